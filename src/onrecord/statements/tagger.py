"""A document to everything that is found in its words: `Tagger.tag`.

A report is read as it is nested: a content that may hold a statement is read again as a little report of its own,
and what is found there stands `within` it. Learned parts are in `network`, `decode` and `meaning`; what is certain by
rule (mode, prompt, addressee, carriers, negated cues) is set by the modules of those names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from onrecord.document import Document, Span, Words, words
from onrecord.statements import meaning
from onrecord.statements.addressees import addressee
from onrecord.statements.carriers import carried
from onrecord.statements.cues import Disposition, disposition, polarity
from onrecord.statements.decode import Found, Segment, attributions
from onrecord.statements.features import Features, features
from onrecord.statements.learned_marks import commitment_marks, condition_marks, contact_marks
from onrecord.statements.modes import mode
from onrecord.statements.prompts import prompt
from onrecord.statements.values import Act, Attribution, Factuality, Stance, Tagged
from onrecord.statements.windows import windows

if TYPE_CHECKING:
    from onrecord.statements.network import Network

DEEPEST = 3
"""Statements in statements in statements: no report was seen to go deeper."""

NESTED = 0.25
"""A content is read again if it holds a statement with at least this probability. Chosen on dev: one in five contents is."""

FEWEST = 4
"""Words that a content must have to be read again: a cue, a source and something said."""


@dataclass(frozen=True, slots=True)
class Read:
    """An attribution in words, the place of the one in whose content it stands, and its depth."""

    found: Found
    within: int | None
    depth: int


class Tagger:
    """Finds statements and their meaning. The model loads with the first document and stays.

    `threads` windows of a report are read side by side; `batch_size` documents are prepared at a time. Neither changes
    a result. Raises `WrongSettings` on first use if the model is missing or damaged.
    """

    def __init__(self, *, threads: int = 1, batch_size: int = 8, model: Path | None = None) -> None:
        from onrecord.statements.network import Network

        self.network: Network = Network(model, threads=threads)
        self.batch_size = max(1, batch_size)

    def tag(self, document: Document) -> Tagged:
        """Everything that is found in the words of `document`. Deterministic."""
        feats = features(document.text, self.network.tokenizer)
        if not len(feats):
            return Tagged(document, ())
        states = self.states(document.text, feats, 0, len(feats), depth=0)
        read = self.read(document, feats, states)
        heads = self.network.heads
        return Tagged(
            document,
            self._meant(document, feats, states, read),
            condition_marks(document.text, feats, states, heads),
            commitment_marks(document.text, feats, states, heads),
            contact_marks(document.text, feats, states, heads),
        )

    def tag_many(self, documents: Iterable[Document]) -> Iterator[Tagged]:
        """The same for each document, in the order given."""
        return map(self.tag, documents)

    def states(self, text: str, feats: Features, start: int, end: int, *, depth: int) -> npt.NDArray[np.float32]:
        """The states [end - start, 384] of words [start, end)."""
        from onrecord.statements.network import stacked

        cut = list(windows(feats, text, start, end))
        return stacked(self.network.states(feats, cut, depth=depth), cut)

    def read(self, document: Document, feats: Features, states: npt.NDArray[np.float32]) -> list[Read]:
        """The attributions of a report and, after each, those in its content."""
        heads = self.network.heads
        skipped = _words_in(feats, document.boilerplate)
        outer = [one for one in attributions(states, heads) if not _mostly(one, skipped)]
        read: list[Read] = []
        pending: list[tuple[Found, int | None, int]] = [(one, None, 0) for one in reversed(outer)]
        chances = dict(zip(map(id, outer), meaning.nested_chances(states, outer, heads), strict=True))
        while pending:
            one, within, depth = pending.pop()
            place = len(read)
            read.append(Read(one, within, depth))
            if depth >= DEEPEST or chances[id(one)] < NESTED:
                continue
            inner = self._again(document.text, feats, one)
            chances.update(zip(map(id, inner), meaning.nested_chances(states, inner, heads), strict=True))
            pending.extend((each, place, depth + 1) for each in reversed(inner))
        return read

    def _again(self, text: str, feats: Features, one: Found) -> list[Found]:
        """The attributions inside a content, each of its segments read as a text of its own."""
        found: list[Found] = []
        for start, end in one.content:
            if end - start >= FEWEST:
                inner = attributions(self.states(text, feats, start, end, depth=1), self.network.heads)
                # What is as long as the content itself says nothing new; without a cue inside, nobody says it.
                found.extend(each.moved(start) for each in inner if each.cue and _length(each.content) < end - start - 1)
        return found

    def _meant(self, document: Document, feats: Features, states: npt.NDArray[np.float32], read: list[Read]) -> tuple[Attribution, ...]:
        """The attributions with their meaning, without those whose cue says that nobody said it."""
        heads = self.network.heads
        rows = meaning.pooled(states, [one.found for one in read], heads)
        acts, factualities, stances = (meaning.chances(name, rows, heads) for name in ("act", "factuality", "stance"))
        made: dict[int, Attribution] = {}
        for place, one in enumerate(read):
            if one.within is not None and one.within not in made:
                continue  # what stood in a dropped statement was not said either
            outer = made[one.within] if one.within is not None else None
            attribution = _finished(document, feats, one, outer)
            if attribution:
                made[place] = _labelled(attribution, acts[place], factualities[place], stances[place])
        return tuple(sorted(made.values(), key=lambda a: (a.content.start, -a.content.end, a.id)))


def _finished(document: Document, feats: Features, one: Read, outer: Attribution | None) -> Attribution | None:
    """The attribution in the words of the document, with what rules tell of it; None if there are no words for it."""
    text = document.text
    content = _words(text, feats, one.found.content)
    if content is None:
        return None
    within_source = outer.source if outer else None
    named = carried(text, _words(text, feats, one.found.source), _words(text, feats, one.found.cue), content, within_source=within_source)
    said = disposition(polarity(text, named.cue, named.source, content), named.cue.text if named.cue else None)
    if said is Disposition.DROP:
        return None
    return Attribution(
        id=_identity(document, content, named.source, named.cue),
        source=named.source,
        cue=named.cue,
        content=content,
        within=outer.id if outer else None,
        carriers=named.carriers,
        mode=mode(text, content),
        act=Act.DEFER if said is Disposition.UNCOMMITTED else Act.INFORM,
        factuality=Factuality.UNCOMMITTED if said is Disposition.UNCOMMITTED else Factuality.CERTAIN,
        stance=None,
        prompt=prompt(text, named.cue, named.source, content),
        addressee=addressee(text, named.cue, named.source, content),
        confidence=one.found.score,
    )


def _labelled(
    attribution: Attribution, acts: npt.NDArray[np.float32], factualities: npt.NDArray[np.float32], stances: npt.NDArray[np.float32]
) -> Attribution:
    act, factuality, stance = int(acts.argmax()), int(factualities.argmax()), int(stances.argmax())
    if attribution.factuality is Factuality.UNCOMMITTED:  # "did not say that …": nothing was said that could be held or accepted
        return replace(attribution, act_probability=float(acts[meaning.ACTS.index("defer")]), stance_probability=float(stances[0]))
    return replace(
        attribution,
        act=Act(meaning.ACTS[act]),
        factuality=Factuality(meaning.FACTUALITIES[factuality]),
        stance=Stance(meaning.STANCES[stance]) if stance else None,
        act_probability=float(acts[act]),
        factuality_probability=float(factualities[factuality]),
        stance_probability=float(stances[stance]),
    )


def _words(text: str, feats: Features, segments: Iterable[Segment]) -> Words | None:
    spans = [(int(feats.starts[start]), int(feats.ends[end - 1])) for start, end in segments]
    return words(text, spans) if spans else None


def _identity(document: Document, content: Words, source: Words | None, cue: Words | None) -> str:
    """A short name that stays as long as the text and the spans do: `s` and ten hexadecimal digits."""
    parts = [document.id, *(repr([tuple(span) for span in one.spans]) if one else "" for one in (content, source, cue))]
    sized = "".join(f"{len(part)}:{part}" for part in parts)
    return "s" + hashlib.blake2b(sized.encode(), digest_size=5).hexdigest()


def _words_in(feats: Features, spans: Iterable[Span]) -> npt.NDArray[np.bool_]:
    inside = np.zeros(len(feats), dtype=np.bool_)
    for start, end in spans:
        inside[np.searchsorted(feats.ends, start, side="right") : np.searchsorted(feats.starts, end, side="left")] = True
    return inside


def _mostly(one: Found, skipped: npt.NDArray[np.bool_]) -> bool:
    return sum(int(skipped[start:end].sum()) for start, end in one.content) * 2 > _length(one.content)


def _length(segments: Iterable[Segment]) -> int:
    return sum(end - start for start, end in segments)
