"""Rules: the board: issues × parties, where each stands today, on whose word, since when, and what is contested or has moved.

Nothing is averaged: a cell keeps every chain. What a voice said earlier stays in the cell as the past; what it said last is where it
stands. The board of a past day is the same function over fewer rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.talks.contested import contested
from onrecord.talks.rows import PositionRow
from onrecord.talks.shifts import STANCES, Move, Shift, by_point, days_between, shifts, voice
from onrecord.talks.tellings import Chain, Copies, chains, dated, own, rank


@dataclass(frozen=True, slots=True)
class Standing:
    """One stance in a cell: the chains that tell it, best ground first, the first and last day, and days since the last."""

    stance: str
    chains: tuple[Chain, ...]
    since: str
    until: str
    age: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A party's standing on an issue.

    `now` are the stances by what each voice said last, the party's own first, then by ground; `past` what voices said before, latest
    first. `own` tells whether the first of `now` is the party's own word. `contested`: two voices tell it both ways. `moved` is the last
    shift, None if the party never moved.
    """

    issue: str
    party: str
    now: tuple[Standing, ...]
    past: tuple[Standing, ...]
    own: bool
    contested: bool
    moved: Shift | None


@dataclass(frozen=True, slots=True)
class Board:
    """Where the talks stand on `day`: `issues` and `parties` those of most reports first, `cells` by issue and party."""

    day: str
    issues: tuple[str, ...]
    parties: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]


def board(positions: Iterable[PositionRow], *, day: str, copies: Copies) -> Board:
    """The board on `day` (ISO date): rows of later days are left out. Near-linear; deterministic whatever the order of rows."""
    rows = [row for row in dated(positions, copies) if row.grounds.day <= day]
    points = by_point(rows)
    disputed = {(point.about, point.parties[0]) for point in contested(rows, (), (), copies=copies)}
    moves = {(shift.issue, shift.party): shift for shift in shifts(rows, copies=copies) if shift.move is not Move.FIRST}
    cells = {place: _cell(told, copies, day, place in disputed, moves.get(place)) for place, told in points.items()}
    return Board(day, _busiest(rows, lambda row: row.issue), _busiest(rows, lambda row: row.party), cells)


def _cell(rows: Sequence[PositionRow], copies: Copies, day: str, disputed: bool, moved: Shift | None) -> Cell:
    last: dict[tuple[str, str], str] = {}
    for row in rows:
        last[voice(row, copies)] = row.grounds.day
    current = [row for row in rows if row.grounds.day == last[voice(row, copies)]]
    now = _standings(current, copies, day, rows[0].party)
    past = _standings([row for row in rows if row.grounds.day < last[voice(row, copies)]], copies, day, None)
    own_word = any(own(row.grounds, row.party) and row.stance == now[0].stance for row in current)
    latest = tuple(sorted(past, key=lambda standing: standing.until, reverse=True))
    return Cell(rows[0].issue, rows[0].party, now, latest, own_word, disputed, moved)


def _standings(rows: Sequence[PositionRow], copies: Copies, day: str, party: str | None) -> tuple[Standing, ...]:
    """Rows by stance: those of the party's own word first, then by ground and by how late they are."""
    by_stance: dict[str, list[PositionRow]] = {}
    for row in rows:
        by_stance.setdefault(row.stance, []).append(row)
    found = []
    for stance, told in by_stance.items():
        spoken = chains(told, copies)
        spoken_for = [row for row in told if party is not None and own(row.grounds, party)]
        until = told[-1].grounds.day
        surest = max(row.grounds.confidence for row in spoken_for or told)
        order = (not spoken_for, rank(spoken[0].ground), days_between(until, day), -surest, STANCES.index(stance))
        found.append((order, Standing(stance, spoken, told[0].grounds.day, until, days_between(until, day))))
    return tuple(standing for _, standing in sorted(found, key=lambda pair: pair[0]))


def _busiest(rows: Iterable[PositionRow], name: Callable[[PositionRow], str]) -> tuple[str, ...]:
    """The issues or parties of rows, those that most reports tell of first."""
    reports: dict[str, set[str]] = {}
    for row in rows:
        reports.setdefault(name(row), set()).add(row.grounds.report)
    return tuple(sorted(reports, key=lambda item: (-len(reports[item]), item)))
