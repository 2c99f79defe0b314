"""Rules: on whose word a row stands, and which rows stand on one and the same word.

A row of a report came to the page by somebody's mouth: the outermost teller between the report and the source that is
no outlet is the one whom the outlet heard. Rows heard from the same teller are one chain, in however many reports they
stand: ten outlets at one briefing are ten witnesses of the words and one witness of the fact. Unnamed tellers cannot be
told apart from one outlet to the next, nor can it be told that they are the same: each outlet's are a chain of their
own. What a copy of a report says, the report said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol, TypeAlias, TypeVar

from onrecord.actors.names import full_key
from onrecord.talks.rows import Grounds, Report, Standing, Teller
from onrecord.talks.values import Basis

Copies: TypeAlias = Mapping[str, Report]
"""For the key of each report that is a copy, the earliest report of its family (`onrecord.talks.copies`)."""

GROUNDS = (Basis.DOCUMENT, Basis.NAMED, Basis.OFFICE, Basis.UNNAMED, Basis.OUTLET, Basis.NARRATION)
"""From the ground that can be checked best to the one that can be checked least: how chains and findings are ordered."""

_BASIS = {
    "document": Basis.DOCUMENT,
    "person": Basis.NAMED,
    "office": Basis.OFFICE,
    "public": Basis.OFFICE,
    "unnamed": Basis.UNNAMED,
    "outlet": Basis.OUTLET,
}


class Row(Protocol):
    """Any row of the talks: it has a key and rests on something."""

    @property
    def key(self) -> str: ...
    @property
    def grounds(self) -> Grounds: ...


AnyRow = TypeVar("AnyRow", bound=Row)


@dataclass(frozen=True, slots=True)
class Chain:
    """One word that rows stand on: who was heard, on which ground, for whom they speak, and every row that carries it.

    `heard` is a name; None where reports tell in their own voice. `via` are the outlets named on the way, outermost first, of the earliest
    row. `outlets` published it; `keys` are the rows, earliest first; `copies` of them stand in copies of other reports.
    `since` and `until` are the first and the last day it was so (ISO dates). `reviewed`: a person has looked at one of the rows.
    """

    heard: str | None
    ground: Basis
    parties: tuple[str, ...]
    via: tuple[str, ...]
    outlets: tuple[str, ...]
    keys: tuple[str, ...]
    copies: int
    since: str
    until: str
    confidence: float
    reviewed: bool


def heard(grounds: Grounds) -> Teller | None:
    """The teller whom the outlet heard: the outermost that is no outlet; else the innermost outlet; None for the report's own voice."""
    if not grounds.via:
        return grounds.source
    tellers = (*grounds.via, *((grounds.source,) if grounds.source else ()))
    return next((teller for teller in tellers if teller.kind != "outlet"), tellers[-1] if tellers else None)


def ground(grounds: Grounds) -> Basis:
    """The ground of a row: what kind of teller was heard."""
    teller = heard(grounds)
    return _BASIS.get(teller.kind, Basis.UNNAMED) if teller else Basis.NARRATION


def rank(basis: Basis) -> int:
    """The place of a ground in `GROUNDS`: 0 is the best."""
    return GROUNDS.index(basis)


def own(grounds: Grounds, party: str) -> bool:
    """Whether the party's own word is what a row stands on: a person, office or document that speaks for it was heard."""
    teller = heard(grounds)
    return teller is not None and party in teller.parties and teller.kind not in ("unnamed", "outlet")


def identity(teller: Teller) -> str:
    """By what a teller is known again in another report: a person by the name whatever its spelling (Zelensky, Zelenskyy)."""
    return full_key(teller.name) if teller.kind == "person" else teller.name


def word(grounds: Grounds, copies: Copies) -> tuple[str, str]:
    """What identifies the chain of a row: two rows with the same word are no two witnesses. To compare, not to show."""
    teller = heard(grounds)
    first = copies.get(grounds.report)
    outlet = (first.outlet or first.key) if first else (grounds.outlet or grounds.report)
    if teller is None:
        return ("narration", outlet)
    if teller.kind == "unnamed":
        return (teller.name, next((carrier.name for carrier in grounds.via if carrier.kind == "outlet"), outlet))
    return (identity(teller), "")


def chains(rows: Iterable[Row], copies: Copies) -> tuple[Chain, ...]:
    """The chains of rows, best ground first, then earliest. A row in a copy adds itself to the chain of the original, and no chain."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in in_order(rows):
        groups.setdefault(word(row.grounds, copies), []).append(row)
    found = (_chain(group, copies) for group in groups.values())
    return tuple(sorted(found, key=lambda chain: (rank(chain.ground), chain.since, chain.heard or "", chain.keys)))


def dated(rows: Iterable[AnyRow], copies: Copies) -> Iterable[AnyRow]:
    """Rows with those of copies dated back to the original: what is printed again was not said again."""
    return [_dated_back(row, copies[row.grounds.report].day) if row.grounds.report in copies else row for row in rows]


def _dated_back(row: AnyRow, day: str) -> AnyRow:
    return replace(row, grounds=replace(row.grounds, day=min(day, row.grounds.day)))  # type: ignore[type-var]


def in_order(rows: Iterable[AnyRow]) -> list[AnyRow]:
    """Rows by the day on which they were so, those that a person called wrong left out."""
    return sorted((row for row in rows if row.grounds.standing is not Standing.WRONG), key=lambda row: (row.grounds.day, row.key))


def _chain(rows: list[Row], copies: Copies) -> Chain:
    first = rows[0].grounds
    teller = heard(first)
    named = [carrier.name for carrier in first.via if carrier.kind == "outlet"]
    return Chain(
        teller.name if teller else None,
        ground(first),
        teller.parties if teller else (),
        tuple(dict.fromkeys(named)),
        tuple(dict.fromkeys(row.grounds.outlet for row in rows if row.grounds.outlet)),
        tuple(row.key for row in rows),
        sum(row.grounds.report in copies for row in rows),
        first.day,
        rows[-1].grounds.day,
        max(row.grounds.confidence for row in rows),
        any(row.grounds.standing is not Standing.MACHINE for row in rows),
    )
