"""A record that was changed by another hand than the log's is found out."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from onrecord.record import Record, open_record
from record.making import keep, made

TRIALS = int(os.environ.get("ONRECORD_FLIPS", "60"))
"""The whole campaign is ONRECORD_FLIPS=1000; docs/quality.md has its figures."""


def test_a_whole_record_has_no_problem(full: Record) -> None:
    assert list(full.verify()) == []


def test_one_that_is_used_has_none(record: Record) -> None:
    keep(record, made(1))
    list(record.rebuild())
    keep(record, made(2))
    assert list(record.verify()) == []


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a record with a few reports, closed."""
    path = tmp_path_factory.mktemp("whole") / "record.sqlite"
    record = open_record(str(path), create=True)
    for number in range(6):
        keep(record, made(number))
    record.close()
    return path


def test_a_flipped_byte_anywhere_is_found(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "spoilt.sqlite"
    for trial in range(TRIALS):
        shutil.copy(whole, path)
        told = flip(path, random.Random(trial))
        record = open_record(str(path))
        try:
            found = [str(problem) for problem in record.verify()]
        finally:
            record.close()
        assert found, f"trial {trial}: {told} was not found"


def flip(path: Path, chance: random.Random) -> str:
    """Changes one byte of one value of a table, the log's trigger out of the way while it is done; tells where."""
    connection = sqlite3.connect(path, isolation_level=None)
    kept = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in kept:
        connection.execute(f"DROP TRIGGER {name}")
    told = ""
    while not told:
        with contextlib.suppress(sqlite3.IntegrityError):  # a key that is there already: the database itself refuses it
            told = flipped(connection, chance)
    for _, sql in kept:
        connection.execute(sql)
    connection.close()
    return told


def flipped(connection: sqlite3.Connection, chance: random.Random) -> str:
    """Changes one value somewhere; tells where."""
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
    table = chance.choice([name for name in names if name not in ("search_index", "alembic_version") and count(connection, name)])
    columns = [(row[1], row[5]) for row in connection.execute(f'PRAGMA table_info("{table}")')]
    keys = [name for name, place in columns if place] or [name for name, _ in columns]
    column = chance.choice([name for name, _ in columns])
    picked = ", ".join(f'"{name}"' for name in [*keys, column])
    row = chance.choice(connection.execute(f'SELECT {picked} FROM "{table}"').fetchall())
    where = " AND ".join(f'"{name}" IS ?' for name in keys)
    connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE {where}', (changed(row[-1], chance), *row[:-1]))
    return f"{table}.{column} of {row[:-1]}"


def count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])


def changed(value: object, chance: random.Random) -> object:
    """The value with one byte other than it was."""
    if value is None:
        return "x"
    if isinstance(value, int):
        return value ^ (1 << chance.randrange(8))
    if isinstance(value, float):
        return value + 0.125
    content = bytearray(value.encode() if isinstance(value, str) else bytes(value))  # type: ignore[arg-type]
    if not content:
        return "x" if isinstance(value, str) else b"x"
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(7)
    return content.decode("utf-8", "replace") if isinstance(value, str) else bytes(content)
