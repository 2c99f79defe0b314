"""A report of the record with its evidence: the words of each statement marked and numbered, and below them what was read in them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rich.console import Console
from rich.text import Text

from onrecord.cli import rows
from onrecord.cli.terminal import safe
from onrecord.cli.words import PartyName
from onrecord.record import Kept
from onrecord.talks.rows import StatementRow

_SECTIONS = ("positions", "conditions", "commitments", "contacts", "statements")


def draw(kept: Kept, *, console: Console, name: PartyName, copy_of: str | None) -> None:
    """Prints a report: where it came from, its text with the evidence marked, and its rows."""
    console.print(rows.report(kept.rows.report))
    reader = " ".join(str(value) for value in kept.reader.values())
    told = [f"from {kept.origin.where}", f"added {kept.rows.report.added[:10]}", f"read by {reader}" if reader else "not read"]
    console.print(Text(safe(" · ".join(told)), "dim"))
    if copy_of:
        console.print(Text(f"A copy of {copy_of}.", "yellow"))
    console.print()
    console.print(marked(kept.document.text, kept.rows.statements))
    for section in _SECTIONS:
        found = getattr(kept.rows, section)
        if found:
            console.print()
            console.print(Text(section.upper(), "dim bold"))
            console.print(rows.drawn(found, name, day=False))


def marked(text: str, statements: Sequence[StatementRow]) -> Text:
    """The text with the words of each statement underlined and its number, as in the list below, after them."""
    ends = sorted((statement.spans[-1].end, number) for number, statement in enumerate(statements, 1) if statement.spans)
    inside = sorted(span for statement in statements for span in statement.spans)
    shown = Text()
    cuts = sorted({0, len(text), *(end for end, _ in ends), *(place for span in inside for place in span)})
    for start, end in pairwise(cuts):
        said = any(span.start <= start and end <= span.end for span in inside)
        shown.append(safe(text[start:end]), "underline" if said else "")
        for number in (number for place, number in ends if place == end):
            shown.append(f" [{number}]", "bold cyan")
    return shown
