"""A record in each database: every test that asks for one runs on both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.record import Record, open_record
from record.making import keep, made
from record.server import Server, binaries


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server for all tests of a run."""
    if binaries() is None:
        pytest.fail("no PostgreSQL server: install Debian's package `postgresql` (`make test` does it as root)")
    started = Server.start()
    yield started
    started.remove()


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new record is to be kept."""
    if request.param == "sqlite":
        return str(tmp_path / "record.sqlite")
    started: Server = request.getfixturevalue("server")
    return started.database()


@pytest.fixture
def record(where: str) -> Iterator[Record]:
    """A new record."""
    opened = open_record(where, create=True)
    yield opened
    opened.close()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def full(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record with 25 reports that no test changes."""
    if request.param == "sqlite":
        where = str(tmp_path_factory.mktemp("full") / "record.sqlite")
    else:
        started: Server = request.getfixturevalue("server")
        where = started.database()
    kept = open_record(where, create=True)
    for number in range(25):
        keep(kept, made(number))
    yield kept
    kept.close()


@pytest.fixture
def opened() -> Iterator[Callable[[str], Record]]:
    """Opens records and closes them after the test."""
    held: list[Record] = []

    def opening(place: str) -> Record:
        held.append(open_record(place, create=True))
        return held[-1]

    yield opening
    for one in held:
        one.close()
