"""A text with marks in it as HTML: nested and crossing spans come out well-formed, and every character is escaped.

HTML elements must nest, spans need not. So the text is cut wherever a mark begins or ends, and each piece becomes one element that
names all marks over it: no piece is ever in two, whatever crosses what.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from onrecord.document import Span

_DEEPEST = 4
"""Marks drawn over one another are told apart up to this depth; deeper ones look like it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that means something: `kind` is a class name ("source", "cue", "content", "evidence"), `key` whose it is."""

    span: Span
    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch without a boundary in it and the marks over it, widest first."""

    span: Span
    marks: tuple[Mark, ...]


def pieces(span: Span, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The stretch `span` cut at every boundary of `marks`, in order and without a gap. Marks outside it count for nothing."""
    inside = sorted(
        (mark for mark in marks if mark.span.start < mark.span.end and mark.span.start < span.end and span.start < mark.span.end),
        key=lambda mark: (mark.span.start, -mark.span.end, mark.kind, mark.key),
    )
    edges = {span.start, span.end}
    edges.update(edge for mark in inside for edge in mark.span if span.start < edge < span.end)
    cuts = sorted(edges)
    found: list[Piece] = []
    active: list[Mark] = []
    coming = 0
    for start, end in pairwise(cuts):
        active = [mark for mark in active if start < mark.span.end]
        while coming < len(inside) and inside[coming].span.start <= start:
            active.append(inside[coming])
            coming += 1
        over = sorted(active, key=lambda mark: (mark.span.start - mark.span.end, mark.span.start, mark.kind, mark.key))
        found.append(Piece(Span(start, end), tuple(over)))
    return tuple(found)


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text: stretches between blank lines, without the line ends around them.

    >>> paragraphs("one\\ntwo\\n\\n \\nthree")
    (Span(start=0, end=7), Span(start=11, end=16))
    """
    found: list[Span] = []
    start = last = 0
    place = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            start = start if last else place
            last = place + len(line.rstrip())
        elif last:
            found.append(Span(start, last))
            last = 0
        place += len(line)
    if last:
        found.append(Span(start, last))
    return tuple(found)


def by_paragraph(spans: Sequence[Span], marks: Iterable[Mark]) -> Iterator[tuple[Span, list[Mark]]]:
    """Each of `spans`, which are in order and apart, with the marks that reach into it."""
    found: list[list[Mark]] = [[] for _ in spans]
    ends = [span.end for span in spans]
    for mark in marks:
        place = bisect_right(ends, mark.span.start)
        while place < len(spans) and spans[place].start < mark.span.end:
            found[place].append(mark)
            place += 1
    return zip(spans, found, strict=True)


def highlighted(text: str, span: Span, marks: Sequence[Mark], *, anchors: set[str] | None = None) -> Markup:
    """`text[span.start:span.end]` as HTML with its marks.

    Each marked piece is a `<mark>` with the kinds of its marks as classes, `data-of` the keys and `d1` … `d4` its depth. `anchors`, if
    given, are the keys that have had their `id` already; those that get theirs here are added. What is shown is the text, to the letter.
    """
    out: list[str] = []
    for piece in pieces(span, marks):
        words = str(escape(text[piece.span.start : piece.span.end]))
        if not piece.marks:
            out.append(words)
            continue
        for key in _fresh(piece, anchors):
            words = f'<span id="{escape(key)}">{words}</span>'
        out.append(f"<mark {_attributes(piece)}>{words}</mark>")
    return Markup("".join(out))  # every part is escaped or ours


def _attributes(piece: Piece) -> str:
    kinds = sorted({mark.kind for mark in piece.marks})
    depth = min(_DEEPEST, sum(mark.kind == "content" for mark in piece.marks))
    classes = " ".join([*kinds, *([f"d{depth}"] if depth else [])])
    return f'class="{escape(classes)}" data-of="{escape(" ".join(_keys(piece)))}"'


def _fresh(piece: Piece, anchors: set[str] | None) -> list[str]:
    """The keys that begin here, which are added to `anchors`."""
    if anchors is None:
        return []
    found = [key for key in _keys(piece) if key not in anchors]
    anchors.update(found)
    return found


def _keys(piece: Piece) -> list[str]:
    return list(dict.fromkeys(mark.key for mark in piece.marks))
