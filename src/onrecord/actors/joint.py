"""Names that stand together as one source: "Arvia, Bevia", "Arvia, along with Bevia". Rules."""

from __future__ import annotations

from itertools import pairwise

from onrecord.actors.lexicon import Head
from onrecord.actors.phrases import Scene, describe

ALONG = (("along", "with"), ("together", "with"), ("as", "well", "as"))
"""Words that name another beside the one who acts."""

STANDING = frozenset({Head.INSTITUTION, Head.MOVEMENT, Head.OFFICIALS, Head.COMPANY})
"""Heads with a name before them that can stand in a list of sources ("the Doe administration, Bevia and Arvia")."""


def named_beside(scene: Scene, first: int, last: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The two names in "Arvia, along with Bevia" and in a heading's "Arvia, Bevia"; None if the words are something else."""
    keys, known = scene.tokens.keys, scene.by_token
    last -= keys[last - 1] == ","
    end = known[first].last if first in known else first
    behind = end + (keys[end : end + 1] == (",",))
    joint = next((behind + len(words) for words in ALONG if keys[behind : behind + len(words)] == words), 0)
    if not joint and behind > end:
        joint = behind
    other = known.get(joint) if joint else None
    if other is None or other.last != last or other.first != joint or end == first or known[first].first != first:
        return None
    told = known[first].entry is not None and other.entry is not None and known[first].parties and other.parties
    apart = told and known[first].parties != other.parties and not (known[first].adjective_only or other.adjective_only)
    return ((first, end), (joint, last)) if apart else None


def listed(scene: Scene, first: int, last: int) -> list[tuple[int, int]]:
    """The members of "A, B" before the "and": the pieces between commas, if each is a name; else nothing."""
    keys = scene.tokens.keys
    cuts = [first, *(at + 1 for at in range(first, last) if keys[at] == ","), last + 1]
    pieces = [(start, end - 1) for start, end in pairwise(cuts) if start < end - 1]
    described = [describe(scene, *piece) for piece in pieces]
    named = all(
        (phrase.atom is not None or (phrase.before and phrase.head in STANDING)) and phrase.core_end >= end
        for phrase, (_, end) in zip(described, pieces, strict=True)
    )
    return pieces if named else []
