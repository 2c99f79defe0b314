"""Invented lines with their labels written into them, to the texts and records that are trained on (`made-up/lines-*.txt`, `.json`).

    python training/lines.py training/lines/*.txt --into training/made-up

The sources are in `training/lines`. A file begins with `# title | outlet | date`. Each further
line is a paragraph and, behind ` | `, the labels of its statements by their numbers: `act factuality stance party issue`, separated by
semicolons, `-` where there is none. In the paragraph

    {1p|the words for a source}      of statement 1, by a person (p), office (o), document (d), outlet (t), unnamed (u), the public (b)
    <1:the cue>  [1:the content]     in as many pieces as there are; a number may be left out where a line has one statement
    ⟦only-if:a condition⟧  ⟪pending:an undertaking⟫  «call:none|the sentence of a contact»

A statement without a source of its own has the one that stands last before its cue. A line that ends in ` | skip` is left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

KINDS = {"p": "person", "o": "office", "d": "document", "t": "outlet", "u": "unnamed", "b": "public"}
BASES = {"person": "named", "office": "office", "document": "document", "outlet": "outlet", "unnamed": "unnamed"}
CLOSING = {"{": "}", "<": ">", "[": "]", "⟦": "⟧", "⟪": "⟫", "«": "»"}
_HEAD = {
    "{": re.compile(r"(\d?)([podtub])\|"),
    "<": re.compile(r"(?:(\d):)?()"),
    "[": re.compile(r"(?:(\d):)?()"),
    "⟦": re.compile(r"()(only-if|if|unless|before|requires):"),
    "⟪": re.compile(r"()(pending|fulfilled|broken|withdrawn):"),
    "«": re.compile(r"()((?:call|meeting|talks|visit|message):(?:held|scheduled|requested|possible|none))\|"),
}


@dataclass(frozen=True)
class Mark:
    """A marked stretch of the text: `sign` opens it, `number` is its statement's, `told` what its head says."""

    sign: str
    number: int
    told: str
    start: int
    end: int


@dataclass
class Made:
    """A report as it grows."""

    text: str
    statements: list[dict[str, Any]] = field(default_factory=list)
    positions: list[dict[str, Any]] = field(default_factory=list)
    conditions: list[dict[str, Any]] = field(default_factory=list)
    commitments: list[dict[str, Any]] = field(default_factory=list)
    contacts: list[dict[str, Any]] = field(default_factory=list)


def main() -> None:
    """Writes the texts and records."""
    parser = argparse.ArgumentParser(description="Invented lines to texts and records.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--into", type=Path, required=True)
    options = parser.parse_args()
    for path in options.files:
        text, record = made(path.read_text(encoding="utf-8"), where=path.name)
        (options.into / f"lines-{path.stem}.txt").write_text(text, encoding="utf-8")
        (options.into / f"lines-{path.stem}.json").write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
        print(path.name, *(f"{len(record[table])} {table}" for table in ("statements", "positions", "conditions")), sep=", ")


def made(source: str, *, where: str) -> tuple[str, dict[str, Any]]:
    """The text and the record of a file's lines. Raises `ValueError` with the line that cannot be read."""
    head, *lines = source.strip().splitlines()
    title, outlet, day = head.removeprefix("# ").split(" | ")
    report = Made(title)
    for line in lines:
        paragraph, _, labels = line.rpartition(" | ")
        if labels.strip() == "skip" or not paragraph:
            continue
        try:
            take(report, paragraph.strip(), labels, day)
        except (ValueError, KeyError, IndexError) as error:
            raise ValueError(f"{where}: {error}: {line}") from error
    report.text += "\n"
    about = {
        "id": "sha256:" + hashlib.sha256(report.text.encode()).hexdigest(),
        "title": title, "outlet": outlet, "url": None, "published": day, "language": "en", "boilerplate": [],
    }  # fmt: skip
    tables = {name: getattr(report, name) for name in ("statements", "positions", "conditions", "commitments", "contacts")}
    return report.text, {"format": 1, "document": about, **tables}


def take(report: Made, paragraph: str, labels: str, day: str) -> None:
    """Adds a paragraph with its statements to the report."""
    at = len(report.text) + 2
    plain, marks = unmarked(paragraph, at)
    told = [label.split(None, 5) for label in labels.split(";")]
    numbered = {int(label[0]): label[1:] for label in told} if told[0][0].isdigit() else {1: told[0]}
    report.text += "\n\n" + plain
    for number, label in sorted(numbered.items()):
        act, factuality, stance, party, issue = [*label[:4], " ".join(label[4:])] if len(label) > 4 else label
        _statement(report, marks, number, plain, at, (act, factuality, stance, party, issue), day)
    whole = [[at, at + len(plain)]]
    for mark in marks:
        span = [[mark.start, mark.end]]
        told = {"party": None, "spans": span, "statements": [], "evidence": whole}
        if mark.sign == "⟦":
            report.conditions.append({**told, "issue": "talks", "kind": mark.told, "met_by": []})
        elif mark.sign == "⟪":
            report.commitments.append({**told, "to": None, "status": mark.told, "due": None})
        elif mark.sign == "«":
            kind, status = mark.told.split(":")
            about = {"participants": [], "persons": [], "when": None, "place": None, "statements": [], "evidence": span}
            report.contacts.append({"kind": kind, "status": status, **about})


def _statement(report: Made, marks: list[Mark], number: int, plain: str, at: int, label: tuple[str, ...], day: str) -> None:
    act, factuality, stance, party, issue = label
    cues = [mark for mark in marks if mark.sign == "<" and mark.number == number]
    contents = [mark for mark in marks if mark.sign == "[" and mark.number == number]
    if not contents:
        raise ValueError(f"statement {number} has no content")
    anchor = cues[0].start if cues else contents[0].start
    sources = [mark for mark in marks if mark.sign == "{"]
    own = [mark for mark in sources if mark.number == number] or [mark for mark in sources if mark.end <= anchor][-1:] or sources[:1]
    source = own[0]
    kind = KINDS[source.told]
    name = report.text[source.start : source.end]
    words = [report.text[mark.start : mark.end] for mark in contents]
    quoted = [report.text[mark.start - 1] in '"“' for mark in contents]
    mode = "direct" if all(quoted) else "mixed" if any('"' in word for word in words) or any(quoted) else "indirect"
    own_party = None if party == "-" else party
    key = f"s{len(report.statements) + 1}"
    report.statements.append({
        "id": key, "source": {"spans": [[source.start, source.end]], "name": name, "kind": kind, "party": own_party, "role": None},
        "via": [], "cue": {"spans": [[mark.start, mark.end] for mark in cues]} if cues else None,
        "content": {"spans": [[mark.start, mark.end] for mark in contents]}, "mode": mode, "act": act, "factuality": factuality,
        "addressee": None, "prompt": None, "said": day, "issues": [issue] if issue != "-" else [],
    })  # fmt: skip
    if stance != "-":
        report.positions.append({
            "party": name if party == "-" else party, "issue": issue, "stance": stance, "basis": BASES.get(kind, "named"), "as_of": day,
            "statements": [key], "evidence": [[at, at + len(plain)]],
        })  # fmt: skip


def unmarked(paragraph: str, at: int) -> tuple[str, list[Mark]]:
    """The paragraph without its marks, and the marks with their places in a text in which it begins at `at`."""
    plain: list[str] = []
    marks: list[Mark] = []
    opened: list[tuple[str, int, str, int]] = []
    place = 0
    while place < len(paragraph):
        sign = paragraph[place]
        if sign in CLOSING:
            head = _HEAD[sign].match(paragraph, place + 1)
            if head is None:
                raise ValueError(f"no head after {sign} at {place}")
            opened.append((sign, int(head[1] or 1), head[2], at + len(plain)))
            place = head.end()
        elif sign in CLOSING.values():
            began, number, told, start = opened.pop()
            if CLOSING[began] != sign:
                raise ValueError(f"{began} is closed by {sign}")
            marks.append(Mark(began, number, told, start, at + len(plain)))
            place += 1
        else:
            plain.append(sign)
            place += 1
    if opened:
        raise ValueError(f"{opened[-1][0]} is not closed")
    return "".join(plain), sorted(marks, key=lambda mark: (mark.start, -mark.end))


if __name__ == "__main__":
    main()
