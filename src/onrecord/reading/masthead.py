"""What the head of a report tells about it: its title, and outlet and date from a dateline or a date line. Rules.

Only the text speaks here; a file's name does not. What the head does not tell stays None, and `--outlet` and `--published` set it.
"""

from __future__ import annotations

import datetime
import re

from onrecord.document import Span
from onrecord.reading.boilerplate import is_boilerplate
from onrecord.reading.lines import lines

_LONGEST_TITLE = 200
"""Code points; of the titles in the reports looked at, the longest has 170."""

_HEAD = 1500
"""Code points of a text in which a date line or a dateline may stand: title, standfirst, by-line, picture."""

_HEAD_LINES = 8
"""Lines of a text in which they may stand."""

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )?"
_DATES = tuple(
    re.compile(_WEEKDAY + pattern, re.IGNORECASE)
    for pattern in (
        rf"{_MONTH} {_DAY},? {_YEAR}\b",
        rf"{_DAY} {_MONTH},? {_YEAR}\b",
        r"(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)",
    )
)
# Around the date of a date line stand only words like these, or a time of day.
_DATE_LINE = re.compile(
    r"(?:\W|\d|\b(?:published|updated|posted|last|first|modified|created|issued|date|on|at|am|pm|a\.m|p\.m|gmt|utc|est|edt|et|pt|ist|bst|cet|msk|local|time)\b|\bt(?=\d)|(?<=\d)z\b)*",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)

_PLACE = r"[A-Z][\w.’'-]*(?:[ /,]+(?:[a-z]{2} )?[A-Z][\w.’'-]*){0,5}"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'/ -]{2,40}(?:, (?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[A-Z][\w. ]{1,30})?"
_BRACKETED = r"(?:\((?P<round>[A-Z][\w .’'-]{1,30})\)|/(?P<slashes>[A-Z][\w .’'-]{1,20})/|\[(?P<square>[A-Z][\w .’'-]{1,30})\])"
# "TEHRAN, May 26 (MNA) –", "WASHINGTON (Reuters) -", "MOSCOW, May 20. /TASS/.", "(Reuters) -"; without a dash only what is surely an
# agency: "Washington (CNN) President …"
_DATELINE = re.compile(
    rf"(?:(?:{_CAPITALS}|{_PLACE})(?:, (?P<date>[^()/\[\]\n]{{3,24}}?))?\.? *)?{_BRACKETED}"
    r" *(?:[-–—.:]+|(?<=\((?:CNN|AFP)\) )|(?<=\(AP\) )|(?<=\(Reuters\) ))"
)
# "HANOI – President …": a place in capitals and a dash, no agency
_BARE_DATELINE = re.compile(rf"{_CAPITALS}(?:, (?P<date>[^()/\[\]\n–—]{{3,24}}?))? *(?:[–—]|(?<= )-) ")

_SENTENCE_END = re.compile(r"[.;:,][\"”’']?$")
_ABBREVIATION_END = re.compile(r"(?:\b[A-Z]\.){1,4}[\"”’']?$|\b(?:Inc|Jr|Sr|Co|Corp|Ltd|etc|vs|No)\.$|\.\.\.$")

_PRESS = (
    r"Agency|Broadcasting|Bulletin|Chronicle|Courier|Daily|Dispatch|Examiner|Express|Gazette|Globe|Guardian|Herald|Independent|Inquirer|Journal|Mail|Mirror"
    r"|Monitor|Network|News|Observer|Post|Press|Radio|Record|Reporter|Review|Standard|Star|Telegraph|Television|Times|Today|TODAY|Tribune|TV|Voice|Weekly|Wire"
)
# A line of two to five words with capitals, one of which papers are called by: "Meren Dispatch", "USA TODAY".
_MASTHEAD = re.compile(rf"(?=.*\b(?:{_PRESS})\b)(?:[Tt]he )?[A-Z][\w.’'-]*(?: (?:of|and|the|&|[A-Z][\w.’'-]*)){{1,4}}")

AGENCIES = {"MNA": "Mehr News Agency", "AP": "Associated Press", "AA": "Anadolu Agency"}
"""Agencies whose dateline has initials that are not their usual name."""


def title(text: str) -> str | None:
    """The title that stands on the first line of `text`, or None where the first line reads like a report's sentence.

    >>> title("Ministers meet in Lunde\\n\\nThe ministers met on Monday.")
    'Ministers meet in Lunde'
    """
    found = _first_lines(text, 2)
    if len(found) < 2:
        return None
    line = text[found[0].start : found[0].end].strip("*# ")
    if not line or len(line) >= _LONGEST_TITLE or is_boilerplate(line) or _dateline(line) or _date(line):
        return None
    if _SENTENCE_END.search(line) and not _ABBREVIATION_END.search(line) and not _has_title_case(line):
        return None
    # A line that goes on in the next is wrapped text. A title of two lines would begin its second with a capital or be short.
    second = text[found[1].start : found[1].end]
    if second[0].islower() and "\n" not in text[found[0].end : found[1].start].replace("\r\n", "\n").replace("\r", "\n")[1:]:
        return None
    return line


def _has_title_case(line: str) -> bool:
    """Whether most words of a line of several begin with a capital: "We Want to Hear About It."."""
    found = line.split()
    return len(found) >= 4 and 3 * sum(word[0].isupper() for word in found) >= 2 * len(found)


def outlet(text: str) -> str | None:
    """The agency that a dateline in the head of `text` names, or the paper whose name stands there on a line of its own.

    >>> outlet("LUNDE, May 20. /TASS/. The two sides met.")
    'TASS'
    """
    for number, (start, end) in enumerate(_first_lines(text, _HEAD_LINES)):
        line = text[start:end]
        if match := _dateline(line):
            name = next((match[group] for group in ("round", "slashes", "square") if match[group]), "")
            return AGENCIES.get(name, name) if _is_agency(name) else None
        if _is_masthead(line, number):
            return line
    return None


def _is_masthead(line: str, number: int) -> bool:
    """Whether the line is a paper's name."""
    # Below the title and near it: a headline of two words may name a paper, and further down papers are talked about.
    return 0 < number < 5 and _MASTHEAD.fullmatch(line) is not None


def published(text: str) -> str | None:
    """The ISO date in the head of `text`: on a line of its own, or in a dateline that has the year.

    >>> published("Ministers meet\\n\\nMarch 12, 2025\\n\\nThe ministers met.")
    '2025-03-12'
    """
    later = None
    for start, end in _first_lines(text, _HEAD_LINES):
        line = text[start:end]
        if (dateline := _dateline(line) or _BARE_DATELINE.match(line)) and dateline["date"] and (day := _day(dateline["date"])):
            return day
        if day := _date(line):
            if not _UPDATED.search(line):
                return day
            later = later or day
    return later


def mastheads(text: str) -> tuple[Span, ...]:
    """The lines in the head of `text` that have the outlet's name or the date and nothing else: about the report, and no part of it.

    >>> text = "Ministers meet\\nMeren Dispatch\\nMarch 12, 2025\\nThe ministers met."
    >>> [text[start:end] for start, end in mastheads(text)]
    ['Meren Dispatch', 'March 12, 2025']
    """
    found = enumerate(_first_lines(text, _HEAD_LINES))
    return tuple(span for number, span in found if _is_masthead(text[span.start : span.end], number) or _date(text[span.start : span.end]))


def date_in(words: str) -> str | None:
    """The ISO date that `words`, a line about a date and a time, have in them in English, or None.

    >>> date_in("Published: Nov. 27, 2013 at 8:15 PM EST")
    '2013-11-27'
    """
    for pattern in _DATES:
        if match := pattern.search(words):
            return _iso(match["year"], match["month"], match["day"])
    return None


def date_of_name(name: str) -> str | None:
    """The ISO date with which a file's name begins ("2025-03-12_reuters_truce.txt"), or None."""
    match = re.match(r"((?:19|20)\d{2})[-_]?(\d{2})[-_]?(\d{2})(?!\d)", name)
    return _iso(*match.groups()) if match else None


def _first_lines(text: str, count: int) -> list[Span]:
    """Up to `count` lines from the head of `text`."""
    found: list[Span] = []
    for span in lines(text):
        if len(found) >= count or span.start >= _HEAD:
            break
        found.append(span)
    return found


def _dateline(line: str) -> re.Match[str] | None:
    return _DATELINE.match(line[:160])


def _is_agency(name: str) -> bool:
    """Whether a name in a dateline's brackets is an agency: capitals, or one capitalised word ("Reuters"); no year, no "Photo"."""
    return not re.search(r"\d|[Pp]hoto|[Uu]pdate|[Ff]ile|[Ww]rap", name)


def _date(line: str) -> str | None:
    """The date on a line that has nothing else but words about it and a time of day."""
    if len(line) >= 120:
        return None
    for pattern in _DATES:
        if (match := pattern.search(line)) and _DATE_LINE.fullmatch(line[: match.start()]) and _DATE_LINE.fullmatch(line[match.end() :]):
            return _iso(match["year"], match["month"], match["day"])
    return None


def _day(words: str) -> str | None:
    """The date that `words` begin with."""
    for pattern in _DATES:
        if match := pattern.match(words.strip()):
            return _iso(match["year"], match["month"], match["day"])
    return None


def _iso(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdigit() else next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(month.lower()[:3]))
    try:
        return datetime.date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None
