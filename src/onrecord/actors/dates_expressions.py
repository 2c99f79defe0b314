"""Date expressions of a text: found with `dates_grammar`, resolved with `dates_resolve`, turned by `dates_tense`.

Ordered rules, nothing learned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.actors import dates_calendar as iso
from onrecord.actors.dates_grammar import NOT_DATES, rule_pattern, scan
from onrecord.actors.dates_resolve import RESOLVERS, Setting
from onrecord.actors.dates_tense import Direction, direction_at
from onrecord.document import Span


class Bound(StrEnum):
    """How the words before an expression bound it: "by August", "since March 11", "until July 9"."""

    AT = "at"
    BY = "by"
    BEFORE = "before"
    UNTIL = "until"
    SINCE = "since"
    FROM = "from"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words that tell when, and what they mean.

    `span` is where they stand (half-open, code points) and `text` what they are. `value` is a day `2025-03-12`, a month
    `2025-03`, a year `2025` or a range of two of the same form, both ends included, `2025-03-12/2025-03-15`; None where
    the text does not tell. `direction` is where they look from the day of publication, `bound` what the words before
    make of them. `loose` marks words with no sharp value ("in the coming days", "soon", "mid-June"), whose range is a
    stated meaning.
    """

    span: Span
    text: str
    value: str | None
    direction: Direction
    bound: Bound = Bound.AT
    loose: bool = False


_BOUND_WORDS = re.compile(
    r"\b(?:(?P<by>by|no(?:t)? later than)|(?P<before>before|prior to|ahead of)|(?P<until>until|till|through)|(?P<since>since)"
    r"|(?P<from>(?:from|starting|beginning|effective|as of)(?: on| in)?)|(?P<after>after|following))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_PAST_WORDS = re.compile(
    r"^(?:(?:the |on |early |late |over the |in the |for the |during the )*(?:last|past|previous|recent|this past)\b|earlier"
    r"|recently|yesterday)|\b(?:ago|yesterday|last (?:week|year))\b",
    re.IGNORECASE,
)
_FUTURE_WORDS = re.compile(
    r"^(?:(?:the |on |early |late |over the |in the |within the )*(?:next|coming|this coming|following)\b|later (?:this"
    r"|today)|tomorrow|within|soon|very soon|shortly|in the near)"
    r"|\btomorrow|\b(?:from now|to come|next week|next year)\b|at a later date|as soon as",
    re.IGNORECASE,
)
_PRESENT_WORDS = re.compile(r"^(?:today|tonight|this (?:morning|afternoon|evening)|TODAY)\b", re.IGNORECASE)
_ALWAYS_LOOSE = frozenset({"vague", "edge_month", "edge_unit", "edge_year"})
_SHARP_RANGES = frozenset({"iso", "month_day", "day_month", "weekday", "month_span", "years", "quarter"})
_NEEDS_ANCHOR = frozenset({"in_day", "that_day", "weekday", "unit", "ago"})
_MONTH_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Oo]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Ff]rom|[Tt]o|[Tt]hrough|[Bb]etween|[Bb]efore|[Aa]fter|[Dd]uring|[Oo]f"
    r"|[Aa]nd|[Oo]r|[Ff]or|[Tt]he|[Aa]s of|[Tt]his|[Aa]round|"
    r"[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Dd]uring|[Aa]|[Aa]s (?:early|late|soon) as|early|late|next|last)[\s-]$"
)
_RECURRING = re.compile(r"\b(?:[Ee]very|[Ee]ach)\s$")
_MARCH_OR_MAY = re.compile(r"^(?:March|May)$")


def expressions(text: str, published: str | None = None) -> tuple[DateExpression, ...]:
    """Every date expression of `text` in reading order, resolved against `published` (ISO 8601 date or date-time).

    Without `published` relative expressions have the value None. Spans do not overlap. Deterministic; never raises.

    >>> [(found.text, found.value) for found in expressions("He said on Friday they will meet next week.", "2025-05-20")]
    [('Friday', '2025-05-16'), ('next week', '2025-05-26/2025-06-01')]
    """
    now = iso.published_day(published)
    found: list[DateExpression] = []
    anchor: tuple[int, date] | None = None
    year: tuple[int, int] | None = None
    for match in scan(text):
        rule = match.lastgroup or ""
        if _is_no_date(text, match, rule):
            continue
        anchored = rule in _NEEDS_ANCHOR
        near = anchor[1] if anchored and anchor and _same_stretch(text, anchor[0], match.start()) else None
        near_year = year[1] if anchored and year and _same_stretch(text, year[0], match.start()) else None
        expression = _expression(text, match, now, near, near_year)
        if expression is None:
            continue
        found.append(expression)
        if expression.value and len(expression.value) == 10:
            anchor = (match.end(), date.fromisoformat(expression.value))
        if expression.value and rule in ("year", "quarter"):
            year = (match.end(), int(expression.value[:4]))
    return tuple(found)


def normalise(expression: str, published: str | None, *, direction: Direction = Direction.UNKNOWN) -> str | None:
    """The value of an expression that stands alone ("next week"), as `DateExpression.value`; None if it has none.

    `published` is an ISO 8601 date or date-time or None; `direction` is where the expression is known to look. Of several
    expressions the longest counts, the first of several as long. Deterministic; never raises.

    >>> normalise("Wednesday", "2025-05-20", direction=Direction.FUTURE)
    '2025-05-21'
    """
    now = iso.published_day(published)
    matches = [match for match in scan(expression) if not _is_no_date(expression, match, match.lastgroup or "", lone=True)]
    longest = max(matches, key=lambda match: (match.end() - match.start(), -match.start()), default=None)
    if longest is None:
        return None
    found = _expression(expression, longest, now, None, None, direction)
    return found.value if found else None


def as_recorded(expression: DateExpression) -> str:
    """What the record's `due` and `when` hold: the value where it is sharp, else the words as they stand.

    >>> as_recorded(expressions("They meet in the coming days.", "2025-05-20")[0])
    'in the coming days'
    """
    return expression.text if expression.value is None or expression.loose else expression.value


def _expression(
    text: str, match: re.Match[str], now: date | None, anchor: date | None, year: int | None, told: Direction = Direction.UNKNOWN
) -> DateExpression | None:
    """The expression at a match of `scan`, or None where it turns out to be none."""
    rule = match.lastgroup or ""
    parts = rule_pattern(rule).match(text, match.start())
    if parts is None:
        return None
    before = text[max(0, match.start() - 48) : match.start()]
    looks = told if told is not Direction.UNKNOWN else _direction(text, match, before)
    setting = Setting(now, looks, anchor, year, before, text[match.end() : match.end() + 24])
    value = RESOLVERS[rule](parts, setting)
    loose = rule in _ALWAYS_LOOSE or (rule not in _SHARP_RANGES and value is not None and "/" in value)
    return DateExpression(Span(*match.span()), match[0], value, _seen_from(now, value, looks), _bound(before), loose)


def _direction(text: str, match: re.Match[str], before: str) -> Direction:
    """Where an expression looks by its own words, else by the verb it goes with."""
    if _PRESENT_WORDS.search(match[0]):
        return Direction.PRESENT
    if _PAST_WORDS.search(match[0]):
        return Direction.PAST
    if _FUTURE_WORDS.search(match[0]):
        return Direction.FUTURE
    return direction_at(text, *match.span())


def _seen_from(now: date | None, value: str | None, looks: Direction) -> Direction:
    """The direction that the value itself shows; where there is none, or it holds the day itself, what the words told."""
    if now is None or value is None:
        return looks
    if iso.last_day(value) < now.isoformat():
        return Direction.PAST
    if iso.first_day(value) > now.isoformat():
        return Direction.FUTURE
    return looks if looks is not Direction.UNKNOWN else Direction.PRESENT


def _bound(before: str) -> Bound:
    """What the words just before an expression make of it."""
    found = _BOUND_WORDS.search(before, max(0, len(before) - 26))
    return Bound(found.lastgroup) if found and found.lastgroup else Bound.AT


def _same_stretch(text: str, first: int, second: int) -> bool:
    """Whether the second place is in the sentence of the first or in the next one, and near."""
    between = text[first:second]
    return len(between) < 320 and len(re.findall(r"[.!?][\"”]?\s+[A-Z“\"]|\n+", between)) < 2


def _is_no_date(text: str, match: re.Match[str], rule: str, *, lone: bool = False) -> bool:
    """Whether the words of a date are something else here: a name, a verb, a time, a length of time."""
    start, end = match.span()
    if rule in ("weekday", "deictic", "month"):
        for name in NOT_DATES.finditer(text, max(0, start - 18), min(len(text), end + 20)):
            if name.start() < end and start < name.end():
                return True
    if rule == "weekday" and _RECURRING.search(text, max(0, start - 6), start):
        return True
    if rule == "month" and not lone and _MARCH_OR_MAY.match(match[0]):
        return not _MONTH_BEFORE.search(text, max(0, start - 16), start)
    return False
