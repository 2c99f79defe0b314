"""Every word is read once, in a window that is not too long."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.statements.features import Features
from onrecord.statements.windows import ROOM, windows


def made(text: str, subwords: list[int]) -> Features:
    """The features of a text of one-letter words and stops, each with so many subwords."""
    starts = np.array([at for at, sign in enumerate(text) if sign != " "], dtype=np.int32)
    count = len(starts)
    first = np.concatenate([[0], np.cumsum(subwords[:count])]).astype(np.int32)
    nothing = np.zeros(count, dtype=np.int32)
    return Features(starts, starts + 1, first, np.zeros(int(first[-1]), dtype=np.int32), nothing, nothing.copy(), nothing.copy())


@given(st.lists(st.tuples(st.sampled_from("aB."), st.integers(1, 8)), min_size=1, max_size=900), st.sampled_from([0, 16, 32]))
def test_each_word_belongs_to_one_window(signs: list[tuple[str, int]], margin: int) -> None:
    text = " ".join(sign for sign, _ in signs)
    feats = made(text, [count for _, count in signs])
    cut = list(windows(feats, text, 0, len(feats), margin=margin))
    assert [word for window in cut for word in range(window.low, window.high)] == list(range(len(feats)))
    for window in cut:
        assert window.start <= window.low < window.high <= window.end
        assert feats.first[window.end] - feats.first[window.start] <= ROOM + 16


def test_a_window_ends_with_a_sentence() -> None:
    text = " ".join((["a"] * 19 + ["."] + ["B"]) * 40)
    feats = made(text, [1] * 2000)
    for window in list(windows(feats, text, 0, len(feats)))[:-1]:
        assert text[feats.starts[window.high - 1]] == "."


@pytest.mark.parametrize("count", [1, ROOM, ROOM + 1])
def test_short_texts_are_one_window(count: int) -> None:
    text = " ".join("a" * count)
    assert len(list(windows(made(text, [1] * count), text, 0, count))) == (1 if count <= ROOM else 2)
