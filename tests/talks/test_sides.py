"""The trained choice: its trees against scikit-learn's way of walking them, and who takes part in a contact by it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import report

from onrecord.document import Span
from onrecord.talks.choosing import Choice, choices
from onrecord.talks.clues import around_words
from onrecord.talks.context import context
from onrecord.talks.sides import Sides, chosen, side_clues, sides
from onrecord.talks.values import ContactKind

# One tree: beside "with" yes, else by how near.
TREE = Choice(
    {"with": 0, "near": 1},
    np.array([[0, 1, 0, 0, 0]], dtype=np.int16),
    np.array([[0.5, 0.3, 0, 0, 0]], dtype=np.float32),
    np.array([[1, 3, 2, 3, 4]], dtype=np.int16),
    np.array([[2, 4, 2, 3, 4]], dtype=np.int16),
    np.array([[0, 0, 4, -4, 0]], dtype=np.float32),
    0.0,
)


@pytest.mark.parametrize(
    ("clues", "chance"), [({"with": 1.0}, 0.982), ({"near": 0.2}, 0.018), ({"near": 0.9}, 0.5), ({"unknown": 1.0}, 0.018)]
)
def test_a_tree_is_walked_from_its_root_to_a_leaf(clues: dict[str, float], chance: float) -> None:
    assert TREE.probabilities([clues]) == [pytest.approx(chance, abs=0.001)]
    assert TREE.probabilities([]) == []


def test_two_sides_at_least_and_a_third_only_if_sure() -> None:
    near = {"ARL": {"with": 1.0}, "BEV": {"near": 0.9}, "COR": {"near": 0.9}}
    assert _parties(chosen(TREE, [near])) == [("ARL", "BEV")]
    assert chosen(TREE, [{"ARL": {"with": 1.0, "subject": 1.0}, "BEV": {}}]) == [None]
    assert _parties(chosen(TREE, [{party: {"with": 1.0} for party in near}])) == [("ARL", "BEV")]
    assert _parties(chosen(TREE, [{party: {"with": 1.0, "stated": 1.0} for party in near}])) == [("ARL", "BEV", "COR")]


def test_a_contact_whose_words_name_nobody_is_the_one_told_last() -> None:
    told = {"ARL": {"with": 1.0, "subject": 1.0}, "BEV": {"with": 1.0, "stated": 1.0}}
    again = {"ARL": {"near": 0.9}, "COR": {"near": 0.9}}
    assert _parties(chosen(TREE, [told, again])) == [("ARL", "BEV"), ("ARL", "BEV")]
    assert _parties(chosen(TREE, [again, told])) == [("ARL", "COR"), ("ARL", "BEV")]


def _parties(found: list[Sides | None]) -> list[tuple[str, ...] | None]:
    return [sides.parties if sides else None for sides in found]


CONTACTS = [
    ("Lund met Ortiz in Corvo on Monday.", "met", {"ARL", "BEV"}),
    ("Arland's talks with Bevia and Corvo ended.", "talks", {"ARL", "BEV", "COR"}),
    ("Dray said that Lund and Ortiz would hold talks.", "talks", {"ARL", "BEV"}),
    ("Bevia's president phoned Lund.", "phoned", {"ARL", "BEV"}),
]


@pytest.mark.parametrize(("text", "word", "parties"), CONTACTS)
def test_who_takes_part(text: str, word: str, parties: set[str]) -> None:
    start = text.index(word)
    [found] = sides(context(report(text)), [(Span(start, start + len(word)), ContactKind.MEETING)])
    assert found is not None
    assert set(found.parties) == parties
    assert 0 < found.probability <= 1


@given(st.text(alphabet="AbLundOrtiz met with, .’s“”\n", max_size=80), st.integers(0, 79), st.integers(1, 9))
def test_clues_of_any_text_are_numbers_from_0_to_1(text: str, start: int, length: int) -> None:
    text += " Lund met Ortiz."
    at = context(report(text))
    found = around_words(at, Span(start, min(start + length, len(text))), Span(0, len(text)))
    assert all(0 <= value <= 1 for clues in found.values() for value in clues.values())


def test_the_choice_that_ships_knows_its_clues() -> None:
    choice = choices()["sides"]
    text = "Lund met Ortiz in Corvo on Monday."
    [found] = side_clues(context(report(text)), [(Span(5, 8), ContactKind.MEETING)])
    assert {"stated", "subject"} <= set(choice.places)
    assert choice.clue.max() < len(choice.places)
    assert choice.low.max() < choice.value.shape[1]
    assert any(set(clues) & set(choice.places) for clues in found.values())
