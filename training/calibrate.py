"""Fit a temperature for each head on dev reports, and say how reliable the probabilities are.

    python training/calibrate.py [--model src/onrecord/statements/model] [--write]

Each head is fitted on one half of the dev reports and measured on the other, both ways; what is written is fitted on all.
ECE is the mean gap, weighted by count, between probability and share right over ten bins (Guo et al. 2017).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt

from contact_labels import contact_labels
from data import Example, records
from onrecord.statements import meaning
from onrecord.statements.decode import Found, Segment
from onrecord.statements.tagger import Tagger
from splits import record_paths

Logits = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]
HEADS = ("act", "factuality", "stance", "condition_kind", "commitment_status", "contact")


def collected(examples: list[Example], tagger: Tagger) -> dict[str, list[tuple[Logits, Labels]]]:
    """For each head, the logits [rows, labels] and gold labels [rows] of each report, given the gold spans."""
    heads = {name: value for name, value in tagger.network.heads.items() if not name.startswith("temperature.")}
    found: dict[str, list[tuple[Logits, Labels]]] = {name: [] for name in HEADS}
    for example in examples:
        if example.depth:
            continue
        states = tagger.states(example.text, example.feats, 0, len(example.feats), depth=0)
        said = [Found(*(tuple(Segment(*s) for s in part) for part in (one.source, one.cue, one.content)), 1.0) for one in example.said]
        rows = meaning.pooled(states, said, heads)
        for name in ("act", "factuality", "stance"):
            if said:
                keep(found, name, meaning.chances(name, rows, heads), [getattr(one, name) for one in example.said])
        for name, marks in (("condition_kind", example.conditions), ("commitment_status", example.commitments)):
            if marks:
                keep(
                    found,
                    name,
                    meaning.segment_chances(name, states, [Segment(*s) for s, _ in marks], heads),
                    [label for _, label in marks],
                )
        if example.contacts:
            chances = meaning.contact_chances(states, [Segment(*s) for s, _ in example.contacts], heads)
            keep(found, "contact", chances, [label for _, label in example.contacts])
    return found


def keep(found: dict[str, list[tuple[Logits, Labels]]], name: str, chances: npt.NDArray[np.float32], labels: list[int]) -> None:
    found[name].append((np.log(np.maximum(chances.astype(np.float64), 1e-12)), np.array(labels)))


def joined(parts: list[tuple[Logits, Labels]]) -> tuple[Logits, Labels]:
    return np.concatenate([logits for logits, _ in parts]), np.concatenate([labels for _, labels in parts])


def temperature(logits: Logits, labels: Labels) -> float:
    """The temperature of least negative log-likelihood, to two digits, between 0.4 and 4."""
    tried = np.round(np.arange(0.4, 4.0, 0.02), 2)
    return float(min(tried, key=lambda t: -np.log(softmax(logits / t)[np.arange(len(labels)), labels]).mean()))


def softmax(logits: Logits) -> Logits:
    powers = np.exp(logits - logits.max(1, keepdims=True))
    normalised: Logits = powers / powers.sum(1, keepdims=True)
    return normalised


def ece(chances: Logits, labels: Labels, bins: int = 10) -> float:
    """Expected calibration error of the likeliest labels, 0 to 1."""
    best, right = chances.max(1), chances.argmax(1) == labels
    place = np.minimum((best * bins).astype(int), bins - 1)
    gaps = [abs(best[place == b].mean() - right[place == b].mean()) * (place == b).mean() for b in range(bins) if (place == b).any()]
    return float(sum(gaps))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=Path(__file__).parent.parent / "src/onrecord/statements/model")
    parser.add_argument("--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared")
    parser.add_argument("--write", action="store_true", help="put the temperatures into heads.npz")
    arguments = parser.parse_args()
    tagger = Tagger(model=arguments.model)
    paths = record_paths(arguments.shared, Path(__file__).parent / "labels", "dev")
    found = collected(records(paths, arguments.shared / "corpora", tagger.network.tokenizer, contact_labels), tagger)
    fitted = {}
    print(f"{'head':20} {'rows':>5} {'right':>6} {'ECE raw':>8} {'ECE fitted':>10} {'temperature':>11}")
    for name, parts in found.items():
        logits, labels = joined(parts)
        fitted[name] = temperature(logits, labels)
        halves = parts[::2], parts[1::2]
        crossed = [softmax(joined(b)[0] / temperature(*joined(a))) for a, b in (halves, halves[::-1])]
        truth = np.concatenate([joined(halves[1])[1], joined(halves[0])[1]])
        right = (logits.argmax(1) == labels).mean()
        raw, after = ece(softmax(logits), labels), ece(np.concatenate(crossed), truth)
        print(f"{name:20} {len(labels):5} {100 * right:6.1f} {100 * raw:8.1f} {100 * after:10.1f} {fitted[name]:11.2f}")
    if arguments.write:
        path = arguments.model / "heads.npz"
        with np.load(path, allow_pickle=False) as kept:
            heads = {name: kept[name] for name in kept.files}
        heads |= {f"temperature.{name}": np.array(value, dtype=np.float32) for name, value in fitted.items()}
        np.savez(path, **heads)
    return 0


if __name__ == "__main__":
    sys.exit(main())
