"""Reports with their attributions, from PolNeAR and from records, as what the network learns from."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from onrecord.statements.features import Features, features

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ROLES = ("source", "cue", "content")
ACTS = ["inform", "propose", "accept", "reject", "demand", "promise", "threaten", "condemn", "support", "deny", "confirm", "defer", "ask"]
FACTUALITIES = ["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "UU"]
STANCES = ["none", "accept", "accept-if", "open", "undecided", "doubtful", "reject"]
CONDITIONS = ["only-if", "if", "unless", "before", "requires"]
COMMITMENTS = ["pending", "fulfilled", "broken", "withdrawn"]
CONTACTS = ["no", "held", "scheduled", "requested", "possible", "none"]

Segment = tuple[int, int]
"""First word and the word after the last."""


@dataclass(slots=True)
class Attr:
    """One attribution in words: the segments of each role."""

    source: list[Segment]
    cue: list[Segment]
    content: list[Segment]


@dataclass(slots=True)
class Said:
    """One statement for the heads of meaning: its segments, and label numbers (-1 where nobody labelled)."""

    source: list[Segment]
    cue: list[Segment]
    content: list[Segment]
    act: int
    factuality: int
    stance: int
    depth: int


@dataclass(slots=True)
class Example:
    """A text to read: the words [start, end) of a report, at a depth, with all that is known of it."""

    name: str
    text: str
    feats: Features
    start: int
    end: int
    depth: int
    attrs: list[Attr]
    tags: npt.NDArray[np.int64]
    said: list[Said] = field(default_factory=list)
    nested: list[tuple[list[Segment], int]] = field(default_factory=list)
    """Contents, and whether a statement stands in them."""
    conditions: list[tuple[Segment, int]] = field(default_factory=list)
    commitments: list[tuple[Segment, int]] = field(default_factory=list)
    contacts: list[tuple[Segment, int]] = field(default_factory=list)
    labelled: bool = False


def segments(feats: Features, spans: Iterable[Iterable[int]]) -> list[Segment]:
    """The words that overlap spans of code points, as segments; edge words without a letter or digit stay."""
    found = []
    for start, end in sorted(tuple(span) for span in spans):
        first = int(np.searchsorted(feats.ends, start, side="right"))
        last = int(np.searchsorted(feats.starts, end, side="left"))
        if first < last:
            found.append((first, last))
    joined: list[Segment] = []
    for segment in found:
        if joined and segment[0] < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], segment[1]))
        else:
            joined.append(segment)
    return joined


def trimmed(feats: Features, text: str, segs: list[Segment]) -> list[Segment]:
    """Segments without quotation marks, commas and other marks at their edges: the guidelines differ there by chance."""
    kept = []
    for start, end in segs:
        while start < end and not text[feats.starts[start]].isalnum() and text[feats.starts[start]] not in "$€£#@[(":
            start += 1
        while start < end and not text[feats.starts[end - 1]].isalnum() and text[feats.starts[end - 1]] not in "%])":
            end -= 1
        if start < end:
            kept.append((start, end))
    return kept or segs


def tagged(count: int, attrs: list[Attr]) -> tuple[npt.NDArray[np.int64], list[Attr]]:
    """BIO tags, and the attributions as far as their words were free: long contents first, then cues, then sources."""
    tags = np.zeros(count, dtype=np.int64)
    owner: dict[Segment, str] = {}
    for role in ("content", "cue", "source"):
        number = ROLES.index(role)
        every = sorted({seg for attr in attrs for seg in getattr(attr, role)}, key=lambda seg: seg[0] - seg[1])
        for start, end in every:
            if not tags[start:end].any():
                tags[start] = 1 + 2 * number
                tags[start + 1 : end] = 2 + 2 * number
                owner[start, end] = role
    kept = []
    for attr in attrs:
        left = Attr(*([seg for seg in getattr(attr, role) if owner.get(seg) == role] for role in ROLES))
        if left.content:
            kept.append(left)
    return tags, kept


def polnear(folder: Path, tokenizer: Tokenizer) -> list[Example]:
    """The articles of one part of PolNeAR; the first annotator in sorted order is gold, as its README says."""
    scorer = module(folder.parent / "score.py")
    examples = []
    for name, paths in sorted(scorer.gold_files(str(folder / "attributions")).items()):
        text = (folder / "text" / f"{name}.txt").read_text(encoding="utf-8")
        feats = features(text, tokenizer)
        attrs = [Attr(*(segments(feats, attr[role]) for role in ROLES)) for attr in scorer.read_ann(paths[0])]
        for attr in attrs:
            attr.content = trimmed(feats, text, attr.content)
        tags, kept = tagged(len(feats), [attr for attr in attrs if attr.content])
        examples.append(Example(name, text, feats, 0, len(feats), 0, kept, tags))
    return examples


def records(paths: Iterable[Path], corpora: Path, tokenizer: Tokenizer, triggers: Any = None) -> list[Example]:
    """The reports of annotated records, and each of their contents as a text to read again."""
    examples = []
    for path in paths:
        record = json.loads(path.read_text(encoding="utf-8"))
        text_path = corpora / path.parent.name / f"{path.stem}.txt"
        if not text_path.exists():
            text_path = path.with_suffix(".txt")
        text = text_path.read_bytes().decode("utf-8")
        examples.extend(_report(f"{path.parent.name}/{path.stem}", record, text, features(text, tokenizer), triggers))
    return examples


def _report(name: str, record: dict[str, Any], text: str, feats: Features, triggers: Any) -> list[Example]:
    rows = []
    for statement in record["statements"]:
        content = trimmed(feats, text, segments(feats, statement["content"]["spans"]))
        if not content:
            continue
        source = segments(feats, statement["source"]["spans"]) if statement["source"] else []
        cue = segments(feats, statement["cue"]["spans"]) if statement["cue"] else []
        rows.append((statement, Attr(source, cue, content)))
    outer = [_within(index, rows) for index in range(len(rows))]
    depth = [_depth(index, outer) for index in range(len(rows))]
    stances = _stances(record)
    top = [attr for (_, attr), level in zip(rows, depth, strict=True) if level == 0]
    tags, kept = tagged(len(feats), top)
    report = Example(name, text, feats, 0, len(feats), 0, kept, tags, labelled=True)
    examples = [report]
    for index, (statement, attr) in enumerate(rows):
        report.said.append(
            Said(
                attr.source,
                attr.cue,
                attr.content,
                ACTS.index(statement["act"]),
                FACTUALITIES.index(statement["factuality"]),
                stances.get(statement["id"], 0),
                depth[index],
            )
        )
        inner = [rows[other][1] for other in range(len(rows)) if outer[other] == index]
        report.nested.append((attr.content, int(bool(inner))))
        if sum(end - start for start, end in attr.content) >= 3:
            examples.extend(_again(name, text, feats, attr.content, inner, depth[index] + 1))
    for table, kinds, key in ((record["conditions"], CONDITIONS, "kind"), (record["commitments"], COMMITMENTS, "status")):
        into = report.conditions if kinds is CONDITIONS else report.commitments
        for row in table:
            for segment in trimmed(feats, text, segments(feats, row["spans"])):
                into.append((segment, kinds.index(row[key])))
    if triggers is not None:
        report.contacts = triggers(text, feats, record)
    return examples


def _again(name: str, text: str, feats: Features, content: list[Segment], inner: list[Attr], depth: int) -> list[Example]:
    """A content as texts of their own, one a segment that is long enough."""
    made = []
    for start, end in content:
        if end - start < 3:
            continue
        moved = [
            Attr(*([(a - start, b - start) for a, b in getattr(attr, role) if start <= a and b <= end] for role in ROLES)) for attr in inner
        ]
        tags, kept = tagged(end - start, [attr for attr in moved if attr.content])
        made.append(Example(f"{name}[{start}:{end}]", text, feats, start, end, depth, kept, tags, labelled=True))
    return made


def _within(index: int, rows: list[tuple[dict[str, Any], Attr]]) -> int | None:
    """The statement in whose content this one stands whole (the smallest such), if there is one."""
    _, attr = rows[index]
    mine = _words(attr.content)
    cue = _words(attr.cue)
    best, size = None, 0
    for other, (_, candidate) in enumerate(rows):
        theirs = _words(candidate.content)
        if other == index or len(theirs) <= len(mine) or not mine <= theirs or (cue and not cue <= theirs):
            continue
        if best is None or len(theirs) < size:
            best, size = other, len(theirs)
    return best


def _depth(index: int, outer: list[int | None]) -> int:
    level, at = 0, outer[index]
    while at is not None:
        level, at = level + 1, outer[at]
    return level


def _words(segs: list[Segment]) -> set[int]:
    return {word for start, end in segs for word in range(start, end)}


def _stances(record: dict[str, Any]) -> dict[str, int]:
    """The stance that a statement takes: of the positions that rest on it, the one of its source's own party first."""
    parties = {}
    for statement in record["statements"]:
        party = statement["source"] and statement["source"]["party"]
        parties[statement["id"]] = set(party) if isinstance(party, list) else {party}
    found: dict[str, tuple[bool, int, int]] = {}
    for position in record["positions"]:
        for one in position["statements"]:
            rank = (position["party"] not in parties.get(one, set()), len(position["statements"]), STANCES.index(position["stance"]))
            if one not in found or rank < found[one]:
                found[one] = rank
    return {one: rank[2] for one, rank in found.items()}


def module(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(re.sub(r"\W", "_", path.stem), path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
