"""Relative pronouns as sources: "Varga, who urged …" has Varga's words for its source, as a reader would quote them. Rules."""

from __future__ import annotations

from dataclasses import replace

from onrecord.actors.lexicon import PREPOSITIONS
from onrecord.actors.mentions import begin
from onrecord.actors.phrases import Scene
from onrecord.actors.scan import Is
from onrecord.actors.titles import title_before
from onrecord.document import Words, words
from onrecord.statements.values import Attribution, Tagged

RELATIVE = frozenset({"who", "which", "whom"})
BETWEEN = frozenset({",", "(", "-", "–", "—", "."})
"""Signs that can stand between a noun phrase and its relative clause."""


def with_antecedents(tagged: Tagged, scene: Scene) -> Tagged:
    """`tagged` with the phrase right before it in the place of each source that is a relative pronoun, where there is one."""
    if not any(_relative(attribution) for attribution in tagged.attributions):
        return tagged
    return replace(tagged, attributions=tuple(_told(attribution, scene) for attribution in tagged.attributions))


def _relative(attribution: Attribution) -> bool:
    return attribution.source is not None and attribution.source.text.casefold() in RELATIVE


def _told(attribution: Attribution, scene: Scene) -> Attribution:
    if attribution.source is None or not _relative(attribution):
        return attribution
    found = _phrase_before(attribution.source, scene)
    return attribution if found is None else replace(attribution, source=found)


def _phrase_before(pronoun: Words, scene: Scene) -> Words | None:
    """The words of the noun phrase that ends right before a relative pronoun in its own sentence; None if there is none."""
    tokens = scene.tokens
    at = tokens.at(pronoun.start) - 1
    while at >= 0 and tokens.keys[at] in BETWEEN:
        at -= 1
    if (
        at < 0
        or not tokens.keys[at][:1].isalpha()
        or tokens.keys[at].casefold() in PREPOSITIONS
        or tokens.sentence(tokens.starts[at]) != tokens.sentence(pronoun.start)
    ):
        return None
    return words(tokens.text, [(tokens.starts[_start(scene, at)], tokens.ends[at])])


def _start(scene: Scene, at: int) -> int:
    """Where the noun phrase begins that ends with token `at`: with its title, if it is a name."""
    atom = scene.by_token.get(at)
    if atom is None:
        return begin(scene, at)
    return title_before(scene, atom)[0] if atom.what is Is.NAME else begin(scene, atom.first)
