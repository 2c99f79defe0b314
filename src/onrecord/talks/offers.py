"""Rules: which positions can move or be contested: those on something that can be accepted, told in words that name it.

A report often goes on about an issue without naming it, and what is then taken to be about it may be about something
else: enough for the board, which shows the words, too little to say that a party moved or that somebody is wrong. Nor is
a war, or a program of missiles, something that one accepts or refuses.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.actors.register import Register
from onrecord.talks.alike import stems
from onrecord.talks.labels import matter, rings, signature, vocabulary
from onrecord.talks.rows import PositionRow
from onrecord.talks.values import Basis

NO_OFFERS = frozenset({"war", "strikes", "tariffs", "sanctions"})
"""Rings of `merging.toml` that name what there is, whatever carries them ("the tariff plan")."""
WISHES = frozenset({"peace"})
"""Rings that all sides wish for: who is for peace today and says tomorrow that the other side wants none has not moved."""
MANY = frozenset({"talks", "meeting", "call", "deal", "relations"})
"""Rings of which there are many at once: a label that says no more names none of them."""
NAMED = 0.5
"""Share of the telling words of a label without a ring that the evidence must have."""

_PAST_BY_THEN = re.compile(
    r"\bhad\s+(?:\w+ly\s+|also\s+|already\s+)?(?:\w+ed|sought|told|said|made|been|put|held|begun|given|set|agreed)\b", re.IGNORECASE
)
_DEALING = re.compile(r"\b(?:to|will|would|can|could|must|should|n[’']t|not|and|how\s+they)\s+deal\s+with\b", re.IGNORECASE)
"""A verb that is spelt like an issue."""
_CHAMBER = re.compile(
    r"\b(?:sens?|reps?)\.\s|\b(?:senat(?:e|ors?)|congress\w*|house\s+(?:speaker|majority|minority|republicans?|democrats?)|lawmakers?|legislators?|democrats?|republicans?"
    r"|representatives|m\.?p\.?s?|parliament\w*|bundestag|knesset|duma|caucus)\b",
    re.IGNORECASE,
)


def offered(row: PositionRow) -> bool:
    """Whether a position is on something that can be accepted, and its words, where the row has any, name it."""
    if row.label in _states() or _matter(row.label):
        return False  # "Russia on the United States": nobody offers a state
    head, rest = _named(row.label)
    words = " ".join(row.grounds.words)
    if not words:
        return True
    if head:
        return head in rings(_DEALING.sub(" ", words))
    return len(rest & stems(words)) >= NAMED * len(rest)


def undated(row: PositionRow) -> bool:
    """Whether a report tells a position without a day, and in its own voice or as past by then: it may have been so long before ("China
    vetoed …", "Kestria had asked for the meeting")."""
    return row.as_of is None and (row.basis == Basis.NARRATION or bool(_PAST_BY_THEN.search(row.grounds.quoted)))


def of_a_chamber(row: PositionRow) -> bool:
    """Whether who takes a position sits in a parliament or speaks for a party of it, and so binds no government."""
    source = row.grounds.source
    return source is not None and bool(_CHAMBER.search(f"{source.name} {source.role or ''} {source.text}"))


def wished(row: PositionRow) -> bool:
    """Whether a position is on what all sides wish for."""
    return _named(row.label)[0] in WISHES


def one_of_many(row: PositionRow) -> bool:
    """Whether a position is on "talks" or "a deal" of which nothing is told: two such rows need not be about the same."""
    return _bare(row.label)


def one_measure(row: PositionRow) -> str:
    """Of several measures of one sort (sanctions, tariffs) the one that a position is on, in its own words; "" for other issues.

    Who imposes one tariff and lifts another has not moved. With "further sanctions on Bevia" and "Bevia sanctions" as one measure eleven
    moves more are told of 447 real reports, none of them right.
    """
    return row.label.casefold() if _named(row.label)[0] in vocabulary().directed else ""


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    return frozenset(Register.load().state_names.values())


@lru_cache(maxsize=65536)
def _matter(label: str) -> bool:
    read = signature(label, Register.load())
    return matter(label) or (read.head in NO_OFFERS and not (read.reversed or read.aspects))


@lru_cache(maxsize=65536)
def _bare(label: str) -> bool:
    read = signature(label, Register.load())
    return read.head in MANY and not (read.rest or read.on or read.by or read.aspects or read.measures)


@lru_cache(maxsize=65536)
def _named(label: str) -> tuple[str, frozenset[str]]:
    """The ring of a label's head, and its telling words."""
    read = signature(label, Register.load())
    return read.head, read.rest | stems(label) if not read.head else frozenset()
