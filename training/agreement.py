"""How far two annotators agree: the figures of `score.py` with the second annotation in the place of a prediction.

python training/agreement.py [--first training/labels] [--second training/labels-second]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from annotate import worded
from data import module

HERE = Path(__file__).parent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=Path, default=HERE / "labels")
    parser.add_argument("--second", type=Path, default=HERE / "labels-second")
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    arguments = parser.parse_args()
    scorer = module(arguments.shared / "gold/score.py")
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    count = 0
    for second in sorted(arguments.second.glob("*/*.json")):
        first = arguments.first / second.parent.name / second.name
        if not first.exists():
            print(f"{first}: no first annotation; left out", file=sys.stderr)
            continue
        text = (arguments.shared / "corpora" / second.parent.name / f"{second.stem}.txt").read_bytes().decode("utf-8")
        r, t = scorer.tally(text, *(worded(json.loads(path.read_text(encoding="utf-8")), text) for path in (second, first)))
        right.update(r)
        total.update(t)
        count += 1
    print(f"{count} reports annotated twice")
    for name in total:
        print(f"{name:25} {scorer.f1(right, total, name):6.1f}   rows in both {total[name]:5d}")
    print(f"{'headline':25} {scorer.headline(right, total):6.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
