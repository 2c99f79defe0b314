"""Write the trained network as the package ships it: the encoder as ONNX, the heads as arrays.

The graph is built by hand, node by node, for ONNX Runtime's fused attention. Products have 8-bit weights, a scale a
column, and activations quantised as they come; 8 bits of which 7 are used, since processors without VNNI add pairs of
products in 16 bits and would overflow. Measured on a processor with AVX2 alone: products in blocks of 64 with scales
of their own (MatMulNBits) take twice the time.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import nn
from torch.utils.hooks import RemovableHandle

from arrays import write
from model import HEADS, LAYERS, WIDTH, Network

WINDOW = 224
"""Subwords of each text over which the inputs of products are watched."""

LEVEL = 3.0
"""Inputs up to so many times the middle one's largest value stay as they are."""

Array = npt.NDArray[np.float32]


class Graph:
    """Nodes and weights as they are added."""

    def __init__(self, *, bits: int, highest: dict[str, Array]) -> None:
        self.bits = bits
        self.highest = highest
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self._count = 0

    def weight(self, array: npt.NDArray[np.generic], name: str) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def add(self, op: str, inputs: list[str], *, domain: str = "", outputs: int = 1, **attributes: object) -> list[str]:
        self._count += 1
        names = [f"{op}_{self._count}_{number}" for number in range(outputs)]
        self.nodes.append(helper.make_node(op, inputs, names, domain=domain, **attributes))
        return names

    def linear(self, x: str, weight: Array, bias: Array, name: str) -> str:
        """x @ weight.T + bias, weight [out, in].

        Inputs far larger than the others would set the step in which all of them are rounded: they are made smaller first and their
        weights larger. Source: Xiao et al. 2023, SmoothQuant.
        """
        if name in self.highest:
            shrunk = np.maximum(self.highest[name] / (LEVEL * np.median(self.highest[name])), 1.0).astype(np.float32)
            x = self.add("Mul", [x, self.weight(1 / shrunk, name + ".s")])[0]
            weight = weight * shrunk
        product = self.add("MatMul", [x, self.weight(weight.T, name + ".w")])[0]
        return self.add("Add", [product, self.weight(bias, name + ".b")])[0]


def encoder(network: Network, *, bits: int, highest: dict[str, Array]) -> onnx.ModelProto:
    """The encoder as an ONNX model with 8-bit or 32-bit weights. Inputs int64 [batch, length], output `states`.

    `highest` is for a product's name the largest absolute value of each of its inputs (`highest_inputs`).
    """
    w = {name: value.detach().numpy().astype(np.float32) for name, value in network.encoder.state_dict().items()}
    g = Graph(bits=bits, highest=highest)
    mine = "com.microsoft"
    names = ("ids", "case", "gap", "quote", "depth")
    x = embedded(g, w["word.weight"])
    for name in names[1:]:
        x = g.add("Add", [x, g.add("Gather", [g.weight(w[f"{name}.weight"], name + ".t"), name])[0]])[0]
    shape = g.add("Shape", ["ids"])[0]
    length = g.add("Gather", [shape, g.weight(np.array([1], dtype=np.int64), "one")])[0]
    places = g.add(
        "Slice", [g.weight(w["position.weight"][:256] + w["kind"], "places"), g.weight(np.array([0], dtype=np.int64), "zero"), length]
    )[0]
    x = g.add("Add", [x, places])[0]
    x = g.add("LayerNormalization", [x, g.weight(w["norm.weight"], "n.w"), g.weight(w["norm.bias"], "n.b")], epsilon=1e-12)[0]
    for number in range(LAYERS):
        p = f"layers.{number}."
        qkv = g.linear(x, w[p + "qkv.weight"], w[p + "qkv.bias"], p + "qkv")
        q, k, v = g.add("Split", [qkv, g.weight(np.array([WIDTH] * 3, dtype=np.int64), p + "split")], outputs=3, axis=2)
        mixed = g.add("MultiHeadAttention", [q, k, v], domain=mine, num_heads=HEADS)[0]
        out = g.linear(mixed, w[p + "out.weight"], w[p + "out.bias"], p + "out")
        x = g.add("Add", [out, x])[0]
        x = g.add(
            "LayerNormalization", [x, g.weight(w[p + "norm1.weight"], p + "n1.w"), g.weight(w[p + "norm1.bias"], p + "n1.b")], epsilon=1e-12
        )[0]
        up = g.add("Gelu", [g.linear(x, w[p + "up.weight"], w[p + "up.bias"], p + "up")], domain=mine)[0]
        down = g.linear(up, w[p + "down.weight"], w[p + "down.bias"], p + "down")
        x = g.add("Add", [down, x])[0]
        x = g.add(
            "LayerNormalization", [x, g.weight(w[p + "norm2.weight"], p + "n2.w"), g.weight(w[p + "norm2.bias"], p + "n2.b")], epsilon=1e-12
        )[0]
    g.nodes.append(helper.make_node("Identity", [x], ["states"]))
    graph = helper.make_graph(
        g.nodes,
        "onrecord",
        [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"]) for name in names],
        [helper.make_tensor_value_info("states", TensorProto.FLOAT, ["batch", "length", WIDTH])],
        g.weights,
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(mine, 1)], ir_version=8)


def embedded(g: Graph, table: Array) -> str:
    """The look-up of subwords; in 8 bits, rows of signed bytes with a scale each."""
    if g.bits == 32:
        return g.add("Gather", [g.weight(table, "words"), "ids"])[0]
    scales = np.maximum(np.abs(table).max(1, keepdims=True), 1e-9) / 127.0
    rows = g.add("Gather", [g.weight(np.rint(table / scales).astype(np.int8), "words"), "ids"])[0]
    scale = g.add("Gather", [g.weight(scales.astype(np.float32), "words.s"), "ids"])[0]
    return g.add("Mul", [g.add("Cast", [rows], to=TensorProto.FLOAT)[0], scale])[0]


@torch.no_grad()
def highest_inputs(network: Network, texts: list[str], tokenizer: Tokenizer) -> dict[str, Array]:
    """The largest absolute value that each input of a product takes over texts, by the product's name, [inputs] each."""
    highest: dict[str, torch.Tensor] = {}

    def watch(name: str, module: nn.Module) -> RemovableHandle:
        def note(_module: nn.Module, given: tuple[torch.Tensor, ...]) -> None:
            seen = given[0].abs().flatten(0, -2).amax(0)
            highest[name] = torch.maximum(highest.get(name, seen), seen)

        return module.register_forward_pre_hook(note)

    hooks = [
        watch(f"layers.{number}.{part}", getattr(layer, part))
        for number, layer in enumerate(network.encoder.layers)
        for part in ("up", "down")
    ]
    for text in texts:
        ids = torch.tensor([tokenizer.encode(text).ids[:WINDOW]])
        network.encoder(ids, *(torch.zeros_like(ids) for _ in range(4)))
    for hook in hooks:
        hook.remove()
    return {name: value.numpy() for name, value in highest.items()}


def heads(network: Network) -> dict[str, Array]:
    """All that is not the encoder, by name, float32."""
    return {
        name: value.detach().numpy().astype(np.float32) for name, value in network.state_dict().items() if not name.startswith("encoder.")
    }


def load(checkpoints: Sequence[tuple[Path, float]]) -> Network:
    """The network with the averaged weights of checkpoints, mixed by their shares (any positive numbers).

    Source: Wortsman et al. 2022, Model soups; on dev better than any alone.
    """
    whole = sum(share for _, share in checkpoints)
    mixed: dict[str, torch.Tensor] = {}
    for path, share in checkpoints:
        for name, value in torch.load(path, weights_only=True)["average"].items():
            mixed[name] = mixed.get(name, 0) + value.float() * (share / whole)
    network = Network()
    network.load_state_dict(mixed)
    return network.eval()


def with_share(told: str) -> tuple[Path, float]:
    """A checkpoint and its share: "pass-4.pt" or "pass-4.pt:1.5"."""
    path, colon, share = told.rpartition(":")
    return (Path(path), float(share)) if colon else (Path(told), 1.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", type=with_share, nargs="+", help="one, or several to be mixed, each with its share: pass-3.pt:1.5")
    parser.add_argument("--into", type=Path, default=Path("src/onrecord/statements/model"))
    parser.add_argument("--bits", type=int, choices=(8, 32), default=8)
    arguments = parser.parse_args()
    network = load(arguments.checkpoints)
    arguments.into.mkdir(parents=True, exist_ok=True)
    save(network, arguments.into, bits=arguments.bits)


def save(network: Network, into: Path, *, bits: int) -> None:
    """Write `encoder.onnx` and `heads.npz` into a folder; the tokenizer stands there already."""
    path = into / "encoder.onnx"
    tokenizer = Tokenizer.from_file(str(into / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    texts = [one.read_text(encoding="utf-8") for one in sorted((Path(__file__).parent / "made-up").glob("*.txt"))]
    onnx.save(encoder(network, bits=bits, highest=highest_inputs(network, texts, tokenizer)), str(path))
    if bits == 8:
        quantize_dynamic(
            path,
            path,
            per_channel=True,
            weight_type=QuantType.QInt8,
            reduce_range=True,
            op_types_to_quantize=["MatMul"],
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )
    write(into / "heads.npz", heads(network))


if __name__ == "__main__":
    main()
