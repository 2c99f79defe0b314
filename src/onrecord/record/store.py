"""The record: what is kept, and how it is asked."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import select

from onrecord.actors import Known, KnownPerson
from onrecord.document import Document
from onrecord.errors import WrongSettings
from onrecord.record import asking, building, entries, extents, log, moving, naming, reviews, schema, searching, verifying
from onrecord.record.asking import Changes
from onrecord.record.current import current
from onrecord.record.entries import Origin
from onrecord.record.extents import Extent
from onrecord.record.log import EntryKind
from onrecord.record.opening import Place, place
from onrecord.record.reviewed import Review, Verdict, reviewed
from onrecord.record.schema import labels, reports
from onrecord.record.searching import Hit
from onrecord.record.verifying import Problem
from onrecord.record.views import EVERYTHING, View
from onrecord.talks.declared import Talks
from onrecord.talks.rows import CommitmentRow, ConditionRow, ContactRow, PositionRow, Report, Rows, StatementRow, key
from onrecord.talks.same import Worded

_Row = TypeVar("_Row", StatementRow, PositionRow, ConditionRow, CommitmentRow, ContactRow)

BOARD = 40
"""Issues on a board, unless more are asked for: more than one reads at once."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A report with its text and all its rows, as the record has them.

    `record` is RECORD.md's object with people's word over the machine's, each row with its `key`; None where it was not read. `reviews` are
    those of the report, in order.
    """

    document: Document
    origin: Origin
    reader: Mapping[str, Any]
    rows: Rows
    record: Mapping[str, Any] | None
    reviews: tuple[Review, ...]


def open_record(where: str | None = None, *, create: bool = False, write: bool = True) -> Record:
    """The record at `where`: a file or a postgresql:// URL; None is ONRECORD_RECORD, else ./onrecord.sqlite.

    With `create` it is made where there is none. Raises `WrongSettings` if there is none, if its format is not known, or if it cannot
    be opened; without `write` it is opened so that nothing can be changed.
    """
    return Record(place(where, create=create, write=write))


class Record:
    """Many reports with their readings and reviews. Safe to use from several threads and processes at once.

    Every iterator gives its rows in a defined order and sees one state of the record from its first row to its last.
    """

    def __init__(self, kept: Place) -> None:
        self.place = kept
        self._running = extents.Running()

    def close(self) -> None:
        """Closes all connections; the record can be used again all the same."""
        self.place.engine.dispose()

    def has(self, document: str) -> bool:
        """Whether a document with this id (the digest of its bytes) is in the record."""
        with self.place.reading() as connection:
            return connection.execute(select(reports.c.key).where(reports.c.id == document)).scalar() is not None

    def add(
        self,
        document: Document,
        record: Mapping[str, Any] | None,
        *,
        reader: Mapping[str, Any],
        origin: Origin,
        parties: Mapping[str, str] | None = None,
        persons: Sequence[KnownPerson] = (),
    ) -> str | None:
        """Adds a document with its reading (RECORD.md's object) in one step; the report's key, None if it was there already.

        `record` is None for a document that was not read (in another language): it is kept and searched all the same. `reader` tells who
        read it: the versions of onrecord and of its model. `parties` are names for people by the codes of parties, `persons` what the
        report teaches of persons (`onrecord.actors.learnt`).
        """
        with self.place.writing() as connection:
            if connection.execute(select(reports.c.key).where(reports.c.id == document.id)).scalar() is not None:
                return None
            about = key("d", document.id)
            new = [log.append(connection, EntryKind.DOCUMENT, about, entries.of_document(document, origin))]
            if record is not None:
                reading = entries.of_reading(record, reader, parties or {}, persons)
                new.append(log.append(connection, EntryKind.READING, about, reading))
            building.build(connection, new)
        return about

    def reread(
        self,
        permalink: str,
        record: Mapping[str, Any],
        *,
        reader: Mapping[str, Any],
        parties: Mapping[str, str] | None = None,
        persons: Sequence[KnownPerson] = (),
    ) -> Changes:
        """Adds a newer reading of a report that is there; the older one stays in the log. What it changed, by the keys of rows.

        Raises `WrongSettings` if there is no such report.
        """
        with self.place.writing() as connection:
            held = connection.execute(select(reports.c.key).where(reports.c.key == permalink)).scalar()
            if held is None:
                raise WrongSettings(f"there is no report {permalink}", where=self.place.name, do="list them with `onrecord list documents`")
            entry = log.append(connection, EntryKind.READING, permalink, entries.of_reading(record, reader, parties or {}, persons))
            building.build(connection, [entry])
            return asking.changes(connection, permalink, entry.sequence)

    def known(self, text: str) -> Known:
        """What earlier reports teach of the persons whom the words of `text` may call: for the reader of a report with this text."""
        with self.place.reading() as connection:
            return asking.known(connection, text)

    def declare(self, given: Talks) -> bool:
        """Keeps a negotiation as the user declares it; False if it is declared so already."""
        body = naming.declaration(given)
        with self.place.writing() as connection:
            if any(naming.declaration(there) == body for there in naming.talks(connection)):
                return False
            building.build(connection, [log.append(connection, EntryKind.TALKS, key("n", given.name), body)])
        return True

    def judge(
        self, row: str, verdict: Verdict, *, reviewer: str, reason: str | None = None, fields: Mapping[str, Any] | None = None
    ) -> int:
        """Keeps that a person finds the row with this key right or wrong, or puts `fields` (RECORD.md's) of it right; the entry's number.

        Raises `WrongReview` if there is no such row, or if a field cannot be what it is put to.
        """
        with self.place.writing() as connection:
            return reviews.judge(connection, row, verdict, reviewer=reviewer, reason=reason, fields=fields or {})

    def add_row(self, report: str, table: str, item: Mapping[str, Any], *, reviewer: str, reason: str | None = None) -> str:
        """Keeps a row (RECORD.md's form, of the table "statements", "positions", …) that the machine missed; its key."""
        with self.place.writing() as connection:
            return reviews.add(connection, report, table, item, reviewer=reviewer, reason=reason)

    def undo(self, sequence: int, *, reviewer: str) -> None:
        """Takes back the review with this number; it stays in the log and counts no more. Raises `WrongReview`."""
        with self.place.writing() as connection:
            reviews.undo(connection, sequence, reviewer=reviewer)

    def reviews(self, *, newest: bool = False, limit: int | None = None) -> Iterator[Review]:
        """The reviews, in the order in which they were made, or the newest first; `limit` of them at most."""
        with self.place.reading() as connection:
            yield from reviews.everything(connection, newest=newest, limit=limit)

    def labels(self, *, whole: bool = False) -> Iterator[dict[str, Any]]:
        """The reviewed reports in the form of the gold records: rows found right, put right or added; `whole`: and those nobody judged."""
        with self.place.reading() as connection:
            yield from reviews.labels(connection, whole=whole)

    def agreement(self) -> float | None:
        """Krippendorff's alpha of the reviewers' decisions; None where no two judged the same row."""
        return reviews.agreement(self.reviews())

    def talks(self) -> tuple[Talks, ...]:
        """The negotiations that are declared, by name."""
        with self.place.reading() as connection:
            return naming.talks(connection)

    def copies(self, of: Iterable[str] | None = None) -> dict[str, Report]:
        """For the key of each report that is a copy (of those given, else of all) the earliest report of its family."""
        with self.place.reading() as connection:
            return asking.copies(connection, of)

    def family(self, report: str, *, limit: int = 100) -> list[Report]:
        """The earliest reports that are copies of one another with the one that has this key, itself among them, by day."""
        with self.place.reading() as connection:
            return asking.family(connection, report, limit=limit)

    def rebuild(self) -> Iterator[int]:
        """Makes all derived tables anew from the log, in one step; yields the number of each entry as it goes."""
        with self.place.writing() as connection:
            for entry in building.rebuild(connection):
                yield entry.sequence

    def verify(self) -> Iterator[Problem]:
        """Everything that is wrong with the record; nothing where it is whole."""
        return verifying.verify(self.place)

    def backup(self, file: str) -> None:
        """Copies the record into a new SQLite file while it is used. Raises `WrongSettings` if there is a file of that name."""
        moving.backup(self.place, file)

    def export(self) -> Iterator[str]:
        """The log as lines of JSON, without line ends."""
        return moving.exported(self.place)

    def bring_in(self, lines: Iterable[str], *, where: str = "") -> Iterator[int]:
        """Puts an exported log into this record, if it is new or has the beginning of the same log; yields the number of each entry.

        Raises `WrongSettings` if the lines are no log, or if the record has another one; `where` names the lines in messages.
        """
        return moving.imported(self.place, lines, where=where)

    def reports(self, view: View = EVERYTHING, *, newest: bool = False, limit: int | None = None, offset: int = 0) -> Iterator[Report]:
        """The reports, by day."""
        with self.place.reading() as connection:
            yield from asking.found_reports(connection, view, newest=newest, limit=limit, offset=offset)

    def statements(
        self, view: View = EVERYTHING, *, newest: bool = False, limit: int | None = None, offset: int = 0
    ) -> Iterator[StatementRow]:
        """The statements, by day, report and place in it."""
        return self._rows(StatementRow, view, newest, limit, offset)

    def wordings(self, view: View, *, limit: int) -> list[Worded]:
        """The words of the newest statements, the latest first: what `onrecord.talks.same.alike` compares."""
        with self.place.reading() as connection:
            return asking.wordings(connection, view, limit=limit)

    def positions(
        self, view: View = EVERYTHING, *, newest: bool = False, limit: int | None = None, offset: int = 0
    ) -> Iterator[PositionRow]:
        """The positions, by day, report and place in it."""
        return self._rows(PositionRow, view, newest, limit, offset)

    def conditions(
        self, view: View = EVERYTHING, *, newest: bool = False, limit: int | None = None, offset: int = 0
    ) -> Iterator[ConditionRow]:
        """The conditions, by day, report and place in it."""
        return self._rows(ConditionRow, view, newest, limit, offset)

    def commitments(
        self, view: View = EVERYTHING, *, newest: bool = False, limit: int | None = None, offset: int = 0
    ) -> Iterator[CommitmentRow]:
        """The commitments, by day, report and place in it."""
        return self._rows(CommitmentRow, view, newest, limit, offset)

    def contacts(self, view: View = EVERYTHING, *, newest: bool = False, limit: int | None = None, offset: int = 0) -> Iterator[ContactRow]:
        """The contacts, by day, report and place in it."""
        return self._rows(ContactRow, view, newest, limit, offset)

    def board(self, view: View = EVERYTHING, *, issues: int = BOARD) -> list[PositionRow]:
        """What a board is made of: of the issues spoken of last, each party's newest position for each stance on each ground."""
        with self.place.reading() as connection:
            return asking.newest_positions(connection, view, issues=issues)

    def search(self, words: str, view: View = EVERYTHING, *, limit: int = 20, offset: int = 0) -> list[Hit]:
        """Statements and reports with these words, the best first. `"…"` is a phrase, `-word` leaves out.

        Where the view asks for what only a statement has (act, party, …), statements alone are found.
        """
        with self.place.reading() as connection:
            return searching.hits(connection, words, view, limit=limit, offset=offset)

    def facets(self, words: str, view: View = EVERYTHING) -> Mapping[str, Mapping[str, int]]:
        """Of the best thousand statements with these words: how many by outlet, source, party, act and factuality."""
        with self.place.reading() as connection:
            return searching.facets(connection, words, view)

    def timeline(self, view: View = EVERYTHING) -> Iterator[PositionRow | CommitmentRow | ContactRow]:
        """Positions, commitments and contacts in one order: by day, report and place in it."""
        with self.place.reading() as connection:
            kinds: tuple[type[Any], ...] = (PositionRow, CommitmentRow, ContactRow)
            several = [asking.found_rows(connection, kind, view, newest=False, limit=None, offset=0) for kind in kinds]
            yield from heapq.merge(*several, key=lambda row: (row.grounds.day, row.grounds.report, row.key[0]))

    def extent(self, view: View = EVERYTHING) -> Extent:
        """How many reports the view has, and of which days."""
        with self.place.reading() as connection:
            return self._running.extent(connection) if view == EVERYTHING else extents.extent(connection, view)

    def issues(self) -> dict[str, str]:
        """The record's issue for each label that a report gave."""
        with self.place.reading() as connection:
            return {row.label: row.issue for row in connection.execute(select(labels).order_by(labels.c.label))}

    def labels_of(self, issue: str) -> tuple[str, ...]:
        """What reports call the record's issue of this name, in order."""
        with self.place.reading() as connection:
            return tuple(connection.execute(select(labels.c.label).where(labels.c.issue == issue).order_by(labels.c.label)).scalars())

    def parties(self) -> dict[str, str]:
        """Names for people of the parties that the record has by a code."""
        with self.place.reading() as connection:
            named = select(schema.parties).order_by(schema.parties.c.code)
            return {row.code: row.name for row in connection.execute(named)}

    def names(self, what: str, view: View = EVERYTHING) -> list[dict[str, Any]]:
        """The names of one sort, each with the number of rows that bear it, the most first.

        `what` is "issues", "parties" (both of positions), "sources" or "outlets" (both of statements).
        """
        with self.place.reading() as connection:
            return asking.names(connection, what, view)

    def statement(self, permalink: str) -> StatementRow | None:
        """The statement with this key, None if there is none."""
        return self.row(StatementRow, permalink)

    def rows_of(self, kind: type[_Row], permalinks: Iterable[str]) -> dict[str, _Row]:
        """The rows of this kind with these keys, by key; those that there are."""
        with self.place.reading() as connection:
            return asking.rows_of(connection, kind, permalinks)

    def row(self, kind: type[_Row], permalink: str) -> _Row | None:
        """The row of this kind with this key, None if there is none."""
        with self.place.reading() as connection:
            return asking.row(connection, kind, permalink)

    def document(self, permalink: str) -> Kept | None:
        """The report with this key: text, origin and rows as they count now; None if there is none."""
        with self.place.reading() as connection:
            held = connection.execute(select(reports).where(reports.c.key == permalink)).first()
            if held is None:
                return None
            entry, read, given = current(log.of_subject(connection, permalink, until=schema.OPEN))
            reader = log.entry(connection, held.reading).payload["reader"] if held.reading is not None else {}
            found = asking.report_rows(connection, asking.as_report(held), View(report=permalink, wrong=True))
            origin, judged = Origin(**entry.payload["origin"]), reviewed(read, given) if read else None
            return Kept(entries.document(entry.payload), origin, reader, found, judged, tuple(given))

    def _rows(self, kind: type[_Row], view: View, newest: bool, limit: int | None, offset: int) -> Iterator[_Row]:
        with self.place.reading() as connection:
            yield from asking.found_rows(connection, kind, view, newest=newest, limit=limit, offset=offset)
