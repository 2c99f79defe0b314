"""Exact search over tags, and segments put together."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from onrecord.statements.decode import FORBIDDEN, Found, Segment, allowed, attributions, best_tags, buckets, segments_of

SMALL = st.floats(-4, 4, width=32)


@given(arrays.arrays(np.float32, (4, 3), elements=SMALL), arrays.arrays(np.float32, (3, 3), elements=SMALL))
def test_viterbi_finds_what_trying_all_finds(emissions: np.ndarray, transitions: np.ndarray) -> None:
    steps = transitions + allowed(3)

    def total(tags: tuple[int, ...]) -> float:
        start = FORBIDDEN if tags[0] == 2 else 0.0
        return start + sum(float(emissions[at, tag]) for at, tag in enumerate(tags)) + sum(float(steps[a, b]) for a, b in pairwise(tags))

    best = max(map(total, product(range(3), repeat=4)))
    assert total(tuple(best_tags(emissions, steps).tolist())) == pytest.approx(best, abs=1e-3)


@given(arrays.arrays(np.float32, st.tuples(st.integers(1, 40), st.just(7)), elements=SMALL))
def test_no_segment_begins_inside(emissions: np.ndarray) -> None:
    tags = best_tags(emissions, allowed(7)).tolist()
    for before, tag in zip([0, *tags], tags, strict=False):
        if tag in (2, 4, 6):
            assert before in (tag - 1, tag)


@pytest.mark.parametrize(
    ("tags", "segments"),
    [
        ([0, 1, 2, 2, 0], [(1, 4)]),
        ([1, 1, 2, 0, 1], [(0, 1), (1, 3), (4, 5)]),
        ([0, 3, 4, 0, 0], []),
        ([], []),
    ],
)
def test_segments(tags: list[int], segments: list[tuple[int, int]]) -> None:
    assert segments_of(np.array(tags, dtype=np.int64), 1) == segments


def test_buckets_tell_before_from_behind_and_grow_with_distance() -> None:
    found = buckets(np.array([-200, -20, -1, 0, 1, 20, 200]))
    assert len(set(found.tolist())) == 7
    assert found.min() >= 0
    assert found.max() < 24


def test_an_attribution_moves_as_a_whole() -> None:
    found = Found((Segment(1, 2),), (Segment(2, 3),), (Segment(3, 5), Segment(6, 8)), 0.5)
    assert found.moved(10) == Found((Segment(11, 12),), (Segment(12, 13),), (Segment(13, 15), Segment(16, 18)), 0.5)


def test_no_words_no_attributions() -> None:
    assert attributions(np.zeros((0, 384), dtype=np.float32), {}) == []
