"""Who was found in a report: each actor with all the words that refer to it."""

from __future__ import annotations

from collections import Counter

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.actors.values import Attributed, Mention
from onrecord.cli import words
from onrecord.cli.terminal import safe_line
from onrecord.cli.words import PartyName


def draw(attributed: Attributed, *, console: Console, name: PartyName, label: str) -> None:
    """Prints the actors of a report in the order in which they come up: name, party, and the words for each with their number."""
    found: dict[tuple[str, tuple[str, ...]], list[Mention]] = {}
    for mention in attributed.mentions:
        found.setdefault((mention.name, mention.parties), []).append(mention)
    text = attributed.document.text
    console.print(Text(safe_line(attributed.document.title or label), "bold"))
    console.print()
    grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
    grid.add_column(width=26)
    grid.add_column(width=16)
    grid.add_column(ratio=1)
    for (who, parties), mentions in found.items():
        counted = Counter(safe_line(text[mention.span.start : mention.span.end]) for mention in mentions)
        referring = Text(", ").join(_counted(word, times) for word, times in counted.items())
        grid.add_row(Text(safe_line(who), "bold"), Text(_speaks_for(mentions[0], parties, name)), referring)
    console.print(Padding(grid, (0, 0, 1, 2)) if found else Padding(Text("Nobody was found in it.", "dim"), (0, 0, 1, 2)))


def _counted(word: str, times: int) -> Text:
    shown = Text(word)
    return shown.append(f" ×{times}", "dim") if times > 1 else shown


def _speaks_for(mention: Mention, parties: tuple[str, ...], name: PartyName) -> str:
    return safe_line(words.parties(parties, name)) or str(mention.kind)
