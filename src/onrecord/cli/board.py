"""The board on a terminal of 80 columns: for each issue where each party stands, on whose word and how long ago."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.cli import words
from onrecord.cli.terminal import safe_line
from onrecord.cli.words import PartyName
from onrecord.statements.values import Stance
from onrecord.talks.rows import PositionRow, Teller

_WHO, _WHAT, _WORDS = 15, 16, 160


def draw(found: Sequence[PositionRow], *, console: Console, today: str, name: PartyName) -> None:
    """Prints the newest positions of each party on each issue as of `today` (an ISO date); `name` turns a party's code into its name."""
    if not found:
        console.print(Text("Nobody has taken a position in this part of the record.", "dim"))
        return
    for issue, by_issue in groupby(found, key=lambda row: row.issue):
        console.print(Text(safe_line(issue), "bold underline"))
        grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
        grid.add_column(width=_WHO)
        grid.add_column(width=_WHAT)
        grid.add_column(ratio=1)
        for party, by_party in groupby(by_issue, key=lambda row: row.party):
            for number, row in enumerate(_newest(list(by_party))):
                grid.add_row(Text("" if number else safe_line(name(party)), "bold"), *_cell(row, today))
        console.print(Padding(grid, (0, 0, 1, 2)))


def rows(found: Iterable[PositionRow]) -> Iterator[dict[str, Any]]:
    """Positions as flat rows, for CSV."""
    for row in found:
        ground = row.grounds
        yield {
            "issue": row.issue,
            "party": row.party,
            "stance": row.stance,
            "basis": row.basis,
            "day": ground.day,
            "source": ground.source.name if ground.source else None,
            "outlet": ground.outlet,
            "words": " ".join(ground.words),
            "standing": str(ground.standing),
            "confidence": ground.confidence,
            "key": row.key,
        }


def _newest(held: list[PositionRow]) -> list[PositionRow]:
    """For each stance the newest row, the newest stance first."""
    by_stance = {row.stance: row for row in held}
    return sorted(by_stance.values(), key=lambda row: (row.grounds.day, row.grounds.added, row.key), reverse=True)


def _cell(row: PositionRow, today: str) -> tuple[Text, Text]:
    sign, told, colour = words.STANCES[Stance(row.stance)]
    ground = row.grounds
    shown = Text(words.shortened(safe_line(" ".join(ground.words)), length=_WORDS))
    facts = [_chain(ground.source, ground.via), ground.outlet or "", _age(ground.day, today), row.key]
    shown.append("\n— " + " · ".join(safe_line(fact) for fact in facts if fact), "not bold dim")
    return Text(f"{sign} {told}", colour), shown


def _chain(source: Teller | None, via: Sequence[Teller]) -> str:
    return ", ".join([source.name if source else "the report itself", *(f"via {carrier.name}" for carrier in reversed(via))])


def _age(day: str, today: str) -> str:
    """How long ago a day was: "today", "3 days ago"; the day itself where it is to come."""
    days = (date.fromisoformat(today[:10]) - date.fromisoformat(day)).days
    if days < 0:
        return words.date(day)
    return "today" if days == 0 else "yesterday" if days == 1 else f"{days} days ago"
