"""Rules: contacts over time: which rows of many reports tell of one call, meeting or round, and how it stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.talks.rows import ContactRow
from onrecord.talks.tellings import Chain, Copies, chains, dated, ground, in_order, rank

NEAR = 1
"""Days by which two dates of one contact may differ: a call at night has two dates in two time zones."""
BACK, AHEAD, ALONG = 7, 31, 7
"""Days: how long after it a contact is still told of without its date, how long before it is announced, and how far apart two words on a
contact without any date may be. A week's and a month's news, as reports of rounds of talks have it."""
JUST_NOW = 3
"""Days within which a contact that somebody told of is denied."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SORTS = {"call": "call", "message": "message", "meeting": "meeting", "talks": "meeting", "visit": "meeting"}
"""Reports call one event talks, a meeting and a visit; nobody calls a phone call that."""


class Stage(StrEnum):
    """How a contact stands. `called off`: told as none after it was asked for or set; `untold`: set for a day that has passed."""

    REQUESTED = "requested"
    POSSIBLE = "possible"
    SCHEDULED = "scheduled"
    HELD = "held"
    CALLED_OFF = "called off"
    NONE = "none"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Gathering:
    """One contact by all that is told of it: `rows` in order of the days on which they were told.

    `kind` is the one told most, `when` an ISO date or None, `stage` by the latest word, the best ground where several came on one day.
    """

    kind: str
    participants: tuple[str, ...]
    persons: tuple[str, ...]
    when: str | None
    place: str | None
    stage: Stage
    since: str
    told: str
    rows: tuple[ContactRow, ...]
    chains: tuple[Chain, ...]


def gatherings(contacts: Iterable[ContactRow], *, copies: Copies, today: str | None = None) -> tuple[Gathering, ...]:
    """The contacts between parties, those told last first. `today` (ISO date) decides what is untold; without it nothing is.

    A row with fewer than two parties stands alone: it does not tell which contact it is. Near-linear; deterministic.
    """
    groups: dict[tuple[str, ...], list[ContactRow]] = {}
    for row in in_order(dated(contacts, copies)):
        name = (_SORTS[row.kind], *sorted(row.participants)) if len(row.participants) > 1 else (row.kind, *row.participants, row.key)
        groups.setdefault(name, []).append(row)
    found = [_gathering(group, copies, today) for rows in groups.values() for group in _one_by_one(rows)]
    found.sort(key=lambda gathering: (gathering.participants, gathering.rows[0].key))
    return tuple(sorted(found, key=lambda gathering: gathering.told, reverse=True))


def _one_by_one(rows: Sequence[ContactRow]) -> list[list[ContactRow]]:
    """The rows on contacts of one sort between the same parties, one contact at a time."""
    known = sorted((row for row in rows if _number(row)), key=lambda row: (_number(row), row.key))
    groups: list[list[ContactRow]] = []
    for row in known:
        if not groups or _number(row) - _number(groups[-1][-1]) > NEAR:
            groups.append([])
        groups[-1].append(row)
    days = [_number(group[0]) for group in groups]
    loose: list[list[ContactRow]] = []
    for row in rows:
        if _number(row):
            continue
        place = _nearest(row, days)
        if place is not None:
            groups[place].append(row)
        elif loose and _told(row) - _told(loose[-1][-1]) <= ALONG:
            loose[-1].append(row)
        else:
            loose.append([row])
    return groups + loose


def _nearest(row: ContactRow, days: Sequence[int]) -> int | None:
    """The number of the dated contact that an undated row tells of, None if none: if held the last one before, if planned the next.

    What there was none of is the one that was talked of just now, else the next.
    """
    told = _told(row)
    place = bisect_left(days, told + 1) - 1
    back = BACK if row.status == "held" else JUST_NOW if row.status == "none" else 0
    if place >= 0 and told - days[place] <= back:
        return place
    if row.status == "held":
        return None
    return place + 1 if place + 1 < len(days) and days[place + 1] - told <= AHEAD else None


def _number(row: ContactRow) -> int:
    """The day of a contact as a number of days, 0 where no row tells a day."""
    found = _DAY.match(row.when or "")
    return date.fromisoformat(found[0]).toordinal() if found else 0


def _told(row: ContactRow) -> int:
    return date.fromisoformat(row.grounds.day).toordinal()


def _gathering(rows: Sequence[ContactRow], copies: Copies, today: str | None) -> Gathering:
    rows = in_order(rows)
    kinds = [row.kind for row in rows]
    when = next((row.when[:10] for row in reversed(rows) if row.when and _number(row)), None)
    stage, told = _stage(rows, when, today)
    return Gathering(
        min(sorted(set(kinds)), key=lambda kind: -kinds.count(kind)),
        tuple(sorted(rows[0].participants)),
        tuple(dict.fromkeys(person for row in rows for person in row.persons)),
        when,
        next((row.place for row in rows if row.place), None),
        stage,
        rows[0].grounds.day,
        told,
        tuple(rows),
        chains(rows, copies),
    )


def _stage(rows: Sequence[ContactRow], when: str | None, today: str | None) -> tuple[Stage, str]:
    """How a contact stands and the day of the word that says so."""
    day = rows[-1].grounds.day
    last = min((row for row in rows if row.grounds.day == day), key=lambda row: (rank(ground(row.grounds)), row.key))
    earlier = {row.status for row in rows if row.grounds.day < day}
    if last.status == "none" and earlier & {"requested", "scheduled", "possible"}:
        return Stage.CALLED_OFF, day
    if last.status == "scheduled" and when and today and when < today:
        return Stage.UNTOLD, day
    return Stage(last.status), day
