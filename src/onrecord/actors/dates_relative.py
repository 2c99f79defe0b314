"""Dates told from the day of publication or from a day named before, as values: "Wednesday", "next week", "three days ago".

Ordered rules, nothing learned. Each function is the resolver of a rule of `dates_grammar` (see `dates_resolve`).
"""

from __future__ import annotations

import re
from datetime import date

from onrecord.actors import dates_calendar as iso
from onrecord.actors.dates_grammar import SEASONS, WEEKDAYS
from onrecord.actors.dates_setting import Found, Setting, count_of, moved_from, quarter

_DAY_OF = {name: number for number, name in enumerate(WEEKDAYS)}
_LOOSE = {"day": 7, "week": 28, "month": 3}
"""What "coming" or "recent" days, weeks and months without a number reach: days, days and months."""
_JOINED_WEEKDAY = re.compile(r"day(?: (?:morning|afternoon|evening|night))?(?:,| and| or|, and) (?:on )?$")
_FIRST_IN = re.compile(
    r"\b(?:first|second|third|fourth|fifth|last|worst|best|biggest|largest|lowest|highest|only|deadliest|most|time)\b[^.;:]*$"
)
"""What makes "in two weeks" a length of time: "the first talks in two weeks"."""


def weekday(found: Found, setting: Setting) -> str | None:
    """For "Wednesday", "next Tuesday", "Monday to Friday", "Thursday of last week": a day, or a range of days."""
    now = setting.published
    if now is None:
        return None
    if setting.anchor and _JOINED_WEEKDAY.search(setting.before) and not found["mod"] and not found["week"]:
        # "On Tuesday and Wednesday": the second follows the first.
        after = (_DAY_OF[found["day"]] - setting.anchor.weekday()) % 7
        joined = iso.moved(setting.anchor, after)
        return iso.span(joined, joined)
    day = _weekday_date(_DAY_OF[found["day"]], now, found, setting)
    if day is None or not found["day2"]:
        return iso.span(day, day)
    return iso.span(day, iso.moved(day, (_DAY_OF[found["day2"]] - _DAY_OF[found["day"]]) % 7))


def _weekday_date(number: int, now: date, found: Found, setting: Setting) -> date | None:
    """News looks back to the last such day, today included, unless the verb looks forward; then to the next one."""
    week = found["week"]
    if week:
        offset = {"last": -1, "prev": -1, "next": 1}.get(week[:4], 0)
        return iso.moved(now, 7 * offset + number - now.weekday())
    back, forth = (now.weekday() - number) % 7, (number - now.weekday()) % 7
    mode = re.sub(r"^the ", "", (found["mod"] or "").lower())
    if mode in ("last", "past", "this past"):
        return iso.moved(now, -(back or 7))
    if mode == "previous":
        return iso.moved(setting.anchor or now, -(((setting.anchor or now).weekday() - number) % 7 or 7))
    if mode == "following":
        return iso.moved(setting.anchor, (number - setting.anchor.weekday()) % 7 or 7) if setting.anchor else None
    if mode == "next":
        return iso.moved(now, 7 + number - now.weekday())
    if mode in ("coming", "this coming"):
        return iso.moved(now, forth or 7)
    if found["ago"]:
        return iso.moved(now, -back - 7)
    if mode == "this" and not setting.back:
        return iso.moved(now, forth)
    return iso.moved(now, forth if setting.forward else -back)


def deictic(found: Found, setting: Setting) -> str | None:
    """For "Today", "tomorrow", "this morning", "the day before yesterday": a day."""
    offsets = {"the day after tomorrow": 2, "the day before yesterday": -2, "yesterday": -1, "last night": -1, "tomorrow": 1}
    if setting.published is None:
        return None
    day = iso.moved(setting.published, offsets.get(found["word"].lower(), 0))
    return iso.span(day, day)


def in_day(found: Found, setting: Setting) -> str | None:
    """For "Earlier in the day": the day last named near by, else the day of publication."""
    day = setting.anchor or setting.published
    if day and setting.published and found["when"].lower() == "earlier" and day > setting.published:
        day = setting.published
    return iso.span(day, day)


def that_day(found: Found, setting: Setting) -> str | None:
    """For "The same day", "the following day": counted from the day last named near by; None without one."""
    which = found["which"] or "same day"
    day = setting.anchor
    if which in ("previous day", "day before"):
        day = day or (setting.published if not setting.after.lstrip().startswith(("his", "her", "the", "a ", "its")) else None)
        day = iso.moved(day, -1) if day else None
    elif which != "same day" and day:
        day = iso.moved(day, 1)
    return iso.span(day, day)


def weekend(found: Found, setting: Setting) -> str | None:
    """For "The weekend", "last weekend": a Saturday and Sunday."""
    now = setting.published
    if now is None:
        return None
    mode = re.sub(r"^the ?", "", (found["mod"] or "").lower())
    weekend = now.weekday() >= 5
    offset = 0
    if mode in ("last", "past", "this past", "previous"):
        offset = -1 if not weekend or mode == "last" else 0
    elif mode in ("next", "following"):
        offset = 1
    elif not mode.endswith("coming") and not weekend and not setting.forward:
        # "This weekend" waits for a past verb to look back, "the weekend" does so by itself in news of a weekday.
        offset = -1 if setting.back or mode == "" else 0
    saturday = moved_from(iso.week(now, offset), 5)
    return iso.span(saturday, iso.moved(saturday, 1)) if saturday else None


def _stretch(now: date, unit: str, count: int | None, way: int) -> str | None:
    """So many units back from (`way` -1) or forward from (1) the day of publication."""
    if unit == "hour":
        unit, count = "day", None if count is None else max(1, count // 24)
    if unit in ("day", "week", "fortnight"):
        if count is None:
            first, last = (iso.moved(now, way), iso.moved(now, way * _LOOSE.get(unit, 14)))
        else:
            first, last = now, iso.moved(now, way * count * {"day": 1, "week": 7}.get(unit, 14))
        return iso.span(first, last) if way > 0 else iso.span(last, first)
    if unit == "month":
        index = iso.month_index(now)
        ends = (iso.month(index), iso.month(index + way * (count or _LOOSE["month"])))
    elif count is not None:
        ends = (iso.year(now.year), iso.year(now.year + way * count * (10 if unit == "decade" else 1)))
    else:
        return None
    return iso.span(*ends) if way > 0 else iso.span(ends[1], ends[0])


def window(found: Found, setting: Setting) -> str | None:
    """For "The next 30 days", "recent weeks", "the past two years": a range up to or from the day of publication."""
    if setting.published is None:
        return None
    unit = (found["unit2"] or found["unit"] or found["unit3"]).rstrip("s")
    way = 1 if found["unit3"] or found["mod"].lower() in ("next", "coming") else -1
    return _stretch(setting.published, unit, count_of(found["number"] or found["number2"]), way)


def rolling(found: Found, setting: Setting) -> str | None:
    """For "Over the past year", "in the coming week": a range of one unit up to or from the day of publication."""
    if setting.published is None:
        return None
    return _stretch(setting.published, found["unit"], 1, 1 if found["mod"] in ("next", "coming") else -1)


def unit(found: Found, setting: Setting) -> str | None:
    """For "This week", "last month", "later this year", "last summer": that week, month, quarter, year or season."""
    now, unit, mode, part = setting.published, found["unit"], found["mod"].lower(), (found["part"] or "").lower()
    if mode in ("previous", "following") and setting.anchor:
        now = setting.anchor
    if now is None or (mode == "following" and not setting.anchor):
        return None
    offset = {"last": -1, "previous": -1, "past": -1, "this past": -1, "next": 1, "following": 1, "coming": 1, "this coming": 1}.get(
        mode, 0
    )
    if unit == "week":
        return _week_part(now, offset, part, setting)
    if unit == "month":
        index = iso.month_index(now) + offset
        return iso.part_of_month(index, part) if part in ("early", "mid", "late") else iso.month(index)
    if unit == "quarter":
        return quarter(iso.month_index(now) // 3 + offset)
    if unit == "year":
        if mode == "previous" and setting.anchor_year:
            return iso.year(setting.anchor_year - 1)
        return iso.part_of_year(now.year + offset, part) if part in ("early", "mid", "late") else iso.year(now.year + offset)
    if unit in SEASONS:
        return _season_near(now, SEASONS[unit], offset, setting)
    return None


def _week_part(now: date, offset: int, part: str, setting: Setting) -> str | None:
    """A week, or what of this one is over ("earlier") or to come ("later").

    On a Sunday "this week" with a verb that looks forward is the week that begins next day.
    """
    if offset == 0 and part in ("earlier", "later"):
        monday = iso.moved(now, -now.weekday())
        if part == "earlier" and monday == now:
            # On a Monday nothing of this week is over: the week just ended is meant.
            return iso.week(now, -1)
        return iso.span(monday, now) if part == "earlier" else iso.span(now, iso.moved(now, 6 - now.weekday()))
    if offset == 0 and now.weekday() == 6 and setting.forward:
        offset = 1
    if part in ("early", "late"):
        first = moved_from(iso.week(now, offset), 0 if part == "early" else 3)
        return iso.span(first, iso.moved(first, 1 if part == "early" else 3)) if first else None
    return iso.week(now, offset)


def _season_near(now: date, first: int, offset: int, setting: Setting) -> str | None:
    """The last whole one, the next one, or this year's; "last winter" began in the year before."""
    index, start = iso.month_index(now), now.year * 12 + first - 1
    if offset == -1:
        start = max(found for found in (start - 24, start - 12, start) if index > found + 2)
    elif offset == 1:
        start = min(found for found in (start, start + 12) if found > index)
    elif first == 12 and setting.back and now.month < 12:
        start -= 12
    return iso.months(start, 3)


def _shifted(now: date, unit: str, count: int) -> str | None:
    """So many units away: a day for days, the week, month or year it falls in for those."""
    if unit == "hour":
        unit, count = "day", int(count / 24)
    if unit == "day":
        day = iso.moved(now, count)
        return iso.span(day, day)
    if unit in ("week", "fortnight"):
        return iso.week(now, count * (2 if unit == "fortnight" else 1))
    if unit == "month":
        return iso.month(iso.month_index(now) + count)
    return iso.year(now.year + count) if unit == "year" else None


def ago(found: Found, setting: Setting) -> str | None:
    """For "Three days ago", "two months ago", "a week earlier": the day, week, month or year that it comes to."""
    if not found["way"] or (found["about"] or "").strip() in ("more than", "over", "less than", "at least"):
        return None
    unit, count, way = found["unit"].rstrip("s"), count_of(found["number"]), found["way"]
    looks_forward = way in ("later", "from now")
    base = setting.published if way in ("ago", "from now") else setting.anchor
    if way in ("earlier", "prior") and base is None and unit in ("day", "week"):
        base = setting.published
    if base is None or found["and"]:
        return None
    if count is None:
        return _stretch(base, unit, None, 1 if looks_forward else -1) if way in ("ago", "from now") and unit != "hour" else None
    if way not in ("ago", "from now") and unit == "week":
        day = iso.moved(base, 7 * (count if looks_forward else -count))
        return iso.span(day, day)
    return _shifted(base, unit, count if looks_forward else -count)


def ahead(found: Found, setting: Setting) -> str | None:
    """For "In two weeks", "within 90 days", "in the days ahead": what it comes to, or the range up to then."""
    now, unit, count = setting.published, (found["unit"] or found["unit2"]).rstrip("s"), count_of(found["number"])
    if now is None:
        return None
    if found["ahead"]:
        return _stretch(now, unit, None, 1)
    coming = "coming" in (found["coming"] or "") or "next" in (found["coming"] or "")
    if not coming and not found["number"]:
        return None
    if found["prep"].lower() == "within" or coming:
        return _stretch(now, unit, count, 1)
    if not found["time"] and (setting.back or (not setting.forward and _FIRST_IN.search(setting.before))):
        # "Fell for the third time in nine months" tells how long, not when.
        return None
    return _stretch(now, unit, None, 1) if count is None else _shifted(now, unit, count)


def vague(found: Found, setting: Setting) -> str | None:
    """For "Soon", "recently": no value."""
    return None
