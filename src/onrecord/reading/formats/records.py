"""JSON Lines, a JSON list, or a list within an object (as news services send it) to the articles of their objects."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from onrecord.errors import OnrecordError, UnreadableDocument
from onrecord.reading.formats.rows import Columns, article_of, columns_of
from onrecord.reading.limits import Limits
from onrecord.reading.pages.charset import page_text
from onrecord.reading.pieces import Article, Notice, Piece

_LISTS = ("articles", "items", "results", "data", "documents", "docs", "hits", "stories", "news", "records", "response")
"""Names under which an object has its articles: NewsAPI, JSON Feed, the Guardian's and others' search results."""


def read(piece: Piece, limits: Limits, columns: Mapping[str, str]) -> Iterator[Article | Notice | OnrecordError]:
    """An article for each object, and an error for each that has none. Raises `UnreadableDocument` if it is no JSON of objects."""
    chosen: Columns | None = None
    for name, row, source in _rows(piece, limits):
        where = f"{piece.where}#{name}"
        if isinstance(row, OnrecordError):
            yield row
            continue
        if chosen is None or chosen.names["text"] not in row:
            is_first = chosen is None
            try:
                chosen = columns_of(list(row), columns, where=piece.where if is_first else where)
            except OnrecordError as error:
                if is_first:  # the others are like the first: one line for all of them
                    raise
                yield error
                continue
            if is_first:
                yield Notice(piece.where, f"reads {chosen}")
        try:
            yield article_of(row, chosen, where=where, source=source)
        except OnrecordError as error:
            yield error


Row = tuple[str, Mapping[str, object] | OnrecordError, bytes]


def _rows(piece: Piece, limits: Limits) -> Iterator[Row]:
    with piece.stream() as file:
        in_lines = piece.form is not None or is_lines(file.readline(limits.source))  # cut out of the middle, it may begin with a bad line
    if in_lines:
        yield from _lines(piece, limits)
        return
    if piece.size > limits.source:
        raise UnreadableDocument(
            f"it is one JSON value of {piece.size:,} bytes", where=piece.where, do="turn it into JSON Lines, one article a line"
        )
    try:
        value = json.loads(page_text(piece.content))
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(
            f"it is damaged JSON ({' '.join(str(error).split())[:80]})", where=piece.where, do="give JSON or JSON Lines of articles"
        ) from error
    for number, row in enumerate(_listed(value, piece.where), 1):
        yield str(number), row, json.dumps(row, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")


def _lines(piece: Piece, limits: Limits) -> Iterator[Row]:
    """The objects of JSON Lines, each with its line's bytes."""
    with piece.stream() as file:
        for number, line in enumerate(iter(lambda: file.readline(limits.source + 1), b""), 1):
            where = f"{piece.where}#{number}"
            if len(line) > limits.source:
                raise UnreadableDocument(
                    f"its line is longer than {limits.source:,} bytes", where=where, do="raise it with --limits source=BYTES"
                )
            if not line.strip(b"\xef\xbb\xbf \t\r\n"):
                continue
            row: Mapping[str, object] | OnrecordError
            try:
                value = json.loads(page_text(line))
                row = value if isinstance(value, dict) else UnreadableDocument("it is no object", where=where, do="give one article a line")
            except (ValueError, RecursionError):
                row = UnreadableDocument("it is damaged JSON", where=where, do="give one article a line")
            yield str(number), row, line.strip()


def is_lines(line: bytes) -> bool:
    """Whether the first line of a file says that it is JSON Lines: an object of its own, and not one with a list of articles in it."""
    try:
        value = json.loads(page_text(line))
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and not any(name in value for name in _LISTS[:1])


def _listed(value: object, where: str) -> Sequence[Mapping[str, object]]:
    """The articles in a JSON value: itself a list, an object with one under a usual name, or one article."""
    for _ in range(3):
        if isinstance(value, list):
            rows = [item for item in value if isinstance(item, dict)]
            if rows:
                return rows
        if not isinstance(value, dict):
            break
        inner = next((value[name] for name in _LISTS if isinstance(value.get(name), list | dict)), None)
        if inner is None:
            return [value]
        value = inner
    raise UnreadableDocument("it is JSON without articles", where=where, do="give a list of objects, each with a text")
