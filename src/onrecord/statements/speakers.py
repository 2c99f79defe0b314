"""Sources that stand outside the sentence: the label before a turn ("MR. LUND: We will come."), the name under a quotation. Rules.

Which texts are transcripts, and where their turns are, is told by `onrecord.turns`. A questioner's turn makes no statement of its own: it
is the prompt of the answer (`prompts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from onrecord.document import Span
from onrecord.sentences import sentences
from onrecord.statements.decode import Found, Segment
from onrecord.statements.features import Features
from onrecord.turns import turns

_SIGNED = re.compile(
    r"""^[^\S\n]*(?P<quotation>[“”„«"'‘][^\n]{12,}?[”»"'’][.,]?)
        (?:[^\S\n]*(?P<dash>―|—|–|--)|[^\S\n]*\n[^\S\n]*(?P<below>―|—|--))
        [^\S\n]*(?P<name>(?:the[ ])?[^\W\d_a-z][^\n“”„«"?!:;―—]{1,90}?)\.?[^\S\n]*$""",
    re.MULTILINE | re.VERBOSE,
)
"""A quotation that fills its line, a dash, and a name to the end of the line: "“We will not sign.” — Ilse Varga, envoy".
The blanks may be such as break no line: pages put those behind a dash."""
_NO_SIGNATURE = re.compile(
    r"\b(?:said|says|told|added|asked|wrote|was|is|are|were|has|have|had|will|would|which|who|that|it|he|she|they|and\s+then)\b",
    re.IGNORECASE,
)
"""What goes on with the sentence and signs nothing."""


def by_signature(text: str, feats: Features) -> list[Found]:
    """An attribution for each quotation that is signed: its source the name behind or under it, its cue the dash between.

    In the order of the text; the score is 1, since nothing is guessed.
    """
    found = []
    for match in _SIGNED.finditer(text):
        if _NO_SIGNATURE.search(match["name"]):
            continue
        role = "dash" if match["dash"] else "below"
        source, cue, content = (_words(feats, Span(*match.span(name))) for name in ("name", role, "quotation"))
        if source and cue and content:
            found.append(Found((source,), (cue,), (content,), 1.0))
    return found


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


def askers(text: str, feats: Features) -> frozenset[Segment]:
    """The words of the questioners' labels: what they ask is the prompt of the answer, and no statement."""
    return frozenset(words for turn in turns(text) if turn.asks and (words := _words(feats, turn.label)))


def beside(found: Iterable[Found], labelled: list[Found]) -> Iterator[Found]:
    """What of `found` does not stand in what is labelled or signed: that is found again when it is read as a text of its own."""
    covered = [one.content[0] for one in labelled]
    for one in found:
        outside = tuple(segment for segment in one.content if not any(start <= segment.start < end for start, end in covered))
        # Without a cue it was the quotation beside it that made a statement of the rest.
        if outside == one.content or (outside and one.cue):
            yield replace(one, content=outside)


def _words(feats: Features, span: Span) -> Segment | None:
    """The words that stand in `span` (code points)."""
    start = int(np.searchsorted(feats.ends, span.start, side="right"))
    end = int(np.searchsorted(feats.starts, span.end, side="left"))
    return Segment(start, end) if start < end else None
