"""Dates that name a month, a year or a day of the calendar, as values: "June 12-13", "late 2025", "the end of May".

Ordered rules, nothing learned. Each function is the resolver of a rule of `dates_grammar` (see `dates_resolve`).
"""

from __future__ import annotations

import re
from datetime import date

from onrecord.actors import dates_calendar as iso
from onrecord.actors.dates_grammar import HOLIDAYS, SEASONS
from onrecord.actors.dates_setting import (
    Found,
    Setting,
    count_of,
    month_number,
    moved_from,
    number_in,
    quarter,
    span_or_day,
    year_of_day,
    year_of_month,
)


def iso_date(found: Found, setting: Setting) -> str | None:
    """For "2025-05-20", "2025-05-20/2025-05-22": the day or the range as written."""
    first = iso.published_day(found["from"].replace("/", "-"))
    return span_or_day(first, iso.published_day(found["to"]) if found["to"] else None)


def slash(found: Found, setting: Setting) -> str | None:
    """05/20/2025 and 20/05/2025 tell which number is the day, 05/06/2025 does not; with full stops the day is first."""
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    day_first, month_first = iso.day(year, second, first), iso.day(year, first, second)
    if found["mark"] == ".":
        return iso.span(day_first, day_first)
    if day_first and month_first and day_first != month_first:
        return None
    day = day_first or month_first
    return iso.span(day, day)


def _day_range(first: tuple[int, int], last: tuple[int, int] | None, years: tuple[int | None, int | None], setting: Setting) -> str | None:
    """From a month and day to another, or the first alone; the year is the named one or that the setting gives."""
    named_first, named = years
    year = named_first or named or year_of_day(*first, setting)
    if year is None:
        return None
    start = iso.day(year, *first)
    if last is None:
        return iso.span(start, start)
    if named_first is None and named is not None and last < first:
        start = iso.day(year - 1, *first)
    return iso.span(start, iso.day(named or (year if last >= first else year + 1), *last))


def month_day(found: Found, setting: Setting) -> str | None:
    """For "June 12", "June 12-13, 2025", "Feb. 27 and 28": a day, or a range of days."""
    month = month_number(found["month"])
    first = (month, number_in(found["day"]))
    last = (month_number(found["month2"]) if found["month2"] else month, number_in(found["day2"])) if found["day2"] else None
    if last and found["both"] and not _joined(first, last, setting):
        last = None
    return _day_range(first, last, (None, int(found["year"]) if found["year"] else None), setting)


def week_of(found: Found, setting: Setting) -> str | None:
    """The Monday-to-Sunday week that holds the day; if that is a Sunday, the week that it opens in American use."""
    month, number = month_number(found["month"] or found["month2"]), number_in(found["day"] or found["day2"])
    year = int(found["year"]) if found["year"] else year_of_day(month, number, setting)
    day = iso.day(year, month, number) if year else None
    return None if day is None else iso.week(day, 1 if day.weekday() == 6 else 0)


def day_month(found: Found, setting: Setting) -> str | None:
    """For "20 May 2025", "30 May to 2 June": a day, or a range of days."""
    month = month_number(found["month"])
    first = (month_number(found["month1"]) if found["month1"] else month, number_in(found["day"]))
    last = (month, number_in(found["day2"])) if found["day2"] else None
    if found["month1"] and not last:
        last = None
    if last and found["both"] and not _joined(first, last, setting):
        last = None
    years = (int(found["year1"]) if found["year1"] else None, int(found["year"]) if found["year"] else None)
    return _day_range(first, last, years, setting)


def _joined(first: tuple[int, int], last: tuple[int, int], setting: Setting) -> bool:
    """Whether "A and B" is one stretch: the days follow each other, or "between" or "from" stands before."""
    return (first[0] == last[0] and last[1] - first[1] == 1) or bool(re.search(r"\b(?:between|from)\s$", setting.before))


def _edge_value(value: str | None, late: str | None, edge: str, setting: Setting) -> str | None:
    """The end or start of a period; as a deadline ("by", "until", "before") the end is its last day."""
    if value and edge in ("end", "close") and re.search(r"\b(?:by|until|till|before)\s$", setting.before):
        return iso.last_day(value)
    return late


def part_month(found: Found, setting: Setting) -> str | None:
    """The first seven days are a month's first week, the last seven its last; its first half ends on the 15th."""
    index = _moded_month(month_number(found["month"]), None, found["year"], setting)
    if index is None:
        return None
    first = date.fromisoformat(iso.first_day(iso.month(index) or "0001-01"))
    last = date.fromisoformat(iso.last_day(first.isoformat()[:7]))
    length = {"week": 7, "half": 15}.get(found["unit"], 10)
    if found["which"] in ("last", "final"):
        return iso.span(iso.moved(last, 1 - length), last)
    place = ("first", "second", "third", "fourth").index(found["which"])
    start = iso.moved(first, place * length)
    end = last if found["unit"] == "half" and place else iso.moved(first, (place + 1) * length - 1)
    return iso.span(start, end) if end and last >= end else None


def edge_month(found: Found, setting: Setting) -> str | None:
    """For "The end of May": the part of the month; with "by" before it, its last day."""
    number, edge = month_number(found["month"]), found["edge"].lower()
    index = _moded_month(number, found["mod"], found["year"], setting)
    return None if index is None else _edge_value(iso.month(index), iso.part_of_month(index, edge), edge, setting)


def _moded_month(number: int, mod: str | None, year: str | None, setting: Setting) -> int | None:
    """The index of a month with "last", "next" or "this" before it or a year behind it."""
    if year:
        return int(year) * 12 + number - 1
    if setting.published is None:
        return None
    now, same = iso.month_index(setting.published), setting.published.year * 12 + number - 1
    mode = (mod or "").lower()
    if mode in ("last", "this past"):
        return same if now > same else same - 12
    if mode in ("next", "this coming"):
        return same if same > now else same + 12
    if mode == "this":
        return same
    told = year_of_month(number, setting)
    return None if told is None else told * 12 + number - 1


def edge_unit(found: Found, setting: Setting) -> str | None:
    """For "The end of the year", "the start of next week": the part of the period; with "by" before it, its last day."""
    now, edge, unit = setting.published, found["edge"].lower(), found["unit"]
    if now is None:
        return None
    offset = {"last": -1, "next": 1}.get(found["mod"], 0)
    if unit == "week":
        week = iso.week(now, offset)
        first = moved_from(week, {"end": 4, "close": 4}.get(edge, 0))
        return _edge_value(week, iso.span(first, moved_from(week, 6 if edge in ("end", "close") else 1)), edge, setting)
    if unit == "month":
        index = iso.month_index(now) + offset
        return _edge_value(iso.month(index), iso.part_of_month(index, edge), edge, setting)
    if unit == "year":
        return _edge_value(iso.year(now.year + offset), _edge_of_year(now.year + offset, edge), edge, setting)
    if unit == "quarter":
        three = quarter(iso.month_index(now) // 3 + offset)
        return iso.last_day(three) if three and edge in ("end", "close") else three
    return None


def _edge_of_year(year: int, edge: str) -> str | None:
    """The end of a year is its December, its start January, its middle June and July."""
    if edge in ("end", "close"):
        return iso.month(year * 12 + 11)
    return iso.months(year * 12 + 5, 2) if edge == "middle" else iso.month(year * 12)


def edge_year(found: Found, setting: Setting) -> str | None:
    """For "The end of 2018", "year-end": December; with "by" before it, 31 December."""
    if found["yearend"]:
        year, edge = (setting.published.year if setting.published else None), "end"
    else:
        year, edge = int(found["year"]), found["edge"].lower()
    return None if year is None else _edge_value(iso.year(year), _edge_of_year(year, edge), edge, setting)


def month_span(found: Found, setting: Setting) -> str | None:
    """For "From March to May 2025": the range of months; "March and May" gives the first alone."""
    first, last = month_number(found["month"]), month_number(found["month2"])
    if found["both"] and not re.search(r"\b(?:between|from)\s$", setting.before):
        last = first
    named = int(found["year"]) if found["year"] else None
    year = int(found["year1"]) if found["year1"] else named if named is None or last >= first else named - 1
    year = year or year_of_month(first, setting)
    if year is None:
        return None
    final = named or (year if last >= first else year + 1)
    return iso.span(iso.month(year * 12 + first - 1), iso.month(final * 12 + last - 1))


def month(found: Found, setting: Setting) -> str | None:
    """For "May", "last May", "mid-June 2025": a month, or ten days of it."""
    number = month_number(found["month"])
    index = _moded_month(number, found["mod"], found["year"], setting)
    if found["offyear"] and setting.published:
        year = setting.published.year + {"last": -1, "next": 1}.get(found["offyear"][:4], 0)
        index = year * 12 + number - 1
    if index is None:
        return None
    if found["part"]:
        return iso.part_of_month(index, re.split(r"[ -]", found["part"].lower())[0])
    return iso.month(index)


def quarter_of(found: Found, setting: Setting) -> str | None:
    """For "The first quarter of 2025", "the last six months of the year": the range of months."""
    year = int(found["year"]) if found["year"] else setting.published.year if setting.published else None
    if year is None:
        return None
    year += {"last": -1, "next": 1}.get(found["mod"] or "", 0)
    if found["months"]:
        length = count_of(found["months"]) or 0
        if not 1 <= length <= 12:
            return None
        return iso.months(year * 12 + (12 - length if found["which"] in ("last", "final") else 0), length)
    length = 3 if found["unit"] == "quarter" else 6
    place = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(found["which"], 12 // length - 1)
    return iso.months(year * 12 + place * length, length) if place * length < 12 else None


def season(found: Found, setting: Setting) -> str | None:
    """For "Summer 2024", "in the autumn": three whole months."""
    first = SEASONS[found["bare"] or found["season"]]
    year = int(found["year"]) if found["year"] else year_of_month(first, setting)
    return None if year is None else iso.months(year * 12 + first - 1, 3)


def decade(found: Found, setting: Setting) -> str | None:
    """For "The 1990s", "the early 1990s": the range of years."""
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get((found["part"] or "").lower(), (0, 9))
    decade = int(found["decade"])
    return iso.span(iso.year(decade + first), iso.year(decade + last))


def years(found: Found, setting: Setting) -> str | None:
    """For "Between 2015 and 2018", "in 2018-19": the range of years."""
    last = found["to"] if len(found["to"]) == 4 else found["from"][:2] + found["to"]
    return iso.span(found["from"], last)


def year(found: Found, setting: Setting) -> str | None:
    """For "In 2015", "the 2018 summit", "late 2025": a year, or four months of it."""
    if found["parted"]:
        return iso.part_of_year(int(found["parted"]), re.split(r"[ -]", found[0].lower())[0])
    return found["year"] or found["event"]


def holiday(found: Found, setting: Setting) -> str | None:
    """For "Christmas Eve": the day, in the year that the setting gives."""
    month, number = HOLIDAYS[found["name"].lower().replace("’", "'")]
    year = year_of_day(month, number, setting)
    return _day_range((month, number), None, (None, year), setting) if year else None
