"""Source mentions annotated for themselves (`mentions.json`): name and party right, with the confusion by class.

    python training/eval_mentions.py [--shared ../shared] [--errors 30]

Each mention is given as the source of a statement; `actors.attribute` says who it is. A name is right if it is the
annotated one but for letter case, titles, accents, apostrophes and transliteration, if the annotator had a bare surname and it ends with
that, or if it is a description that has all the words of the annotated one, the adjective of a state counting as its name ("report issued
on Tuesday by the Institute" for "report by the Institute", "Ukraine's military General Staff" for "Ukrainian General Staff"). `strict`
leaves the last out.
"""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from onrecord import actors
from onrecord.actors.register import Register, Sort
from onrecord.actors.tokens import tokenize
from onrecord.document import Document, digest, words
from onrecord.statements.values import Act, Attribution, Factuality, Mode, Tagged

HERE = Path(__file__).parent


def given(document: Document, rows: list[dict[str, Any]]) -> Tagged:
    """The mentions as sources of statements whose content is what follows them."""
    made = []
    for number, row in enumerate(rows):
        source = words(document.text, [tuple(span) for span in row["spans"]])
        start = source.end + 1
        content = (
            words(document.text, [(start, min(len(document.text), start + 40))])
            if start < len(document.text)
            else words(document.text, [(0, 1)])
        )
        made.append(Attribution(f"s{number}", source, None, content, None, (), Mode.INDIRECT, Act.INFORM, Factuality.CERTAIN, None))
    return Tagged(document, tuple(made))


def about(name: str) -> dict[str, str | None]:
    """What the name of a file tells, as the annotators and users know it: the day and the outlet of `2025-05-20_the-courier_title…`."""
    day, outlet, *_ = name.split("_")
    return {"published": day if day[:1].isdigit() else None, "outlet": outlet.replace("-", " ")}


def folded(name: str) -> str:
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign)).replace("’", "'")
    return " ".join(word for word in plain.casefold().replace("the ", "").split() if word not in ("president", "mr", "mrs", "ms"))


def same_name(found: str, gold: str, register: Register) -> bool:
    ours, theirs = folded(known(found, register)), folded(known(gold, register))
    return ours == theirs or (bool(theirs) and ours.endswith(" " + theirs)) or (bool(ours) and theirs.endswith(" " + ours))


def known(name: str, register: Register) -> str:
    """The register's name for what it knows by this one: "AP" is the Associated Press."""
    keys = tokenize(name).keys
    match = register.longest(keys, 0) if keys and keys[0] in register.entries else None
    return match[1].name if match is not None and match[0] == len(keys) and match[1].sort is not Sort.STATE else name


def described_alike(found: str, gold: str, register: Register) -> bool:
    """Whether a description has all words of the annotated one; a single word is no description."""
    ours, theirs = described(found, register), described(gold, register)
    return len(theirs) > 1 and theirs <= ours


def described(name: str, register: Register) -> frozenset[str]:
    """The words of a description that tell: adjectives of states as their names, no articles, prepositions or genitives."""
    plain = f" {folded(name)} ".replace("'s ", " ").replace("s' ", "s ")
    for party, adjective in register.adjectives.items():
        state = register.state_names.get(party)
        if state and (word := f" {folded(adjective)} ") in plain:
            plain = plain.replace(word, f" {folded(state)} ")
    return frozenset(plain.replace(",", " ").split()) - SMALL


SMALL = frozenset("a an the of by in from for to at on and with".split())


def parties(value: Any) -> frozenset[str]:
    return frozenset(value if isinstance(value, list) else [value] if value else [])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    by_report: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in json.loads((HERE / "mentions.json").read_text(encoding="utf-8")):
        by_report[row["report"]].append(row)
    register = Register.load()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    wrong = []
    for report, rows in sorted(by_report.items()):
        content = (arguments.shared / "corpora" / f"{report}.txt").read_bytes()
        document = Document(digest(content), content.decode("utf-8"), **about(report.split("/")[1]))
        found = {statement.id: statement.source for statement in actors.attribute(given(document, rows)).statements}
        for number, row in enumerate(rows):
            actor = found.get(f"s{number}")
            right = {
                "strict": actor is not None and same_name(actor.name, row["name"], register),
                "name": actor is not None
                and (
                    same_name(actor.name, row["name"], register)
                    or (actor.kind != "person" and described_alike(actor.name, row["name"], register))
                ),
                "party": actor is not None and frozenset(actor.parties) == parties(row["party"]),
                "kind": actor is not None and actor.kind == row["kind"],
            }
            right["both"] = right["name"] and right["party"]
            for group in (row["class"], "all"):
                counts[group].update(["mentions", *(name for name, is_right in right.items() if is_right)])
            if not right["both"]:
                wrong.append(
                    (report, row["spans"][0], row["class"], row["name"], row["party"], actor and (actor.text, actor.name, actor.parties))
                )
    print(f"{'class':20} {'mentions':>8} {'strict':>6} {'name':>6} {'party':>6} {'both':>6} {'kind':>6}")
    for group, count in sorted(counts.items(), key=lambda item: -item[1]["mentions"]):
        shares = " ".join(f"{100 * count[name] / count['mentions']:6.1f}" for name in ("strict", "name", "party", "both", "kind"))
        print(f"{group:20} {count['mentions']:8} {shares}")
    for one in wrong[: arguments.errors]:
        print(*one, sep=" | ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
