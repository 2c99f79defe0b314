"""From the log to the tables that serve queries: entry by entry, by the same code when they are added and when all is built anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from onrecord.record import kinships, log, naming, schema
from onrecord.record.codec import packed
from onrecord.record.columns import AnyRow, columns, kept, marks, people
from onrecord.record.current import about, current, learnt, pieces, spoken_of, told
from onrecord.record.entries import persons_of
from onrecord.record.log import Entry, EntryKind
from onrecord.record.reviewed import reviewed
from onrecord.record.schema import OPEN
from onrecord.talks.rows import Rows, StatementRow, rows

_BATCH = 200
"""Entries whose rows are written together when many are built: a few thousand rows, which is where more gains nothing."""

_INDEX = text("INSERT INTO search_index (rowid, words) VALUES (:number, :words)")

_CELL = ("label", "party", "stance", "basis")


def build(connection: Connection, entries: Sequence[Entry]) -> None:
    """Brings the derived tables from the log before `entries` to the log with them, within the transaction of `connection`."""
    builder = _Builder(connection)
    for entry in entries:
        builder.take(entry)
    builder.write()


def rebuild(connection: Connection) -> Iterator[Entry]:
    """Makes all derived tables anew from the log, within the transaction of `connection`; yields each entry when it is built."""
    schema.drop_derived(connection)
    schema.create_derived(connection)
    last = connection.execute(select(func.max(schema.entries.c.sequence))).scalar() or 0
    for start in range(1, last + 1, _BATCH):
        some = log.between(connection, start, start + _BATCH)
        build(connection, some)
        yield from some


class _Builder:
    """Builds entries one after the other and holds the rows back that nothing asks for before `write`, to write many at once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: dict[Table, list[dict[str, Any]]] = {}
        self._uses: Counter[str] = Counter()
        self._cells: set[tuple[str, ...]] = set()
        self._parties: dict[str, str] = {}
        self._document: Entry | None = None
        self._new: set[str] = set()

    def take(self, entry: Entry) -> None:
        """Builds one entry."""
        if entry.kind is EntryKind.DOCUMENT:
            self._take_document(entry)
        elif entry.kind is EntryKind.READING and entry.subject in self._new:
            self._new.discard(entry.subject)
            self._take_first(entry)
        else:
            self.write()  # what is asked for now may be among the rows held back
            if entry.kind is EntryKind.TALKS:
                naming.declare(self._connection, entry.payload)
            else:
                self._take_again(entry)

    def write(self) -> None:
        """Writes all rows that were held back."""
        self._number_searches()
        for table, held in self._rows.items():
            self._connection.execute(insert(table), held)
        if self._connection.dialect.name == "sqlite":
            self._index(self._rows.get(schema.search, []))
        self._rows.clear()
        cells = [dict(zip(_CELL, cell, strict=True)) for cell in sorted(self._cells)]
        _missing(self._connection, schema.cells, cells)
        self._cells.clear()
        self._name_parties()
        naming.count(self._connection, self._uses)
        self._uses.clear()
        self._new.clear()

    def _index(self, found: Sequence[dict[str, Any]]) -> None:
        """Puts words into the full-text index entry by entry: a savepoint makes FTS5 write what it holds, so that the index has the same
        bytes however many entries are built at once, and `verify` can compare them.
        """
        for _, of_entry in groupby(found, key=lambda row: row["opened"]):
            with self._connection.begin_nested():
                self._connection.execute(_INDEX, list(of_entry))

    def _take_document(self, entry: Entry) -> None:
        row, text = about(entry), entry.payload["text"]
        shown = {name: kept(getattr(row, name)) for name in ("title", "outlet", "url", "published", "language")}
        family = kinships.place(self._connection, row, told(text, entry.payload["document"]["boilerplate"]))
        values = {"key": row.key, "id": row.id, "added": row.added, "day": row.day, "family": family}
        self._connection.execute(insert(schema.reports), {**values, **shown, "opened": entry.sequence, "reading": None})
        self._search("documents", entry.sequence, [(row.key, piece) for piece in pieces(text)])
        self._document = entry
        self._new.add(row.key)

    def _take_first(self, entry: Entry) -> None:
        """The first reading of a report whose document came with this builder: there are no rows and no reviews to look for."""
        held = self._document
        if held is None or held.subject != entry.subject:
            held = next(log.of_subject(self._connection, entry.subject, until=entry.sequence))
        self._refresh(entry, [held, entry], first=True)

    def _take_again(self, entry: Entry) -> None:
        """A further reading, or a review."""
        self._refresh(entry, list(log.of_subject(self._connection, entry.subject, until=entry.sequence)), first=False)
        self.write()

    def _refresh(self, entry: Entry, entries: Sequence[Entry], *, first: bool) -> None:
        """Brings the rows of one report to what its document, last reading and reviews say; versions no longer so are closed."""
        document, record, reviews = current(entries)
        if record is None:
            return
        found = rows(reviewed(record, reviews), document.payload["text"], added=document.at)
        labels = {statement.key: statement.issues for statement in found.statements}
        for table in schema.VERSIONED:
            opened = self._opened(table, getattr(found, table.name), entry, first=first)
            self._hold(table, [columns(row, entry.subject, entry.sequence, ordinal) for ordinal, row in opened])
            self._hold(schema.marks, [mark for _, row in opened for mark in marks(row, table.name, entry.sequence, labels=labels)])
            self._label(table, [row for _, row in opened])
            said = [(row.key, row.content) for _, row in opened if isinstance(row, StatementRow)]
            self._search("statements", entry.sequence, said)
        if entry.kind is EntryKind.READING:
            reports = schema.reports
            self._connection.execute(update(reports).where(reports.c.key == entry.subject), {"reading": entry.sequence})
            self._people(entry, first=first)
            self._parties.update({kept(code): kept(name) for code, name in entry.payload["parties"].items()})
        self._speak(found, entry.subject, first=first)

    def _opened(self, table: Table, found: Sequence[AnyRow], entry: Entry, *, first: bool) -> list[tuple[int, AnyRow]]:
        """The rows that are new or other than before, with their places; the versions that they follow, and those that went, are closed."""
        held = select(table.c.key, table.c.opened, table.c.ordinal, table.c.added, table.c.body)
        held = held.where(table.c.report == entry.subject, table.c.closed == OPEN)
        before = {} if first else {row.key: row for row in self._connection.execute(held)}
        opened: list[tuple[int, AnyRow]] = []
        for ordinal, row in enumerate(found):
            old = before.get(row.key)
            known = learnt(row, old.added if old else entry.at)
            if old and old.ordinal == ordinal and old.body == packed(known):
                del before[row.key]
            else:
                opened.append((ordinal, known))
        for old in before.values():
            version = update(table).where(table.c.key == old.key, table.c.opened == old.opened)
            self._connection.execute(version, {"closed": entry.sequence})
        return opened

    def _label(self, table: Table, found: Sequence[Any]) -> None:
        """Counts the labels of rows, and keeps which stances there are on each."""
        if table is schema.positions:
            self._cells |= {tuple(kept(getattr(row, name)) for name in _CELL) for row in found}
        if table in (schema.statements, schema.positions, schema.conditions):
            for label, count in naming.uses(found).items():
                self._uses[kept(label)] += count

    def _people(self, entry: Entry, *, first: bool) -> None:
        """Keeps what the reading teaches of persons, in the place of what an earlier reading of the report taught."""
        persons = schema.persons
        if not first:
            before = update(persons).where(persons.c.report == entry.subject, persons.c.closed == OPEN)
            self._connection.execute(before, {"closed": entry.sequence})
        self._hold(persons, people(persons_of(entry.payload), entry.subject, entry.sequence))

    def _speak(self, found: Rows, report: str, *, first: bool) -> None:
        """Keeps which parties the rows of a report speak of."""
        if not first:
            self._connection.execute(delete(schema.spoken).where(schema.spoken.c.report == report))
        self._hold(schema.spoken, [{"party": kept(party), "report": report} for party in spoken_of(found)])

    def _search(self, table: str, sequence: int, found: Sequence[tuple[str, str]]) -> None:
        """Keeps the words of rows, each a key and a text, for search."""
        self._hold(schema.search, [{"table": table, "row": row, "opened": sequence, "words": kept(words)} for row, words in found])

    def _hold(self, table: Table, found: list[dict[str, Any]]) -> None:
        if found:
            self._rows.setdefault(table, []).extend(found)

    def _number_searches(self) -> None:
        if held := self._rows.get(schema.search):
            last = self._connection.execute(select(func.max(schema.search.c.number))).scalar() or 0
            for number, row in enumerate(held, last + 1):
                row["number"] = number

    def _name_parties(self) -> None:
        """Keeps what the parties are called; the last reading counts."""
        if self._parties:
            self._connection.execute(delete(schema.parties).where(schema.parties.c.code.in_(self._parties)))
            named = [{"code": code, "name": name} for code, name in sorted(self._parties.items())]
            self._connection.execute(insert(schema.parties), named)
            self._parties.clear()


def _missing(connection: Connection, table: Table, values: Sequence[Mapping[str, Any]]) -> None:
    """Inserts those that are not there yet."""
    if values:
        dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
        connection.execute(dialect.insert(table).on_conflict_do_nothing(), list(values))
