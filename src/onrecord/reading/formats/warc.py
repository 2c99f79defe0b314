"""A web archive (WARC) to the pages in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.errors import OnrecordError, UnreadableDocument
from onrecord.reading.formats.unpacking import too_long
from onrecord.reading.limits import Limits
from onrecord.reading.pieces import Piece
from onrecord.reading.recognising import PICTURES

_NO_DOCUMENTS = (
    "image/", "video/", "audio/", "font/", "text/css", "text/javascript", "application/javascript", "application/x-javascript",
    "application/json", "application/ld+json", "application/font", "application/x-font", "application/vnd.ms-fontobject",
)  # fmt: skip
"""What servers call styles, scripts, pictures and the like, of which a crawl brings more than pages: passed over without a word. The rest
is recognised by what it is."""


def read(piece: Piece, limits: Limits) -> Iterator[Piece | OnrecordError]:
    """A piece for each document that a server answered with. Raises `UnreadableDocument` if the archive is damaged."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    with piece.stream() as file:
        try:
            # a file, and never a path: fastwarc would take an address for one
            for record in ArchiveIterator(
                file, record_types=WarcRecordType.response | WarcRecordType.resource, parse_http=True, auto_decode="all"
            ):
                if not _is_document(record):
                    continue
                url = str(record.headers.get("WARC-Target-URI") or "").strip("<>")
                content = record.reader.read(limits.source + 1)
                inside = piece.inside(url or str(record.record_id), content, url=url or None, media_type=_media_type(record))
                if len(content) > limits.source:
                    yield too_long(inside.where, limits.source)
                elif content.strip() and not content.startswith(PICTURES):
                    yield inside
        except (OSError, ValueError, EOFError) as error:
            raise UnreadableDocument(
                f"it is a damaged web archive ({' '.join(str(error).split())[:80]})", where=piece.where, do="get it again"
            ) from error


def _is_document(record: Any) -> bool:
    if record.is_http and (record.http_headers is None or not 200 <= (record.http_headers.status_code or 0) < 300):
        return False
    kind = _media_type(record)
    url = str(record.headers.get("WARC-Target-URI") or "")
    return not url.endswith("/robots.txt") and not kind.lower().startswith(_NO_DOCUMENTS)


def _media_type(record: Any) -> str:
    headers = record.http_headers if record.is_http else record.headers
    return str((headers.get("Content-Type") if headers is not None else "") or "")
