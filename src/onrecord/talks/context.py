"""Rules: where things stand in a report: its sentences, its mentions, and which statement holds which words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.actors.values import Attributed, Kind, Mention, Statement
from onrecord.document import Span
from onrecord.sentences import sentences

REACH = 400
"""Code points to both sides of a word in which what belongs to it is looked for."""
CELL = 512
"""Code points of one stretch of the look-up from places to statements."""

_RELATIVE = re.compile(r"\b(?:who|whom|whose|which)\b")
_SEVERAL = re.compile(rf"{_RELATIVE.pattern}|\band\b|[,&]")


@dataclass(frozen=True, slots=True)
class Context:
    """A report made ready for look-ups by place; made by `context`.

    `mentions` are the widest ones only, in order; `parties` those that they speak for, the most often named first.
    `cells` are the statements by the stretches of `CELL` code points that their contents reach into.
    """

    text: str
    published: str | None
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    sentences: tuple[Span, ...]
    starts: tuple[int, ...]
    sentence_starts: tuple[int, ...]
    parties: tuple[str, ...]
    cells: Mapping[int, Sequence[Statement]]

    def mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that begin in [start, end), in order."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def sentence(self, position: int) -> Span:
        """The sentence in which a code point stands, or the last one that begins before it."""
        number = bisect_right(self.sentence_starts, position) - 1
        return self.sentences[max(0, number)] if self.sentences else Span(0, len(self.text))

    def stretch(self, word: Span) -> Span:
        """The part of a word's sentence that is within `REACH` of it: all of most sentences, little of an endless one."""
        sentence = self.sentence(word.start)
        return Span(max(sentence.start, word.start - REACH), max(word.end, min(sentence.end, word.end + REACH)))

    def evidence(self, spans: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
        """The whole sentences in which spans stand, each once, in order."""
        found: set[Span] = set()
        for start, end in spans:
            first = max(0, bisect_right(self.sentence_starts, start) - 1)
            last = max(first + 1, bisect_left(self.sentence_starts, end))
            found.update(self.sentences[first:last])
        return tuple(sorted(found))

    def statement_at(self, start: int, end: int) -> Statement | None:
        """The innermost statement whose content holds [start, end), or else touches it; None if there is none."""
        cells = range(start // CELL, max(start, end) // CELL + 1)
        near = {statement.id: statement for cell in cells for statement in self.cells.get(cell, ())}.values()
        holding = [held for held in near if any(span.start <= start and end <= span.end + 1 for span in held.content.spans)]
        touching = holding or [held for held in near if held.content.start < end and start < held.content.end]
        return min(touching, key=lambda held: (held.content.end - held.content.start, held.id), default=None)

    def statement_evidence(self, statement: Statement) -> tuple[Span, ...]:
        """The sentences of a statement: its content's and its cue's."""
        return self.evidence([*statement.content.spans, *(statement.cue.spans if statement.cue else ())])


def context(attributed: Attributed) -> Context:
    """The report made ready for look-ups. Deterministic."""
    text = attributed.document.text
    ordered = sorted(attributed.mentions, key=lambda mention: (mention.span.start, -mention.span.end))
    widest: list[Mention] = []
    for place, mention in enumerate(ordered):
        if (not widest or mention.span.start >= widest[-1].span.end) and not _parted(text, mention, ordered, place):
            widest.append(mention)
    found = sentences(text)
    counts = Counter(party for mention in widest for party in mention.parties if mention.kind is not Kind.OUTLET)
    published = attributed.document.published
    return Context(
        text,
        published[:10] if published else None,
        attributed.statements,
        tuple(widest),
        found,
        tuple(mention.span.start for mention in widest),
        tuple(span.start for span in found),
        tuple(party for party, _ in sorted(counts.items(), key=lambda counted: (-counted[1], counted[0]))),
        _cells(attributed.statements),
    )


def _cells(statements: Iterable[Statement]) -> dict[int, list[Statement]]:
    """The statements by the stretches of text that their contents reach into; linear in the length of the contents."""
    found: dict[int, list[Statement]] = {}
    for statement in statements:
        for cell in range(statement.content.start // CELL, statement.content.end // CELL + 1):
            found.setdefault(cell, []).append(statement)
    return found


def _parted(text: str, mention: Mention, ordered: Sequence[Mention], place: int) -> bool:
    """Whether a mention's parts tell more than the whole: "A and B", or "A, who met B", where A is a mention itself."""
    if not _SEVERAL.search(text, *mention.span) or place + 1 >= len(ordered):
        return False
    inner = ordered[place + 1]
    return inner.span.end < mention.span.end and (bool(_RELATIVE.search(text, *mention.span)) or len(mention.parties) > 1)


def speaks_for_a_party(mention: Mention) -> bool:
    """Whether a mention is of a party or of somebody who acts for one."""
    return bool(mention.parties) and mention.kind is not Kind.OUTLET
