"""Rules: the date and the place that go with words of a report."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from onrecord.actors.dates import Bound, DateExpression, as_recorded, expressions
from onrecord.actors.register import Register
from onrecord.document import Span
from onrecord.talks.context import Context

_NAMED = r"(?:the\s+)?(?:[A-Z][\w'’.-]*)(?:(?:,?\s+(?:of|and|the|de|al|bin)\s+|,\s+|\s+)(?=[A-Z])[A-Z][\w'’-]*)*"
_PLACE = re.compile(
    rf"\b(?:in|at|near|on\s+the\s+sidelines\s+of)\s+(?:(?:the\s+)?(?:\w+\s+)?(?:capital|city|village|town"
    rf"|resort|state)\s+(?:of\s+)?)?({_NAMED})"
)
_NO_PLACE = re.compile(
    r"^(?:the\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov"
    r"|Dec"
    r"|I|He|She|We|Mr|Mrs|Ms|President|Prime|Twitter|X|Truth|Facebook|Telegram|English|Russian|Chinese)\b"
)
_NAMED_AFTER = re.compile(r"\s+(?:format|framework|agreements?|accords?|process|protocols?|declaration|talks|group)\b")
"""What bears the name of a place and is not there: "in the Normandy format"."""
_CLAUSE = re.compile(r"[;:]|,\s+(?:which|who|while|but|and\s+(?:said|will|has|have))\b|\s[–—]\s")


@lru_cache(maxsize=1)
def _adjectives() -> frozenset[str]:
    return frozenset(Register.load().adjectives.values())


@lru_cache(maxsize=256)
def _dates(sentence: str, published: str | None) -> tuple[DateExpression, ...]:
    return expressions(sentence, published)


def dates_in(at: Context, sentence: Span) -> tuple[tuple[Span, DateExpression], ...]:
    """The date expressions of a sentence, with their spans in the report."""
    found = _dates(at.text[sentence.start : sentence.end], at.published)
    return tuple((Span(one.span.start + sentence.start, one.span.end + sentence.start), one) for one in found)


def when(at: Context, word: Span) -> str | None:
    """When what a word names is or was: the nearest date of its clause, resolved where it can be; None if none is told."""
    sentence = at.stretch(word)
    dated = [(span, one) for span, one in dates_in(at, sentence) if one.bound not in {Bound.AFTER, Bound.BEFORE}]
    near = [(_distance(at.text, word, span), span, one) for span, one in dated]
    within = [found for found in near if found[0] < 130]
    return as_recorded(min(within, key=lambda found: found[:2])[2]) if within else None


def _distance(text: str, word: Span, other: Span) -> int:
    """How far a date is from a word, in code points; what precedes it or stands in another clause counts as farther."""
    if other.start >= word.end:
        gap = text[word.end : other.start]
        return len(gap) + 60 * len(_CLAUSE.findall(gap))
    gap = text[other.end : word.start]
    return len(gap) + 25 + 60 * len(_CLAUSE.findall(gap))


def due(at: Context, words: Span) -> str | None:
    """By when something is to be done: the date in its words, one with "by" or "until" before others; None if none is."""
    sentence = at.stretch(words)
    inside = [one for span, one in dates_in(at, sentence) if words.start <= span.start < min(words.end + 30, sentence.end)]
    bound = [one for one in inside if one.bound in {Bound.BY, Bound.BEFORE, Bound.UNTIL}]
    return as_recorded((bound or inside)[0]) if inside else None


def where(at: Context, word: Span, *, names: Collection[str] = ()) -> str | None:
    """Where what a word names is or was: the nearest "in" or "at" with a name in its sentence, after it rather than before.

    `names` are no places: those of the persons who take part.
    """
    sentence = at.stretch(word)
    found = []
    for match in _PLACE.finditer(at.text, sentence.start, sentence.end):
        name = " ".join(match.group(1).split()).rstrip(".,'’")
        if name in _adjectives():
            continue  # "in Israeli media"
        if not _NO_PLACE.match(name) and not _NAMED_AFTER.match(at.text, match.end()) and not any(word in names for word in name.split()):
            found.append((_distance(at.text, word, Span(*match.span())), name))
    return min(found)[1] if found and min(found)[0] < 90 else None
