"""From a record to what many reports tell together: reads rows and texts, and hands them to the pure views of `onrecord.talks`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.document import Document
from onrecord.record import EVERYTHING, Record, View
from onrecord.talks.agreement import MOST
from onrecord.talks.board import Board, board
from onrecord.talks.contested import Contested, contested
from onrecord.talks.copies import Family, kinship, sketch
from onrecord.talks.gatherings import Gathering, gatherings
from onrecord.talks.outlook import Outlook, outlook
from onrecord.talks.rows import CommitmentRow, ConditionRow, ContactRow, PositionRow, Report, StatementRow
from onrecord.talks.same import Saying, sayings
from onrecord.talks.shifts import Shift, Silence, shifts, silences
from onrecord.talks.tellings import Copies, Row
from onrecord.talks.undertakings import Undertaking, undertakings


@dataclass(frozen=True)
class Survey:
    """What a part of a record tells, as of `day` (ISO date). The views are computed when they are asked for, and once.

    `copies` gives for each report that is a copy the earliest of its family.
    """

    day: str
    reports: Mapping[str, Report]
    statements: tuple[StatementRow, ...]
    positions: tuple[PositionRow, ...]
    conditions: tuple[ConditionRow, ...]
    commitments: tuple[CommitmentRow, ...]
    contacts: tuple[ContactRow, ...]
    copies: Copies

    @cached_property
    def board(self) -> Board:
        """Where each party stands on each issue."""
        return board(self.positions, day=self.day, copies=self.copies)

    @cached_property
    def contested(self) -> tuple[Contested, ...]:
        """What is told both ways."""
        return contested(self.positions, self.commitments, self.contacts, copies=self.copies)

    def row(self, key: str) -> Row | None:
        """The row of the talks with this key, None if the survey has none."""
        return self._rows.get(key)

    @cached_property
    def _rows(self) -> Mapping[str, Row]:
        tables: tuple[Sequence[Row], ...] = (self.positions, self.conditions, self.commitments, self.contacts)
        return {row.key: row for table in tables for row in table}

    def shifts(self, since: str | None = None) -> tuple[Shift, ...]:
        """Who moved, from the day `since` on."""
        return shifts(self.positions, copies=self.copies, since=since)

    @cached_property
    def silences(self) -> tuple[Silence, ...]:
        """Who has not spoken for long."""
        return silences(self.positions, today=self.day)

    @cached_property
    def undertakings(self) -> tuple[Undertaking, ...]:
        """Who undertook what, and how it stands."""
        return undertakings(self.commitments, copies=self.copies, today=self.day)

    @cached_property
    def gatherings(self) -> tuple[Gathering, ...]:
        """Who meets whom, and how it stands."""
        return gatherings(self.contacts, copies=self.copies, today=self.day)

    @cached_property
    def sayings(self) -> tuple[Saying, ...]:
        """Statements that several reports have."""
        return sayings(self.statements, copies=self.copies)

    def outlook(self, issue: str, needed: Sequence[str] = (), *, most: int = MOST) -> tuple[Outlook, ...]:
        """What an agreement on an issue hangs on."""
        told = (self.positions, self.conditions, self.commitments)
        return outlook(issue, *told, day=self.day, copies=self.copies, needed=needed, most=most)


def survey(record: Record, view: View = EVERYTHING, *, day: str) -> Survey:
    """What the part of a record that `view` asks for tells, as of `day` (ISO date)."""
    wide = replace(view, as_of=day)
    reports = {report.key: report for report in record.reports(replace(wide, issue=None))}
    copied = {copy: first for copy, first in record.copies().items() if copy in reports and first.key in reports}
    return Survey(
        day,
        reports,
        tuple(record.statements(wide)),
        tuple(record.positions(wide)),
        tuple(record.conditions(wide)),
        tuple(record.commitments(wide)),
        tuple(record.contacts(wide)),
        copied,
    )


def families_in(record: Record, asked: Survey) -> tuple[Family, ...]:
    """The families of copies, the earliest first, each copy with how much it resembles the first (a Jaccard index, 0 to 1)."""
    members: dict[str, list[Report]] = {}
    for key, first in asked.copies.items():
        members.setdefault(first.key, []).append(asked.reports[key])
    found = []
    for first_key in sorted(members, key=lambda key: (asked.reports[key].day, key)):
        others = sorted(members[first_key], key=lambda report: (report.day, report.key))
        sketches = [sketch(without_boilerplate(kept.document)) for key in (first_key, *_keys(others)) if (kept := record.document(key))]
        alike = (kinship(sketches[0], other, same_outlet=False).resemblance for other in sketches[1:])
        found.append(Family(asked.reports[first_key], tuple(others), tuple(round(share, 3) for share in alike)))
    return tuple(found)


def _keys(reports: Sequence[Report]) -> tuple[str, ...]:
    return tuple(report.key for report in reports)


def without_boilerplate(document: Document) -> str:
    """The text of a document without the spans that are no part of the report."""
    pieces, place = [], 0
    for start, end in sorted(document.boilerplate):
        pieces.append(document.text[place:start])
        place = max(place, end)
    return "\n".join((*pieces, document.text[place:]))
