"""A report's text and where things are in it.

Everything else in onrecord points into a `Document` with spans. A span is half-open, in Unicode code points of
`Document.text`, and that text never changes after it was read, so a span is evidence that can be checked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

ELLIPSIS = " … "
"""What stands between the pieces of an interrupted quotation when they are shown as one text."""


class Span(NamedTuple):
    """A piece of a text: `text[start:end]`, in code points, half-open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a document, quoted to the letter: their spans in reading order, and what stands there.

    >>> words("He said no, then yes.", [(3, 11), (17, 20)])
    Words(text='said no, … yes', spans=(Span(start=3, end=11), Span(start=17, end=20)))
    """

    text: str
    spans: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Where the first piece begins, in code points."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where the last piece ends, in code points."""
        return self.spans[-1].end

    def covers(self, other: Words) -> bool:
        """Whether every piece of `other` lies inside one piece of this."""
        return all(any(mine.start <= span.start and span.end <= mine.end for mine in self.spans) for span in other.spans)


def words(text: str, spans: Iterable[tuple[int, int]]) -> Words:
    """The words of `text` at `spans` (half-open, code points), in reading order.

    Raises `ValueError` if there is no span, if one is empty or out of bounds, or if two overlap.
    """
    ordered = tuple(Span(*span) for span in sorted(spans))
    if not ordered:
        raise ValueError("words need at least one span")
    end = 0
    for span in ordered:
        if not end <= span.start < span.end <= len(text):
            raise ValueError(f"span {tuple(span)} is empty, overlaps another or leaves the text of {len(text)} code points")
        end = span.end
    return Words(ELLIPSIS.join(text[start:end] for start, end in ordered), ordered)


@dataclass(frozen=True, slots=True)
class Document:
    """One report: its text and what is known about it.

    `id` is `sha256:` and the digest of the bytes read. `published` is an ISO 8601 date or date-time, `language` a
    BCP 47 tag; what nobody told is None. `boilerplate` are spans that are no part of the report. `kind` is what sort of text it is
    (`report`, `press-release`, `transcript`, `key-events`, `live-blog`, `live-entry`, `summary`). `extracted`: the text was taken out of
    another format (a page, a PDF, a feed), so that the bytes read do not show it.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    boilerplate: tuple[Span, ...] = ()
    author: str | None = None
    kind: str = "report"
    extracted: bool = False

    def words(self, *spans: tuple[int, int]) -> Words:
        """The words at `spans`; raises `ValueError` as `words` does."""
        return words(self.text, spans)


def digest(content: bytes) -> str:
    """The name of these bytes: `sha256:` and 64 hexadecimal digits."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def document(text: str, *, outlet: str | None = None, published: str | None = None) -> Document:
    """A document from a text at hand, named by the digest of its UTF-8 bytes (lone surrogates pass as they are)."""
    return Document(digest(text.encode("utf-8", "surrogatepass")), text, outlet=outlet, published=published)
