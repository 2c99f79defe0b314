"""Where the title before a person's name begins. Rules with a table of cases (tests/actors)."""

from __future__ import annotations

import re

from onrecord.actors.lexicon import (
    HONORIFICS,
    MEMBERS_ALONE,
    ORGANISATION_WORDS,
    PREPOSITIONS,
    ROLE,
    SPEAKERS_FOR,
    TITLE_WORDS,
    VERBS,
    word_set,
)
from onrecord.actors.people import name_words
from onrecord.actors.phrases import Scene
from onrecord.actors.register import Sort
from onrecord.actors.scan import Atom, Is

TITLE_REACH = 14
"""Tokens before a name in which its title can begin: the longest of real reports had twelve."""

ABBREVIATED = word_set("mr mrs ms dr prof sen rep gov gen lt col maj capt sgt adm st jr sr amb brig cmdr hon rev")
NO_FIELD = PREPOSITIONS | word_set("the a an and or but if their his her its our that this these those he she it they we i to")
_BLANK_LINE = re.compile(r"\n\s*\n")
LONGEST_INITIALS = 4
"""Letters up to which a word in capitals may be an organisation before a title ("NATO", on the next line "Secretary"), and no heading."""
INNER = frozenset({"of", "for", "and", "the", "to", "on", "under"})


def title_before(scene: Scene, atom: Atom) -> tuple[int, bool]:
    """Where the title before a name begins (a token), and whether it holds a role; the name's own start if there is none."""
    keys, at, role = scene.tokens.keys, atom.first, False
    best = atom.first
    joined = 0
    while at > 0 and atom.first - at < TITLE_REACH:
        before = at - 1
        if _BLANK_LINE.search(scene.tokens.text, scene.tokens.ends[before], scene.tokens.starts[at]):
            break  # "Image copyright AFP", and below it a paragraph that begins with "President X"
        if _heads_a_line(scene, before):
            break
        word = keys[before].casefold()
        other = scene.by_token.get(before)
        if other is not None:
            if other.what is not Is.ENTRY and not (role and other.what in {Is.NAME, Is.ORGANISATION} and best == at):
                break
            if other.entry is not None and other.entry.sort is Sort.OUTLET and not role and keys[atom.first - 1] != "'s":
                break
            both_bodies = _is_body(other) and _is_body(scene.by_token.get(best))  # "UN and Arab League envoy"
            if joined and not both_bodies and not _one_title(keys[other.last : joined - 1]):
                return joined, True  # "the North Korean leader and President X": another's title
            role = role or (other.entry is not None and other.entry.sort is Sort.OFFICE and keys[before].casefold() in ROLE)
            at = best = other.first
            continue
        if word == "," and _ranks_alone(scene, at, atom.first) and len(name_words(atom.name)) > 1:
            at = before
            continue
        if word in {"to", "for", "of"} and role and before > 0 and keys[before - 1].casefold() in SPEAKERS_FOR:
            break  # "the adviser to Bevian President X": another's title
        if word in INNER and at != atom.first:
            joined = at if word == "and" and not joined else joined
            at = before
            continue
        if word == "." and keys[before - 1].casefold() not in ABBREVIATED:
            break
        if role and word == ")" and before > 2 and keys[before - 2] == "(" and keys[before - 1].isupper():
            at = before - 2  # "Bevian Trade Council (BTC) president"
            continue
        if word in {"'s", "'", "-", "."} and at > 1:
            at = before
            continue
        if word in TITLE_WORDS - INNER or (word in ORGANISATION_WORDS and role):
            role = (
                role
                or word in ROLE
                or word in MEMBERS_ALONE
                or word in HONORIFICS
                or word in {"mr", "dr", "prof", "sen", "rep", "gen", "gov", "lt", "col", "secretary-general"}
            )
            at = best = before
            continue
        named = _named_farther(scene, before) if role else None
        if named is None:
            break
        at = best = named
    if at < best and not role:
        return atom.first, False
    return (best, role) if role or (best < atom.first and keys[best] != ",") else (atom.first, False)


def _ranks_alone(scene: Scene, first: int, last: int) -> bool:
    """Whether nothing or a rank alone stands at tokens `[first, last)` ("the head of the mission, Gen. Doe")."""
    return all(key == "." or key.casefold() in ABBREVIATED for key in scene.tokens.keys[first:last])


def _heads_a_line(scene: Scene, token: int) -> bool:
    """Whether what follows a token begins anew: "WASHINGTON -- President X", "TRADE TALKS" and on the next line "Minister X"."""
    tokens = scene.tokens
    between = tokens.text[tokens.ends[token] : tokens.starts[token + 1]]
    if tokens.keys[token] == "-":
        return between[:1].isspace()
    return "\n" in between and tokens.keys[token].isupper() and len(tokens.keys[token]) > LONGEST_INITIALS


def _one_title(words: tuple[str, ...]) -> bool:
    """Whether words between a name and an "and" go on with the title behind it ("Bevian *Foreign* and Trade Minister")."""
    return bool(words) and not {word.casefold() for word in words} & ROLE


def _is_body(atom: Atom | None) -> bool:
    """Whether a name is an international organisation's."""
    return atom is not None and atom.entry is not None and atom.entry.sort is Sort.ORGANISATION


def _named_farther(scene: Scene, at: int) -> int | None:
    """Where the name begins whose office is told in up to three common words that end at `at` ("UN human rights commissioner")."""
    keys, starts = scene.tokens.keys, scene.tokens.starts
    sentence = scene.tokens.sentence(starts[at + 1])
    for before in range(at, max(0, at - 3), -1):
        word = keys[before]
        if scene.tokens.sentence(starts[before - 1]) != sentence:
            return None
        if not word.isalpha() or not word.islower() or word in NO_FIELD or word in VERBS or word.endswith(("ed", "ly")):
            return None
        other = scene.by_token.get(before - 1)
        owned = keys[before - 1] == "'s" and before > 1
        other = scene.by_token.get(before - 2) if owned else other
        if other is not None and other.entry is not None and other.entry.sort is not Sort.OUTLET:
            return other.first if owned or not other.place else None
    return None
