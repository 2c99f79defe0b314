"""Trains the choices of `onrecord.talks` and writes them to `src/onrecord/talks/choices.npz`.

    python training/train_talks.py [--shared ../shared] [--into src/onrecord/talks/choices.npz]

One choice so far, `sides`: which parties take part in a contact. Each train report is read as a user's would be; the words that name an
annotated contact, or that were found to name one in a sentence of a single annotated contact of that kind, are the examples: their
parties are yes, all others nearby no. Dev is never looked at. Prints how many contacts get all their parties right in each third of the
train reports when it is learnt from the other two. Deterministic.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import HistGradientBoostingClassifier

from annotate import worded
from attributed import contact_rows
from onrecord.actors.values import Attributed
from onrecord.api import Reader
from onrecord.document import Span
from onrecord.reading import load
from onrecord.statements.triggers import contact_kinds
from onrecord.talks.choosing import Choice, Clues
from onrecord.talks.contacts import kind_of
from onrecord.talks.context import context
from onrecord.talks.sides import GROUPS, chosen, side_clues
from onrecord.talks.values import ContactKind
from splits import record_paths

HERE = Path(__file__).parent
LEAST = 8
"""A clue that fewer examples have is not asked for."""
THIRDS = 3


@dataclass(frozen=True, slots=True)
class Example:
    """A contact of a report: the clues of each party nearby, and who takes part."""

    report: str
    clues: dict[str, Clues]
    parties: frozenset[str]


def reports(shared: Path) -> Iterator[tuple[str, dict[str, Any], Attributed]]:
    """The train reports as they are read, with their records."""
    reader = Reader()
    for path in record_paths(shared, HERE / "labels", "train"):
        text_path = shared / "corpora" / path.parent.name / f"{path.stem}.txt"
        record = worded(json.loads(path.read_text(encoding="utf-8")), text_path.read_bytes().decode("utf-8"))
        told = record["document"]
        yield path.stem, record, reader.attribute(load(text_path, outlet=told.get("outlet"), published=told.get("published")))


def examples(name: str, record: dict[str, Any], attributed: Attributed) -> Iterator[Example]:
    """The contacts of a report as examples, one for each word that names one."""
    at = context(attributed)
    annotated = contact_rows(record, at.text)
    words = sorted({*annotated, *(Span(mark.words.start, mark.words.end) for mark in attributed.contacts)})
    told = [(word, kind_of(contact_kinds(at.text, word.start) or (ContactKind.TALKS,), word, at)) for word in words]
    for (word, kind), clues in zip(told, side_clues(at, told), strict=True):
        row = annotated.get(word) or _only_one(record["contacts"], word, kind)
        if row is not None:
            yield Example(name, clues, frozenset(row["participants"]))


def _only_one(rows: Iterable[dict[str, Any]], word: Span, kind: ContactKind) -> dict[str, Any] | None:
    inside = [
        row
        for row in rows
        if GROUPS[ContactKind(row["kind"])] == GROUPS[kind] and any(start <= word.start < end for start, end in row["evidence"])
    ]
    return inside[0] if len(inside) == 1 else None


def fitted(found: Sequence[Example]) -> tuple[Choice, dict[str, npt.NDArray[Any]]]:
    """The choice that is learnt from examples, and its arrays as `choices.npz` keeps them."""
    rows = [(clues, party in one.parties) for one in found for party, clues in one.clues.items()]
    counts = Counter(clue for clues, _ in rows for clue in clues)
    places = {clue: place for place, clue in enumerate(sorted(clue for clue, count in counts.items() if count >= LEAST))}
    seen = np.zeros((len(rows), len(places)), dtype=np.float32)
    for number, (clues, _) in enumerate(rows):
        for clue, value in clues.items():
            if clue in places:
                seen[number, places[clue]] = value
    model = HistGradientBoostingClassifier(
        max_iter=150,
        learning_rate=0.06,
        max_leaf_nodes=12,
        min_samples_leaf=10,
        l2_regularization=1.0,
        early_stopping=False,
        random_state=0,
    )
    model.fit(seen, np.array([yes for _, yes in rows]))
    arrays = _arrays(model)
    choice = Choice(places, *(arrays[part] for part in ("clue", "threshold", "low", "high", "value")), start=float(arrays["start"]))
    return choice, {"clues": np.array(list(places)), **arrays}


def _arrays(model: HistGradientBoostingClassifier) -> dict[str, npt.NDArray[Any]]:
    """The trees of a model as `onrecord.talks.choosing.Choice` has them. scikit-learn has no public way to them."""
    trees = [each[0].nodes for each in model._predictors]
    shape = (len(trees), max(len(nodes) for nodes in trees))
    arrays: dict[str, npt.NDArray[Any]] = {part: np.zeros(shape, dtype=np.int16) for part in ("clue", "low", "high")}
    arrays |= {part: np.zeros(shape, dtype=np.float32) for part in ("threshold", "value")}
    for tree, nodes in enumerate(trees):
        inner = nodes["is_leaf"] == 0
        width = len(nodes)
        own = np.arange(width)
        arrays["clue"][tree, :width] = np.where(inner, nodes["feature_idx"], 0)
        arrays["threshold"][tree, :width] = np.where(inner, nodes["num_threshold"], 0)
        arrays["low"][tree, :width] = np.where(inner, nodes["left"], own)
        arrays["high"][tree, :width] = np.where(inner, nodes["right"], own)
        arrays["value"][tree, :width] = nodes["value"]
    return {**arrays, "start": np.float32(model._baseline_prediction.ravel()[0])}


def right(choice: Choice, found: Iterable[Example]) -> float:
    """The share of examples, in per cent, that get all their parties and no other."""
    rows = list(found)
    hits = 0
    for one in rows:
        sides = chosen(choice, [one.clues])[0]
        hits += sides is not None and set(sides.parties) == one.parties
    return 100 * hits / max(1, len(rows))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--into", type=Path, default=HERE.parent / "src/onrecord/talks/choices.npz")
    options = parser.parse_args()
    found = [one for name, record, attributed in reports(options.shared) for one in examples(name, record, attributed)]
    print(f"{len(found)} contacts of {len({one.report for one in found})} reports")
    for third in range(THIRDS):
        held_out = [one for one in found if zlib.crc32(one.report.encode()) % THIRDS == third]
        choice, _ = fitted([one for one in found if zlib.crc32(one.report.encode()) % THIRDS != third])
        print(f"third {third + 1}: all parties right in {right(choice, held_out):.1f} of 100 ({len(held_out)} contacts)")
    _, arrays = fitted(found)
    np.savez_compressed(options.into, **{f"sides.{name}": array for name, array in arrays.items()})
    print(f"{options.into}: {options.into.stat().st_size} bytes")


if __name__ == "__main__":
    main()
