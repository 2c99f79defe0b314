"""From the log to the tables that serve queries: one entry at a time, by the same code when it is added and when all is built anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from onrecord.record import kinships, log, naming, schema
from onrecord.record.codec import packed
from onrecord.record.columns import AnyRow, columns, kept, marks, people
from onrecord.record.log import Entry, EntryKind
from onrecord.record.reviewed import Review, Verdict, reviewed
from onrecord.record.schema import OPEN
from onrecord.talks.rows import Report, Rows, StatementRow, report, rows

_PIECE = 50_000
"""Characters of a document that are searched as one. PostgreSQL takes a megabyte of distinct words at most."""


_INDEX = text("INSERT INTO search_index (rowid, words) VALUES (:number, :words)")


def build(connection: Connection, entry: Entry) -> None:
    """Brings the derived tables from the log before `entry` to the log with it, within the transaction of `connection`."""
    if entry.kind is EntryKind.DOCUMENT:
        _document(connection, entry)
    elif entry.kind is EntryKind.TALKS:
        naming.declare(connection, entry.payload)
    else:
        _refresh(connection, entry)


def rebuild(connection: Connection) -> Iterator[Entry]:
    """Makes all derived tables anew from the log, within the transaction of `connection`; yields each entry when it is built."""
    schema.drop_derived(connection)
    schema.create_derived(connection)
    last = connection.execute(select(func.max(schema.entries.c.sequence))).scalar() or 0
    for sequence in range(1, last + 1):
        entry = log.entry(connection, sequence)
        build(connection, entry)
        yield entry


def about(entry: Entry) -> Report:
    """The report of an entry with a document."""
    return report(entry.payload["document"], added=entry.at)


def review(entry: Entry) -> Review:
    """The review of an entry with one."""
    given = entry.payload
    return Review(
        entry.sequence,
        entry.at,
        entry.subject,
        given["table"],
        given["row"],
        Verdict(given["verdict"]),
        given["reviewer"],
        given["reason"],
        given["item"],
        given["fields"],
        given["undoes"],
    )


def current(entries: Iterable[Entry]) -> tuple[Entry, dict[str, Any] | None, list[Review]]:
    """From the entries about one report: its document, the record (RECORD.md) of its last reading, None without one, and all reviews."""
    document: Entry | None = None
    reading: Entry | None = None
    reviews: list[Review] = []
    for entry in entries:
        if entry.kind is EntryKind.DOCUMENT:
            document = document or entry
        elif entry.kind is EntryKind.READING:
            reading = entry
        elif entry.kind is EntryKind.REVIEW:
            reviews.append(review(entry))
    if document is None:
        raise ValueError("entries of a report without its document")
    if reading is None:
        return document, None, reviews
    return document, {**reading.payload["record"], "document": document.payload["document"]}, reviews


def _document(connection: Connection, entry: Entry) -> None:
    row, text = about(entry), entry.payload["text"]
    shown = {name: kept(getattr(row, name)) for name in ("title", "outlet", "url", "published", "language")}
    family = kinships.place(connection, row, _told(text, entry.payload["document"]["boilerplate"]))
    values = {"key": row.key, "id": row.id, "added": row.added, "day": row.day, "family": family, "opened": entry.sequence, "reading": None}
    connection.execute(insert(schema.reports), {**values, **shown})
    _searchable(connection, "documents", entry.sequence, [(row.key, piece) for piece in _pieces(text)])


def _told(text: str, boilerplate: Iterable[Sequence[int]]) -> str:
    """A text without its boilerplate."""
    pieces, end = [], 0
    for start, stop in sorted(map(tuple, boilerplate)):
        pieces.append(text[end:start])
        end = max(end, stop)
    return "\n".join([*pieces, text[end:]])


def _refresh(connection: Connection, entry: Entry) -> None:
    """Brings the rows of one report to what its document, last reading and reviews say; versions that are no longer so are closed."""
    document, record, reviews = current(log.of_subject(connection, entry.subject, until=entry.sequence))
    if record is None:
        return
    before = connection.execute(select(schema.reports.c.reading).where(schema.reports.c.key == entry.subject)).scalar()
    if entry.kind is EntryKind.READING:
        connection.execute(update(schema.reports).where(schema.reports.c.key == entry.subject), {"reading": entry.sequence})
    found = rows(reviewed(record, reviews), document.payload["text"], added=document.at)
    labels = {statement.key: statement.issues for statement in found.statements}
    marked: list[dict[str, Any]] = []
    used: Counter[str] = Counter()
    for table in schema.VERSIONED:
        opened = _opened(connection, table, getattr(found, table.name), entry, first=before is None)
        if opened:
            connection.execute(insert(table), [columns(row, entry.subject, entry.sequence, ordinal) for ordinal, row in opened])
            marked += [mark for _, row in opened for mark in marks(row, table.name, entry.sequence, labels=labels)]
            used += _labelled(connection, table, [row for _, row in opened])
            _searchable(
                connection, "statements", entry.sequence, [(row.key, row.content) for _, row in opened if isinstance(row, StatementRow)]
            )
    if marked:
        connection.execute(insert(schema.marks), marked)
    naming.count(connection, used)
    _spoken(connection, entry.subject, found)
    if entry.kind is EntryKind.READING:
        _persons(connection, found, entry)
        _parties(connection, entry)


def _opened(connection: Connection, table: Table, found: Sequence[AnyRow], entry: Entry, *, first: bool) -> list[tuple[int, AnyRow]]:
    """The rows that are new or other than before, with their places; the versions that they follow, and those that went, are closed.

    `first`: the report has had no reading, and so no rows.
    """
    held = select(table.c.key, table.c.opened, table.c.ordinal, table.c.added, table.c.body)
    held = held.where(table.c.report == entry.subject, table.c.closed == OPEN)
    before = {} if first else {row.key: row for row in connection.execute(held)}
    opened: list[tuple[int, AnyRow]] = []
    for ordinal, row in enumerate(found):
        old = before.get(row.key)
        learnt = _learnt(row, old.added if old else entry.at)
        if old and old.ordinal == ordinal and old.body == packed(learnt):
            del before[row.key]
        else:
            opened.append((ordinal, learnt))
    for old in before.values():
        connection.execute(update(table).where(table.c.key == old.key, table.c.opened == old.opened), {"closed": entry.sequence})
    return opened


def _learnt(row: AnyRow, when: str) -> AnyRow:
    """The row with the time at which the record first learnt it."""
    if isinstance(row, StatementRow):
        return replace(row, added=when)
    return replace(row, grounds=replace(row.grounds, added=when))


def _labelled(connection: Connection, table: Table, found: Sequence[Any]) -> Counter[str]:
    """Keeps which stances there are on each label; how many of the rows have each label."""
    if table is schema.positions:
        cells = sorted({(row.label, row.party, row.stance, row.basis) for row in found})
        names = ("label", "party", "stance", "basis")
        _missing(connection, schema.cells, [dict(zip(names, map(kept, cell), strict=True)) for cell in cells])
    if table in (schema.statements, schema.positions, schema.conditions):
        return Counter({kept(label): count for label, count in naming.uses(found).items()})
    return Counter()


def _spoken(connection: Connection, report: str, found: Rows) -> None:
    """Keeps which parties the rows of a report speak of."""
    named = {party for row in found.statements if row.source for party in row.source.parties}
    held: list[Any] = [*found.positions, *found.conditions, *found.commitments]
    named |= {row.party for row in held if row.party}
    named |= {party for row in found.contacts for party in row.participants}
    connection.execute(delete(schema.spoken).where(schema.spoken.c.report == report))
    if named:
        connection.execute(insert(schema.spoken), [{"party": kept(party), "report": report} for party in sorted(named)])


def _persons(connection: Connection, found: Rows, entry: Entry) -> None:
    """Keeps who the reading names, in the place of what an earlier reading of the report named."""
    persons = schema.persons
    connection.execute(update(persons).where(persons.c.report == entry.subject, persons.c.closed == OPEN), {"closed": entry.sequence})
    if named := people(found, entry.sequence):
        connection.execute(insert(persons), named)


def _parties(connection: Connection, entry: Entry) -> None:
    """Keeps what the parties of a reading are called; the last reading counts."""
    named = [{"code": kept(code), "name": kept(name)} for code, name in sorted(entry.payload["parties"].items())]
    if named:
        connection.execute(delete(schema.parties).where(schema.parties.c.code.in_([row["code"] for row in named])))
        connection.execute(insert(schema.parties), named)


def _searchable(connection: Connection, table: str, sequence: int, found: Sequence[tuple[str, str]]) -> None:
    """Keeps the words of rows, each a key and a text, for search."""
    if not found:
        return
    number = (connection.execute(select(func.max(schema.search.c.number))).scalar() or 0) + 1
    added = [
        {"number": place, "table": table, "row": row, "opened": sequence, "words": kept(words)}
        for place, (row, words) in enumerate(found, number)
    ]
    connection.execute(insert(schema.search), added)
    if connection.dialect.name == "sqlite":
        connection.execute(_INDEX, added)


def _pieces(whole: str) -> list[str]:
    """A document in pieces that end with a line where they can."""
    pieces = []
    while len(whole) > _PIECE:
        cut = whole.rfind("\n", _PIECE // 2, _PIECE) + 1 or _PIECE
        pieces.append(whole[:cut])
        whole = whole[cut:]
    return [*pieces, whole]


def _missing(connection: Connection, table: Table, values: Sequence[Mapping[str, Any]]) -> None:
    """Inserts those that are not there yet."""
    if values:
        dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
        connection.execute(dialect.insert(table).on_conflict_do_nothing(), list(values))
