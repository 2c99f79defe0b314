"""What happens when something breaks: a document, a worker, the scheduler, the run itself, the disk. Real schedulers and workers, each in a
process of its own; the reader is a cheap one that does over a report what it says (`making.py`).

`ONRECORD_FAULTS=all` runs all of the table in docs/quality.md; without it what takes longest is left out.
"""

from __future__ import annotations

import gzip
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from tests.archive.making import MAKER, lines
from tests.archive.test_cutting import in_columns, record

from onrecord.archive import TABLES, Patience, Settings, ledger, run
from onrecord.archive.task import Job, Unwritable, read_shard

ROOT = Path(__file__).parent.parent.parent
SETTINGS = Settings(maker=MAKER)
ATTEMPTS = 3 if os.environ.get("ONRECORD_FAULTS") == "all" else 2
"""A worker takes seconds to start anew, so that the short run has each shard lose one before it is read with care, and not two."""
everything = pytest.mark.skipif(os.environ.get("ONRECORD_FAULTS") != "all", reason="takes minutes; ONRECORD_FAULTS=all runs it")
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    """All rows of a table, in an order that does not hang on the files."""
    found = [row for path in sorted((out / table).rglob("*.parquet")) for row in pq.ParquetFile(path).read().to_pylist()]
    return sorted(found, key=lambda row: (row.get("where") or "", row.get("key") or ""))


def titles(out: Path) -> Counter[str]:
    return Counter(row["title"].removeprefix("Talks of the day ") for row in rows(out, "documents"))


def once(numbers: Any) -> Counter[str]:
    return Counter(str(number) for number in numbers)


def causes(out: Path) -> dict[str, str]:
    return {row["where"]: row["cause"] for row in rows(out, "failures")}


def attempts(out: Path) -> list[tuple[str, int, str]]:
    with ledger.opened(str(out)) as kept:
        found = kept.asked("SELECT label, a.attempt, outcome FROM attempts a JOIN shards ON key = shard ORDER BY number, a.started")
    return [(row["label"], row["attempt"], row["outcome"]) for row in found]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}


def driver(folder: Path, *scheduler: str) -> subprocess.Popen[str]:
    """The run as a process of its own, whose lines can be read."""
    command = [sys.executable, "-m", "tests.archive.driver", str(folder / "in"), str(folder / "out"), *scheduler]
    return subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def children(process: int) -> list[int]:
    """The processes that a process started, and those that they did."""
    found: list[int] = []
    with suppress(OSError):  # it ends meanwhile
        for thread in sorted(Path(f"/proc/{process}/task").iterdir()):  # each has the processes that it started itself
            found += map(int, (thread / "children").read_text(encoding="ascii").split())
    return [*found, *(inner for one in found for inner in children(one))]


def workers(process: int) -> list[int]:
    """The workers among the processes below a process."""
    return [one for one in children(process) if b"spawn_main" in command(one)]


def command(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path


def test_all_but_the_guilty_are_read_once_and_the_ledger_tells(archive: Path) -> None:
    """One run over all that a document can do, a web archive that breaks off and a Parquet file from another program."""
    lines(archive / "in" / "a.jsonl", range(15), {2: "DEED: raise", 7: "DEED: kill", 12: f"DEED: once {archive / 'lost'}"})
    lines(archive / "in" / "b.jsonl", range(15, 25), {23: "DEED: hang"})
    (archive / "in" / "c.warc.gz").write_bytes(b"".join(map(gzip.compress, map(record, range(25, 29)))) + gzip.compress(record(29))[:-60])
    (archive / "in" / "d.parquet").write_bytes(in_columns(3))
    root, out = str(archive / "in"), archive / "out"

    ended = run(root, out, settings=SETTINGS, workers=2, documents=5, patience=Patience(seconds=4, attempts=ATTEMPTS))
    assert (ended.given_up, ended.failures) == (0, 4)
    assert titles(out) == once({*range(29)} - {2, 7, 23}) + once(range(3))
    assert causes(out) == {"a.jsonl#3": "raised", "a.jsonl#8": "killed", "b.jsonl#9": "hung", "c.warc.gz": "unreadable"}
    told = attempts(out)
    lost = Counter(label for label, _, outcome in told if outcome == "worker lost")
    assert len(lost) == 3, told
    assert sorted(lost.values())[-2:] == [ATTEMPTS - 1] * 2, told  # the third was lost with what it did once, and then read
    assert all(number <= ATTEMPTS for _, number, _ in told)
    assert Counter(label for label, _, outcome in told if outcome == "done") == Counter({label for label, _, _ in told})

    start = time.perf_counter()
    again = run(root, out, settings=SETTINGS, workers=2, documents=5)
    assert (again.done, again.before) == (0, ended.done)
    assert time.perf_counter() - start < 20  # a second on a quiet machine (docs/quality.md)


def test_the_driver_is_killed_and_the_same_command_goes_on(archive: Path) -> None:
    lines(archive / "in" / "a.jsonl", range(40), {9: "DEED: wait 0.2", 30: "DEED: wait 60"})
    running = driver(archive)
    assert running.stdout is not None
    told = [line for line, _ in zip(running.stdout, range(4), strict=False)]
    assert "looking through" in told[0]
    below = children(running.pid)
    running.send_signal(signal.SIGKILL)
    running.wait()
    running.stdout.close()
    wait_for_the_end_of(below)
    (archive / "out" / "documents" / "month=2025-01" / "language=en" / "half.parquet").write_bytes(b"PAR1")  # renamed, and not written down
    lines(archive / "in" / "a.jsonl", range(40))
    with ledger.opened(str(archive / "out")) as kept:
        before = kept.asked("SELECT count(*) AS n FROM shards WHERE state = 'done'")[0]["n"]
        assert kept.asked("SELECT outcome FROM runs") == [{"outcome": None}]
    assert 3 <= before < 8
    (archive / "in" / "b.jsonl").write_bytes(b"")
    lines(archive / "in" / "b.jsonl", range(40, 43))
    ended = run(str(archive / "in"), archive / "out", settings=SETTINGS, workers=2, documents=5)
    assert ended.given_up == 0
    assert titles(archive / "out") == once(range(43))


def wait_for_the_end_of(processes: list[int], seconds: float = 20) -> None:
    """Waits until the processes are gone: they end by themselves when the one that started them does."""
    last = time.monotonic() + seconds
    while any(alive(one) for one in processes):
        assert time.monotonic() < last, "processes outlived the run that started them"
        time.sleep(0.1)


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for hardly anything."""
    place = tmp_path / "full"
    place.mkdir()
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)], check=False).returncode:
        pytest.skip("no disk of its own can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_stops_the_run_and_leaves_nothing_half(archive: Path, full: Path) -> None:
    from onrecord.archive import readers
    from onrecord.archive.cutting import cut
    from onrecord.archive.values import shard

    lines(archive / "in" / "a.jsonl", range(60))
    root = str(archive / "in")
    job = Job(root, str(full / "out"), SETTINGS, Patience(), readers.fingerprint(SETTINGS))
    (part,) = cut(root, "a.jsonl", documents=60, limits=SETTINGS.limits)
    with pytest.raises(Unwritable, match="No space left"):
        read_shard(job, shard((part,), job.fingerprint), careful=False)
    assert [path for table in TABLES for path in (full / "out" / table).rglob("*.parquet")] == []
    assert list((full / "out" / ".tmp").iterdir()) == []


@everything
def test_a_worker_is_killed_ten_times_at_random(archive: Path) -> None:
    lines(archive / "in" / "a.jsonl", range(200), dict.fromkeys(range(200), "DEED: wait 0.3"))
    running = driver(archive)
    assert running.stdout is not None
    chance, killed = random.Random(7), 0
    for line in running.stdout:
        if killed < 10 and "documents in" in line:
            time.sleep(chance.random())
            if found := workers(running.pid):
                os.kill(chance.choice(found), signal.SIGKILL)
                killed += 1
    assert running.wait() == 0
    running.stdout.close()
    assert killed == 10
    assert titles(archive / "out") == once(range(200))
    assert causes(archive / "out") == {}


@everything
def test_the_scheduler_is_killed_and_the_same_command_goes_on(archive: Path) -> None:
    lines(archive / "in" / "a.jsonl", range(60), dict.fromkeys(range(60), "DEED: wait 0.2"))
    first = cluster(archive)
    running = driver(archive, first[1])
    assert running.stdout is not None
    told = []
    for line in running.stdout:
        told.append(line)
        if len(told) == 4:
            first[0][0].kill()
    assert running.wait() == 3, told
    running.stdout.close()
    assert "the cluster is gone" in told[-1]
    stop(first[0])
    second = cluster(archive)
    done = driver(archive, second[1])
    output, _ = done.communicate(timeout=300)
    stop(second[0])
    assert done.returncode == 0, output
    assert titles(archive / "out") == once(range(60))


def cluster(folder: Path) -> tuple[list[subprocess.Popen[bytes]], str]:
    """A Dask scheduler and two workers as a user starts them, and the scheduler's address."""
    address = folder / f"scheduler-{time.monotonic_ns()}.json"
    quiet: dict[str, Any] = {"cwd": ROOT, "env": environment(), "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    dask = [sys.executable, "-m", "dask"]
    started = [
        subprocess.Popen([*dask, "scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(address)], **quiet),
        *(
            subprocess.Popen([*dask, "worker", "--nthreads", "1", "--no-dashboard", "--scheduler-file", str(address)], **quiet)
            for _ in range(2)
        ),
    ]
    last = time.monotonic() + 60
    while not address.exists():
        assert time.monotonic() < last
        time.sleep(0.2)
    import json

    return started, json.loads(address.read_text(encoding="utf-8"))["address"]


def stop(started: list[subprocess.Popen[bytes]]) -> None:
    for process in started:
        process.terminate()
    for process in started:
        process.wait(timeout=60)
