"""A PDF to its paragraphs: lines joined, words at line ends made whole, running heads and page numbers left out.

PDFium (what Chrome reads PDFs with, by `pypdfium2`) gives the lines: it keeps words whole where a PDF sets letters one by one, which pypdf
does not always, and it is compiled. It runs no script of a PDF here and loads nothing from outside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from onrecord.errors import UnreadableDocument
from onrecord.reading.limits import Limits
from onrecord.reading.pages.jsonld import text_of
from onrecord.reading.pages.kinds import kind_of_text
from onrecord.reading.pages.paragraphs import BETWEEN, CONTROLS, without_repeats
from onrecord.reading.pieces import Article, Piece

_PAGE_NUMBER = re.compile(r"(?:page )?[-–—]? ?\d{1,4} ?[-–—]?(?: (?:of|/) \d{1,4})?|\d{1,4} ?/ ?\d{1,4}", re.IGNORECASE)
_END = re.compile(r"[.!?:…][\"”’»)\]]*$")
_BULLET = re.compile(r"[•▪◦–—*] |\(?\d{1,2}[.)] |\([a-z]\) ")
_NO_TITLE = re.compile(r"untitled|microsoft word|\.(?:docx?|indd|pdf|qxd)\b|^\W*$|^(?:title|document|layout)\s*\d*$", re.IGNORECASE)
_EDGE = 2
"""Lines at the top and bottom of a page in which running heads stand."""

_LONGEST_HEAD = 60
"""Code points of a running head."""

_FULL = 0.75
"""Share of the usual line's length below which a line that ends a sentence ends a paragraph."""


def read(piece: Piece, limits: Limits) -> Iterator[Article]:
    """The text of a PDF as one article. Raises `UnreadableDocument` if it is protected, damaged, or has no text."""
    pages, told = _lines(piece, limits)
    paragraphs = tuple(paragraphs_of(pages))
    if not paragraphs:
        raise UnreadableDocument(
            "it is a PDF of pictures, with no text in it", where=piece.where, do="run it through text recognition (OCR) first"
        )
    title = told if told and not _NO_TITLE.search(told) and len(told.split()) > 2 else None
    kind = kind_of_text(BETWEEN.join(paragraphs), title=title or paragraphs[0][:200])
    if title:
        paragraphs = tuple(without_repeats(paragraphs, title=title))
    yield Article(where=piece.where, kind=kind, source=piece.content, paragraphs=paragraphs, title=title)


def _lines(piece: Piece, limits: Limits) -> tuple[list[list[str]], str | None]:
    """The lines of each page, and the title that the PDF gives itself."""
    import pypdfium2  # slow to load: only in the process that parses

    pages, size = list[list[str]](), 0
    try:
        document = pypdfium2.PdfDocument(piece.content)
        try:
            for page in document:
                pages.append([" ".join(CONTROLS.sub(" ", line).split()) for line in page.get_textpage().get_text_bounded().splitlines()])
                size += sum(map(len, pages[-1]))
                if size > limits.report:
                    what = f"it is too long for one report (more than {limits.report:,} letters)"
                    raise UnreadableDocument(what, where=piece.where, do="split it, or raise the limit with --limit MEGABYTES")
            return pages, text_of(document.get_metadata_value("Title"))
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        is_locked = "password" in str(error).lower()
        what = "it is a PDF protected by a password" if is_locked else "it is a damaged PDF"
        raise UnreadableDocument(what, where=piece.where, do="save it without one" if is_locked else "save it again") from error


def paragraphs_of(pages: list[list[str]]) -> Iterator[str]:
    """The paragraphs in the lines of a document's pages.

    >>> list(paragraphs_of([["The two minis-", "ters met in Lunde on Monday and again", "on Tuesday.", "They parted.", "1"]]))
    ['The two ministers met in Lunde on Monday and again on Tuesday.', 'They parted.']
    """
    running = _running(pages)
    lines = [line for page in pages for number, line in enumerate(page) if not _is_frame(line, number, len(page), running)]
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[int(0.8 * len(lengths))] if lengths else 0
    current: list[str] = []
    for line in lines:
        if current and (not line or _BULLET.match(line) or _ends(current[-1], usual, following=line)):
            yield _joined(current)
            current = []
        if line:
            current.append(line)
    if current:
        yield _joined(current)


def _running(pages: list[list[str]]) -> set[str]:
    """Lines at the edges of pages that come back on at least three of them, figures aside."""
    edges = Counter(
        name
        for page in pages
        for name in {_without_figures(line) for line in [*page[:_EDGE], *page[-_EDGE:]] if 0 < len(line) < _LONGEST_HEAD}
    )
    return {line for line, count in edges.items() if count >= 3 and 2 * count > len(pages)}


def _without_figures(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _is_frame(line: str, number: int, count: int, running: set[str]) -> bool:
    is_edge = number < _EDGE or number >= count - _EDGE
    return is_edge and (_PAGE_NUMBER.fullmatch(line) is not None or (bool(line) and _without_figures(line) in running))


def _ends(line: str, usual: int, *, following: str) -> bool:
    """Whether a paragraph ends with `line`: a short line with a sentence's end, or a heading before a capital."""
    if line.endswith(("-", "\xad")):
        return False
    is_short = len(line) < _FULL * usual
    opens = following[:1].isupper() or not following[:1].isalpha()
    return is_short and opens and (_END.search(line) is not None or len(line) < 0.5 * usual)


def _joined(lines: list[str]) -> str:
    """The lines as one, a word that was divided at a line's end as one word."""
    text = lines[0]
    for line in lines[1:]:
        if text.endswith(("\xad", "-", "\u2010")) and len(text) > 1 and text[-2].isalpha() and line[:1].islower():
            text = text[:-1] + line
        else:
            text += (" " if not text.endswith(("-", "–", "—")) else "") + line
    return text.replace("\xad", "").replace("\u0002", "")
