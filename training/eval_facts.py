"""How many of the facts that were written down from real reports beforehand (`facts.json`) the record of those reports has.

    python training/eval_facts.py [--shared ../shared] [--missed]

A fact is found if a row of its sort in one of its reports has its party, its stance or status, and in its label, or for conditions and
commitments anywhere in its words, one of the words that the fact lists.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import onrecord
from onrecord.talks.format import to_json

HERE = Path(__file__).parent


def told(path: Path) -> dict[str, str]:
    """Outlet and day of a report, from the manifest of its bundle."""
    for line in (path.parent / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["file"] == path.name:
            return {"outlet": row["outlet"], "published": row["date"]}
    return {}


def tells(row: dict[str, Any], fact: dict[str, Any], text: str) -> bool:
    """Whether a row of a fact's sort tells it."""
    if fact["sort"] == "contact":
        on_day = not fact.get("when") or (row["when"] or "").startswith(fact["when"][:7])
        return set(fact["party"]) <= set(row["participants"]) and row["status"] == fact["status"] and on_day
    if row["party"] != fact["party"]:
        return False
    if fact["sort"] == "position":
        return row["stance"] in fact["stance"] and any(word in row["issue"].casefold() for word in fact["about"])
    words = " ".join([row["text"], *(text[slice(*span)] for span in row["evidence"])]).casefold()
    return any(word in words for word in fact.get("words") or fact["about"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--missed", action="store_true", help="name those that are not found")
    arguments = parser.parse_args()
    facts = json.loads((HERE / "facts.json").read_text(encoding="utf-8"))["facts"]
    read: dict[str, tuple[str, dict[str, Any]]] = {}
    for name in sorted({file for fact in facts for file in fact["files"]}):
        path = arguments.shared / "corpora" / name
        read[name] = (path.read_bytes().decode("utf-8"), to_json(onrecord.read(path, **told(path))))
    found = [
        fact
        for fact in facts
        if any(tells(row, fact, read[name][0]) for name in fact["files"] for row in read[name][1][f"{fact['sort']}s"])
    ]
    print(f"{len(found)} of {len(facts)} found ({100 * len(found) / len(facts):.0f} per cent)")
    for fact in facts if arguments.missed else ():
        if fact not in found:
            print(f"  missed: {fact['told']}")


if __name__ == "__main__":
    main()
