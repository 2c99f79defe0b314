"""What an agreement hangs on, as a program that one can read, and its answer by a solver (clingo).

A `Matter` holds what the record tells; `program` writes it as facts before the rules of `outlook.lp`; `ways` gives the
smallest sets of steps that bring every needed party to yes: each is sufficient, and no part of one is.
Source: answer-set programming; Gebser, Kaminski, Kaufmann and Schaub, "Multi-shot ASP solving with clingo", TPLP 2019; minimal
sets by domain heuristics as in Gebser et al., "Domain-specific heuristics in answer set programming", AAAI 2013.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING

from onrecord.talks.alike import joined

if TYPE_CHECKING:
    from clingo import Symbol

Point = tuple[str, str]
"""A party and an issue."""

MOST = 60
"""Ways that are listed: more than a person reads. Where there are more, the smallest come first and `complete` says so."""
_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")
"""What clingo, which takes UTF-8 that ends with a NUL, cannot be given: a lone surrogate, a NUL in the words of a report."""
_MINIMAL = ("--heuristic=Domain", "--dom-mod=5,16", "--enum-mode=domRec")
"""clingo's options for answers of which no part is an answer, compared by the atoms that are shown."""


@dataclass(frozen=True, slots=True)
class Term:
    """One condition: `party` makes `issue` depend on it.

    `by` are the parties that could meet it, `waits` the point (party, issue) whose yes meets it, None if it takes a deed. `keys` are the
    rows that tell it, `statements` the statements those rest on, `text` its words.
    """

    name: str
    party: str
    issue: str
    necessary: bool
    sufficient: bool
    met: bool = False
    by: tuple[str, ...] = ()
    waits: Point | None = None
    text: str = ""
    keys: tuple[str, ...] = ()
    statements: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Matter:
    """What the record tells of an agreement: whose yes is needed on what, where they stand, what they make it depend on."""

    needed: tuple[Point, ...]
    stances: Mapping[Point, str] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    exclusions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """One thing that would have to come about: a condition met (`term` is its name), or a position changed (`term` is "")."""

    party: str
    issue: str
    term: str = ""


@dataclass(frozen=True, slots=True)
class Ways:
    """The smallest sets of steps, those of fewest steps first; empty sets where all is agreed already, none where nothing helps."""

    sets: tuple[frozenset[Step], ...]
    complete: bool


def program(matter: Matter) -> str:
    """The program for clingo: facts with the words that show them, then the rules. Deterministic."""
    rules = files("onrecord.talks").joinpath("outlook.lp").read_text(encoding="utf-8")
    return _NO_CHARACTER.sub("\ufffd", "\n".join((*_facts(matter), "", rules)))


def ways(matter: Matter, *, most: int = MOST) -> Ways:
    """The smallest sets of steps that bring every needed party to yes. Deterministic; `most` sets at most, the smallest among them."""
    text = program(matter)
    terms = {term.name: term for term in matter.terms}
    found = {frozenset(_step(atom, terms) for atom in atoms): None for atoms in _answers(text, (*_MINIMAL, str(most + 1)))}
    complete = len(found) <= most
    if not complete:
        smallest = text + "\n#minimize { 1,S : do(S) }.\n"
        found |= {frozenset(_step(atom, terms) for atom in atoms): None for atoms in _answers(smallest, ("--opt-mode=optN", str(most + 1)))}
    ordered = sorted(found, key=lambda steps: (len(steps), sorted(steps)))
    return Ways(tuple(ordered[:most]), complete)


def rings(matter: Matter) -> tuple[tuple[Term, ...], ...]:
    """The rings in which parties wait for each other: the open necessary conditions that make each, in order of their parties."""
    edges = [
        (term.party, other, term)
        for term in matter.terms
        if term.necessary and not term.met
        for other in sorted({*term.by, *((term.waits[0],) if term.waits else ())})
        if other != term.party
    ]
    parties = sorted({party for edge in edges for party in edge[:2]})
    number = {party: place for place, party in enumerate(parties)}
    reach = _reach(len(parties), [(number[one], number[other]) for one, other, _ in edges])
    mutual = [(number[one], number[other]) for one, other, _ in edges if number[one] in reach[number[other]]]
    groups = (group for group in joined(len(parties), mutual) if len(group) > 1)
    return tuple(
        tuple(dict.fromkeys(term for one, other, term in edges if number[one] in group and number[other] in group)) for group in groups
    )


def _reach(count: int, edges: Iterable[tuple[int, int]]) -> list[set[int]]:
    """For each number the numbers that can be reached from it along edges."""
    following: dict[int, set[int]] = {}
    for one, other in edges:
        following.setdefault(one, set()).add(other)
    reach = []
    for start in range(count):
        seen: set[int] = set()
        waiting = [start]
        while waiting:
            for other in following.get(waiting.pop(), set()) - seen:
                seen.add(other)
                waiting.append(other)
        reach.append(seen)
    return reach


def _facts(matter: Matter) -> Iterator[str]:
    for party, issue in matter.needed:
        yield f"needed({_quoted(party)},{_quoted(issue)})."
    for (party, issue), stance in sorted(matter.stances.items()):
        yield f"says({_quoted(party)},{_quoted(issue)},{stance.replace('-', '_')})."
    for term in matter.terms:
        name = _quoted(term.name)
        yield f"condition({name},{_quoted(term.party)},{_quoted(term.issue)}).  % {' '.join(term.text.split())}"
        if term.necessary or not term.sufficient:
            yield f"necessary({name})."
        if term.sufficient:
            yield f"sufficient({name})."
        if term.met:
            yield f"met_already({name})."
        if term.waits:
            yield f"waits({name},{_quoted(term.waits[0])},{_quoted(term.waits[1])})."
    for one, other in matter.exclusions:
        yield f"excludes({_quoted(one)},{_quoted(other)})."


def _quoted(word: str) -> str:
    """A string of the program. Line breaks cannot stand in one."""
    return '"' + " ".join(word.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _answers(text: str, options: Sequence[str]) -> Iterator[list[Symbol]]:
    """The shown atoms of each answer (of each best answer, if the program asks for the best)."""
    from clingo import Control

    control = Control([*options, "--warn=none"])
    control.add("base", [], text)
    control.ground([("base", [])])
    if not any(True for _ in control.symbolic_atoms.by_signature("do", 1)):
        control.configuration.solve.enum_mode = "auto"  # type: ignore[union-attr]  # nothing to choose: clasp would say so on stderr
    with control.solve(yield_=True) as handle:
        for model in handle:
            if model.optimality_proven or not model.cost:
                yield [symbol.arguments[0] for symbol in model.symbols(shown=True)]


def _step(atom: Symbol, terms: Mapping[str, Term]) -> Step:
    if atom.name == "meet":
        term = terms[atom.arguments[0].string]
        return Step(term.party, term.issue, term.name)
    return Step(atom.arguments[0].string, atom.arguments[1].string)
