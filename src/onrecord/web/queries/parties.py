"""What the page of a party shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

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


def party_page(store: Store, party: Party, asked: Asked, *, today: str, name: Callable[[str], Party]) -> PartyPage | None:
    """The party's page; None if no row is about it."""
    rows = store.positions(asked, party=party.code)
    commitments = store.commitments(asked, party=party.code)
    contacts = store.contacts(asked, party=party.code)
    conditions = store.conditions(asked, party=party.code)
    statements = store.statements(asked, party=party.code, limit=_STATEMENTS)
    everything: tuple[PositionRow | CommitmentRow | ContactRow | ConditionRow, ...] = (*rows, *commitments, *contacts, *conditions)
    if not everything and not statements:
        return None
    day = asked.as_of or max([row.grounds.day for row in everything] + [row.day for row in statements], default=today)
    copies = store.copies()
    board, cells = stances.cells(rows, day=day, copies=copies)
    return PartyPage(
        asked,
        party,
        day,
        tuple(cells[(issue, party.code)] for issue in board.issues),
        stances.moves(rows, copies=copies),
        tuple(promise(one) for one in undertakings(commitments, copies=copies, today=day)),
        tuple(meeting(one) for one in gatherings(contacts, copies=copies, today=day)),
        tuple(conditions),
        _speakers(rows, party.code),
        tuple(statements),
        _close(store.positions(asked), party, name),
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


_YES, _NO = {"accept", "accept-if", "open"}, {"doubtful", "reject"}


def _close(rows: Iterable[PositionRow], party: Party, name: Callable[[str], Party]) -> tuple[Closeness, ...]:
    """How often each other party takes the same side, by the last position of each on the issues that both were heard on."""
    last: dict[tuple[str, str], PositionRow] = {}
    for row in rows:
        if row.stance in _YES | _NO:
            last[(row.issue, row.party)] = row
    sides: dict[str, dict[str, bool]] = {}
    for (issue, who), row in last.items():
        sides.setdefault(who, {})[issue] = row.stance in _YES
    mine = sides.pop(party.code, {})
    found = []
    for code, theirs in sorted(sides.items()):
        shared = mine.keys() & theirs.keys()
        if shared:
            found.append(Closeness(party, name(code), len(shared), sum(mine[issue] == theirs[issue] for issue in shared)))
    return tuple(sorted(found, key=lambda one: (-one.agree / one.issues, -one.issues, one.other.code)))
