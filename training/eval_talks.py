"""How well `onrecord.talks` does when everything before it is right: annotated statements in, `gold/score.py` out.

    python training/eval_talks.py [--marks gold|rules] [--actors plain|mentions|found] [--held-out] [--errors TABLE]
                                  [--labels DIR] [--corpora DIR] [--score FILE]

Develops on three of every four reports, sorted by name; `--held-out` measures the fourth ones instead (look at their
figures alone). `--marks rules` puts `onrecord.statements.marks` in place of the annotators' marks. `--actors mentions` takes the
mentions that `onrecord.actors` finds beside the annotated sources, `found` its sources as well, `plain` neither.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from attributed import attributed, labelled, tagged
from onrecord import talks
from onrecord.actors import attribute
from onrecord.actors.values import Attributed
from onrecord.statements.marks import rule_commitments, rule_conditions, rule_contacts
from onrecord.talks.format import to_json

SHARED = Path("/work/shared")
SHOWN = (
    "positions",
    "positions.stance",
    "positions.basis",
    "conditions",
    "conditions.kind",
    "commitments",
    "commitments.status",
    "contacts",
    "contacts.status",
)


def scorer(path: Path) -> ModuleType:
    """The functions of `gold/score.py`."""
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(record: dict[str, Any], text: str, *, marks: str, actors: str) -> Attributed:
    """The annotated report with the marks and the actors asked for."""
    right = attributed(record, text)
    if actors != "plain":
        found = attribute(tagged(record, text))
        right = found if actors == "found" else replace(right, mentions=found.mentions)
    if marks == "gold":
        return right
    return replace(right, conditions=rule_conditions(text), contacts=rule_contacts(text), commitments=rule_commitments(text))


def chosen(options: argparse.Namespace) -> Iterator[tuple[Path, dict[str, Any], str]]:
    """The reports to measure."""
    for number, (path, record, text) in enumerate(labelled(options.labels, options.corpora)):
        if (number % 4 == 3) == options.held_out:
            yield path, record, text


def wrong(score: ModuleType, table: str, text: str, predicted: dict[str, Any], gold: dict[str, Any]) -> Iterator[str]:
    """Rows of a table that were missed or are too many or have a wrong facet, for a person to look at."""
    overlap, facets = score.FACETS[table]
    pairs = score.pair(text, predicted[table], gold[table], overlap)
    for row, other in pairs:
        for name, same in facets.items():
            if not same(text, row, other):
                yield f"  {name:8} {row.get(name)} for {other.get(name)}: {_shown(other, text)}"
    for row in gold[table]:
        if not any(other is row for _, other in pairs):
            yield f"  missed   {_shown(row, text)}"
    for row in predicted[table]:
        if not any(mine is row for mine, _ in pairs):
            yield f"  too many {_shown(row, text)}"


def _shown(row: dict[str, Any], text: str) -> str:
    kept = {
        key: value
        for key, value in row.items()
        if key in {"party", "issue", "stance", "basis", "kind", "status", "participants", "persons", "statements", "as_of", "when"}
    }
    quoted = row.get("spans") or row["evidence"]
    return f"{json.dumps(kept, ensure_ascii=False)} {' | '.join(' '.join(text[start:end].split())[:260] for start, end in quoted[:4])}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--marks", choices=("gold", "rules"), default="gold")
    parser.add_argument("--actors", choices=("plain", "mentions", "found"), default="mentions")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--errors")
    parser.add_argument("--labels", type=Path, default=SHARED / "labels")
    parser.add_argument("--corpora", type=Path, default=SHARED / "corpora")
    parser.add_argument("--score", type=Path, default=SHARED / "gold/score.py")
    options = parser.parse_args()
    score = scorer(options.score)
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for path, record, text in chosen(options):
        predicted = to_json(talks.reading(read(record, text, marks=options.marks, actors=options.actors)))
        found, counted = score.tally(text, predicted, record)
        right.update(found)
        total.update(counted)
        if options.errors:
            print(f"## {path.stem}")
            print("\n".join(wrong(score, options.errors, text, predicted, record)))
    for name in SHOWN:
        print(f"{name:20} {score.f1(right, total, name):5.1f}   right {right[name]:4d}   predicted+gold {total[name]:5d}")


if __name__ == "__main__":
    main()
