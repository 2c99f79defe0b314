"""Rules: which positions can move or be contested: those on something that can be accepted, told in words that name it.

A report often goes on about an issue without naming it, and what is then taken to be about it may be about something
else: enough for the board, which shows the words, too little to say that a party moved or that somebody is wrong. Nor is
a war something that one accepts or refuses.
"""

from __future__ import annotations

from functools import lru_cache

from onrecord.actors.register import Register
from onrecord.talks.alike import stems
from onrecord.talks.labels import rings, signature, vocabulary
from onrecord.talks.rows import PositionRow

NO_OFFERS = frozenset({"war", "strikes"})
"""Rings of `merging.toml` that nobody puts on a table."""
WISHES = frozenset({"peace"})
"""Rings that all sides wish for: who is for peace today and says tomorrow that the other side wants none has not moved."""
MANY = frozenset({"talks", "meeting", "call", "deal", "relations"})
"""Rings of which there are many at once: a label that says no more names none of them."""
NAMED = 0.5
"""Share of the telling words of a label without a ring that the evidence must have."""


def offered(row: PositionRow) -> bool:
    """Whether a position is on something that can be accepted, and its words, where the row has any, name it."""
    if row.label in _states():
        return False  # "Russia on the United States": nobody offers a state
    head, rest = _named(row.label)
    words = " ".join(row.grounds.words)
    if head in NO_OFFERS or not words:
        return head not in NO_OFFERS
    if head:
        return head in rings(words)
    return len(rest & stems(words)) >= NAMED * len(rest)


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
def _bare(label: str) -> bool:
    read = signature(label, Register.load())
    return read.head in MANY and not (read.rest or read.on or read.by or read.aspects or read.measures)


@lru_cache(maxsize=65536)
def _named(label: str) -> tuple[str, frozenset[str]]:
    """The ring of a label's head, and its telling words."""
    read = signature(label, Register.load())
    return read.head, read.rest | stems(label) if not read.head else frozenset()
