"""Where the talks' tables lose: how they score when more and more of what comes before them is the annotators'.

    python training/oracle.py [--shared ../shared] [--part gold|dev]

Each row gives the tables something that is right: the marks (words of conditions, undertakings and contacts), the statements with act,
certainty and stance, the actors. What the next row gains is what that costs; what the last row lacks is lost in `onrecord.talks` itself.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotate import worded
from attributed import attributed, tagged
from data import module
from onrecord import talks
from onrecord.actors import attribute
from onrecord.actors.values import Attributed
from onrecord.api import Reader
from onrecord.reading import load
from onrecord.talks.format import to_json
from splits import record_paths

HERE = Path(__file__).parent
GIVEN = ("nothing", "marks", "marks, statements", "marks, statements, actors")
SHOWN = ("positions", "positions.stance", "conditions", "commitments.status", "contacts.status")


def given(record: dict[str, Any], text: str, found: Attributed) -> Iterator[tuple[str, Attributed]]:
    """The report as it is read, and with what the annotators give, more and more."""
    right = attributed(record, text)
    named = attribute(tagged(record, text))
    marks = {"conditions": right.conditions, "commitments": right.commitments, "contacts": right.contacts}
    rows = (found, replace(found, **marks), replace(named, **marks), replace(right, mentions=named.mentions))
    yield from zip(GIVEN, rows, strict=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--part", choices=("gold", "dev"), default="dev")
    options = parser.parse_args()
    shared: Path = options.shared
    scorer = module(shared / "gold/score.py")
    paths = sorted((shared / "gold").glob("*.json")) if options.part == "gold" else record_paths(shared, HERE / "labels", "dev")
    reader = Reader()
    right: dict[str, Counter[str]] = {name: Counter() for name in GIVEN}
    total: dict[str, Counter[str]] = {name: Counter() for name in GIVEN}
    for path in paths:
        beside = path.with_suffix(".txt")
        text_path = beside if beside.exists() else shared / "corpora" / path.parent.name / f"{path.stem}.txt"
        text = text_path.read_bytes().decode("utf-8")
        record = worded(json.loads(path.read_text(encoding="utf-8")), text)
        told = record["document"]
        found = reader.attribute(load(text_path, outlet=told.get("outlet"), published=told.get("published")))
        for name, one in given(record, text, found):
            hits, counted = scorer.tally(text, to_json(talks.reading(one)), record)
            right[name].update(hits)
            total[name].update(counted)
    print(f"{'given by the annotators':28}" + "".join(f"{name:>20}" for name in SHOWN))
    for given_name in GIVEN:
        print(f"{given_name:28}" + "".join(f"{scorer.f1(right[given_name], total[given_name], name):20.1f}" for name in SHOWN))


if __name__ == "__main__":
    main()
