"""How a report introduces a person: titles before the name, appositions behind it. Rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.actors.lexicon import (
    COMPANY,
    GENDERED_ROLES,
    HEADS,
    HONORIFICS,
    LEARNED_WORDS,
    MEMBERS_ALONE,
    ORGANISATION_WORDS,
    PREPOSITIONS,
    ROLE,
    SPEAKERS_FOR,
    STATE_BODY_WORDS,
    TITLE_WORDS,
    Head,
    word_set,
)
from onrecord.actors.home import state_around
from onrecord.actors.names import FAMILY_FIRST, PARTICLES
from onrecord.actors.people import Cast, Person, name_words
from onrecord.actors.phrases import Phrase, Scene, describe, sent_by, side_by_side, told_behind
from onrecord.actors.register import Form, Register, Sort
from onrecord.actors.scan import Atom, Is, has_given_name

TITLE_REACH = 14
"""Tokens before a name in which its title can begin: the longest of real reports had twelve."""

SPOKEN_FOR = frozenset({Sort.STATE, Sort.ORGANISATION, Sort.MOVEMENT})

APPOSITION_REACH = 24
"""Tokens behind a name in which its apposition must end."""

ABBREVIATED = word_set("mr mrs ms dr prof sen rep gov gen lt col maj capt sgt adm st jr sr amb brig cmdr hon rev")
NO_FIELD = PREPOSITIONS | word_set("the a an and or but if their his her its our that this these those he she it they we i to")
RESEARCH = word_set("research strategy economics analysis analytics studies")
"""Fields whose people speak for nobody, whatever firm they work for."""

FORMERLY = word_set("former formerly ex retired late onetime")
FIELDS = frozenset(
    {("Affairs",), ("affairs",), ("policy",), ("studies",), ("Studies",), ("integration",), ("Integration",), ("relations",)}
)
"""What makes the name before it a field of work: the "European Affairs Minister" of Bevia speaks for Bevia."""

CIVILIANS = word_set("editor activist dissident blogger resident witness protester demonstrator survivor hostage detainee")
RANKS = word_set("gen general col colonel maj major capt captain lt lieutenant adm admiral brig brigadier sgt sir . mr ms mrs dr")
INNER = frozenset({"of", "for", "and", "the", "to", "on", "under"})
COMPANY_ONLY = word_set("ceo cfo coo founder co-founder")
EXECUTIVES = COMPANY_ONLY | word_set(
    "executive owner chairman chairwoman chair spokesman spokeswoman spokesperson president director officer manager partner counsel "
    "head secretary leader commander member representative"
)
GOVERNING = word_set("president minister premier chancellor king")
MANAGING = COMPANY_ONLY | word_set("officer")
PRESIDING = word_set("president chairman chairwoman chair counsel ceo owner")
"""Who presides over a council or an association speaks for it; others of a body so named are mostly a state's."""
SPEECH = word_set("said says told added warned stressed noted insisted argued wrote tweeted declared claimed stated explained called urged")
VERBS = SPEECH | word_set(
    "is was are were has had will would met meets agreed visited arrived spoke announced replied responded can could may might did does"
)


def learn(scene: Scene, register: Register, date: str | None, sources: Sequence[tuple[int, int]]) -> Cast:
    """The cast of a report. Afterwards `scene` has persons for atoms. `sources` are the tokens `[first, last)` of sources."""
    cast = Cast(register, date)
    ends = set()
    for first, last in sources:
        ends.add(last)
        ends.update(at for at in range(first, last) if scene.tokens.keys[at] in {",", "and"})
    known: dict[int, Person] = {}
    titles = {atom.first: title_before(scene, atom) for atom in scene.atoms if atom.what is Is.NAME}
    for atom in sorted(scene.atoms, key=lambda atom: atom.name.split()[0].casefold() in PARTICLES):
        if atom.what is Is.NAME and atom.name.split()[0].casefold() in PARTICLES and cast.called(atom.name, atom.first) is not None:
            continue
        if atom.what is Is.NAME and len(name_words(atom.name)) > 1 and _is_person(scene, atom, titles[atom.first], cast, ends):
            known[atom.first] = cast.full(atom.name, atom.first)
    _take_holders(scene, cast, titles)
    surnames = {atom.name.split()[-1] for atom in scene.atoms if atom.what in {Is.NAME, Is.ORGANISATION} and " " in atom.name}
    for atom in scene.atoms:
        if atom.what is Is.NAME and atom.first not in known:
            person = _bare(scene, atom, titles[atom.first], cast, ends)
            if person is None and atom.last in ends and atom.name in surnames and not atom.name.isupper():
                person = _fuller(scene, atom, cast)
            if person is not None:
                known[atom.first] = person
                person.count += 1
    scene.replace(tuple(replace(atom, what=Is.PERSON, person=known[atom.first]) if atom.first in known else atom for atom in scene.atoms))
    scene.replace(_firms(scene, scene.atoms))
    for atom in scene.atoms:
        if atom.person is not None:
            for phrase in _introductions(scene, atom, titles[atom.first]):
                _take_introduction(scene, atom, phrase, register)
    for first, last in sources:
        phrase = describe(scene, first, last)
        if phrase.atom is not None and phrase.atom.person is not None and phrase.head is Head.ROLE:
            # "the spokesman for the ministry, Yasir Adam": the title is what stands before the name
            title_end = phrase.atom.first - (scene.tokens.keys[phrase.atom.first - 1] == ",")
            _take_introduction(scene, phrase.atom, describe(scene, first, title_end), register)
    for person in cast.persons:
        if person.former and not person.current - person.former and not cast.in_office(person):
            person.leave_office()
    for atom in scene.atoms:
        if atom.person is not None and not atom.person.votes and atom.person.roles:
            managing = MANAGING & set(" ".join(atom.person.roles).casefold().split())
            firm = _company_before(scene, atom) if managing else None
            told = " ".join(atom.person.roles).casefold().replace("’s", "").replace("'s", "").replace("-", " ").split()
            state = () if managing or atom.person.private else state_around(scene, atom.first, told=told)
            atom.person.vote((firm,) if firm else state, 1)
    return cast


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


def _company_before(scene: Scene, atom: Atom) -> str | None:
    """The company named last before an executive whose title names none."""
    named = [
        other.name
        for other in scene.atoms
        if other.first < atom.first and other.what in {Is.NAME, Is.ORGANISATION} and not _is_common(other.name)
    ]
    return next((name for name in reversed(named) if named.count(name) > 1), named[-1] if named else None)


def _is_common(name: str) -> bool:
    """Whether capital letters alone make a word look like a company's name: "CEOs", "SUV"."""
    return name.casefold().rstrip("s") in TITLE_WORDS or name.rstrip("s").isupper()


def _firms(scene: Scene, atoms: tuple[Atom, ...]) -> tuple[Atom, ...]:
    """The names with "Canada Goose" as one: a state's name right before a name that is nobody's."""
    kept: list[Atom] = []
    starts, ends = scene.tokens.starts, scene.tokens.ends
    for atom in atoms:
        before = kept[-1] if kept else None
        firm = (
            atom.what is Is.NAME
            and before is not None
            and before.entry is not None
            and before.entry.sort is Sort.STATE
            and before.entry.forms == {Form.NAME}
            and scene.tokens.text.count(scene.text(before.first, atom.last)) > 1
            and before.last == atom.first
            and starts[atom.first] == ends[before.last - 1] + 1
        )
        if firm and before is not None:
            kept[-1] = Atom(before.first, atom.last, Is.ORGANISATION, scene.text(before.first, atom.last))
        else:
            kept.append(atom)
    return tuple(kept)


def title_before(scene: Scene, atom: Atom) -> tuple[int, bool]:
    """Where the title before a name begins (a token), and whether it holds a role; the name's own start if there is none."""
    keys, at, role = scene.tokens.keys, atom.first, False
    best = atom.first
    joined = 0
    while at > 0 and atom.first - at < TITLE_REACH:
        before = at - 1
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
        if word == "," and at == atom.first and len(name_words(atom.name)) > 1:
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


def _is_person(scene: Scene, atom: Atom, title: tuple[int, bool], cast: Cast, ends: set[int]) -> bool:
    """Whether capitalised words of two and more are a person's name here: given name, title, apposition, or a source's end."""
    words = name_words(atom.name)
    if len(words) > 5 or (any(word.isupper() and len(word) > 3 for word in words) and not all(word.isupper() for word in words)):
        return False
    if has_given_name(words) or _family_first(words) or title[1] or cast.register.holders_named(atom.name, cast.date):
        return True
    article = atom.first > 0 and scene.tokens.keys[atom.first - 1].casefold() in {"the", "a", "an"}
    if article:
        return False
    after = scene.tokens.keys[atom.last : atom.last + 2]
    origin = _origin(scene, atom)
    member = origin is not None and (origin.entry is None or origin.entry.sort is not Sort.STATE)
    if _apposition(scene, atom) is not None or (member and scene.tokens.keys[atom.last] == "of"):
        return True
    return (atom.last in ends or bool(after and after[0] in SPEECH)) and _called_like_a_person(scene, atom)


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
    previous = scene.tokens.keys[title[0] : atom.first]
    if title[1] and not any(word.casefold() in COMPANY for word in previous):
        return cast.known(atom.name, atom.first) or cast.full(atom.name, atom.first)
    return cast.known(atom.name, atom.first)


def _fuller(scene: Scene, atom: Atom, cast: Cast) -> Person | None:
    """The person whose full name, so far nobody's, ends with a bare name that speaks: only persons are called so."""
    for other in scene.atoms:
        words = other.name.split()
        if other.what is Is.NAME and len(words) in {2, 3} and words[-1] == atom.name:
            return cast.full(other.name, other.first)
    return None


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
    origin = _origin(scene, atom)
    if atom.person is not None and not atom.person.votes and origin is not None:
        learned = origin.entry is None and LEARNED_WORDS & set(origin.name.casefold().split())
        atom.person.vote(() if learned else origin.parties or (origin.name,), 1)  # "Kim Jong-un of North Korea"
    return found


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


def _apposition(scene: Scene, atom: Atom) -> Phrase | None:
    """The phrase behind a name that tells what the person is (", a senior Hamas official,"), or None."""
    keys = scene.tokens.keys
    at = atom.last
    if at + 1 >= len(keys) or keys[at] not in {",", "(", "–", "—"}:
        return None
    start = end = at + 1
    if keys[start].casefold() == "who" and start + 2 < len(keys) and keys[start + 1] in {"is", "was", "serves", "served", "heads", "leads"}:
        start = end = start + 2
    elif keys[start : start + 2] == ("who", "formerly"):
        start = end = start + 1
    elif keys[start].casefold() in {"also", "now", "currently", "then"} and start + 1 < len(keys):
        start = end = start + 1
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


def _take_introduction(scene: Scene, atom: Atom, phrase: Phrase, register: Register) -> None:
    person = atom.person
    if person is None:
        return
    words = [key.casefold() for key in scene.tokens.keys[phrase.first : phrase.core_end]]
    for word in words:
        person.gender = person.gender or HONORIFICS.get(word) or GENDERED_ROLES.get(word)
    expert = _for_nobody(scene, phrase, words)
    title = _title_text(scene, phrase)
    parties = () if expert else _party_of_title(scene, phrase, words, register, _company_before(scene, atom))
    if not parties and not expert:
        title_words = [key.casefold() for key in scene.tokens.keys[phrase.first : phrase.last] if key not in {".", ","}]
        alone = register.party_of_title(title_words, scene.parties)
        parties = (alone,) if alone else ()
    held = set(words) & ROLE
    person.private = person.private or any(
        other.what in {Is.NAME, Is.ORGANISATION} and not _is_state_body(other) for other in (*phrase.before, *phrase.behind)
    )
    if FORMERLY & set(words):
        person.former |= held
    else:
        person.current |= held
    if parties or expert:
        person.vote(parties, 1 if set(words) - {words[0]} <= RANKS and phrase.before else 2)
    honorific = title.casefold().rstrip(".") in {*HONORIFICS, "dr", "prof"}
    if title and not honorific and title not in person.roles and phrase.head is not None:
        person.roles.append(title)


def _for_nobody(scene: Scene, phrase: Phrase, words: list[str]) -> bool:
    """Whether who no longer holds an office, teaches, studies, reports or acts as a citizen is told of: they speak for nobody."""
    told = {key.casefold() for key in scene.tokens.keys[phrase.first : phrase.last]}
    named = [*phrase.before, *([phrase.atom] if phrase.atom else [])]
    return (
        phrase.head is Head.EXPERTS
        or bool(FORMERLY & set(words))
        or bool(RESEARCH & told or CIVILIANS & set(words))
        or any(atom.entry is not None and atom.entry.sort is Sort.OUTLET for atom in named)
        or set(words) <= {"founder", "co", "-"}
        or "campaign" in words
        or _learned(phrase)
    )


def _learned(phrase: Phrase) -> bool:
    """Whether the title is one at a place of learning ("director of the Carnegie Center")."""
    named = [*phrase.before, *([phrase.atom] if phrase.atom else []), *told_behind(phrase)]
    return any(atom.what is Is.ORGANISATION and LEARNED_WORDS & set(atom.name.casefold().split()) for atom in named)


def _is_state_body(atom: Atom) -> bool:
    """Whether an organisation is a state's by its name, such as a national council or bank."""
    return atom.what is Is.ORGANISATION and bool(STATE_BODY_WORDS & set(atom.name.casefold().split()))


def _party_of_title(scene: Scene, phrase: Phrase, words: list[str], register: Register, firm: str | None) -> tuple[str, ...]:
    """The party that a title tells: of the name nearest before the role, else of the first behind it."""
    executive, company_only = bool(EXECUTIVES & set(words)), bool(COMPANY_ONLY & set(words))
    before = sent_by(phrase, [*phrase.before, *([phrase.atom] if phrase.atom else [])])
    owner = scene.tokens.keys[phrase.possessor].casefold() if phrase.possessor is not None else ""
    if owner in COMPANY and firm is not None:
        return (firm,)
    before = [atom for atom in before if scene.tokens.keys[atom.last : atom.last + 1] not in FIELDS]
    for atom in (*reversed(before), *told_behind(phrase)[:1]):
        if atom.parties and not company_only:
            beside = [other for other in before if other is not atom and other.parties and side_by_side(phrase, other, atom)]
            parties = tuple(dict.fromkeys(party for other in (*beside, atom) for party in other.parties))
            return _opposed(parties, words, register)
        if executive and atom.what in {Is.NAME, Is.ORGANISATION} and (not _is_state_body(atom) or PRESIDING & set(words)):
            return (atom.name,)
    return ()


def _opposed(parties: tuple[str, ...], words: list[str], register: Register) -> tuple[str, ...]:
    """The opposition of a state for one who leads it: they speak for it and not for their state."""
    adjective = register.adjectives.get(parties[0]) if len(parties) == 1 and "opposition" in words and "leader" in words else None
    return (f"{adjective} opposition",) if adjective else parties


def _title_text(scene: Scene, phrase: Phrase) -> str:
    """The office as the report gives it, without the article."""
    text = " ".join(scene.text(phrase.first, phrase.last).split()).strip(" ,-–—’'")
    for article in ("the ", "The ", "a ", "an ", "A ", "An "):
        text = text.removeprefix(article)
    return text


__all__ = ["PARTICLES", "learn", "title_before"]
