"""Rules: what is told both ways: a party accepts by one voice and refuses by another, a call was held and was not.

Nothing is averaged: a point that is contested shows the chains on each side, best ground first. A copy adds no chain.
That a party moved is no contradiction (`onrecord.talks.shifts`): an outsider's word is held against what the party
itself said at the time.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Generic

from onrecord.talks.gatherings import Gathering, gatherings
from onrecord.talks.labels import named_parties, parties_named
from onrecord.talks.offers import of_a_chamber, offered, one_of_many, undated
from onrecord.talks.rows import CommitmentRow, ContactRow, PositionRow
from onrecord.talks.shifts import NO, SURE, YES, by_point
from onrecord.talks.tellings import AnyRow, Chain, Copies, chains, dated, in_order, own, rank, word
from onrecord.talks.undertakings import Undertaking, undertakings

APART = 14
"""Days within which two words are about the same moment. Most rounds are over within a week; this is twice that."""
EARLY = 3
"""Days within which a party's own word shows that an outsider who told it before was right, and nothing is contested."""
FOR, AGAINST = 1, -1
BOTH = 0.4
"""From this probability on that both of two stances were read rightly they contest each other. By reading what the reports of
`docs/ukraine-2025.md` gave."""
_DENIAL = re.compile(
    r"\bden(?:y|ies|ied|ying)\b|\bno\s+(?:such\s+)?(?:\w+\s+)?(?:call|conversation|meeting|talks|contact|visit)s?\b"
    r"|\b(?:did|had|has|have)(?:\s+not|\s+never|n[’']t)\s+(?:\w+\s+)?(?:speak|spoken|talk|talked|meet|met|call|called|take|taken|held)\b",
    re.IGNORECASE,
)


_SUCH = re.compile(r"\b(?:no|any|never\s+\w+)\s+such\b", re.IGNORECASE)


class Sort(StrEnum):
    """What is contested."""

    POSITION = "position"
    COMMITMENT = "commitment"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Contested:
    """One point that is told both ways.

    `about` names it (the issue, the undertaking's words, the kind of contact), `parties` whose it is. `held` are the chains for it and
    `denied` those against, each best ground first and never empty; `answers` gives what each row says ("accept", "reject", "held").
    `since` is the first day on which both sides had been told.
    """

    sort: Sort
    about: str
    parties: tuple[str, ...]
    held: tuple[Chain, ...]
    denied: tuple[Chain, ...]
    answers: Mapping[str, str]
    since: str

    @property
    def weight(self) -> tuple[int, int, int]:
        """The order of points: the better the ground of the weaker side the higher, then that of the other, then more chains."""
        best = [min(rank(chain.ground) for chain in side) for side in (self.held, self.denied)]
        return (max(best), min(best), -len(self.held) - len(self.denied))


@dataclass(frozen=True, slots=True)
class _Told(Generic[AnyRow]):
    """A row, which side it takes, whose voice it is and what it answers."""

    row: AnyRow
    side: int
    voice: tuple[str, str]
    own: bool
    answer: str

    @property
    def day(self) -> str:
        return self.row.grounds.day


def contested(
    positions: Iterable[PositionRow], commitments: Iterable[CommitmentRow], contacts: Iterable[ContactRow], *, copies: Copies
) -> tuple[Contested, ...]:
    """All that is contested, the best grounded first, then the latest. Near-linear in the rows; deterministic."""
    found = [*_positions(positions, copies), *_commitments(commitments, copies), *_contacts(contacts, copies)]
    found.sort(key=lambda point: (point.sort, point.about, point.parties, point.since))
    found.sort(key=lambda point: point.since, reverse=True)
    found.sort(key=lambda point: point.weight)
    return tuple(found)


def _positions(positions: Iterable[PositionRow], copies: Copies) -> Iterable[Contested]:
    every = (row for row in positions if row.grounds.certainty >= SURE and offered(row))
    telling = (row for row in every if not (one_of_many(row) or undated(row) or of_a_chamber(row)))
    for (issue, party), rows in by_point(dated(telling, copies)).items():
        told = [
            _Told(row, FOR if row.stance in YES else AGAINST, word(row.grounds, copies), own(row.grounds, party), row.stance)
            for row in rows
            if row.stance in YES | NO
        ]
        yield from _points(Sort.POSITION, issue, (party,), told, copies)


_KEPT = {"fulfilled": FOR, "broken": AGAINST, "withdrawn": AGAINST}
_MET = {"held": FOR, "scheduled": FOR, "requested": FOR, "none": AGAINST}


def _commitments(commitments: Iterable[CommitmentRow], copies: Copies) -> Iterable[Contested]:
    for undertaking in undertakings(commitments, copies=copies):
        yield from _points(
            Sort.COMMITMENT,
            undertaking.text,
            _parties_of(undertaking),
            _outcomes(undertaking.rows, _KEPT, copies, lambda row: row.status),
            copies,
        )


def _contacts(contacts: Iterable[ContactRow], copies: Copies) -> Iterable[Contested]:
    for gathering in gatherings(contacts, copies=copies):
        if gathering.when is None:
            continue  # nobody tells that both sides speak of one contact
        told = _outcomes(_answering(gathering), _MET, copies, lambda row: row.status)
        yield from _points(Sort.CONTACT, gathering.kind, gathering.participants, told, copies)


def _answering(gathering: Gathering) -> list[ContactRow]:
    """The rows on a contact that answer each other. What is called off was planned, and what is not yet agreed may be held later: a "none"
    answers a "held" from the day of the contact on, and a plan on the day on which that is told."""
    named = [row for row in gathering.rows if row.status != "held" or _between_named(row)]
    held = [row for row in named if row.status == "held"]
    told = {row.grounds.report for row in named if row.status != "none"}
    denials = (row for row in named if row.status == "none" and _denies(row) and (row.grounds.report in told or not _of_such(row)))
    none = [row for row in denials if not held or any(_of_the_same(row, one) for one in held)]
    if held:
        start = gathering.when or held[0].grounds.day
        return in_order([*held, *(row for row in none if row.grounds.day >= start)])
    days = {row.grounds.day for row in none}
    return [row for row in named if row.grounds.day in days]


def _of_the_same(row: ContactRow, other: ContactRow) -> bool:
    """Whether two rows may tell of the same people: where both name some, those of one are among those of the other."""
    one, two = set(row.persons), set(other.persons)
    return not one or not two or one <= two or two <= one


def _denies(row: ContactRow) -> bool:
    """Whether the words of a row, where it has any, say that a contact did not take place, and not that one is refused."""
    words = " ".join(row.grounds.words)
    return not words or bool(_DENIAL.search(words))


def _between_named(row: ContactRow) -> bool:
    """Whether the words of a row, where it has any, name two of the parties that met: else a guess tells who met whom."""
    known = {party for party in row.participants if party in named_parties()}
    return not row.grounds.words or len(known) < 2 or len(known & parties_named(row.grounds.quoted)) > 1


def _of_such(row: ContactRow) -> bool:
    """Whether a denial is of "such a meeting": of the one that its own report tells of, and of no other."""
    return bool(_SUCH.search(" ".join(row.grounds.words)))


def _parties_of(undertaking: Undertaking) -> tuple[str, ...]:
    return tuple(party for party in (undertaking.party, undertaking.to) if party)


def _outcomes(rows: Iterable[AnyRow], sides: Mapping[str, int], copies: Copies, status: Callable[[AnyRow], str]) -> list[_Told[AnyRow]]:
    """Rows that tell how something came out. Nobody's own word settles that: all are outsiders to each other."""
    return [_Told(row, sides[status(row)], word(row.grounds, copies), False, status(row)) for row in rows if status(row) in sides]


def _points(sort: Sort, about: str, parties: tuple[str, ...], told: Sequence[_Told[AnyRow]], copies: Copies) -> Iterable[Contested]:
    """The contested point that rows on one matter, in order of days, make, if they do."""
    if len({item.side for item in told}) < 2:
        return
    spoken = {side: sorted({item.day for item in told if item.own and item.side == side}) for side in (FOR, AGAINST)}
    own_days = sorted({day for days in spoken.values() for day in days})
    open_ = [item for item in told if item.own or not _settled(item, spoken)]
    voices = _voices(open_)
    clashing = [item for item in open_ if _answered(item, voices, own_days)]
    if len({item.side for item in clashing}) < 2:
        return
    sides = {side: [item.row for item in clashing if item.side == side] for side in (FOR, AGAINST)}
    yield Contested(
        sort,
        about,
        parties,
        chains(sides[FOR], copies),
        chains(sides[AGAINST], copies),
        {item.row.key: item.answer for item in clashing},
        max(min(item.day for item in clashing if item.side == side) for side in (FOR, AGAINST)),
    )


def _settled(item: _Told[AnyRow], spoken: Mapping[int, Sequence[str]]) -> bool:
    """Whether the party itself, last before an outsider's word or soon after it, said the same as the outsider.

    `spoken` gives the days on which the party's own word took each side.
    """
    last, following = {}, {}
    for side, days in spoken.items():
        place = bisect_right(days, item.day)
        last[side] = days[place - 1] if place else ""
        following[side] = days[place] if place < len(days) else _NEVER
    near = last[item.side] >= _moved(item.day, -APART) and last[item.side] == max(last.values())
    contradicted = last[-item.side] == item.day
    early = following[item.side] <= _moved(item.day, EARLY) and following[item.side] == min(following.values())
    return near or (early and not contradicted)


_NEVER = "9999-12-31"


@dataclass(frozen=True, slots=True)
class _Voices(Generic[AnyRow]):
    """Of each side the days on which anything was said, in order, and a few rows of each day that stand for all."""

    days: Mapping[int, Sequence[str]]
    rows: Mapping[tuple[int, str], Sequence[_Told[AnyRow]]]


def _voices(told: Sequence[_Told[AnyRow]]) -> _Voices[AnyRow]:
    """For each side and day two outsiders of different voices, and two of the party's own rows in different reports, the surest of all.

    Whoever is compared with them finds an opponent if there is one among all (unless the surest rest on its own words), and a day with
    a thousand reports costs no more than a day with four. `told` is in order of days.
    """
    kept: dict[tuple[int, str], list[_Told[AnyRow]]] = {}
    for item in sorted(told, key=lambda item: (item.day, -item.row.grounds.certainty)):
        standing = kept.setdefault((item.side, item.day), [])
        if item.own:
            others = {other.row.grounds.report for other in standing if other.own}
            new = item.row.grounds.report not in others
        else:
            others = {repr(other.voice) for other in standing if not other.own}
            new = repr(item.voice) not in others
        if new and len(others) < 2:
            standing.append(item)
    return _Voices({side: [day for of, day in kept if of == side] for side in (FOR, AGAINST)}, kept)


def _answered(item: _Told[AnyRow], voices: _Voices[AnyRow], own_days: Sequence[str]) -> bool:
    """Whether another voice says the opposite of the same moment. `own_days` are those on which the party spoke itself."""
    days = voices.days[-item.side]
    near = days[bisect_left(days, _moved(item.day, -APART)) : bisect_right(days, _moved(item.day, APART))]
    return any(
        _opposed(item, other) and (item.own == other.own or _next(*((item.day, day) if item.own else (day, item.day)), own_days))
        for day in near
        for other in voices.rows[-item.side, day]
    )


def _next(own_day: str, day: str, own_days: Sequence[str]) -> bool:
    """Whether what a party said on `own_day` is what it said last before an outsider's word of `day`, or first after it."""
    place = bisect_right(own_days, day)
    return own_day in own_days[max(0, place - 1) : place + 1]


def _opposed(item: _Told[AnyRow], other: _Told[AnyRow]) -> bool:
    """Whether two rows of opposite sides are by two voices; the party's own, on the same day and not in one report.

    One sentence cannot say both, in whichever reports it stands; and of two stances both must be likely enough to have been read rightly.
    """
    one, two = item.row.grounds, other.row.grounds
    if set(one.words) & set(two.words) or (isinstance(item.row, PositionRow) and one.certainty * two.certainty < BOTH):
        return False
    if item.own and other.own:
        return item.day == other.day and item.row.grounds.report != other.row.grounds.report
    return item.voice != other.voice


@lru_cache(maxsize=65536)
def _moved(day: str, days: int) -> str:
    moved = min(max(date.fromisoformat(day).toordinal() + days, 1), date.max.toordinal())
    return date.fromordinal(moved).isoformat()
