"""Rules: what a label names: its head by a ring of synonyms, whether it is turned round, its aspects, parties and measures.

"the US ceasefire plan" is a ceasefire that the United States put forward, "lifting of sanctions on Russia" the reverse
of sanctions on Russia. Labels are a few words long, and so is this reading of them; `merging.toml` has the words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from onrecord.actors.register import Form, Register
from onrecord.actors.tokens import tokenize
from onrecord.talks.alike import stem
from onrecord.talks.phrases import singular

_NUMBERS = {"one": "1", "two": "2", "three": "3", "five": "5", "six": "6", "ten": "10", "thirty": "30", "sixty": "60", "ninety": "90"}
_UNITS = frozenset({"hour", "day", "week", "month", "year"})
_PREPOSITIONS = frozenset(
    "of on onto for to toward towards with without between over against in into about at from by under during after before".split()
)
_EMPTY = frozenset("a an the and or its his her their this that all any some per s is wasn't wouldn't won't not".split())
_BY = frozenset({"by", "from"})
_STATES_AS_ADJECTIVES = frozenset({"USA", "GBR", "EU", "UN", "NATO"})
"""Parties whose name stands before a noun for want of an adjective: "EU sanctions" are theirs, "Russia sanctions" are on Russia."""


@dataclass(frozen=True, slots=True)
class Words:
    """`merging.toml`, ready to be looked up. `rings` gives the name of a ring by its words; all others are words in the singular."""

    rings: dict[tuple[str, ...], str]
    longest: int
    directed: frozenset[str]
    reversing: frozenset[str]
    aspects: frozenset[str]
    carriers: frozenset[str]
    plain: frozenset[str]
    leads: frozenset[str]
    matters: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Signature:
    """What tells one issue from another.

    `head` is a ring's name, "" where the label has no word of a ring. `on` are the parties it is about, or, if it is directed, those to
    whom it is done; `by` those who do it or put it forward. `measures` are lengths and shares ("30 day", "50%"), `rest` the stems of all
    other telling words.
    """

    head: str
    reversed: bool
    aspects: frozenset[str]
    rest: frozenset[str]
    on: frozenset[str]
    by: frozenset[str]
    measures: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Item:
    """A word of a label, or several that belong together. `segment` counts the prepositions before it, `preposition` is the last."""

    kind: str
    name: str
    segment: int
    preposition: str
    noun: bool = False


@lru_cache(maxsize=1)
def vocabulary() -> Words:
    """The words of `merging.toml`."""
    table = tomllib.loads(files("onrecord.talks").joinpath("merging.toml").read_text(encoding="utf-8"))
    rings = {_spelt(noun): ring for ring, nouns in table["rings"].items() for noun in nouns}
    return Words(
        rings,
        max(map(len, rings)),
        frozenset(table["directed"]["nouns"]),
        frozenset(singular(noun) for noun in table["reversing"]["nouns"]),
        frozenset(singular(noun) for noun in table["aspects"]["nouns"]),
        frozenset(singular(noun) for noun in table["carriers"]["nouns"]),
        frozenset(singular(part) for word in table["plain"]["words"] + table["leads"]["words"] for part in word.split("-")),
        frozenset(table["leads"]["words"]),
        frozenset(_spelt(noun) for noun in table["matters"]["nouns"]),
    )


def signature(label: str, register: Register) -> Signature:
    """What a label names. Deterministic; never fails: a label of which nothing is known is its own words.

    >>> plan, truce = (signature(label, Register.load()) for label in ("the US ceasefire plan", "a truce"))
    >>> plan.head, truce.head, sorted(plan.by)
    ('ceasefire', 'ceasefire', ['USA'])
    """
    items = _items(_keys(label), register)
    head = _head(items)
    until = head.segment if head else 0
    leading = [item for item in items if item.segment <= until]
    on, by = _roles(items, head)
    return Signature(
        head.name if head else "",
        sum(item.kind == "reversing" for item in leading) % 2 == 1,
        frozenset(item.name for item in leading if item.kind == "aspect"),
        frozenset(_rest(items, head, until)),
        on,
        by,
        frozenset(item.name for item in items if item.kind == "measure"),
    )


@lru_cache(maxsize=65536)
def rings(text: str) -> frozenset[str]:
    """The rings of which a text has a word.

    >>> sorted(rings("Sarnok rejects the truce and wants a lasting peace"))
    ['ceasefire', 'peace']
    """
    words, known = _spelt(text), vocabulary()
    found = {
        ring
        for at in range(len(words))
        for size in range(1, known.longest + 1)
        if (ring := known.rings.get(words[at : at + size])) and at + size <= len(words)
    }
    return frozenset(found)


@lru_cache(maxsize=1)
def named_parties() -> frozenset[str]:
    """All parties that `parties_named` may find: those of the built-in register, and not those that a user declared."""
    return frozenset(entry.party for rows in Register.load().entries.values() for _, entry in rows if entry.party)


@lru_cache(maxsize=65536)
def parties_named(text: str) -> frozenset[str]:
    """The parties that a text names: their own names, capitals and metonyms, and the names of those who hold office.

    >>> sorted(parties_named("Moscow and Washington confirmed that Macron had called"))
    ['FRA', 'RUS', 'USA']
    """
    register, keys = Register.load(), tokenize(text).keys
    found: set[str] = set()
    for at, key in enumerate(keys):
        if not key[0].isupper():
            continue
        if named := register.longest(keys, at):
            found |= {named[1].party} if named[1].party else set()
        elif len(holders := register.holders_named(key, None)) == 1:
            found |= {party} if (party := holders[0].office(None).party) else set()
    return frozenset(found)


def matter(label: str) -> bool:
    """Whether a label names what there is and not what somebody proposes: of its words before the first preposition the last ones tell.

    >>> matter("North Korea's nuclear program"), matter("talks on the nuclear program"), matter("lifting of sanctions")
    (True, False, False)
    """
    words = _spelt(label)
    until = next((at for at, word in enumerate(words) if at and word in _PREPOSITIONS), len(words))
    return any(words[:until][-size:] in vocabulary().matters for size in (1, 2))


def leads(label: str) -> bool:
    """Whether a label begins with a verb that tells nothing: "advance peace talks"."""
    return label.split(" ", 1)[0].lower() in vocabulary().leads


def _keys(label: str) -> tuple[str, ...]:
    """The words of a label, without hyphens, quotation marks and the like."""
    plain = re.sub(r"[–—‑-]", " - ", label)
    return tuple(key for key in tokenize(plain).keys if key[0].isalnum() or key == "%")


def _spelt(noun: str) -> tuple[str, ...]:
    return tuple(singular(key.lower()) for key in _keys(noun))


def _items(keys: Sequence[str], register: Register) -> list[_Item]:
    """A label's words, those that belong together as one."""
    lower = [singular(key.lower()) for key in keys]
    found: list[_Item] = []
    at, segment, preposition = 0, 0, ""
    while at < len(keys):
        end, kind, name, noun = _longest(keys, lower, at, register)
        if kind == "preposition":
            segment, preposition = segment + 1, name
        elif kind:
            found.append(_Item(kind, name, segment, preposition, noun))
        at = end
    return found


def _longest(keys: Sequence[str], lower: Sequence[str], at: int, register: Register) -> tuple[int, str, str, bool]:
    """Where the item that begins here ends, its kind ("" for a word that tells nothing), its name, and whether it is a party's noun."""
    words = vocabulary()
    for size in range(min(words.longest, len(lower) - at), 0, -1):
        if ring := words.rings.get(tuple(lower[at : at + size])):
            return at + size, "ring", ring, False
    if (measured := _measure(lower, at))[0]:
        return measured[0], "measure", measured[1], False
    if keys[at][0].isupper() and (named := register.longest(keys, at)) and named[1].party:
        return named[0], "party", named[1].party, Form.ADJECTIVE not in named[1].forms
    if keys[at][0].isupper() and (holders := register.holders_named(keys[at], None)) and len(holders) == 1:
        return at + 1, "party", holders[0].office(None).party, False
    word = lower[at]
    if keys[at].lower() in _PREPOSITIONS:
        return at + 1, "preposition", word, False
    if word in _EMPTY or word in words.plain:
        return at + 1, "", "", False
    kinds = (("reversing", words.reversing), ("aspect", words.aspects), ("carrier", words.carriers))
    kind = next((kind for kind, nouns in kinds if word in nouns), "word")
    return at + 1, kind, stem(word), False


def _measure(lower: Sequence[str], at: int) -> tuple[int, str]:
    """A length or share ("30 day", "50%") and where it ends, 0 if there is none here."""
    number = _NUMBERS.get(lower[at], lower[at])
    after = lower[at + 1] if at + 1 < len(lower) else ""
    if not number[0].isdigit():
        return 0, ""
    if after in _UNITS:
        return at + 2, f"{number} {after}"
    if after in {"%", "percent"}:
        return at + 2, f"{number}%"
    if after == "per" and lower[at + 2 : at + 3] == ["cent"]:
        return at + 3, f"{number}%"
    return 0, ""


def _head(items: Sequence[_Item]) -> _Item | None:
    """The last ring of the first segment that has one, if all before it only carries, reverses or makes an aspect of what follows."""
    rings = [item for item in items if item.kind == "ring"]
    if not rings:
        return None
    first = [item for item in rings if item.segment == rings[0].segment][-1]
    before = [item for item in items if item.segment < first.segment and item.kind != "party"]
    return first if all(item.kind != "word" for item in before) else None


def _roles(items: Sequence[_Item], head: _Item | None) -> tuple[frozenset[str], frozenset[str]]:
    """The parties that an issue is about or done to, and those that do it or put it forward."""
    directed = head is not None and head.name in vocabulary().directed
    carried = any(item.kind == "carrier" for item in items)
    on: set[str] = set()
    by: set[str] = set()
    for item in items:
        if item.kind != "party":
            continue
        leads = head is None or item.segment <= head.segment
        target = item.noun and item.name not in _STATES_AS_ADJECTIVES
        doing = item.preposition in _BY or (leads and not item.preposition and ((directed and not target) or (carried and not directed)))
        (by if doing else on).add(item.name)
    return frozenset(on), frozenset(by)


def _rest(items: Sequence[_Item], head: _Item | None, until: int) -> set[str]:
    """The telling words besides the head: other rings by their names, words by their stems."""
    idle = {"peace", "war"} if head and head.name in {"talks", "meeting", "call"} else set()
    found = {item.name for item in items if item.kind == "word" or (item.kind == "ring" and item != head and item.name not in idle)}
    found |= {item.name for item in items if item.kind in {"aspect", "reversing"} and item.segment > until}
    return found if head or found else {item.name for item in items if item.kind == "carrier"}
