"""What a noun phrase is: its head, its modifiers, for whom it speaks. Rules with a table of cases (tests/actors)."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.actors.lexicon import (
    COUNTS,
    HEADS,
    INDEFINITE,
    LEARNED_WORDS,
    OF_HEADS,
    PARTY_PREPOSITIONS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    Head,
    word_set,
)
from onrecord.actors.register import Form, Sort
from onrecord.actors.scan import Atom, Is
from onrecord.actors.tokens import Tokens

RUN_BY = frozenset({"run", "led", "controlled", "appointed", "affiliated", "aligned", "backed", "installed", "imposed"})
JOINTS = frozenset({"and", "-", "–", "/", "&"})
BREAKS = frozenset({",", "(", ")", "—", "–", ":", ";", '"', "“", "”", "[", "]"})


PARTICIPLES = word_set("made seen sent held read given written shown known put set led run drawn posted published quoted taken")
"""Participles that do not end in "-ed"."""


@dataclass(slots=True)
class Phrase:
    """A noun phrase at tokens `[first, last)`. `core` ends where modifiers behind the head begin."""

    first: int
    last: int
    core_end: int = 0
    head: Head | None = None
    word: str = ""
    atom: Atom | None = None
    before: list[Atom] = field(default_factory=list)
    behind: list[Atom] = field(default_factory=list)
    behind_by: list[str] = field(default_factory=list)
    run_by: Atom | None = None
    possessor: int | None = None
    pronoun: str | None = None
    definite: bool = False
    indefinite: bool = False
    count: str = ""
    modifiers: list[str] = field(default_factory=list)
    joins: list[int] = field(default_factory=list)

    @property
    def plural(self) -> bool:
        """Whether the head noun is in the plural, by its form."""
        return (self.word.endswith("s") and not self.word.endswith(("ss", "us"))) or self.word in {
            "people",
            "police",
            "media",
            "some",
            "others",
        }


class Scene:
    """The words and names of one report, with the names findable by token."""

    __slots__ = ("atoms", "by_token", "parties", "tokens")

    def __init__(self, tokens: Tokens, atoms: tuple[Atom, ...]) -> None:
        self.tokens = tokens
        self.replace(atoms)

    def replace(self, atoms: tuple[Atom, ...]) -> None:
        """Take these names for the ones known so far."""
        self.atoms = atoms
        self.parties = frozenset(party for atom in atoms for party in atom.parties)
        self.by_token = {token: atom for atom in atoms for token in range(atom.first, atom.last)}

    def text(self, first: int, last: int) -> str:
        """The text of tokens `[first, last)`."""
        return self.tokens.text[self.tokens.starts[first] : self.tokens.ends[last - 1]] if first < last else ""


def describe(scene: Scene, first: int, last: int) -> Phrase:
    """What the noun phrase at tokens `[first, last)` is. Total: any tokens give a phrase, at worst one without a head."""
    phrase = Phrase(first, last, last)
    at = _determiners(scene, phrase, first)
    keys = scene.tokens.keys
    head_at = -1
    while at < last:
        atom = scene.by_token.get(at)
        if atom is not None and atom.last <= last:
            at = _take_atom(phrase, atom)
            head_at = atom.last
            continue
        word = keys[at].casefold()
        if word == "'s" or (word == "'" and keys[at - 1].endswith("s")):
            _possessed(phrase, at)
        elif word in OF_HEADS and at + 1 < last and keys[at + 1] == "of" and not phrase.before:
            return _rest_of(scene, phrase, at + 2)
        elif word == "based" and keys[at - 1] == "-":
            phrase.atom, phrase.word = None, ""
        elif word == "(" and phrase.atom is not None and keys[at + 2 : at + 3] == (")",) and keys[at + 1].isupper() and at + 3 < last:
            at += 2  # "the Bevian Trade Council (BTC) president"
        elif word == "," and _between_adjectives(scene, at):
            phrase.joins.append(at)
        elif (word in PREPOSITIONS or word in BREAKS) and (phrase.word or phrase.atom):
            break
        elif word in JOINTS and at - 1 in scene.by_token and at + 1 in scene.by_token:
            phrase.joins.append(at)
        elif word in RUN_BY and keys[at - 1] == "-" and phrase.atom is not None:
            phrase.run_by = phrase.atom
        elif phrase.head is not None and _done_to_it(scene, word, at, last):
            break
        elif word[:1].isalnum():
            _take_word(phrase, word)
            head_at = at + 1
        at += 1
    phrase.core_end = max(at, head_at, first)
    _behind(scene, phrase, phrase.core_end)
    _named_behind(scene, phrase)
    if phrase.head is None and phrase.word:
        phrase.head = HEADS.get(phrase.word)
    return phrase


def _between_adjectives(scene: Scene, at: int) -> bool:
    """Whether a comma stands in a list of adjectives ("the French, British and German envoys")."""
    left, right = scene.by_token.get(at - 1), scene.by_token.get(at + 1)
    return left is not None and right is not None and left.adjective and right.adjective


def _done_to_it(scene: Scene, word: str, at: int, last: int) -> bool:
    """Whether a participle at `at` goes on behind the head noun ("a poll released Monday"): no noun that could be a head comes after it."""
    if word in HEADS or not (word.endswith("ed") or word in PARTICIPLES):
        return False
    keys = scene.tokens.keys
    for after in range(at + 1, last):
        key = keys[after].casefold()
        if key in PREPOSITIONS or key in BREAKS:
            return True
        if key in HEADS or after in scene.by_token:
            return False
    return True


def _determiners(scene: Scene, phrase: Phrase, at: int) -> int:
    """Read the articles, numbers and possessive pronouns before the phrase; gives where they end."""
    keys = scene.tokens.keys
    if phrase.last - phrase.first == 1 or (
        phrase.last - phrase.first == 2 and keys[phrase.last - 1] in {"both", "themselves", "himself", "herself", "all"}
    ):
        phrase.pronoun = PRONOUNS.get(keys[at].casefold()) if at not in scene.by_token else None
        if keys[at] == "US":
            phrase.pronoun = None
    while at < phrase.last and at not in scene.by_token:
        word = keys[at].casefold()
        if word in {"the", "this", "that", "these", "those", "both", "each", "said"}:
            phrase.definite = True
            phrase.count = "both" if word in {"both", "each"} else phrase.count
        elif word == "all" and at + 1 < phrase.last and keys[at + 1] in COUNTS:
            phrase.definite = True  # "all three countries"
        elif (word in INDEFINITE and word not in OF_HEADS - {"one"} | {"some", "others"}) or (
            word in {"some", "most", "many", "several", "few", "two", "three"}
            and at + 1 < phrase.last
            and keys[at + 1] not in {"of", "in", "from", "at", "inside", "outside", "across"}
        ):
            phrase.indefinite = (
                phrase.indefinite
                or (not phrase.definite and word not in COUNTS | {"all", "no", "more"})
                or (word in COUNTS and not phrase.definite)
            )
            phrase.count = word if word in COUNTS else phrase.count
            if word == "one" and at + 1 < phrase.last and keys[at + 1] == "of":
                return at
        elif word in POSSESSIVES and phrase.last - phrase.first > 1:
            phrase.possessor, phrase.definite = at, True
        elif word in {"-", "'", '"', "“", "‘"}:
            pass
        else:
            break
        at += 1
    return at


def _take_atom(phrase: Phrase, atom: Atom) -> int:
    if phrase.atom is not None:
        phrase.before.append(phrase.atom)
    if phrase.word:
        phrase.modifiers.append(phrase.word)
    phrase.atom, phrase.word, phrase.head = atom, "", None
    return atom.last


def _take_word(phrase: Phrase, word: str) -> None:
    if phrase.atom is not None:
        phrase.before.append(phrase.atom)
        phrase.atom = None
    if phrase.word:
        phrase.modifiers.append(phrase.word)
    phrase.word, phrase.head = word, HEADS.get(word)


def _possessed(phrase: Phrase, at: int) -> None:
    """What stands before "'s" only tells whose the rest is."""
    phrase.possessor, phrase.definite = at - 1, True
    if phrase.atom is not None:
        phrase.before.append(phrase.atom)
    elif phrase.word:
        phrase.modifiers.append(phrase.word)
    phrase.atom, phrase.word, phrase.head = None, "", None


def _rest_of(scene: Scene, phrase: Phrase, at: int) -> Phrase:
    """The phrase behind "one of", "a number of"."""
    rest = describe(scene, at, phrase.last) if at < phrase.last else Phrase(phrase.first, phrase.last, phrase.last)
    rest.first, rest.pronoun, rest.indefinite, rest.definite = phrase.first, None, True, False
    return rest


def _behind(scene: Scene, phrase: Phrase, at: int) -> None:
    """Collect the names behind the head that tell for whom it speaks: "of Russia", "for the ministry", ", a Hamas official"."""
    keys = scene.tokens.keys
    by = ""
    while at < phrase.last:
        atom = scene.by_token.get(at)
        if atom is not None:
            if keys[atom.last : atom.last + 2] != ("-", "based"):
                phrase.behind.append(atom)
                phrase.behind_by.append(by)
            at = atom.last
            continue
        word = keys[at].casefold()
        if word in {"who", "which", "that", "said", "after", "against"}:
            break
        by = word if word in PREPOSITIONS or word == "," else by
        at += 1


def _named_behind(scene: Scene, phrase: Phrase) -> None:
    """ "A ministry spokesman, Gao Feng" and "Secretary of State Mike Pompeo" are the persons named at their end.

    "A spokesman for President Trump" is not: there the name has a role of its own behind a preposition.
    """
    if phrase.atom is not None or phrase.head is not Head.ROLE:
        return
    keys = scene.tokens.keys
    for atom in phrase.behind:
        if atom.person is None or (atom.last < phrase.last and keys[atom.last] == "'s"):
            continue
        at, between = atom.first - 1, []
        while at >= phrase.core_end and keys[at].casefold() not in {",", "of", "for", "to", "by", "at", "with", "from", "and", "in"}:
            between.append(keys[at].casefold())
            at -= 1
        if at >= phrase.first and (keys[at] == "," or (between and not any(HEADS.get(word) is Head.ROLE for word in between))):
            phrase.before.extend(other for other in phrase.behind if other.last <= atom.first)
            kept = [at for at, other in enumerate(phrase.behind) if other.first > atom.first]
            phrase.atom, phrase.behind, phrase.behind_by = atom, [phrase.behind[at] for at in kept], [phrase.behind_by[at] for at in kept]
        return


def parties_of(phrase: Phrase) -> tuple[str, ...]:
    """For whom the one described speaks by the phrase's own words: the modifiers before the head, else those behind it."""
    if phrase.run_by is not None and not any(atom.first > phrase.run_by.first for atom in phrase.before):
        return phrase.run_by.parties  # but a "Northland-backed Bevian draft" is Bevia's
    found = [party for atom in sent_by(phrase, phrase.before) for party in _party_of_atom(atom)]
    if found:
        return tuple(dict.fromkeys(found))
    found = [party for atom in told_behind(phrase) for party in _party_of_atom(atom)]
    # "the presidents of Russia and Ukraine" speak for both, "an official of Hamas in Gaza" for Hamas
    return tuple(dict.fromkeys(found)) if phrase.plural and len(set(phrase.behind_by)) == 1 else tuple(found[:1])


def told_behind(phrase: Phrase) -> list[Atom]:
    """The names behind the head for which the one described speaks: not where an envoy is sent or what an expert studies."""
    sent = phrase.word in {
        "envoy",
        "ambassador",
        "representative",
        "coordinator",
        "negotiator",
        "correspondent",
        "ambassadors",
        "envoys",
        "hawks",
    }
    unfit = {"to", "on", "about", "toward", "towards", "against", "over", "than"} | ({"for", "in", "at"} if sent else set())
    if phrase.head not in {Head.ROLE, Head.EXPERTS} or sent or phrase.word == "counterpart":
        unfit.add("with")
    if phrase.word in {"adviser", "advisor", "advisers", "advisors", "aide", "aides", "counsel"}:
        unfit.discard("to")  # "an adviser to the Bevian presidency"
    told = [(atom, by) for atom, by in zip(phrase.behind, phrase.behind_by, strict=True) if by not in unfit]
    followed: list[tuple[Atom | None, str]] = [*told[1:], (None, "")]
    return [
        atom
        for (atom, by), (following, by_too) in zip(told, followed, strict=False)
        # in "at Indian software giant Wayfarer" the state tells whose the firm is
        if not (
            atom.adjective_only and following is not None and by == by_too and following.entry is None and following.first - atom.last < 4
        )
    ]


ENVOYS = word_set(
    "ambassador ambassadors envoy envoys mission delegation delegations representative representatives delegate delegates "
    "diplomat diplomats"
)
"""Whom states send to an organisation: in "France's UN ambassador" the name before is the sender's."""


def sent_by(phrase: Phrase, atoms: list[Atom]) -> list[Atom]:
    """The names before a head without the organisation to which a state's envoy is sent."""
    states = [atom for atom in atoms if atom.entry is not None and atom.entry.sort is Sort.STATE]
    if not states or not ENVOYS & {phrase.word, *phrase.modifiers}:
        return atoms
    return [
        atom
        for atom in atoms
        if atom in states
        or atom.entry is None
        or atom.entry.sort is not Sort.ORGANISATION
        or any(side_by_side(phrase, state, atom) or side_by_side(phrase, atom, state) for state in states)
    ]


def side_by_side(phrase: Phrase, one: Atom, other: Atom) -> bool:
    """Whether two names are joined by one sign or word ("UN-Arab League envoy"), as one sender or body."""
    return other.first - one.last == 1 and one.last in phrase.joins


def _party_of_atom(atom: Atom) -> tuple[str, ...]:
    if atom.what is Is.ORGANISATION:
        return () if LEARNED_WORDS & set(atom.name.casefold().split()) else (atom.name,)
    return atom.parties


def main_party(scene: Scene) -> tuple[str, ...]:
    """The state the report names most."""
    counts: dict[str, int] = {}
    for atom in scene.atoms:
        if atom.entry is not None and atom.entry.sort is Sort.STATE and atom.entry.party:
            counts[atom.entry.party] = counts.get(atom.entry.party, 0) + 1
    return tuple(sorted(counts, key=lambda party: (-counts[party], party))[:1])


def is_people(atom: Atom) -> bool:
    """Whether the words name a people ("Russians", "the Chinese")."""
    return atom.entry is not None and Form.PEOPLE in atom.entry.forms and Form.NAME not in atom.entry.forms


__all__ = [
    "PARTY_PREPOSITIONS",
    "Phrase",
    "Scene",
    "describe",
    "is_people",
    "main_party",
    "parties_of",
    "sent_by",
    "side_by_side",
    "told_behind",
]
