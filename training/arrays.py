"""How the heads' weights are kept: by name, in float16, which is more than int8 states can tell apart."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt


def write(path: Path, weights: Mapping[str, npt.NDArray[np.floating]]) -> None:
    """Write `heads.npz`. The same weights give the same bytes."""
    np.savez(path, **{name: np.asarray(value).astype(np.float16) for name, value in sorted(weights.items())})
