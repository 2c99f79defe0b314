"""Rules: where things stand in a report: its sentences, its mentions, and which statement holds which words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.actors.values import Attributed, Kind, Mention, Statement
from onrecord.document import Span
from onrecord.sentences import sentences

REACH = 400
"""Code points to both sides of a word in which what belongs to it is looked for."""


@dataclass(frozen=True, slots=True)
class Context:
    """A report made ready for look-ups by place; made by `context`.

    `mentions` are the widest ones only, in order; `parties` those that they speak for, the most often named first.
    """

    text: str
    published: str | None
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    sentences: tuple[Span, ...]
    starts: tuple[int, ...]
    sentence_starts: tuple[int, ...]
    parties: tuple[str, ...]

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
        holding = [
            (statement.content.end - statement.content.start, statement.id, statement)
            for statement in self.statements
            if any(span.start <= start and end <= span.end + 1 for span in statement.content.spans)
        ]
        if not holding:
            holding = [
                (statement.content.end - statement.content.start, statement.id, statement)
                for statement in self.statements
                if statement.content.start < end and start < statement.content.end
            ]
        return min(holding, key=lambda held: held[:2])[2] if holding else None

    def statement_evidence(self, statement: Statement) -> tuple[Span, ...]:
        """The sentences of a statement: its content's and its cue's."""
        return self.evidence([*statement.content.spans, *(statement.cue.spans if statement.cue else ())])


def context(attributed: Attributed) -> Context:
    """The report made ready for look-ups. Deterministic."""
    text = attributed.document.text
    ordered = sorted(attributed.mentions, key=lambda mention: (mention.span.start, -mention.span.end))
    widest: list[Mention] = []
    for mention in ordered:
        if not widest or mention.span.start >= widest[-1].span.end:
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
    )


def speaks_for_a_party(mention: Mention) -> bool:
    """Whether a mention is of a party or of somebody who acts for one."""
    return bool(mention.parties) and mention.kind is not Kind.OUTLET
