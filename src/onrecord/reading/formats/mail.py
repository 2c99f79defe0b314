"""A message (`.eml`) to its text and its attachments."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr

from onrecord.reading.limits import Limits
from onrecord.reading.pages.charset import page_text
from onrecord.reading.pages.kinds import kind_of_text
from onrecord.reading.pages.moments import moment
from onrecord.reading.pages.paragraphs import BETWEEN, fragment, without_repeats
from onrecord.reading.pieces import Article, Piece
from onrecord.reading.recognising import HEAD, Format, recognised

_SHORTEST = 60
"""Code points of a plain part below which the HTML part is read: "Your mail program cannot show HTML"."""

_FORWARDED = re.compile(r"^\s*(?:fwd?|re|aw|wg|tr)\s*:\s*", re.IGNORECASE)


def read(piece: Piece, limits: Limits) -> Iterator[Article | Piece]:
    """The message's own text, if it has one, then a piece for each attachment that may be a document."""
    content = piece.content
    message = email.message_from_bytes(content, policy=email.policy.default)
    paragraphs = _paragraphs(message)
    title = _FORWARDED.sub("", _field(message, "subject")) or None
    name, address = parseaddr(_field(message, "from"))
    paragraphs = tuple(without_repeats(paragraphs, title=title))
    if paragraphs:
        yield Article(
            where=piece.where,
            kind=kind_of_text(BETWEEN.join(paragraphs), title=title),
            source=content,
            paragraphs=paragraphs,
            title=title,
            outlet=name or address.rpartition("@")[2] or None,
            author=name or address or None,
            published=moment(_field(message, "date")),
        )
    yield from _attachments(piece, message)


def _field(message: EmailMessage, name: str) -> str:
    """A field of the head; empty where there is none, or one that cannot be parsed."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, AttributeError, TypeError, UnicodeError):  # what the parser of fields raises on damaged ones
        return ""


def _paragraphs(message: EmailMessage) -> tuple[str, ...]:
    plain, page = (message.get_body((kind,)) for kind in ("plain", "html"))
    text = _text(plain) if isinstance(plain, EmailMessage) else ""
    if len(text.strip()) < _SHORTEST and isinstance(page, EmailMessage):
        return fragment(_text(page))
    if isinstance(plain, EmailMessage) and plain.get_content_type() == "text/html":
        return fragment(text)
    return tuple(paragraph.strip() for paragraph in re.split(r"\r?\n[ \t]*\r?\n\s*", text) if paragraph.strip())


def _text(part: EmailMessage) -> str:
    content = part.get_payload(decode=True)
    return page_text(content, media_type=str(part.get("content-type", ""))) if isinstance(content, bytes) else ""


def _attachments(piece: Piece, message: EmailMessage) -> Iterator[Piece]:
    for number, part in enumerate(message.walk() if message.is_multipart() else (), 1):
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage):
                yield piece.inside(f"message-{number}.eml", inner[0].as_bytes())
        elif part.get_content_disposition() == "attachment" and not part.is_multipart():
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content and recognised(content[:HEAD]) is not Format.OTHER:
                yield piece.inside(part.get_filename() or f"part-{number}", content, media_type=str(part.get("content-type", "")))
