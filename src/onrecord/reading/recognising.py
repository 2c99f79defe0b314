"""Which format bytes are in, by what they are and never by what they are called. Rules; cases in `tests/reading/test_recognising.py`."""

from __future__ import annotations

import codecs
import re
import zlib
from enum import StrEnum

from onrecord.reading.columns import FIELDS, plain_name

HEAD = 16_384
"""Bytes that are looked at."""


class Format(StrEnum):
    """What `documents` reads, each named as its module in `onrecord.reading.formats` but for `TEXT`, which is read as it always was."""

    TEXT = "text"
    PAGE = "page"
    FEED = "feed"
    JSON = "records"
    CSV = "table"
    MAIL = "mail"
    MAILBOX = "mailbox"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    WARC = "warc"
    ZIP = "packed"
    GZIP = "gzipped"
    OTHER = "other"


PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\x00", b"MM\x00*", b"\x00\x00\x01\x00", b"wOFF", b"wOF2", b"\x00asm")
"""First bytes of pictures and fonts: in archives of pages these are passed over without a word."""

_PROLOGUE = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*|<\?xml-stylesheet[^>]*\?>\s*|<!DOCTYPE\s+(?:rss|rdf|feed)[^>\[]*>\s*)*",
    re.DOTALL | re.IGNORECASE,
)
_FEED = re.compile(rb"<(?:[a-z]{1,10}:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FRAGMENT = re.compile(rb"<(?:title|meta|div|p|article|section|main|h1|table|span|script|header)\b[^>]*>", re.IGNORECASE)
_XML_ENTITY = re.compile(rb"<!DOCTYPE[^>\[]*\[\s*(?:<!--.*?-->\s*)*<!ENTITY", re.DOTALL | re.IGNORECASE)
_MAIL_FIELD = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)")
_MAIL_SURE = re.compile(
    rb"^(?:from|to|subject|date|message-id|received|return-path|mime-version|delivered-to):", re.IGNORECASE | re.MULTILINE
)
_MAILBOX = re.compile(rb"From \S.{0,120}\b\d{2}:\d{2}.{0,40}\r?\n(?=[A-Za-z][A-Za-z0-9-]{1,40}:)")


def recognised(head: bytes) -> Format:
    """The format of the bytes that begin with `head` (the first `HEAD` of them, or all)."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _of_zip(head)
    if head.startswith(b"\x1f\x8b"):
        return Format.WARC if unpacked_head(head).startswith(b"WARC/") else Format.GZIP
    if b"%PDF-" in head[:1024] and not head.lstrip().startswith(b"<"):
        return Format.PDF
    if head.startswith(b"WARC/"):
        return Format.WARC
    if head.startswith((*PICTURES, b"{\\rtf", b"\xd0\xcf\x11\xe0", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd", b"BZh", b"\xfd7zXZ")):
        return Format.OTHER
    return _of_text(head)


def declares_entities(content: bytes) -> bool:
    """Whether an XML document declares entities of its own: none that people write does, and those that do are out for something."""
    return _XML_ENTITY.search(content[:HEAD]) is not None


def unpacked_head(head: bytes) -> bytes:
    """What the first bytes of a gzip file unpack to, at most `HEAD` of it; nothing if they do not."""
    try:
        return zlib.decompressobj(wbits=31).decompress(head, HEAD)
    except zlib.error:
        return b""


def _of_zip(head: bytes) -> Format:
    """A Word or OpenDocument file is a zip with certain members; which ones stand near its beginning."""
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in head[:200]:
        return Format.ODT
    if b"[Content_Types].xml" in head or b"word/document.xml" in head or b"_rels/.rels" in head:
        return Format.DOCX
    return Format.ZIP


def _of_text(head: bytes) -> Format:
    """Formats that are text themselves. What is none of them is a plain text, and is refused there if it is binary."""
    plain = _in_utf_8(head)
    start = plain[_PROLOGUE.match(plain).end() :] if plain[:1] in b"< \t\r\n" and _PROLOGUE.match(plain) else plain  # type: ignore[union-attr]
    if _FEED.match(start):
        return Format.FEED
    if _PAGE.match(start) or (start.startswith(b"<") and (_PAGE.search(start[:4096]) or _FRAGMENT.match(start))):
        return Format.PAGE
    if start.startswith(b"<!") and declares_entities(plain):
        return Format.FEED
    if _MAILBOX.match(plain):
        return Format.MAILBOX
    if _is_mail(plain):
        return Format.MAIL
    text = plain.decode("utf-8", "ignore")
    if text.lstrip().startswith(("{", "[")) and re.match(r"\s*(?:\[\s*)?\{\s*(?:\"|\})", text):
        return Format.JSON
    return Format.CSV if _is_table(text) else Format.TEXT


def _in_utf_8(head: bytes) -> bytes:
    """The same text without a byte order mark, in UTF-8 where it was UTF-16: so that patterns of bytes find it."""
    if head.startswith(codecs.BOM_UTF8):
        return head[3:]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace").encode("utf-8", "replace")
    return head


def _is_mail(head: bytes) -> bool:
    """Whether it begins with a message's fields and has at least two of those that every message has."""
    fields = re.match(rb"(?:%s){2,}\r?\n" % _MAIL_FIELD.pattern, head) or (
        re.match(rb"(?:%s){6,}" % _MAIL_FIELD.pattern, head) if len(head) >= HEAD else None
    )
    if not fields:
        return False
    return len({name.lower() for name in _MAIL_SURE.findall(fields.group())}) >= 2


def _is_table(text: str) -> bool:
    """Whether its first line names columns, one of them for a text, and the second has as many."""
    lines = text.splitlines()
    if len(lines) < 2 or len(lines[0]) > 1_000:
        return False
    separator = max(",;\t|", key=lines[0].count)
    names = [name.strip(' "\ufeff') for name in lines[0].split(separator)]
    if len(names) < 2 or not all(re.fullmatch(r"[\w .:/()-]{1,40}", name) for name in names):
        return False
    return any(plain_name(name) in FIELDS["text"] for name in names) and lines[1].count(separator) >= 1
