"""What an expression is read against, and what its resolvers share: number words and the year of a bare month or day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from onrecord.actors import dates_calendar as iso
from onrecord.actors.dates_grammar import MONTHS, NUMBERS
from onrecord.actors.dates_tense import Direction

_MONTH_OF = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_VAGUE_NUMBER = re.compile(r"few|several|some|many|handful|number|couple|dozen")
_OUTRAGE = re.compile(r",? (?:\w+ )?(?:attacks?|massacres?|assault|revolution|uprising|coup)\b")
"""What is known by its month and day for years after ("the October 7 attacks"): the year is not told."""
_NEAR_MONTHS = 2
_FAR_MONTHS = 9

Found = re.Match[str]
"""A match of one rule of `dates_grammar`."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is read against: the day of publication, where it looks, and what stands around it.

    `anchor` is the day last named in the sentence or the one before, `anchor_year` the year; `before` the
    words just left of the expression, `after` those just right of it.
    """

    published: date | None
    direction: Direction = Direction.UNKNOWN
    anchor: date | None = None
    anchor_year: int | None = None
    before: str = ""
    after: str = ""

    @property
    def forward(self) -> bool:
        """Whether the expression is known to look forward."""
        return self.direction is Direction.FUTURE

    @property
    def back(self) -> bool:
        """Whether the expression is known to look back."""
        return self.direction is Direction.PAST


def month_number(name: str) -> int:
    """The number of a month, 1 to 12, by its name in full or cut short."""
    return _MONTH_OF[name[:3].lower()]


def count_of(words: str | None) -> int | None:
    """A number word as a number; None for "several", "a few" and nothing at all."""
    if words is None or _VAGUE_NUMBER.search(words):
        return None
    return int(words) if words.isdecimal() else NUMBERS.get(words.lower())


def year_of_month(number: int, setting: Setting) -> int | None:
    """The year a bare month belongs to: the side the direction tells, else the nearest, the earlier of two as near.

    A month nine or more back gives way to one within two ahead (that far back would be "last May"), and one that far
    ahead to the month just over.
    """
    if setting.published is None:
        return None
    now = iso.month_index(setting.published)
    same_year = setting.published.year * 12 + number - 1
    candidates = (same_year - 12, same_year, same_year + 12)
    nearest = min(candidates, key=lambda index: (abs(index - now), index))
    if re.search(r"\b(?:by|until|till)\s$", setting.before):
        return next(index for index in candidates if index >= now) // 12
    if re.search(r"\bsince\s$", setting.before):
        return next(index for index in reversed(candidates) if now >= index) // 12
    chosen = nearest
    if setting.forward:
        chosen = next(index for index in candidates if index >= now)
    elif setting.back:
        chosen = next(index for index in reversed(candidates) if now >= index)
    near = _NEAR_MONTHS if chosen < now else 1
    far = abs(chosen - now) >= _FAR_MONTHS and abs(nearest - now) <= near
    return (nearest if far else chosen) // 12


def year_of_day(month: int, number: int, setting: Setting) -> int | None:
    """The year a month and day belong to: the side the direction tells, unless that is far and the other side near.

    "The June 12 summit" with a past verb, read in May, is next month's: a year without its number is seldom far away.
    """
    if setting.published is None:
        return None
    now = setting.published
    days = [found for year in range(now.year - 4, now.year + 5) if (found := iso.day(year, month, number))]
    nearest = min(days, key=lambda found: (abs((found - now).days), found), default=None)
    if nearest is None:
        return None
    chosen = nearest
    if setting.forward:
        chosen = next((found for found in days if found >= now), nearest)
    elif setting.back:
        chosen = next((found for found in reversed(days) if now >= found), nearest)
    if _OUTRAGE.match(setting.after) and abs((nearest - now).days) >= 31 * _NEAR_MONTHS:
        return None
    far = abs((chosen - now).days) >= 30 * _FAR_MONTHS and abs((nearest - now).days) < 31 * _NEAR_MONTHS
    return (nearest if far else chosen).year


def span_or_day(first: date | None, last: date | None) -> str | None:
    """The range, or the day alone where there is no last one."""
    return iso.span(first, last) if last else iso.span(first, first)


def number_in(words: str) -> int:
    """The number that the words begin with: 3 for "3rd". They must begin with one."""
    return int(re.match(r"\d+", words)[0])  # type: ignore[index]


def moved_from(value: str | None, days: int) -> date | None:
    """The day so many days after the first of a value."""
    return None if value is None else iso.moved(date.fromisoformat(iso.first_day(value)), days)


def quarter(index: int) -> str | None:
    """The three months of the quarter with this index since the year 0."""
    return iso.months(index * 3, 3)
