"""Conditions, undertakings and contacts as the network marks them in the words of a report. Learned."""

from __future__ import annotations

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
from onrecord.statements.marks import certain_conditions, clause_end, rule_commitments
from onrecord.statements.triggers import contact_triggers
from onrecord.statements.values import CommitmentMark, CommitmentStatus, ConditionKind, ConditionMark, ContactMark, ContactStatus

Floats = npt.NDArray[np.float32]
Mark = TypeVar("Mark", ConditionMark, CommitmentMark)
EXT = CERTAIN = CERTAIN_C = True

CONDITION_BIAS = -1.0
COMMITMENT_BIAS = -1.0
"""Added to the score of a beginning: below nought, fewer and surer ones. Chosen on dev."""

CONTACT_FROM = 0.6
"""A candidate word is a contact from this probability on. Chosen on dev."""


def condition_marks(text: str, feats: Features, states: Floats, heads: Mapping[str, Floats]) -> tuple[ConditionMark, ...]:
    """The conditions among the words with `states` [words, 384], in reading order."""
    segments = meaning.spans("condition", states, heads, bias=CONDITION_BIAS)
    chances = meaning.segment_chances("condition_kind", states, segments, heads)
    bounds = sentences(text)
    learned = [
        ConditionMark(_clause(text, feats, segment, bounds), ConditionKind(meaning.CONDITIONS[int(row.argmax())]), float(row.max()))
        for segment, row in zip(segments, chances, strict=True)
    ]
    return _apart([*learned, *(certain_conditions(text) if CERTAIN else ())])


def commitment_marks(text: str, feats: Features, states: Floats, heads: Mapping[str, Floats]) -> tuple[CommitmentMark, ...]:
    """The undertakings among the words with `states` [words, 384], in reading order."""
    segments = meaning.spans("commitment", states, heads, bias=COMMITMENT_BIAS)
    chances = meaning.segment_chances("commitment_status", states, segments, heads)
    bounds = sentences(text)
    learned = [
        CommitmentMark(_clause(text, feats, segment, bounds), CommitmentStatus(meaning.COMMITMENTS[int(row.argmax())]), float(row.max()))
        for segment, row in zip(segments, chances, strict=True)
    ]
    return _apart([*learned, *(rule_commitments(text) if CERTAIN_C else ())])


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


def _clause(text: str, feats: Features, segment: Segment, bounds: Sequence[Span]) -> Words:
    """A segment as far as its clause goes: where one begins is learned well, where it ends is not."""
    start, end = int(feats.starts[segment.start]), int(feats.ends[segment.end - 1])
    sentence = bounds[max(0, bisect_right(bounds, start, key=lambda span: span.start) - 1)]
    first = Span(start, int(feats.ends[segment.start]))
    return words(text, [(start, max(end, clause_end(text, first, sentence)) if EXT else end)])


def _apart(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Marks in reading order, none of which overlaps one that stands before it in the list."""
    kept: list[Mark] = []
    for mark in marks:
        if all(mark.words.end <= other.words.start or other.words.end <= mark.words.start for other in kept):
            kept.append(mark)
    return tuple(sorted(kept, key=lambda mark: mark.words.start))
