"""Kind, party and name of a source by its own words, where nothing earlier in the report is meant. Rules."""

from __future__ import annotations

from dataclasses import replace

from onrecord.actors.lexicon import COUNTS, LEARNED_WORDS, STATE_BODY_WORDS, Head, word_set
from onrecord.actors.phrases import Phrase, Scene, is_people, parties_of
from onrecord.actors.referents import Referent
from onrecord.actors.register import Register, Sort
from onrecord.actors.scan import Atom, Is
from onrecord.actors.values import Kind

# Banks and consultancies inform, but speak for nobody in a negotiation.
UNSPOKEN = frozenset({"bank", "securities", "capital", "research", "analytics", "markets", "consulting"})

# Groups with these words before them are citizens who have joined, no movement that negotiates.
CIVIL = word_set(
    "business industry trade rights aid advocacy civil environmental labor labour consumer farm farmers women religious "
    "activist lobby interest"
)

# People told of only by what they know are unnamed sources, no public.
INSIDERS = word_set("familiar close briefed knowledge knowledgeable involved informed privy aware")

KINDS = {
    Head.OFFICIALS: Kind.OFFICE,
    Head.INSTITUTION: Kind.OFFICE,
    Head.MOVEMENT: Kind.OFFICE,
    Head.COMPANY: Kind.OFFICE,
    Head.UNNAMED: Kind.UNNAMED,
    Head.EXPERTS: Kind.UNNAMED,
    Head.DOCUMENT: Kind.DOCUMENT,
    Head.OUTLET: Kind.OUTLET,
    Head.PUBLIC: Kind.PUBLIC,
    Head.STATE: Kind.OFFICE,
    Head.ROLE: Kind.OFFICE,
}


class Describer:
    """Tells kind, party and name of the sources of one report from their own words."""

    def __init__(self, scene: Scene, register: Register) -> None:
        self.scene = scene
        self.register = register
        self.companies = _companies(scene)
        self.main_party = _main_party(scene)

    def named(self, phrase: Phrase) -> Referent:
        """The one whom a name at the head of a phrase names."""
        atom = phrase.atom
        if atom is None:
            raise ValueError("the phrase has no name at its head")
        found = self.of_atom(atom, article=phrase.definite)
        if atom.what is Is.ORGANISATION and STATE_BODY_WORDS & set(atom.name.casefold().split()):
            # "South Korea's Joint Chiefs", "the National Security Agency": the state's, told or not
            return replace(found, parties=tuple(party for other in phrase.before for party in other.parties) or self.main_party)
        return found

    def of_atom(self, atom: Atom, *, article: bool = False) -> Referent:
        """The one whom a name names; `article` if "the" stands before it ("the Chinese")."""
        if atom.person is not None:
            person = atom.person
            return Referent(person.name, Kind.PERSON, person.parties, person.role, person=person)
        if atom.entry is not None:
            entry = atom.entry
            if entry.sort is Sort.OUTLET:
                return Referent(entry.name, Kind.OUTLET, word="outlet")
            parties = (entry.party,) if entry.party else ()
            if is_people(atom) and not article and entry.sort is Sort.STATE:
                return Referent(atom.name, Kind.PUBLIC, (), plural=True)
            state = entry.sort is Sort.STATE or entry.name == "EU"
            return Referent(
                entry.name,
                Kind.OFFICE,
                parties,
                state=state,
                movement=entry.sort is Sort.MOVEMENT,
                plural=is_people(atom),
                organisation=entry.sort is Sort.ORGANISATION,
            )
        return self._of_name(atom)

    def _of_name(self, atom: Atom) -> Referent:
        """Capitalised words nobody knows: an organisation, or somebody called by a bare name."""
        words = {word.casefold() for word in atom.name.replace("-", " ").split()}
        if atom.what is Is.ORGANISATION:
            return Referent(
                atom.name,
                Kind.OFFICE,
                () if words & (LEARNED_WORDS | UNSPOKEN) else (atom.name,),
                company=True,
                organisation=True,
                word=atom.name.split()[-1].casefold(),
            )
        return Referent(atom.name, Kind.OFFICE, (atom.name,), company=True)

    def described(self, phrase: Phrase, owner: tuple[str, ...]) -> Referent:
        """The one described by a common noun; `owner` are the parties of a possessive before it."""
        parties = parties_of(phrase) or owner
        name = self._name(phrase)
        kind = KINDS.get(phrase.head, Kind.OFFICE) if phrase.head else self._kind_of_unknown(phrase)
        if phrase.head is Head.ROLE and (phrase.indefinite or phrase.word == "official") and not phrase.word.startswith("spokes"):
            kind = Kind.UNNAMED
        if phrase.head is Head.PUBLIC and INSIDERS & set(self.scene.tokens.keys[phrase.core_end : phrase.last]):
            kind = Kind.UNNAMED
        if phrase.head is Head.OFFICIALS and phrase.count in COUNTS:
            kind = Kind.UNNAMED
        if (phrase.head is Head.COMPANY and phrase.plural) or (phrase.head is Head.MOVEMENT and CIVIL & set(phrase.modifiers)):
            kind = Kind.PUBLIC
        if phrase.word in {"diplomats", "executives"} and not parties:
            kind = Kind.UNNAMED
        if phrase.head in {Head.OUTLET, Head.EXPERTS, Head.COMPANY} or kind is Kind.PUBLIC:
            parties = ()
        elif not parties and phrase.head in {Head.INSTITUTION, Head.OFFICIALS, Head.ROLE, Head.MOVEMENT}:
            parties = self._by_title(phrase) or (self.main_party if phrase.head is Head.INSTITUTION else ())
        return Referent(
            name,
            kind,
            parties,
            plural=phrase.plural,
            word=phrase.word,
            movement=phrase.head is Head.MOVEMENT,
            company=phrase.head is Head.COMPANY,
        )

    def _by_title(self, phrase: Phrase) -> tuple[str, ...]:
        party = self.register.party_of_title([*phrase.modifiers, phrase.word], self.scene.parties)
        return (party,) if party else ()

    def _kind_of_unknown(self, phrase: Phrase) -> Kind:
        return Kind.PUBLIC if phrase.plural else Kind.OFFICE

    def _name(self, phrase: Phrase) -> str:
        text = " ".join(self.scene.text(phrase.first, phrase.last).split())
        for article in ("the ", "a ", "an "):
            if text.casefold().startswith(article):
                return text[len(article) :]
        return text


def _companies(scene: Scene) -> frozenset[str]:
    """Bare names that the report treats as companies: with a ticker, an executive, shares, or a company noun before them."""
    keys, found = scene.tokens.keys, set()
    for atom in scene.atoms:
        if atom.what is not Is.NAME:
            continue
        after = [word.casefold() for word in keys[atom.last : atom.last + 3]]
        before = keys[atom.first - 1].casefold() if atom.first else ""
        if (
            set(after) & {"ceo", "inc", "shares", "stock", "plc", "ag"}
            or before in {"company", "firm", "automaker", "carmaker", "maker", "giant", "airline", "bank", "group"}
            or (after[:1] == ["("] and len(after) > 1 and keys[atom.last + 1].isupper())
        ):
            found.add(atom.name)
    return frozenset(found)


def _main_party(scene: Scene) -> tuple[str, ...]:
    """The state the report names most."""
    counts: dict[str, int] = {}
    for atom in scene.atoms:
        if atom.entry is not None and atom.entry.sort is Sort.STATE and atom.entry.party:
            counts[atom.entry.party] = counts.get(atom.entry.party, 0) + 1
    return tuple(sorted(counts, key=lambda party: (-counts[party], party))[:1])
