"""The log as JSON Lines, out and in, and copies of a record while it is used."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from onrecord.errors import WrongSettings
from onrecord.record import building, log, schema
from onrecord.record.codec import canonical
from onrecord.record.log import Entry, EntryKind
from onrecord.record.opening import Place, errors, place

HEAD = {"onrecord": "log", "format": 1}
"""The first line of an exported log."""

_BATCH = 100
"""Entries that are written in one transaction: few enough that other writers need not wait long."""


def exported(kept: Place) -> Iterator[str]:
    """The log as lines of JSON without line ends: a head, then one entry a line. Sees one state of the record."""
    yield _line(HEAD)
    with kept.reading() as connection:
        for entry in log.everything(connection):
            told = {"sequence": entry.sequence, "kind": entry.kind, "subject": entry.subject, "at": entry.at}
            yield _line({**told, "payload": entry.payload, "digest": entry.digest, "chain": entry.chain})


def imported(kept: Place, lines: Iterable[str], *, where: str) -> Iterator[int]:
    """Puts an exported log into a record that is new or has the beginning of the same log; yields the number of each entry kept.

    Raises `WrongSettings` if the lines are no log, or if the record has another one; what was kept before stays, and the same call goes on
    from there. `where` names the lines in messages.
    """
    entries = _entries(lines, where)
    last, chain = _last(kept)
    before = log.FIRST_CHAIN
    batch: list[Entry] = []
    for number, entry in enumerate(entries, 1):
        if entry != log.sealed(number, entry.kind, entry.subject, entry.at, entry.payload, before=before):
            raise WrongSettings(f"entry {number} is not what its digest says", where=where, do="export the log again")
        before = entry.chain
        if number == last and before != chain:
            raise WrongSettings("this record has another log", where=kept.name, do="import into a new record")
        if number > last:
            batch.append(entry)
        if len(batch) == _BATCH:
            yield from _kept(kept, batch)
            batch = []
    yield from _kept(kept, batch)


def backup(kept: Place, file: str) -> None:
    """Copies the record, as it is at one moment, into the new SQLite file `file`, while others go on reading and writing.

    The file appears under its name when it is whole. Raises `WrongSettings` if there is a file of that name.
    """
    if Path(file).exists():
        raise WrongSettings("there is a file of that name", where=file, do="name another")
    part = f"{file}.part"
    for old in (part, f"{part}-wal", f"{part}-shm"):
        Path(old).unlink(missing_ok=True)
    try:
        with errors(file):
            _sqlite_backup(kept, part) if kept.sqlite else _log_backup(kept, part)
        os.replace(part, file)
    except OSError as error:
        raise WrongSettings(f"it cannot be written ({error.strerror or error})", where=file, do="check the folder and the disk") from error
    finally:
        Path(part).unlink(missing_ok=True)


def _sqlite_backup(kept: Place, part: str) -> None:
    with kept.engine.connect() as connection:
        source: Any = connection.connection.dbapi_connection
        target = sqlite3.connect(part)
        try:
            source.backup(target)
        finally:
            target.close()


def _log_backup(kept: Place, part: str) -> None:
    """The log of a PostgreSQL record, in a SQLite record of its own."""
    copy = place(part, create=True)
    try:
        with kept.reading() as connection, copy.writing() as writing:
            entries = log.everything(connection)
            while batch := list(islice(entries, _BATCH)):
                _write(writing, batch)
    finally:
        copy.engine.dispose()


def _kept(kept: Place, batch: list[Entry]) -> Iterator[int]:
    if not batch:
        return
    with kept.writing() as connection:
        last = connection.execute(select(schema.entries.c.chain).order_by(schema.entries.c.sequence.desc()).limit(1)).scalar()
        follows = log.sealed(
            batch[0].sequence, batch[0].kind, batch[0].subject, batch[0].at, batch[0].payload, before=last or log.FIRST_CHAIN
        )
        if follows != batch[0]:
            raise WrongSettings("somebody else has written to the record meanwhile", where=kept.name, do="import into a new record")
        _write(connection, batch)
    yield from (entry.sequence for entry in batch)


def _write(connection: Connection, entries: Sequence[Entry]) -> None:
    for entry in entries:
        log.write(connection, entry)
    building.build(connection, entries)


def _last(kept: Place) -> tuple[int, str | None]:
    """The number and the chain of the last entry; 0 and None without one."""
    with kept.reading() as connection:
        query = select(schema.entries.c.sequence, schema.entries.c.chain).order_by(schema.entries.c.sequence.desc()).limit(1)
        found = connection.execute(query).first()
    return (found.sequence, found.chain) if found else (0, None)


def _entries(lines: Iterable[str], where: str) -> Iterator[Entry]:
    for number, line in enumerate(lines):
        try:
            given = json.loads(line)
            if number:
                names = ("sequence", "subject", "at", "payload", "digest", "chain")
                told = {name: given[name] for name in names}
                yield Entry(kind=EntryKind(given["kind"]), **told)
            elif given != HEAD:
                raise ValueError("its first line is not that of a log")
        except (ValueError, KeyError, TypeError) as error:
            raise WrongSettings(
                f"line {number + 1} is no entry of a log ({error})", where=where, do="give what `onrecord export --log` wrote"
            ) from error


def _line(value: Any) -> str:
    return canonical(value).decode("ascii")
