"""Rows of the talks as things that happened: what changed, and the timeline. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.talks.gatherings import gatherings
from onrecord.talks.rows import CommitmentRow, ContactRow, Grounds, PositionRow, Standing
from onrecord.talks.tellings import Copies
from onrecord.talks.undertakings import undertakings
from onrecord.web.queries import stances
from onrecord.web.queries.contests import contested_points
from onrecord.web.shown import Change, Event
from onrecord.web.words import STANCES, STATES

_TOLD = {"pending", "requested", "possible", "none"}
"""How undertakings and contacts begin: with these nothing has changed yet."""


def changes(
    positions: Sequence[PositionRow],
    commitments: Sequence[CommitmentRow],
    contacts: Sequence[ContactRow],
    *,
    copies: Copies,
    day: str,
    name: Mapping[str, str],
) -> tuple[Change, ...]:
    """Moves, promises kept or broken, contacts held or called off, and what came to be contested, the latest first."""
    found = [
        *_moves(positions, copies, name),
        *_promises(commitments, copies, day, name),
        *_meetings(contacts, copies, day, name),
        *_contested(positions, commitments, contacts, copies, day, name),
    ]
    return tuple(sorted(found, key=lambda change: (change.day, change.added, change.key), reverse=True))


def timeline(
    positions: Iterable[PositionRow], commitments: Iterable[CommitmentRow], contacts: Iterable[ContactRow], *, name: Mapping[str, str]
) -> tuple[Event, ...]:
    """Everything with a day, the latest first; rows that people found wrong are left out."""
    found = [
        *(_event(row.key, "position", row.grounds, (row.party,), f"{_name(row.party, name)} {STANCES.get(row.stance, row.stance)}: {row.issue}", row.stance) for row in positions),
        *(_event(row.key, "promise", row.grounds, _some(row.party), f"{_name(row.party, name)} undertakes: {row.text}", _shape(row.status)) for row in commitments),
        *(_event(row.key, "contact", row.grounds, row.participants, _contact(row, name), _shape(row.status)) for row in contacts),
    ]
    kept = [event for event in found if event is not None]
    return tuple(sorted(kept, key=lambda event: (event.day, event.key), reverse=True))


def _moves(positions: Sequence[PositionRow], copies: Copies, name: Mapping[str, str]) -> Iterator[Change]:
    rows = {row.key: row for row in positions}
    for move in stances.moves(positions, copies=copies):
        title = f"{_name(move.party, name)} on {move.issue}: from “{_stance(move.before)}” to “{_stance(move.after)}”"
        added = rows[move.position].grounds.added
        yield Change(move.position, move.move, move.day, added, title, move.words, move.statement, move.report, move)


def _promises(commitments: Sequence[CommitmentRow], copies: Copies, day: str, name: Mapping[str, str]) -> Iterator[Change]:
    for one in undertakings(commitments, copies=copies, today=day):
        if str(one.state) not in _TOLD:
            title = f"{_name(one.party, name)}: promise {STATES[one.state][1]}: {one.text}"
            yield _change(one.rows[-1], "promise", one.told, title)


def _meetings(contacts: Sequence[ContactRow], copies: Copies, day: str, name: Mapping[str, str]) -> Iterator[Change]:
    for one in gatherings(contacts, copies=copies, today=day):
        if str(one.stage) not in _TOLD:
            title = f"{_joined(one.participants, name)}: {one.kind} {STATES[one.stage][1]}"
            yield _change(one.rows[-1], "contact", one.told, title)


def _contested(
    positions: Sequence[PositionRow],
    commitments: Sequence[CommitmentRow],
    contacts: Sequence[ContactRow],
    copies: Copies,
    day: str,
    name: Mapping[str, str],
) -> Iterator[Change]:
    everything: tuple[PositionRow | CommitmentRow | ContactRow, ...] = (*positions, *commitments, *contacts)
    rows = {row.key: row for row in everything}
    for point in contested_points(positions, commitments, contacts, copies=copies, day=day):
        row = rows[point.denied.voices[0].position]
        title = f"Contested: {_joined(point.parties, name)}, {point.about}"
        yield Change(f"x-{row.key}", "contested", point.since, row.grounds.added, title, point.denied.voices[0].words, *_where(row.grounds), None)


def _change(row: CommitmentRow | ContactRow, sort: str, day: str, title: str) -> Change:
    return Change(row.key, sort, day, row.grounds.added, title, stances.told(row.grounds), *_where(row.grounds), None)


def _where(grounds: Grounds) -> tuple[str | None, str]:
    return stances.first_statement(grounds), grounds.report


def _event(key: str, sort: str, grounds: Grounds, parties: tuple[str, ...], title: str, shape: str) -> Event | None:
    if grounds.standing is Standing.WRONG:
        return None
    return Event(key, sort, grounds.day, title, stances.told(grounds), shape, parties, *_where(grounds))


def _contact(row: ContactRow, name: Mapping[str, str]) -> str:
    return f"{_joined(row.participants, name)}: {row.kind} {STATES.get(row.status, ('', row.status))[1]}"


def _joined(parties: Iterable[str], name: Mapping[str, str]) -> str:
    return " and ".join(_name(party, name) for party in parties)


def _name(party: str | None, name: Mapping[str, str]) -> str:
    return name.get(party, party) if party else "Somebody"


def _some(party: str | None) -> tuple[str, ...]:
    return (party,) if party else ()


def _stance(stance: str | None) -> str:
    return STANCES.get(stance or "", stance or "nothing")


def _shape(status: str) -> str:
    return STATES.get(status, ("undecided", status))[0]
