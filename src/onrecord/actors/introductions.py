"""How a report introduces a person: titles before the name, appositions behind it. Rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.actors.home import state_around
from onrecord.actors.known import Known
from onrecord.actors.lexicon import ASSOCIATIONS, COMPANY, HEADS, LEARNED_WORDS, PAPERS, POSSESSIVES, SPEECH, TITLE_WORDS, VERBS, Head
from onrecord.actors.names import FAMILY_FIRST, PARTICLES
from onrecord.actors.offices import GOVERNING, MANAGING, RANKS, association_end, company_before, opposed, take_introduction
from onrecord.actors.people import Cast, Person, name_words
from onrecord.actors.phrases import Phrase, Scene, describe, parties_of
from onrecord.actors.register import Form, Register, Sort
from onrecord.actors.scan import Atom, Is, has_given_name
from onrecord.actors.titles import title_before

APPOSITION_REACH = 24
"""Tokens behind a name in which its apposition must end."""


def learn(scene: Scene, register: Register, date: str | None, sources: Sequence[tuple[int, int]], known: Known | None = None) -> Cast:
    """The cast of a report. Afterwards `scene` has persons for atoms.

    `sources` are the tokens `[first, last)` of sources, `known` are persons of earlier reports.
    """
    cast = Cast(register, date, known, scene.parties)
    titles = {atom.first: title_before(scene, atom) for atom in scene.atoms if atom.what is Is.NAME}
    found = _named(scene, cast, titles, sources)
    scene.replace(tuple(replace(atom, what=Is.PERSON, person=found[atom.first]) if atom.first in found else atom for atom in scene.atoms))
    scene.replace(_firms(scene, scene.atoms))
    for atom in scene.atoms:
        if atom.person is not None:
            for phrase in _introductions(scene, atom, titles[atom.first]):
                take_introduction(scene, atom, phrase, register)
    for first, last in sources:
        phrase = describe(scene, first, last)
        if phrase.atom is not None and phrase.atom.person is not None and phrase.head is Head.ROLE:
            # "the spokesman for the ministry, Yasir Adam": the title is what stands before the name
            title_end = phrase.atom.first - (scene.tokens.keys[phrase.atom.first - 1] == ",")
            take_introduction(scene, phrase.atom, describe(scene, first, title_end), register)
    for person in cast.persons:
        if person.former and not person.current - person.former and not cast.in_office(person):
            person.leave_office()
    _take_what_is_around(scene, register)
    return cast


def _named(scene: Scene, cast: Cast, titles: dict[int, tuple[int, bool]], sources: Sequence[tuple[int, int]]) -> dict[int, Person]:
    """The persons named, by the token at which each name begins: full names first, then those called by a single one."""
    ends = set()
    for first, last in sources:
        ends.add(last)
        ends.update(at for at in range(first, last) if scene.tokens.keys[at] in {",", "and"})
    found: dict[int, Person] = {}
    for atom in sorted(scene.atoms, key=lambda atom: atom.name.split()[0].casefold() in PARTICLES):
        if atom.what is Is.NAME and atom.name.split()[0].casefold() in PARTICLES and cast.called(atom.name, atom.first) is not None:
            continue
        if atom.what is Is.NAME and len(name_words(atom.name)) > 1 and _is_person(scene, atom, titles[atom.first], cast, ends):
            found[atom.first] = cast.full(atom.name, atom.first)
    for atom in scene.atoms:
        if atom.what is Is.NAME and atom.first not in found and cast.fully(atom.name):
            found[atom.first] = cast.full(atom.name, atom.first)  # told to be a person elsewhere
    _take_holders(scene, cast, titles)
    surnames = {atom.name.split()[-1] for atom in scene.atoms if atom.what in {Is.NAME, Is.ORGANISATION} and " " in atom.name}
    for atom in scene.atoms:
        if atom.what is Is.NAME and atom.first not in found:
            person = _bare(scene, atom, titles[atom.first], cast, ends)
            if person is None and atom.last in ends and not atom.name.isupper():
                person = _fuller(scene, atom, cast) if atom.name in surnames else _meant_by_he(scene, atom, cast)
            if person is not None:
                found[atom.first] = person
                person.count += 1
    return found


def _take_what_is_around(scene: Scene, register: Register) -> None:
    """Give those whose office tells no party the state or firm that the report is about where it names them."""
    for atom in scene.atoms:
        person = atom.person
        if person is None or person.votes or not person.roles:
            continue
        words = " ".join(person.roles).casefold().replace("’s", "").replace("'s", "").replace("-", " ").replace(",", "").split()
        told = [word for word in words if word not in POSSESSIVES and word.rstrip(".") not in RANKS]
        if MANAGING & set(told) or {"chief", "executive"} <= set(told):
            firm = company_before(scene, atom)
            person.vote((firm,) if firm else (), 1)
        else:
            state = () if person.private else state_around(scene, atom.first, told=told)
            person.vote(opposed(state, told, register), 1)


def _take_holders(scene: Scene, cast: Cast, titles: dict[int, tuple[int, bool]]) -> None:
    """Take the register's holder of an office into the cast where its title stands before a bare surname.

    A report on the wife of a president calls him "President Trump" and does not give his first name.
    """
    for atom in scene.atoms:
        if atom.what is not Is.NAME or " " in atom.name or not titles[atom.first][1]:
            continue
        title = {key.casefold() for key in scene.tokens.keys[titles[atom.first][0] : atom.first]}
        for holder in cast.register.holders_named(atom.name, cast.date)[:1]:
            if title & GOVERNING & set(holder.office(cast.date).role.casefold().split()):
                cast.known(atom.name, atom.first)


def _firms(scene: Scene, atoms: tuple[Atom, ...]) -> tuple[Atom, ...]:
    """The names with "Canada Goose" as one: a state's name right before a name that is nobody's."""
    kept: list[Atom] = []
    starts, ends = scene.tokens.starts, scene.tokens.ends
    for atom in atoms:
        before = kept[-1] if kept else None
        association = atom.what is Is.ORGANISATION and bool(ASSOCIATIONS & set(atom.name.casefold().split()))
        firm = (
            (atom.what is Is.NAME or association)
            and before is not None
            and before.entry is not None
            and before.entry.sort is Sort.STATE
            and before.entry.forms == {Form.NAME}
            and (association or scene.tokens.text.count(scene.text(before.first, atom.last)) > 1)
            and before.last == atom.first
            and starts[atom.first] == ends[before.last - 1] + 1
        )
        if firm and before is not None:
            kept[-1] = Atom(before.first, atom.last, Is.ORGANISATION, scene.text(before.first, atom.last))
        else:
            kept.append(atom)
    return tuple(kept)


def _is_person(scene: Scene, atom: Atom, title: tuple[int, bool], cast: Cast, ends: set[int]) -> bool:
    """Whether capitalised words of two and more are a person's name here: given name, title, apposition, or a source's end."""
    words = name_words(atom.name)
    loud = [word.isupper() and len(word) > 3 for word in words]
    surname_alone = loud[-1] and not any(loud[:-1]) and (title[1] or has_given_name(words))  # "Josep BORRELL", as in Brussels and New York
    if len(words) > 5 or (any(loud) and not all(word.isupper() for word in words) and not surname_alone):
        return False
    before = scene.tokens.keys[atom.first - 1].casefold() if atom.first else ""
    if has_given_name(words) or _family_first(words) or title[1] or cast.register.holders_named(atom.name, cast.date):
        return True
    if before == "'s" and _is_outlet(scene.by_token.get(atom.first - 2)):
        return True  # "the BBC's Jim Muir"
    if before in PAPERS:
        return False
    article = before in {"the", "a", "an"}
    after = scene.tokens.keys[atom.last : atom.last + 2]
    if article or after == (",", "which"):
        return False
    if after == (",", "who"):
        return True
    origin = _origin(scene, atom)
    member = origin is not None and (origin.entry is None or origin.entry.sort is not Sort.STATE)
    if _apposition(scene, atom) is not None or (member and scene.tokens.keys[atom.last] == "of"):
        return True
    return (atom.last in ends or bool(after and after[0] in SPEECH)) and _called_like_a_person(scene, atom)


def _is_outlet(atom: Atom | None) -> bool:
    return atom is not None and atom.entry is not None and atom.entry.sort is Sort.OUTLET


def _family_first(words: tuple[str, ...]) -> bool:
    """Whether a name is built like "Kim Yo Jong" and "Choe Son-hui", family name before two syllables."""
    return (
        words[0] in FAMILY_FIRST
        and (len(words) == 3 or (len(words) == 2 and "-" in words[1]))
        and all(len(part) < 6 for word in words for part in word.split("-"))
    )


def _called_like_a_person(scene: Scene, atom: Atom) -> bool:
    """Whether a full name that nothing tells more about is a person's: the surname stands alone later, or "he" follows.

    A company's name is repeated whole.
    """
    keys, last = scene.tokens.keys, name_words(atom.name)[-1]
    same = [other for other in scene.atoms if other.name == atom.name]
    if any(other.name == last for other in scene.atoms):
        return True
    following = {key.casefold() for key in keys[atom.last : atom.last + 60]}
    return bool(following & {"he", "she", "his", "her"}) or len(same) == 1


def _bare(scene: Scene, atom: Atom, title: tuple[int, bool], cast: Cast, ends: set[int]) -> Person | None:
    """The person whom a single name calls, or None: of the cast, by a title, or of the register."""
    person = cast.called(atom.name, atom.first) or (cast.called(atom.name.split()[-1], atom.first) if title[1] else None)
    if person is not None and (len(name_words(atom.name)) == 1 or title[1] or atom.name.split()[0].casefold() in PARTICLES):
        return person
    if len(name_words(atom.name)) > 1 or (atom.name.isupper() and len(atom.name) > 1 and not title[1]):
        return None
    told = {word.casefold() for word in scene.tokens.keys[title[0] : atom.first]}
    if title[1] and not told & COMPANY and not association_end(scene, atom):
        return cast.known(atom.name, atom.first, told) or cast.full(atom.name, atom.first)
    return cast.known(atom.name, atom.first)


def _fuller(scene: Scene, atom: Atom, cast: Cast) -> Person | None:
    """The person whose full name, so far nobody's, ends with a bare name that speaks: only persons are called so."""
    for other in scene.atoms:
        words = other.name.split()
        if other.what is Is.NAME and len(words) in {2, 3} and words[-1] == atom.name:
            return cast.full(other.name, other.first)
    return None


def _meant_by_he(scene: Scene, atom: Atom, cast: Cast) -> Person | None:
    """Somebody with a single name who speaks and is "he" or "she" before anybody else is named: no firm is."""
    keys = scene.tokens.keys
    before = keys[atom.first - 1].casefold() if atom.first else ""
    if " " in atom.name or before in {"the", "a", "an"} or before in COMPANY or keys[atom.last : atom.last + 1] == ("'s",):
        return None
    for at in range(atom.last, min(len(keys), atom.last + HE_WITHIN)):
        if keys[at].casefold() in {"he", "she"}:
            return cast.full(atom.name, atom.first)
        if at in scene.by_token and scene.by_token[at].what is not Is.PLACE and scene.by_token[at].name != atom.name:
            return None
    return None


HE_WITHIN = 40
"""Tokens behind a bare name within which "he" or "she" tells that it is a person's."""


def _introductions(scene: Scene, atom: Atom, title: tuple[int, bool]) -> list[Phrase]:
    """The phrases that tell who the person is: the title before the name, the apposition behind it."""
    found = []
    start = title[0]
    if start < atom.first:
        end = atom.first
        while end > start and scene.tokens.keys[end - 1] in {",", "."}:
            end -= 1
        if start < end and (title[1] or _possessive(scene, start, end)):
            found.append(describe(scene, start, end))
    apposition = _apposition(scene, atom)
    if apposition is not None:
        found.append(apposition)
    told = _told_to_be(scene, atom)
    if told is not None:
        found.append(told)
    if atom.person is not None and (led := _led(scene, atom)):
        atom.person.vote(led, 2)
    origin = _origin(scene, atom)
    if atom.person is not None and not atom.person.votes and origin is not None:
        learned = origin.entry is None and LEARNED_WORDS & set(origin.name.casefold().split())
        outlet = origin.entry is not None and origin.entry.sort is Sort.OUTLET
        atom.person.vote(() if learned or outlet else origin.parties or (origin.name,), 1)  # "Kim Jong-un of North Korea"
    return found


def _told_to_be(scene: Scene, atom: Atom) -> Phrase | None:
    """The office that somebody is said to hold right behind the name ("Doe is the president of …", "… Doe. He is the …"), or None."""
    keys, at = scene.tokens.keys, atom.last
    if keys[at : at + 1] == (".",) and keys[at + 1 : at + 2] in {("He",), ("She",)}:
        at += 2
    if keys[at : at + 1] != ("is",) or keys[at + 1 : at + 2] not in {("the",), ("a",), ("an",)}:
        return None
    end = start = at + 1
    while end < len(keys) and end - start < APPOSITION_REACH and keys[end] not in {",", ".", ";", ")", "—", "–", "“", '"'}:
        end += 1
    phrase = describe(scene, start, end)
    return phrase if phrase.head in {Head.ROLE, Head.EXPERTS} and phrase.atom is None and not set(keys[start:end]) & VERBS else None


def _led(scene: Scene, atom: Atom) -> tuple[str, ...]:
    """The party of those whom somebody is said to lead right behind the name (", who led the Bevian delegation"); empty if nobody's."""
    keys, at = scene.tokens.keys, atom.last
    if keys[at : at + 2] != (",", "who") or keys[at + 2 : at + 3] not in LED:
        return ()
    end = start = at + 3
    while end < len(keys) and end - start < APPOSITION_REACH and keys[end] not in {",", ".", ";", ")", "—", "–", "“", '"'}:
        end += 1
    phrase = describe(scene, start, end)
    return parties_of(phrase) if phrase.head in {Head.INSTITUTION, Head.MOVEMENT, Head.STATE} or phrase.atom is not None else ()


LED = frozenset({("led",), ("leads",), ("headed",), ("heads",), ("chairs",), ("chaired",), ("represents",), ("represented",)})


def _origin(scene: Scene, atom: Atom) -> Atom | None:
    """The state or body of which somebody is said to be right behind the name ("of North Korea", ", of the Council")."""
    keys, at = scene.tokens.keys, atom.last
    at += keys[at : at + 1] == (",",)
    if keys[at : at + 1] != ("of",):
        return None
    at += 1 + (keys[at + 1 : at + 2] == ("the",))
    other = scene.by_token.get(at)
    named = other is not None and (other.entry is not None or other.what is Is.ORGANISATION)
    return other if named else None


def _possessive(scene: Scene, start: int, end: int) -> bool:
    """Whether words before a name tell whose it is without an office: "Russia's Lavrov", "Israeli Netanyahu"."""
    atom = scene.by_token.get(end - 1)
    return scene.tokens.keys[end - 1] == "'s" or (atom is not None and atom.first == start and atom.adjective_only)


def _openers(words: tuple[str, ...]) -> int:
    """How many words before the phrase of an apposition only open it: "who is", "also", none."""
    if words[0].casefold() == "who" and len(words) > 1:
        return 2 if words[1] in {"is", "was", "serves", "served", "heads", "leads"} else int(words[1] == "formerly")
    return int(words[0].casefold() in {"also", "now", "currently", "then"})


def _apposition(scene: Scene, atom: Atom) -> Phrase | None:
    """The phrase behind a name that tells what the person is (", a senior Hamas official,"), or None."""
    keys = scene.tokens.keys
    at = atom.last
    if at + 1 >= len(keys) or keys[at] not in {",", "(", "–", "—"}:
        return None
    start = end = at + 1 + _openers(keys[at + 1 : at + 3])
    if start >= len(keys):
        return None
    first = keys[start].casefold()
    if not (
        first in {"the", "a", "an", "his", "her", "their", "its", "formerly"}
        or start in scene.by_token
        or first in TITLE_WORDS
        or HEADS.get(first) in {Head.ROLE, Head.EXPERTS}
    ):
        return None
    while end < len(keys) and end - start < APPOSITION_REACH and keys[end] not in {",", ".", ";", ")", "—", "–", "“", '"'}:
        end += 1
    opening = scene.by_token.get(start)
    if opening is not None and opening.person is not None and keys[opening.last : opening.last + 1] != ("'s",):
        return None
    phrase = describe(scene, start, end)
    # what follows a comma is often a new clause: only a role or a trade with no verb behind it says who somebody is
    trade = phrase.head in {Head.ROLE, Head.EXPERTS} or phrase.word == "partner"
    if trade and phrase.atom is None and not set(keys[start:end]) & VERBS:
        phrase.head = phrase.head or Head.ROLE
        return phrase
    return None
