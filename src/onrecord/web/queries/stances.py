"""From position rows to what the pages show of them: cells, voices, moves, points on a lane, contested points. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.talks import board as boards
from onrecord.talks import contested as contests
from onrecord.talks import shifts as moving
from onrecord.talks.rows import Grounds, PositionRow
from onrecord.talks.rows import Standing as Judged
from onrecord.talks.tellings import Chain, Copies, Row, chains, ground, heard, own
from onrecord.web.shown import Cell, ContestedPoint, Moved, Point, Side, Voice

_VOICES = 6
"""Chains that are shown of one stance, the best grounded: how many more there are is told."""


def cells(rows: Sequence[PositionRow], *, day: str, copies: Copies) -> tuple[boards.Board, dict[tuple[str, str], Cell]]:
    """The board of `talks` on `day` and its cells as they are shown, by issue and party."""
    board = boards.board(rows, day=day, copies=copies)
    by_key = {row.key: row for row in rows}
    return board, {place: _cell(cell, by_key, day) for place, cell in board.cells.items()}


def moves(rows: Sequence[PositionRow], *, copies: Copies, since: str | None = None) -> tuple[Moved, ...]:
    """The moves of parties, first mentions left out, the latest first."""
    by_key = {row.key: row for row in rows}
    found = [moved(shift, by_key) for shift in moving.shifts(rows, copies=copies, since=since) if shift.move is not moving.Move.FIRST]
    return tuple(reversed(found))


def moved(shift: moving.Shift, by_key: Mapping[str, PositionRow]) -> Moved:
    """A shift with the words that tell it."""
    row = by_key[shift.by[0]]
    return Moved(
        shift.party,
        shift.issue,
        str(shift.move),
        shift.voice,
        shift.before,
        shift.after,
        shift.was,
        shift.day,
        told(row.grounds),
        row.key,
        first_statement(row.grounds),
        row.grounds.report,
    )


def points(rows: Sequence[PositionRow], *, shifts: Iterable[Moved], contested: Iterable[contests.Contested]) -> tuple[Point, ...]:
    """The rows as dots on the lanes of their parties, in order of days, shifts and contradictions marked."""
    shifted = {move.position: move.move for move in shifts}
    disputed = {key for point in contested for chain in (*point.held, *point.denied) for key in chain.keys}
    in_order = sorted((row for row in rows if row.grounds.standing is not Judged.WRONG), key=lambda row: (row.grounds.day, row.key))
    return tuple(_point(row, shifted.get(row.key), row.key in disputed) for row in in_order)


def contested(found: Iterable[contests.Contested], by_key: Mapping[str, Row], *, day: str) -> tuple[ContestedPoint, ...]:
    """Contested points with the words of each side."""
    return tuple(
        ContestedPoint(
            str(point.sort),
            point.about,
            point.parties,
            point.since,
            _side(point.held, point, by_key, day),
            _side(point.denied, point, by_key, day),
        )
        for point in found
    )


def voices(rows: Sequence[Row], *, copies: Copies, day: str, answer: str) -> tuple[Voice, ...]:
    """The chains of rows that all say `answer`."""
    by_key = {row.key: row for row in rows}
    return tuple(_voice(chain, answer, by_key, day) for chain in chains(rows, copies))


def keys(voice: Voice) -> tuple[str, ...]:
    """The keys of all rows of a voice."""
    return (voice.position, *voice.others)


def told(grounds: Grounds) -> str:
    """The words that a row rests on, as one text."""
    return " … ".join(grounds.words)


def first_statement(grounds: Grounds) -> str | None:
    """The key of the first statement that a row rests on, None if the report tells it in its own voice."""
    return grounds.statements[0] if grounds.statements else None


def _cell(cell: boards.Cell, by_key: Mapping[str, PositionRow], day: str) -> Cell:
    now, past = (_standings(found, by_key, day) for found in (cell.now, cell.past))
    change = moved(cell.moved, by_key) if cell.moved else None
    stance = cell.now[0].stance
    more = sum(len(found.chains) for found in (*cell.now, *cell.past)) - len(now) - len(past)
    own_words = (
        voice for voice in now if cell.own and voice.stance == stance and any(own(by_key[key].grounds, cell.party) for key in keys(voice))
    )
    return Cell(cell.issue, cell.party, stance, next(own_words, now[0]), now, past, more, cell.own, cell.contested, change)


def _standings(found: Iterable[boards.Standing], by_key: Mapping[str, Row], day: str) -> tuple[Voice, ...]:
    return tuple(_voice(chain, standing.stance, by_key, day) for standing in found for chain in standing.chains[:_VOICES])


def _side(side: Iterable[Chain], point: contests.Contested, by_key: Mapping[str, Row], day: str) -> Side:
    chains_ = list(side)
    found = tuple(_voice(chain, point.answers.get(chain.keys[-1], ""), by_key, day) for chain in chains_[:_VOICES])
    return Side(tuple(dict.fromkeys(voice.stance for voice in found)), found, len(chains_) - len(found))


def _voice(chain: Chain, answer: str, by_key: Mapping[str, Row], day: str) -> Voice:
    row = by_key[chain.keys[-1]]
    return Voice(
        answer,
        chain.heard,
        str(chain.ground),
        chain.parties,
        chain.via,
        chain.outlets,
        chain.since,
        chain.until,
        moving.days_between(chain.until, day),
        told(row.grounds),
        row.key,
        first_statement(row.grounds),
        row.grounds.report,
        chain.reviewed,
        chain.copies,
        chain.keys[:-1],
    )


def _point(row: PositionRow, shift: str | None, contested: bool) -> Point:
    teller = heard(row.grounds)
    return Point(
        row.party,
        row.grounds.day,
        row.stance,
        str(ground(row.grounds)),
        teller.name if teller else None,
        told(row.grounds),
        row.key,
        first_statement(row.grounds),
        row.grounds.report,
        row.grounds.outlet,
        shift,
        contested,
        str(row.grounds.standing),
    )
