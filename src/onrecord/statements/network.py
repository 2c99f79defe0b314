"""The trained network at work: words to states by ONNX Runtime, states to labels by a few small products.

Learned (see `docs/model-card.md`). Each window is a call of its own: activations are quantised by window, so a
window's states never depend on what else is read, and results are the same bytes for any number of threads.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from onrecord.errors import WrongSettings
from onrecord.statements.features import Features
from onrecord.statements.windows import Window

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Floats = npt.NDArray[np.float32]
WIDTH = 384
START, STOP = 101, 102
"""[CLS] and [SEP] of BERT's vocabulary."""


class Network:
    """The encoder, its tokenizer and the heads' weights, loaded once, on first use.

    `threads` windows are read side by side. Raises `WrongSettings` where a file is missing or damaged.
    """

    def __init__(self, folder: Path | None = None, *, threads: int = 1) -> None:
        self._folder = folder or Path(str(files("onrecord.statements") / "model"))
        self._threads = max(1, threads)

    @cached_property
    def tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._file("tokenizer.json")))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    @cached_property
    def heads(self) -> dict[str, Floats]:
        """Weights by name, float32; a linear map is [out, in]."""
        with np.load(self._file("heads.npz"), allow_pickle=False) as kept:
            return {name: kept[name].astype(np.float32) for name in kept.files}

    @cached_property
    def _session(self) -> Any:
        os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Without arenas and patterns a long report needs half the memory and no more time.
        options.enable_cpu_mem_arena = False
        options.enable_mem_pattern = False
        try:
            return onnxruntime.InferenceSession(str(self._file("encoder.onnx")), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # ONNX Runtime has no exception class of its own to name
            raise WrongSettings(
                f"the model cannot be loaded ({error})", where=str(self._folder / "encoder.onnx"), do="install onrecord again"
            ) from error

    @cached_property
    def _pool(self) -> ThreadPoolExecutor | None:
        return ThreadPoolExecutor(self._threads, thread_name_prefix="onrecord") if self._threads > 1 else None

    def _file(self, name: str) -> Path:
        path = self._folder / name
        if not path.is_file():
            raise WrongSettings("the model file is missing", where=str(path), do="install onrecord again, or make it with `make train`")
        return path

    def states(self, features: Features, cut: Sequence[Window], *, depth: int) -> dict[Window, Floats]:
        """The states [high - low, 384] of each window's own words. `depth` is 0 for a report, 1 for a content."""
        run = self._pool.map if self._pool and len(cut) > 1 else map
        return dict(zip(cut, run(lambda window: self._read(features, window, depth), cut), strict=True))

    def _read(self, features: Features, window: Window, depth: int) -> Floats:
        first = features.first
        low, high = int(first[window.start]), int(first[window.end])
        size = high - low + 2
        given = {name: np.zeros((1, size), dtype=np.int64) for name in ("ids", "case", "gap", "quote")}
        given["depth"] = np.full((1, size), min(depth, 1), dtype=np.int64)
        given["ids"][0, 0], given["ids"][0, -1] = START, STOP
        given["ids"][0, 1:-1] = features.subwords[low:high]
        bounds = first[window.start : window.end + 1]
        repeats = np.diff(bounds)
        offsets = bounds[:-1] - low + 1
        given["case"][0, 1:-1] = np.repeat(features.case[window.start : window.end], repeats)
        given["quote"][0, 1:-1] = np.repeat(features.quote[window.start : window.end], repeats)
        given["gap"][0, offsets] = features.gap[window.start : window.end]
        states: Floats = self._session.run(["states"], given)[0][0]
        return states[offsets[window.low - window.start : window.high - window.start]]


def stacked(read: dict[Window, Floats], cut: Iterable[Window]) -> Floats:
    """The states of all words of consecutive windows, [words, 384]."""
    pieces = [read[window] for window in cut]
    return np.concatenate(pieces) if pieces else np.zeros((0, WIDTH), dtype=np.float32)
