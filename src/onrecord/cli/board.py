"""The board on a terminal of 80 columns: for each issue where each party stands, on whose word, since when, how old that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.cli import rows, words
from onrecord.cli.terminal import safe_line
from onrecord.cli.words import PartyName
from onrecord.statements.values import Stance
from onrecord.talks.board import Board, Cell, Standing
from onrecord.talks.rows import PositionRow
from onrecord.talks.tellings import Chain, own

_WORDS = 140


def draw(made: Board, found: Sequence[PositionRow], *, console: Console, name: PartyName) -> None:
    """Prints a board made of the rows `found`, each stance with the party's own word if it has one; `name` turns a code into a name."""
    if not made.cells:
        console.print(Text("Nobody has taken a position in this part of the record.", "dim"))
        return
    console.print(Text(f"Where the talks stand on {words.date(made.day)}", "bold"))
    by_key = {row.key: row for row in found}
    for issue in made.issues:
        grid = rows.grid()
        for party in made.parties:
            cell = made.cells.get((issue, party))
            for number, standing in enumerate(cell.now if cell else ()):
                grid.add_row(Text("" if number else safe_line(name(party)), "bold"), *_cells(cell, standing, number, by_key))
        console.print()
        console.print(Text(safe_line(issue), "bold underline"))
        console.print(Padding(grid, (0, 0, 0, 2)))


def flat(made: Board, name: PartyName) -> Iterator[dict[str, Any]]:
    """A board as rows: one for each stance of each party on each issue, by issue and party."""
    for (issue, party), cell in made.cells.items():
        for standing in cell.now:
            yield {
                "issue": issue,
                "party": party,
                "name": name(party),
                "stance": standing.stance,
                "since": standing.since,
                "until": standing.until,
                "age": standing.age,
                "heard": [chain.heard or "the report itself" for chain in standing.chains],
                "ground": [str(chain.ground) for chain in standing.chains],
                "outlets": list(dict.fromkeys(outlet for chain in standing.chains for outlet in chain.outlets)),
                "contested": cell.contested,
                "before": cell.moved.before if cell.moved else None,
                "moved": cell.moved.day if cell.moved else None,
                "reviewed": any(chain.reviewed for chain in standing.chains),
                "keys": [key for chain in standing.chains for key in chain.keys],
            }


def _cells(cell: Cell | None, standing: Standing, number: int, by_key: dict[str, PositionRow]) -> tuple[Text, Text]:
    sign, told, colour = words.STANCES[Stance(standing.stance)]
    what = Text(f"{sign} {told}", colour)
    if cell and not number and cell.contested:
        what.append("\n⚡ contested", "yellow")
    if cell and not number and cell.moved:
        what.append(f"\nwas: {words.STANCES[Stance(cell.moved.before or cell.moved.after)][1]}", "dim")
    party = cell.party if cell else ""
    best = next((chain for chain in standing.chains if own(by_key[chain.keys[-1]].grounds, party)), standing.chains[0])
    row = by_key[best.keys[-1]]
    shown = Text(words.shortened(safe_line(row.grounds.quoted), length=_WORDS))
    return what, shown.append("\n— " + " · ".join(safe_line(fact) for fact in _facts(standing, best, row) if fact), "not bold dim")


def _facts(standing: Standing, best: Chain, row: PositionRow) -> list[str]:
    more = len(standing.chains) - 1
    others = f"and {more} more {'voice' if more == 1 else 'voices'}" if more else ""
    return [
        " ".join(filter(None, [best.heard or "the report itself", others])),
        ", ".join(best.outlets[:2]) + (" …" if len(best.outlets) > 2 else ""),
        _age(standing),
        "✓ reviewed" if best.reviewed else "",
        row.key,
    ]


def _age(standing: Standing) -> str:
    if standing.age < 1:
        return "today"
    return "yesterday" if standing.age == 1 else f"{standing.age} days ago"
