"""Source mentions annotated for themselves (`mentions.json`): name and party right, with the confusion by class.

    python training/eval_mentions.py [--shared ../shared] [--errors 30]

Each report is read, the annotated mentions are put for the sources of its statements, and `actors.attribute` says who
they are. A name is right if it is the annotated one but for letter case, titles, accents, apostrophes and
transliteration, if the annotator had a bare surname and it ends with that, or if it is a description that has all the
words of the annotated one, the adjective of a state counting as its name ("report issued on Tuesday by the Institute"
for "report by the Institute", "Ukraine's military General Staff" for "Ukrainian General Staff", "British officials" for
"UK officials"), or if only the state whose it is stands in one of the two ("State Department" of the USA for "US State
Department"). Of several persons the order does not matter. `strict` leaves descriptions and states out.
"""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

from onrecord import actors
from onrecord.actors.register import Register, Sort
from onrecord.actors.tokens import tokenize
from onrecord.document import Document, digest, words
from onrecord.statements.tagger import Tagger
from onrecord.statements.values import Act, Attribution, Factuality, Mode, Tagged

HERE = Path(__file__).parent


def given(read: Tagged, rows: list[dict[str, Any]]) -> tuple[Tagged, list[str]]:
    """What the network reads with the annotated mentions for sources, and the id of the statement that each of them is the source of.

    A mention that is no source to the network gets a statement of its own, whose content is what follows it.
    """
    document, made, ids = read.document, list(read.attributions), []
    for number, row in enumerate(rows):
        source = words(document.text, [tuple(span) for span in row["spans"]])
        same = (
            at for at, one in enumerate(made) if one.source is not None and one.source.start < source.end and source.start < one.source.end
        )
        at = next((at for at in same if made[at].id not in ids), None)
        if at is not None:
            made[at] = replace(made[at], source=source)
            ids.append(made[at].id)
            continue
        start = source.end + 1 if source.end + 1 < len(document.text) else 0
        content = words(document.text, [(start, min(len(document.text), start + 40))])
        made.append(Attribution(f"m{number}", source, None, content, None, (), Mode.INDIRECT, Act.INFORM, Factuality.CERTAIN, None))
        ids.append(f"m{number}")
    return replace(read, attributions=tuple(made)), ids


def about(name: str) -> dict[str, str | None]:
    """What the name of a file tells, as the annotators and users know it: the day and the outlet of `2025-05-20_the-courier_title…`."""
    day, outlet, *_ = name.split("_")
    return {"published": day if day[:1].isdigit() else None, "outlet": outlet.replace("-", " ")}


def folded(name: str) -> str:
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign)).replace("’", "'")
    return " ".join(word for word in plain.casefold().replace("the ", "").split() if word not in ("president", "mr", "mrs", "ms"))


def same_name(found: str, gold: str, register: Register) -> bool:
    ours, theirs = folded(known(found, register)), folded(known(gold, register))
    if sorted(ours.replace(",", " and").split(" and ")) == sorted(theirs.replace(",", " and").split(" and ")):
        return True
    return ours == theirs or (bool(theirs) and ours.endswith(" " + theirs)) or (bool(ours) and theirs.endswith(" " + ours))


def known(name: str, register: Register) -> str:
    """The register's name for what it knows by this one: "AP" is the Associated Press."""
    keys = tokenize(name).keys
    match = register.longest(keys, 0) if keys and keys[0] in register.entries else None
    return match[1].name if match is not None and match[0] == len(keys) and match[1].sort is not Sort.STATE else name


def described_alike(found: str, gold: str, parties: tuple[str, ...], register: Register) -> bool:
    """Whether a description has all words of the annotated one, but for the state's whose it is; a single word is no description."""
    ours, theirs = described(found, register), described(gold, register)
    state = {word for party in parties for word in folded(register.state_names.get(party, "")).split()}
    return len(theirs) > 1 and theirs - state <= ours and bool(theirs - state)


def described(name: str, register: Register) -> frozenset[str]:
    """The words of a description that tell: states and organisations by their names, no articles, prepositions or genitives."""
    plain = f" {folded(name)} ".replace("'s ", " ").replace("s' ", "s ")
    for short, full in SHORT.items():
        plain = plain.replace(f" {short} ", f" {full} ")
    for party, adjective in register.adjectives.items():
        state = register.state_names.get(party)
        if state and (word := f" {folded(adjective)} ") in plain:
            plain = plain.replace(word, f" {folded(state)} ")
    return frozenset(plain.replace(",", " ").split()) - SMALL


SHORT = {
    **dict.fromkeys(("us", "u.s.", "american"), "united states"),
    **dict.fromkeys(("uk", "u.k.", "british"), "united kingdom"),
    **dict.fromkeys(("un", "u.n."), "united nations"),
}
SMALL = frozenset("a an the of by in from for to at on and with".split())


def parties(value: Any, register: Register) -> frozenset[str]:
    """The parties of an actor, by the register's names for them."""
    return frozenset(known(party, register) for party in (value if isinstance(value, list) else [value] if value else []))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    by_report: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in json.loads((HERE / "mentions.json").read_text(encoding="utf-8")):
        by_report[row["report"]].append(row)
    register, tagger = Register.load(), Tagger()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    wrong = []
    for report, rows in sorted(by_report.items()):
        content = (arguments.shared / "corpora" / f"{report}.txt").read_bytes()
        document = Document(digest(content), content.decode("utf-8"), **about(report.split("/")[1]))
        tagged, ids = given(tagger.tag(document), rows)
        found = {statement.id: statement.source for statement in actors.attribute(tagged).statements}
        for row, name in zip(rows, ids, strict=True):
            actor = found.get(name)
            right = {
                "strict": actor is not None and same_name(actor.name, row["name"], register),
                "name": actor is not None
                and (
                    same_name(actor.name, row["name"], register)
                    or (actor.kind != "person" and described_alike(actor.name, row["name"], actor.parties, register))
                ),
                "party": actor is not None and parties(list(actor.parties), register) == parties(row["party"], register),
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
