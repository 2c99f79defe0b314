"""What the teacher knows, for the encoder that ships: its states of all words, once, and the losses that compare with them.

    python training/distil.py TEACHER.pt --into SOFT [--shared ../shared] [--weights .weights]

The teacher (`teacher.py`) reads what is trained on, and the reports of `corpora` that nobody labelled, without those of the
dev part and what is much like them or like a gold text. Its heads make of a word's state whatever the student is compared
in: tags, links, labels. So only states are kept, in 16 bits (1.5 kB a word), with the statements it finds where no one
annotated. `train.py --soft SOFT` learns from both. Source: Hinton et al. 2015; Jiao et al. 2020 (TinyBERT) for the states.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

from batches import Window as Cut
from batches import tensors
from contact_labels import contact_labels
from data import ROLES, Attr, Example, polnear, records, tagged
from export import heads
from model import Network
from onrecord.statements import meaning
from onrecord.statements.decode import View, attributions
from onrecord.statements.features import features
from onrecord.statements.windows import Window, windows
from splits import record_paths
from teacher import WIDTH, large

Halves = npt.NDArray[np.float16]

SUBWORDS_A_TURN = 4096
ALIKE = 0.3
"""A report that shares more of its runs of eight words with one that is kept apart is left out."""

NOTHING: dict[str, list[Any]] = {"contacts": []}


@dataclass
class Soft:
    """The teacher as the student meets it: its heads, and its states of each example's words by `key`."""

    teacher: Network
    states: Halves
    places: dict[str, tuple[int, int]]

    def of(self, example: Example) -> Halves | None:
        """The states [words, 768] of an example, or None where the teacher did not read it."""
        start, end = self.places.get(key(example), (0, 0))
        return self.states[start:end] if end - start == example.end - example.start else None


def key(example: Example) -> str:
    return f"{example.name}|{min(example.depth, 1)}"


def read(network: Network, examples: Sequence[Example]) -> list[Halves]:
    """The teacher's states [words, 768] of each example, windows of about one length at a time."""
    made = [np.zeros((one.end - one.start, WIDTH), dtype=np.float16) for one in examples]
    cut = [(number, window) for number, one in enumerate(examples) for window in windows(one.feats, one.text, one.start, one.end)]
    size = lambda pair: int(np.diff(examples[pair[0]].feats.first[[pair[1].start, pair[1].end]])[0]) + 2  # noqa: E731
    cut.sort(key=size)
    started, seen, turn = time.time(), 0, []
    for pair in [*cut, None]:
        if turn and (pair is None or (len(turn) + 1) * size(pair) > SUBWORDS_A_TURN):
            for (number, window), states in zip(turn, _states(network, [(examples[n], w) for n, w in turn]), strict=True):
                low = examples[number].start
                made[number][window.start - low : window.end - low] = states
            seen += sum(map(size, turn))
            print(f"\r{seen} subwords, {seen / (time.time() - started):.0f} a second", end="", flush=True)
            turn = []
        if pair is not None:
            turn.append(pair)
    print()
    return made


@torch.no_grad()
def _states(network: Network, turn: Sequence[tuple[Example, Window]]) -> Iterator[npt.NDArray[np.float32]]:
    t = tensors([Cut(example, window.start, window.end) for example, window in turn], None)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = network.encoder(t["ids"], t["case"], t["gap"], t["quote"], t["depth"]).float()
    for row, (_, window) in enumerate(turn):
        yield states[row, t["words"][row, : window.end - window.start]].numpy()


def found(example: Example, states: Halves, weights: dict[str, npt.NDArray[np.float32]]) -> tuple[list[Attr], list[tuple[int, int]]]:
    """The attributions that the teacher finds in an example of depth 0, and the stretches to read again, in words of the text."""
    whole = states.astype(np.float32)
    cut = windows(example.feats, example.text, example.start, example.end)
    views = []
    for window in cut:
        start, end = window.start - example.start, window.end - example.start
        views.append(View(start, end, start, end, whole[start:end]))
    every = attributions(whole, weights, views)
    chances = meaning.nested_chances(whole, every, weights)
    again = [
        (s.start, s.end) for one, chance in zip(every, chances, strict=True) if chance > 0.3 for s in one.content if s.end - s.start >= 4
    ]
    return [Attr(*([tuple(s) for s in getattr(one, role)] for role in ROLES)) for one in every], again


def unlabelled(shared: Path, own: Path) -> list[Path]:
    """The reports of `corpora` without a record, and not much like a dev or gold report."""
    corpora = shared / "corpora"
    apart = [path.read_text(encoding="utf-8") for path in sorted((shared / "gold").glob("*.txt"))]
    dev = {f"{path.parent.name}/{path.stem}" for path in record_paths(shared, own / "labels", "dev")}
    known = dev | {f"{path.parent.name}/{path.stem}" for path in record_paths(shared, own / "labels", "train")}
    apart += [(corpora / f"{name}.txt").read_text(encoding="utf-8") for name in sorted(dev)]
    seen = {run for text in apart for run in _runs(text)}
    kept = []
    for path in sorted(corpora.glob("*/*.txt")):
        runs = _runs(path.read_text(encoding="utf-8", errors="replace"))
        if f"{path.parent.name}/{path.stem}" not in known and runs and len(runs & seen) < ALIKE * len(runs):
            kept.append(path)
    return kept


def _runs(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[at : at + 8]) for at in range(len(words) - 7)}


def plain(path: Path, corpora: Path, tokenizer: Tokenizer) -> Example:
    """A report that nobody annotated."""
    text = path.read_bytes().decode("utf-8", errors="replace")
    feats = features(text, tokenizer)
    name = path.relative_to(corpora).with_suffix("").as_posix()
    made = Example(name, text, feats, 0, len(feats), 0, [], np.zeros(len(feats), dtype=np.int64))
    made.contacts = contact_labels(text, feats, NOTHING)
    return made


def stretch(of: Example, start: int, end: int) -> Example:
    """Words [start, end) of a report as a text to read again."""
    return Example(f"{of.name}[{start}:{end}]", of.text, of.feats, start, end, 1, [], np.zeros(end - start, dtype=np.int64))


def load(folder: Path, corpora: Path, tokenizer: Tokenizer) -> tuple[Soft, list[Example]]:
    """What `main` wrote: the teacher's states and heads, and the reports without labels with what it found there."""
    told = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    network = Network(encoder=nn.Identity(), width=WIDTH)
    network.load_state_dict(torch.load(folder / "heads.pt", weights_only=True))
    network.eval().requires_grad_(False)
    states = np.load(folder / "states.npy", mmap_mode="r")
    examples, whole = [], {}
    for row in told["unlabelled"]:
        name = row["name"].partition("[")[0]
        if name not in whole:
            whole[name] = plain(corpora / f"{name}.txt", corpora, tokenizer)
        one = stretch(whole[name], row["start"], row["end"]) if row["depth"] else whole[name]
        one.tags, one.attrs = tagged(one.end - one.start, [Attr(*([tuple(s) for s in part] for part in attr)) for attr in row["attrs"]])
        examples.append(one)
    return Soft(network, states, {name: tuple(place) for name, place in told["places"].items()}), examples


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--weights", type=Path, default=Path(".weights"))
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    tokenizer = Tokenizer.from_file(str(arguments.weights / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    network = large()
    network.load_state_dict(torch.load(arguments.teacher, weights_only=True)["average"])
    network.eval()
    shared, own = arguments.shared, Path(__file__).parent
    corpora = shared / "corpora"
    paths = record_paths(shared, own / "labels", "train") + sorted((own / "made-up").glob("*.json"))
    known = polnear(shared / "data/polnear/train", tokenizer) + records(paths, corpora, tokenizer)
    fresh = [plain(path, corpora, tokenizer) for path in unlabelled(shared, own)]
    print(f"{len(known)} examples with labels, {len(fresh)} reports without")
    states = read(network, known)
    fresh_states = read(network, fresh)
    weights = heads(network)
    rows, again, inner = [], [], []
    for example, one in zip(fresh, fresh_states, strict=True):
        example.attrs, stretches = found(example, one, weights)
        again += [stretch(example, start, end) for start, end in stretches]
        rows.append(_row(example))
    inner = read(network, again)
    for example, one in zip(again, inner, strict=True):
        example.attrs, _ = found(example, one, weights)
        rows.append(_row(example))
    places, at = {}, 0
    every = [*zip(known, states, strict=True), *zip(fresh, fresh_states, strict=True), *zip(again, inner, strict=True)]
    for example, one in every:
        places[key(example)] = (at, at + len(one))
        at += len(one)
    arguments.into.mkdir(parents=True, exist_ok=True)
    np.save(arguments.into / "states.npy", np.concatenate([one for _, one in every]))
    torch.save({n: v for n, v in network.state_dict().items() if not n.startswith("encoder.")}, arguments.into / "heads.pt")
    (arguments.into / "index.json").write_text(json.dumps({"places": places, "unlabelled": rows}), encoding="utf-8")
    print(f"{at} words of {len(every)} examples")


def _row(example: Example) -> dict[str, Any]:
    attrs = [[getattr(attr, role) for role in ROLES] for attr in example.attrs]
    return {"name": example.name, "start": example.start, "end": example.end, "depth": example.depth, "attrs": attrs}


# What the student is compared in.

SHARES = {
    "tags": 3.0,
    "states": 1.0,
    "links": 0.6,
    "act": 3.0,
    "factuality": 1.0,
    "stance": 2.0,
    "nested": 0.3,
    "condition_tags": 3.0,
    "commitment_tags": 3.0,
    "contact": 1.0,
}
"""How much each comparison counts; the losses on labels count half beside them (`train.py`)."""


def divergence(student: Tensor, teacher: Tensor) -> Tensor:
    """Mean Kullback-Leibler divergence of the student's distributions from the teacher's; both logits [rows, labels]."""
    return F.kl_div(student.log_softmax(-1), teacher.log_softmax(-1), reduction="batchmean", log_target=True)


def losses(network: Network, bridge: nn.Linear, soft: Soft, states: Tensor, emissions: Tensor, batch: Sequence[Any]) -> dict[str, Tensor]:
    """Comparisons of a batch by name. `states` [batch, words, 384] and `emissions` [batch, words, 7] are the student's; `bridge` makes
    of its states such as the teacher's."""
    teacher = soft.teacher
    made: dict[str, list[Tensor]] = {}
    for row, window in enumerate(batch):
        kept = soft.of(window.example)
        if kept is None:
            continue
        count, shift = window.end - window.start, window.start - window.example.start
        theirs = torch.from_numpy(kept[shift : shift + count].astype(np.float32))
        mine = states[row, :count]
        add = lambda name, loss: made.setdefault(name, []).append(loss)  # noqa: E731
        add("tags", divergence(emissions[row, :count], teacher.tags(theirs)))
        add("states", 1 - F.cosine_similarity(bridge(mine), theirs).mean())
        for loss in _links(network, teacher, mine, theirs, window):
            add("links", loss)
        if window.example.depth == 0:
            for name in ("condition_tags", "commitment_tags"):
                add(name, divergence(getattr(network, name)(mine), getattr(teacher, name)(theirs)))
            for name, loss in _meaning(network, teacher, mine, theirs, window):
                add(name, loss)
    return {name: torch.stack(several).mean() for name, several in made.items()}


def _links(network: Network, teacher: Network, mine: Tensor, theirs: Tensor, window: Any) -> Iterator[Tensor]:
    low = window.start - window.example.start
    high = low + window.end - window.start
    segs = {role: _inside((seg for attr in window.example.attrs for seg in getattr(attr, role)), low, high) for role in ROLES}
    for name, query, keys in (("content_cue", "content", "cue"), ("content_source", "content", "source"), ("cue_source", "cue", "source")):
        if segs[query] and segs[keys]:
            far = torch.tensor([[k[0] - q[0] for k in segs[keys]] for q in segs[query]])
            scores = [
                one.links(name, _edges(states, segs[query]), _edges(states, segs[keys]), far)
                for one, states in ((network, mine), (teacher, theirs))
            ]
            yield divergence(*scores)


def _edges(states: Tensor, segs: Sequence[tuple[int, int]]) -> Tensor:
    return torch.cat([states[[s for s, _ in segs]], states[[e - 1 for _, e in segs]]], 1)


def _inside(segs: Iterable[tuple[int, int]], low: int, high: int) -> list[tuple[int, int]]:
    return sorted({(max(start, low) - low, min(end, high) - low) for start, end in segs if start < high and end > low})


def _meaning(network: Network, teacher: Network, mine: Tensor, theirs: Tensor, window: Any) -> Iterator[tuple[str, Tensor]]:
    low, high = window.start, window.end
    whole = lambda segs: all(low <= start and end <= high for start, end in segs)  # noqa: E731
    moved = lambda segs: [(start - low, end - low) for start, end in segs]  # noqa: E731
    said = [
        (moved(one.content), moved(one.cue), moved(one.source) if whole(one.source) else [])
        for one in (window.example.said or window.example.attrs)
        if whole(one.content) and whole(one.cue)
    ]
    if said:
        pooled = [torch.stack([one.pooled(states, *parts) for parts in said]) for one, states in ((network, mine), (teacher, theirs))]
        for name in ("act", "factuality", "stance"):
            yield name, divergence(getattr(network, name)(pooled[0]), getattr(teacher, name)(pooled[1]))
        logits = []
        for one, states in ((network, mine), (teacher, theirs)):
            inside = [torch.cat([states[start:end] for start, end in content]) for content, _, _ in said]
            logits.append(one.nested(torch.stack([torch.cat([words.mean(0), words.amax(0)]) for words in inside])))
        yield "nested", F.binary_cross_entropy_with_logits(logits[0], logits[1].sigmoid())
    named = [(start - low, end - low) for (start, end), _ in window.example.contacts if low <= start and end <= high]
    if named:
        rows = [torch.stack([torch.cat([states[s:e].mean(0), states[s]]) for s, e in named]) for states in (mine, theirs)]
        yield "contact", divergence(network.contact(rows[0]), teacher.contact(rows[1]))


if __name__ == "__main__":
    main()
