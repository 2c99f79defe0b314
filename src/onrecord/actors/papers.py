"""Whose a document is: of who says something in it, of both sides if they made it together, else of who stood last before it. Rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.actors.lexicon import VERBS, word_set
from onrecord.actors.phrases import Phrase
from onrecord.actors.referents import Context, Referent

if TYPE_CHECKING:
    from onrecord.actors.references import Resolver

AGREED = word_set(
    "agreement agreements deal deals accord accords pact treaty truce communique communiqué framework protocol memorandum "
    "convention declaration roadmap"
)
"""Documents that the sides of a negotiation make together."""

FINDINGS = word_set(
    "report study studies survey surveys poll polls data figures article articles book transcript footage video videos clip clips "
    "image images photo photos statistics records findings assessment"
)
"""Documents that tell what somebody found: they speak for no party by themselves."""

ISSUED = word_set(
    "statement letter post tweet communique communiqué message memo note release interview article editorial op-ed video email readout"
)
"""Papers in which somebody says something."""


def issued_by_subject(resolver: Resolver, phrase: Phrase, context: Context) -> Referent | None:
    """Whose a document is in which somebody says something: "In a statement, Doe said …" is Doe's."""
    keys, at = resolver.scene.tokens.keys, phrase.last
    alone = phrase.first > 0 and keys[phrase.first - 1].casefold() == "in" and "joint" not in phrase.modifiers
    if not alone or phrase.word not in ISSUED:
        return None
    while at < len(keys) and at - phrase.last < 6 and keys[at] != ",":
        if keys[at] in {".", ";", "“", '"'}:
            return None
        at += 1
    if keys[at : at + 1] != (",",) or at + 1 >= len(keys):
        return None
    at += 1
    if keys[at].casefold() in {"he", "she"}:
        return resolver.refer(at, at + 1, context)
    for place in range(at, min(len(keys), at + 8)):
        atom = resolver.scene.by_token.get(place)
        if atom is not None and not atom.adjective_only and keys[atom.last : atom.last + 1] != ("'s",):
            return resolver.describer.of_atom(atom, article=True)
        if keys[place] in {",", ".", ";"} or keys[place].casefold() in VERBS:
            return None
    return None


def issuers(resolver: Resolver, phrase: Phrase) -> tuple[str, ...]:
    """Whose a document is where its words do not tell: of both sides if they made it together, else of who stood last before it."""
    if phrase.word in AGREED or "joint" in phrase.modifiers:
        pair = resolver.pair(phrase)
        return pair.parties if pair is not None else ()
    here = resolver.scene.tokens.sentence(resolver.scene.tokens.starts[phrase.first])
    near = [
        seen
        for seen in resolver.history.before(phrase.first)
        if here - seen.sentence <= 2 and seen.salient and seen.referent.parties and seen.end <= phrase.first
    ]
    near = [seen for seen in near if seen.sentence == near[0].sentence]
    return min(near, key=lambda seen: (-seen.source, seen.at)).referent.parties[:1] if near else ()
