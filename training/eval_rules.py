"""Measures the rules of the statements layer on labelled reports, given the labelled spans.

    python training/eval_rules.py --labels ../shared/labels --corpora ../shared/corpora

Prints two columns: the reports that the rules were written on, and every fourth report by name, of which only these figures were seen.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.document import Words, words
from onrecord.statements.addressees import addressee
from onrecord.statements.carriers import carried
from onrecord.statements.cues import Disposition, disposition, polarity
from onrecord.statements.modes import mode
from onrecord.statements.prompts import prompt
from onrecord.statements.quotes import trim

HELD_OUT_EVERY = 4


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled statement: its text, its words, and the label as it stands in the record."""

    text: str
    source: Words | None
    cue: Words | None
    content: Words
    label: dict[str, Any]


def labelled(labels: Path, corpora: Path) -> Iterator[tuple[bool, Labelled]]:
    """Every labelled statement, and whether its report is held out."""
    for number, path in enumerate(sorted(labels.glob("*/*.json"))):
        text = (corpora / path.relative_to(labels)).with_suffix(".txt").read_bytes().decode("utf-8")
        for label in json.loads(path.read_text("utf-8"))["statements"]:
            content = words(text, label["content"]["spans"])
            yield (
                number % HELD_OUT_EVERY == HELD_OUT_EVERY - 1,
                Labelled(text, _words(text, label["source"]), _words(text, label["cue"]), content, label),
            )


def _words(text: str, marked: dict[str, Any] | None) -> Words | None:
    return None if marked is None else words(text, marked["spans"])


def count(statement: Labelled) -> Counter[str]:
    """What one statement adds to each figure's counts."""
    found: Counter[str] = Counter()
    text, source, cue, content, label = statement.text, statement.source, statement.cue, statement.content, statement.label
    found["statements"] += 1
    found["mode right"] += mode(text, content).value == label["mode"]
    found["trim unchanged"] += trim(text, content.spans) == content.spans
    for name, said, gold in (
        ("addressee", addressee(text, cue, source, content), label["addressee"]),
        ("prompt", prompt(text, cue, source, content), label["prompt"]),
    ):
        found[f"{name} said"] += said is not None
        found[f"{name} gold"] += gold is not None
        found[f"{name} right"] += said is not None and gold is not None and (_overlap(said, gold["spans"]) or said.text == gold["text"])
    result = carried(text, source, cue, content)
    found["carriers said"] += len(result.carriers)
    found["carriers right"] += sum(any(_overlap(carrier, link["spans"]) for link in label["via"]) for carrier in result.carriers)
    found["sources changed"] += source is not None and (result.source is None or not _overlap(result.source, source.spans))
    fate = disposition(polarity(text, cue, source, content), None if cue is None else cue.text)
    found["wrongly dropped"] += fate is Disposition.DROP
    found["uncommitted said"] += fate is Disposition.UNCOMMITTED
    found["uncommitted right"] += fate is Disposition.UNCOMMITTED and label["factuality"] == "UU"
    return found


def _overlap(found: Words, spans: Any) -> bool:
    return any(one.start < end and start < one.end for one in found.spans for start, end in spans)


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    arguments = parser.parse_args()
    counts: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}
    for held_out, statement in labelled(arguments.labels, arguments.corpora):
        counts[held_out].update(count(statement))
    print(f"{'':36}{'written on':>12}{'held out':>12}")
    for name in counts[False]:
        print(f"{name:36}{counts[False][name]:>12}{counts[True][name]:>12}")
    for name, right, of in (
        ("mode, per cent", "mode right", "statements"),
        ("addressee precision", "addressee right", "addressee said"),
        ("addressee recall", "addressee right", "addressee gold"),
        ("carrier precision", "carriers right", "carriers said"),
        ("uncommitted precision", "uncommitted right", "uncommitted said"),
    ):
        print(f"{name:36}" + "".join(f"{100 * counts[held][right] / max(1, counts[held][of]):>12.1f}" for held in (False, True)))


if __name__ == "__main__":
    main()
