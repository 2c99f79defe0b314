"""How well sources are resolved, given perfect attributions: party, kind, name and chain on the label records.

usage: python training/eval_actors.py LABELS [LABELS …] CORPORA [--held-out | --worst FACET | --speed]

Every fourth report of each folder by sorted name is held out: `--held-out` prints its figures alone, never its texts.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.actors import attribute
from onrecord.actors.lexicon import HEADS, PRONOUNS
from onrecord.actors.values import Actor, Statement
from onrecord.document import words
from records import Record, read_tagged

HELD_OUT_EVERY = 4
FACETS = ("party", "kind", "name", "chain", "role")


def words_of(text: str, actor: Record) -> str:
    """The words of a record's actor as they stand in the report: records kept here have spans alone."""
    return words(text, [tuple(span) for span in actor["spans"]]).text


def mention_class(mentioned: str, source: Record) -> str:
    """The class of a source's words, for the confusion table."""
    text = mentioned.strip()
    lowered = text.casefold()
    if lowered in PRONOUNS:
        return "pronoun"
    if source["kind"] in {"document", "outlet", "public"}:
        return str(source["kind"])
    if isinstance(source["party"], list) or " and " in source["name"]:
        return "group"
    if source["kind"] == "person":
        if source["name"].split()[-1].casefold() in lowered or source["name"].split()[0].casefold() in lowered:
            return "surname" if len(text.replace("Mr.", "").split()) == 1 else "full name"
        return "role"
    if source["kind"] == "unnamed":
        return "unnamed"
    last = lowered.split()[-1]
    if last in HEADS:
        return "officials or institution"
    return "name of a party"


def letters(text: str, spans: object) -> set[int]:
    """The places of the letters and digits of `spans`, as score.py counts them."""
    return {at for start, end in spans for at in range(start, end) if text[at].isalnum()}  # type: ignore[attr-defined]


def same_via(text: str, ours: tuple[Actor, ...], theirs: list[Record]) -> bool:
    """Whether two chains agree as score.py has it."""
    return len(ours) == len(theirs) and all(
        a.name.casefold() == b["name"].casefold() or bool(letters(text, a.spans) & letters(text, b["spans"]))
        for a, b in zip(ours, theirs, strict=True)
    )


def compare(text: str, found: Statement, row: Record) -> dict[str, bool]:
    """Which facets of a statement are as in its record."""
    theirs, ours = row["source"], found.source
    if theirs is None or ours is None:
        return dict.fromkeys(FACETS, ours is None and theirs is None) | {"chain": same_via(text, found.via, row["via"])}
    party = theirs["party"]
    wanted = set(party if isinstance(party, list) else [party] if party else [])
    return {
        "party": set(ours.parties) == wanted,
        "kind": ours.kind == theirs["kind"],
        "name": ours.name.casefold() == theirs["name"].casefold(),
        "chain": same_via(text, found.via, row["via"]),
        "role": (ours.role or "").casefold() == (theirs["role"] or "").casefold(),
    }


def compared(labels: Sequence[Path], corpora: Path, *, held_out: bool) -> Iterator[tuple[Path, str, Record, Statement, dict[str, bool]]]:
    """Every statement of the reports of one part with what we made of it."""
    for folder in labels:
        of_part = read_tagged(folder, corpora, keep=lambda number: (number % HELD_OUT_EVERY == HELD_OUT_EVERY - 1) is held_out)
        for path, record, tagged in of_part:
            found = {statement.id: statement for statement in attribute(tagged).statements}
            for row in record["statements"]:
                yield path, tagged.document.text, row, found[row["id"]], compare(tagged.document.text, found[row["id"]], row)


def figures(labels: Sequence[Path], corpora: Path, *, held_out: bool) -> None:
    """Print the share of statements right by facet, and by class of mention."""
    right: dict[str, Counter[str]] = defaultdict(Counter)
    for _, text, row, _, same in compared(labels, corpora, held_out=held_out):
        for name in ("all", mention_class(words_of(text, row["source"]), row["source"]) if row["source"] else "no source"):
            right[name]["n"] += 1
            right[name].update(facet for facet in FACETS if same[facet])
        if row["via"]:
            right["(with via)"]["n"] += 1
            right["(with via)"].update(facet for facet in FACETS if same[facet])
    print(f"{'held out' if held_out else 'developed on':26}" + "".join(f"{name:>8}" for name in ("n", *FACETS)))
    for name, counts in sorted(right.items(), key=lambda item: -item[1]["n"]):
        print(f"{name:26}{counts['n']:8}" + "".join(f"{100 * counts[facet] / counts['n']:8.1f}" for facet in FACETS))


def worst(labels: Sequence[Path], corpora: Path, facet: str, limit: int, of_class: str | None) -> None:
    """Print the commonest mistakes in one facet."""
    seen: Counter[str] = Counter()
    example: dict[str, str] = {}
    for path, text, row, found, same in compared(labels, corpora, held_out=False):
        if same[facet] or row["source"] is None or found.source is None:
            continue
        theirs, ours, mentioned = row["source"], found.source, words_of(text, row["source"])
        if of_class not in {None, mention_class(mentioned, theirs)}:
            continue
        shown = {
            "party": (theirs["party"], list(ours.parties)),
            "kind": (theirs["kind"], str(ours.kind)),
            "name": (theirs["name"], ours.name),
            "role": (theirs["role"], ours.role),
        }
        said, made = shown.get(facet) or ([a["name"] for a in row["via"]], [a.name for a in found.via])
        start = theirs["spans"][0][0]
        key = f"{mentioned[:70]!r} gold {said} ours {made} ({theirs['name'][:40]} / {ours.name[:40]})"
        seen[key] += 1
        example[key] = f"{path.parent.name}/{path.stem[:40]}: {text[max(0, start - 260) : start]!r}>>"
    for key, count in seen.most_common(limit):
        print(count, key, "\n      ", example[key])


def speed(labels: Sequence[Path], corpora: Path) -> None:
    """Print CPU milliseconds of `attribute` for 800 words, the mean over all reports after one warm pass."""
    reports = [tagged for folder in labels for _, _, tagged in read_tagged(folder, corpora)]
    attribute(reports[0])
    started = time.process_time()
    for tagged in reports:
        attribute(tagged)
    spent = time.process_time() - started
    count = sum(len(tagged.document.text.split()) for tagged in reports)
    print(f"{1000 * spent * 800 / count:.1f} ms for 800 words ({count} words)")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path, nargs="+")
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--held-out", action="store_true", help="figures of the held-out part only")
    parser.add_argument("--worst", choices=FACETS, help="the commonest mistakes in one facet")
    parser.add_argument("--limit", type=int, default=40)
    parser.add_argument("--of-class", help="only mistakes on this class of mention")
    parser.add_argument("--speed", action="store_true")
    asked = parser.parse_args()
    if asked.speed:
        speed(asked.labels, asked.corpora)
    elif asked.worst:
        worst(asked.labels, asked.corpora, asked.worst, asked.limit, asked.of_class)
    else:
        figures(asked.labels, asked.corpora, held_out=asked.held_out)


if __name__ == "__main__":
    main()
