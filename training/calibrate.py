"""Fit a temperature for each head on dev reports, and say how reliable the probabilities are.

    python training/calibrate.py [--model src/onrecord/statements/model] [--write]

Each head is fitted on one half of the dev reports and measured on the other, both ways; what is written is fitted on all.
ECE is the mean gap, weighted by count, between probability and share right over ten bins (Guo et al. 2017).
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt

from annotate import worded
from arrays import write
from contact_labels import contact_labels
from data import Example, module, records
from onrecord.document import document
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


def found_or_not(paths: list[Path], shared: Path, tagger: Tagger) -> list[tuple[Logits, Labels]]:
    """For each report, the raw scores [statements] of what the tagger finds, and whether an annotator has that statement."""
    scorer = module(shared / "gold/score.py")
    parts = []
    for path in paths:
        text = (shared / "corpora" / path.parent.name / f"{path.stem}.txt").read_bytes().decode("utf-8")
        gold = worded(json.loads(path.read_text(encoding="utf-8")), text)["statements"]
        rows = [
            {"id": one.id, "content": {"spans": [list(span) for span in one.content.spans]}, "score": one.score}
            for one in tagger.tag(document(text)).attributions
        ]
        right = {id(p) for p, _ in scorer.pair(text, rows, gold, scorer.statement_overlap)}
        if rows:
            parts.append((np.array([row["score"] for row in rows]), np.array([int(id(row) in right) for row in rows])))
    return parts


def line(scores: Logits, labels: Labels) -> tuple[float, float]:
    """Slope and intercept over the scores' log-odds of least negative log-likelihood, by Newton's method. Source: Platt 1999."""
    rows = np.stack([odds(scores), np.ones(len(scores))], axis=1)
    at = np.array([1.0, 0.0])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ at))
        hessian = (rows * (chance * (1 - chance))[:, None]).T @ rows + 1e-6 * np.eye(2)
        at = at + np.linalg.solve(hessian, rows.T @ (labels - chance))
    return float(at[0]), float(at[1])


def odds(scores: Logits) -> Logits:
    """Log-odds of scores from 0 to 1."""
    inside = np.clip(scores, 1e-4, 1 - 1e-4)
    return np.asarray(np.log(inside / (1 - inside)))


def statements_calibrated(parts: list[tuple[Logits, Labels]]) -> tuple[float, float]:
    """The line for the confidence of statements, fitted on all; prints what halves fitted on each other give."""
    halves = parts[::2], parts[1::2]
    chances, truth = [], []
    for a, b in (halves, halves[::-1]):
        slope, shift = line(*joined(a))
        scores, labels = joined(b)
        chances.append(1 / (1 + np.exp(-(slope * odds(scores) + shift))))
        truth.append(labels)
    both = np.concatenate(chances)
    binned = np.stack([1 - both, both], axis=1)
    scores, labels = joined(parts)
    raw = np.stack([1 - scores, scores], axis=1)
    before, after = 100 * ece(raw, labels), 100 * ece(binned, np.concatenate(truth))
    print(f"{'statement':20} {len(labels):5} {100 * labels.mean():6.1f} {before:8.1f} {after:10.1f}")
    return line(scores, labels)


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
    slope, shift = statements_calibrated(found_or_not(paths, arguments.shared, tagger))
    if arguments.write:
        path = arguments.model / "heads.npz"
        with np.load(path, allow_pickle=False) as kept:
            heads = {name: kept[name] for name in kept.files}
        heads |= {f"temperature.{name}": np.array(value, dtype=np.float32) for name, value in fitted.items()}
        heads["confidence"] = np.array([slope, shift])
        write(path, heads)
    return 0


if __name__ == "__main__":
    sys.exit(main())
