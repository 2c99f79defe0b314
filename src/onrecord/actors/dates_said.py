"""When something was said, from the sentence that says so; ordered rules, nothing learned."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.actors.dates_expressions import Bound, DateExpression, expressions
from onrecord.actors.dates_tense import REPORTING, VERBS, Direction
from onrecord.document import Span

_LONGEST_GAP = 110
"""Code points between a cue and the date that goes with it: "told a long list of reporters in Moscow on Wednesday"."""

_QUOTED = re.compile(r"[“”\"]")
_CONTENT_BEGINS = re.compile(r"[“\"”;:]|\b(?:that|whether|if|he|she|they|it|we|I|who|which|because|but|and)\b")
_SUBJECT_BEGINS = re.compile(r"\s*(?:the|a|an|any|his|her|their|its|these|those|both|talks|no|[A-Z0-9])\b")
_TAKES_OBJECT = re.compile(r"told|tells|telling|inform|assur|interview|speaking|called|urged|met|spoke|address", re.IGNORECASE)
_OPENING = re.compile(r"[\s\"“”'‘’(—–-]*(?:(?:On|In|Late|Early|But|And|Also|Then|Meanwhile|Earlier|Later)[\s,]+){0,2}(?:the\s+)?")
_OPENING_PHRASE = re.compile(
    r"[\s(—–-]*(?:When|While|As|After|At|In|During|Following|Asked|Hours|Days|Just|Earlier|Later|Back|[A-Z][a-z]+ing)\b"
)
_NEW_CLAUSE = re.compile(r"\b(?:that|whether|which|who|say|says)\b")
_ADJUNCT = re.compile(r"[^,;“”\"]{0,60},\s+[^,;“”\"]{2,90}$")
_CONTINUES = re.compile(r"(?:,[”\"]?\s+(?:also |then |while )?|\b(?:and|but) (?:also |then |later )?)$")
_VERB_NEXT = re.compile(r"\s*(?:had|has|have|was|were|is|are|will|would|did|does|could|may|might|must|should)\b")


def said_on(
    text: str, sentence: tuple[int, int], cue: tuple[int, int], published: str | None, *, found: Iterable[DateExpression] | None = None
) -> str | None:
    """The ISO day or month when something was said, if its sentence tells; else None.

    `sentence` and `cue` are spans of `text` in code points; `found` are the text's expressions (`expressions`), if they are
    at hand. An expression counts if it goes with the cue, not with what was said: it stands behind the cue's own complement
    ("told reporters in Moscow on Wednesday"), just before the cue ("Peskov on Wednesday said"), opens the sentence or ends
    the phrase that does ("Asked on Thursday, he said"), or goes with the verb that the cue continues ("said on Tuesday no,
    adding"). Days of one month ("last week") give the
    month; a year, a longer range and what lies ahead are no time of saying. Deterministic; never raises.

    >>> said_on("Peskov told reporters on Wednesday that talks will resume on Friday.", (0, 68), (7, 11), "2025-05-22")
    '2025-05-21'
    """
    here = [one for one in (expressions(text, published) if found is None else found) if _may_tell(one, sentence)]
    near = [(distance, one) for one in here if (distance := _distance(text, sentence, cue, one.span)) is not None]
    if near:
        return _day_or_month(min(near, key=lambda pair: (pair[0], pair[1].span.start))[1].value)
    if _continues(text, sentence, cue):
        main = [one for one in here if one.span.end <= cue[0] and not _is_quoted(text, sentence[0], one.span.start)]
        if len(main) == 1:
            return _day_or_month(main[0].value)
    return None


def _may_tell(one: DateExpression, sentence: tuple[int, int]) -> bool:
    """Whether an expression of the sentence could be a time of saying: a day or month, not ahead, not a bound."""
    inside = sentence[0] <= one.span.start and one.span.end <= sentence[1]
    return inside and _day_or_month(one.value) is not None and one.bound is Bound.AT and one.direction is not Direction.FUTURE


def _day_or_month(value: str | None) -> str | None:
    """The value as `said` may hold it: a day or month itself, the month for days of one month ("last week"), else None."""
    if value is None:
        return None
    first, _, last = value.partition("/")
    if last:
        return first[:7] if len(first) == 10 and first[:7] == last[:7] else None
    return first if len(first) in (7, 10) else None


def _distance(text: str, sentence: tuple[int, int], cue: tuple[int, int], place: Span) -> int | None:
    """How far an expression stands from the cue it goes with, in code points; None if it does not go with it."""
    if place.start >= cue[1]:
        return _distance_behind(text, text[cue[0] : cue[1]], text[cue[1] : place.start], place.end)
    if place.end > cue[0]:
        return 0
    gap = text[place.end : cue[0]]
    if _QUOTED.search(gap) or VERBS.search(gap) or _NEW_CLAUSE.search(gap):
        return None
    opening = _OPENING.match(text, sentence[0])
    opens = opening is not None and opening.end() >= place.start
    if opens or (_OPENING_PHRASE.match(text, sentence[0]) and _ADJUNCT.match(gap)):
        return len(gap) + 30
    return len(gap) if len(gap) <= 12 and "," not in gap and ";" not in gap else None


def _distance_behind(text: str, cue: str, gap: str, end: int) -> int | None:
    """The length of the gap, unless what is said has begun in it."""
    if len(gap) > _LONGEST_GAP or _CONTENT_BEGINS.search(gap) or VERBS.search(gap):
        return None
    if _SUBJECT_BEGINS.match(gap) and not _TAKES_OBJECT.search(cue):
        # "said Peskov on Friday" tells when, "said Kim on Friday had asked" does not; "said the talks on Friday" is content.
        inverted = gap.lstrip()[:1].isupper() and not _VERB_NEXT.match(text, end)
        if REPORTING.search(cue) and not inverted:
            return None
    return len(gap)


def _continues(text: str, sentence: tuple[int, int], cue: tuple[int, int]) -> bool:
    """Whether the cue goes on from another verb of its sentence: ", adding that", "but warned"."""
    before = text[max(sentence[0], cue[0] - 16) : cue[0]]
    goes_on = _CONTINUES.search(before)
    if goes_on is None:
        return False
    return goes_on[0].startswith(("and", "but")) or bool(re.match(r"\w+ing\b", text[cue[0] : cue[1]]))


def _is_quoted(text: str, start: int, place: int) -> bool:
    """Whether a quotation is open at `place` in the sentence that begins at `start`."""
    before = text[start:place]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
