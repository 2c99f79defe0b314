"""Measures how well labels of many reports get one name: the judged pairs of `issues.json` within all labels of their bundle.

python training/eval_issues.py [--shared ../shared] [--errors]
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from onrecord.talks.merging import merge

HERE = Path(__file__).parent


def main() -> None:
    """Prints how many pairs that were merged are one issue, and how many that were kept apart are two; with `--errors` the others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", default="../shared", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    pairs = json.loads((HERE / "issues.json").read_text(encoding="utf-8"))["pairs"]
    names = {bundle: merge(_labels(bundle, options.shared)) for bundle in sorted({pair["bundle"] for pair in pairs})}
    counts: Counter[tuple[bool, bool]] = Counter()
    for pair in pairs:
        left, other = pair["labels"]
        found = names[pair["bundle"]][left] == names[pair["bundle"]][other]
        counts[found, pair["one"]] += 1
        if options.errors and found != pair["one"]:
            print("merged" if found else "apart ", pair["bundle"], "|", left, "|", other)
    merged, apart = counts[True, True] + counts[True, False], counts[False, True] + counts[False, False]
    print(f"merged: {counts[True, True]} of {merged} are one; kept apart: {counts[False, False]} of {apart} are two")


def _labels(bundle: str, shared: Path) -> Counter[str]:
    """All labels of the annotated reports of a bundle, by how many reports have them."""
    folders = [shared / "labels" / bundle, HERE / "labels" / bundle, HERE / "labels-second" / bundle]
    if bundle == "gold":
        folders = [shared / "gold"]
    found: Counter[str] = Counter()
    for path in (path for folder in folders for path in sorted(folder.glob("*.json"))):
        record = json.loads(path.read_text(encoding="utf-8"))
        used = {row["issue"] for table in ("positions", "conditions") for row in record[table]}
        used |= {label for statement in record["statements"] for label in statement["issues"]}
        found.update(label for label in used if label)
    return found


if __name__ == "__main__":
    main()
