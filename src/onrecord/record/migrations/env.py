"""What Alembic runs: the migrations, on the connection and in the transaction that `onrecord.record.opening` hands over."""

from __future__ import annotations

from alembic import context

from onrecord.record.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=False)
context.run_migrations()
