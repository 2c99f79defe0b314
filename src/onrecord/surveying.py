"""From a record to what many reports tell together: reads rows and texts, and hands them to the pure views of `onrecord.talks`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from onrecord.actors.register import Register
from onrecord.document import Document
from onrecord.record import EVERYTHING, Record, View
from onrecord.talks.agreement import MOST
from onrecord.talks.board import Board, board
from onrecord.talks.contested import Contested, contested
from onrecord.talks.copies import Family, Sketch, copies, families, sketch
from onrecord.talks.declared import Talks
from onrecord.talks.gatherings import Gathering, gatherings
from onrecord.talks.merging import merge
from onrecord.talks.outlook import Outlook, outlook
from onrecord.talks.rows import CommitmentRow, ConditionRow, ContactRow, PositionRow, Report, StatementRow
from onrecord.talks.same import Saying, sayings
from onrecord.talks.shifts import Shift, Silence, shifts, silences
from onrecord.talks.tellings import Copies, Row
from onrecord.talks.undertakings import Undertaking, undertakings

_Row = TypeVar("_Row", PositionRow, ConditionRow)


@dataclass(frozen=True)
class Survey:
    """What a part of a record tells, as of `day` (ISO date). The views are computed when they are asked for, and once."""

    day: str
    reports: Mapping[str, Report]
    statements: tuple[StatementRow, ...]
    positions: tuple[PositionRow, ...]
    conditions: tuple[ConditionRow, ...]
    commitments: tuple[CommitmentRow, ...]
    contacts: tuple[ContactRow, ...]
    families: tuple[Family, ...]

    @cached_property
    def copies(self) -> Copies:
        """For each report that is a copy the earliest of its family."""
        return copies(self.families)

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


def survey(record: Record, view: View = EVERYTHING, *, day: str, declared: Iterable[Talks] = (), texts: bool = True) -> Survey:
    """What the part of a record that `view` asks for tells, as of `day`.

    Issues are named over all reports (`onrecord.talks.merging`); those that `declared` talks name win. Without `texts` no report is
    compared with others, and each counts for itself.
    """
    wide = replace(view, issue=None, as_of=day)
    reports = {report.key: report for report in record.reports(wide)}
    positions, conditions = tuple(record.positions(wide)), tuple(record.conditions(wide))
    named = _issues([*(row.issue for row in positions), *(row.issue for row in conditions)], declared)
    positions, conditions = _named(positions, named), _named(conditions, named)
    if view.issue is not None:
        issue = named.get(view.issue, view.issue)
        positions = tuple(row for row in positions if row.issue == issue)
        conditions = tuple(row for row in conditions if row.issue == issue)
    return Survey(
        day,
        reports,
        tuple(record.statements(wide)),
        positions,
        conditions,
        tuple(record.commitments(wide)),
        tuple(record.contacts(wide)),
        families(_sketched(record, reports.values())) if texts else (),
    )


def _issues(labels: Iterable[str], declared: Iterable[Talks]) -> Mapping[str, str]:
    """For each label the name of its issue over all reports."""
    register = Register.load()
    aliases: dict[str, tuple[str, ...]] = {}
    for talks in declared:
        register = register.with_rows(talks.register) if talks.register else register
        aliases |= {issue.label: issue.aliases for issue in talks.issues}
    return merge(Counter(labels), declared=aliases, register=register)


def _named(rows: Iterable[_Row], issues: Mapping[str, str]) -> tuple[_Row, ...]:
    return tuple(replace(row, issue=issues[row.issue]) for row in rows)


def _sketched(record: Record, reports: Iterable[Report]) -> Iterable[tuple[Report, Sketch]]:
    """The reports with their sketches, from their texts without boilerplate."""
    for report in reports:
        kept = record.document(report.key)
        if kept is not None:
            yield report, sketch(without_boilerplate(kept.document))


def without_boilerplate(document: Document) -> str:
    """The text of a document without the spans that are no part of the report."""
    pieces, place = [], 0
    for start, end in sorted(document.boilerplate):
        pieces.append(document.text[place:start])
        place = max(place, end)
    return "\n".join((*pieces, document.text[place:]))
