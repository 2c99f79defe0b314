"""Facets: by what rows can be narrowed, with counts, and the narrowing itself. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from onrecord.talks.rows import CommitmentRow, ConditionRow, ContactRow, PositionRow, StatementRow
from onrecord.talks.tellings import ground, heard
from onrecord.web.asked import FACETS, Asked
from onrecord.web.shown import Facet, FacetValue

AnyRow = TypeVar("AnyRow", PositionRow, ConditionRow, CommitmentRow, ContactRow)
_Item = TypeVar("_Item")

_MOST = 12
"""Values of a facet that are shown: more than one looks through. What is chosen is always shown."""

Values = Mapping[str, tuple[str, ...]]
"""The values that one row has of each facet."""


def of_row(row: PositionRow | ConditionRow | CommitmentRow | ContactRow, statements: Mapping[str, StatementRow]) -> Values:
    """The facets of a row of the talks; act and certainty are those of the statements it rests on."""
    rests = [statements[key] for key in row.grounds.statements if key in statements]
    teller = heard(row.grounds)
    parties = row.participants if isinstance(row, ContactRow) else ((row.party,) if row.party else ())
    return {
        "party": parties,
        "source": (teller.name,) if teller else (),
        "ground": (str(ground(row.grounds)),),
        "stance": (row.stance,) if isinstance(row, PositionRow) else (),
        "act": tuple(dict.fromkeys(statement.act for statement in rests)),
        "factuality": tuple(dict.fromkeys(statement.factuality for statement in rests)),
        "outlet": (row.grounds.outlet,) if row.grounds.outlet else (),
        "month": (row.grounds.day[:7],),
    }


def narrowed(
    rows: Iterable[_Item], asked: Asked, values: Callable[[_Item], Values], *, names: Sequence[str] = FACETS
) -> tuple[list[_Item], tuple[Facet, ...]]:
    """The rows that have every facet asked for, and the facets with counts.

    A facet counts the rows that have all the *other* facets asked for, so that one sees what another choice would give.
    """
    wanted = {name: value for name in names if (value := asked.facet(name))}
    kept: list[_Item] = []
    counts: dict[str, Counter[str]] = {name: Counter() for name in names}
    for row in rows:
        found = values(row)
        missed = [name for name, value in wanted.items() if value not in found[name]]
        if not missed:
            kept.append(row)
        for name in names:
            if not missed or missed == [name]:
                counts[name].update(found[name])
    return kept, tuple(counted(name, counts[name], wanted.get(name)) for name in names)


def counted(name: str, counts: Mapping[str, int], chosen: str | None) -> Facet:
    """The most frequent values; months in their order, the latest first."""
    ordered = sorted(((value, count) for value, count in counts.items() if value), key=lambda pair: (-pair[1], pair[0]))[:_MOST]
    if name == "month":
        ordered = sorted(counts.items(), reverse=True)[:_MOST]
    if chosen is not None and chosen not in dict(ordered):
        ordered.append((chosen, counts.get(chosen, 0)))
    return Facet(name, tuple(FacetValue(value, count, value == chosen) for value, count in ordered))
