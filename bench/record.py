"""How a record grows: the time of a board, of a board as of a day, of searches and of one more report, and the size of the file.

    .venv/bin/python bench/record.py --sizes 1000 10000 100000
    .venv/bin/python bench/record.py --sizes 1000 --record postgresql://user@host/empty

The reports are leads of the annotated reports of `../shared` with other dates, names and partly other issues (`record_reports.py`);
nothing is read by the network. What is timed runs in one process on an open record, as in the web page; each figure is the median of
processor seconds, so that what else the machine does is not measured. Loading is by the clock.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import median

from onrecord.record import Origin, Record, View, building, entries, log, open_record
from onrecord.record.log import EntryKind
from onrecord.talks.board import board
from onrecord.talks.rows import key
from record_reports import Varied, reports

BATCH = 100
"""Reports that are loaded in one transaction."""

TIMES = 15
"""Times that each question is asked."""

ONE_MORE = 40
"""Reports that are added one by one, each in a transaction of its own, to time one."""

DAYS = ("2017-06-30", "2019-03-12", "2021-11-26")
WORDS = (
    *("ceasefire", "sanctions relief", '"prisoner exchange"', "tariffs -steel", "Peskov", "nuclear talks", "memorandum", "observers"),
    *("foreign minister", "unlikely to support", "Istanbul", "soybeans", "denuclearization", "trade war", "border", "hostages"),
    *("promised aid", "withdrawal of troops", "president", "agreement", "Geneva", "inspectors", "wheat", "gas transit", "joint statement"),
)


def main() -> None:
    """Loads and measures."""
    parser = argparse.ArgumentParser(description="How a record grows.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000], help="reports at which all is measured")
    parser.add_argument("--record", help="a new record to load into (default: a file in a temporary folder)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = options.record or str(Path(folder) / "record.sqlite")
        record = open_record(where, create=True)
        source = reports(max(options.sizes) + ONE_MORE * (len(options.sizes) + 4))
        print("| reports | loaded, reports/s | board, s | as of, s | known by, s | search, s | one more, ms | MB | memory, MB |")
        print("|---|---|---|---|---|---|---|---|---|", flush=True)
        show(record, where, 0, 0.0, one_more(record, source))
        loaded = ONE_MORE
        for size in sorted(options.sizes):
            start = time.perf_counter()
            load(record, islice(source, size - loaded))
            rate = (size - loaded) / (time.perf_counter() - start)
            loaded = size + ONE_MORE
            show(record, where, size, rate, one_more(record, source))


def load(record: Record, source: Iterator[Varied]) -> None:
    """Adds reports, many in a transaction, as an import does."""
    while batch := list(islice(source, BATCH)):
        with record.place.writing() as connection:
            new = []
            for document, made in batch:
                about = key("d", document.id)
                new.append(log.append(connection, EntryKind.DOCUMENT, about, entries.of_document(document, Origin("bench"))))
                new.append(log.append(connection, EntryKind.READING, about, entries.of_reading(made, {"model": "bench"}, {})))
            building.build(connection, new)


def one_more(record: Record, source: Iterator[Varied]) -> float:
    """Milliseconds that one more report takes, whole, in a transaction of its own."""
    given = list(islice(source, ONE_MORE))
    record.add(given[0][0], given[0][1], reader={}, origin=Origin("bench"))  # what is loaded once a process
    return 1_000 * timed([lambda one=one: record.add(one[0], one[1], reader={}, origin=Origin("bench")) for one in given[1:]])  # type: ignore[misc]


def show(record: Record, where: str, size: int, rate: float, more: float) -> None:
    """Measures the questions and prints a line of the table."""

    def asked(view: View, day: str) -> None:
        rows = record.board(view)
        board(rows, day=day, copies=record.copies(row.grounds.report for row in rows))

    today = "2026-11-26"
    now = timed([lambda: asked(View(), today)] * TIMES)
    past = timed([lambda day=day: asked(View(as_of=day), day) for day in DAYS * (TIMES // 3)])  # type: ignore[misc]
    known = timed([lambda: asked(View(known_by="2999-01-01"), today)] * TIMES)
    search = timed([lambda words=words: record.search(words) for words in WORDS])  # type: ignore[misc]
    size_of = sum(os.path.getsize(f"{where}{end}") for end in ("", "-wal") if os.path.exists(f"{where}{end}")) / 1e6
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    times = f"{now:.3f} | {past:.3f} | {known:.3f} | {search:.3f} | {more:.1f}"
    print(f"| {size:,} | {rate:.0f} | {times} | {size_of:,.0f} | {memory:.0f} |", flush=True)


def timed(runs: Sequence[Callable[[], object]]) -> float:
    """The median of the seconds of processor that each run takes, user and system: what else the machine does is not counted."""
    taken = []
    for run in runs:
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return median(taken)


if __name__ == "__main__":
    main()
