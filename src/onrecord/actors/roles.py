"""Whom a role means: "the president", "the top diplomat", "the Kremlin spokesman". Rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.actors.lexicon import SPEECH
from onrecord.actors.people import Person
from onrecord.actors.phrases import Phrase, parties_of
from onrecord.actors.referents import Referent
from onrecord.actors.values import Kind

if TYPE_CHECKING:
    from onrecord.actors.references import Resolver

# What somebody with one title may be called by another word.
ALSO_CALLED = {
    "diplomat": ("foreign", "ambassador", "envoy", "diplomat", "state", "ministry", "negotiator"),
    "leader": ("president", "leader", "chancellor", "premier", "prime", "king", "chairman", "chief", "emir"),
    "premier": ("premier", "prime"),
    "minister": ("minister",),
    "chief": ("chief", "head", "director", "secretary", "president", "representative"),
    "negotiator": ("negotiator", "envoy", "delegation", "representative"),
    "envoy": ("envoy", "representative", "ambassador"),
    "official": (
        "minister",
        "spokesman",
        "spokeswoman",
        "secretary",
        "official",
        "adviser",
        "advisor",
        "aide",
        "chief",
        "head",
        "director",
        "representative",
        "member",
        "deputy",
    ),
    "spokesperson": ("spokesman", "spokeswoman", "spokesperson"),
    "spokesman": ("spokesman", "spokesperson"),
    "spokeswoman": ("spokeswoman", "spokesperson"),
    "lawmaker": ("senator", "congressman", "congresswoman", "representative", "lawmaker", "mp", "rep", "sen", "deputy"),
    "senator": ("senator", "sen"),
    "republican": ("senator", "rep", "representative", "republican", "leader", "sen"),
    "democrat": ("senator", "rep", "representative", "democrat", "leader", "sen"),
    "politician": ("minister", "president", "leader", "senator", "lawmaker", "mp", "chancellor"),
    "adviser": ("adviser", "advisor", "aide"),
    "aide": ("aide", "adviser", "advisor"),
    "executive": ("ceo", "cfo", "coo", "officer", "executive", "chairman", "president"),
    "ceo": ("ceo", "executive"),
    **dict.fromkeys(
        ("expert", "analyst", "economist", "scholar", "researcher", "academic", "scientist"),
        ("expert", "analyst", "economist", "professor", "fellow", "researcher", "director", "scholar", "head", "strategist"),
    ),
    "monarch": ("king", "queen"),
    "pontiff": ("pope",),
}
HEADS_OF_STATE = {
    "president": ("president",),
    "leader": ("president", "leader", "prime", "chancellor", "supreme", "king", "premier"),
    "minister": ("minister",),
    "premier": ("premier", "prime"),
    "chancellor": ("chancellor",),
    "secretary": ("secretary",),
}


def role_referent(resolver: Resolver, phrase: Phrase, owner: tuple[str, ...]) -> Referent | None:
    """The person whom a role means: of those mentioned before, then of the report, then the register's holder."""
    parties = parties_of(phrase) or owner
    if "former" in phrase.modifiers and (left := _who_left(resolver, phrase, parties)) is not None:
        return left
    wanted = frozenset(ALSO_CALLED.get(phrase.word, (phrase.word,)))
    special = frozenset(phrase.modifiers) & {
        "foreign",
        "defense",
        "defence",
        "prime",
        "finance",
        "vice",
        "trade",
        "interior",
        "economy",
        "treasury",
        "press",
        "state",
        "deputy",
    }
    if phrase.word == "official":
        for seen in resolver.history.before(phrase.first):
            if seen.referent.word == "official" and not seen.referent.plural and _agree(parties, seen.referent.parties):
                return seen.referent
    for seen in resolver.history.before(phrase.first):
        referent = seen.referent
        if (
            referent.person is None
            and referent.word == phrase.word
            and not referent.plural
            and (not parties or referent.parties == parties)
        ):
            return referent
        if referent.person is not None and _has_role(referent, wanted, special) and _agree(parties, referent.parties):
            return referent
    for person in resolver.cast.persons:
        referent = Referent(person.name, Kind.PERSON, person.parties, person.role, person=person)
        if _has_role(referent, wanted, special) and _agree(parties, person.parties):
            return referent
    return _told_to_lead(resolver, phrase, parties) or _holder(resolver, phrase, parties)


def _told_to_lead(resolver: Resolver, phrase: Phrase, parties: tuple[str, ...]) -> Referent | None:
    """ "The Bevian president" where the report has introduced "Bevian leader Ana Roe": she, if her state has no other title of hers."""
    if phrase.word not in HEADS_OF_STATE or len(parties) != 1 or set(phrase.modifiers) & {"vice", "deputy", "foreign", "former", "prime"}:
        return None
    led = leader_of(resolver, parties[0])
    roles = led.person.roles if led is not None and led.person is not None else []
    return led if roles and all("leader" in role.casefold() and "opposition" not in role.casefold() for role in roles) else None


def _who_left(resolver: Resolver, phrase: Phrase, parties: tuple[str, ...]) -> Referent | None:
    """The person named before whom the register knows to have held the office of "the former Bevian president"; None if it knows none."""
    office_words = {phrase.word, *phrase.modifiers} - {"former"}
    for seen in resolver.history.before(phrase.first):
        if seen.referent.person is None:
            continue
        for holder in resolver.register.holders_named(seen.referent.name, None)[:1]:
            for office in holder.offices:
                named = office_words <= set(office.role.casefold().replace("-", " ").split())
                if named and _agree(parties, (office.party,)) and not (resolver.date and office.held_on(resolver.date)):
                    return seen.referent
    return None


def holders_of(resolver: Resolver, phrase: Phrase) -> list[Referent]:
    """The persons of the report who bear the role that a plural names ("the two mayors"), in the order in which they are first named."""
    wanted = frozenset({phrase.word.removesuffix("s")})
    found = []
    for person in sorted(resolver.cast.persons, key=lambda person: person.first_at):
        referent = Referent(person.name, Kind.PERSON, person.parties, person.role, person=person)
        if person.first_at < phrase.first and person.roles and _has_role(referent, wanted, frozenset(phrase.modifiers)):
            found.append(referent)
    return found


def introduced_after(resolver: Resolver, phrase: Phrase, owner: tuple[str, ...]) -> Referent | None:
    """The person whom "a Bevian spokesman" of a report's opening turns out to be: the one with that role named soon after, if there is one.

    Reports open with what somebody is and name them a few sentences on.
    """
    if phrase.word not in NAMED_LATER or phrase.plural or phrase.count not in {"", "one"}:
        return None
    parties = parties_of(phrase) or owner
    tokens = resolver.scene.tokens
    here = tokens.sentence(tokens.starts[phrase.first])
    within = NAMED_WITHIN if here <= OPENING else NAMED_AT_ONCE if phrase.word != "official" else 0
    wanted = frozenset({phrase.word, *(ALSO_CALLED[phrase.word] if phrase.word in BROADLY else ())})
    found, speaking = [], []
    for person in resolver.cast.persons:
        referent = Referent(person.name, Kind.PERSON, person.parties, person.role, person=person)
        if not (phrase.first < person.first_at and tokens.sentence(tokens.starts[person.first_at]) - here <= within):
            continue
        if _has_role(referent, wanted, frozenset()) and (
            set(parties) == set(person.parties) or (not parties and phrase.word != "official")
        ):
            found.append(referent)
        elif (
            not person.roles
            and phrase.word != "official"
            and parties
            and person.parties in {(), parties}
            and _speaks_at(resolver, person.first_at)
        ):
            speaking.append(referent)
    if not found and len(speaking) == 1 and here <= OPENING:
        named = speaking[0].person  # "…," Doe said: no word on who that is, as it has been told already
        assert named is not None
        named.vote(parties, 2)
        named.roles.append(" ".join((*phrase.modifiers, phrase.word)))
        return Referent(named.name, Kind.PERSON, named.parties, named.role, person=named)
    return found[0] if len(found) == 1 else None


def _speaks_at(resolver: Resolver, at: int) -> bool:
    """Whether the person named at token `at` says something there."""
    keys, atom = resolver.scene.tokens.keys, resolver.scene.by_token.get(at)
    return atom is not None and (keys[atom.last : atom.last + 1] in SPOKEN or (at > 0 and (keys[at - 1],) in SPOKEN))


SPOKEN = frozenset((word,) for word in SPEECH)
NAMED_LATER = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "envoy", "ambassador", "negotiator", "minister", "official", "mayor", "executive"}
)
BROADLY = frozenset({"executive"})
"""Words for somebody who is named by the office held; an official who is not named wants to stay so."""

NAMED_AT_ONCE = 2
"""The same, in the middle of a report."""

NAMED_WITHIN = 4
"""Sentences after which somebody told of is named no more."""

OPENING = 8
"""The number of the last sentence of a report's opening, headline counted."""


def _agree(parties: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return not parties or bool(set(parties) & set(others))


def _has_role(referent: Referent, wanted: frozenset[str], special: frozenset[str]) -> bool:
    if referent.person is None:
        return False
    told = [*referent.person.roles, referent.person.known_office]
    roles = [role.casefold().replace(",", " ").replace("-", " ") for role in told]
    if "president" in wanted and "vice" not in special:
        roles = [role for role in roles if "vice" not in role and "deputy" not in role]
    words = frozenset(" ".join(roles).split())
    return bool(words & wanted) and special <= words


def _holder(resolver: Resolver, phrase: Phrase, parties: tuple[str, ...]) -> Referent | None:
    """The register's holder of a state's or organisation's highest office, where the report names nobody with that role."""
    wanted = HEADS_OF_STATE.get(phrase.word)
    if wanted is None or resolver.date is None:
        return None
    parties = parties or (resolver.describer.main_party if phrase.definite and not phrase.modifiers else ())
    special = set(phrase.modifiers) & {"foreign", "prime", "vice", "defense", "defence", "supreme"}
    if len(parties) != 1:
        return None
    found = resolver.register.office_holder(parties[0], frozenset(wanted), frozenset(special), resolver.date)
    if found is None:
        return None
    holder, office = found
    person = resolver.cast.full(holder.name, phrase.first)
    return Referent(person.name, Kind.PERSON, person.parties or (office.party,), person.role, person=person)


LEADING = frozenset({"president", "leader", "chancellor", "prime", "premier", "king", "emir", "chairman", "supreme"})


def leader_of(resolver: Resolver, party: str) -> Referent | None:
    """Who leads a state or organisation: of the report's persons the one named most, else the register's holder; None if neither tells."""
    led = [person for person in resolver.cast.persons if person.parties == (party,) and _leads(resolver, person)]
    if led:
        person = max(led, key=lambda one: one.count)
    else:
        found = resolver.register.office_holder(party, LEADING, frozenset(), resolver.date) if resolver.date else None
        if found is None:
            return None
        person = resolver.cast.full(found[0].name, 0)
    return Referent(person.name, Kind.PERSON, (party,), person.role, person=person)


def leads(resolver: Resolver, referent: Referent) -> bool:
    """Whether words mean one person who leads a state or organisation."""
    return referent.person is not None and not referent.members and _leads(resolver, referent.person)


def _leads(resolver: Resolver, person: Person) -> bool:
    """Whether somebody is told to lead, by the report or by the register."""
    holders = resolver.register.holders_named(person.name, resolver.date)[:1]
    told = [*person.roles, *(holder.office(resolver.date).role for holder in holders)]
    return any(LEADING & set(role.casefold().split()) and "vice" not in role.casefold() for role in told)
