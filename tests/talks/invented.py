"""Attributed reports made from invented sentences: mentions by a list of names, statements by their words."""

from __future__ import annotations

import re

from onrecord.actors.values import Actor, Attributed, Kind, Mention, Statement
from onrecord.document import Span, Words, document, words
from onrecord.statements.marks import rule_commitments, rule_conditions, rule_contacts
from onrecord.statements.values import Act, Factuality, Mode, Stance

NAMES: dict[str, tuple[str, Kind, tuple[str, ...]]] = {
    "Arland": ("Arland", Kind.OFFICE, ("ARL",)),
    "Arlandish": ("Arland", Kind.OFFICE, ("ARL",)),
    "Port Arl": ("Arland", Kind.OFFICE, ("ARL",)),
    "Bevia": ("Bevia", Kind.OFFICE, ("BEV",)),
    "Bevian": ("Bevia", Kind.OFFICE, ("BEV",)),
    "Corvo": ("Corvo", Kind.OFFICE, ("COR",)),
    "Lund": ("Mara Lund", Kind.PERSON, ("ARL",)),
    "Ortiz": ("Ivo Ortiz", Kind.PERSON, ("BEV",)),
    "Dray": ("Nils Dray", Kind.PERSON, ("COR",)),
    "a diplomat": ("a diplomat", Kind.UNNAMED, ()),
}
_NAMED = re.compile(r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, NAMES), key=len, reverse=True)) + r")(?!\w)")


def mentions(text: str) -> tuple[Mention, ...]:
    """All names of the list in a text."""
    return tuple(Mention(Span(*match.span()), *NAMES[match.group()]) for match in _NAMED.finditer(text))


def actor(text: str, quoted: str, *, start: int = 0) -> Actor:
    """The actor whose name stands in a text."""
    begin = text.index(quoted, start)
    name, kind, parties = NAMES[quoted]
    return Actor(quoted, (Span(begin, begin + len(quoted)),), name, kind, parties)


def said(
    text: str,
    source: str | None,
    content: str,
    stance: Stance | None = None,
    *,
    act: Act = Act.INFORM,
    number: int = 1,
    probability: float = 1.0,
) -> Statement:
    """A statement with this source and content, both quoted from the text."""
    return Statement(
        id=f"s{number}",
        source=actor(text, source) if source else None,
        via=(),
        cue=None,
        content=quoted(text, content),
        within=None,
        mode=Mode.INDIRECT,
        act=act,
        factuality=Factuality.CERTAIN,
        stance=stance,
        addressee=None,
        prompt=None,
        said=None,
        stance_probability=probability,
    )


def quoted(text: str, words_of_it: str) -> Words:
    """Words of a text, which must stand in it."""
    start = text.index(words_of_it)
    return words(text, [(start, start + len(words_of_it))])


def report(text: str, *statements: Statement, published: str | None = "2031-05-14") -> Attributed:
    """A report with these statements, and the marks that the rules find in it."""
    return Attributed(
        document(text, published=published), statements, mentions(text), rule_conditions(text), rule_commitments(text), rule_contacts(text)
    )
