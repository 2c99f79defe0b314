"""The network that ships, as a checkpoint to train on from: weights of 8 bits back in 32.

A checkpoint is a tenth of a gigabyte and is not kept with the code. What quantisation took is lost: on dev the network so
recovered reads as the shipped one does, since it computes with the same numbers.

    python training/recover.py START.pt
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from safetensors.torch import load_file

from model import LAYERS, Network

MODEL = Path(__file__).resolve().parents[1] / "src/onrecord/statements/model"


def recovered(folder: Path, minilm: Path) -> Network:
    """The network of a folder with `encoder.onnx` and `heads.npz`.

    Subwords and positions past 256 are MiniLM's own: training leaves them alone.
    """
    graph = onnx.load(str(folder / "encoder.onnx")).graph
    arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}

    def weight(name: str) -> np.ndarray:
        if name in arrays:
            return arrays[name].astype(np.float32)
        whole = (arrays[name + "_quantized"].astype(np.float32) - arrays[name + "_zero_point"]) * arrays[name + "_scale"]
        grown = name.removesuffix(".w") + ".s"
        return whole * arrays[grown][:, None] if grown in arrays else whole

    state = {f"encoder.{name}.weight": weight(f"{name}.t") for name in ("case", "gap", "quote", "depth")}
    state["encoder.norm.weight"], state["encoder.norm.bias"] = arrays["n.w"], arrays["n.b"]
    for number in range(LAYERS):
        p = f"layers.{number}."
        for part in ("qkv", "out", "up", "down"):
            state[f"encoder.{p}{part}.weight"] = weight(f"{p}{part}.w").T
            state[f"encoder.{p}{part}.bias"] = arrays[f"{p}{part}.b"]
        for short, name in (("n1", "norm1"), ("n2", "norm2")):
            state[f"encoder.{p}{name}.weight"], state[f"encoder.{p}{name}.bias"] = arrays[f"{p}{short}.w"], arrays[f"{p}{short}.b"]
    network = Network()
    first = {name.removeprefix("bert."): value.numpy() for name, value in load_file(str(minilm)).items()}
    state["encoder.word.weight"] = first["embeddings.word_embeddings.weight"]
    # The graph holds the sum of position and kind: all of it goes into the positions, none into the kind.
    table = first["embeddings.position_embeddings.weight"].copy()
    table[: len(arrays["places"])] = arrays["places"]
    state["encoder.position.weight"], state["encoder.kind"] = table, np.zeros(table.shape[1], dtype=np.float32)
    with np.load(folder / "heads.npz") as heads:
        state |= {name: heads[name] for name in heads.files if name in network.state_dict()}
    network.load_state_dict({name: torch.from_numpy(np.ascontiguousarray(value, dtype=np.float32)) for name, value in state.items()})
    return network


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("into", type=Path)
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--weights", type=Path, default=Path(".weights"), help="the folder with MiniLM's model.safetensors")
    arguments = parser.parse_args()
    network = recovered(arguments.model, arguments.weights / "model.safetensors")
    torch.save({"network": network.state_dict(), "average": network.state_dict()}, arguments.into)


if __name__ == "__main__":
    main()
