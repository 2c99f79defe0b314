"""A table of articles (CSV, with commas, semicolons, tabs or strokes) to the articles of its rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from onrecord.errors import OnrecordError, UnreadableDocument
from onrecord.reading.formats.rows import article_of, columns_of
from onrecord.reading.limits import Limits
from onrecord.reading.pages.charset import page_text
from onrecord.reading.pieces import Article, Notice, Piece


class _Lines:
    """The lines of a text, which remembers those that were taken since it was last asked: the bytes of a row are those of its lines."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self._taken: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._lines.readline()
        if not line:
            raise StopIteration
        self._taken.append(line)
        return line

    def taken(self) -> bytes:
        """The bytes (UTF-8) of the lines taken, which are then forgotten."""
        whole = "".join(self._taken).rstrip("\r\n")
        self._taken.clear()
        return whole.encode("utf-8", "surrogatepass")


def read(piece: Piece, limits: Limits, columns: Mapping[str, str]) -> Iterator[Article | Notice | OnrecordError]:
    """An article for each row, and an error for each that has none. Raises `UnreadableDocument` if no column has a text."""
    if piece.size > limits.member:
        raise UnreadableDocument(
            f"it is a table of {piece.size:,} bytes", where=piece.where, do="split it, or raise it with --limits member=BYTES"
        )
    csv.field_size_limit(limits.source)
    lines = _Lines(page_text(piece.content))
    header = next(lines)
    separator = max(",;\t|", key=header.count)
    names = next(csv.reader([header], delimiter=separator))
    chosen = columns_of(names, columns, where=piece.where)
    lines.taken()
    yield Notice(piece.where, f"reads {chosen}")
    rows = csv.reader(lines, delimiter=separator, strict=False)
    number = 1
    while True:
        number += 1
        where = f"{piece.where}#{number}"
        try:
            row = next(rows)
            source = lines.taken()
            if any(cell.strip() for cell in row):
                yield article_of(dict(zip(names, row, strict=False)), chosen, where=where, source=source)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableDocument(f"its row is damaged ({error})", where=where, do="save the table again as CSV") from error
        except OnrecordError as error:
            yield error
