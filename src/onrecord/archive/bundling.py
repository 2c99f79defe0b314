"""Parts to shards: small files are read together, so many that a task is worth its costs, and always the same ones."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from onrecord.archive.cutting import LARGEST
from onrecord.archive.values import Part

_ONE_IN = 2
"""Bundles end at names whose digest is divisible by the documents of a shard over this: half full on average. Chosen by the names
alone, the ends stay where they are when a file is added or taken away, and only the bundle that it is in has to be read again."""


def bundles(parts: Iterable[Part], *, documents: int) -> Iterator[tuple[Part, ...]]:
    """The parts in groups of at most `documents` documents, in their order. A part that is full by itself is a group."""
    gathered: list[Part] = []
    count = size = 0
    for part in parts:
        if gathered and (count + part.count > documents or size + part.size > LARGEST):
            yield tuple(gathered)
            gathered, count, size = [], 0, 0
        gathered.append(part)
        count, size = count + part.count, size + part.size
        if _ends(part, documents):
            yield tuple(gathered)
            gathered, count, size = [], 0, 0
    if gathered:
        yield tuple(gathered)


def _ends(part: Part, documents: int) -> bool:
    """Whether a bundle ends with this part."""
    name = hashlib.sha256(part.where.encode("utf-8", "surrogateescape")).digest()
    return part.count >= documents or int.from_bytes(name[:8], "big") % max(1, documents // _ONE_IN) == 0
