"""Cutting a text into the windows that the network reads at once. Rules, no learning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from onrecord.statements.features import Features

ROOM = 222
"""Subwords in a window, without the marks at its ends. The network was trained on such and loses on longer ones."""

SHORTEST = 0.6
"""A window ends with a sentence if one ends in its last two fifths, so that few statements are cut in two."""

_STOPS = frozenset(".?!")
_AFTER = frozenset("\"'”’)»")


class Window(NamedTuple):
    """Words [start, end) that are read, of which [low, high) take their states from here."""

    start: int
    end: int
    low: int
    high: int


def windows(features: Features, text: str, start: int, end: int, *, margin: int = 0) -> Iterator[Window]:
    """Windows over words [start, end) of a text, each word in one `[low, high)`.

    `margin` subwords on each side are read beside them for context alone.
    """
    first = features.first
    room = ROOM - 2 * margin if first[end] - first[start] > ROOM else ROOM
    at = start
    while at < end:
        limit = int(np.searchsorted(first, first[at] + room, side="right")) - 1
        limit = min(max(at + 1, limit), end)
        if limit < end:
            limit = _sentence_end(features, text, at + int((limit - at) * SHORTEST), limit)
        low = max(start, int(np.searchsorted(first, first[at] - margin, side="left")))
        high = min(end, max(limit, int(np.searchsorted(first, first[limit] + margin, side="right")) - 1))
        yield Window(low, high, at, limit)
        at = limit


def _sentence_end(features: Features, text: str, low: int, high: int) -> int:
    """The last word in (low, high] before which a paragraph or a sentence ends, else `high`."""
    stop = high
    for at in range(high, low, -1):
        if at < len(features) and features.gap[at]:
            return at
        before = at - 1
        while before > low and text[features.starts[before]] in _AFTER:
            before -= 1
        if stop == high and text[features.starts[before]] in _STOPS and before + 1 <= at and _opens(features, text, at):
            stop = at
    return stop


def _opens(features: Features, text: str, at: int) -> bool:
    """Whether word `at` can begin a sentence: a capital, a digit or an opening mark."""
    if at >= len(features):
        return True
    character = text[features.starts[at]]
    return character.isupper() or character.isdigit() or features.quote[at] == 2
