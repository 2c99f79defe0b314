"""Opening a record: where it is, which database keeps it, which format it has, and what goes wrong in one line."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from onrecord.errors import OnrecordError, WrongSettings

DEFAULT = "onrecord.sqlite"
"""The record in the current folder, where neither --record nor ONRECORD_RECORD names one."""

FORMAT = "1"
"""The newest migration: what this version of onrecord reads and writes."""

_WAIT = 60
"""Seconds that a writer waits for another one. A report is written in a hundredth of a second, so this is a long queue."""

_LOCK = 7_362_115
"""The number of the PostgreSQL lock that writers of a record take in turn, so that the chain of the log is one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record is kept: the engine that leads there and how it is called in messages."""

    engine: Engine
    name: str
    writable: bool

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the record and never waits for a writer."""
        with errors(self.name), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def verifying(self) -> Iterator[Connection]:
        """As `reading`, from a database that may be spoilt: a text that is no UTF-8 comes with U+FFFD in the place of what is wrong."""
        with errors(self.name), self.engine.connect() as connection:
            raw: Any = connection.connection.dbapi_connection
            if isinstance(raw, sqlite3.Connection):
                raw.text_factory = lambda content: content.decode("utf-8", "replace")
            try:
                with connection.begin():
                    yield connection
            finally:
                if isinstance(raw, sqlite3.Connection):
                    raw.text_factory = str

    @property
    def sqlite(self) -> bool:
        """Whether the record is a file of SQLite's."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that alone may write; all of it or nothing is kept."""
        if not self.writable:
            raise WrongSettings("the record can only be read", where=self.name, do="check the permissions of the file and of its folder")
        with errors(self.name), self.engine.connect() as connection:
            _for_writing(connection)
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
                yield connection


def place(where: str | None, *, create: bool, write: bool = True) -> Place:
    """The place of the record at `where` (a file or a postgresql:// URL; None: ONRECORD_RECORD, else ./onrecord.sqlite).

    With `create` a record is made where there is none; without, that is a `WrongSettings`, as is a format that this version does not know.
    An older format is brought up to date, unless it is opened only to read.
    """
    wanted = where or os.environ.get("ONRECORD_RECORD") or DEFAULT
    found = _postgres(wanted) if "://" in wanted else _sqlite(wanted, create=create, write=write)
    try:
        with errors(found.name):
            _check_format(found, create=create)
    except OnrecordError:
        found.engine.dispose()
        raise
    return found


@contextmanager
def errors(name: str) -> Iterator[None]:
    """Turns what the database complains of into one clear line."""
    try:
        yield
    except DBAPIError as error:
        raise _told(error, name) from error
    except sqlite3.Error as error:
        raise _plain(str(error), name) from error


def _sqlite(wanted: str, *, create: bool, write: bool) -> Place:
    path = Path(wanted)
    if path.is_dir():
        raise WrongSettings("it is a folder", where=wanted, do="name a file in it")
    if not path.exists():
        if not create:
            raise WrongSettings("there is no record", where=wanted, do="make one with `onrecord add`, or name another with --record")
        if not path.parent.is_dir():
            raise WrongSettings("there is no such folder", where=str(path.parent), do="make it, or name another file with --record")
        if not os.access(path.parent, os.W_OK):
            raise WrongSettings("the folder may not be written to", where=str(path.parent), do="check its permissions")
    possible = (os.access(path, os.W_OK) if path.exists() else True) and os.access(path.parent, os.W_OK)
    engine = create_engine(
        URL.create("sqlite"),
        creator=lambda: _sqlite_connection(path, possible=possible, write=write),
        poolclass=QueuePool,
        pool_size=5,
        max_overflow=20,
    )
    event.listen(engine, "begin", _begin)
    return Place(engine, wanted, possible and write)


def _sqlite_connection(path: Path, *, possible: bool, write: bool) -> sqlite3.Connection:
    """A connection in write-ahead mode; where it is not `possible` to write, one that does not even try.

    Who may write and does not want to is told so to SQLite, and leaves no files beside the record, as a reader without rights would.
    """
    where = f"file:{quote(str(path.resolve()))}"
    if not possible:
        # Without a write-ahead log beside it, and no way to make one, nobody can be writing either.
        still = not Path(f"{path}-wal").exists() and not os.access(path.parent, os.W_OK)
        where += "?mode=ro" + ("&immutable=1" if still else "")
    connection = sqlite3.connect(where, uri=True, timeout=_WAIT, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -32000")
    if possible:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    if not write:
        connection.execute("PRAGMA query_only = ON")
    return connection


def _for_writing(connection: Connection) -> None:
    """Options of a writing connection. On PostgreSQL a writer must see what the one before it in the queue has written."""
    connection.execution_options(onrecord_writes=True)
    if connection.dialect.name == "postgresql":
        connection.execution_options(isolation_level="READ COMMITTED")


def _begin(connection: Connection) -> None:
    """Begins in earnest: SQLite's writers take their turn at once, instead of failing in the middle."""
    writes = connection.get_execution_options().get("onrecord_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgres(wanted: str) -> Place:
    try:
        url = make_url(wanted)
        if url.get_backend_name() not in ("postgresql", "postgres"):
            raise WrongSettings("a record is a file or a postgresql:// address", where=url.render_as_string(), do="name one with --record")
        url = url.set(drivername="postgresql+psycopg")
        engine = create_engine(url, isolation_level="REPEATABLE READ", pool_pre_ping=True, connect_args={"connect_timeout": 10})
    except (ArgumentError, NoSuchModuleError) as error:
        raise WrongSettings("this is no address of a database", where=wanted, do="write postgresql://user@host/name") from error
    return Place(engine, url.set(drivername="postgresql").render_as_string(hide_password=True), True)


def _check_format(found: Place, *, create: bool) -> None:
    kept = _format(found)
    if kept == FORMAT:
        return
    if kept is not None and not (kept.isdecimal() and int(kept) < int(FORMAT)):
        do = "use a newer onrecord"
        raise WrongSettings(f"the record has format {kept}, and this version knows up to {FORMAT}", where=found.name, do=do)
    if kept is None and not create:
        raise WrongSettings("there is no record", where=found.name, do="make one with `onrecord add`, or name another with --record")
    with found.writing() as connection:
        _migrate(connection)


def _format(found: Place) -> str | None:
    """The format of the record, None where there is none."""
    with found.engine.connect() as connection, connection.begin():
        if not inspect(connection).has_table("alembic_version"):
            if inspect(connection).get_table_names():
                raise WrongSettings("this is a database, but no record", where=found.name, do="name another with --record")
            return None
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(version) if version is not None else "unknown"


def _migrate(connection: Connection) -> None:
    """Brings the tables to `FORMAT`, within the transaction of `connection`."""
    from alembic import command  # slow to load, and needed once in the life of a record
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _told(error: DBAPIError, name: str) -> OnrecordError:
    if error.connection_invalidated or ("OperationalError" in type(error.orig).__name__ and "psycopg" in type(error.orig).__module__):
        what = " ".join(str(error.orig).split())[:200]
        return OnrecordError(
            f"the connection to the database is lost or was refused ({what})", where=name, do="nothing half is kept; go on when it is back"
        )
    return _plain(str(error.orig), name)


def _plain(told: str, name: str) -> OnrecordError:
    for sign, what, do in _KNOWN:
        if sign in told:
            return OnrecordError(what, where=name, do=do)
    return OnrecordError(f"the database says: {' '.join(told.split())[:300]}", where=name, do="try `onrecord verify`")


_KNOWN: tuple[tuple[str, str, str], ...] = (
    ("database or disk is full", "the disk is full", "make room and go on: nothing half is kept"),
    ("No space left on device", "the disk is full", "make room and go on: nothing half is kept"),
    ("readonly database", "the record can only be read", "check the permissions of the file and of its folder"),
    ("unable to open database file", "the file cannot be opened", "check the name and the permissions"),
    ("file is not a database", "this is no record", "name another with --record"),
    ("malformed", "the file is damaged", "see what with `onrecord verify`, and take the last backup"),
    ("disk I/O error", "the disk failed to read or write", "check the disk; nothing half is kept"),
    ("database is locked", f"another program has kept the record locked for {_WAIT} seconds", "wait for it to end and go on"),
)
"""What a database says, what has happened, and what to do."""
