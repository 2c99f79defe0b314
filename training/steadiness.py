"""How far the network's states move if its numbers change in the last digit, as they do from one kind of processor to another.

    python training/steadiness.py [--model FOLDER]

Positions and the weights of normalisations are changed by a millionth of themselves, at random; rounding to eight bits makes more of
that. Prints the root mean square of what the states moved by, and the standard deviation of the states, over the invented reports.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime
from onnx import numpy_helper
from tokenizers import Tokenizer

from recover import MODEL

TEXTS = sorted((Path(__file__).parent / "made-up").glob("*.txt"))[:12]
WINDOW = 224
CHANGE = 1e-6


def session(model: onnx.ModelProto, seed: int | None) -> onnxruntime.InferenceSession:
    """The model, its numbers changed by the seed, if there is one."""
    changed = onnx.ModelProto()
    changed.CopyFrom(model)
    chance = np.random.default_rng(seed)
    for weight in changed.graph.initializer if seed is not None else ():
        if weight.name == "places" or weight.name.endswith(("n.w", "n1.w", "n2.w")):
            array = numpy_helper.to_array(weight)
            moved = array * (1 + CHANGE * chance.standard_normal(array.shape))
            weight.CopyFrom(numpy_helper.from_array(moved.astype(np.float32), weight.name))
    return onnxruntime.InferenceSession(changed.SerializeToString(), providers=["CPUExecutionProvider"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=MODEL)
    folder = parser.parse_args().model
    model = onnx.load(str(folder / "encoder.onnx"))
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    steady, moved = session(model, None), [session(model, seed) for seed in range(3)]
    squares, states = [], []
    for path in TEXTS:
        ids = np.array([tokenizer.encode(path.read_text(encoding="utf-8")).ids[:WINDOW]], dtype=np.int64)
        given = {"ids": ids, **{name: np.zeros_like(ids) for name in ("case", "gap", "quote", "depth")}}
        first: npt.NDArray[np.float32] = steady.run(["states"], given)[0]
        squares += [float(((other.run(["states"], given)[0] - first) ** 2).mean()) for other in moved]
        states.append(float(first.std()))
    print(f"states moved by {np.sqrt(np.mean(squares)):.3f}, their standard deviation {np.mean(states):.3f}")


if __name__ == "__main__":
    main()
