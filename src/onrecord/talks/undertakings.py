"""Rules: commitments over time: which rows of many reports tell of one undertaking, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.talks.alike import joined, pairs, stems
from onrecord.talks.rows import CommitmentRow, last_day
from onrecord.talks.tellings import Chain, Copies, chains, dated, ground, in_order, rank

ALIKE = 0.5
"""From this share of telling words two wordings are one undertaking: "to open the sluices at Brenn", "opened the sluices"."""


class State(StrEnum):
    """How an undertaking stands. `overdue`: its day has passed, and nobody told that it was kept, broken or taken back."""

    PENDING = "pending"
    OVERDUE = "overdue"
    FULFILLED = "fulfilled"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Undertaking:
    """One undertaking by all that is told of it: `rows` in order of days, `text` the earliest wording.

    `state` is by the latest word, of the best ground where several came on one day. `due` is the latest date told; `since` the day of the
    first word, `told` that of the word which gives the state. `chains` are of all rows.
    """

    party: str | None
    to: str | None
    text: str
    state: State
    due: str | None
    since: str
    told: str
    rows: tuple[CommitmentRow, ...]
    chains: tuple[Chain, ...]


def undertakings(
    commitments: Iterable[CommitmentRow], *, copies: Copies, today: str | None = None, alike: float = ALIKE
) -> tuple[Undertaking, ...]:
    """The undertakings of all parties, those told last first. `today` (ISO date) decides what is overdue; without it nothing is.

    Near-linear; deterministic; the order of the rows makes no difference.
    """
    by_party: dict[str, list[CommitmentRow]] = {}
    for row in in_order(dated(commitments, copies)):
        by_party.setdefault(row.party or "", []).append(row)
    found = [_undertaking(group, copies, today) for rows in by_party.values() for group in _one_by_one(rows, alike)]
    found.sort(key=lambda undertaking: (undertaking.party or "", undertaking.rows[0].key))
    return tuple(sorted(found, key=lambda undertaking: undertaking.told, reverse=True))


def _one_by_one(rows: Sequence[CommitmentRow], alike: float) -> list[list[CommitmentRow]]:
    """The rows of one party in groups that tell of one undertaking. Equal wordings are compared once."""
    kinds: dict[tuple[frozenset[str], str], list[CommitmentRow]] = {}
    for row in rows:
        kinds.setdefault((stems(row.text), row.to or ""), []).append(row)
    wordings = sorted(kinds, key=lambda kind: (sorted(kind[0]), kind[1]))
    links = (
        (left, right)
        for left, right, _ in pairs([words for words, _ in wordings], alike)
        if not wordings[left][1] or not wordings[right][1] or wordings[left][1] == wordings[right][1]
    )
    groups = joined(len(wordings), links)
    return [in_order(row for number in group for row in kinds[wordings[number]]) for group in groups]


def _undertaking(rows: Sequence[CommitmentRow], copies: Copies, today: str | None) -> Undertaking:
    last = _latest(rows)
    due = next((row.due for row in reversed(rows) if row.due), None)
    day = last_day(due)
    late = today is not None and day is not None and day < today and last.status == State.PENDING
    return Undertaking(
        rows[0].party,
        next((row.to for row in rows if row.to), None),
        rows[0].text,
        State.OVERDUE if late else State(last.status),
        due,
        rows[0].grounds.day,
        last.grounds.day,
        tuple(rows),
        chains(rows, copies),
    )


def _latest(rows: Sequence[CommitmentRow]) -> CommitmentRow:
    """The row that gives the state. That something is promised does not undo that it was kept or broken before, unless told later."""
    outcomes = [row for row in rows if row.status != State.PENDING] or rows
    day = outcomes[-1].grounds.day
    return min((row for row in outcomes if row.grounds.day == day), key=lambda row: (rank(ground(row.grounds)), row.key))
