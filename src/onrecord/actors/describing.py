"""Kind, party and name of a source by its own words, where nothing earlier in the report is meant. Rules."""

from __future__ import annotations

from dataclasses import replace

from onrecord.actors.home import state_told
from onrecord.actors.lexicon import ASSOCIATIONS, COUNTS, HEADS, LEARNED_WORDS, PAPERS, STATE_BODY_WORDS, Head, word_set
from onrecord.actors.names import of_a_company
from onrecord.actors.phrases import Phrase, Scene, is_people, main_party, parties_of
from onrecord.actors.referents import Referent
from onrecord.actors.register import Form, Register, Sort
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


SPEAKING = frozenset({Head.INSTITUTION, Head.OFFICIALS, Head.ROLE, Head.MOVEMENT, Head.STATE})
"""Heads of those for whom somebody is spoken where the words do not tell."""

MANY_STATES = word_set("powers capitals governments parliaments institutions allies organizations organisations bloc coalition alliance")
"""Bodies of several states: not the one state that a report is about."""

STATES_OWN = frozenset({Head.ROLE, Head.OFFICIALS, Head.UNNAMED, Head.DOCUMENT})
"""Heads whose phrase is a state's where a word in it tells of government."""


class Describer:
    """Tells kind, party and name of the sources of one report from their own words."""

    def __init__(self, scene: Scene, register: Register) -> None:
        self.scene = scene
        self.register = register
        self.companies = _companies(scene)
        self.main_party = main_party(scene)
        self.spelt = _spelt(scene)
        self.american = "U.S." if "U.S." in scene.tokens.keys else "US"

    def named(self, phrase: Phrase) -> Referent:
        """The one whom a name at the head of a phrase names."""
        atom = phrase.atom
        if atom is None:
            raise ValueError("the phrase has no name at its head")
        found = self.of_atom(atom, article=phrase.definite)
        paper = PAPERS & set(phrase.modifiers[-1:])
        if atom.entry is None and atom.person is None and (paper or _tells_outlet(phrase) or _named_as_outlet(atom.name)):
            return Referent(atom.name, Kind.OUTLET, word="outlet")
        if atom.what is Is.ORGANISATION and STATE_BODY_WORDS & set(atom.name.casefold().split()):
            # "South Korea's Joint Chiefs", "the National Security Agency": the state's, told or not
            parties = tuple(party for other in phrase.before for party in other.parties) or self.main_party
            field = self.scene.text(phrase.core_end, phrase.last) if self._of_its_field(phrase) else ""
            return replace(found, parties=parties, name=" ".join((found.name, *field.split())))
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
            written = " ".join(self.scene.text(atom.first, atom.last).split())
            own = entry.sort is Sort.OFFICE and not (written.isupper() or "@" in written)
            noun = _head_noun(written if own else entry.name) if entry.sort in {Sort.OFFICE, Sort.ORGANISATION} else ""
            return Referent(
                written if own else self.spelt.get(entry.name, entry.name),
                Kind.OFFICE,
                parties,
                state=state,
                movement=entry.sort is Sort.MOVEMENT,
                plural=is_people(atom),
                organisation=entry.sort is Sort.ORGANISATION,
                word=noun,
            )
        return self._of_name(atom)

    def _of_name(self, atom: Atom) -> Referent:
        """Capitalised words nobody knows: an organisation, or somebody called by a bare name."""
        words = {word.casefold() for word in atom.name.replace("-", " ").split()}
        name = of_a_company(atom.name)
        if atom.what is Is.ORGANISATION:
            return Referent(
                name,
                Kind.OFFICE,
                () if words & (LEARNED_WORDS | UNSPOKEN) else (name,),
                company=True,
                organisation=True,
                word=name.split()[-1].casefold(),
            )
        return Referent(name, Kind.OFFICE, (name,), company=True)

    def described(self, phrase: Phrase, owner: tuple[str, ...]) -> Referent:
        """The one described by a common noun; `owner` are the parties of a possessive before it."""
        outlet = self._outlet(phrase)
        if outlet is not None:
            return outlet
        if phrase.word == "western" and phrase.first + 1 == phrase.last:
            return Referent("West", Kind.OFFICE, ("West",))
        itself = self._named_by_itself(phrase)
        parties = itself or self._issuer(phrase) or parties_of(phrase) or owner
        if phrase.word == "resolution" and not parties and "draft" not in phrase.modifiers and "UN" in self.scene.parties:
            parties = ("UN",)
        kind = KINDS.get(phrase.head, Kind.OFFICE) if phrase.head else self._kind_of_unknown(phrase)
        if phrase.head is Head.ROLE and (phrase.indefinite or phrase.word == "official") and not phrase.word.startswith("spokes"):
            kind = Kind.UNNAMED
        if {"news", "agency"} <= {*phrase.modifiers, phrase.word} or {"news", "agencies"} <= {*phrase.modifiers, phrase.word}:
            kind, parties = Kind.OUTLET, ()
        outlets = [atom for atom in phrase.behind if atom.entry is not None and atom.entry.sort is Sort.OUTLET]
        if phrase.word == "allies" and phrase.possessor is None:
            parties = ()  # "Bevian allies" are others
        if phrase.word in {"report", "reports"} and {"media", "news", "press"} & set(phrase.modifiers):
            parties = ()
        if phrase.word in {"report", "reports", "article", "story"} and outlets and phrase.behind_by[0] in {"by", "from", "in"}:
            parties = ()  # "a report from Bevia's news agency X"
        if phrase.word == "reports" and not phrase.before and "news" not in phrase.modifiers:
            kind = Kind.UNNAMED
        if phrase.head is Head.PUBLIC and INSIDERS & set(self.scene.tokens.keys[phrase.core_end : phrase.last]):
            kind = Kind.UNNAMED
        if phrase.head is Head.OFFICIALS and phrase.count in COUNTS:
            kind = Kind.UNNAMED
        if phrase.word in QUANTIFIERS and phrase.behind and phrase.behind_by[0] == "in" and not phrase.behind[0].place:
            entry = phrase.behind[0].entry  # "many in Bevia" are its people, "some in" its capital or its opposition are theirs
            kind = Kind.PUBLIC if entry is not None and entry.sort is Sort.STATE else kind
        if (phrase.head is Head.COMPANY and phrase.plural) or (phrase.head is Head.MOVEMENT and CIVIL & set(phrase.modifiers)):
            kind = Kind.PUBLIC
        if parties == ("EU",) and phrase.word in {"official", "officials", "diplomat", "diplomats"} and _of_europe(phrase):
            parties = ()
        if phrase.word in {"diplomats", "executives"} and not parties:
            kind = Kind.UNNAMED
        if phrase.word == "figures" and PROMINENT & set(phrase.modifiers):
            kind = Kind.OFFICE  # people, no numbers
        if (
            phrase.head in {Head.OUTLET, Head.EXPERTS, Head.COMPANY}
            or kind is Kind.PUBLIC
            or phrase.word in ACTIVISTS
            or phrase.word in INQUIRIES
        ):
            parties = ()
        elif not parties and kind is not Kind.OUTLET and phrase.head in SPEAKING:
            parties = self._by_title(phrase) or _western(phrase)
            if not parties and phrase.head is Head.INSTITUTION and phrase.word not in MANY_STATES and "western" not in phrase.modifiers:
                parties = self.main_party
        if not parties and phrase.head in STATES_OWN and not phrase.before:
            parties = state_told(self.scene, phrase)
        name = self.document_name(phrase, parties) if phrase.head is Head.DOCUMENT else self.name(phrase, parties)
        name = _in_full(self.scene, phrase, name)
        parties = self._against(phrase, parties)
        return Referent(
            name,
            kind,
            parties,
            plural=phrase.plural,
            word=phrase.word,
            movement=phrase.head is Head.MOVEMENT,
            company=phrase.head is Head.COMPANY,
            organisation=bool(itself),
        )

    def _issuer(self, phrase: Phrase) -> tuple[str, ...]:
        """Whose a document is that tells both what it is about and by whom: "figures on the war in Bevia released by Arland's ministry"."""
        if phrase.head is not Head.DOCUMENT or len(phrase.behind) < 2:
            return ()
        by = (atom for atom, before in zip(phrase.behind, phrase.behind_by, strict=False) if before == "by")
        return next((atom.parties for atom in by if atom.parties), ())

    def _named_by_itself(self, phrase: Phrase) -> tuple[str, ...]:
        """An association that has a state's name in its own ("Bevian Chamber of Commerce"): it speaks for its members, not the state."""
        keys = self.scene.tokens.keys
        own = phrase.word in ASSOCIATIONS and keys[phrase.core_end : phrase.core_end + 1] in {("of",), ("for",)}
        states = [atom for atom in phrase.before if atom.entry is not None and atom.entry.sort is Sort.STATE]
        if not own or not states or not keys[phrase.core_end - 1][:1].isupper():
            return ()
        return (plain_name(self.scene.text(states[-1].first, phrase.last)),)

    def _outlet(self, phrase: Phrase) -> Referent | None:
        """The news organisation named in a phrase that tells what it is: "the Reuters news agency", "a Bloomberg report"."""
        medium = phrase.head is Head.OUTLET or phrase.word in {"report", "article", "story", "editorial"} or _tells_outlet(phrase)
        if not medium:
            return None
        behind = [atom for atom, by in zip(phrase.behind, phrase.behind_by, strict=True) if by == ","]
        for atom in (*reversed(phrase.before), *behind[:1]):
            if atom.entry is not None and atom.entry.sort is Sort.OUTLET:
                return Referent(atom.entry.name, Kind.OUTLET, word="outlet")
        if _tells_outlet(phrase) and phrase.head is None and any(sign.isdigit() for sign in phrase.word):
            return Referent(self.scene.tokens.keys[phrase.core_end - 1], Kind.OUTLET, word="outlet")  # "broadcaster TV4"
        if behind and behind[0].what is Is.NAME and phrase.head is not Head.DOCUMENT:
            return Referent(behind[0].name, Kind.OUTLET, word="outlet")
        return None

    def _by_title(self, phrase: Phrase) -> tuple[str, ...]:
        party = self.register.party_of_title([*phrase.modifiers, phrase.word], self.scene.parties)
        return (party,) if party else ()

    def _kind_of_unknown(self, phrase: Phrase) -> Kind:
        return Kind.PUBLIC if phrase.plural else Kind.OFFICE

    def _against(self, phrase: Phrase, parties: tuple[str, ...]) -> tuple[str, ...]:
        """The parties of those who stand against their state: an opposition or rebels speak for themselves, not for it."""
        words = {phrase.word, *phrase.modifiers} & {"opposition", "rebel", "rebels", "dissident", "insurgents"}
        if phrase.word in {"opponents", "foes"} and phrase.possessor is not None and phrase.plural:
            words = {"opposition"}  # "the regime's opponents"
        paper = phrase.head is Head.DOCUMENT and phrase.word != "figures"
        if not words or paper or phrase.head in {Head.OUTLET, Head.PUBLIC} or {"mp", "lawmaker", "lawmakers"} & {phrase.word}:
            return parties
        state = next((party for party in parties or self.main_party if party in self.register.adjectives), None)
        side = "opposition" if words & {"opposition", "dissident"} else "rebels"
        return (f"{self.register.adjectives[state]} {side}",) if state else parties

    def name(self, phrase: Phrase, parties: tuple[str, ...]) -> str:
        """The canonical name: the phrase without its article; a state told behind it or not at all comes as its adjective before."""
        broadcast = phrase.head is Head.OUTLET and "state" in phrase.modifiers
        parties = parties or (self.main_party if broadcast else ())
        named = (
            (phrase.word in STATELY or broadcast)
            and len(parties) == 1
            and len(phrase.behind) < 2
            and not OF_PARTIES & set(phrase.modifiers)
        )
        adjective = self.adjective(parties[0]) if named else None
        if adjective is not None and (owned := self._owned_by_state(phrase)):
            return f"{adjective} {owned}"
        if adjective is not None and phrase.possessor is not None and not phrase.before and not phrase.behind:
            # "its Defence Ministry", "that country's Defence Ministry"
            start = phrase.possessor + 1 + (self.scene.tokens.keys[phrase.possessor + 1] in {"'s", "'"})
            return f"{adjective} {plain_name(self.scene.text(start, phrase.last))}"
        places = [atom for atom in phrase.before if atom.place]
        if adjective is None or phrase.indefinite or (phrase.before and not places) or phrase.possessor is not None:
            return plain_name(self.scene.text(phrase.first, phrase.last))
        if phrase.behind and phrase.behind_by[0] not in {"of", "in", "from"}:
            return plain_name(self.scene.text(phrase.first, phrase.last))
        if phrase.behind and (phrase.behind[0].entry is None or phrase.behind[0].entry.sort is not Sort.STATE):
            return plain_name(self.scene.text(phrase.first, phrase.last))
        words = [word for word in (*phrase.modifiers, phrase.word) if word not in ARTICLES]
        shown = self._as_written(phrase, words)
        ahead = next((at for at, word in enumerate(words) if word not in RANKING), len(words) - 1)
        field = self.scene.text(phrase.core_end, phrase.last) if self._of_its_field(phrase) else ""
        return " ".join((*shown[:ahead], adjective, *shown[ahead:], *field.split()))

    def document_name(self, phrase: Phrase, parties: tuple[str, ...]) -> str:
        """The name of a document that says not itself whose it is: "customs data" is "Bevian customs data" where Bevia is told of."""
        plain = plain_name(self.scene.text(phrase.first, phrase.last))
        if phrase.before or phrase.behind or phrase.possessor is not None or phrase.core_end != phrase.last:
            return plain
        if len(parties) > 1:
            names = [self.register.state_names.get(party, party) for party in parties]
            return f"{plain} of {', '.join(names[:-1])} and {names[-1]}"
        adjective = self.adjective(parties[0]) if parties else None
        words = self._as_written(phrase, [word for word in (*phrase.modifiers, phrase.word) if word not in ARTICLES])
        return f"{adjective} {' '.join(words)}" if adjective and not phrase.indefinite else plain

    def _of_its_field(self, phrase: Phrase) -> bool:
        """Whether nothing stands behind the head, or only the field of a ministry or the like ("of Commerce")."""
        rest = self.scene.tokens.keys[phrase.core_end : phrase.last]
        return not rest or (rest[0] == "of" and len(rest) < 6 and not phrase.behind and all(word[:1].isalpha() for word in rest))

    def _owned_by_state(self, phrase: Phrase) -> str:
        """What stands behind "Russia's" where that begins the phrase and the head ends it: "Foreign Ministry"; else nothing."""
        keys, owner = self.scene.tokens.keys, phrase.before[0] if phrase.before else None
        state = owner is not None and owner.entry is not None and owner.entry.sort is Sort.STATE and len(phrase.before) == 1
        if owner is None or not state or phrase.possessor != owner.last - 1 or not self._of_its_field(phrase):
            return ""
        start = owner.last + (keys[owner.last : owner.last + 1] in {("'s",), ("'",)})
        return plain_name(self.scene.text(start, phrase.last))

    def adjective(self, party: str) -> str | None:
        """A state's adjective as this report would write it."""
        return self.american if party == "USA" else self.register.adjectives.get(party)

    def _as_written(self, phrase: Phrase, words: list[str]) -> list[str]:
        """`words` with the capitals they have in the phrase, but for one that merely begins a sentence."""
        keys = self.scene.tokens.keys[phrase.first : phrase.core_end]
        spelt = {key.casefold(): key for key in keys[1:]}
        return [spelt.get(word, word) for word in words]


def _of_europe(phrase: Phrase) -> bool:
    """Whether "European" alone tells whose officials speak: of which of its states, or of the Union, it does not."""
    return len(phrase.before) == 1 and phrase.before[0].adjective_only and not phrase.definite


def _western(phrase: Phrase) -> tuple[str, ...]:
    """The West for its states together; of which of them a diplomat or an official is, "Western" does not tell."""
    together = phrase.head is Head.STATE or phrase.word in {"powers", "capitals", "governments"}
    return ("West",) if "western" in phrase.modifiers and together else ()


def _head_noun(name: str) -> str:
    """The noun by which a body of that name is called again ("Bevian Statistical Office": office), or nothing."""
    words = name.casefold().replace(" for ", " of ").partition(" of ")[0].split()
    return words[-1] if words and HEADS.get(words[-1]) is Head.INSTITUTION and words[-1] not in HOUSES else ""


HOUSES = word_set("house palace senate congress party side union")
"""Nouns of bodies' names that are called otherwise again, or whose noun alone means another."""

QUANTIFIERS = word_set("many most some few several")

PROMINENT = word_set("opposition senior leading political exiled ranking prominent key top")
"""What figures are called that are people."""

STATELY = word_set(
    "government army military forces troops soldiers authorities officials ministry ministries parliament police opposition delegation "
    "negotiators regime navy diplomats rebels"
)
"""What every state has: in a name its adjective tells whose."""

OF_PARTIES = word_set("republican republicans democratic democrats congressional administration local regional senate house")
INQUIRIES = word_set("poll polls survey surveys study studies")
"""Papers that tell what is found, not what a party holds."""

ACTIVISTS = word_set("activist activists campaigner campaigners")
"""Citizens who act for themselves, whichever state they live in."""

ARTICLES = frozenset({"the", "a", "an"})
RANKING = word_set("senior top high-ranking leading other former chief several some many new")
"""Modifiers that stand before a state's adjective: "senior Omani officials"."""


def _in_full(scene: Scene, phrase: Phrase, name: str) -> str:
    """`name` with the full name of the person whose something it is: "Mr Kim's statement" is Kim Kye-gwan's."""
    owner = phrase.before[0] if phrase.before else None
    if owner is None or owner.person is None or phrase.possessor != owner.last - 1:
        return name
    rest = scene.text(owner.last, phrase.last)
    mark = "" if rest[:1] in "'’" else " "
    return plain_name(f"{owner.person.name}{mark}{rest}")


def plain_name(text: str) -> str:
    """A phrase as a name: one space between words, none before "'s", no article at its beginning."""
    text = " ".join(text.split()).replace(" 's", "'s").replace(" ’s", "’s").strip(" ,")
    for article in ("the ", "a ", "an "):
        if text.casefold().startswith(article):
            return text[len(article) :]
    return text


def _named_as_outlet(name: str) -> bool:
    """Whether a name ends as those of news organisations do: "Al-Qahera News", "Kanal 7 TV"."""
    words = name.split()
    return len(words) > 1 and words[-1] in {"News", "TV", "Television", "Radio", "Broadcasting", "Newspaper"}


def _tells_outlet(phrase: Phrase) -> bool:
    """Whether a phrase's words tell that it is about a news organisation."""
    words = {*phrase.modifiers, phrase.word}
    return bool(words & {"broadcaster", "newspaper", "daily", "tabloid", "magazine", "newswire"}) or {"news", "agency"} <= words


def _spelt(scene: Scene) -> dict[str, str]:
    """The names that the register abbreviates as the report spells them out, by the register's name ("ECB")."""
    found: dict[str, str] = {}
    for atom in scene.atoms:
        entry = atom.entry
        if (
            entry is None
            or entry.sort in {Sort.STATE, Sort.OUTLET}
            or entry.forms != {Form.NAME}
            or not (entry.name.isupper() or entry.sort is Sort.OFFICE)
        ):
            continue
        written = " ".join(scene.text(atom.first, atom.last).split())
        shouted = written.isupper() and len(written) > 5
        if not shouted and len(written) > len(found.get(entry.name, "")):
            found[entry.name] = written
    return found


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
