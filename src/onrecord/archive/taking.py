"""A part to the documents in it: its bytes are taken out of the file and given to the process that parses (`onrecord.reading.parser`)."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from onrecord.archive.opening import stream
from onrecord.archive.values import Form, Part, Settings
from onrecord.errors import UnreadableDocument
from onrecord.reading.parser import Parsing
from onrecord.reading.pieces import INSIDE, Found, Notice, Piece
from onrecord.reading.recognising import Format
from onrecord.reading.sources import Told

_FORMATS = {Form.LINES: Format.JSON, Form.ROWS: Format.CSV, Form.COLUMNS: Format.JSON, Form.RECORDS: Format.WARC}


class ChangedInput(UnreadableDocument):
    """A part is not what it was when the plan was made: the plan has to be made again."""


def documents(root: str, part: Part, parsing: Parsing, settings: Settings) -> Iterator[Found]:
    """Every document in a part, in its order, or why there is none. Raises `ChangedInput` if its bytes are no longer those of the plan."""
    if part.trouble:
        yield Found(None, UnreadableDocument(part.trouble, where=part.where, do="get it again"), part.where, "")
        return
    told = Told(settings.outlet, settings.published, settings.date_from_name)
    form = _FORMATS.get(part.form)
    piece = Piece(_content(root, part), part.where, form=form and form.value)
    for item in parsing.found(piece):
        if not isinstance(item, Notice):  # which columns were guessed is of interest where a person looks on
            found = _placed(item[0], part)
            inner = found.where.rpartition(INSIDE)[2]
            yield told.applied(found, os.path.basename(inner))


def _content(root: str, part: Part) -> bytes:
    if part.form is Form.COLUMNS:
        return b"".join(_json_lines(root, part))
    with stream(root, part.name, member=part.member, packing=part.packing) as file:
        head = file.read(part.head)
        if part.start != part.head:
            file.seek(part.start)
        content = file.read(part.end - part.start)
    if hashlib.sha256(content).hexdigest() != part.digest:
        raise ChangedInput("it was changed while the archive was read", where=part.where, do="give the same command again")
    return head + content


def _json_lines(root: str, part: Part) -> Iterator[bytes]:
    """The part's rows of a Parquet file as lines of JSON, so that they are read as any other table."""
    import pyarrow.parquet

    with stream(root, part.name, member=part.member, packing=part.packing) as file:
        try:
            table = pyarrow.parquet.ParquetFile(file)
            end = 0
            for number in range(table.num_row_groups):
                start, end = end, end + table.metadata.row_group(number).num_rows
                if start < part.end and part.start < end:  # the other groups are not even unpacked
                    low, high = max(part.start, start) - start, min(part.end, end) - start
                    for row in table.read_row_group(number).slice(low, high - low).to_pylist():
                        yield json.dumps(row, ensure_ascii=False, default=_plain).encode("utf-8", "surrogatepass") + b"\n"
        except pyarrow.ArrowException as error:
            what = f"it is a damaged Parquet file ({' '.join(str(error).split())[:80]})"
            raise UnreadableDocument(what, where=part.where, do="get it again") from error


def _plain(value: Any) -> Any:
    """What JSON has for a value that only Parquet knows."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _placed(found: Found, part: Part) -> Found:
    """What was found, with its number in the whole file where that in the part is less."""
    name, mark, number = found.where.rpartition("#")
    if not (part.first and mark and number.isdecimal() and name == part.where):
        return found
    where = f"{name}#{int(number) + part.first}"
    failure = found.failure
    if failure is not None and failure.where == found.where:
        failure = type(failure)(failure.what, where=where, do=failure.do)
    return Found(found.document, failure, where, found.kind, found.digest)
