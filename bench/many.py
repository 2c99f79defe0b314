"""How the views over many reports grow: board, contested, changes and copies up to 100,000 reports, and a large outlook.

    PYTHONPATH=src python bench/many.py [--reports 100000] [--shared ../shared] [--only copies]

Rows are invented: parties, voices and issues drawn with a fixed seed, 50 reports a day, 3 positions a report, as the corpora have. Texts
are sentences of the corpora in a new order; one report in twenty is a copy of an earlier one with a fifth of its sentences left out.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from onrecord.sentences import sentences
from onrecord.talks.board import board
from onrecord.talks.contested import contested
from onrecord.talks.copies import copies, families, sketch
from onrecord.talks.outlook import outlook
from onrecord.talks.rows import ConditionRow, Grounds, PositionRow, Report, Teller
from onrecord.talks.shifts import STANCES, shifts

_FIRST = date(2020, 1, 1)


def main() -> None:
    """Prints a table of seconds of processor time, and the peak of memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--only", choices=("views", "copies", "outlook"))
    options = parser.parse_args()
    if options.only in (None, "views"):
        _views(options.reports)
    if options.only in (None, "outlook"):
        _outlook()
    if options.only in (None, "copies"):
        _copies(options.reports, options.shared)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")


def _views(most: int) -> None:
    for count in (most // 4, most // 2, most):
        rows = list(_positions(count))
        told: list[tuple[str, Callable[[], object]]] = [
            ("board", lambda rows=rows: board(rows, day="2026-01-01", copies={})),  # type: ignore[misc]
            ("contested", lambda rows=rows: contested(rows, (), (), copies={})),  # type: ignore[misc]
            ("changes", lambda rows=rows: shifts(rows, copies={})),  # type: ignore[misc]
        ]
        print(f"{count:8} reports " + "  ".join(f"{name} {_seconds(view):.2f} s" for name, view in told), flush=True)


def _outlook() -> None:
    parties, issues = [f"P{number:02}" for number in range(12)], [f"matter {number}" for number in range(40)]
    on = _grounds(random.Random(1), "d-1", "2031-03-12")
    positions = [
        PositionRow(f"p{party}{issue}", party, issue, issue, "accept-if", "named", None, on) for party in parties for issue in issues
    ]
    conditions = [
        ConditionRow(
            f"c{number}", parties[number % 12], issues[number * 7 % 5], "", "only-if", f"thing{number} about {issues[number * 3 % 40]}",
            (parties[(number * 5 + 1) % 12],), None, number % 3 > 0, number % 3 == 0, False, False, None, on,
        )
        for number in range(300)
    ]  # fmt: skip
    spent = _seconds(lambda: outlook(issues[0], positions, conditions, (), day="2031-03-12", copies={}, needed=parties))
    print(f"outlook of 40 issues, 12 parties, 300 conditions: {spent:.2f} s", flush=True)


def _copies(count: int, shared: Path) -> None:
    start = time.process_time()
    given, planted = [], set()
    for report, text, copy in _texts(count, shared):
        given.append((report, sketch(text)))
        planted |= {report.key} if copy else set()
    sketched = time.process_time() - start
    start = time.process_time()
    found = copies(families(given))
    print(
        f"copies of {count} reports: {sketched:.0f} s to make them and sketch them, {time.process_time() - start:.0f} s to find families; "
        f"{len(planted & set(found))} of {len(planted)} planted copies found, {len(set(found) - planted)} others",
        flush=True,
    )


def _positions(count: int) -> Iterator[PositionRow]:
    chance = random.Random(count)
    parties, issues = [f"P{number:02}" for number in range(40)], [f"issue {number}" for number in range(200)]
    for number in range(count):
        day = (_FIRST + timedelta(days=number // 50)).isoformat()
        for place in range(3):
            party, issue = chance.choice(parties), issues[min(int(chance.expovariate(0.05)), 199)]
            on = _grounds(chance, f"d-{number}", day, party)
            yield PositionRow(f"p-{number}-{place}", party, issue, issue, chance.choice(STANCES), "named", None, on)


def _grounds(chance: random.Random, report: str, day: str, party: str = "P00") -> Grounds:
    speaks = chance.random() < 0.7
    teller = Teller(
        f"{party} speaker {chance.randrange(5)}" if speaks else f"envoy {chance.randrange(30)}",
        "person",
        (party,) if speaks else (),
        None,
        "",
    )
    return Grounds(report, f"outlet {chance.randrange(50)}", (), (), (), teller, (), day, f"{day}T00:00:00Z", 0.9)


def _texts(count: int, shared: Path) -> Iterator[tuple[Report, str, bool]]:
    chance = random.Random(count)
    files = sorted((shared / "corpora").glob("*/*.txt"))
    pool = [
        text[slice(*span)] for path in files for text in [path.read_text(encoding="utf-8", errors="replace")] for span in sentences(text)
    ]
    recent: list[list[str]] = []
    for number in range(count):
        copy = bool(recent) and chance.random() < 0.05
        chosen = [line for line in chance.choice(recent) if chance.random() > 0.2] if copy else chance.sample(pool, 25)
        recent = [*recent[-200:], chosen]
        day = (_FIRST + timedelta(days=number // 100)).isoformat()
        yield Report(f"d-{number:06}", "", None, f"outlet {number % 50}", None, day, "en", day, day), " ".join(chosen), copy


def _seconds(view: Callable[[], object]) -> float:
    start = time.process_time()
    view()
    return time.process_time() - start


if __name__ == "__main__":
    main()
