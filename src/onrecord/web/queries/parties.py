"""What the page of a party shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from onrecord.talks.board import board
from onrecord.talks.closeness import closeness
from onrecord.talks.gatherings import Gathering, gatherings
from onrecord.talks.rows import CommitmentRow, ConditionRow, ContactRow, PositionRow
from onrecord.talks.tellings import ground, heard, own
from onrecord.talks.undertakings import Undertaking, undertakings
from onrecord.web.asked import Asked
from onrecord.web.queries import stances
from onrecord.web.queries.store import Store
from onrecord.web.shown import Closeness, Meeting, Party, PartyPage, Promise, Speaker

_STATEMENTS = 12
"""The party's own last words that are shown; search has the rest."""


_LISTED = 60
"""Rows of one list that are shown, the latest."""


def party_page(store: Store, party: Party, asked: Asked, *, day: str, name: Callable[[str], Party]) -> PartyPage | None:
    """The party's page; None if no row is about it."""
    rows = store.positions(asked, party=party.code)
    commitments = store.commitments(asked, party=party.code)
    contacts = store.contacts(asked, party=party.code)
    conditions = store.conditions(asked, party=party.code)
    statements = store.statements(asked, party=party.code, limit=_STATEMENTS)
    everything: tuple[PositionRow | CommitmentRow | ContactRow | ConditionRow, ...] = (*rows, *commitments, *contacts, *conditions)
    if not everything and not statements:
        return None
    copies = store.copies(rows, commitments, contacts)
    standing, found = stances.cells(rows, day=day, copies=copies)
    cells = {issue: cell for (issue, _), cell in found.items()}
    return PartyPage(
        asked,
        party,
        day,
        tuple(cells[issue] for issue in standing.issues),
        stances.moves(rows, copies=copies)[:_LISTED],
        tuple(promise(one) for one in undertakings(commitments, copies=copies, today=day)[:_LISTED]),
        tuple(meeting(one) for one in gatherings(contacts, copies=copies, today=day)[:_LISTED]),
        tuple(conditions[-_LISTED:]),
        _speakers(rows, party.code),
        tuple(statements),
        _close(store, asked, party, name),
    )


def promise(found: Undertaking) -> Promise:
    """An undertaking as it is shown."""
    return Promise(found.party, found.to, found.text, str(found.state), found.due, found.since, found.told, found.rows)


def meeting(found: Gathering) -> Meeting:
    """A contact as it is shown."""
    return Meeting(found.kind, found.participants, found.persons, found.when, found.place, str(found.stage), found.told, found.rows)


def _speakers(rows: Iterable[PositionRow], party: str) -> tuple[Speaker, ...]:
    """By whose words the party's positions are known, those heard most first."""
    counts: Counter[tuple[str | None, str, bool]] = Counter()
    last: dict[tuple[str | None, str, bool], str] = {}
    for row in rows:
        teller = heard(row.grounds)
        who = (teller.name if teller else None, str(ground(row.grounds)), own(row.grounds, party))
        counts[who] += 1
        last[who] = max(last.get(who, ""), row.grounds.day)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0][0] or ""))
    return tuple(Speaker(*who, count, last[who]) for who, count in ordered)


def _close(store: Store, asked: Asked, party: Party, name: Callable[[str], Party]) -> tuple[Closeness, ...]:
    """How close each other party is, the closest first."""
    rows, day = store.board(asked.moment), store.last_day(asked)
    found = []
    for pair in closeness(board(rows, day=day, copies=store.copies(rows))):
        if party.code in (pair.one, pair.other):
            other = pair.other if pair.one == party.code else pair.one
            found.append((pair.share, Closeness(name(other), pair.together, pair.apart)))
    return tuple(one for _, one in sorted(found, key=lambda item: (-item[0], -len(item[1].together), item[1].other.code)))
