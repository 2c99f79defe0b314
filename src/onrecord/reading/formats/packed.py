"""A zip archive (a WACZ is one, and an e-book) and a gzip file to what was packed in them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from onrecord.errors import OnrecordError, UnreadableDocument
from onrecord.reading.formats.unpacking import GRACE, bomb, member_bytes, opened, too_long
from onrecord.reading.limits import Limits
from onrecord.reading.pieces import Piece
from onrecord.reading.recognising import PICTURES

_CHUNK = 65_536
_PASSED_OVER = re.compile(
    r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|mimetype$|META-INF/|datapackage(?:-digest)?\.json$|indexes/|fuzzy\.json$|webrecorder\.json$|\._)"
    r"|\.(?:css|js|map|ico|woff2?|ttf|eot|svg|png|jpe?g|gif|webp|mp[34]|cdxj?|idx|ncx|opf)(?:\.gz)?$",
    re.IGNORECASE,
)
"""Members that are no documents, by the names that systems, WACZ and e-books give them."""


def read_zip(piece: Piece, limits: Limits) -> Iterator[Piece | OnrecordError]:
    """A piece for each member, in the archive's order; an error for each that cannot be had, or whose name leads out of the archive."""
    with piece.stream() as file, opened(file, piece.where) as archive:
        for member in archive.infolist():
            if member.is_dir() or passed_over(member.filename):
                continue
            inside = piece.inside(member.filename, b"")
            if leads_out(member.filename):
                yield UnreadableDocument("its name leads out of the archive", where=inside.where, do="do not trust this archive")
                continue
            try:
                content = member_bytes(archive, member, where=inside.where, limits=limits, most=limits.member)
            except OnrecordError as error:
                yield error
                continue
            if content and not content.startswith(PICTURES):
                yield piece.inside(member.filename, content)


def read_gzip(piece: Piece, limits: Limits) -> Iterator[Piece]:
    """The one piece in a gzip file. Raises `UnreadableDocument` if it is damaged or unpacks to too much."""
    name = piece.where.rpartition("/")[2].removesuffix(".gz")
    yield piece.inside(name, _unpacked(piece, limits))


def _unpacked(piece: Piece, limits: Limits) -> bytes:
    parts, size = list[bytes](), 0
    decompressor = zlib.decompressobj(wbits=31)
    with piece.stream() as file:
        while chunk := decompressor.unconsumed_tail or file.read(_CHUNK):
            try:
                part = decompressor.decompress(chunk, _CHUNK)
            except zlib.error as error:
                raise UnreadableDocument("it is a damaged gzip file", where=piece.where, do="pack it again") from error
            taken = file.tell()
            parts.append(part)
            size += len(part)
            if size > GRACE and size > limits.ratio * taken:
                raise bomb(piece.where, limits)
            if size > limits.member:
                raise too_long(piece.where, limits.member)
            if decompressor.eof:
                # gzip files may be put one after the other; what is no gzip behind the last is padding
                rest = decompressor.unused_data or file.read(_CHUNK)
                if not rest.startswith(b"\x1f\x8b"):
                    return b"".join(parts)
                decompressor = zlib.decompressobj(wbits=31)
                file.seek(-len(rest), 1)
    raise UnreadableDocument("it is a gzip file that breaks off", where=piece.where, do="get it again")


def passed_over(name: str) -> bool:
    """Whether a member's name says that it is no document: a system's own file, an index, a style, a picture."""
    return _PASSED_OVER.search(name) is not None


def leads_out(name: str) -> bool:
    """Whether a member's name would be outside the folder it is unpacked to. Nothing is ever written here, but such a name is a sign."""
    parts = re.split(r"[/\\]", name)
    return name.startswith(("/", "\\")) or ".." in parts or re.match(r"[A-Za-z]:", name) is not None or "\0" in name
