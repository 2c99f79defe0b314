"""Word and OpenDocument texts to their paragraphs: the one XML part that has the text, and the one that has the title.

Read by zipfile and lxml rather than by python-docx and odfpy, which load every picture of the file and (odfpy) follow entities: here only
two parts are ever unpacked, within a limit, and nothing in them is followed. Macros, fields and embedded objects are never looked at.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from lxml import etree

from onrecord.errors import UnreadableDocument
from onrecord.reading.formats.unpacking import member_bytes, opened
from onrecord.reading.limits import Limits
from onrecord.reading.pages.jsonld import text_of
from onrecord.reading.pages.kinds import kind_of_text
from onrecord.reading.pages.paragraphs import BETWEEN, without_repeats
from onrecord.reading.pieces import Article, Piece
from onrecord.reading.recognising import declares_entities

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"

_NO_WORDS = {
    f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr", f"{_T}tracked-changes", f"{_T}note-citation",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation",
}  # fmt: skip
"""Elements whose text is not on the page: what was deleted, codes of fields, notes of reviewers, a second rendering of the same."""

_BLANKS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
    f"{_T}tab": "\t",
    f"{_T}line-break": "\n",
    f"{_T}s": " ",
}
_PARAGRAPHS = {f"{_W}p", f"{_T}p", f"{_T}h"}


def read_docx(piece: Piece, limits: Limits) -> Iterator[Article]:
    """The text of a Word file as one article. Raises `UnreadableDocument` if it is another Office file, damaged or empty."""
    yield _article(piece, limits, "word/document.xml", "docProps/core.xml")


def read_odt(piece: Piece, limits: Limits) -> Iterator[Article]:
    """The text of an OpenDocument file as one article. Raises `UnreadableDocument` if it is damaged or empty."""
    yield _article(piece, limits, "content.xml", "meta.xml")


def _article(piece: Piece, limits: Limits, body: str, about: str) -> Article:
    with piece.stream() as file, opened(file, piece.where) as archive:
        names = set(archive.namelist())
        if body not in names:
            raise UnreadableDocument(
                "it is an Office file with no text in it (a table, slides)", where=piece.where, do="give a text, or save it as PDF"
            )
        paragraphs = tuple(_paragraphs(_parsed(archive, body, piece, limits)))
        told = _parsed(archive, about, piece, limits) if about in names else None
    if not paragraphs:
        raise UnreadableDocument("there is no text in it", where=piece.where, do="give a document with a report in it")
    title, author = (text_of(told.findtext(f".//{_DC}{name}")) if told is not None else None for name in ("title", "creator"))
    kind = kind_of_text(BETWEEN.join(paragraphs), title=title or paragraphs[0][:200])
    paragraphs = tuple(without_repeats(paragraphs, title=title))
    return Article(where=piece.where, kind=kind, source=piece.content, paragraphs=paragraphs, title=title, author=author)


def _parsed(archive: zipfile.ZipFile, name: str, piece: Piece, limits: Limits) -> etree._Element:
    """The tree of one part. Nothing outside it is loaded and no entity is resolved."""
    content = member_bytes(archive, archive.getinfo(name), where=piece.where, limits=limits, most=limits.source)
    if declares_entities(content) or b"<!DOCTYPE" in content[:4096]:
        raise UnreadableDocument(
            "it declares entities of its own, which are never followed", where=piece.where, do="save it again with a word processor"
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, remove_comments=True
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableDocument(f"its text is damaged ({name})", where=piece.where, do="save it again with a word processor") from error


def _paragraphs(root: etree._Element) -> Iterator[str]:
    """The texts of the paragraphs in document order; one inside another (a text box) stands by itself, after it."""
    for element in root.iter(*_PARAGRAPHS):
        if any(parent.tag in _NO_WORDS for parent in element.iterancestors()):
            continue
        lines = ("".join(_words(element))).split("\n")
        if whole := "\n".join(line for line in (" ".join(line.split()) for line in lines) if line):
            yield whole


def _words(element: etree._Element) -> Iterator[str]:
    """The pieces of text in one paragraph. In Word only `w:t` has text, in OpenDocument every element and what follows it."""
    is_word = element.tag.startswith(_W)
    waiting: list[etree._Element | str] = [element]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
            continue
        if item is not element and (item.tag in _PARAGRAPHS or item.tag in _NO_WORDS):
            continue
        yield _BLANKS.get(item.tag, "")
        if item.text and (not is_word or item.tag == f"{_W}t"):
            yield item.text
        for child in reversed(item):
            if isinstance(child.tag, str):
                if child.tail and not is_word:
                    waiting.append(child.tail)
                waiting.append(child)
