"""The shard ledger: what is to be read, what was, by which attempt, and what it wrote. It, and not the engine, makes a run resume.

A SQLite database in the archive's own folder. Only the process that runs the archive writes it; others may read it
meanwhile. Names of inputs are bytes in it, since a file's name may be no UTF-8.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from onrecord.archive.listing import Input
from onrecord.archive.values import Part, Result, Shard, Written, digest_of, parts
from onrecord.errors import OnrecordError, WrongSettings

NAME = "ledger.sqlite"

FORMAT = "1"

WAITING, RUNNING, DONE, FAILED = "waiting", "running", "done", "failed"
"""States of a shard. One that is `running` when nothing runs was left by a run that was stopped."""

_TABLES = """
CREATE TABLE IF NOT EXISTS told (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS inputs (
    name BLOB PRIMARY KEY, size INTEGER NOT NULL, stamp TEXT NOT NULL, cut TEXT NOT NULL, parts TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS shards (
    key TEXT PRIMARY KEY, number INTEGER NOT NULL, label TEXT NOT NULL, parts TEXT NOT NULL, input TEXT NOT NULL,
    fingerprint TEXT NOT NULL, count INTEGER NOT NULL, state TEXT NOT NULL, attempt INTEGER NOT NULL DEFAULT 0,
    error TEXT, output TEXT, counts TEXT, causes TEXT,
    seconds REAL, processor REAL, peak INTEGER, worker TEXT, started TEXT, ended TEXT);
CREATE TABLE IF NOT EXISTS attempts (
    shard TEXT NOT NULL, attempt INTEGER NOT NULL, started TEXT NOT NULL, ended TEXT NOT NULL, outcome TEXT NOT NULL, error TEXT);
CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, shard TEXT NOT NULL, rows INTEGER NOT NULL, size INTEGER NOT NULL, digest TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS files_of_shards ON files (shard);
CREATE TABLE IF NOT EXISTS runs (started TEXT NOT NULL, ended TEXT, workers INTEGER, outcome TEXT);
"""


@contextmanager
def opened(out: str, *, create: bool = False) -> Iterator[Ledger]:
    """The ledger of the archive `out`. Raises `WrongSettings` if there is none and none is to be made, or if its format is not known."""
    path = Path(out) / NAME
    if not create and not path.is_file():
        raise WrongSettings("there is no archive in it", where=out, do="name a folder that `onrecord archive IN OUT` wrote to")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path, timeout=30.0)) as connection:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA synchronous = FULL")
            yield Ledger(connection, create=create, where=str(path))
    except sqlite3.OperationalError as error:
        raise OnrecordError(
            f"the ledger cannot be written ({error})", where=str(path), do="see to the disk, and give the same command again"
        ) from error
    except sqlite3.DatabaseError as error:
        raise OnrecordError(
            f"the ledger is damaged ({error})", where=str(path), do="give another folder: the archive is read anew"
        ) from error


class Ledger:
    """The ledger of one archive, open."""

    def __init__(self, connection: sqlite3.Connection, *, create: bool, where: str) -> None:
        self._connection = connection
        if create:
            with connection:
                connection.executescript(_TABLES)
                connection.execute("INSERT OR IGNORE INTO told VALUES ('format', ?)", (FORMAT,))
        if self.told("format") != FORMAT:
            raise WrongSettings(
                f"it has the format {self.told('format')}, which is not known", where=where, do="use the version that wrote it"
            )

    def told(self, name: str) -> str | None:
        """A fact about the whole archive; None if nobody told it."""
        row = self._connection.execute("SELECT value FROM told WHERE name = ?", (name,)).fetchone()
        return row["value"] if row else None

    def tell(self, name: str, value: str) -> None:
        """Keeps a fact about the whole archive."""
        with self._connection:
            self._connection.execute("INSERT OR REPLACE INTO told VALUES (?, ?)", (name, value))

    def cuts(self) -> dict[str, tuple[Input, str]]:
        """The inputs that were cut, each with how."""
        found = self._connection.execute("SELECT name, size, stamp, cut FROM inputs")
        return {os.fsdecode(row["name"]): (Input(os.fsdecode(row["name"]), row["size"], row["stamp"]), row["cut"]) for row in found}

    def keep_cuts(self, cut: str, found: Iterable[tuple[Input, Iterable[Part]]]) -> None:
        """Keeps the parts of inputs that were cut."""
        rows = [(os.fsencode(one.name), one.size, one.stamp, cut, json.dumps([asdict(part) for part in given])) for one, given in found]
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO inputs VALUES (?, ?, ?, ?, ?)", rows)

    def parts(self, names: Iterable[str]) -> Iterator[Part]:
        """All parts of these inputs, in their order."""
        for name in names:
            row = self._connection.execute("SELECT parts FROM inputs WHERE name = ?", (os.fsencode(name),)).fetchone()
            yield from parts(row["parts"])

    def plan(self, shards: Iterable[Shard], *, names: set[str], fingerprint: str) -> int:
        """Makes these the shards there are: new ones wait, those that are done stay so, others go. How many that were done went."""
        wanted = {shard.key: (number, shard) for number, shard in enumerate(shards)}
        known = {row["key"]: row["state"] for row in self._connection.execute("SELECT key, state FROM shards")}
        gone = [(key,) for key in known if key not in wanted]
        with self._connection:
            for table, column in (("shards", "key"), ("files", "shard"), ("attempts", "shard")):
                self._connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", gone)
            self._connection.executemany(
                "INSERT INTO shards (key, number, label, parts, input, fingerprint, count, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        key,
                        number,
                        shard.label,
                        shard.packed(),
                        digest_of([part.digest for part in shard.parts]),
                        fingerprint,
                        shard.count,
                        WAITING,
                    )
                    for key, (number, shard) in wanted.items()
                    if key not in known
                ],
            )
            self._connection.execute("UPDATE shards SET state = ?, attempt = 0 WHERE state != ?", (WAITING, DONE))
            self._connection.executemany(
                "DELETE FROM inputs WHERE name = ?", [(os.fsencode(name),) for name in self.cuts() if name not in names]
            )
        return sum(known[key] == DONE for (key,) in gone)

    def waiting(self) -> Iterator[Shard]:
        """The shards that are not done, in their order."""
        for row in self._connection.execute("SELECT key, parts FROM shards WHERE state != ? ORDER BY number", (DONE,)).fetchall():
            yield Shard(row["key"], parts(row["parts"]))

    def files(self) -> Iterator[Written]:
        """All files that finished shards wrote, by path."""
        query = "SELECT path, rows, files.size, digest FROM files JOIN shards ON key = shard WHERE state = ? ORDER BY path"
        for row in self._connection.execute(query, (DONE,)).fetchall():
            yield Written(row["path"], row["rows"], row["size"], row["digest"])

    def started(self, key: str, attempt: int) -> None:
        """A shard was given to the engine."""
        with self._connection:
            self._connection.execute("UPDATE shards SET state = ?, attempt = ?, started = ? WHERE key = ?", (RUNNING, attempt, now(), key))

    def done(self, key: str, result: Result) -> None:
        """A shard is finished: its files are in their places."""
        with self._connection:
            self._connection.execute("DELETE FROM files WHERE shard = ?", (key,))
            self._connection.executemany(
                "INSERT INTO files VALUES (?, ?, ?, ?, ?)", [(file.path, key, file.rows, file.size, file.digest) for file in result.files]
            )
            self._connection.execute(
                "UPDATE shards SET state = ?, error = NULL, output = ?, counts = ?, causes = ?, seconds = ?, processor = ?, peak = ?,"
                " worker = ?, ended = ? WHERE key = ?",
                (
                    DONE,
                    result.digest,
                    json.dumps(dict(result.counts), sort_keys=True),
                    json.dumps(dict(result.causes), sort_keys=True),
                    *(result.seconds, result.processor, result.peak, result.worker),
                    now(),
                    key,
                ),
            )
            self._attempted(key, DONE, None)

    def not_done(self, key: str, outcome: str, error: str, *, final: bool) -> None:
        """An attempt at a shard came to nothing; if it was the `final` one, the shard is left to the next run."""
        with self._connection:
            self._attempted(key, outcome, error)
            state = FAILED if final else WAITING
            self._connection.execute("UPDATE shards SET state = ?, error = ? WHERE key = ?", (state, error, key))

    def spoilt(self, path: str, what: str) -> None:
        """A file was found damaged: the shard that wrote it is to be read again."""
        with self._connection:
            shard = "(SELECT shard FROM files WHERE path = ?)"
            self._connection.execute(f"UPDATE shards SET state = ?, error = ? WHERE key = {shard}", (WAITING, f"{path}: {what}", path))

    def _attempted(self, key: str, outcome: str, error: str | None) -> None:
        self._connection.execute(
            "INSERT INTO attempts SELECT key, attempt, started, ?, ?, ? FROM shards WHERE key = ?", (now(), outcome, error, key)
        )

    def run_started(self, workers: int) -> int:
        """A run began; its number."""
        with self._connection:
            return int(self._connection.execute("INSERT INTO runs VALUES (?, NULL, ?, NULL)", (now(), workers)).lastrowid or 0)

    def run_ended(self, number: int, outcome: str) -> None:
        """A run ended, and how."""
        with self._connection:
            self._connection.execute("UPDATE runs SET ended = ?, outcome = ? WHERE rowid = ?", (now(), outcome, number))

    def asked(self, query: str, *values: Any) -> list[Mapping[str, Any]]:
        """The rows that a query finds, for those who tell about the archive."""
        return [dict(row) for row in self._connection.execute(query, values)]


def now() -> str:
    """The present moment, in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
