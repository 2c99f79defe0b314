"""The log, and the derived tables.

The log is spelt out, since it must stay what it was. Derived tables are always those of the code that runs: a later migration that
changes them drops them, makes them and builds them from the log.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from onrecord.record import schema

revision = "1"
down_revision = None


def upgrade() -> None:
    """From nothing to format 1."""
    text = sa.String().with_variant(sa.String(collation="C"), "postgresql")
    op.create_table(
        "entries",
        sa.Column("sequence", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=False),
        sa.Column("kind", text, nullable=False),
        sa.Column("subject", text, nullable=False),
        sa.Column("at", text, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
        sa.Column("stored", text, nullable=False),
        sa.Column("digest", text, nullable=False),
        sa.Column("chain", text, nullable=False),
    )
    op.create_index("entries_of_subject", "entries", ["subject", "sequence"])
    op.create_index("entries_by_time", "entries", ["at", "sequence"])
    schema.protect(op.get_bind())
    schema.create_derived(op.get_bind())
