"""The trained network at work: words to states by ONNX Runtime, states to labels by a few small products.

Learned (see `docs/model-card.md`). Each window is a call of its own: activations are quantised by window, so a
window's states never depend on what else is read, and results are the same bytes for any number of threads.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
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

    `threads` windows are read side by side, and each thread is handed `batch` of them at a time. Raises `WrongSettings` where a
    file is missing or damaged.
    """

    def __init__(self, folder: Path | None = None, *, threads: int = 1, batch: int = 8) -> None:
        self._folder = folder or Path(str(files("onrecord.statements") / "model"))
        self._threads = max(1, threads)
        self._turn = self._threads * max(1, batch)

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """Words to subwords, without padding or cutting."""
        from tokenizers import Tokenizer

        with self._intact("tokenizer.json") as path:
            tokenizer = Tokenizer.from_file(str(path))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    @cached_property
    def heads(self) -> dict[str, Floats]:
        """Weights by name, float32; a linear map is [out, in]."""
        with self._intact("heads.npz") as path, np.load(path, allow_pickle=False) as kept:
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
        with self._intact("encoder.onnx") as path:
            # The fused sum and normalisation is not vectorised in ONNX Runtime 1.32: apart they take a tenth of the time.
            return onnxruntime.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
            )

    @cached_property
    def _pool(self) -> ThreadPoolExecutor | None:
        return ThreadPoolExecutor(self._threads, thread_name_prefix="onrecord") if self._threads > 1 else None

    @contextmanager
    def _intact(self, name: str) -> Iterator[Path]:
        """The path of a model file; whatever its loader says against it is said as `WrongSettings`."""
        path = self._folder / name
        if not path.is_file():
            raise WrongSettings("the model file is missing", where=str(path), do="install onrecord again, or make it with `make train`")
        try:
            yield path
        except Exception as error:  # the three loaders have no exception class of their own to name
            told = " ".join(str(error).split())[:200]
            raise WrongSettings(f"the model file is damaged ({told})", where=str(path), do="install onrecord again") from error

    def states(self, features: Features, cut: Sequence[Window], *, depth: int) -> dict[Window, Floats]:
        """The states [end - start, 384] of each window's words. `depth` is 0 for a report, 1 for a content."""
        run = self._pool.map if self._pool and len(cut) > 1 else map
        read: dict[Window, Floats] = {}
        for start in range(0, len(cut), self._turn):
            # The longest first: then no thread is left alone with a long one at the end.
            turn = sorted(cut[start : start + self._turn], key=lambda window: window.start - window.end)
            read.update(zip(turn, run(lambda window: self._read(features, window, depth), turn), strict=True))
        return read

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
        return states[offsets]


def stacked(read: dict[Window, Floats], cut: Iterable[Window]) -> Floats:
    """The states of all words of consecutive windows, [words, 384]."""
    pieces = [read[window][window.low - window.start : window.high - window.start] for window in cut]
    return np.concatenate(pieces) if pieces else np.zeros((0, WIDTH), dtype=np.float32)
