"""In a transcript the label before a turn is the source of what stands in it: "MR. LUND: We will come.". Rules.

Which texts are transcripts, and where their turns are, is told by `onrecord.turns`. A questioner's turn makes no statement of its own: it
is the prompt of the answer (`prompts`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from onrecord.document import Span
from onrecord.sentences import sentences
from onrecord.statements.decode import Found, Segment
from onrecord.statements.features import Features
from onrecord.turns import turns


def by_label(text: str, feats: Features) -> list[Found]:
    """An attribution for each sentence of each answer in `text`, its source the label of the turn; none if it is no transcript.

    `feats` has the words of `text`. In the order of the text; the score is 1, since nothing is guessed.
    """
    found = []
    for turn in turns(text):
        if turn.asks:
            continue
        source = _words(feats, turn.label)
        for sentence in sentences(text):
            start, end = max(sentence.start, turn.words.start), min(sentence.end, turn.words.end)
            if start < end and (content := _words(feats, Span(start, end))) and source:
                found.append(Found((source,), (), (content,), 1.0))
    return found


def beside(found: Iterable[Found], labelled: list[Found]) -> Iterator[Found]:
    """Those of `found` that do not stand in what is labelled: these are found again when its sentences are read as texts of their own."""
    covered = [one.content[0] for one in labelled]
    for one in found:
        first = min((segment.start for segment in one.content), default=-1)
        if not any(start <= first < end for start, end in covered):
            yield one


def _words(feats: Features, span: Span) -> Segment | None:
    """The words that stand in `span` (code points)."""
    start = int(np.searchsorted(feats.ends, span.start, side="right"))
    end = int(np.searchsorted(feats.starts, span.end, side="left"))
    return Segment(start, end) if start < end else None
