"""Rules: how a party's stance on an issue moved: from, to, when, by which words.

A shift is told by one voice at two times: the party's own (whoever speaks for it), or the same outsider. Where two
voices differ there is no shift but a point that is contested (`onrecord.talks.contested`): one of the two may be
wrong, and nobody need have moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import prod

from onrecord.talks.offers import of_a_chamber, offered, one_measure, one_of_many, undated, wished
from onrecord.talks.rows import PositionRow
from onrecord.talks.tellings import Copies, dated, heard, identity, in_order, own, word

STANCES = ("accept", "accept-if", "open", "undecided", "doubtful", "reject")
"""From yes to no."""
YES, NO = frozenset({"accept", "accept-if"}), frozenset({"doubtful", "reject"})
SILENT_AFTER = 30
"""Days without a word of the party, from which on its silence is told: a month, the pace of most rounds."""
SURE = 0.4
"""A row below this confidence moves no party: it would make two shifts, there and back, of one misreading."""
LIKELY = 0.5
"""A move is told if it is more likely than not that both its ends were read rightly, taken as independent."""
LONG_AGO = 90
"""Days after which a stance is no longer what a party moves from: a word months old was not changed on the day of the next."""
OTHERS_WITHIN = 14
"""Days within which one who speaks for a party moves it from where another who speaks for it had it. Further apart two ministers, or a
minister and a caucus, mostly speak of two things: of 36 moves on real reports, judged by hand, 16 were such, and none of them was one."""
BACK_WITHIN = 14
"""Days within which a voice that is where it was again has not moved there and back, if one reading alone says that it had."""
BEYOND_DOUBT = 0.9
"""From this on a stand is no misreading, whatever stands around it."""


class Move(StrEnum):
    """What sort of a shift it is."""

    FIRST = "first"
    REVERSAL = "reversal"
    HARDENING = "hardening"
    SOFTENING = "softening"


@dataclass(frozen=True, slots=True)
class Shift:
    """A party's move on an issue by one voice.

    `voice` is the party's code where it spoke for itself, else the name of who told. `before` and `after` are stances, `was` and `day` the
    ISO dates on which each was told, `by` are the keys of the rows for `after`, `from_` those for `before`. A first mention has no before.
    """

    party: str
    issue: str
    move: Move
    voice: str
    before: str | None
    after: str
    was: str | None
    day: str
    by: tuple[str, ...]
    from_: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """A party that once spoke on an issue itself and then no more: its last stance, the day of it and the days since."""

    party: str
    issue: str
    stance: str
    last: str
    days: int
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one voice stood on one day: the stances it had, yes before no, the rows that tell, how sure it is that one of them was read
    rightly, each report's surest taken as independent of the others', and the names of those who were heard."""

    day: str
    stances: tuple[str, ...]
    keys: tuple[str, ...]
    sure: float
    tellers: frozenset[str]


def shifts(positions: Iterable[PositionRow], *, copies: Copies, since: str | None = None) -> tuple[Shift, ...]:
    """All shifts and first mentions from the day `since` on, in order of their days. Near-linear; deterministic."""
    every = (row for row in positions if offered(row) and not wished(row))
    told = (row for row in every if not (one_of_many(row) or undated(row) or of_a_chamber(row)))
    found = [shift for rows in by_point(dated(told, copies)).values() for shift in _of_point(rows, copies)]
    return tuple(sorted((shift for shift in found if not since or shift.day >= since), key=lambda s: (s.day, s.issue, s.party, s.by)))


def silences(positions: Iterable[PositionRow], *, today: str, after: int = SILENT_AFTER) -> tuple[Silence, ...]:
    """The parties that have not spoken on an issue themselves for `after` days before `today`, longest first."""
    found = []
    for (issue, party), rows in by_point(positions).items():
        stands = stands_of([row for row in rows if own(row.grounds, party)])
        if stands and (days := days_between(stands[-1].day, today)) >= after:
            found.append(Silence(party, issue, stands[-1].stances[0], stands[-1].day, days, stands[-1].keys))
    return tuple(sorted(found, key=lambda silence: (-silence.days, silence.issue, silence.party)))


def by_point(positions: Iterable[PositionRow]) -> dict[tuple[str, str], list[PositionRow]]:
    """Position rows by issue and party, each list in order of days; rows called wrong left out."""
    points: dict[tuple[str, str], list[PositionRow]] = {}
    for row in in_order(positions):
        points.setdefault((row.issue, row.party), []).append(row)
    return dict(sorted(points.items()))


def stands_of(rows: Sequence[PositionRow]) -> tuple[Stand, ...]:
    """The rows of one voice day by day. Only what was said surely counts, where anything was."""
    days: dict[str, list[PositionRow]] = {}
    for row in rows:
        days.setdefault(row.grounds.day, []).append(row)
    found = []
    for day, told in days.items():
        sure = [row for row in told if row.grounds.certainty >= SURE] or told
        stances = sorted({row.stance for row in sure}, key=STANCES.index)
        doubt = prod(1 - max(row.grounds.certainty for row in rows) for rows in _by_report(sure))
        tellers = frozenset(identity(teller) for row in sure if (teller := heard(row.grounds)))
        found.append(Stand(day, tuple(stances), tuple(row.key for row in sure), 1 - doubt, tellers))
    return tuple(found)


def voice(row: PositionRow, copies: Copies) -> tuple[str, str]:
    """By what the teller of a position is known: the party itself, by whomever, or an outsider by name (and, if unnamed, by outlet)."""
    return (row.party, "") if own(row.grounds, row.party) else word(row.grounds, copies)


def _shown(row: PositionRow, copies: Copies) -> str:
    """Who tells a position, as its report names them."""
    teller = None if own(row.grounds, row.party) else heard(row.grounds)
    return teller.name if teller else voice(row, copies)[0]


def days_between(first: str, last: str) -> int:
    """Days from one ISO date to another; negative if the last is earlier."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _of_point(rows: Sequence[PositionRow], copies: Copies) -> Iterable[Shift]:
    """The first mention of a party's stance on an issue, and the shifts of each voice after it."""
    first = stands_of(rows)[0]
    yield Shift(rows[0].party, rows[0].issue, Move.FIRST, _shown(rows[0], copies), None, first.stances[0], None, first.day, first.keys, ())
    voices: dict[tuple[tuple[str, str], str], list[PositionRow]] = {}
    for row in rows:
        if row.grounds.certainty >= SURE:
            voices.setdefault((voice(row, copies), one_measure(row)), []).append(row)
    for told in voices.values():
        stands = _without_slips(stands_of(told))
        for number, after in enumerate(stands):
            before = _before(stands, number)
            move = _move(before.stances, after.stances) if before and before.sure * after.sure >= LIKELY else None
            if before and move and not _near(before, after):
                # The two stances that are nearest to each other: no move is told larger than it must have been.
                ends = (before.stances[0], after.stances[-1]) if _eased(before, after) else (before.stances[-1], after.stances[0])
                by = _shown(told[-1], copies)
                yield Shift(told[0].party, told[0].issue, move, by, *ends, before.day, after.day, after.keys, before.keys)


def _near(before: Stand, after: Stand) -> bool:
    """Whether neither end is further from a yes than openness, and not one speaker says both within two weeks: who names conditions weeks
    after a plain yes, or after a colleague's, need not have taken anything back, and mostly speaks of something that hangs on it."""
    if not {*before.stances, *after.stances} <= YES | {"open"}:
        return False
    return not before.tellers & after.tellers or days_between(before.day, after.day) > OTHERS_WITHIN


def _before(stands: Sequence[Stand], number: int) -> Stand | None:
    """What a stand may have moved from: the last one before it by the same teller, or by another a few days before; None if all is long
    ago."""
    after = stands[number]
    for earlier in reversed(range(number)):
        days = days_between(stands[earlier].day, after.day)
        if days > LONG_AGO:
            return None
        if days <= OTHERS_WITHIN or stands[earlier].tellers & after.tellers:
            return stands[earlier]
    return None


def _by_report(rows: Sequence[PositionRow]) -> list[list[PositionRow]]:
    """The rows of each report."""
    found: dict[str, list[PositionRow]] = {}
    for row in rows:
        found.setdefault(row.grounds.report, []).append(row)
    return list(found.values())


def _without_slips(stands: Sequence[Stand]) -> list[Stand]:
    """The stands of one voice without those that differ from what it said both shortly before and shortly after, unless beyond doubt."""
    kept: list[Stand] = []
    for number, stand in enumerate(stands):
        after = stands[number + 1] if number + 1 < len(stands) else None
        if not (kept and after and _back(kept[-1], stand, after)):
            kept.append(stand)
    return kept


def _back(before: Stand, stand: Stand, after: Stand) -> bool:
    """Whether a voice was, soon after a stand that may be a misreading, where it had been before."""
    same = set(before.stances) & set(after.stances) - set(stand.stances)
    return bool(same) and stand.sure < BEYOND_DOUBT and days_between(before.day, after.day) <= BACK_WITHIN


def _eased(before: Stand, after: Stand) -> bool:
    return STANCES.index(after.stances[-1]) < STANCES.index(before.stances[0])


def _move(before: Sequence[str], after: Sequence[str]) -> Move | None:
    """How a voice moved; None if it may not have: a stance of the later day is one of the earlier, or the days overlap on the scale."""
    was, now = [STANCES.index(stance) for stance in before], [STANCES.index(stance) for stance in after]
    if not (max(was) < min(now) or max(now) < min(was)):
        return None
    if (set(before) <= YES and set(after) <= NO) or (set(before) <= NO and set(after) <= YES):
        return Move.REVERSAL
    return Move.HARDENING if max(was) < min(now) else Move.SOFTENING
