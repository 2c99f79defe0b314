"""What reading a whole archive costs: reports a second on one worker and on two, what the engine adds to one bare process doing the same,
memory over time, and a rerun over what is done.

    .venv/bin/python bench/archive.py --reports 20000
    .venv/bin/python bench/archive.py --reports 20000 --real ../shared/corpora
    .venv/bin/python bench/archive.py --reports 2000 --json figures.json    for docs/scale.md

The reports are made from the demo's: their paragraphs in another order up to 400 words, one sentence that no other report has, dates over a
year. With `--real` the texts of a folder stand among them, each once. Each run is a process of its own; processor seconds are those of all
its processes, which compare on a busy machine too, where seconds by the clock do not.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

WORDS = 400
"""Words after which a report ends with the paragraph: those of a wire report."""

# One thread for everybody, as in the command line and in Dask's workers: a second one of NumPy's library only spins.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

DEMO = Path(__file__).parent.parent / "src" / "onrecord" / "demo"


@dataclass(frozen=True, slots=True)
class Run:
    """What a run took: `seconds` by the clock, those of the `processor`, `rate` in reports a second, the `peak` of one process in MB, what
    the peak `grew` by from the tenth part of the run to its end in MB, and the `size` of what was written in MB."""

    name: str
    seconds: float
    processor: float
    rate: float
    peak: float
    grew: float
    size: float


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description="The cost of `onrecord archive`.")
    parser.add_argument("--reports", type=int, default=2000, help="how many (default: 2000)")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2], help="how many workers, one run for each (default: 1 2)")
    parser.add_argument("--shard", type=int, default=200, help="reports in a shard (default: 200)")
    parser.add_argument("--real", type=Path, help="a folder whose texts are among the reports, each once")
    parser.add_argument("--json", type=Path, help="write the figures there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        real = sorted(options.real.rglob("*.txt"))[: options.reports] if options.real else []
        words, size = make(folder / "in", options.reports, real)
        held = f"{options.reports:,} reports ({len(real):,} of them real), {words:,} words, {size / 1e6:.1f} MB"
        print(f"{held}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        # The run that needs all cores comes first: who starts this knows for how long to leave the machine alone.
        runs = [shown(archived(folder, options.reports, workers, options.shard)) for workers in sorted(options.workers, reverse=True)]
        again = rerun(folder, max(options.workers), options.shard)
        print(f"  rerun over what is done: {again:.2f} s", flush=True)
        most, fewest = runs[0], runs[-1]
        if most is not fewest:
            print(f"  {most.name} against {fewest.name}: {most.rate / fewest.rate:.2f} times as fast")
        alone = shown(bare(folder, options.reports))
        print(f"  engine, ledger and shards: {fewest.processor / alone.processor - 1:+.1%} processor seconds over the bare process")
        told = {
            "reports": options.reports,
            "words": words,
            "bytes": size,
            "shard": options.shard,
            "runs": [asdict(run) for run in (alone, *reversed(runs))],
        }
        if options.json:
            options.json.write_text(json.dumps({**told, "rerun": again, "load": os.getloadavg()[0]}, indent=1) + "\n", encoding="utf-8")


def shown(run: Run) -> Run:
    """The run, after it was printed."""
    print(
        f"  {run.name:12} {run.rate:7.2f} reports a second, {run.seconds:8.1f} s, {run.processor:8.1f} s of processors,"
        f" {run.peak:5.0f} MB at most (+{run.grew:.0f} MB after a tenth), {run.size:.1f} MB written",
        flush=True,
    )
    return run


def make(folder: Path, count: int, real: Sequence[Path]) -> tuple[int, int]:
    """Writes the reports as JSON Lines, the real ones evenly among them; how many words and bytes they have. Deterministic."""
    folder.mkdir()
    order = random.Random(1)
    reports = [path.read_text(encoding="utf-8").strip() for path in sorted(DEMO.glob("*.txt"))]
    words = 0
    places = {number * count // len(real): path for number, path in enumerate(real)} if real else {}
    with open(folder / "reports.jsonl", "w", encoding="utf-8") as file:
        for number in range(count):
            heads, bodies = zip(*(re.split(r"\n\n+", report, maxsplit=1) for report in reports), strict=True)
            head, paragraphs = order.choice(heads), [paragraph for body in bodies for paragraph in re.split(r"\n\n+", body)]
            order.shuffle(paragraphs)
            taken = itertools.takewhile(lambda so_far: so_far[0] < WORDS, zip(lengths(paragraphs), paragraphs, strict=True))
            text = "\n\n".join([*(paragraph for _, paragraph in taken), f"It was the session with the number {number}, officials said."])
            if number in places:
                text = places[number].read_text(encoding="utf-8").strip()
                head = text.split("\n", 1)[0][:200]
            words += len(text.split())
            row = {
                "title": head,
                "text": text,
                "published": f"2031-{1 + number * 12 // count:02}-{1 + number % 28:02}",
                "source": "Made Wire",
            }
            file.write(json.dumps(row) + "\n")
    return words, (folder / "reports.jsonl").stat().st_size


def lengths(paragraphs: Sequence[str]) -> Iterator[int]:
    """How many words stand before each paragraph."""
    return itertools.accumulate((len(paragraph.split()) for paragraph in paragraphs[:-1]), initial=0)


_BARE = """
import resource, sys
from pathlib import Path
import pyarrow as pa, pyarrow.parquet as pq
from onrecord.api import Reader
from onrecord.archive.outcomes import Outcome, record_of
from onrecord.archive.tables import gathered, schema
from onrecord.reading.sources import documents
reader, peaks = Reader(threads=1), []
def outcomes():
    for found in documents([sys.argv[1] + "/reports.jsonl"]):
        yield Outcome(found.where, "", found.digest, found.document, record_of(reader, found.document, found.where))
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
batch = []
def write(batch, number):
    for place, rows in gathered(batch)[0].items():
        path = Path(sys.argv[2]) / place[0] / f"{number}-{place[1]}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(pa.Table.from_pylist(rows, schema=schema(place[0])), path, compression="zstd")
for number, outcome in enumerate(outcomes()):
    batch.append(outcome)
    if len(batch) == int(sys.argv[3]):
        write(batch, number)
        batch = []
write(batch, "last")
print(peaks[len(peaks) // 10], peaks[-1])
"""
"""One process that reads the file from its first line to its last and writes the same rows: no shards, no ledger, no engine."""


def bare(folder: Path, count: int) -> Run:
    """The bare process."""
    out = folder / "bare"
    seconds, processor, told = timed([sys.executable, "-c", _BARE, str(folder / "in"), str(out), "200"])
    early, late = (int(kilobytes) / 1024 for kilobytes in told.split())
    return Run("bare process", seconds, processor, count / seconds, late, late - early, size_of(out))


def archived(folder: Path, count: int, workers: int, shard: int) -> Run:
    """`onrecord archive` with so many workers."""
    out = folder / f"out-{workers}"
    seconds, processor, _ = timed(command(folder, out, workers, shard))
    import sqlite3

    with sqlite3.connect(out / "ledger.sqlite") as ledger:
        peaks = [row[0] / 1e6 for row in ledger.execute("SELECT peak FROM shards ORDER BY ended")]
    early = max(peaks[: max(workers, len(peaks) // 10)])
    return Run(f"{workers} worker{'s' * (workers > 1)}", seconds, processor, count / seconds, max(peaks), max(peaks) - early, size_of(out))


def rerun(folder: Path, workers: int, shard: int) -> float:
    """Seconds that the same command takes over an archive that is done."""
    return timed(command(folder, folder / f"out-{workers}", workers, shard))[0]


def command(folder: Path, out: Path, workers: int, shard: int) -> Sequence[str]:
    """The command line of a run."""
    given = [str(folder / "in"), str(out), "--workers", str(workers), "--shard", str(shard)]
    return [sys.executable, "-m", "onrecord", "archive", *given]


def timed(run: Sequence[str]) -> tuple[float, float, str]:
    """Seconds by the clock and of all processors that a command takes, and what it prints."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(run, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, used, done.stdout


def size_of(folder: Path) -> float:
    """Megabytes of the Parquet files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*.parquet")) / 1e6


if __name__ == "__main__":
    main()
