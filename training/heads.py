"""Train the heads of meaning on, with the encoder as it ships (int8) and frozen: minutes instead of hours.

    python training/heads.py CHECKPOINT --model FOLDER [--passes 14] --into HEADS.npz

What the joint passes left undone for lack of examples is done here: every annotated report many times over. The
attribution (tags, links) is not touched. Chosen on dev reports, whose figures given gold spans are printed each pass.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from contact_labels import contact_labels
from data import Example, records
from export import heads as head_arrays
from model import Network
from onrecord.statements.tagger import Tagger
from splits import record_paths
from train import Window, meaning_losses

FROZEN = ("encoder.", "tags.", "transitions", "links.")
WEIGHTS = {
    "act": 1.0,
    "factuality": 1.0,
    "stance": 1.0,
    "nested": 0.3,
    "condition_tags": 20.0,
    "condition_kind": 0.5,
    "commitment_tags": 20.0,
    "commitment_status": 0.5,
    "contact": 1.0,
}


def read(paths: list[Path], corpora: Path, tagger: Tagger) -> list[tuple[Example, Tensor]]:
    """The reports with the states of their words, as serving computes them."""
    every = [example for example in records(paths, corpora, tagger.network.tokenizer, contact_labels) if not example.depth]
    return [(one, torch.from_numpy(tagger.states(one.text, one.feats, 0, len(one.feats), depth=0))) for one in every]


def loss_of(network: Network, reports: list[tuple[Example, Tensor]]) -> Tensor:
    """The weighted loss of a batch of whole reports, each head's losses averaged over the batch."""
    found: dict[str, list[Tensor]] = {}
    for example, states in reports:
        for name, losses in meaning_losses(network, states, Window(example, 0, len(example.feats)), {}).items():
            found.setdefault(name, []).extend(losses)
    total = torch.zeros(())
    for name, losses in found.items():
        total = total + WEIGHTS[name] * torch.stack([loss.reshape(()) for loss in losses]).mean()
    return total


@torch.no_grad()
def figures(network: Network, reports: list[tuple[Example, Tensor]]) -> str:
    """Share of right labels given gold spans, and token F1 of the two kinds of tags, in per cent."""
    right = {name: [0, 0] for name in ("act", "factuality", "stance", "contact")}
    token = {name: [0, 0, 0] for name in ("condition", "commitment")}
    for example, states in reports:
        for said in example.said:
            row = network.pooled(states, said.content, said.cue, said.source)[None]
            for name in ("act", "factuality", "stance"):
                right[name][0] += int(getattr(network, name)(row).argmax()) == getattr(said, name)
                right[name][1] += 1
        for (start, end), label in example.contacts:
            row = torch.cat([states[start:end].mean(0), states[start]])
            right["contact"][0] += int(network.contact(row).argmax()) == label
            right["contact"][1] += 1
        for name in token:
            said_so = getattr(network, f"{name}_tags")(states).argmax(1).numpy() > 0
            truth = np.zeros(len(states), dtype=bool)
            for (start, end), _ in getattr(example, name + "s"):
                truth[start:end] = True
            token[name][0] += int((said_so & truth).sum())
            token[name][1] += int(said_so.sum())
            token[name][2] += int(truth.sum())
    shown = [f"{name} {100 * a / max(b, 1):.1f}" for name, (a, b) in right.items()]
    return " ".join(shown + [f"{name} {200 * a / max(b + c, 1):.1f}" for name, (a, b, c) in token.items()])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--model", type=Path, required=True, help="the exported encoder of this checkpoint")
    parser.add_argument("--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared")
    parser.add_argument("--passes", type=int, default=14)
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--dropout", type=float, default=0.3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--into", type=Path, required=True)
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(2)
    rng = random.Random(arguments.seed)
    network = Network()
    network.load_state_dict(torch.load(arguments.checkpoint, weights_only=True)["average"])
    for name, parameter in network.named_parameters():
        parameter.requires_grad_(not name.startswith(FROZEN))
    for module in network.modules():
        if isinstance(module, nn.Dropout):
            module.p = arguments.dropout
    tagger = Tagger(model=arguments.model, threads=2)
    own = Path(__file__).parent / "labels"
    train, dev = (read(record_paths(arguments.shared, own, part), arguments.shared / "corpora", tagger) for part in ("train", "dev"))
    fit(network, train, dev, arguments, rng)
    np.savez(arguments.into, **head_arrays(network))


def fit(
    network: Network,
    train: list[tuple[Example, Tensor]],
    dev: list[tuple[Example, Tensor]],
    arguments: argparse.Namespace,
    rng: random.Random,
) -> None:
    """All passes in batches of six reports, cosine decay; the network ends with the average of the last third."""
    learnt = [parameter for parameter in network.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW(learnt, lr=arguments.rate, weight_decay=0.02)
    steps = arguments.passes * ((len(train) + 5) // 6)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, steps)
    kept: dict[str, Tensor] = {}
    count = 0
    print("start", figures(network.eval(), dev), flush=True)
    for number in range(arguments.passes):
        network.train()
        order = rng.sample(train, len(train))
        for at in range(0, len(order), 6):
            loss = loss_of(network, order[at : at + 6])
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learnt, 2.0)
            optimiser.step()
            schedule.step()
        if number >= arguments.passes * 2 // 3:
            count += 1
            for name, value in network.state_dict().items():
                kept[name] = value.clone() if name not in kept else kept[name] + (value - kept[name]) / count
        print(number + 1, f"{loss.item():.3f}", figures(network.eval(), dev), flush=True)
    network.load_state_dict(kept)
    print("averaged", figures(network.eval(), dev))


if __name__ == "__main__":
    main()
