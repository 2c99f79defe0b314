"""What a page ran into a report's sentences, hidden while the report is read: the sentence is one again, and all spans stay true.

"Sen. Ann Doe Ann Mary DoeDoe seeks new term Poll: Doe ahead MORE said no" is a sentence with a name's hidden links in its middle
(`onrecord.reading.boilerplate`). `without_asides` puts blanks in their place, so that no place in the text moves; `with_text` gives
what was then found the report's own text again, and takes the asides out of the spans that reach over one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from onrecord.document import ELLIPSIS, Document, Span

Found = TypeVar("Found")


def asides(document: Document) -> tuple[Span, ...]:
    """The stretches of boilerplate that stand inside a line, with text of the report before and behind them; in order, none in another."""
    text = document.text
    found: list[Span] = []
    for span in sorted(document.boilerplate):
        if not (_goes_on(text, span.start - 1, -1) and _goes_on(text, span.end, 1)):
            continue
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def without_asides(document: Document) -> Document:
    """The document with blanks for its asides, each as long as what it hides; the document itself if it has none."""
    hidden = asides(document)
    if not hidden:
        return document
    pieces, at = [], 0
    for start, end in hidden:
        if end > at:
            pieces += [document.text[at:start], " " * (end - max(start, at))]
            at = end
    return replace(document, text="".join((*pieces, document.text[at:])))


def with_text(found: Found, document: Document) -> Found:
    """`found` in `without_asides(document)` as it stands in `document`: its text, with spans that hold no aside."""
    return cast("Found", _with_text(found, document, asides(document)))


def _with_text(found: object, document: Document, hidden: tuple[Span, ...]) -> object:
    if isinstance(found, Document):
        return document
    if isinstance(found, tuple) and not isinstance(found, Span):
        return tuple(_with_text(one, document, hidden) for one in found)
    if not is_dataclass(found) or isinstance(found, type):
        return found
    changed: dict[str, object] = {field.name: _with_text(getattr(found, field.name), document, hidden) for field in fields(found)}
    if {"text", "spans"} <= changed.keys():
        pieces = tuple(piece for span in found.spans for piece in _outside(span, document.text, hidden))  # type: ignore[attr-defined]
        changed |= {"spans": pieces, "text": ELLIPSIS.join(document.text[start:end] for start, end in pieces)}
    return replace(found, **changed)


def _outside(span: Span, text: str, hidden: tuple[Span, ...]) -> list[Span]:
    """The pieces of a span between the asides, without blanks at their edges."""
    pieces, at = [], span.start
    first = bisect_right(hidden, span.start, key=lambda one: one.end)
    last = bisect_left(hidden, span.end, key=lambda one: one.start)
    for start, end in (*hidden[first:last], Span(span.end, span.end)):
        piece = text[at : max(at, start)]
        if piece.strip():
            begins = at + len(piece) - len(piece.lstrip())
            pieces.append(Span(begins, begins + len(piece.strip())))
        at = end
    return pieces


def _goes_on(text: str, at: int, step: int) -> bool:
    """Whether a sign stands in the line from `at` on, forwards or backwards."""
    while 0 <= at < len(text) and text[at] != "\n":
        if not text[at].isspace():
            return True
        at += step
    return False
