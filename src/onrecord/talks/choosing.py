"""Learned: small trained choices of `onrecord.talks`, from clues to probabilities.

Each is a sum of small decision trees (gradient boosting: Friedman 2001), made by `training/train_talks.py` and kept in `choices.npz`.
What it is asked, and by which clues, is said where it is asked: `onrecord.talks.sides`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files

import numpy as np
import numpy.typing as npt

from onrecord.errors import WrongSettings

Clues = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Choice:
    """A trained choice: `places` of the clues that it knows, and its trees, as arrays [trees, nodes].

    At a node the clue `clue` is held against `threshold`: up to it the way goes on to node `low`, else to `high`; a leaf leads to itself.
    The `value` of all leaves reached, and `start`, add up to the logarithm of the odds.
    """

    places: Mapping[str, int]
    clue: npt.NDArray[np.int16]
    threshold: npt.NDArray[np.float32]
    low: npt.NDArray[np.int16]
    high: npt.NDArray[np.int16]
    value: npt.NDArray[np.float32]
    start: float

    def probabilities(self, rows: Sequence[Clues]) -> list[float]:
        """How likely each row of clues is a yes, 0 to 1. Clues that the choice does not know count nothing. Deterministic."""
        if not rows:
            return []
        seen = np.zeros((len(rows), len(self.places)), dtype=np.float32)
        for number, clues in enumerate(rows):
            for name, value in clues.items():
                place = self.places.get(name)
                if place is not None:
                    seen[number, place] = value
        trees = np.arange(len(self.clue))
        row = np.arange(len(rows))[:, None]
        node = np.zeros((len(rows), len(trees)), dtype=np.int16)
        while True:
            below = seen[row, self.clue[trees, node]] <= self.threshold[trees, node]
            following = np.where(below, self.low[trees, node], self.high[trees, node])
            if (following == node).all():
                break
            node = following
        scores = self.value[trees, node].sum(axis=1) + self.start
        return [float(chance) for chance in 1 / (1 + np.exp(-scores))]


@lru_cache(maxsize=1)
def choices() -> Mapping[str, Choice]:
    """The choices that ship, by name. Raises `WrongSettings` if their file is missing or damaged."""
    try:
        with as_file(files("onrecord.talks") / "choices.npz") as path, np.load(path, allow_pickle=False) as kept:
            arrays = {name: kept[name] for name in kept.files}
            return {name: _choice(name, arrays) for name in sorted({name.partition(".")[0] for name in arrays})}
    except (OSError, ValueError, KeyError) as error:
        raise WrongSettings(f"the trained choices cannot be loaded ({error})", do="install onrecord again") from error


def _choice(name: str, arrays: Mapping[str, npt.NDArray[np.generic]]) -> Choice:
    places = {str(clue): place for place, clue in enumerate(arrays[f"{name}.clues"])}
    clue, low, high = (arrays[f"{name}.{part}"].astype(np.int16) for part in ("clue", "low", "high"))
    threshold, value = (arrays[f"{name}.{part}"].astype(np.float32) for part in ("threshold", "value"))
    return Choice(places, clue, threshold, low, high, value, float(arrays[f"{name}.start"].astype(np.float32)))
