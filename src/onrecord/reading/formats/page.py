"""A web page to its article, or to the entries of its live blog."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree, html

from onrecord.errors import UnreadableDocument
from onrecord.reading.limits import Limits
from onrecord.reading.pages.charset import page_text
from onrecord.reading.pages.kinds import LIVE_BLOG, LIVE_ENTRY, REFUSALS, is_live, kind_of_text, refused
from onrecord.reading.pages.live import Entry, entries, opening
from onrecord.reading.pages.metadata import Head, head
from onrecord.reading.pages.paragraphs import BETWEEN, main_paragraphs
from onrecord.reading.pieces import Article, NoReport, Piece

_CLEAN = bytes(code if (code >= 0x20 and code != 0x7F) or code in b"\t\n\r" else 0x20 for code in range(256))
"""UTF-8 with a blank for every control character: XML has none, and a NUL would end the page."""

_NO_TEXT = ("script", "style", "svg", "template", "link", "meta", "iframe", "noscript")
"""Elements without a word of the article, taken out once its head has been read: trafilatura copies the tree several times, and half of a
page's bytes are scripts. On the pages in `../shared/pages` its result stays the same to the letter, and a tenth of its time goes."""


def read(piece: Piece, limits: Limits) -> Iterator[Article]:
    """The article of a page, or the opening and each entry of a live blog. Raises `NoReport` if the page is none."""
    root = parsed(piece, limits)
    told = head(root, url=piece.url)
    etree.strip_elements(root, *_NO_TEXT, with_tail=False)
    paragraphs = main_paragraphs(root, article=told.article, title=told.title)
    live = entries(root, told, paragraphs) if is_live(told) else ()
    if live:
        if first := opening(told, paragraphs, live):
            yield _article(piece, told, first, LIVE_BLOG)
        yield from (_entry(piece, told, number, entry) for number, entry in enumerate(live, 1))
        return
    if reason := refused(told, paragraphs, root):
        what, do = REFUSALS[reason]
        raise NoReport(reason, what, where=piece.where, do=do)
    text = BETWEEN.join(paragraphs)
    yield _article(piece, told, paragraphs, kind_of_text(text, title=told.title, url=told.url, types=told.types))


def parsed(piece: Piece, limits: Limits) -> html.HtmlElement:
    """The tree of a page. Nothing outside it is loaded, and no script in it runs. Raises `UnreadableDocument` if there is none."""
    if piece.content.count(b"<") > limits.tags:
        raise UnreadableDocument(f"it has more than {limits.tags:,} tags", where=piece.where, do="raise it with --limits tags=NUMBER")
    text = page_text(piece.content, media_type=piece.media_type).encode("utf-8", "replace").translate(_CLEAN)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument("there is no page in it", where=piece.where, do="give a page with a report in it") from error
    return root


def _article(piece: Piece, told: Head, paragraphs: tuple[str, ...], kind: str) -> Article:
    return Article(
        where=piece.where,
        kind=kind,
        source=piece.content,
        paragraphs=paragraphs,
        title=told.title,
        outlet=told.outlet,
        author=told.author,
        published=told.published,
        url=told.url,
        language=told.language,
    )


def _entry(piece: Piece, told: Head, number: int, entry: Entry) -> Article:
    return Article(
        where=f"{piece.where}#{number}",
        kind=LIVE_ENTRY,
        source=entry.source,
        paragraphs=entry.paragraphs,
        title=entry.title,
        outlet=told.outlet,
        author=entry.author or told.author,
        published=entry.published or told.published,
        url=entry.url,
        language=told.language,
    )
