"""The rows of a record on a terminal: who, what, and the words with what is to be said about them; and the same flat, for CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeAlias

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.cli import words
from onrecord.cli.terminal import safe_line
from onrecord.cli.words import PartyName
from onrecord.statements.values import Act, CommitmentStatus, ConditionKind, ContactStatus, Factuality, Stance
from onrecord.talks.rows import CommitmentRow, ConditionRow, ContactRow, Grounds, PositionRow, Report, StatementRow, Teller

Row: TypeAlias = StatementRow | PositionRow | ConditionRow | CommitmentRow | ContactRow

_WHO, _WHAT, _WORDS = 15, 16, 220
_UNSURE = 0.5
_STANDINGS = {"right": "✓ found right", "corrected": "✎ put right", "added": "✚ added by hand", "wrong": "✗ found wrong"}


def grid() -> Table:
    """An empty table of three columns: who, what and words."""
    made = Table.grid(expand=True, padding=(0, 2, 0, 0))
    made.add_column(width=_WHO)
    made.add_column(width=_WHAT)
    made.add_column(ratio=1)
    return made


def drawn(found: Iterable[Row], name: PartyName, *, day: bool = True) -> Padding:
    """Rows below each other; with `day` each tells when it was so."""
    made = grid()
    for row in found:
        made.add_row(*cells(row, name, day=day))
    return Padding(made, (0, 0, 0, 2))


def cells(row: Row, name: PartyName, *, day: bool = True) -> tuple[Text, Text, Text]:
    """Who, what and words of a row, with its source, outlet, day and permalink below."""
    if isinstance(row, StatementRow):
        who = Text(safe_line(row.source.name if row.source else "not named"), "bold")
        what = Text(f"{words.ACTS[Act(row.act)]}\n{words.FACTUALITIES[Factuality(row.factuality)]}")
        told = [_via(row.via), f"on {', '.join(row.issues)}" if row.issues else "", row.outlet or ""]
        return who, what, _noted(row.content, [*told, words.date(row.day) if day else "", *_marks(row.confidence, row.standing), row.key])
    whose, sign, text, facts = _talks(row, name)
    ground = row.grounds
    told = [*facts, _source(ground), ground.outlet or "", words.date(ground.day) if day else ""]
    return Text(safe_line(whose), "bold"), sign, _noted(text, [*told, *_marks(ground.confidence, ground.standing), row.key])


def report(about: Report, counts: str = "") -> Text:
    """A report in two lines: its title, and outlet, day and permalink."""
    shown = Text(safe_line(about.title or about.id[:19]), "bold")
    facts = [about.outlet or "", words.date(about.published or about.day), counts, about.key]
    return shown.append("\n" + " · ".join(safe_line(fact) for fact in facts if fact), "not bold dim")


def flat(row: Any) -> dict[str, Any]:
    """A row as one level of names and values, for CSV: spans are left out, tellers are their names, grounds are spread."""
    out: dict[str, Any] = {}
    for field in fields(row):
        value = getattr(row, field.name)
        if isinstance(value, Grounds):
            out |= {name: part for name, part in flat(value).items() if name not in out}
        elif field.name not in ("spans", "evidence"):
            out[field.name] = _plain(value)
    return out


def grouped(found: Iterable[Row], key: Callable[[Any], str]) -> dict[str, list[Any]]:
    """Rows in groups, each in the order given, the groups in the order of their first rows."""
    groups: dict[str, list[Any]] = {}
    for row in found:
        groups.setdefault(key(row), []).append(row)
    return groups


def _talks(row: PositionRow | ConditionRow | CommitmentRow | ContactRow, name: PartyName) -> tuple[str, Text, str, list[str]]:
    """Who, what, the words and further facts."""
    quoted = row.grounds.quoted
    if isinstance(row, PositionRow):
        return name(row.party), _sign(words.STANCES, Stance(row.stance)), quoted, [f"on {row.issue}"]
    if isinstance(row, ConditionRow):
        met = f"{words.parties(row.met_by, name)} could meet it" if row.met_by else ""
        return _named(row.party, name), Text(words.CONDITIONS[ConditionKind(row.kind)]), row.text, [f"for {row.issue}", met]
    if isinstance(row, CommitmentRow):
        facts = [f"to {name(row.to)}" if row.to else "", f"due {words.date(row.due)}" if row.due else ""]
        return _named(row.party, name), _sign(words.COMMITMENTS, CommitmentStatus(row.status)), row.text, facts
    sign = _sign(words.CONTACTS, ContactStatus(row.status))
    facts = [words.date(row.when), row.place or "", ", ".join(row.persons)]
    return words.parties(row.participants, name), Text(f"{row.kind}\n").append(sign), quoted, facts


def _sign(signs: Mapping[Any, tuple[str, str, str]], value: Any) -> Text:
    sign, told, colour = signs[value]
    return Text(f"{sign} {told}", colour)


def _named(party: str | None, name: PartyName) -> str:
    return name(party) if party else "not told"


def _source(ground: Grounds) -> str:
    return (safe_line(ground.source.name) if ground.source else "the report itself") + _via(ground.via, lead=", ")


def _via(via: Sequence[Teller], *, lead: str = "") -> str:
    told = ", ".join(f"via {safe_line(carrier.name)}" for carrier in reversed(via))
    return lead + told if told else ""


def _marks(confidence: float, standing: str) -> list[str]:
    reviewed = _STANDINGS.get(str(standing))
    return [reviewed] if reviewed else ["unsure"] if confidence < _UNSURE else []


def _noted(text: str, facts: Iterable[str]) -> Text:
    shown = Text(words.shortened(safe_line(text), length=_WORDS))
    return shown.append("\n— " + " · ".join(safe_line(fact) for fact in facts if fact), "not bold dim")


def _plain(value: Any) -> Any:
    if isinstance(value, Teller):
        return value.name
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value
