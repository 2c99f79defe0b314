"""What a search found, on a terminal and flat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.cli import words
from onrecord.cli.terminal import safe_line
from onrecord.record import Hit


def draw(found: Sequence[Hit], *, console: Console, first: int) -> None:
    """Prints hits with their places from `first` on: who says it, the snippet with the words found, and where it stands."""
    if not found:
        console.print(Text("Nothing was found.", "dim"))
    for place, hit in enumerate(found, first):
        lead = Text(f"{place:3}  ", "dim").append(_who(hit), "bold")
        console.print(lead)
        snippet = Text()
        for piece in hit.snippet:
            snippet.append(" ".join(safe_line(f"|{piece.text}|")[1:-1].splitlines()), "bold underline" if piece.found else "")
        facts = [hit.report.outlet or "", words.date(hit.report.published or hit.report.day), _key(hit)]
        snippet.append("\n— " + " · ".join(safe_line(fact) for fact in facts if fact), "dim")
        console.print(Padding(snippet, (0, 0, 0, 5)))


def flat(hit: Hit) -> dict[str, Any]:
    """A hit as one row, for CSV."""
    said = hit.statement
    return {
        "key": _key(hit),
        "report": hit.report.key,
        "title": hit.report.title,
        "outlet": hit.report.outlet,
        "day": said.day if said else hit.report.day,
        "source": said.source.name if said and said.source else None,
        "act": said.act if said else None,
        "factuality": said.factuality if said else None,
        "snippet": "".join(piece.text for piece in hit.snippet),
        "weight": hit.weight,
    }


def _who(hit: Hit) -> str:
    if hit.statement is None:
        return safe_line(hit.report.title or hit.report.id[:19])
    source = hit.statement.source
    return safe_line(source.name if source else "source not named")


def _key(hit: Hit) -> str:
    return hit.statement.key if hit.statement else hit.report.key
