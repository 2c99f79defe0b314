"""A date or a moment as pages write it, to ISO 8601. Rules; the table of cases is in `tests/reading/test_moments.py`.

The publisher's own clock is kept: a moment keeps its offset, and its day is the day that readers of the outlet saw.
"""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime

from onrecord.reading.masthead import date_in

_EARLIEST, _LATEST = 1980, 2100
"""Years between which something was published: a page that says 1970 has a clock that was never set."""

_ISO = re.compile(
    r"(?P<day>\d{4}-\d{1,2}-\d{1,2})(?:[T _]+(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?$")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)(?:[ T]+(\d{1,2}:\d{2}(?::\d{2})?))?")
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)(?:[ ,|–-]+(\d{1,2})[:.](\d{2}))?")
_STROKES = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")
_CHINESE = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_STAMP = re.compile(r"\d{10}(?:\d{3})?")
_IN_URL = re.compile(r"/((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2]|[a-z]{3})[/-]?(0[1-9]|[12]\d|3[01])(?=[/._-]|$)")
_IN_SECTION = re.compile(r"/((?:19|20)\d{2})/[a-z]+/(0[1-9]|1[0-2])/(0[1-9]|[12]\d|3[01])/")
"""The year, the section and then the day, as in CNN's addresses up to 2015: "/2010/POLITICS/08/13/"."""

_IN_SLUG = re.compile(r"[/_-]((?:19|20)\d{2})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?=[/._-]|$)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def moment(value: object) -> str | None:
    """The ISO 8601 date or date-time that `value` (a text or a Unix time in seconds or milliseconds) says, or None.

    >>> moment("2024-08-05 20:59:59.0"), moment("2024-04-27T15:56:35+0100"), moment("13.06.2023")
    ('2024-08-05T20:59:59', '2024-04-27T15:56:35+01:00', '2023-06-13')
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = " ".join(str(value).split())[:80]
    return _stamp(text) or _iso(text) or _compact(text) or _figures(text) or _mail(text) or _english(text)


def moment_of_url(url: str) -> str | None:
    """The day that the path of `url` has in it, or None.

    >>> moment_of_url("https://paper.example/world/2024/nov/18/truce"), moment_of_url("https://paper.example/a-20241118.html")
    ('2024-11-18', None)
    """
    path = re.sub(r"^[a-z]+://[^/]*|[?#].*$", "", url, flags=re.IGNORECASE)
    if not (match := _IN_URL.search(path.lower()) or _IN_SECTION.search(path.lower()) or _IN_SLUG.search(path)):
        return None
    year, month, day = match.groups()
    if not month.isdigit():
        if month not in _MONTHS:
            return None
        month = str(_MONTHS.index(month) + 1)
    return _made(year, month, day)


def _stamp(text: str) -> str | None:
    """A Unix time. Ten digits are seconds from 2001 on, thirteen are milliseconds."""
    if not _STAMP.fullmatch(text):
        return None
    seconds = int(text) / (1000 if len(text) == 13 else 1)
    return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).isoformat().replace("+00:00", "Z")


def _iso(text: str) -> str | None:
    if not (match := _ISO.match(text)):
        return None
    return _made(*match["day"].split("-"), time=match["time"], zone=match["zone"])


def _compact(text: str) -> str | None:
    if not (match := _COMPACT.match(text)):
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    return _made(year, month, day, time=f"{hour}:{minute}:{second or '00'}" if hour else None, zone=zone)


def _figures(text: str) -> str | None:
    """Figures with the year first, or with dots and the day first; with strokes only where one of two can be no month."""
    if match := _YEAR_FIRST.match(text):
        return _made(match[1], match[2], match[3], time=match[4])
    if match := _DAY_FIRST.search(text):
        return _made(match[3], match[2], match[1], time=f"{match[4]}:{match[5]}" if match[4] else None)
    if match := _CHINESE.search(text):
        return _made(match[1], match[2], match[3])
    if match := _STROKES.match(text):
        first, second, year = match.groups()
        return _made(year, second, first) if int(first) > 12 else _made(year, first, second) if int(second) > 12 else None
    return None


def _mail(text: str) -> str | None:
    """A date as in a message's head: "Thu, 18 Jul 2024 11:48:00 +0100"."""
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found.isoformat().replace("+00:00", "Z") if _EARLIEST < found.year < _LATEST else None


def _english(text: str) -> str | None:
    """A date in English words."""
    found = date_in(text)
    return found if found and _EARLIEST <= int(found[:4]) < _LATEST else None


def _made(year: str, month: str, day: str, *, time: str | None = None, zone: str | None = None) -> str | None:
    try:
        date = datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
    if not _EARLIEST <= date.year < _LATEST:
        return None
    if not time:
        return date.isoformat()
    hour, minute, *second = (int(part) for part in time.split(":"))
    if hour >= 24 or minute >= 60 or (second and second[0] >= 60):
        return date.isoformat()
    clock = f"T{hour:02}:{minute:02}" + (f":{second[0]:02}" if second else "")
    return date.isoformat() + clock + _zone(zone)


def _zone(zone: str | None) -> str:
    """An offset as ISO 8601 writes it; a zone that only has a name tells nothing that can be relied on."""
    if not zone:
        return ""
    if zone.upper() in ("Z", "UTC", "GMT"):
        return "Z"
    figures = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{figures[:2]}:{figures[2:]}" if int(figures[:2]) < 24 and int(figures[2:]) < 60 else ""
