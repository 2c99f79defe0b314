"""What a title or an apposition tells of a person: office, party and gender. Rules with a table of cases (tests/actors)."""

from __future__ import annotations

from onrecord.actors.lexicon import (
    ASSOCIATIONS,
    COMPANY,
    GENDERED_ROLES,
    HONORIFICS,
    LEARNED_WORDS,
    ROLE,
    STATE_BODY_WORDS,
    TITLE_WORDS,
    Head,
    word_set,
)
from onrecord.actors.names import of_a_company
from onrecord.actors.phrases import Phrase, Scene, sent_by, side_by_side, told_behind
from onrecord.actors.register import Register, Sort
from onrecord.actors.scan import Atom, Is

RESEARCH = word_set("research strategy economics analysis analytics studies")
"""Fields whose people speak for nobody, whatever firm they work for."""

FORMERLY = word_set("former formerly ex retired late onetime")
WAS = frozenset({("was",), ("served",)})
"""What stands before an office that was left ("Varga, who was a minister")."""

GOVERNING = word_set("president minister premier chancellor king")
FIELDS = frozenset(
    {("Affairs",), ("affairs",), ("policy",), ("studies",), ("Studies",), ("integration",), ("Integration",), ("relations",)}
)
"""What makes the name before it a field of work: the "European Affairs Minister" of Bevia speaks for Bevia."""

CIVILIANS = word_set("editor activist dissident blogger resident witness protester demonstrator survivor hostage detainee")
RANKS = word_set("gen general col colonel maj major capt captain lt lieutenant adm admiral brig brigadier sgt sir . mr ms mrs dr")
COMPANY_ONLY = word_set("ceo cfo coo founder co-founder")
EXECUTIVES = COMPANY_ONLY | word_set(
    "executive owner chairman chairwoman chair spokesman spokeswoman spokesperson president director officer manager partner counsel "
    "head secretary leader commander member representative"
)
SHORTENED = word_set("gov amb")
"""Offices as their abbreviations."""

MANAGING = COMPANY_ONLY | word_set("officer")
PRESIDING = word_set("president chairman chairwoman chair counsel ceo owner")
"""Who presides over a council or an association speaks for it; others of a body so named are mostly a state's."""


def take_introduction(scene: Scene, atom: Atom, phrase: Phrase, register: Register) -> None:
    person = atom.person
    if person is None:
        return
    words = [key.casefold() for key in scene.tokens.keys[phrase.first : phrase.core_end]]
    for word in words:
        person.gender = person.gender or HONORIFICS.get(word) or GENDERED_ROLES.get(word)
    left = bool(FORMERLY & set(words)) or scene.tokens.keys[phrase.first - 1 : phrase.first] in WAS
    expert = left or _for_nobody(scene, phrase, words)
    parties = () if expert else _party_of_title(scene, atom, phrase, words, register)
    if not parties and not expert:
        title_words = [key.casefold() for key in scene.tokens.keys[phrase.first : phrase.last] if key not in {".", ","}]
        alone = register.party_of_title(title_words, scene.parties)
        parties = (alone,) if alone else ()
    (person.former if left else person.current).update(set(words) & ROLE)
    person.private = person.private or _of_a_firm(phrase, words)
    person.told = person.told or bool(parties or expert)
    if parties or expert:
        person.vote(parties, 1 if set(words) - {words[0]} <= RANKS and phrase.before else 2)
    title = _title_text(scene, phrase)
    honorific = title.casefold().rstrip(".") in {*HONORIFICS, "dr", "prof"}
    if title and not honorific and title not in person.roles and (phrase.head is not None or SHORTENED & set(words)):
        person.roles.append(title)


def _of_a_firm(phrase: Phrase, words: list[str]) -> bool:
    """Whether a title names somebody who is no state's: a firm, an institute, an association."""
    return not GOVERNING & set(words) and any(
        other.what in {Is.NAME, Is.ORGANISATION} and not _is_state_body(other) for other in (*phrase.before, *phrase.behind)
    )


def _for_nobody(scene: Scene, phrase: Phrase, words: list[str]) -> bool:
    """Whether who teaches, studies, reports or acts as a citizen is told of: they speak for nobody."""
    told = {key.casefold() for key in scene.tokens.keys[phrase.first : phrase.last]}
    named = [*phrase.before, *([phrase.atom] if phrase.atom else [])]
    return (
        phrase.head is Head.EXPERTS
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


def _party_of_title(scene: Scene, name: Atom, phrase: Phrase, words: list[str], register: Register) -> tuple[str, ...]:
    """The party that the title of the person `name` tells: of the name nearest before the role, else of the first behind it."""
    executive, company_only = bool(EXECUTIVES & set(words)), bool(COMPANY_ONLY & set(words))
    before = sent_by(phrase, [*phrase.before, *([phrase.atom] if phrase.atom else [])])
    owner = scene.tokens.keys[phrase.possessor].casefold() if phrase.possessor is not None else ""
    firm = company_before(scene, name) if owner in COMPANY else None
    if firm is not None:
        return (firm,)
    before = [atom for atom in before if scene.tokens.keys[atom.last : atom.last + 1] not in FIELDS]
    if phrase.word == "ambassador" and before and all(atom.entry and atom.entry.sort is Sort.ORGANISATION for atom in before):
        return ()  # an "ambassador to the UN", or "UN Ambassador", is a state's
    behind = told_behind(phrase)[:1]
    if behind and executive and (last := association_end(scene, behind[0])):
        return (" ".join(scene.text(behind[0].first, last).split()),)  # of the "Bevian Chamber of Commerce"
    for atom in (*reversed(before), *behind):
        if atom.parties and not company_only:
            beside = [other for other in before if other is not atom and other.parties and side_by_side(phrase, other, atom)]
            parties = tuple(dict.fromkeys(party for other in (*beside, atom) for party in other.parties))
            return opposed(parties, words, register)
        if executive and atom.what in {Is.NAME, Is.ORGANISATION} and (not _is_state_body(atom) or PRESIDING & set(words)):
            return (atom.name,)
    return ()


def association_end(scene: Scene, state: Atom) -> int:
    """Where the name of an association that begins with a state's ends (a token): "Bevia Iron and Steel Association"; 0 if this is none."""
    keys, at, end = scene.tokens.keys, state.last, 0
    while at < len(keys) and (keys[at][:1].isupper() or keys[at] in {"and", "of", "for", "&", "-"}):
        at += 1
        last, before = keys[at - 1], keys[at - 2]
        goes_on = bool(end) and last[:1].isupper() and before in {"of", "for"}  # "… Association of Engineers"
        if last.casefold() in ASSOCIATIONS or (before, last) == ("Business", "Council") or goes_on:
            end = at
    return end


def opposed(parties: tuple[str, ...], words: list[str], register: Register) -> tuple[str, ...]:
    """The opposition of a state for one who leads it: they speak for it and not for their state."""
    adjective = register.adjectives.get(parties[0]) if len(parties) == 1 and "opposition" in words and "leader" in words else None
    return (f"{adjective} opposition",) if adjective else parties


def _title_text(scene: Scene, phrase: Phrase) -> str:
    """The office as the report gives it, without the article."""
    text = " ".join(scene.text(phrase.first, phrase.last).split()).strip(" ,-–—’'")
    for article in ("the ", "The ", "a ", "an ", "A ", "An "):
        text = text.removeprefix(article)
    return text


def company_before(scene: Scene, atom: Atom) -> str | None:
    """The company named last before an executive whose title names none."""
    named = [
        of_a_company(other.name)
        for other in scene.atoms
        if other.first < atom.first and other.what in {Is.NAME, Is.ORGANISATION} and not _is_common(other.name)
    ]
    return next((name for name in reversed(named) if named.count(name) > 1), named[-1] if named else None)


def _is_common(name: str) -> bool:
    """Whether capital letters alone make a word look like a company's name: "CEOs", "SUV"."""
    return name.casefold().rstrip("s") in TITLE_WORDS or name.rstrip("s").isupper()
