"""The part of a text in which the rules look for what belongs to a few words: their sentence, within bounds. Rules."""

from __future__ import annotations

from onrecord.document import Span, Words
from onrecord.sentences import sentence_at

REACH = 1200
"""Code points to either side that are looked at where a "sentence" is longer: a text on one line must not cost more than others."""


def surroundings(text: str, anchor: Words) -> Span:
    """The sentence in which `anchor` begins, and no more than `REACH` code points to either side of that beginning."""
    sentence = sentence_at(text, anchor.start)
    return Span(max(min(sentence.start, anchor.start), anchor.start - REACH), min(max(sentence.end, anchor.end), anchor.start + REACH))
