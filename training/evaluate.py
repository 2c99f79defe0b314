"""What the network alone finds on PolNeAR's dev part, without the rules beside it: figures, and what is missed by class.

    python training/evaluate.py [--model FOLDER] [--shared ../shared]

For comparing checkpoints, and int8 with fp32 (`export.py --bits 32`). `quality.py` measures the whole way.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

from data import module
from onrecord.statements.decode import Segment, attributions
from onrecord.statements.features import features
from onrecord.statements.tagger import Tagger

HERE = Path(__file__).parent
LENGTHS = ((1, 4), (5, 9), (10, 24), (25, 10_000))


def found(tagger: Tagger, text: str) -> list[dict[str, list[list[int]]]]:
    """The attributions of a text in the form of PolNeAR's scorer."""
    feats = features(text, tagger.network.tokenizer)
    states, views = tagger.read_words(text, feats, [Segment(0, len(feats))], depth=0)[0]
    return [
        {role: [[int(feats.starts[s]), int(feats.ends[e - 1])] for s, e in getattr(one, role)] for role in ("source", "cue", "content")}
        for one in attributions(states, tagger.network.heads, views)
    ]


def missed(scorer: Any, folder: Path, predicted: dict[str, list[dict[str, list[list[int]]]]]) -> None:
    """Print recall by the length of the content in words, and what became of the attributions that were not matched."""
    total: Counter[tuple[int, int]] = Counter()
    right: Counter[tuple[int, int]] = Counter()
    fates: Counter[str] = Counter()
    for name, paths in sorted(scorer.gold_files(str(folder / "attributions")).items()):
        document = scorer.Doc(scorer.read_text(str(folder / "text" / f"{name}.txt")))
        gold, ours = scorer.prep(document, scorer.read_ann(paths[0])), scorer.prep(document, predicted[name])
        matched, _ = scorer.match(gold, ours)
        for number, one in enumerate(gold):
            length = next(bounds for bounds in LENGTHS if len(one["content_w"]) <= bounds[1])
            total[length] += 1
            right[length] += number in matched
            if number not in matched:
                touched = any(one["content_w"] & other["content_w"] for other in ours)
                fates["found, but grouped or bounded differently" if touched else "not found"] += 1
            elif not scorer.src_ok(one, ours[matched[number]]):
                fates["content right, source wrong" if one["source"] else "content right, a source where gold has none"] += 1
    for low, high in LENGTHS:
        name = f"{low} to {high} words" if high < 10_000 else f"{low} words and more"
        print(f"recall of contents of {name:20} {100 * right[low, high] / max(total[low, high], 1):5.1f} of {total[low, high]}")
    for name, count in fates.most_common():
        print(f"{name:45} {count:5}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    arguments = parser.parse_args()
    tagger = Tagger(threads=2, model=arguments.model)
    folder = arguments.shared / "data/polnear/dev"
    scorer = module(folder.parent / "score.py")
    predicted = {path.stem: found(tagger, path.read_bytes().decode("utf-8")) for path in sorted((folder / "text").glob("*.txt"))}
    counts = scorer.evaluate(str(folder / "attributions"), str(folder / "text"), predicted)
    for name in ("attr.content", "attr.full", "attr.q_content", "attr.q_full"):
        print(f"{name:16}" + "".join(f"{value:7.1f}" for value in scorer.prf(counts[name])) + "   precision, recall, F1")
    missed(scorer, folder, predicted)


if __name__ == "__main__":
    main()
