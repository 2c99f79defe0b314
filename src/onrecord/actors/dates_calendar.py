"""Days, weeks, months and years in the ISO forms of the record; rules alone, nothing learned.

A value is a day `2025-03-12`, a month `2025-03`, a year `2025`, or a range of two of the same form with a stroke
between, both ends included: `2025-03-12/2025-03-15`. Whatever would leave the years 1 to 9999 is None.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

WELL_FORMED = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?:/\d{4}(?:-\d\d(?:-\d\d)?)?)?")
"""What a value looks like."""

_PARTS = {"early": (1, 10), "start": (1, 10), "beginning": (1, 10), "outset": (1, 10), "mid": (11, 20), "middle": (11, 20)}


def published_day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or date-time as written there; None for what is no such thing."""
    if published is None or not re.match(r"\d{4}-\d\d-\d\d(?!\d)", published, re.ASCII):
        return None
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def day(year: int, month: int, number: int) -> date | None:
    """That day, or None where the calendar has none (30 February)."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def moved(start: date, days: int) -> date | None:
    """The day so many days later (earlier if negative)."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


def month_index(start: date) -> int:
    """Months since the year 0, so that months can be counted with."""
    return start.year * 12 + start.month - 1


def month(index: int) -> str | None:
    """The month of an index of `month_index`, as `2025-03`."""
    year, number = divmod(index, 12)
    return f"{year:04}-{number + 1:02}" if 1 <= year <= 9999 else None


def year(number: int) -> str | None:
    """A year as `2025`."""
    return f"{number:04}" if 1 <= number <= 9999 else None


def span(first: date | str | None, last: date | str | None) -> str | None:
    """The range from first to last, both included; the one value where they are the same, None where one is missing."""
    if first is None or last is None:
        return None
    start, end = str(first), str(last)
    if start == end:
        return start
    return f"{start}/{end}" if start < end else None


def week(start: date, weeks: int = 0) -> str | None:
    """The Monday-to-Sunday week so many weeks from that of `start`."""
    monday = moved(start, 7 * weeks - start.weekday())
    return None if monday is None else span(monday, moved(monday, 6))


def part_of_month(index: int, part: str) -> str | None:
    """The first ten days ("early"), the 11th to the 20th ("mid") or the rest ("late", "end") of a month."""
    number, remainder = divmod(index, 12)
    if not 1 <= number <= 9999:
        return None
    last = calendar.monthrange(number, remainder + 1)[1]
    first, end = _PARTS.get(part, (21, last))
    return span(date(number, remainder + 1, first), date(number, remainder + 1, end))


def part_of_year(number: int, part: str) -> str | None:
    """January to April ("early", "beginning"), May to August ("mid"), September to December ("late") of a year."""
    first = {"early": 0, "mid": 4, "middle": 4}.get(part, 8)
    return span(month(number * 12 + first), month(number * 12 + first + 3))


def months(first: int, count: int) -> str | None:
    """The range of so many months from the month of index `first`."""
    return span(month(first), month(first + count - 1))


def last_day(value: str) -> str:
    """The last day of a value: of a range its end, of a month or year its last day."""
    end = value.rpartition("/")[2]
    if len(end) == 4:
        return f"{end}-12-31"
    if len(end) == 7:
        return f"{end}-{calendar.monthrange(int(end[:4]), int(end[5:]))[1]:02}"
    return end


def first_day(value: str) -> str:
    """The first day of a value."""
    start = value.partition("/")[0]
    return start + "-01" * ((10 - len(start)) // 3)
