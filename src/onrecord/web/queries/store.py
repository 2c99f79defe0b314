"""All that the pages ask of the record and of the views over it. If those change, this module changes and no other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from onrecord.errors import WrongSettings
from onrecord.record import Extent, Kept, Record, Review, Verdict, View
from onrecord.record import Hit as Found
from onrecord.talks.rows import (
    CommitmentRow,
    ConditionRow,
    ContactRow,
    PositionRow,
    Report,
    StatementRow,
)
from onrecord.talks.same import APART, Worded, Wording, alike, side_by_side
from onrecord.talks.tellings import Copies, Row
from onrecord.web.addresses import clean, file_of
from onrecord.web.asked import Asked
from onrecord.web.shown import Hit, Reviewed

_DECISIONS = 12
"""Decisions that the review shows: those of the last minutes."""

_COPIES = 40
"""Copies of a report that its page names, the earliest: wire copy of a great day has hundreds."""

_NEAR = 200
"""Statements by one source on its day, and on the days before and after, among which the same one is looked for: the newest."""

_WORDINGS = 24
"""Reports of one statement whose wordings stand side by side: a briefing of a great day has hundreds."""

_UNDOABLE = 2_000
"""Decisions of everybody among which the last one of a reviewer is looked for: a day's work of a team."""

MOST = 600
"""Rows of a kind that one page works from, the newest: more than one reads. Where there are more, the page says so."""


class Store:
    """The record as the pages see it. Safe to use from several threads."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def board(self, asked: Asked) -> list[PositionRow]:
        """What a board is made of: all positions, or in a record that has more than one page works from, the newest of each cell."""
        more = next(self._record.positions(view(asked), newest=True, limit=1, offset=MOST), None)
        return self._record.board(view(asked)) if more else self.positions(asked)

    def positions(self, asked: Asked, *, issue: str | None = None, party: str | None = None) -> list[PositionRow]:
        """The newest positions, in order of days."""
        return list(reversed(list(self._record.positions(view(asked, issue=issue, party=party), newest=True, limit=MOST))))

    def conditions(self, asked: Asked, *, issue: str | None = None, party: str | None = None) -> list[ConditionRow]:
        """The newest conditions, in order of days."""
        return list(reversed(list(self._record.conditions(view(asked, issue=issue, party=party), newest=True, limit=MOST))))

    def commitments(self, asked: Asked, *, party: str | None = None) -> list[CommitmentRow]:
        """The newest commitments, in order of days."""
        return list(reversed(list(self._record.commitments(view(asked, party=party), newest=True, limit=MOST))))

    def contacts(self, asked: Asked, *, party: str | None = None) -> list[ContactRow]:
        """The newest contacts, in order of days."""
        return list(reversed(list(self._record.contacts(view(asked, party=party), newest=True, limit=MOST))))

    def statements(self, asked: Asked, *, party: str | None = None, issue: str | None = None, limit: int = MOST) -> list[StatementRow]:
        """The newest statements, the latest first."""
        return list(self._record.statements(view(asked, party=party, issue=issue), newest=True, limit=limit))

    def by_key(self, keys: Iterable[str]) -> dict[str, StatementRow]:
        """The statements with these keys."""
        return self._record.rows_of(StatementRow, keys)

    def statement(self, key: str) -> StatementRow | None:
        """The statement with this key."""
        return self._record.statement(key)

    def document(self, key: str) -> Kept | None:
        """The report with this key."""
        return self._record.document(key)

    def reports(self, asked: Asked, *, limit: int = MOST) -> list[Report]:
        """The newest reports, the latest first."""
        return list(self._record.reports(view(asked), newest=True, limit=limit))

    def extent(self, asked: Asked) -> Extent:
        """How much there is."""
        return self._record.extent(view(asked))

    def last_day(self, asked: Asked) -> str:
        """The day that a page is about: the one asked for, else the last that a report is of, else today."""
        last = next(self._record.reports(view(asked.moment), newest=True, limit=1), None)
        return asked.as_of or (last.day if last else datetime.now(UTC).date().isoformat())

    def labels(self, issue: str) -> tuple[str, ...]:
        """What the reports call this issue."""
        return self._record.labels_of(issue)

    def copies(self, *rows: Iterable[Row]) -> Copies:
        """For each report of these rows that is a copy the first of its family."""
        return self._record.copies({row.grounds.report for some in rows for row in some})

    def family(self, report: Report) -> tuple[Report, ...]:
        """The copies of a report and what it is a copy of, without itself, in order of days."""
        return tuple(one for one in self._record.family(report.key, limit=_COPIES) if one.key != report.key)

    def same(self, row: StatementRow) -> tuple[tuple[Wording, ...], int]:
        """How other reports have the same statement, and how many more have it: of its own day first, the longest first."""
        if row.source is None:
            return (), 0
        before, after = _moved(row.day, -1), _moved(row.day, 1)
        near = {row.key: Worded(row.key, row.report, row.day, row.content)}
        for since, until in ((row.day, row.day), (_moved(row.day, -APART), before), (after, _moved(row.day, APART))):
            days = View(source=clean(row.source.name), since=since, until=until)
            near |= {one.key: one for one in self._record.wordings(days, limit=_NEAR)}
        found = alike(near.values(), row.key) - {row.key}
        chosen = sorted(found, key=lambda key: (near[key].day != row.day, -len(near[key].content), key))[:_WORDINGS]
        rows = self._record.rows_of(StatementRow, (row.key, *chosen)).values()
        copies = self._record.copies({one.report for one in rows})
        shown = side_by_side(rows, copies).wordings if chosen else ()
        return tuple(wording for wording in shown if wording.key != row.key), len(found) - len(chosen)

    def talks(self) -> tuple[str, ...]:
        """The names of the negotiations in the record."""
        return tuple(one.name for one in self._record.talks())

    def reviews(self) -> tuple[Reviewed, ...]:
        """The last decisions, the latest first."""
        return reviewed(reversed(list(self._record.reviews(newest=True, limit=_DECISIONS))))

    def judge(self, row: str, verdict: str, *, by: str, reason: str | None, fields: Mapping[str, Any]) -> None:
        """Takes a decision about a statement into the log. Raises `WrongReview`."""
        self._record.judge(row, Verdict(verdict), reviewer=by, reason=reason, fields=fields)

    def add_statement(self, report: str, item: Mapping[str, Any], *, by: str, reason: str | None) -> str:
        """Takes a statement that the reading missed (in RECORD.md's form) into the log; its key. Raises `WrongReview`."""
        return self._record.add_row(report, "statements", item, reviewer=by, reason=reason)

    def undo(self, by: str) -> str | None:
        """Takes back the last decision of a reviewer; the row that it was about, None if there is no such decision."""
        undone: set[int | None] = set()
        for review in self._record.reviews(newest=True, limit=_UNDOABLE):
            undone.add(review.undoes)
            if review.reviewer == by and review.verdict is not Verdict.UNDONE and review.sequence not in undone:
                self._record.undo(review.sequence, reviewer=by)
                return review.row
        return None

    def search(self, asked: Asked, *, limit: int, start: int) -> list[Hit]:
        """Hits in order of rank, from `start`. Words that ask for nothing find nothing."""
        if not re.search(r"\w", asked.words or ""):
            return []
        try:
            found = self._record.search(asked.words or "", view(asked), limit=limit, offset=start)
        except WrongSettings:  # nothing but words to leave out
            return []
        return [_hit(hit) for hit in found]

    def facets(self, asked: Asked) -> Mapping[str, Mapping[str, int]]:
        """Counts of what a search found, by facet and value."""
        if not re.search(r"\w", asked.words or ""):
            return {}
        try:
            return self._record.facets(asked.words or "", view(asked))
        except WrongSettings:
            return {}

    def issues(self) -> tuple[str, ...]:
        """The names of all issues, in order."""
        return tuple(sorted(set(self._record.issues().values())))

    def parties(self) -> Mapping[str, str]:
        """The names of all parties by code."""
        return self._record.parties()

    def issue_of(self, key: str) -> str | None:
        """The name of the issue with this key."""
        return next((name for name in self.issues() if file_of("i", name) == key), None)

    def party_of(self, key: str) -> str | None:
        """The code of the party with this key."""
        return next((code for code in self.parties() if file_of("a", code) == key), None)

    def every_report(self) -> Iterator[Report]:
        """All reports, the latest first."""
        return self._record.reports(newest=True)


def view(asked: Asked, *, issue: str | None = None, party: str | None = None) -> View:
    """The part of the record that an address asks for. Facets that the record cannot narrow by are left to `facets.narrowed`."""
    return View(
        as_of=asked.as_of,
        known_by=asked.known_by,
        talks=asked.talks,
        issue=clean(issue) if issue else None,
        party=clean(party) if party else asked.party,
        source=asked.source,
        outlet=asked.outlet,
        since=asked.since,
        until=asked.until,
    )


def reviewed(reviews: Iterable[Review]) -> tuple[Reviewed, ...]:
    """Reviews in order as they are shown, the latest first, each with whether it was taken back."""
    given = list(reviews)
    undone = {review.undoes for review in given}
    return tuple(
        Reviewed(
            review.sequence,
            review.at,
            review.reviewer,
            str(review.verdict),
            review.row,
            review.table,
            review.reason,
            tuple((field, _told(value)) for field, value in review.fields.items()),
            review.sequence in undone,
        )
        for review in reversed(given)
    )


def _told(value: Any) -> str:
    """A corrected value in a word or two."""
    if isinstance(value, Mapping):
        parties = value["party"] if isinstance(value["party"], list) else [value["party"]] if value["party"] else []
        return " ".join([value["name"], *(f"({code})" for code in parties)])
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "none")


def _moved(day: str, days: int) -> str:
    """The ISO date so many days later."""
    moved = min(max(date.fromisoformat(day).toordinal() + days, 1), date.max.toordinal())
    return date.fromordinal(moved).isoformat()


def _hit(found: Found) -> Hit:
    snippet = tuple((piece.text, piece.found) for piece in found.snippet)
    row, report = found.statement, found.report
    if row is None:
        return Hit("report", report.key, report.title or "", report.day, report.outlet, snippet, "machine")
    return Hit("statement", row.key, row.source.name if row.source else "", row.day, row.outlet, snippet, str(row.standing))
