"""The tables of a record. `entries` is the log and the truth; all others are derived from it and can be made again.

Columns are there to find rows by; the row itself stands in `body`, as `codec` packs it. Text is compared by code points on both databases
(collation "C" on PostgreSQL), so that both give the same order.

A row of statements, positions and so on has versions: each is valid in the log from the entry `opened` on, before the entry `closed`
(`OPEN` where it still holds). "What we could have known then" is a sequence number between the two.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    text,
)

OPEN = 2**62
"""`closed` of a version that still holds: higher than any sequence number, so that one comparison serves both."""

TEXT = String().with_variant(String(collation="C"), "postgresql")
NUMBER = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData()

entries = Table(
    "entries",
    metadata,
    Column("sequence", NUMBER, primary_key=True, autoincrement=False),
    Column("kind", TEXT, nullable=False),
    Column("subject", TEXT, nullable=False),
    Column("at", TEXT, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("stored", TEXT, nullable=False),
    Column("digest", TEXT, nullable=False),
    Column("chain", TEXT, nullable=False),
    Index("entries_of_subject", "subject", "sequence"),
    Index("entries_by_time", "at", "sequence"),
)
"""The log. `digest` is over kind, subject, time and the unpacked payload; `chain` over the one before and this; `stored` over the bytes
of `payload` as they lie in the file, which a decompressor may read alike though a bit has changed."""

reports = Table(
    "reports",
    metadata,
    Column("key", TEXT, primary_key=True),
    Column("id", TEXT, nullable=False, unique=True),
    Column("title", TEXT),
    Column("outlet", TEXT),
    Column("url", TEXT),
    Column("published", TEXT),
    Column("language", TEXT),
    Column("added", TEXT, nullable=False),
    Column("day", TEXT, nullable=False),
    Column("family", TEXT, nullable=False),
    Column("opened", NUMBER, ForeignKey("entries.sequence"), nullable=False),
    Column("reading", NUMBER, ForeignKey("entries.sequence")),
    Index("reports_by_day", "day", "key"),
    Index("reports_of_outlet", "outlet", "day"),
    Index("reports_of_family", "family"),
)
"""One row a document; `opened` and `reading` are the entries with its text and with the reading that counts now."""


def _versions(name: str, *columns: Column[object] | Index) -> Table:
    """A table of rows that have versions, with columns of its own."""
    return Table(
        name,
        metadata,
        Column("key", TEXT, primary_key=True),
        Column("opened", NUMBER, ForeignKey("entries.sequence"), primary_key=True),
        Column("closed", NUMBER, nullable=False),
        Column("report", TEXT, ForeignKey("reports.key"), nullable=False),
        Column("ordinal", Integer, nullable=False),
        Column("outlet", TEXT),
        Column("source", TEXT),
        Column("day", TEXT, nullable=False),
        Column("added", TEXT, nullable=False),
        Column("standing", TEXT, nullable=False),
        Column("confidence", Float, nullable=False),
        Column("body", TEXT, nullable=False),
        *columns,
        Index(f"{name}_by_day", "day", "report", "ordinal"),
        Index(f"{name}_of_report", "report", "ordinal"),
    )


statements = _versions(
    "statements",
    Column("act", TEXT, nullable=False),
    Column("factuality", TEXT, nullable=False),
    Column("mode", TEXT, nullable=False),
    Index("statements_of_source", "source", "day"),
    Index("statements_by_act", "act", "factuality", "day"),
)
positions = _versions(
    "positions",
    Column("party", TEXT, nullable=False),
    Column("label", TEXT, nullable=False),
    Column("stance", TEXT, nullable=False),
    Column("basis", TEXT, nullable=False),
    Index("positions_of_cell", "label", "party", "stance", "basis", "day", "added", "key"),
    Index("positions_of_label", "label", "day"),
    Index("positions_of_party", "party", "day"),
)
conditions = _versions(
    "conditions",
    Column("party", TEXT),
    Column("label", TEXT, nullable=False),
    Column("kind", TEXT, nullable=False),
    Index("conditions_of_label", "label", "day"),
    Index("conditions_of_party", "party", "day"),
)
commitments = _versions(
    "commitments",
    Column("party", TEXT),
    Column("status", TEXT, nullable=False),
    Index("commitments_of_party", "party", "day"),
)
contacts = _versions("contacts", Column("kind", TEXT, nullable=False), Column("status", TEXT, nullable=False))

marks = Table(
    "marks",
    metadata,
    Column("table", TEXT, primary_key=True),
    Column("field", TEXT, primary_key=True),
    Column("value", TEXT, primary_key=True),
    Column("day", TEXT, primary_key=True),
    Column("row", TEXT, primary_key=True),
    Column("opened", NUMBER, ForeignKey("entries.sequence"), primary_key=True),
    sqlite_with_rowid=False,
)
"""What a row has several of, to find it by: the parties of a source, the participants of a contact, the labels of a statement."""

labels = Table(
    "labels",
    metadata,
    Column("label", TEXT, primary_key=True),
    Column("kin", TEXT, nullable=False),
    Column("uses", Integer, nullable=False),
    Column("issue", TEXT, nullable=False),
    Index("labels_of_kin", "kin"),
    Index("labels_of_issue", "issue"),
)
"""The record's issue for each label that a reading gave; `uses` are all rows that ever had it."""

negotiations = Table(
    "negotiations",
    metadata,
    Column("name", TEXT, primary_key=True),
    Column("needed", Integer, nullable=False),
    Column("body", TEXT, nullable=False),
)
"""What is declared in a talks.toml; a report belongs to a negotiation if it speaks of `needed` of its parties."""

negotiators = Table("negotiators", metadata, Column("talks", TEXT, primary_key=True), Column("party", TEXT, primary_key=True))

spoken = Table(
    "spoken",
    metadata,
    Column("party", TEXT, primary_key=True),
    Column("report", TEXT, ForeignKey("reports.key"), primary_key=True),
    Index("spoken_of_report", "report"),
    sqlite_with_rowid=False,
)
"""Which parties the rows of a report speak of."""

sketches = Table(
    "sketches",
    metadata,
    Column("day", TEXT, primary_key=True),
    Column("report", TEXT, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("numbers", LargeBinary, nullable=False),
    Column("quotes", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""What is kept of each report's text to find its copies (`talks.copies.Sketch`), by days, since copies are of about one day."""

cells = Table(
    "cells",
    metadata,
    Column("label", TEXT, primary_key=True),
    Column("party", TEXT, primary_key=True),
    Column("stance", TEXT, primary_key=True),
    Column("basis", TEXT, primary_key=True),
    sqlite_with_rowid=False,
)
"""Which stances on which grounds a party has ever had on a label: with it the newest of each is one step in an index, as of any day."""

persons = Table(
    "persons",
    metadata,
    Column("surname", TEXT, primary_key=True),
    Column("report", TEXT, ForeignKey("reports.key"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("opened", NUMBER, ForeignKey("entries.sequence"), primary_key=True),
    Column("closed", NUMBER, nullable=False),
    Column("body", TEXT, nullable=False),
    Index("persons_of_report", "report"),
)
"""What each report teaches of persons (`actors.KnownPerson`), by every word by which alone later reports may call them."""

parties = Table(
    "parties",
    metadata,
    Column("code", TEXT, primary_key=True),
    Column("name", TEXT, nullable=False),
)
"""What the parties are called, by the register with which they were last read."""

search = Table(
    "search",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("table", TEXT, nullable=False),
    Column("row", TEXT, nullable=False),
    Column("opened", NUMBER, ForeignKey("entries.sequence"), nullable=False),
    Column("words", TEXT, nullable=False),
    Index("search_of_row", "row", "opened"),
)
"""What full-text search looks through: documents (long ones in pieces) and statements."""

DERIVED = (
    *(reports, statements, positions, conditions, commitments, contacts),
    *(marks, labels, cells, persons, parties, negotiations, negotiators, spoken, sketches, search),
)
"""All tables that can be made again from the log, each after those it refers to."""

VERSIONED = (statements, positions, conditions, commitments, contacts)

_SQLITE_LOG = (
    "CREATE TRIGGER entries_not_changed BEFORE UPDATE ON entries BEGIN SELECT raise(ABORT, 'the log is never changed'); END",
    "CREATE TRIGGER entries_not_deleted BEFORE DELETE ON entries BEGIN SELECT raise(ABORT, 'the log is never changed'); END",
)
_SQLITE_SEARCH = (
    "CREATE VIRTUAL TABLE search_index USING fts5"
    "(words, content='search', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2')",
)
_POSTGRES_LOG = (
    "CREATE FUNCTION entries_keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the log is never changed'; END $$",
    "CREATE TRIGGER entries_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON entries FOR EACH STATEMENT EXECUTE FUNCTION entries_keep()",
)
_POSTGRES_SEARCH = (
    "ALTER TABLE search ADD COLUMN vector tsvector GENERATED ALWAYS AS (to_tsvector('english', words)) STORED",
    "CREATE INDEX search_index ON search USING gin (vector)",
)


def protect(connection: Connection) -> None:
    """Makes the database refuse to change the log."""
    for statement in _SQLITE_LOG if connection.dialect.name == "sqlite" else _POSTGRES_LOG:
        connection.execute(text(statement))


def create_derived(connection: Connection) -> None:
    """Makes the derived tables, empty."""
    metadata.create_all(connection, tables=list(DERIVED), checkfirst=False)
    for statement in _SQLITE_SEARCH if connection.dialect.name == "sqlite" else _POSTGRES_SEARCH:
        connection.execute(text(statement))


def drop_derived(connection: Connection) -> None:
    """Removes the derived tables; the log stays."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("DROP TABLE IF EXISTS search_index"))
    metadata.drop_all(connection, tables=list(DERIVED))
