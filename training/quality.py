"""The quality gate: every figure of `docs/quality.md` that has a floor, measured anew and held against it.

    python training/quality.py [--shared ../shared] [--part polnear|gold|dev] [--confusion]

Exit 1 if a figure is below its floor in `floors.json`, 3 if the texts are not there. A floor is raised by a commit
when a better model has come, and lowered only by a commit that says why.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

import onrecord
from annotate import worded
from data import module
from onrecord.document import document
from onrecord.statements.tagger import Tagger
from onrecord.talks.format import to_json
from splits import record_paths

HERE = Path(__file__).parent


def polnear(shared: Path) -> dict[str, float]:
    """Figures on PolNeAR's dev part: the outermost statements of `Tagger.tag`, by the corpus's own scorer."""
    folder = shared / "data/polnear"
    scorer = module(folder / "score.py")
    tagger = Tagger()
    predicted = {}
    for path in sorted((folder / "dev/text").glob("*.txt")):
        tagged = tagger.tag(document(path.read_bytes().decode("utf-8")))
        predicted[path.stem] = [
            {role: [list(span) for span in getattr(one, role).spans] if getattr(one, role) else [] for role in ("source", "cue", "content")}
            for one in tagged.attributions
            if one.within is None
        ]
    counts = scorer.evaluate(str(folder / "dev/attributions"), str(folder / "dev/text"), predicted)
    names = {"attr.content": "content", "attr.full": "full", "attr.q_content": "quoted content", "attr.q_full": "quoted full"}
    return {f"polnear {shown}": round(scorer.prf(counts[key])[2], 1) for key, shown in names.items()}


def read_record(path: Path, shared: Path) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """Text, gold record and predicted record. The gold tells outlet and date where the text does not."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    beside = path.with_suffix(".txt")
    text_path = beside if beside.exists() else shared / "corpora" / path.parent.name / f"{path.stem}.txt"
    content = text_path.read_bytes()
    text = content.decode("utf-8")
    gold = worded(gold, text)
    told = gold["document"]
    predicted = to_json(onrecord.read(text_path, outlet=told.get("outlet"), published=told.get("published")))
    return text, gold, predicted


def scored(paths: Iterable[Path], shared: Path, *, confusion: bool) -> tuple[dict[str, float], float]:
    """The figures of `score.py` over records, and their headline; with `confusion`, prints what was taken for what."""
    scorer = module(shared / "gold/score.py")
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    taken: dict[str, Counter[tuple[str, str]]] = {"act": Counter(), "factuality": Counter(), "stance": Counter(), "status": Counter()}
    for path in paths:
        text, gold, predicted = read_record(path, shared)
        r, t = scorer.tally(text, predicted, gold)
        right.update(r)
        total.update(t)
        if confusion:
            count_confusions(scorer, text, gold, predicted, taken)
    for facet, counts in taken.items() if confusion else ():
        print(f"\n{facet}: gold taken for predicted, most frequent first")
        for (true, said), count in counts.most_common(40):
            print(f"  {true:12} {said:12} {count:4}{'' if true == said else '  *'}")
    return {name: round(scorer.f1(right, total, name), 1) for name in total}, round(scorer.headline(right, total), 1)


def count_confusions(
    scorer: Any, text: str, gold: dict[str, Any], predicted: dict[str, Any], taken: dict[str, Counter[tuple[str, str]]]
) -> None:
    for p, g in scorer.pair(text, predicted["statements"], gold["statements"], scorer.statement_overlap):
        taken["act"][g["act"], p["act"]] += 1
        taken["factuality"][g["factuality"], p["factuality"]] += 1
    for p, g in scorer.pair(text, predicted["positions"], gold["positions"], scorer.position_overlap):
        taken["stance"][g["stance"], p["stance"]] += 1
    for p, g in scorer.pair(text, predicted["contacts"], gold["contacts"], scorer.contact_overlap):
        taken["status"][g["status"], p["status"]] += 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--part", choices=("polnear", "gold", "dev"), action="append")
    parser.add_argument("--confusion", action="store_true")
    parser.add_argument("--noises", type=int, default=0, help="so many readings more, as other processors may have them: print ranges")
    arguments = parser.parse_args()
    shared: Path = arguments.shared
    if not (shared / "gold/score.py").exists():
        print(f"{shared}: not there; the quality gate needs ../shared beside the checkout (or --shared)", file=sys.stderr)
        return 3
    parts = arguments.part or ["polnear", "gold", "dev"]
    steady = measured(parts, shared, confusion=arguments.confusion)
    if arguments.noises:
        trembling = module(HERE.parent / "tests/trembling.py").trembling
        several = [steady]
        for seed in range(arguments.noises):
            with trembling(seed):
                several.append(measured(parts, shared, confusion=False))
        for name in steady:
            print(f"{name:32} {min(one[name] for one in several):6.1f} to {max(one[name] for one in several):5.1f}")
        return 0
    return report(steady)


def measured(parts: Collection[str], shared: Path, *, confusion: bool) -> dict[str, float]:
    """All figures of these parts, by name."""
    figures: dict[str, float] = {}
    if "polnear" in parts:
        figures |= polnear(shared)
    for part, paths in (("gold", sorted((shared / "gold").glob("*.json"))), ("dev", record_paths(shared, HERE / "labels", "dev"))):
        if part in parts:
            found, headline = scored(paths, shared, confusion=confusion)
            figures |= {f"{part} {name}": value for name, value in found.items()} | {f"{part} headline": headline}
    if "gold" in parts:
        found, headline = scored([shared / "gold/seed.json"], shared, confusion=False)
        figures |= {"seed headline": headline, "seed statements": found["statements"]}
    return figures


def report(figures: dict[str, float]) -> int:
    """Print each figure with its floor; 1 if one is below."""
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    below = 0
    for name, value in figures.items():
        floor = floors.get(name)
        low = floor is not None and value < floor
        below += low
        print(f"{name:32} {value:6.1f}" + ("" if floor is None else f"   floor {floor:5.1f}" + ("   BELOW" if low else "")))
    print(f"{len(figures) - below} passed, {below} failed")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
