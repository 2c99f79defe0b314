"""Whether a record is whole: every digest, every span against its words, every table against the log.

The tables are built once more from the log, in a temporary file, and compared row by row: whatever was changed in a table by another hand
than the log's differs.
"""

from __future__ import annotations

import json
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, inspect, select, text

from onrecord.document import ELLIPSIS
from onrecord.record import building, log, schema
from onrecord.record.log import Entry, EntryKind
from onrecord.record.opening import FORMAT, Place, place

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it should be: in which table and row (a key, or a number of the log), and what."""

    table: str
    row: str
    what: str

    def __str__(self) -> str:
        return f"{self.table}{f' {self.row}' if self.row else ''}: {self.what}"


def verify(kept: Place) -> Iterator[Problem]:
    """Everything that is wrong with the record; nothing where it is whole. Sees one state of it, and changes nothing."""
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        again = place(str(Path(folder) / "again.sqlite"), create=True)
        try:
            with kept.verifying() as connection:
                yield from _database(connection, again)
                spoilt = False
                with again.writing() as anew:
                    for problem in _log(connection, anew):
                        spoilt = True
                        yield problem
                if spoilt:
                    yield Problem("entries", "", "the log is spoilt, so that the tables were not compared with it")
                else:
                    with again.reading() as anew:
                        yield from _tables(connection, anew)
                        if kept.sqlite:
                            yield from _search_index(connection, anew)
        finally:
            again.engine.dispose()


def _database(connection: Connection, again: Place) -> Iterator[Problem]:
    """What the database itself finds, and whether tables, indices and triggers are those of a new record."""
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    if version != [FORMAT]:
        yield Problem("alembic_version", "", f"it says {', '.join(map(str, version)) or 'nothing'} and should say {FORMAT}")
    if connection.dialect.name != "sqlite":
        yield from _postgres_schema(connection)
        return
    for line in connection.execute(text("PRAGMA integrity_check")).scalars():
        if line != "ok":
            yield Problem("SQLite", "", str(line))
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield Problem(row[0], str(row[1]), f"it refers to a row of {row[2]} that is not there")
    with again.reading() as anew:
        expected, found = _definitions(anew), _definitions(connection)
    for name in sorted(expected.keys() | found.keys()):
        if expected.get(name) != found.get(name):
            yield Problem("sqlite_schema", name, "its definition is not that of a record")


def _definitions(connection: Connection) -> dict[str, str | None]:
    return {row.name: row.sql for row in connection.execute(text("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"))}


def _postgres_schema(connection: Connection) -> Iterator[Problem]:
    kept = "SELECT tgenabled FROM pg_trigger WHERE tgname = 'entries_not_changed' AND tgrelid = 'entries'::regclass"
    if connection.execute(text(kept)).scalars().all() not in (["O"], [b"O"]):
        yield Problem("entries", "", "the trigger that protects the log is not there")
    look = inspect(connection)
    for table in schema.metadata.sorted_tables:
        there = {column["name"] for column in look.get_columns(table.name)} if look.has_table(table.name) else set()
        for column in table.columns:
            if column.name not in there:
                yield Problem(table.name, "", f"the column {column.name} is not there")


def _log(connection: Connection, anew: Connection) -> Iterator[Problem]:
    """Checks the log entry by entry and builds it anew as it goes, as far as it is whole."""
    chain, at, expected = log.FIRST_CHAIN, "", 1
    texts: dict[str, str] = {}
    batch: list[Entry] = []
    for row in _in_order(connection, select(schema.entries).order_by(schema.entries.c.sequence)):
        problems = list(_sealed(row, expected, chain, at))
        yield from problems
        if problems:
            return
        entry = log.read(row._mapping)
        yield from _spans(entry, texts)
        log.write(anew, entry)
        batch.append(entry)
        if len(batch) == _CHUNK:
            building.build(anew, batch)
            batch.clear()
        chain, at, expected = entry.chain, entry.at, expected + 1
    building.build(anew, batch)


def _sealed(row: Row[Any], sequence: int, chain: str, at: str) -> Iterator[Problem]:
    """What is wrong with one entry's digests, its number and its time."""
    number = str(row.sequence)
    if row.sequence != sequence:
        yield Problem("entries", number, f"entry {sequence} should stand here")
        return
    if log.stored_digest(bytes(row.payload)) != row.stored:
        yield Problem("entries", number, "its payload is not what was stored")
        return
    try:
        payload = json.loads(zlib.decompress(row.payload))
        expected = log.sealed(sequence, EntryKind(row.kind), row.subject, row.at, payload, before=chain)
    except (ValueError, zlib.error) as error:
        yield Problem("entries", number, f"it cannot be read ({error})")
        return
    if (expected.digest, expected.chain) != (row.digest, row.chain):
        yield Problem("entries", number, "its digest is not that of what it says, or it does not follow the entry before")
    elif row.at < at:
        yield Problem("entries", number, "it is older than the entry before")


def _spans(entry: Entry, texts: dict[str, str]) -> Iterator[Problem]:
    """Every span of a document's reading against its words. `texts` keeps the last document's text: its reading follows at once."""
    if entry.kind is EntryKind.DOCUMENT:
        texts.clear()
        texts[entry.subject] = entry.payload["text"]
        return
    if entry.kind is not EntryKind.READING or entry.subject not in texts:
        return
    for where, given in _quoted(entry.payload["record"]):
        told = [texts[entry.subject][start:end] for start, end in given["spans"]]
        if ELLIPSIS.join(told) != given["text"]:
            yield Problem("entries", str(entry.sequence), f"the words of {where} do not stand where it says")


def _quoted(record: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Everything in a record (RECORD.md) that has words and their spans, and what it is."""
    for row in record["statements"]:
        whole = {
            "source": row["source"],
            "cue": row["cue"],
            "content": row["content"],
            "addressee": row["addressee"],
            "prompt": row["prompt"],
        }
        yield from ((f"statement {row['id']}, {name}", given) for name, given in whole.items() if given)
        yield from ((f"statement {row['id']}, via", given) for given in row["via"])
    for table in ("conditions", "commitments"):
        yield from ((f"{table} {number}", given) for number, given in enumerate(record[table]))


def _tables(connection: Connection, anew: Connection) -> Iterator[Problem]:
    """Every derived table against the one built anew, row by row in the order of their keys."""
    for table in schema.DERIVED:
        keys = list(table.primary_key.columns)
        query = select(table).order_by(*keys)
        yield from _compared(table, len(keys), _in_order(connection, query), _in_order(anew, query))


def _compared(table: Table, width: int, found: Iterator[Row[Any]], expected: Iterator[Row[Any]]) -> Iterator[Problem]:
    names = [column.name for column in table.primary_key.columns]
    have, want = next(found, None), next(expected, None)
    while have is not None or want is not None:
        mine, theirs = (tuple(getattr(row, name) for name in names) if row is not None else None for row in (have, want))
        if mine == theirs and have is not None and want is not None:
            differing = [name for name, one, other in zip(table.columns.keys(), have, want, strict=True) if one != other]
            if differing:
                yield Problem(table.name, _shown(mine), f"{', '.join(differing)} is not what the log says")
            have, want = next(found, None), next(expected, None)
        elif theirs is None or (mine is not None and _before(mine, theirs)):
            yield Problem(table.name, _shown(mine), "it is not in the log")
            have = next(found, None)
        else:
            yield Problem(table.name, _shown(theirs), "the log has it, the table has not")
            want = next(expected, None)


def _before(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    """The order of keys; a spoilt key may have another type than it should, and SQLite puts numbers before texts."""

    def ordered(key: tuple[Any, ...]) -> list[tuple[bool, Any]]:
        return [(not isinstance(part, int | float), part if isinstance(part, int | float) else str(part)) for part in key]

    return ordered(one) < ordered(other)


def _shown(key: tuple[Any, ...] | None) -> str:
    return " ".join(map(str, key or ()))


def _search_index(connection: Connection, anew: Connection) -> Iterator[Problem]:
    """The full-text index of SQLite, byte by byte: it is written entry by entry, and so is the same for the same log.

    FTS5's own check reads what a search reads, and there are bits that no search reads.
    """
    for name in ("search_index_config", "search_index_data", "search_index_docsize", "search_index_idx"):
        query = text(f"SELECT * FROM {name} ORDER BY 1, 2").execution_options(yield_per=_CHUNK)
        both = zip_longest(connection.execute(query), anew.execute(query))
        differing = next((have if have is not None else want for have, want in both if have != want), None)
        if differing is not None:
            yield Problem(name, str(differing[0]), "it is not what the texts give; `onrecord rebuild` makes it anew")


def _in_order(connection: Connection, query: Select[Any]) -> Iterator[Row[Any]]:
    yield from connection.execute(query.execution_options(yield_per=_CHUNK))
