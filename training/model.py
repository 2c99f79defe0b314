"""The network: a small encoder and the heads that read attributions and their meaning from its states."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

WIDTH = 384
LAYERS = 6
HEADS = 12
INNER = 768
"""Half of MiniLM's inner width: those that do least are cut before training, and reading is a third faster for it."""
INSIDE = 384
"""Units between a statement's states and its labels."""
LINK = 96
BUCKETS = 24
ROLE_TAGS = 7
NEGATIVE = -1e4


def buckets(distance: Tensor) -> Tensor:
    """Signed distances in words as 24 buckets, finer near nought."""
    size = distance.abs().float()
    coarse = torch.clamp((torch.log2(size + 1) * 1.6).long(), max=BUCKETS // 2 - 1)
    return torch.where(distance < 0, coarse, coarse + BUCKETS // 2)


class Layer(nn.Module):
    """One layer of BERT (Devlin et al. 2019), post-norm, as MiniLM has it."""

    def __init__(self, dropout: float, inner: int) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, inner)
        self.down = nn.Linear(inner, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        # No dropout on attention: drawing its random numbers costs a third of a step on a CPU.
        # Written out, since the fused attention's way back takes twice as long in bfloat16.
        shares = torch.baddbmm(mask, q.flatten(0, 1), k.flatten(0, 1).transpose(1, 2), alpha=(WIDTH // HEADS) ** -0.5).softmax(-1)
        mixed = torch.bmm(shares.to(v.dtype), v.flatten(0, 1)).view(batch, HEADS, length, -1).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Subwords, with case, gap, quotation and depth of each, to states."""

    def __init__(self, dropout: float = 0.1, inner: int = INNER) -> None:
        super().__init__()
        self.word = nn.Embedding(30522, WIDTH)
        self.position = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.case = nn.Embedding(6, WIDTH)
        self.gap = nn.Embedding(3, WIDTH)
        self.quote = nn.Embedding(4, WIDTH)
        self.depth = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout, inner) for _ in range(LAYERS))
        for added in (self.case, self.gap, self.quote, self.depth):
            nn.init.zeros_(added.weight)

    def forward(self, ids: Tensor, case: Tensor, gap: Tensor, quote: Tensor, depth: Tensor) -> Tensor:
        """All arguments int64 [batch, length]; a 0 in `ids` is padding. Returns float [batch, length, 384]."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.word(ids) + self.position(places) + self.kind + self.case(case) + self.gap(gap) + self.quote(quote) + self.depth(depth)
        x = self.dropout(self.norm(x))
        mask = ((ids == 0).to(x.dtype) * NEGATIVE)[:, None, None, :].expand(-1, HEADS, -1, -1).flatten(0, 1)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_minilm(self, path: Path, importance: list[Tensor] | None = None) -> None:
        """Start from the weights of all-MiniLM-L6-v2 (`model.safetensors`).

        `importance` is for each layer the mean activation [1536] of its inner units (`inner_activations`); the units
        that do least on texts like ours are cut. Without it all 1536 stay, and the encoder must have been made so.
        """
        w = load_file(str(path))
        w = {key.removeprefix("bert."): value for key, value in w.items()}
        e = "embeddings."
        self.word.weight.data.copy_(w[e + "word_embeddings.weight"])
        self.position.weight.data.copy_(w[e + "position_embeddings.weight"])
        self.kind.data.copy_(w[e + "token_type_embeddings.weight"][0])
        self._norm(self.norm, w, e + "LayerNorm")
        for number, layer in enumerate(self.layers):
            p = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                joined = torch.cat([w[f"{p}attention.self.{name}.{part}"] for name in ("query", "key", "value")])
                getattr(layer.qkv, part).data.copy_(joined)
                getattr(layer.out, part).data.copy_(w[f"{p}attention.output.dense.{part}"])
            up, down = w[f"{p}intermediate.dense.weight"], w[f"{p}output.dense.weight"]
            kept = (
                (importance[number] * down.norm(dim=0)).topk(layer.up.out_features).indices.sort().values
                if importance
                else torch.arange(len(up))
            )
            layer.up.weight.data.copy_(up[kept])
            layer.up.bias.data.copy_(w[f"{p}intermediate.dense.bias"][kept])
            layer.down.weight.data.copy_(down[:, kept])
            layer.down.bias.data.copy_(w[f"{p}output.dense.bias"])
            self._norm(layer.norm1, w, p + "attention.output.LayerNorm")
            self._norm(layer.norm2, w, p + "output.LayerNorm")

    @staticmethod
    def _norm(norm: nn.LayerNorm, w: dict[str, Tensor], name: str) -> None:
        norm.weight.data.copy_(w[name + ".weight"])
        norm.bias.data.copy_(w[name + ".bias"])


@torch.no_grad()
def inner_activations(path: Path, inputs: list[dict[str, Tensor]]) -> list[Tensor]:
    """Mean absolute activation of each inner unit of the uncut encoder, a tensor [1536] a layer, over sample batches."""
    whole = Encoder(inner=4 * WIDTH).eval()
    whole.load_minilm(path)
    sums = [torch.zeros(4 * WIDTH) for _ in range(LAYERS)]
    hooks = [
        layer.up.register_forward_hook(lambda _module, _given, out, number=number: sums[number].add_(F.gelu(out).abs().mean((0, 1))))
        for number, layer in enumerate(whole.layers)
    ]
    for t in inputs:
        whole(t["ids"], t["case"], t["gap"], t["quote"], t["depth"])
    for hook in hooks:
        hook.remove()
    return sums


class Links(nn.Module):
    """Which segment belongs to which: queries and keys from a segment's first and last word, dot product, distance."""

    NAMES = ("content_cue", "content_source", "cue_source", "content_content")

    def __init__(self, width: int = WIDTH) -> None:
        super().__init__()
        self.query = nn.ModuleDict({name: nn.Linear(2 * width, LINK) for name in self.NAMES})
        self.key = nn.ModuleDict({name: nn.Linear(2 * width, LINK) for name in self.NAMES})
        self.distance = nn.ParameterDict({name: nn.Parameter(torch.zeros(BUCKETS)) for name in self.NAMES})
        self.nobody = nn.ParameterDict({name: nn.Parameter(torch.zeros(LINK)) for name in self.NAMES})
        self.nobody_bias = nn.ParameterDict({name: nn.Parameter(torch.zeros(())) for name in self.NAMES})

    def forward(self, name: str, queries: Tensor, keys: Tensor, distance: Tensor) -> Tensor:
        """Queries [n, 2 * width], keys [m, 2 * width], distance [n, m] in words; returns [n, m + 1], the last column for none."""
        q = self.query[name](queries) / math.sqrt(LINK)
        scores = q @ self.key[name](keys).T + self.distance[name][buckets(distance)]
        nobody = q @ self.nobody[name] + self.nobody_bias[name]
        return torch.cat([scores, nobody[:, None]], 1)


class Meaning(nn.Module):
    """A label for a statement, from the states of its content, its cue and its source."""

    def __init__(self, labels: int, dropout: float = 0.2, width: int = WIDTH) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.hidden = nn.Linear(5 * width, INSIDE)
        self.out = nn.Linear(INSIDE, labels)

    def forward(self, pooled: Tensor) -> Tensor:
        """Pooled [n, 5 * width] to logits [n, labels]."""
        return self.out(self.dropout(F.gelu(self.hidden(self.dropout(pooled)))))


@dataclass(frozen=True)
class Sizes:
    acts: int = 13
    factualities: int = 7
    stances: int = 7
    conditions: int = 5
    commitments: int = 4
    contacts: int = 6


class Network(nn.Module):
    """An encoder and all heads on its states: the small encoder that ships unless another is given, with its width."""

    def __init__(self, sizes: Sizes = Sizes(), dropout: float = 0.1, *, encoder: nn.Module | None = None, width: int = WIDTH) -> None:
        super().__init__()
        self.encoder = encoder or Encoder(dropout)
        self.tags = nn.Linear(width, ROLE_TAGS)
        self.transitions = nn.Parameter(torch.zeros(ROLE_TAGS, ROLE_TAGS))
        self.links = Links(width)
        self.attention = nn.Linear(width, 1)
        self.no_cue = nn.Parameter(torch.zeros(width))
        self.no_source = nn.Parameter(torch.zeros(width))
        self.act = Meaning(sizes.acts, width=width)
        self.factuality = Meaning(sizes.factualities, width=width)
        self.stance = Meaning(sizes.stances, width=width)
        self.nested = nn.Linear(2 * width, 1)
        self.condition_tags = nn.Linear(width, 3)
        self.condition_kind = nn.Linear(2 * width, sizes.conditions)
        self.commitment_tags = nn.Linear(width, 3)
        self.commitment_status = nn.Linear(2 * width, sizes.commitments)
        self.contact = nn.Sequential(nn.Linear(2 * width, 96), nn.GELU(), nn.Dropout(0.1), nn.Linear(96, sizes.contacts))

    def pooled(self, states: Tensor, content: list[tuple[int, int]], cue: list[tuple[int, int]], source: list[tuple[int, int]]) -> Tensor:
        """A statement as 5 * width numbers: content attended to, content's mean, its first word, cue's mean, source's mean.

        States are [words, width], one a word.
        """
        inside = torch.cat([states[start:end] for start, end in content])
        weights = self.attention(inside).softmax(0)
        cue_state = torch.cat([states[start:end] for start, end in cue]).mean(0) if cue else self.no_cue
        source_state = torch.cat([states[start:end] for start, end in source]).mean(0) if source else self.no_source
        return torch.cat([(weights * inside).sum(0), inside.mean(0), inside[0], cue_state, source_state])


def allowed_transitions() -> Tensor:
    """Nought where one tag may follow another, a large negative number where not. O; then B and I of three roles."""
    mask = torch.zeros(ROLE_TAGS, ROLE_TAGS)
    for role in range(3):
        begin, inside = 1 + 2 * role, 2 + 2 * role
        mask[:, inside] = NEGATIVE
        mask[begin, inside] = mask[inside, inside] = 0.0
    return mask


def crf_loss(emissions: Tensor, tags: Tensor, mask: Tensor, transitions: Tensor, allowed: Tensor) -> Tensor:
    """Negative log-likelihood a word of a linear-chain CRF (Lafferty et al. 2001).

    Emissions [batch, words, 7], tags and mask [batch, words] (mask true where there is a word; words come first).
    """
    steps = transitions + allowed
    length = emissions.shape[1]
    alpha = emissions[:, 0]
    score = emissions[:, 0].gather(1, tags[:, :1]).squeeze(1)
    for at in range(1, length):
        now = mask[:, at]
        reached = torch.logsumexp(alpha[:, :, None] + steps[None], 1) + emissions[:, at]
        alpha = torch.where(now[:, None], reached, alpha)
        step = steps[tags[:, at - 1], tags[:, at]] + emissions[:, at].gather(1, tags[:, at : at + 1]).squeeze(1)
        score = score + torch.where(now, step, torch.zeros_like(step))
    return (torch.logsumexp(alpha, 1) - score).sum() / mask.sum()
