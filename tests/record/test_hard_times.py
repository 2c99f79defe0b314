"""Killed at any moment, written by many at once, cut off from its database, without room: a record stays whole."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import OnrecordError, WrongSettings
from onrecord.record import Record, open_record
from record.making import keep, made
from record.server import Server
from record.work import all_told, start

KILLS = int(os.environ.get("ONRECORD_KILLS", "5"))
REPORTS = int(os.environ.get("ONRECORD_REPORTS", "20"))
WRITERS = int(os.environ.get("ONRECORD_WRITERS", "2"))
SLOWEST = float(os.environ.get("ONRECORD_SLOWEST", "5"))
"""The whole campaign is 100 kills, 200 reports, 8 writers of 500 reports each, no read slower than 1 s; docs/quality.md has its figures.
A machine that is busy with other things reads more slowly, and the test allows for it."""


def without_times(record: Record) -> list[object]:
    """What a record has, but for when it learnt it."""
    rows = [(row.key, row.stance, row.party, row.issue) for row in record.positions()]
    said = [(row.key, row.content, row.spans) for row in record.statements()]
    return [rows, said, sorted(report.id for report in record.reports()), sorted(record.issues().items()), sorted(record.copies())]


def test_killed_while_it_adds(where: str, tmp_path: Path, opened: Callable[[str], Record]) -> None:
    chance = random.Random(1)
    landed = before = 0
    record = open_record(where, create=True)
    for _ in range(KILLS):
        # The record is begun anew when it is full, so that there is always something to be killed at.
        last = REPORTS * (before // REPORTS + 1)
        process, told = start(where, max(0, before - 2), last)
        heard = [told.recv()]  # it is at work
        while heard[-1] < before and chance.random() < 0.8:
            heard.append(told.recv())  # mostly it is killed after reports that are new, and now and then before them
        time.sleep(chance.random() * 0.4)
        process.kill()
        process.join()
        landed += process.exitcode == -signal.SIGKILL
        now = len(list(record.reports()))
        told_of = [number for number in [*heard, *all_told(told)] if isinstance(number, int)]
        assert now >= max(before, max(told_of, default=0) + 1)  # what was said to be kept is kept
        before = now
    assert landed
    print(f"{landed} of {KILLS} kills landed, {before} reports")
    assert list(record.verify()) == []
    last = REPORTS * (before // REPORTS + 1)
    process, told = start(where, 0, last)
    assert all_told(told)[-1] == "done"
    assert list(record.verify()) == []
    clean = opened(str(tmp_path / "clean.sqlite"))
    for number in range(last):
        keep(clean, made(number))
    assert without_times(record) == without_times(clean)
    record.close()


def test_many_write_and_one_reads(where: str) -> None:
    record = open_record(where, create=True)
    # Neighbours have half of their reports in common.
    work = [start(where, number * REPORTS // 2, number * REPORTS // 2 + REPORTS) for number in range(WRITERS)]
    waits: list[float] = []
    ends = threading.Event()

    def reads() -> None:
        while not ends.wait(0.1):
            begun = time.perf_counter()
            record.board()
            waits.append(time.perf_counter() - begun)

    reader = threading.Thread(target=reads)
    reader.start()
    ended = [all_told(told)[-1] for _, told in work]
    ends.set()
    reader.join()
    assert ended == ["done"] * WRITERS
    print(f"{len(waits)} boards, the slowest {max(waits):.3f} s")
    assert max(waits) < SLOWEST
    assert len(list(record.reports())) == (WRITERS + 1) * REPORTS // 2
    assert list(record.verify()) == []
    record.close()


def test_the_log_cannot_be_changed(record: Record) -> None:
    from sqlalchemy import text

    keep(record, made(1))
    for statement in ("UPDATE entries SET subject = 'x'", "DELETE FROM entries"):
        with pytest.raises(OnrecordError, match="the log is never changed"), record.place.writing() as connection:
            connection.execute(text(statement))
    assert list(record.verify()) == []


def test_a_full_disk(tmp_path: Path) -> None:
    from sqlalchemy import text

    record = open_record(str(tmp_path / "small.sqlite"), create=True)
    keep(record, made(0))
    with record.place.engine.connect() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count = {pages + 5}"))
        connection.rollback()
        told = ""
        for number in range(1, 40):  # the pool has one connection: that with the limit
            connection.close()
            try:
                keep(record, made(number))
            except OnrecordError as error:
                told = str(error)
                break
    assert "the disk is full; make room and go on: nothing half is kept" in told
    record.close()
    again = open_record(str(tmp_path / "small.sqlite"))
    assert list(again.verify()) == []
    assert keep(again, made(number)) is not None
    again.close()


def test_a_record_that_can_only_be_read(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    record = open_record(str(path), create=True)
    keep(record, made(0))
    record.close()
    reading = open_record(str(path), write=False)
    assert len(list(reading.positions())) == 3
    assert list(reading.verify()) == []
    with pytest.raises(WrongSettings, match="the record can only be read; check the permissions"):
        keep(reading, made(1))
    reading.close()


@pytest.mark.skipif(os.name != "posix" or os.getuid() == 0, reason="root may write anywhere")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    open_record(str(path), create=True).close()
    path.chmod(0o400)
    with pytest.raises(WrongSettings, match="can only be read"):
        keep(open_record(str(path)), made(1))


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"SQLite format 3\0" + b"x" * 200, "this is no record|the file is damaged"), (b"a letter", "this is no record")],
)
def test_files_that_are_no_record(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "other.sqlite"
    path.write_bytes(content)
    with pytest.raises(OnrecordError, match=told):
        open_record(str(path), create=True)


def test_a_newer_format_and_another_database(record: Record, where: str) -> None:
    from sqlalchemy import text

    keep(record, made(0))
    with record.place.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '99'"))
    with pytest.raises(WrongSettings, match="the record has format 99, and this version knows up to 1; use a newer onrecord"):
        open_record(where)
    with record.place.writing() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    with pytest.raises(WrongSettings, match="this is a database, but no record"):
        open_record(where, create=True)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the driver, of the connection that was lost
def test_a_lost_connection(server: Server) -> None:
    record = open_record(server.database(), create=True)
    keep(record, made(0))
    server.down()
    try:
        with pytest.raises(OnrecordError, match="the connection to the database is lost or was refused"):
            keep(record, made(1))
    finally:
        server.up()
    assert keep(record, made(1)) is not None
    assert list(record.verify()) == []
    record.close()


@pytest.mark.parametrize("place", ["mysql://host/name", "postgresql://nobody@127.0.0.1:1/none", "http://x"])
def test_addresses_that_lead_nowhere(place: str) -> None:
    with pytest.raises(OnrecordError) as caught:
        open_record(place, create=True)
    assert "\n" not in str(caught.value)
