"""What an archive of a hundred million reports would cost, and what breaks first: a simulation of driver, workers and shards, checked
against a measured run, and the costs of the parts that grow with the archive, measured at its size (docs/scale.md).

    .venv/bin/python bench/archive.py --reports 2000 --json figures.json
    .venv/bin/python bench/scale.py --figures figures.json

The simulation is of events: the driver, one thread, plans, hands out a shard at a time and writes down what comes back; a worker reads a
shard, which takes as long as its reports do, and is lost now and then; a document that kills the reader costs its shard's three attempts.
"""

from __future__ import annotations

import argparse
import heapq
import json
import random
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class World:
    """What is simulated: seconds of a worker `per_report`, spread by a factor of e to the power of `spread`; of the driver `per_shard`;
    seconds between two losses of one worker (`lives`) and to start it anew (`start`); one report in `killers` kills its reader."""

    reports: int
    workers: int
    shard: int
    per_report: float
    per_shard: float
    spread: float = 0.7
    lives: float = 7 * 86_400
    start: float = 20.0
    killers: float = 1e6


@dataclass(frozen=True, slots=True)
class Took:
    """What it took: seconds by the clock, the share of them that the workers read and that the driver worked, shards tried in vain."""

    seconds: float
    reading: float
    driver: float
    vain: int


def simulated(world: World, *, seed: int = 1) -> Took:
    """One run of an archive. Deterministic."""
    chance = random.Random(seed)
    left = -(-world.reports // world.shard)
    again: list[int] = []
    free, driver, busy, read, vain = 0.0, 0.0, 0.0, 0.0, 0
    returns: list[tuple[float, int, int]] = [(0.0, -worker - 1, 0) for worker in range(world.workers)]
    end = 0.0
    while returns:
        now, _, attempt = heapq.heappop(returns)
        driver = max(driver, now) + world.per_shard
        busy += world.per_shard
        if attempt:
            again.append(attempt)
        end = max(end, driver)
        if again:
            attempt = again.pop()
        elif left:
            left, attempt = left - 1, 1
        else:
            continue
        seconds, failed = tried(world, attempt, chance)
        read += 0 if failed else seconds
        vain += failed
        free = driver + seconds + (world.start if failed else 0)
        heapq.heappush(returns, (free, left, attempt + 1 if failed else 0))
    return Took(end, read / (end * world.workers), busy / end, vain)


def tried(world: World, attempt: int, chance: random.Random) -> tuple[float, bool]:
    """How long a try at a shard takes, and whether it is in vain. The third is careful: it takes a third longer, and a killer is named."""
    seconds = world.shard * world.per_report * chance.lognormvariate(0, world.spread / world.shard**0.5)
    is_poisoned = attempt > 1 or chance.random() < world.shard / world.killers
    if attempt >= 3:
        return seconds * 1.3, False
    is_lost = chance.random() < seconds / world.lives
    return (seconds * chance.random(), True) if is_poisoned or is_lost else (seconds, False)


def main() -> None:
    """Checks the simulation against the figures, then prints what it says of larger archives, and what the parts cost at that size."""
    parser = argparse.ArgumentParser(description="The cost of a hundred million reports.")
    parser.add_argument("--figures", type=Path, required=True, help="what bench/archive.py --json wrote")
    parser.add_argument("--files", type=int, default=20_000, help="files of which the costs are measured (default: 20000)")
    options = parser.parse_args()
    figures = json.loads(options.figures.read_text(encoding="utf-8"))
    reports, runs = figures["reports"], {run["name"]: run for run in figures["runs"]}
    per_shard, per_file = ledger_costs(options.files)
    one = runs["1 worker"]
    per_report = one["seconds"] / reports
    base = World(reports, 1, figures["shard"], per_report, per_shard, lives=1e12, killers=1e12)
    for name, workers in (("1 worker", 1), ("2 workers", 2)):
        if name in runs:
            told, measured = simulated(replace(base, workers=workers)).seconds, runs[name]["seconds"]
            print(f"  {name}: simulated {told:.0f} s, measured {measured:.0f} s ({told / measured - 1:+.0%})")
    quiet = World(0, 0, 500, one["processor"] / reports, per_shard)
    print(f"  processor seconds a report: {quiet.per_report:.3f}; {quiet.per_report * 1e6 / 3600:.0f} processor hours a million")
    print(f"  GB a million: {figures['bytes'] / reports / 1e3:.1f} in, {one['size'] / reports * 1e3:.1f} out")
    print(f"  driver: {per_shard * 1e3:.1f} ms a shard; {per_file * 1e6:.0f} µs for each file that stands there when a run begins")
    for count in (1_000_000, 100_000_000):
        for workers in (2, 64, 1000, 10_000):
            world = replace(quiet, reports=count, workers=workers, shard=500 if count < 1e8 else 5000)
            took = simulated(world)
            print(
                f"  {count:>11,} reports, {workers:>6,} workers, shards of {world.shard:,}: {took.seconds / 3600:9,.1f} h,"
                f" workers read {took.reading:.0%} of it, driver {took.driver:.1%}, {took.vain:,} tries in vain"
            )


def ledger_costs(files: int) -> tuple[float, float]:
    """Seconds that the driver needs to write down one shard, and for each file when a run begins (the sweep), with so many files."""
    from onrecord.archive import ledger, writing
    from onrecord.archive.values import Form, Part, Result, Written, shard

    with tempfile.TemporaryDirectory() as out:
        with ledger.opened(out, create=True) as kept:
            shards = [shard((Part("a", Form.LINES, number, number + 1, "d", 500, 1),), "reader") for number in range(files // 20)]
            kept.plan(shards, names=set(), fingerprint="reader")
            start = time.perf_counter()
            for one in shards[:100]:
                kept.started(one.key, 1)
                written = tuple(Written(f"documents/month=2025-{n:02}/language=en/{one.key}.parquet", 1, 1, "d") for n in range(20))
                kept.done(one.key, Result(written, {}, {}, 1.0, 1.0, 1, "w"))
            per_shard = (time.perf_counter() - start) / 100
        listed = set()
        for number in range(files):
            path = f"documents/month=2025-{number % 12 + 1:02}/language=en/{number}.parquet"
            listed.add(path)
            (Path(out) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(out) / path).touch()
        start = time.perf_counter()
        writing.sweep(out, listed)
        return per_shard, (time.perf_counter() - start) / files


if __name__ == "__main__":
    main()
