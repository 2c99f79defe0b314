"""The network as other processors have it.

Sums taken in another order differ in the last digit, rounding to eight bits makes a step of that, and what the network
was in two minds about may come out the other way. `trembling` adds noise of that size to its states.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import numpy as np

from onrecord.statements.features import Features
from onrecord.statements.network import Floats, Network
from onrecord.statements.windows import Window

NOISE = 0.03
"""Of states whose standard deviation is 0.6: what comes of it if every number fed to the network is changed by a millionth."""
SEEDS = 24
"""How often something is read with noise where it differs."""
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


def surely_changed(kept: set[str], read: Callable[[], set[str]]) -> set[str]:
    """The lines in which what `read` tells differs from what was kept, without those that come and go as the network trembles."""
    changed = read() ^ kept
    if not changed:
        return changed
    others = []
    for seed in range(SEEDS):
        with trembling(seed):
            others.append(read())
    return {line for line in changed if len({line in told for told in others}) == 1}


def lines(record: dict[str, Any]) -> set[str]:
    """All that a record tells, a line for each field of a row: two readings of a report can be compared by what is in one alone."""
    told = {f"{name}: {json.dumps(value, sort_keys=True)}" for name, value in record.items() if name not in TABLES}
    for table in TABLES:
        for row in record[table]:
            at = row["id"] if "id" in row else json.dumps([row.get("party"), row.get("spans"), row.get("evidence")])
            told |= {f"{table} {at} {name}: {json.dumps(value, sort_keys=True)}" for name, value in row.items()}
    return told
