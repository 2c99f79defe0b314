"""Texts as what the network trains on: windows, and batches of them as padded arrays."""

from __future__ import annotations

import random

import numpy as np
import torch
from torch import Tensor

from data import Example

WINDOW = 222
"""Subwords in a window, without the two marks at its ends: what serving uses, and nothing longer is learnt."""

TOKENS_A_STEP = 2048

MASK = 103
MASKED = 0.12
"""Share of the subwords hidden in every other window, so that a segment is not known by one word of it alone."""


class Window:
    """Words [start, end) of an example, read at once."""

    __slots__ = ("end", "example", "length", "start")

    def __init__(self, example: Example, start: int, end: int) -> None:
        first = example.feats.first
        self.example, self.start, self.end = example, start, end
        self.length = int(first[end] - first[start]) + 2


def windows(example: Example, rng: random.Random) -> list[Window]:
    """An example cut into windows, the first of random length so that every pass cuts elsewhere."""
    first, cuts, at = example.feats.first, [], example.start
    room = WINDOW if first[example.end] - first[example.start] <= WINDOW else rng.randrange(WINDOW // 4, WINDOW + 1)
    while at < example.end:
        end = int(np.searchsorted(first, first[at] + room, side="right")) - 1
        end = max(at + 1, min(end, example.end))
        cuts.append(Window(example, at, end))
        at, room = end, WINDOW
    return cuts


def batches(examples: list[Example], repeats: dict[str, int], rng: random.Random) -> list[list[Window]]:
    """All windows of one pass in batches of about 2,048 subwords, alike in length, in random order."""
    every = [
        window
        for example in examples
        for _ in range(repeats["labelled" if example.labelled else "polnear"])
        for window in windows(example, rng)
        if window.end - window.start >= 3
    ]
    rng.shuffle(every)
    every.sort(key=lambda window: window.length // 16)
    made: list[list[Window]] = []
    for window in every:
        if made and (len(made[-1]) + 1) * max(window.length, made[-1][0].length) <= TOKENS_A_STEP + 64:
            made[-1].append(window)
        else:
            made.append([window])
    rng.shuffle(made)
    return made


def tensors(batch: list[Window], rng: random.Random | None, *, drop_gaps: float = 0.25) -> dict[str, Tensor]:
    """Padded int64 arrays [batch, length] for the encoder, and `words` [batch, words]: each word's first subword.

    With `rng`, subwords and gaps are left out at random, as for training.
    """
    length = max(window.length for window in batch)
    count = max(window.end - window.start for window in batch)
    made = {name: np.zeros((len(batch), length), dtype=np.int64) for name in ("ids", "case", "gap", "quote", "depth")}
    made["words"] = np.zeros((len(batch), count), dtype=np.int64)
    made["mask"] = np.zeros((len(batch), count), dtype=np.int64)
    made["tags"] = np.zeros((len(batch), count), dtype=np.int64)
    for row, window in enumerate(batch):
        f = window.example.feats
        low, high = f.first[window.start], f.first[window.end]
        size = int(high - low)
        subwords = np.array(f.subwords[low:high], dtype=np.int64)
        if rng and rng.random() < 0.5:
            subwords[[rng.random() < MASKED for _ in range(size)]] = MASK
        made["ids"][row, : size + 2] = np.concatenate([[101], subwords, [102]])
        repeats = np.diff(f.first[window.start : window.end + 1])
        for name in ("case", "quote"):
            made[name][row, 1 : size + 1] = np.repeat(getattr(f, name)[window.start : window.end], repeats)
        gap = np.zeros(size, dtype=np.int64)
        offsets = f.first[window.start : window.end] - low
        if not rng or rng.random() >= drop_gaps:
            gap[offsets] = f.gap[window.start : window.end]
        made["gap"][row, 1 : size + 1] = gap
        made["depth"][row, :] = min(window.example.depth, 1)
        words = window.end - window.start
        made["words"][row, :words] = offsets + 1
        made["mask"][row, :words] = 1
        shift = window.start - window.example.start
        made["tags"][row, :words] = window.example.tags[shift : shift + words]
        if shift and made["tags"][row, 0] in (2, 4, 6):
            made["tags"][row, 0] -= 1  # a window may begin inside a segment
    return {name: torch.from_numpy(array) for name, array in made.items()}
