"""Questions to the tables of an archive, answered by DuckDB over the Parquet files that the ledger lists: the board, a slice, families."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints

from onrecord.archive import ledger
from onrecord.archive.tables import LEFT_OUT
from onrecord.document import Document, Span
from onrecord.errors import WrongSettings
from onrecord.talks.merging import merge
from onrecord.talks.rows import Grounds, PositionRow, Teller

if TYPE_CHECKING:
    import duckdb

_Value = TypeVar("_Value")

BOARD = 40
"""Issues on a board, unless more are asked for."""

_LABELS = 1_000_000
"""Labels, the most frequent first, that are put together to issues. Rarer ones stand for themselves: no board has room for them."""

_TOLD = ("id", "title", "outlet", "url", "published", "language", "author", "kind", "extracted")


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of an archive: reports of the days `since` to `until` (ISO dates, both in it), with a position of `party`, on `issue`."""

    since: str | None = None
    until: str | None = None
    party: str | None = None
    issue: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A report out of an archive: its document, its record (RECORD.md's object; None if it was not read) and where it was found."""

    document: Document
    record: Mapping[str, Any] | None
    where: str


class Asked:
    """An archive that is being asked. `reader` tells who read it; `added` when the last shard was."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, kept: ledger.Ledger, out: str) -> None:
        self.connection = connection
        self.reader: Mapping[str, str] = json.loads(kept.told("reader") or "{}")
        self.declared: Mapping[str, Sequence[str]] = json.loads(kept.told("declared") or "{}")
        (last,) = kept.asked("SELECT max(ended) AS at FROM shards")
        self.added: str = last["at"] or ""
        self._files: dict[str, list[str]] = {}
        for file in kept.files():
            self._files.setdefault(file.path.split("/")[0], []).append(os.path.join(out, file.path))

    def table(self, name: str, columns: str) -> str:
        """A query for these columns of a table, each row once, however often its report stands in the archive."""
        if name not in self._files:
            return ""
        files = ", ".join("'" + file.replace("'", "''") + "'" for file in self._files[name])
        return f"SELECT {columns} FROM read_parquet([{files}]) QUALIFY row_number() OVER (PARTITION BY key) = 1"

    def board(
        self,
        *,
        as_of: str | None = None,
        issue: str | None = None,
        party: str | None = None,
        outlet: str | None = None,
        issues: int = BOARD,
    ) -> list[PositionRow]:
        """What a board is made of: of the issues spoken of last, each party's newest position for each stance on each ground.

        Labels are put together to issues as in a record (`onrecord.talks.merging`). Positions that nobody dated are on no board. By issue,
        party and day.
        """
        positions = self.table("positions", "*")
        if not positions:
            return []
        self._name_issues(positions)
        told = {"p.day <= ?": as_of, "coalesce(n.issue, p.label) = ?": issue, "p.party = ?": party, "p.outlet = ?": outlet}
        clauses = ["p.day IS NOT NULL", *(clause for clause, value in told.items() if value is not None)]
        found = self.connection.execute(
            f"""
            WITH named AS (
                SELECT p.* REPLACE (coalesce(n.issue, p.label) AS issue) FROM ({positions}) p LEFT JOIN issues_of_labels n USING (label)
                WHERE {" AND ".join(clauses)}
            ), latest AS (SELECT issue FROM named GROUP BY issue ORDER BY max(day) DESC, issue LIMIT ?)
            SELECT * FROM named SEMI JOIN latest USING (issue)
            QUALIFY row_number() OVER (PARTITION BY issue, party, stance, basis ORDER BY day DESC, key DESC) = 1
            ORDER BY issue, party, day, key
            """,
            [*(value for value in told.values() if value is not None), issues],
        )
        return [revived(PositionRow, row, added=self.added) for row in _rows(found)]

    def slice(self, wanted: Slice) -> Iterator[Taken]:
        """The reports of a slice, by day and key; those that nobody dated first, where no day is asked for."""
        columns = ", ".join((*_TOLD, "key", "day", '"where"', "text", "boilerplate", "record"))
        documents = self.table("documents", columns)
        if not documents:
            return
        clauses, values = ["true"], list[str]()
        for clause, value in (("day >= ?", wanted.since), ("day <= ?", wanted.until)):
            if value is not None:
                clauses.append(clause)
                values.append(value)
        for column, value in (("party", wanted.party), ("label", wanted.issue)):
            if value is not None:
                positions = self.table("positions", f"key, report, {column}") or "SELECT NULL AS report, NULL AS party, NULL AS label"
                clauses.append(f"key IN (SELECT report FROM ({positions}) WHERE {column} = ?)")
                values.append(value)
        query = f"SELECT * FROM ({documents}) WHERE {' AND '.join(clauses)} ORDER BY day NULLS FIRST, key"
        yield from map(_taken, _rows(self.connection.execute(query, values)))

    def _name_issues(self, positions: str) -> None:
        """Makes the table of the issues of labels."""
        counts = self.connection.execute(
            f"SELECT label, count(*) AS n FROM ({positions}) GROUP BY label ORDER BY n DESC, label LIMIT {_LABELS}"
        ).fetchall()
        named = merge(dict(counts), declared=self.declared)
        self.connection.execute("CREATE OR REPLACE TABLE issues_of_labels (label VARCHAR, issue VARCHAR)")
        different = [[label, issue] for label, issue in sorted(named.items()) if label != issue]
        if different:
            self.connection.executemany("INSERT INTO issues_of_labels VALUES (?, ?)", different)


@contextmanager
def asked(out: str | os.PathLike[str]) -> Iterator[Asked]:
    """The archive `out`, open for questions. Raises `WrongSettings` if there is none, or if DuckDB is not installed."""
    try:
        import duckdb
    except ImportError as error:
        raise WrongSettings(
            "what archives are asked with is not installed", do="install it with `pip install onrecord[archive]`"
        ) from error
    with (
        ledger.opened(os.fspath(out)) as kept,
        tempfile.TemporaryDirectory(prefix="onrecord-") as folder,
        duckdb.connect(os.path.join(folder, "asked.duckdb")) as connection,  # on disk: what is joined may be larger than memory
    ):
        yield Asked(connection, kept, os.fspath(out))


def revived(kind: type[_Value], row: Mapping[str, Any], *, added: str) -> _Value:
    """The row of the dataclass `kind` that `onrecord.archive.tables.flat` made plain; `added` is when the archive learnt it."""
    which: Any = kind
    hints = _hints(which)
    told: dict[str, Any] = {}
    for name in (field.name for field in fields(which)):
        if hints[name] is Grounds:
            told[name] = revived(Grounds, row, added=added)
        elif name == "added":
            told[name] = added
        elif name not in LEFT_OUT:
            told[name] = _revived(hints[name], row[name])
    return kind(**told)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _revived(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(hint) is UnionType:
        (hint,) = (part for part in get_args(hint) if part is not NoneType)
    if get_origin(hint) is tuple:
        return tuple(_revived(get_args(hint)[0], one) for one in value)
    if hint is Span:
        return Span(value["start"], value["end"])
    if hint is Teller:
        return Teller(**{name: _revived(inner, value[name]) for name, inner in _hints(Teller).items()})
    return value.isoformat() if isinstance(value, date) else value


def _taken(row: Mapping[str, Any]) -> Taken:
    told = {name: row[name] for name in _TOLD}
    document = Document(**told, text=row["text"], boilerplate=tuple(Span(one["start"], one["end"]) for one in row["boilerplate"]))
    record = json.loads(row["record"]) if row["record"] else None
    if record is not None and document.extracted:
        record["document"]["text"] = document.text
    return Taken(document, record, row["where"])


def _rows(found: duckdb.DuckDBPyConnection) -> Iterator[dict[str, Any]]:
    """The rows of an answer, some hundred in memory at a time."""
    names = [column[0] for column in found.description or ()]
    while some := found.fetchmany(500):
        yield from (dict(zip(names, values, strict=True)) for values in some)
