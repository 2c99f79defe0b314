"""How fast the page is: readers who look at a record while reports are added to it, and the first paint in Chromium.

    .venv/bin/python bench/web.py --reports 10000 --readers 20 --seconds 30
    .venv/bin/python bench/web.py --record talks.sqlite

The reports are invented ones (`tests/record/making.py`), nothing is read by the network. Each reader asks for a page, looks at it for
`--looking` seconds, and asks for the next; a process of its own adds reports all the while.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from onrecord.record import Origin, Record, building, entries, log, open_record  # noqa: E402
from onrecord.record.log import EntryKind  # noqa: E402
from onrecord.talks.rows import key  # noqa: E402
from onrecord.web import charts  # noqa: E402
from onrecord.web.addresses import Live  # noqa: E402
from onrecord.web.asked import Asked  # noqa: E402
from onrecord.web.queries import Desk  # noqa: E402
from onrecord.web.rendering import page  # noqa: E402
from record.making import PARTIES, READER, keep, made  # noqa: E402

BATCH = 200
CHROMIUM = "/usr/bin/chromium"


def main() -> None:
    """Fills a record, serves it, and prints what the readers saw."""
    parser = argparse.ArgumentParser(description="How fast the page is.")
    parser.add_argument("--reports", type=int, default=1_000)
    parser.add_argument("--record", help="a record that is there already")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--looking", type=float, default=2.0)
    parser.add_argument("--adding", metavar="RECORD", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.adding:
        add(options.adding)
        return
    with tempfile.TemporaryDirectory() as folder:
        where = options.record or f"{folder}/record.sqlite"
        record = open_record(where, create=not options.record)
        if not options.record:
            fill(record, options.reports)
        print(f"{record.extent().reports:,} reports; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
        cost(record)
        with serving(where) as base, subprocess.Popen([sys.executable, __file__, "--adding", where]) as adding:
            measure(base, pages(record), readers=options.readers, seconds=options.seconds, looking=options.looking)
            paint(base)
            adding.terminate()
        print(f"{record.extent().reports:,} reports at the end")


def fill(record: Record, size: int) -> None:
    """Adds made-up reports, many in a transaction."""
    for start in range(0, size, BATCH):
        with record.place.writing() as connection:
            new = []
            for number in range(start, min(size, start + BATCH)):
                report = made(number)
                about = key("d", report.document.id)
                new.append(log.append(connection, EntryKind.DOCUMENT, about, entries.of_document(report.document, Origin("bench"))))
                new.append(log.append(connection, EntryKind.READING, about, entries.of_reading(report.record, READER, PARTIES)))
            building.build(connection, new)


def add(where: str) -> None:
    """Adds reports one by one until it is stopped."""
    record = open_record(where)
    for number in count(10_000_000):
        keep(record, made(number))


@contextmanager
def serving(where: str) -> Iterator[str]:
    """`onrecord serve`; the address."""
    command = [sys.executable, "-m", "onrecord", "serve", "--record", where, "--port", "0", "--json"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stdout is not None
        yield json.loads(server.stdout.readline())["address"].rstrip("/")
        server.terminate()


def pages(record: Record) -> dict[str, list[str]]:
    """Addresses by kind of page."""
    chance = random.Random(1)
    statements = [row for _, row in zip(range(2_000), record.statements(newest=True), strict=False)]
    chosen = chance.sample(statements, min(200, len(statements)))
    issues = sorted({name for row in chosen for name in row.issues})
    return {
        "board": ["/"],
        "issue": ["/issue?" + urlencode({"name": name}) for name in issues],
        "party": ["/party?" + urlencode({"name": code}) for code in frequent(record)],
        "statement": [f"/statement/{row.key}" for row in chosen],
        "document": [f"/document/{row.report}" for row in chosen],
        "search": ["/search?q=observers", "/search?q=draft+truce", "/search?q=%22opens+the+sluices%22"],
        "contested": ["/contested"],
        "timeline": ["/timeline"],
    }


def frequent(record: Record) -> list[str]:
    """The parties that are told of most."""
    return [str(one["name"]) for one in record.names("parties")[:12]]


def cost(record: Record) -> None:
    """Prints the processor's time for each page, asked and drawn in this process: what other work on the machine does not change."""
    desk, asked = Desk(record, {}), Asked()
    row = next(record.statements(newest=True))
    code = frequent(record)[0]
    shown: dict[str, Callable[[], Any]] = {
        "board": lambda: desk.board(asked),
        "issue": lambda: desk.issue(row.issues[0], asked),
        "party": lambda: desk.of_party(code, asked),
        "statement": lambda: desk.statement(row.key),
        "document": lambda: desk.document(row.report),
        "search": lambda: desk.search(Asked(words="observers")),
        "contested": lambda: desk.contested(asked),
        "changes": lambda: desk.changes(asked),
        "timeline": lambda: desk.timeline(asked),
        "outlook": lambda: desk.outlook(asked),
    }
    print("| page | processor, ms | KB |\n|---|---|---|")
    for name, ask in shown.items():
        times, size = [], 0
        for _ in range(6):
            start = time.process_time()
            size = len(drawn(desk, name, ask()))
            times.append(time.process_time() - start)
        print(f"| {name} | {sorted(times[1:])[2] * 1000:.0f} | {size / 1000:.0f} |", flush=True)


def drawn(desk: Desk, name: str, value: Any) -> bytes:
    """The page of a value, as the server draws it."""
    to = Live(f"/{name}", Asked())
    chart = {"issue": charts.lanes, "party": charts.contacts}.get(name)
    more = {"chart": chart(value, to, desk.names)} if chart else {}
    return page(f"{name}.html", to, desk.names, page=value, who=None, negotiations=(), csrf="", **more)


def measure(base: str, addresses: dict[str, list[str]], *, readers: int, seconds: float, looking: float) -> None:
    """Lets readers look around, and prints median, 95th percentile and the largest page of each kind."""
    taken: dict[str, list[float]] = defaultdict(list)
    sizes: dict[str, int] = defaultdict(int)
    end = time.monotonic() + seconds
    # What people look at: half the time a statement or its report.
    kinds = ["board", "issue", "statement", "statement", "statement", "document", "document", "search", "party", "contested", "timeline"]

    def look(number: int) -> None:
        chance = random.Random(number)
        with httpx.Client(base_url=base, timeout=60) as client:
            time.sleep(chance.random() * looking)
            while time.monotonic() < end:
                kind = chance.choice(kinds)
                start = time.perf_counter()
                answer = client.get(chance.choice(addresses[kind]))
                taken[kind].append(time.perf_counter() - start)
                assert answer.status_code == 200, answer.text[:200]
                sizes[kind] = max(sizes[kind], len(answer.content))
                time.sleep(looking)

    for address in {kind: some[0] for kind, some in addresses.items()}.values():
        httpx.get(base + address, timeout=60)  # what is loaded once
    threads = [threading.Thread(target=look, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("| page | asked | median, ms | 95th percentile, ms | largest, KB |\n|---|---|---|---|---|")
    for kind, times in sorted(taken.items()):
        ordered = sorted(times)
        median, late = ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        print(f"| {kind} | {len(times)} | {median * 1000:.0f} | {late * 1000:.0f} | {sizes[kind] / 1000:.0f} |")


def paint(base: str) -> None:
    """Prints when Chromium has painted the board for the first time, with nothing in its cache."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        found = []
        for _ in range(5):
            page = browser.new_context().new_page()
            page.goto(base, wait_until="load")
            page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
            found.append(page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
        browser.close()
    print(f"first paint of the board: {sorted(found)[2]:.0f} ms (median of 5)")


if __name__ == "__main__":
    main()
