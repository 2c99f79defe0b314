"""The network as other processors have it.

Sums taken in another order differ in the last digit, rounding to eight bits makes a step of that, and what the network
was in two minds about may come out the other way. `trembling` adds noise of that size to its states.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar
from unittest.mock import patch

import numpy as np

from onrecord.statements.features import Features
from onrecord.statements.network import Floats, Network
from onrecord.statements.windows import Window

Told = TypeVar("Told")
Part = TypeVar("Part")

NOISE = 0.045
"""Of states whose standard deviation is 0.6. Half as much again as what comes of a change of each number by a millionth
(`training/steadiness.py`): with 32 such readings no simulated pair of processors in 960 was told apart; an eighth of all
lines come and go."""
SEEDS = 32
"""How often something is read with noise where it differs."""
IDENTITY = ("party", "issue", "kind", "participants", "spans", "evidence")
"""What tells one row from another where it has no id."""
TABLES = ("statements", "positions", "conditions", "commitments", "contacts")


@contextmanager
def trembling(seed: int) -> Iterator[None]:
    """Within it every network's states have noise, the same for the same seed."""
    steady = Network._read

    def unsteady(self: Network, features: Features, window: Window, depth: int) -> Floats:
        states = steady(self, features, window, depth)
        noise = np.random.default_rng([seed, depth, window.start, window.end]).normal(0, NOISE, states.shape)
        return (states + noise).astype(np.float32)

    with patch.object(Network, "_read", unsteady):
        yield


def surely_changed(kept: Told, read: Callable[[], Told], parts: Callable[[Told], set[Part]]) -> set[Part] | None:
    """The parts in which what `read` tells differs from what was kept, without those that come and go as the network trembles.

    None where the same parts stand in another order; empty where nothing differs but what trembles.
    """
    found = read()
    if found == kept:
        return set()
    changed = parts(found) ^ parts(kept)
    if not changed:
        return None
    others = []
    for seed in range(SEEDS):
        with trembling(seed):
            others.append(parts(read()))
    return {part for part in changed if len({part in told for told in others}) == 1}


def lines(record: dict[str, Any]) -> set[str]:
    """All that a record tells, a line for each field of a row: two readings of a report can be compared by what is in one alone."""
    told = {f"{name}: {json.dumps(value, sort_keys=True)}" for name, value in record.items() if name not in TABLES}
    for table in TABLES:
        for row in record[table]:
            at = row["id"] if "id" in row else json.dumps([row.get(name) for name in IDENTITY])
            told |= {f"{table} {at} {name}: {json.dumps(value, sort_keys=True)}" for name, value in row.items()}
    return told
