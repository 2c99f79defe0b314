"""Measures how well copies are found: precision and recall on the labelled pairs of `copies.json`.

python training/eval_copies.py [--shared ../shared] [--errors]
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from onrecord.document import Document
from onrecord.reading import load
from onrecord.surveying import without_boilerplate
from onrecord.talks.copies import Sketch, families, kinship, sketch
from onrecord.talks.rows import Report, last_day

LABELS = Path(__file__).parent / "copies.json"


def main() -> None:
    """Prints precision, recall and, with `--errors`, every pair that is judged wrongly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", default="../shared", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    labelled = json.loads(LABELS.read_text(encoding="utf-8"))["pairs"]
    names = sorted({name for one in labelled for name in one["pair"]})
    kept = {name: _sketched(options.shared / "corpora" / name, name) for name in names}
    right, wrong, missed = 0, [], []
    for one in labelled:
        left, other = (kept[name] for name in one["pair"])
        found = bool(families([left, other]))
        right += found and one["copy"]
        if found != one["copy"]:
            (wrong if found else missed).append((one, kinship(left[1], other[1], same_outlet=left[0].outlet == other[0].outlet)))
    copies = sum(one["copy"] for one in labelled)
    print(f"{len(labelled)} pairs, {copies} copies: precision {right / (right + len(wrong)):.3f}, recall {right / copies:.3f}")
    if options.errors:
        for told, errors in (("wrong", wrong), ("missed", missed)):
            for one, kin in errors:
                print(told, f"{kin.resemblance:.2f} {kin.contained:.2f} {kin.quotes}/{kin.of_quotes}", *one["pair"], one["why"])


def _sketched(path: Path, name: str) -> tuple[Report, Sketch]:
    document: Document = load(path, date_from_name=True)
    outlet = name.split("_")[1].split("-")[0]  # "fox-latest" and "fox-world" are one house
    day = last_day(document.published) or "2026-11-26"
    about = Report(name, document.id, None, outlet, None, document.published, "en", "2026-11-26T00:00:00Z", day)
    return about, sketch(without_boilerplate(document))


if __name__ == "__main__":
    main()
