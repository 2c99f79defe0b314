"""Conditions, undertakings and contacts as the network marks them in the words of a report. Learned."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from onrecord.document import Words, words
from onrecord.statements import meaning
from onrecord.statements.decode import Segment
from onrecord.statements.features import Features
from onrecord.statements.triggers import contact_triggers
from onrecord.statements.values import CommitmentMark, CommitmentStatus, ConditionKind, ConditionMark, ContactMark, ContactStatus

Floats = npt.NDArray[np.float32]

CONDITION_BIAS = 0.0
COMMITMENT_BIAS = 0.0
"""Added to the score of a beginning: spans are rare, and a network that is paid by the word finds too few. Chosen on dev."""

CONTACT_FROM = 0.5
"""A candidate word is a contact from this probability on. Chosen on dev."""


def condition_marks(text: str, feats: Features, states: Floats, heads: Mapping[str, Floats]) -> tuple[ConditionMark, ...]:
    """The conditions among the words with `states` [words, 384], in reading order."""
    segments = meaning.spans("condition", states, heads, bias=CONDITION_BIAS)
    chances = meaning.segment_chances("condition_kind", states, segments, heads)
    return tuple(
        ConditionMark(_words(text, feats, segment), ConditionKind(meaning.CONDITIONS[int(row.argmax())]), float(row.max()))
        for segment, row in zip(segments, chances, strict=True)
    )


def commitment_marks(text: str, feats: Features, states: Floats, heads: Mapping[str, Floats]) -> tuple[CommitmentMark, ...]:
    """The undertakings among the words with `states` [words, 384], in reading order."""
    segments = meaning.spans("commitment", states, heads, bias=COMMITMENT_BIAS)
    chances = meaning.segment_chances("commitment_status", states, segments, heads)
    return tuple(
        CommitmentMark(_words(text, feats, segment), CommitmentStatus(meaning.COMMITMENTS[int(row.argmax())]), float(row.max()))
        for segment, row in zip(segments, chances, strict=True)
    )


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


def _words(text: str, feats: Features, segment: Segment) -> Words:
    return words(text, [(int(feats.starts[segment.start]), int(feats.ends[segment.end - 1]))])
