"""Measures how well labels of many reports get one name: the judged pairs of `issues.json` within all labels of their bundle.

python training/eval_issues.py [--shared ../shared] [--errors] [--embeddings]

With `--embeddings` also what labels' embeddings would tell: how often a pair that is one issue lies closer than one that is two, by the
mean of the encoder's states for a label (centred and whitened over all labels) and by the words that both have (weighed by how rare they
are). What the rules do on the same pairs, as the same figure, stands beside.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from onrecord.statements.network import START, STOP, Floats, Network
from onrecord.talks.merging import merge

HERE = Path(__file__).parent


def main() -> None:
    """Prints how many pairs that were merged are one issue, and how many that were kept apart are two; with `--errors` the others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", default="../shared", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--embeddings", action="store_true")
    options = parser.parse_args()
    pairs = json.loads((HERE / "issues.json").read_text(encoding="utf-8"))["pairs"]
    used = {bundle: _labels(bundle, options.shared) for bundle in sorted({pair["bundle"] for pair in pairs})}
    names = {bundle: merge(labels) for bundle, labels in used.items()}
    counts: Counter[tuple[bool, bool]] = Counter()
    for pair in pairs:
        left, other = pair["labels"]
        found = names[pair["bundle"]][left] == names[pair["bundle"]][other]
        counts[found, pair["one"]] += 1
        if options.errors and found != pair["one"]:
            print("merged" if found else "apart ", pair["bundle"], "|", left, "|", other)
    merged, apart = counts[True, True] + counts[True, False], counts[False, True] + counts[False, False]
    print(f"merged: {counts[True, True]} of {merged} are one; kept apart: {counts[False, False]} of {apart} are two")
    if options.embeddings:
        labels = sorted({label for counted in used.values() for label in counted})
        bundles = {tuple(pair["labels"]): pair["bundle"] for pair in pairs}
        by_rules = lambda one, other: float(names[bundles[one, other]][one] == names[bundles[one, other]][other])  # noqa: E731
        for name, alike in (("rules", by_rules), ("embeddings", embedded(labels)), ("words", worded(labels))):
            print(f"{name:12}{told_apart(pairs, alike):.2f}")


Alike = Callable[[str, str], float]


def told_apart(pairs: Sequence[dict[str, object]], alike: Alike) -> float:
    """The share of pairs of pairs, one issue and two, in which the former are more alike (area under the ROC curve; ties count half)."""
    marks = np.array([alike(*pair["labels"]) for pair in pairs])  # type: ignore[misc]
    one = np.array([bool(pair["one"]) for pair in pairs])
    above = marks[one][:, None] - marks[~one][None]
    return float(((above > 0) + 0.5 * (above == 0)).mean())


def embedded(labels: Sequence[str]) -> Alike:
    """The cosine of two labels' embeddings: means of the encoder's states, centred, the hundred strongest directions made equally long."""
    network = Network()
    means = np.stack([_mean(network, label) for label in labels])
    directions, _, _ = np.linalg.svd(means - means.mean(0), full_matrices=False)
    kept = directions[:, :100] / np.linalg.norm(directions[:, :100], axis=1, keepdims=True)
    place = {label: number for number, label in enumerate(labels)}
    return lambda one, other: float(kept[place[one]] @ kept[place[other]])


def _mean(network: Network, label: str) -> Floats:
    ids = [START, *network.tokenizer.encode(label.lower(), add_special_tokens=False).ids, STOP]
    given = {name: np.zeros((1, len(ids)), dtype=np.int64) for name in ("ids", "case", "gap", "quote", "depth")}
    given["ids"][0] = ids
    states: Floats = network._session.run(["states"], given)[0][0]
    return np.asarray(states[1:-1].mean(0), dtype=np.float32)


def worded(labels: Sequence[str]) -> Alike:
    """The cosine of two labels' words, each weighed by how few labels have it."""
    words = {label: set(re.findall(r"\w+", label.lower())) for label in labels}
    among = Counter(word for own in words.values() for word in own)
    weight = {word: float(np.log(len(labels) / count)) ** 2 for word, count in among.items()}
    length = {label: sum(weight[word] for word in own) ** 0.5 or 1.0 for label, own in words.items()}
    return lambda one, other: sum(weight[word] for word in words[one] & words[other]) / (length[one] * length[other])


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
