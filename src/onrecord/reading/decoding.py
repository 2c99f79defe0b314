"""Bytes to text: which encoding a file is in. Rules with a reason each, no statistics.

UTF-8 and UTF-16, with or without a byte order mark, UTF-32 with one, and, where the bytes are no UTF-8 at all, Windows-1252
(of which Latin-1 is the printable part). What is decoded is kept to the letter: newlines as they are, nothing stripped. A byte order mark
in front of UTF-8 stays as U+FEFF, as a plain UTF-8 decoder leaves it, so that spans can be checked with one.
"""

from __future__ import annotations

import codecs
import re

from onrecord.errors import UnreadableDocument

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its first two bytes are the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_FORMATS = (
    (b"%PDF-", "a PDF file", "turn it into text first, e.g. with pdftotext"),
    (b"PK\x03\x04", "a zip archive (or a Word, OpenDocument or e-book file)", "save it as plain text"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"\x89PNG", "an image", "give a text file"),
    (b"\xff\xd8\xff", "an image", "give a text file"),
    (b"GIF8", "an image", "give a text file"),
    (b"{\\rtf", "an RTF file", "save it as plain text"),
)
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|rss|feed)\b", re.IGNORECASE)

_SAMPLE = 4096
"""Bytes looked at to tell UTF-16 without a mark, which shows at once: every other byte is NUL in English."""

_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def decode(content: bytes, *, where: str = "") -> str:
    """The text that `content` encodes, to the letter; `where` names the file in errors.

    Raises `UnreadableDocument` if it is empty, another kind of file, binary, or damaged.

    >>> decode(b"Poincar\\xe9 said no.")
    'Poincaré said no.'
    """
    if not content:
        raise UnreadableDocument("it is empty", where=where, do="give a file with a report in it")
    _refuse_other_formats(content, where)
    encoding = _marked(content) or _unmarked_utf16(content)
    text = _strictly(content, encoding, where) if encoding else _eight_bit(content, where)
    if (nul := text.find("\0")) >= 0:
        raise UnreadableDocument(f"it is binary: NUL at {_place(text, nul)}", where=where, do="give a text file")
    if not text.strip("\ufeff \t\r\n\f\v\xa0"):
        raise UnreadableDocument("there is nothing in it but blanks", where=where, do="give a file with a report in it")
    return text


def _refuse_other_formats(content: bytes, where: str) -> None:
    for start, name, advice in _FORMATS:
        if content.startswith(start):
            raise UnreadableDocument(f"it is {name}, no plain text", where=where, do=advice)
    if _PAGE.match(content[:_SAMPLE].removeprefix(codecs.BOM_UTF8)):
        raise UnreadableDocument("it is a web page or a feed, no plain text", where=where, do="save the article's text and read that")


def _marked(content: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 without a mark: nearly all NULs on one side of each pair, and many of them."""
    sample = content[:_SAMPLE]
    if len(content) % 2 or b"\0" not in sample:
        return None
    pairs = len(sample) // 2
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    # English in UTF-16 has a NUL in all but a few pairs; two in five leaves room for curly quotes and foreign names.
    if 5 * max(first, second) < 2 * pairs or 20 * min(first, second) >= pairs:
        return None
    return "utf-16-le" if first < second else "utf-16-be"


def _strictly(content: bytes, encoding: str, where: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        what = f"it is damaged: byte {error.start + 1} of {len(content)} is no {encoding.upper()}"
        raise UnreadableDocument(what, where=where, do="save it again as UTF-8") from error


def _eight_bit(content: bytes, where: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        start = error.start
    if b"\0" in content:
        raise UnreadableDocument(f"it is binary: NUL at byte {content.index(0) + 1}", where=where, do="give a text file")
    # Letters of several bytes that are good UTF-8 do not come about by chance: a file that has them is UTF-8 with damage, and to read it
    # as Windows-1252 would turn every curly quotation mark into three odd letters.
    if _MULTIBYTE.search(content):
        line = content.count(b"\n", 0, start) + 1
        what = f"it is damaged: byte {start + 1} (line {line}) is no UTF-8"
        raise UnreadableDocument(what, where=where, do="save it again as UTF-8")
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        what = f"its encoding is unknown: byte {error.start + 1} (0x{content[error.start]:02x}) is neither UTF-8 nor Windows-1252"
        raise UnreadableDocument(what, where=where, do="save it as UTF-8") from error
    controls = sum(1 for letter in text if letter < " " and letter not in "\t\n\v\f\r")
    if 100 * controls >= len(text):
        raise UnreadableDocument("it is binary: full of control characters", where=where, do="give a text file")
    return text


def _place(text: str, offset: int) -> str:
    return f"character {offset + 1} (line {text.count(chr(10), 0, offset) + 1})"
