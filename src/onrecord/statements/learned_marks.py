"""Conditions, undertakings and contacts as the network marks them in the words of a report.

Learned, with rules for what few annotated examples do not teach well: where a clause ends, and markers that are rarely seen.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from onrecord.document import Span, Words, words
from onrecord.sentences import sentences
from onrecord.statements import meaning
from onrecord.statements.decode import Segment
from onrecord.statements.features import Features
from onrecord.statements.marks import certain_conditions, clause_end
from onrecord.statements.triggers import contact_triggers
from onrecord.statements.values import CommitmentMark, CommitmentStatus, ConditionKind, ConditionMark, ContactMark, ContactStatus

Floats = npt.NDArray[np.float32]
Mark = TypeVar("Mark", ConditionMark, CommitmentMark)

_BOUNDARY = re.compile(
    r"\s*(?:[.,;:?!–—)]|-\s|''|[\"”](?:\s|$))"
    r"|\s+(?:and|but|while|if|unless|after|before|although|though|because|so|as|which|who|that|then|or|in|to|on|until|when|based"
    r"|following|even|were|was|is|not|whenever|during|ahead)\b",
    re.IGNORECASE,
)
"""What may follow a whole phrase: the words after which annotated conditions and undertakings end."""

_OPEN = re.compile(
    r"\b(?:the|an?|and|or|of|to|with|in|on|for|by|at|from|its|his|her|their|our|that|more|not|if|will|would)[\s\"“]*$", re.IGNORECASE
)
"""Words with which no phrase ends."""


_MAIN_CLAUSE = re.compile(
    r",[\"”]?\s+(?:then\s+)?(?:he|she|it|they|we|I|you|the|this|that|there|[A-Z][\w.]+)"
    r"(?:['’](?:ll|d|re|s)\b|\s+(?:\w+\s+){0,3}?(?:will|would|could|can|may|might|must|should|shall|readily|said|says|(?:is|are)\s+going)\b)"
)
"""A comma and a subject with its verb: what follows a condition that stands first."""
_SHORTEST = 8
"""Code points that a condition has before a main clause may follow."""
_DATE = re.compile(
    r"(?:until|till|by|before|after)\s+(?:\w+\s+)?(?:\d|(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|then|now|next|last|this)\b)"
)
_DEADLINE = re.compile(r"\b(?:will|would|shall)\s+(?!not\b|never\b)[^.!?]{0,90}$", re.IGNORECASE)
"""What makes a "before" behind it a deadline: "will release them before the talks begin". Of 900 annotated conditions one begins with
"before", and that one stands first in its sentence."""
_CONCEDES = re.compile(r"\b(?:even|whether|unclear|what)\s+$", re.IGNORECASE)

_UNDERTAKE = (
    "accept|adopt|agree|allow|avoid|begin|boost|build|buy|call|cancel|carry|cease|close|come|complete|comply|conclude|conduct|consider"
    "|continue|convene|cooperate|create|cut|delay|deliver|denuclearize|deploy|develop|discuss|dismantle|drop|end|ensure|establish|exchange"
    "|expand|extend|facilitate|finance|freeze|fulfil|fulfill|fund|give|grant|guarantee|halt|hand|help|hold|honou?r|host|implement|impose"
    "|improve|increase|invest|invite|join|keep|lift|lower|maintain|make|meet|normalize|observe|offer|open|pause|pay|postpone|prepare|present"
    "|prevent|promote|protect|provide|publish|pull|purchase|pursue|ratify|receive|recogni[sz]e|reduce|refrain|release|remove|reopen|resolve"
    "|respect|restore|resume|return|seek|sell|send|share|sign|start|stop|strengthen|submit|supply|support|suspend|take|transfer|withdraw|work"
)
_INFINITIVE = re.compile(rf"(?:to\s+)?(?:{_UNDERTAKE})\b")
_NEXT_UNDERTAKING = re.compile(rf"(?:,\s+and\s+|,\s+|\s+and\s+)(?=to\s+\w+\b|(?:{_UNDERTAKE})\s+\w)")
"""Between two undertakings of a list: "to release the crews, open the ports and resume the talks"."""

CONDITION_BIAS = 0.0
COMMITMENT_BIAS = -0.5
"""Added to the score of a beginning: below nought, fewer and surer ones. Chosen on dev."""

CONTACT_FROM = 0.65
"""A candidate word is a contact from this probability on. Chosen on dev."""


def condition_marks(text: str, feats: Features, states: Floats, heads: Mapping[str, Floats]) -> tuple[ConditionMark, ...]:
    """The conditions among the words with `states` [words, 384], and those with a marker that is hardly anything else, in reading order."""
    segments = _touching_joined(meaning.spans("condition", states, heads, bias=CONDITION_BIAS))
    chances = meaning.segment_chances("condition_kind", states, segments, heads)
    bounds = sentences(text)
    learned = [
        ConditionMark(clause, ConditionKind(meaning.CONDITIONS[int(row.argmax())]), float(row.max()))
        for segment, row in zip(segments, chances, strict=True)
        if (clause := condition_clause(text, _clause(text, feats, segment, bounds)))
    ]
    return _apart([*learned, *certain_conditions(text)])


def commitment_marks(text: str, feats: Features, states: Floats, heads: Mapping[str, Floats]) -> tuple[CommitmentMark, ...]:
    """The undertakings among the words with `states` [words, 384], in reading order."""
    segments = _touching_joined(meaning.spans("commitment", states, heads, bias=COMMITMENT_BIAS))
    chances = meaning.segment_chances("commitment_status", states, segments, heads)
    bounds = sentences(text)
    learned = [
        CommitmentMark(each, CommitmentStatus(meaning.COMMITMENTS[int(row.argmax())]), float(row.max()))
        for segment, row in zip(segments, chances, strict=True)
        for each in each_undertaking(text, _clause(text, feats, segment, bounds))
    ]
    return _apart(learned)


def contact_marks(text: str, feats: Features, states: Floats, heads: Mapping[str, Floats]) -> tuple[ContactMark, ...]:
    """The words that name contacts among the candidates of `contact_triggers`, in reading order."""
    triggers = contact_triggers(text)
    segments = []
    for trigger in triggers:
        first = int(np.searchsorted(feats.ends, trigger.span.start, side="right"))
        segments.append(Segment(first, max(first + 1, int(np.searchsorted(feats.starts, trigger.span.end, side="left")))))
    marks = []
    for trigger, row in zip(triggers, meaning.contact_chances(states, segments, heads), strict=True):
        chance = 1 - float(row[0])
        if chance >= CONTACT_FROM:
            status = ContactStatus(meaning.CONTACTS[1 + int(row[1:].argmax())])
            marks.append(ContactMark(words(text, [trigger.span]), status, chance))
    return tuple(marks)


def condition_clause(text: str, marked: Words) -> Words | None:
    """Marked words as far as a condition goes: not into the main clause after it; None if they are none ("until July 9", "even if", or a
    deadline).

    >>> from onrecord.document import words
    >>> text = "If Malta agrees, they will sign, even if it rains, by noon."
    >>> [found.text if (found := condition_clause(text, words(text, [span]))) else None for span in ((0, 31), (38, 49))]
    ['If Malta agrees', None]
    """
    if marked.text.lower().startswith("before ") and _DEADLINE.search(text, max(0, marked.start - 110), marked.start):
        return None
    if _DATE.match(marked.text) or _CONCEDES.search(text[max(0, marked.start - 12) : marked.start]):
        return None
    main = _MAIN_CLAUSE.search(marked.text, _SHORTEST)
    if main is None or len(marked.spans) > 1:
        return marked
    return words(text, [(marked.start, marked.start + main.start())])


def each_undertaking(text: str, marked: Words) -> list[Words]:
    """The undertakings of a list, each by itself; a phrase that is no list as it is.

    >>> from onrecord.document import words
    >>> text = "to release the crews, open the ports and to resume talks on grain and oil"
    >>> [one.text for one in each_undertaking(text, words(text, [(0, len(text))]))]
    ['to release the crews', 'open the ports', 'to resume talks on grain and oil']
    """
    if len(marked.spans) > 1 or not _INFINITIVE.match(marked.text):
        return [marked]
    found, start = [], marked.start
    for gap in _NEXT_UNDERTAKING.finditer(text, marked.start, marked.end):
        found.append(words(text, [(start, gap.start())]))
        start = gap.end()
    return [*found, words(text, [(start, marked.end)])]


def _touching_joined(segments: Sequence[Segment]) -> list[Segment]:
    """Segments of which those without a word between them are one: "only" and "if Malta agrees"."""
    joined: list[Segment] = []
    for segment in segments:
        if joined and joined[-1].end == segment.start:
            joined[-1] = Segment(joined[-1].start, segment.end)
        else:
            joined.append(segment)
    return joined


def _clause(text: str, feats: Features, segment: Segment, bounds: Sequence[Span]) -> Words:
    """A segment as far as its clause goes: where one begins is learned well, where it ends is not."""
    start, end = int(feats.starts[segment.start]), int(feats.ends[segment.end - 1])
    sentence = bounds[max(0, bisect_right(bounds, start, key=lambda span: span.start) - 1)]
    return words(text, [(start, _stretched(text, Span(start, end), sentence))])


def _stretched(text: str, span: Span, sentence: Span) -> int:
    """The end of a span, put off to the end of its clause where the words break off in mid-phrase."""
    rest = text[span.end : sentence.end]
    if not rest.strip() or (_BOUNDARY.match(rest) and not _OPEN.search(text, span.start, span.end)):
        return span.end
    return max(span.end, clause_end(text, span, sentence))


def _apart(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Marks in reading order, none of which overlaps one that stands before it in the list."""
    kept: list[Mark] = []
    for mark in marks:
        place = bisect_right(kept, mark.words.start, key=lambda other: other.words.start)
        free_before = not place or kept[place - 1].words.end <= mark.words.start
        if free_before and (place == len(kept) or mark.words.end <= kept[place].words.start):
            kept.insert(place, mark)
    return tuple(kept)
