"""The ways to an agreement: cases that one can check by hand, and all small programs against a search through every set of steps."""

from __future__ import annotations

from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.talks.agreement import Matter, Point, Step, Term, program, rings, ways

KES, VLM, OSL = ("KES", "truce"), ("VLM", "truce"), ("OSL", "truce")


def term(name: str, point: Point, *, sufficient: bool = False, met: bool = False, waits: Point | None = None) -> Term:
    return Term(name, *point, necessary=not sufficient, sufficient=sufficient, met=met, waits=waits, text="if\nso", by=("OSL",))


WAYS: list[tuple[str, Matter, list[set[tuple[str, ...]]]]] = [
    ("all agreed", Matter((KES, VLM), {KES: "accept", VLM: "accept"}), [set()]),
    ("who refuses without a condition must come round", Matter((KES, VLM), {KES: "accept", VLM: "reject"}), [{("VLM", "truce")}]),
    ("of whom nothing is told must say yes", Matter((KES, VLM), {KES: "accept"}), [{("VLM", "truce")}]),
    (
        "all that is necessary, and nothing that is met already",
        Matter((VLM,), {VLM: "accept-if"}, (term("a", VLM), term("b", VLM), term("c", VLM, met=True))),
        [{("VLM", "truce", "a"), ("VLM", "truce", "b")}],
    ),
    (
        "one of two that are enough",
        Matter((VLM,), {VLM: "accept-if"}, (term("a", VLM, sufficient=True), term("b", VLM, sufficient=True))),
        [{("VLM", "truce", "a")}, {("VLM", "truce", "b")}],
    ),
    (
        "who waits for another needs nothing but the other's yes",
        Matter((KES, VLM), {KES: "accept-if", VLM: "reject"}, (term("a", KES, waits=VLM),)),
        [{("VLM", "truce")}],
    ),
    (
        "in a ring, one has to go first",
        Matter((KES, VLM), {KES: "accept-if", VLM: "accept-if"}, (term("a", KES, waits=VLM), term("b", VLM, waits=KES))),
        [{("KES", "truce")}, {("VLM", "truce")}],
    ),
    (
        "conditions that exclude each other leave one of the two parties to come round",
        Matter((KES, VLM), {KES: "accept-if", VLM: "accept-if"}, (term("a", KES), term("b", VLM)), (("a", "b"),)),
        [{("KES", "truce"), ("VLM", "truce")}, {("KES", "truce"), ("VLM", "truce", "b")}, {("KES", "truce", "a"), ("VLM", "truce")}],
    ),
]


@pytest.mark.parametrize(("why", "matter", "expected"), WAYS, ids=[case[0] for case in WAYS])
def test_ways(why: str, matter: Matter, expected: list[set[tuple[str, ...]]]) -> None:
    found = ways(matter)
    assert found.complete
    assert {frozenset(steps) for steps in found.sets} == {frozenset(Step(*step) for step in steps) for steps in expected}


def test_a_ring_shows_the_conditions_that_make_it() -> None:
    matter = Matter((KES, VLM), {}, (term("a", KES, waits=VLM), term("b", VLM, waits=KES), term("c", VLM, waits=OSL)))
    assert [[found.name for found in ring] for ring in rings(matter)] == [["a", "b"]]


def test_the_smallest_ways_are_among_those_listed_where_there_are_too_many() -> None:
    points = [(f"P{number}", "truce") for number in range(8)]
    many = tuple(term(f"{party}{letter}", (party, issue), sufficient=True) for party, issue in points for letter in "abc")
    found = ways(Matter(tuple(points), {}, many), most=20)
    assert not found.complete
    assert len(found.sets) == 20
    assert all(len(steps) == 8 for steps in found.sets)


def test_the_program_can_be_read_with_the_words_that_show_each_fact() -> None:
    text = program(Matter((VLM,), {VLM: "accept-if"}, (Term('c"1', "VLM", "truce", True, False, text="only if\nthe sluices open"),)))
    assert 'condition("c\\"1","VLM","truce").  % only if the sluices open' in text
    assert 'says("VLM","truce",accept_if).' in text


_POINTS = [(party, issue) for party in ("A", "B", "C") for issue in ("x", "y")]
_TERMS = st.lists(
    st.builds(
        lambda point, needs, met, waits: (point, needs, met, waits),
        st.sampled_from(_POINTS),
        st.sampled_from([(True, False), (False, True), (True, True)]),
        st.sampled_from([False, False, False, True]),
        st.sampled_from([None, None, *_POINTS]),
    ),
    max_size=5,
)


@st.composite
def matters(draw: st.DrawFn) -> Matter:
    terms = tuple(
        Term(f"c{number}", *point, *needs, met=met, waits=waits) for number, (point, needs, met, waits) in enumerate(draw(_TERMS))
    )
    names = [found.name for found in terms if not found.met]
    pairs = list(combinations(names, 2))
    return Matter(
        tuple(draw(st.lists(st.sampled_from(_POINTS), min_size=1, max_size=3, unique=True))),
        draw(st.dictionaries(st.sampled_from(_POINTS), st.sampled_from(["accept", "accept-if", "open", "reject"]), max_size=4)),
        terms,
        (draw(st.sampled_from(pairs)),) if pairs and draw(st.booleans()) else (),
    )


@settings(max_examples=150, deadline=None)
@given(matters())
def test_every_way_is_sufficient_no_part_of_it_is_and_none_is_missing(matter: Matter) -> None:
    steps = _steps(matter)
    enough = [
        frozenset(some)
        for some in chain.from_iterable(combinations(steps, size) for size in range(len(steps) + 1))
        if _agreed(matter, set(some))
    ]
    minimal = {some for some in enough if not any(other < some for other in enough)}
    assert set(ways(matter, most=10_000).sets) == minimal


def _yes(matter: Matter, done: set[Step], *, all_open: bool = False) -> tuple[set[Point], set[str]]:
    """Who says yes and what is met once these steps are done: straight from the definition, with nothing of the program's."""
    yes: set[Point] = {point for point, stance in matter.stances.items() if stance == "accept"}
    yes |= {(step.party, step.issue) for step in done if not step.term}
    met = {found.name for found in matter.terms if found.met} | {step.term for step in done if step.term}
    met |= {found.name for found in matter.terms if all_open and not found.waits}
    while True:
        now = set(met) | {found.name for found in matter.terms if found.waits in yes}
        points = {(found.party, found.issue) for found in matter.terms}
        said = set(yes)
        for point in points:
            own = [found for found in matter.terms if (found.party, found.issue) == point]
            named = [found for found in own if found.sufficient]
            if all(found.name in now for found in own if found.necessary) and (not named or any(found.name in now for found in named)):
                said.add(point)
        if (now, said) == (met, yes):
            return yes, met
        met, yes = now, said


def _agreed(matter: Matter, done: set[Step]) -> bool:
    yes, met = _yes(matter, done)
    return set(matter.needed) <= yes and not any(set(pair) <= met for pair in matter.exclusions)


def _steps(matter: Matter) -> list[Step]:
    """Every step that can be taken: open conditions of those concerned, and the positions of those who are stuck."""
    concerned = set(matter.needed)
    for _ in matter.terms:
        concerned |= {found.waits for found in matter.terms if found.waits and (found.party, found.issue) in concerned}
    could, _ = _yes(matter, set(), all_open=True)
    excluded = {name for pair in matter.exclusions for name in pair}
    stuck = {point for point in concerned if point not in could}
    stuck |= {(found.party, found.issue) for found in matter.terms if found.name in excluded and (found.party, found.issue) in concerned}
    meeting = [
        Step(found.party, found.issue, found.name)
        for found in matter.terms
        if not (found.met or found.waits) and (found.party, found.issue) in concerned
    ]
    return meeting + [Step(*point) for point in sorted(stuck) if matter.stances.get(point) != "accept"]
