"""What reading pages costs beside what it stands on: `onrecord.reading` against bare trafilatura, on the same pages, without the model.

    .venv/bin/python bench/reading.py                     ../shared/pages
    .venv/bin/python bench/reading.py --pages FOLDER --rounds 5

What is compared is the time on the processor, of all processes together, and the time by the clock: for onrecord from files to `Document`s
(recognising, the process that parses and the pipe to it, the page's head, language, boilerplate), for trafilatura `bare_extraction` with
its metadata and, as the stricter comparison, `extract` without. Libraries are loaded and each page has been seen once before the clock
starts; they take turns, so that whatever else the machine does falls on all. Linux only, since it asks /proc for the other process's time.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"

OURS = "onrecord.reading"
SHARED = Path(__file__).parent.parent.parent / "shared" / "pages"


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description="The time that reading pages takes, against bare trafilatura.")
    parser.add_argument("--pages", type=Path, default=SHARED, help="a folder of HTML pages (default: ../shared/pages)")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured (default: 5); the median counts")
    options = parser.parse_args()
    pages = sorted(options.pages.rglob("*.html"))
    if not pages:
        raise SystemExit(f"bench/reading.py: no pages in {options.pages}")
    compared(pages, options.rounds)


def compared(pages: list[Path], rounds: int) -> None:
    """Prints the times of all, and the ratios."""
    runs = {OURS: onrecord(pages), "trafilatura, with metadata": with_metadata(pages), "trafilatura, text alone": text_alone(pages)}
    for run in runs.values():
        run()
    took: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            clock, processor = time.perf_counter(), processor_time()
            run()
            took[name].append((processor_time() - processor, time.perf_counter() - clock))
    print(f"{len(pages)} pages, {sum(page.stat().st_size for page in pages) / 1e6:.1f} MB, medians of {rounds} rounds, milliseconds a page")
    print(f"  {'':28}{'processor':>10}{'clock':>8}")
    medians = {name: tuple(median(times) for times in zip(*each, strict=True)) for name, each in took.items()}
    for name, (processor, clock) in medians.items():
        ratios = (
            "" if name == OURS else f"   onrecord takes {medians[OURS][0] / processor:.2f} and {medians[OURS][1] / clock:.2f} times that"
        )
        print(f"  {name:28}{1000 * processor / len(pages):10.1f}{1000 * clock / len(pages):8.1f}{ratios}")
    print(f"  peak memory of the process that parses: {max(map(peak, children())):.0f} MB")


def processor_time() -> float:
    """Seconds on the processor, of this process and of those it started."""
    ticks = sum(int(fields[11]) + int(fields[12]) for fields in map(stat, children()))
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


def children() -> list[int]:
    """The processes that this one started."""
    return [int(pid) for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split()]


def stat(pid: int) -> list[str]:
    """The fields of a process's line in /proc behind its name."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def peak(pid: int) -> float:
    """The most memory that a process has had at a time, in megabytes."""
    status = Path(f"/proc/{pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1000


def onrecord(pages: list[Path]) -> Callable[[], None]:
    """Reads all pages by onrecord. The process that parses stays alive from round to round."""
    from onrecord.reading.sources import documents

    def run() -> None:
        for _ in documents(pages):
            pass

    return run


def with_metadata(pages: list[Path]) -> Callable[[], None]:
    """Reads all pages by trafilatura alone, with title, date and the like."""
    from trafilatura import bare_extraction

    def run() -> None:
        for page in pages:
            bare_extraction(page.read_bytes(), with_metadata=True)

    return run


def text_alone(pages: list[Path]) -> Callable[[], None]:
    """Reads all pages by trafilatura alone, without anything but the text."""
    from trafilatura import extract

    def run() -> None:
        for page in pages:
            extract(page.read_bytes())

    return run


if __name__ == "__main__":
    main()
