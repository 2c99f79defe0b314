"""A document to everything that is found in its words: `Tagger.tag`.

A report is read as it is nested: a content that may hold a statement is read again as a little report of its own,
and what is found there stands `within` it. Learned parts are in `network`, `decode` and `meaning`; what is certain by
rule (mode, prompt, addressee, carriers, negated cues) is set by the modules of those names.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import numpy.typing as npt

from onrecord.document import Document, Span, Words, words
from onrecord.sentences import DATELINE
from onrecord.statements import meaning
from onrecord.statements.addressees import addressee
from onrecord.statements.carriers import carried, without_cited
from onrecord.statements.cues import Disposition, by_nobody, disposition, polarity
from onrecord.statements.decode import Found, Segment, View, attributions
from onrecord.statements.features import Features, features
from onrecord.statements.learned_marks import commitment_marks, condition_marks, contact_marks
from onrecord.statements.modes import mode
from onrecord.statements.passives import only_spoken_of
from onrecord.statements.prompts import prompt
from onrecord.statements.quotes import trim
from onrecord.statements.speakers import askers, beside, by_label, by_signature
from onrecord.statements.values import (
    Act,
    Attribution,
    CommitmentMark,
    ConditionMark,
    ContactMark,
    Factuality,
    Stance,
    Tagged,
)
from onrecord.statements.windows import Window, windows

if TYPE_CHECKING:
    from onrecord.statements.network import Network

Floats = npt.NDArray[np.float32]
Mark = TypeVar("Mark", ConditionMark, CommitmentMark, ContactMark)

DEEPEST = 3
"""Statements in statements in statements: no report was seen to go deeper."""

NESTED = 0.4
"""A content is read again if it holds a statement with at least this probability. Chosen on dev: at 0.25 as many statements
are right and more time goes."""

FEWEST = 4
"""Words that a content must have to be read again: a cue, a source and something said."""

NO_STANCE = 0.4
"""Below this probability that a statement takes no stance, the likeliest stance counts: likelier than none is not needed, since
the others share what is left. Chosen on dev (positions 59.7 to 61.1, stance 45.0 to 46.5)."""

_BLANK_LINE = 2
"""How `Features.gap` says that a blank line stands before a word."""

_OPENS = re.compile("[“„«]")
_CLOSES = re.compile("[”»]")
_CLOSING_MARK = re.compile(r"[.,!?…]{0,3}[”»\"]")

_QUOTES = re.compile(r"\b(?:quot|cit)(?:ed|es|e|ing)\b", re.IGNORECASE)
_SAYING = re.compile(r"\b(?:as\s+)?(?:saying|telling|stating|adding|confirming)\b", re.IGNORECASE)

_BY_CUE = {
    Disposition.UNCOMMITTED: (Act.DEFER, Factuality.UNCOMMITTED),
    Disposition.DENIAL: (Act.DENY, Factuality.CERTAIN_NOT),
}
"""Act and factuality where the cue settles them: "did not say that", "denied saying that"."""
_MINUS = {
    Factuality.CERTAIN: Factuality.CERTAIN_NOT,
    Factuality.PROBABLE: Factuality.PROBABLE_NOT,
    Factuality.POSSIBLE: Factuality.POSSIBLE_NOT,
}
_YES = frozenset({Act.ACCEPT, Act.SUPPORT, Act.PROPOSE, Act.PROMISE, Act.DEMAND})
_FOR = frozenset({Stance.ACCEPT, Stance.ACCEPT_IF, Stance.OPEN})


@dataclass(frozen=True, slots=True)
class Read:
    """An attribution in words, and the place in the list of the one in whose content it stands."""

    found: Found
    within: int | None


class Tagger:
    """Finds statements and their meaning. The model loads with the first document and stays.

    `threads` windows of a report are read side by side; each thread is handed `batch` of them at a time. Neither changes
    a result. Raises `WrongSettings` on first use if the model is missing or damaged.
    """

    def __init__(self, *, threads: int = 1, batch: int = 8, model: Path | None = None) -> None:
        from onrecord.statements.network import Network

        self.network: Network = Network(model, threads=threads, batch=batch)

    def tag(self, document: Document) -> Tagged:
        """Everything that is found in the words of `document`. Deterministic."""
        feats = features(document.text, self.network.tokenizer)
        if not len(feats):
            return Tagged(document, ())
        ((states, views),) = self.read_words(document.text, feats, [Segment(0, len(feats))], depth=0)
        heads = self.network.heads
        return Tagged(
            document,
            self._meant(document, feats, states, self._read(document, feats, states, views)),
            _reported(document, condition_marks(document.text, feats, states, heads)),
            _reported(document, commitment_marks(document.text, feats, states, heads)),
            _reported(document, contact_marks(document.text, feats, states, heads)),
        )

    def states(self, text: str, feats: Features, start: int, end: int, *, depth: int) -> Floats:
        """The states [end - start, 384] of words [start, end). `depth` is 0 for a report, 1 for a content."""
        return self.read_words(text, feats, [Segment(start, end)], depth=depth)[0][0]

    def read_words(self, text: str, feats: Features, segments: Sequence[Segment], *, depth: int) -> list[tuple[Floats, list[View]]]:
        """The states of several stretches of words, which go through the network together, and the windows they come from."""
        from onrecord.statements.network import stacked

        cuts = [list(windows(feats, text, start, end)) for start, end in segments]
        states = self.network.states(feats, [window for cut in cuts for window in cut], depth=depth)
        return [
            (stacked(states, cut), [_view(one, states[one], start) for one in cut]) for (start, _), cut in zip(segments, cuts, strict=True)
        ]

    def _read(self, document: Document, feats: Features, states: Floats, views: Sequence[View]) -> list[Read]:
        """The attributions of a report, then those in their contents, then those in these."""
        skipped = _words_in(feats, document.boilerplate)
        breaks = (feats.gap == _BLANK_LINE) & (feats.quote == 0)
        found = (_in_paragraph(one, feats) for one in attributions(states, self.network.heads, views, breaks))
        labelled = [*by_label(document.text, feats), *by_signature(document.text, feats)]
        asking = askers(document.text, feats)
        spoken = (one for one in (*labelled, *beside(found, labelled)) if not set(one.source) & asking)
        read = [Read(one, None) for one in spoken if not _mostly(one, skipped)]
        start = 0
        for _ in range(DEEPEST):
            level = read[start:]
            chances = meaning.nested_chances(states, [one.found for one in level], self.network.heads)
            again = [(place, one.found) for place, (one, chance) in enumerate(zip(level, chances, strict=True), start) if chance >= NESTED]
            start = len(read)
            read.extend(Read(found, place) for place, found in self._again(document.text, feats, again))
        return read

    def _again(self, text: str, feats: Features, contents: Sequence[tuple[int, Found]]) -> Iterator[tuple[int, Found]]:
        """The attributions inside contents, each of whose segments is read as a text of its own, with the place of the outer one."""
        segments = [(place, one) for place, found in contents for one in found.content if one.end - one.start >= FEWEST]
        stretches = self.read_words(text, feats, [one for _, one in segments], depth=1)
        for (place, one), (states, views) in zip(segments, stretches, strict=True):
            for inner in attributions(states, self.network.heads, views):
                # What is as long as the content itself says nothing new; without a cue inside, nobody says it.
                if inner.cue and _length(inner.content) < one.end - one.start - 1:
                    yield place, inner.moved(one.start)

    def _meant(self, document: Document, feats: Features, states: Floats, read: Sequence[Read]) -> tuple[Attribution, ...]:
        """The attributions with their meaning, without those whose cue says that nobody said it."""
        heads = self.network.heads
        rows = meaning.pooled(states, [one.found for one in read], heads)
        acts, factualities, stances = (meaning.chances(name, rows, heads) for name in ("act", "factuality", "stance"))
        made: dict[int, Attribution] = {}
        for place, one in enumerate(read):
            if one.within is not None and one.within not in made:
                continue  # what stood in a dropped statement was not said either
            outer = made[one.within] if one.within is not None else None
            spoken = _worded(document, feats, one, outer)
            if spoken is None:
                continue
            attribution, fate = spoken
            sure = replace(attribution, confidence=meaning.confidence(attribution.score, heads))
            labelled = _labelled(sure, acts[place], factualities[place], stances[place])
            made[place] = _ruled(labelled, fate, acts[place], factualities[place], stances[place])
        # A chain may be found from either of its ends; it is one statement all the same.
        unique = {attribution.id: attribution for attribution in reversed(_handed_on(made.values()))}
        # "Reuters, citing two envoys": who is cited is no content.
        cited = {one.source.spans for one in unique.values() if one.source is not None and one.carriers}
        return tuple(
            sorted(
                (one for one in unique.values() if one.content.spans not in cited),
                key=lambda one: (one.content.start, -one.content.end, one.id),
            )
        )


def _handed_on(found: Iterable[Attribution]) -> list[Attribution]:
    """Without those who only carry: in "the Herald quoted an envoy as saying that …" the envoy says it, through the Herald."""
    every = list(found)
    quoting = {one.id: one for one in every if one.cue and one.source and _QUOTES.search(one.cue.text)}
    carried_by = {
        one.within: one
        for one in every
        if one.within in quoting
        and one.cue
        and one.source
        and _SAYING.search(one.cue.text)
        and one.source.start <= quoting[one.within].content.start + 4
    }
    kept = []
    for one in every:
        if one.id in carried_by:
            continue
        carrier = quoting.get(one.within or "")
        if carrier is not None and carrier.source and carrier.id in carried_by:
            one = replace(one, within=carrier.within, carriers=(*carrier.carriers, carrier.source))
        kept.append(one)
    return kept


def _in_paragraph(one: Found, feats: Features) -> Found:
    """The attribution with what stands in its cue's paragraph, and what is quoted: a headline is no part of the sentence after it."""
    pieces: list[Segment] = []
    for start, end in one.content:
        cuts = [word for word in range(start + 1, end) if feats.gap[word] == _BLANK_LINE and not feats.quote[word]]
        pieces.extend(Segment(low, high) for low, high in pairwise([start, *cuts, end]))
    if len(pieces) == len(one.content) == 1:
        return one
    place = one.cue[0].start if one.cue else max(pieces, key=lambda piece: piece.end - piece.start).start
    near = tuple(piece for piece in pieces if feats.quote[piece.start] or not _blank_between(feats, piece.start, place))
    return replace(one, content=near) if near else one


def _blank_between(feats: Features, one: int, other: int) -> bool:
    low, high = sorted((one, other))
    return bool((feats.gap[low + 1 : high + 1] == _BLANK_LINE).any())


def _closed(text: str, spans: Sequence[Span]) -> list[Span]:
    """Spans whose last takes in the mark that closes a quotation opened inside it: a “long-term peace” ends with its mark."""
    *rest, (start, end) = spans
    opened = len(_OPENS.findall(text, start, end)) > len(_CLOSES.findall(text, start, end))
    straight = text.count('"', start, end) % 2 == 1
    closing = _CLOSING_MARK.match(text, end) if opened or straight else None
    return [*rest, Span(start, closing.end() if closing else end)]


def _view(window: Window, states: Floats, start: int) -> View:
    return View(window.start - start, window.end - start, window.low - start, window.high - start, states)


def _worded(document: Document, feats: Features, one: Read, outer: Attribution | None) -> tuple[Attribution, Disposition] | None:
    """The attribution in the words of the document, with what rules tell of it; None if nobody said it, or no words are left of it."""
    text = document.text
    source, cue, content = (_words(text, feats, segments) for segments in (one.found.source, one.found.cue, one.found.content))
    if content is None:
        return None
    content = without_cited(text, content)
    if only_spoken_of(text, source, cue):
        source = None
    fate = disposition(polarity(text, cue, source, content), cue.text if cue else None)
    trimmed = trim(text, content.spans)
    if fate is Disposition.DROP or not trimmed:
        return None
    named = carried(text, source, cue, content, within_source=outer.source if outer else None)
    content = words(text, _closed(text, trimmed))
    attribution = Attribution(
        id=_identity(document, content, named.source, named.cue),
        source=named.source,
        cue=named.cue,
        content=content,
        within=outer.id if outer else None,
        carriers=named.carriers,
        mode=mode(text, content),
        act=Act.INFORM,
        factuality=Factuality.CERTAIN,
        stance=None,
        prompt=prompt(text, named.cue, named.source, content),
        addressee=addressee(text, named.cue, named.source, content),
        confidence=one.found.score,
        score=one.found.score,
    )
    return attribution, fate


def _labelled(attribution: Attribution, acts: Floats, factualities: Floats, stances: Floats) -> Attribution:
    act, factuality, stance = int(acts.argmax()), int(factualities.argmax()), int(stances.argmax())
    if not stance and stances[0] < NO_STANCE:
        stance = 1 + int(stances[1:].argmax())
    return replace(
        attribution,
        act=Act(meaning.ACTS[act]),
        factuality=Factuality(meaning.FACTUALITIES[factuality]),
        stance=Stance(meaning.STANCES[stance]) if stance else None,
        act_probability=float(acts[act]),
        factuality_probability=float(factualities[factuality]),
        stance_probability=float(stances[stance]),
    )


def _ruled(attribution: Attribution, fate: Disposition, acts: Floats, factualities: Floats, stances: Floats) -> Attribution:
    """The attribution as its cue and its source have it, whatever the network says: who "did not say" or "denied saying" it takes no
    position by it, and what "none of them" accepts is rejected."""
    if by_nobody(attribution.source, attribution.cue) and attribution.factuality in _MINUS:
        return replace(
            attribution,
            act=Act.REJECT if attribution.act in _YES else attribution.act,
            factuality=_MINUS[attribution.factuality],
            stance=Stance.REJECT if attribution.stance in _FOR else attribution.stance,
        )
    if fate not in _BY_CUE:
        return attribution
    act, factuality = _BY_CUE[fate]
    return replace(
        attribution,
        act=act,
        factuality=factuality,
        stance=None,
        act_probability=float(acts[meaning.ACTS.index(act)]),
        factuality_probability=float(factualities[meaning.FACTUALITIES.index(factuality)]),
        stance_probability=float(stances[0]),
    )


def _words(text: str, feats: Features, segments: Iterable[Segment]) -> Words | None:
    spans = [_past_dateline(text, int(feats.starts[start]), int(feats.ends[end - 1])) for start, end in segments]
    return words(text, spans) if spans else None


def _past_dateline(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the dateline that it begins in ("PORT MEREN (Isk Wire) – "): nobody says that, and it names nobody."""
    found = DATELINE.match(text, text.rfind("\n", 0, start) + 1, end)
    return (found.end(), end) if found and start < found.end() < end else (start, end)


def _identity(document: Document, content: Words, source: Words | None, cue: Words | None) -> str:
    """A short name that stays as long as the text and the spans do: `s` and ten hexadecimal digits."""
    parts = [document.id, *(repr([tuple(span) for span in one.spans]) if one else "" for one in (content, source, cue))]
    sized = "".join(f"{len(part)}:{part}" for part in parts)
    return "s" + hashlib.blake2b(sized.encode(), digest_size=5).hexdigest()


def _reported(document: Document, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """The marks that stand in the report: not those that begin in boilerplate."""
    starts = [span.start for span in document.boilerplate]

    def outside(mark: Mark) -> bool:
        at = bisect_right(starts, mark.words.start) - 1
        return at < 0 or document.boilerplate[at].end <= mark.words.start

    return tuple(filter(outside, marks))


def _words_in(feats: Features, spans: Iterable[Span]) -> npt.NDArray[np.bool_]:
    inside = np.zeros(len(feats), dtype=np.bool_)
    for start, end in spans:
        inside[np.searchsorted(feats.ends, start, side="right") : np.searchsorted(feats.starts, end, side="left")] = True
    return inside


def _mostly(one: Found, skipped: npt.NDArray[np.bool_]) -> bool:
    return sum(int(skipped[start:end].sum()) for start, end in one.content) * 2 > _length(one.content)


def _length(segments: Iterable[Segment]) -> int:
    return sum(end - start for start, end in segments)
