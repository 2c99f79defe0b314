"""Figures of a checkpoint or of the shipped model: PolNeAR dev by its own scorer, and records by `score.py`.

python training/evaluate.py --model src/onrecord/statements/model polnear
python training/evaluate.py --model … records ../shared/gold/*.json
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

from onrecord.document import document
from onrecord.statements.decode import attributions
from onrecord.statements.features import features
from onrecord.statements.tagger import Tagger


def polnear(tagger: Tagger, folder: Path, out: Path, *, limit: int = 0, whole: bool = False) -> None:
    """Write the outermost attributions of each article for PolNeAR's scorer, which knows no nesting.

    `whole` goes the whole way of the tagger, with its rules; else what the network alone finds.
    """
    names = sorted(path.stem for path in (folder / "text").glob("*.txt"))
    with out.open("w", encoding="utf-8") as stream:
        for name in names[: limit or None]:
            text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
            rows = whole_rows(tagger, text) if whole else network_rows(tagger, text)
            print(json.dumps({"doc": name, "attributions": rows}), file=stream)


def whole_rows(tagger: Tagger, text: str) -> list[dict[str, list[list[int]]]]:
    return [
        {role: [list(span) for span in getattr(one, role).spans] if getattr(one, role) else [] for role in ("source", "cue", "content")}
        for one in tagger.tag(document(text)).attributions
        if one.within is None
    ]


def network_rows(tagger: Tagger, text: str) -> list[dict[str, list[list[int]]]]:
    network = tagger.network
    feats = features(text, network.tokenizer)
    states, views = (tagger.states(text, feats, 0, len(feats), depth=0), tagger.views(text, feats, 0, len(feats), depth=0))
    return [
        {role: [[int(feats.starts[s]), int(feats.ends[e - 1])] for s, e in getattr(one, role)] for role in ("source", "cue", "content")}
        for one in attributions(states, network.heads, views)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("polnear",))
    parser.add_argument("--model", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--out", type=Path, default=Path("/tmp/polnear-dev.jsonl"))
    arguments = parser.parse_args()
    tagger = Tagger(threads=arguments.threads, model=arguments.model)
    folder = arguments.shared / "data/polnear/dev"
    polnear(tagger, folder, arguments.out, whole=arguments.whole)
    subprocess.run(
        [sys.executable, str(folder.parent / "score.py"), str(folder / "attributions"), str(folder / "text"), str(arguments.out)],
        check=True,
    )


if __name__ == "__main__":
    main()
