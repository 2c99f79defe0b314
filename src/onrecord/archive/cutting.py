"""A file of the archive to parts, each of about as many documents as are read in one task, and each readable without the others.

Reads the file once, as a stream, and keeps none of it. What cannot be cut (a page, a mailbox, a list in one JSON value) is one part.
"""

from __future__ import annotations

import csv
import hashlib
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from itertools import pairwise
from lzma import LZMAError
from typing import BinaryIO

from onrecord.archive.opening import packing_of, stream
from onrecord.archive.values import Form, Part
from onrecord.errors import OnrecordError, UnreadableDocument
from onrecord.reading.formats.packed import leads_out, passed_over
from onrecord.reading.formats.records import is_lines
from onrecord.reading.limits import Limits
from onrecord.reading.recognising import HEAD, PICTURES, Format, recognised

PARQUET = b"PAR1"

LARGEST = 64_000_000
"""Bytes of a part after which it is closed, however few documents it has: a part is held in memory."""

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class _Place:
    """What is being cut: the input, and how its bytes are reached."""

    root: str
    name: str
    member: str = ""
    packing: str = ""

    def stream(self) -> AbstractContextManager[BinaryIO]:
        """Its bytes, from the first."""
        return stream(self.root, self.name, member=self.member, packing=self.packing)

    def part(self, form: Form, start: int, end: int, digest: str, count: int, **more: int | str) -> Part:
        """A part of this place, of `end` - `start` bytes unless told otherwise."""
        told = {"size": end - start, **more}
        return Part(self.name, form, start, end, digest, count, member=self.member, packing=self.packing, **told)  # type: ignore[arg-type]

    def trouble(self, error: Exception, start: int = 0) -> Part:
        """A part with nothing to read in it, but why."""
        what = error.what if isinstance(error, OnrecordError) else " ".join(str(error).split())[:120] or type(error).__name__
        told = f"it is damaged ({what})" if not isinstance(error, OnrecordError) else what
        return self.part(Form.WHOLE, start, start, "", 1, trouble=told)


_DAMAGED = (OSError, EOFError, ValueError, zlib.error, LZMAError, zipfile.BadZipFile, NotImplementedError, RuntimeError)
"""What the libraries that unpack raise over damaged files."""


def cut(root: str, name: str, *, documents: int, limits: Limits) -> list[Part]:
    """The parts of the input `name`, in order, with at most `documents` documents in each. Whatever is wrong with it stands in a part."""
    place = _Place(root, name)
    try:
        with place.stream() as file:
            head = file.read(HEAD)
        if head.startswith(b"PK\x03\x04") and recognised(head) is Format.ZIP:
            return [part for inner in _members(place) for part in _cut(inner, documents, limits)]
        return _cut(place, documents, limits)
    except (OnrecordError, *_DAMAGED) as error:
        return [place.trouble(error)]


def _members(place: _Place) -> list[_Place]:
    """The members of a zip archive (a WACZ is one) that may be documents or have some in them."""
    with place.stream() as file, zipfile.ZipFile(file) as archive:
        names = [member.filename for member in archive.infolist() if not member.is_dir() and member.file_size]
    return [replace(place, member=name) for name in names if not passed_over(name) and not leads_out(name)]


def _cut(place: _Place, documents: int, limits: Limits) -> list[Part]:
    """The parts of a place that is no zip archive; damage after some parts is a last part of its own."""
    parts: list[Part] = []
    try:
        for part in _parts(place, documents, limits):
            parts.append(part)  # noqa: PERF402  those before the damage are kept
    except (OnrecordError, *_DAMAGED) as error:
        parts.append(place.trouble(error, parts[-1].end if parts else 0))
    return parts


def _parts(place: _Place, documents: int, limits: Limits) -> Iterator[Part]:
    with place.stream() as file:
        head = file.read(HEAD)
    if head.startswith(PARQUET):
        yield from _columns(place, documents)
        return
    form = recognised(head)
    if form is not Format.WARC and (packing := packing_of(head)):
        place = replace(place, packing=packing)
        with place.stream() as file:
            head = _head(file)
        form = recognised(head)
    if head.startswith(PICTURES):
        return
    if form is Format.WARC:
        yield from _records(place, documents)
    elif form is Format.JSON and _in_lines(place, limits):
        yield from _lines(place, documents, limits)
    elif form is Format.CSV and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield from _rows(place, documents, limits)
    else:
        yield _whole(place, limits)


def _head(file: BinaryIO) -> bytes:
    """The first bytes of what is unpacked; fewer where it breaks off before. Raises one of `_DAMAGED` if there are none."""
    head = b""
    try:
        while len(head) < HEAD and (some := file.readline(HEAD - len(head))):
            head += some
    except _DAMAGED:
        if not head:
            raise
    return head


def _in_lines(place: _Place, limits: Limits) -> bool:
    with place.stream() as file:
        return is_lines(file.readline(limits.source))


def _whole(place: _Place, limits: Limits) -> Part:
    whole, size = hashlib.sha256(), 0
    with place.stream() as file:
        while block := file.read(_BLOCK):
            whole.update(block)
            if (size := size + len(block)) > limits.member:
                raise UnreadableDocument(f"it is longer than {limits.member:,} bytes and cannot be cut", do="split it")
    return place.part(Form.WHOLE, 0, size, whole.hexdigest(), 1)


def _lines(place: _Place, documents: int, limits: Limits) -> Iterator[Part]:
    with place.stream() as file:
        yield from _gathered(place, Form.LINES, ([line] for line in _read_lines(file, limits)), documents)


def _read_lines(file: BinaryIO, limits: Limits) -> Iterator[bytes]:
    while line := file.readline(limits.source + 1):
        if len(line) > limits.source:
            raise UnreadableDocument(f"a line in it is longer than {limits.source:,} bytes", do="raise it with --limits source=BYTES")
        yield line


def _rows(place: _Place, documents: int, limits: Limits) -> Iterator[Part]:
    """Rows as the `csv` module sees them: a line end in quotation marks ends no row. Marks and line ends are ASCII everywhere."""
    csv.field_size_limit(limits.source)
    with place.stream() as file:
        head = file.readline(limits.source)
        separator = max(",;\t|", key=head.decode("latin-1").count)
        yield from _gathered(place, Form.ROWS, _row_lines(file, separator, limits), documents, head=len(head))


def _row_lines(file: BinaryIO, separator: str, limits: Limits) -> Iterator[list[bytes]]:
    """The lines of each row."""
    taken: list[bytes] = []

    def lines() -> Iterator[str]:
        for line in _read_lines(file, limits):
            taken.append(line)
            yield line.decode("latin-1")

    for _ in csv.reader(lines(), delimiter=separator, strict=False):
        yield taken
        taken = []
    if taken:
        yield taken


def _gathered(place: _Place, form: Form, items: Iterable[list[bytes]], documents: int, *, head: int = 0) -> Iterator[Part]:
    """Parts of so many items each, which follow one another without a gap after the first `head` bytes."""
    start = end = head
    first = count = 0
    whole = hashlib.sha256()
    for lines in items:
        for line in lines:
            whole.update(line)
            end += len(line)
        count += 1
        if count == documents or end - start > LARGEST:
            yield place.part(form, start, end, whole.hexdigest(), count, first=first, head=head)
            start, first, count, whole = end, first + count, 0, hashlib.sha256()
    if count:
        yield place.part(form, start, end, whole.hexdigest(), count, first=first, head=head)


def _records(place: _Place, documents: int) -> Iterator[Part]:
    """Parts of a WARC, each from the start of a record to the start of another. A record that breaks off is told of, and not read."""
    bounds, broken = _bounds(place, documents)
    with place.stream() as file:
        for (start, count), (end, _) in pairwise(bounds):
            yield place.part(Form.RECORDS, start, end, _digest(file, start, end), count)
    if broken:
        raise UnreadableDocument("it breaks off in the middle of a record, which was left out", do="get it again")


def _bounds(place: _Place, documents: int) -> tuple[list[tuple[int, int]], bool]:
    """Where parts begin, with how many answers each has in it; the last is where the file ends. Whether it breaks off."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    starts: list[tuple[int, int]] = []
    at = count = 0
    broken = False
    with place.stream() as file:
        for record in ArchiveIterator(file, parse_http=False):
            at = int(record.stream_pos)
            is_new_member = not starts or at > starts[-1][0]  # a WARC packed as one piece has no second place to begin at
            if not starts or (is_new_member and (count >= documents or at - starts[-1][0] > LARGEST)):
                starts.append((at, 0))
                count = 0
            broken = len(record.reader.read()) < record.content_length
            if broken:
                break
            count += record.record_type in (WarcRecordType.response, WarcRecordType.resource)
            starts[-1] = (starts[-1][0], count)
        end = at if broken else file.seek(0, 2)
    if not starts:
        raise UnreadableDocument("it is a web archive without records", do="get it again")
    return ([*starts, (end, 0)] if end > starts[-1][0] else starts), broken


def _digest(file: BinaryIO, start: int, end: int) -> str:
    whole = hashlib.sha256()
    file.seek(start)
    while start < end and (block := file.read(min(_BLOCK, end - start))):
        whole.update(block)
        start += len(block)
    return whole.hexdigest()


def _columns(place: _Place, documents: int) -> Iterator[Part]:
    """Parts of a Parquet file, by rows."""
    import pyarrow.parquet

    with place.stream() as file:
        try:
            rows = pyarrow.parquet.ParquetFile(file).metadata.num_rows
        except pyarrow.ArrowException as error:
            raise UnreadableDocument(f"it is a damaged Parquet file ({' '.join(str(error).split())[:80]})", do="get it again") from error
        size = file.seek(0, 2)
        digest = _digest(file, 0, size)
    for start in range(0, rows, documents):
        end = min(start + documents, rows)
        yield place.part(Form.COLUMNS, start, end, digest, end - start, first=start, size=size * (end - start) // rows)
