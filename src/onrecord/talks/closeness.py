"""Rules: who is close to whom, who speaks for whom, and who carries whose words.

Two parties are close on an issue if both stand on the same side of yes and no. Who is open or undecided is on neither,
and counts for nothing: a number is always shown with the issues that it counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise

from onrecord.talks.board import Board
from onrecord.talks.rows import Standing, StatementRow, Teller
from onrecord.talks.shifts import NO, YES
from onrecord.talks.tellings import Copies, identity


@dataclass(frozen=True, slots=True)
class Closeness:
    """Two parties, in order of their codes, and the issues on which they stand together and apart."""

    one: str
    other: str
    together: tuple[str, ...]
    apart: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share of issues on which they stand together, of those on which both took a side (0 to 1)."""
        return len(self.together) / (len(self.together) + len(self.apart))


@dataclass(frozen=True, slots=True)
class Drift:
    """How two parties came closer or parted between two boards: issues that changed sides, `nearer` and `farther`."""

    one: str
    other: str
    nearer: tuple[str, ...]
    farther: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks for parties: the role told most, and the number of statements."""

    name: str
    kind: str
    parties: tuple[str, ...]
    role: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class Carriage:
    """`carrier` (an outlet or a teller) passes on the words of `source`, in so many statements; copies of reports count once."""

    carrier: str
    source: str
    statements: int


def closeness(board: Board) -> tuple[Closeness, ...]:
    """The pairs of parties that took sides on a same issue. Where a party's side is contested, its own word counts, else none."""
    sides: dict[str, dict[str, bool]] = {}
    for (issue, party), cell in sorted(board.cells.items()):
        first = {standing.stance for standing in cell.now} if not cell.own else {cell.now[0].stance}
        if first <= YES or first <= NO:
            sides.setdefault(party, {})[issue] = first <= YES
    found = []
    for one, other in combinations(sorted(sides), 2):
        shared = [issue for issue in sides[one] if issue in sides[other]]
        together = tuple(issue for issue in shared if sides[one][issue] == sides[other][issue])
        if shared:
            found.append(Closeness(one, other, together, tuple(issue for issue in shared if issue not in together)))
    return tuple(found)


def drift(before: Iterable[Closeness], after: Iterable[Closeness]) -> tuple[Drift, ...]:
    """What changed between the boards of two days, for the pairs that are on both."""
    earlier = {(pair.one, pair.other): pair for pair in before}
    found = []
    for pair in after:
        was = earlier.get((pair.one, pair.other))
        if was:
            nearer = tuple(issue for issue in pair.together if issue in was.apart)
            farther = tuple(issue for issue in pair.apart if issue in was.together)
            if nearer or farther:
                found.append(Drift(pair.one, pair.other, nearer, farther))
    return tuple(found)


def voices(statements: Iterable[StatementRow]) -> tuple[Voice, ...]:
    """Who speaks for which party, those who speak most first."""
    tellers: dict[tuple[str, tuple[str, ...]], list[Teller]] = {}
    for row in statements:
        if row.source and row.source.parties and row.standing is not Standing.WRONG:
            tellers.setdefault((identity(row.source), tuple(sorted(row.source.parties))), []).append(row.source)
    found = []
    for (_, parties), told in tellers.items():
        role = _commonest(teller.role for teller in told if teller.role)
        name = _commonest(teller.name for teller in told) or ""
        found.append(Voice(name, min(teller.kind for teller in told), parties, role, len(told)))
    return tuple(sorted(found, key=lambda voice: (-voice.statements, voice.name, voice.parties)))


def _commonest(told: Iterable[str]) -> str | None:
    """What is told most often, the first by the alphabet where several are; None of nothing."""
    counted = Counter(told)
    return min(counted, key=lambda one: (-counted[one], one)) if counted else None


def carriages(statements: Iterable[StatementRow], *, copies: Copies) -> tuple[Carriage, ...]:
    """Who carries whose words: an edge from each link of a chain to the next, the outlet first. The most used first."""
    counted: Counter[tuple[str, str]] = Counter()
    spellings: dict[str, list[str]] = {}
    for row in statements:
        if row.source and row.standing is not Standing.WRONG and row.report not in copies:
            links = [(row.outlet, row.outlet)] if row.outlet else []
            links += [(identity(teller), teller.name) for teller in (*row.via, row.source)]
            for known, name in links:
                spellings.setdefault(known, []).append(name)
            counted.update({(carrier, source) for (carrier, _), (source, _) in pairwise(links) if carrier != source})
    shown = {known: _commonest(names) or known for known, names in spellings.items()}
    found = [Carriage(shown[carrier], shown[source], count) for (carrier, source), count in counted.items()]
    return tuple(sorted(found, key=lambda one: (-one.statements, one.carrier, one.source)))


def matrix(found: Iterable[Closeness]) -> Mapping[tuple[str, str], float]:
    """The shares by ordered pairs of parties, both ways."""
    return {pair: one.share for one in found for pair in ((one.one, one.other), (one.other, one.one))}
