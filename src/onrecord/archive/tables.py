"""Outcomes to rows of the archive's tables, and the Arrow schema of each: `docs/archive.md` describes them, and a test compares the two.

The columns of the five tables of a reading are the fields of `onrecord.talks.rows`, with those of `Grounds` beside the others. Left out are
`added` and `standing`: an archive learns everything at once, and nobody has reviewed it. A `day` that no report tells is null.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from onrecord.archive.outcomes import Outcome
from onrecord.archive.values import TABLES
from onrecord.document import Document, Span
from onrecord.surveying import without_boilerplate
from onrecord.talks.copies import PERMUTATIONS, sketch
from onrecord.talks.rows import CommitmentRow, ConditionRow, ContactRow, Grounds, PositionRow, StatementRow, Teller, key, last_day, rows

if TYPE_CHECKING:
    import pyarrow as pa

UNDATED = "0001-01-01"
"""The day of what no report dates, while rows are made: before every other, so that it is never the newest. Null in the tables."""

ROWS: dict[str, type] = {
    "statements": StatementRow,
    "positions": PositionRow,
    "conditions": ConditionRow,
    "commitments": CommitmentRow,
    "contacts": ContactRow,
}
"""The tables of a reading, and what their rows are."""

LEFT_OUT = {"added", "standing"}

Row = dict[str, Any]
Place = tuple[str, str, str]
"""Table, month and language: the folder that a row goes to."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def placed(outcome: Outcome) -> Iterator[tuple[Place, Row]]:
    """The rows of one document, each with the folder it goes to: that of the document's month and language. Deterministic."""
    document = outcome.document
    if document is None:
        yield ("failures", "undated", "und"), _failure(outcome)
        return
    day = last_day(document.published)
    month = day[:7] if day else "undated"
    language = document.language if document.language and _LANGUAGE.fullmatch(document.language) else "und"
    yield ("documents", month, language), _document(outcome, document, day)
    if outcome.record is not None:
        made = rows(outcome.record, document.text, added=f"{UNDATED}T00:00:00Z")
        for table in ROWS:
            for row in getattr(made, table):
                yield (table, month, language), flat(row)


def flat(row: Any) -> Row:
    """A row as the table has it: plain values by column."""
    found: Row = {}
    kind: Any = type(row)
    for name in _names(kind):
        value = getattr(row, name)
        if isinstance(value, Grounds):
            found |= flat(value)
        elif name not in LEFT_OUT:
            found[name] = _day(value) if name == "day" else _plain(value)
    return found


@cache
def schema(table: str) -> pa.Schema:
    """The Arrow schema of a table."""
    import pyarrow as pa

    if table == "documents":
        return pa.schema(_documents_fields())
    if table == "failures":
        return pa.schema([(name, pa.string()) for name in ("where", "input", "digest", "cause", "what", "do")])
    return pa.schema(list(_row_fields(ROWS[table])))


def _documents_fields() -> list[tuple[str, pa.DataType]]:
    import pyarrow as pa

    texts = ("key", "id", "title", "outlet", "author", "url", "published", "language", "kind", "where", "input")
    return [
        *((name, pa.string()) for name in texts),
        ("day", pa.date32()),
        ("text", pa.string()),
        ("extracted", pa.bool_()),
        ("boilerplate", _arrow(tuple[Span, ...])),
        ("record", pa.string()),
        ("sketch", pa.list_(pa.uint32())),
        ("shingles", pa.int32()),
        ("quotes", pa.list_(pa.uint64())),
    ]


def _document(outcome: Outcome, document: Document, day: str | None) -> Row:
    reported = sketch(without_boilerplate(document))
    return {
        "key": key("d", document.id),
        **{name: _plain(getattr(document, name)) for name in ("id", "title", "outlet", "author", "url", "published", "language", "kind")},
        "where": _sound(outcome.where),
        "input": _sound(outcome.input),
        "day": _day(day),
        "text": _sound(document.text),
        "extracted": document.extracted,
        "boilerplate": _plain(document.boilerplate),
        "record": _packed(outcome.record) if outcome.record is not None else None,
        "sketch": list(reported.values) if reported.size else [0] * PERMUTATIONS,
        "shingles": reported.size,
        "quotes": sorted(reported.quotes),
    }


def _packed(record: Mapping[str, Any]) -> str:
    """The record as JSON, without the text, which has a column of its own."""
    about = {name: value for name, value in record["document"].items() if name != "text"}
    return json.dumps({**record, "document": about}, sort_keys=True, separators=(",", ":"))


def _failure(outcome: Outcome) -> Row:
    trouble = outcome.trouble
    told = (trouble.cause, trouble.what, trouble.do) if trouble else ("", "", "")
    return dict(
        zip(
            ("where", "input", "digest", "cause", "what", "do"),
            map(_sound, (outcome.where, outcome.input, outcome.digest, *told)),
            strict=True,
        )
    )


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _row_fields(kind: type) -> Iterator[tuple[str, pa.DataType]]:
    import pyarrow as pa

    hints = get_type_hints(kind)
    for name in _names(kind):
        if hints[name] is Grounds:
            yield from _row_fields(Grounds)
        elif name == "day":
            yield name, pa.date32()
        elif name not in LEFT_OUT:
            yield name, _arrow(hints[name])


def _arrow(hint: Any) -> pa.DataType:
    """The Arrow type for the type of a row's field."""
    import pyarrow as pa

    if get_origin(hint) is UnionType:
        (hint,) = (part for part in get_args(hint) if part is not NoneType)
    if get_origin(hint) is tuple:
        return pa.list_(_arrow(get_args(hint)[0]))
    if hint is Span:
        return pa.struct([("start", pa.int32()), ("end", pa.int32())])
    if hint is Teller:
        return pa.struct([(name, _arrow(inner)) for name, inner in get_type_hints(Teller).items()])
    return {str: pa.string(), float: pa.float64(), bool: pa.bool_(), int: pa.int64()}[hint]


def _plain(value: Any) -> Any:
    match value:
        case Span():
            return {"start": value.start, "end": value.end}
        case Teller():
            return {name: _plain(getattr(value, name)) for name in _names(Teller)}
        case str():
            return _sound(value)
        case tuple():
            return [_plain(one) for one in value]
    return value


def _sound(text: str) -> str:
    """The text with a sign for each lone surrogate, which Arrow's UTF-8 has no place for; spans stay what they were."""
    return text.encode("utf-8", "replace").decode("utf-8") if any("\ud800" <= sign <= "\udfff" for sign in text) else text


def _day(value: str | None) -> date | None:
    return None if value is None or value == UNDATED else date.fromisoformat(value)


def gathered(outcomes: Iterable[Outcome]) -> tuple[dict[Place, list[Row]], Mapping[str, int]]:
    """The rows of many documents by folder, in the documents' order, and how many documents failed by cause."""
    found: dict[Place, list[Row]] = {}
    causes: dict[str, int] = {}
    for outcome in outcomes:
        for place, row in placed(outcome):
            found.setdefault(place, []).append(row)
        if outcome.trouble is not None:
            causes[outcome.trouble.cause] = causes.get(outcome.trouble.cause, 0) + 1
    return {place: found[place] for place in sorted(found, key=lambda place: (TABLES.index(place[0]), place))}, causes
