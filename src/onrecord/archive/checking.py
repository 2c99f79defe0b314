"""What the ledger tells of an archive, and whether its files are what the ledger says."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from onrecord.archive import ledger
from onrecord.archive.values import TABLES
from onrecord.archive.writing import digest_of_file


@dataclass(frozen=True, slots=True)
class Status:
    """How far an archive is.

    `shards` by state; `documents` that are done (read or failed) of those `planned`; `rate` in documents a second over the run that is on,
    or the last one, and the seconds `left` at that rate (None where there is none); `failures` by cause; rows by table; the shards that
    were `given_up`, with their last error; what it cost: seconds of `processor`, the highest `peak` of a worker and `size` of the files in
    bytes.
    """

    shards: Mapping[str, int]
    documents: int
    planned: int
    rate: float | None
    left: float | None
    failures: Mapping[str, int]
    rows: Mapping[str, int]
    given_up: Mapping[str, str]
    processor: float
    peak: int
    size: int


@dataclass(frozen=True, slots=True)
class Damage:
    """A file that is not what the ledger says: its path in the archive, and what is wrong with it."""

    path: str
    what: str


def status(out: str | os.PathLike[str]) -> Status:
    """How far the archive `out` is. Raises `WrongSettings` if there is none."""
    with ledger.opened(os.fspath(out)) as kept:
        states = kept.asked("SELECT state, count(*) AS n, sum(count) AS documents FROM shards GROUP BY state ORDER BY state")
        done = kept.asked("SELECT counts, causes, processor, peak FROM shards WHERE state = ?", ledger.DONE)
        (size,) = kept.asked("SELECT coalesce(sum(size), 0) AS n FROM files")
        given_up = kept.asked("SELECT label, error FROM shards WHERE state = ? ORDER BY number", ledger.FAILED)
        rate = _rate(kept)
    finished = sum(row["documents"] for row in states if row["state"] == ledger.DONE)
    planned = sum(row["documents"] for row in states)
    return Status(
        shards={row["state"]: row["n"] for row in states},
        documents=finished,
        planned=planned,
        rate=rate,
        left=(planned - finished) / rate if rate else None,
        failures=_summed(json.loads(row["causes"]) for row in done),
        rows=_summed(json.loads(row["counts"]) for row in done),
        given_up={row["label"]: row["error"] for row in given_up},
        processor=sum(row["processor"] for row in done),
        peak=max((row["peak"] for row in done), default=0),
        size=size["n"],
    )


def verify(out: str | os.PathLike[str]) -> Iterator[Damage]:
    """Every file of the archive `out` that is gone, or is not what was written, or that no finished shard wrote, by path.

    A shard with a damaged file counts as not done from then on: the next run makes it anew. Raises `WrongSettings` if there is no archive.
    """
    with ledger.opened(os.fspath(out)) as kept:
        listed = set()
        for file in kept.files():
            listed.add(file.path)
            what = _damage(Path(out) / file.path, file.size, file.digest)
            if what:
                kept.spoilt(file.path, what)
                yield Damage(file.path, what)
    for table in TABLES:
        for path in sorted((Path(out) / table).rglob("*.parquet")):
            name = path.relative_to(out).as_posix()
            if name not in listed:
                yield Damage(name, "no finished shard wrote it; the next run takes it away")


def _damage(path: Path, size: int, digest: str) -> str:
    try:
        if path.stat().st_size != size or digest_of_file(path) != digest:
            return "it is not what was written; the next run makes it anew"
    except OSError as error:
        return f"it cannot be read ({error.strerror}); the next run makes it anew"
    return ""


def _rate(kept: ledger.Ledger) -> float | None:
    """Documents a second over the last run."""
    runs = kept.asked("SELECT started, ended FROM runs ORDER BY rowid DESC LIMIT 1")
    if not runs:
        return None
    start = runs[0]["started"]
    (done,) = kept.asked("SELECT coalesce(sum(count), 0) AS n FROM shards WHERE state = ? AND ended >= ?", ledger.DONE, start)
    end = datetime.fromisoformat(runs[0]["ended"]) if runs[0]["ended"] else datetime.now(UTC)
    seconds = (end - datetime.fromisoformat(start)).total_seconds()
    return done["n"] / seconds if done["n"] and seconds else None


def _summed(counts: Iterator[Mapping[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in counts:
        for name, count in some.items():
            found[name] = found.get(name, 0) + count
    return dict(sorted(found.items()))
