"""All references to parties and persons in a report: names, and noun phrases with a head that can speak or act. Rules."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.actors.lexicon import DEFINITE, HEADS, INDEFINITE, POSSESSIVES, PRONOUNS, TITLE_WORDS, Head, word_set
from onrecord.actors.phrases import Scene

MENTIONED = frozenset(
    {
        Head.ROLE,
        Head.OFFICIALS,
        Head.INSTITUTION,
        Head.MOVEMENT,
        Head.COMPANY,
        Head.STATE,
        Head.UNNAMED,
        Head.EXPERTS,
        Head.OUTLET,
        Head.DOCUMENT,
    }
)
REACH = 7
"""Words before a head noun that can belong to it."""

MODIFIERS = word_set(
    "senior top chief leading high-ranking ranking western eastern southern northern armed new old own local regional global "
    "military political diplomatic nuclear opposition joint draft peace trade official rebel "
    "two three four both main key other foreign-policy pro anti anonymous unnamed intelligence government ruling islamist "
    "militant separatist technical final current international national federal central public private state"
)


def noun_phrases(scene: Scene) -> Iterator[tuple[int, int]]:
    """The noun phrases `[first, last)` whose head can be somebody who speaks or acts, in order, by token."""
    keys = scene.tokens.keys
    for at, key in enumerate(keys):
        if key[:1].isalpha() and HEADS.get(key.casefold()) in MENTIONED and at not in scene.by_token:
            following = keys[at + 1] if at + 1 < len(keys) else ""
            if (
                (at + 1 in scene.by_token and scene.by_token[at + 1].person is not None)
                or HEADS.get(following.casefold()) in MENTIONED
                or following == "'s"
            ):
                continue
            first = begin(scene, at)
            if first < at or key.endswith("s"):
                yield first, _field_end(scene, at + 1) if key.casefold() in OF_A_FIELD and key[0].isupper() else at + 1


OF_A_FIELD = word_set("ministry department bureau office directorate")
"""Bodies whose name goes on with their field ("Ministry of Commerce")."""


def _field_end(scene: Scene, at: int) -> int:
    """Where the field of a ministry ends whose noun ends at `at`: behind "of Foreign Affairs"; `at` itself if it has none."""
    keys = scene.tokens.keys
    if keys[at : at + 1] != ("of",) or (at + 1 in scene.by_token and scene.by_token[at + 1].entry is not None):
        return at
    end = at + 1
    while end < len(keys) and (keys[end][:1].isupper() or (keys[end] == "and" and keys[end + 1 : end + 2] and keys[end + 1][:1].isupper())):
        end += 1
    return end if end > at + 1 else at


def begin(scene: Scene, at: int) -> int:
    """Where the noun phrase with its head at `at` begins."""
    keys, first = scene.tokens.keys, at
    while first > 0 and at - first < REACH:
        before = first - 1
        word = keys[before].casefold()
        atom = scene.by_token.get(before)
        if atom is not None:
            first = atom.first
        elif (word in DEFINITE and word != "said") or word in POSSESSIVES or word in INDEFINITE:
            return before
        elif (
            word in {"'s", "-"}
            or word in MODIFIERS
            or (word in TITLE_WORDS and word not in {"of", "to", "and", "for", "the"})
            or (word == "and" and before - 1 in scene.by_token and first in scene.by_token)
        ):
            first = before
        else:
            break
    while first < at and keys[first] in {"-", "'s", "and"}:
        first += 1
    return first


def pronouns(scene: Scene) -> Iterator[tuple[int, int]]:
    """The personal pronouns of the third person, by token."""
    for at, key in enumerate(scene.tokens.keys):
        if PRONOUNS.get(key.casefold()) in {"he", "she"} and at not in scene.by_token:
            yield at, at + 1
