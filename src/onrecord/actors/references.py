"""Whom the words for a source refer to: ordered sieves, the surest first.

Source: the multi-pass sieve of Lee et al. 2013 ("Deterministic Coreference Resolution Based on Entity-Centric,
Precision-Ranked Rules"), with the sieves that a report on negotiations needs: joint sources, names, pronouns, both
sides, descriptions taken up again, roles, and last the kind and party that the words themselves tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from onrecord.actors.describing import Describer, plain_name
from onrecord.actors.joint import STANDING, listed, named_beside
from onrecord.actors.lexicon import HEADS, SIDES, Head, word_set
from onrecord.actors.papers import FINDINGS, issued_by_subject, issuers
from onrecord.actors.people import Cast
from onrecord.actors.phrases import Phrase, Scene, describe
from onrecord.actors.pronouns import pronoun_referent
from onrecord.actors.referents import OUTSIDE, Context, History, Referent, Seen, classes
from onrecord.actors.register import Register, Sort
from onrecord.actors.roles import holders_of, introduced_after, leader_of, leads, role_referent
from onrecord.actors.scan import Is
from onrecord.actors.values import Kind


class Resolver:
    """Resolves the phrases of one report; what it has resolved it remembers as antecedents.

    `home` is the state of the publishing outlet where the report names it; `author` is who signs the report.
    """

    def __init__(
        self, scene: Scene, cast: Cast, register: Register, date: str | None, outlet: str | None = None, author: str | None = None
    ) -> None:
        home = register.country_of_outlet(outlet)
        self.home = (home,) if home in scene.parties else ()
        self.scene = scene
        self.cast = cast
        self.register = register
        self.date = date
        self.author = author
        self.history = History()
        self.describer = Describer(scene, register)

    def note(self, first: int, last: int, referent: Referent, *, source: int = 0, salient: bool = True) -> None:
        """Remember that tokens `[first, last)` refer to `referent`."""
        sentence = self.scene.tokens.sentence(self.scene.tokens.starts[first])
        self.history.add(Seen(first, last, sentence, referent, source, salient))

    def refer(self, first: int, last: int, context: Context = OUTSIDE) -> Referent:
        """Whom tokens `[first, last)` refer to. Total and deterministic."""
        joint = self._joint(first, last, context)
        if joint is not None:
            return joint
        phrase = describe(self.scene, first, last)
        pair = self._leaders_of_both(phrase)
        if pair is not None:
            return pair
        for sieve in (self._correspondent, self._pronoun, self._named, self._sides, self._taken_up, self._role):
            found = sieve(phrase, context)
            if found is not None:
                return found
        described = self.describer.described(phrase, self._possessor_parties(phrase, context))
        if phrase.word in {"side", "party", "delegation"} and len(described.parties) == 1 and phrase.before and phrase.word != "delegation":
            name = self.register.state_names.get(described.parties[0])
            return replace(described, name=name, state=True, word="") if name else described
        if phrase.word.startswith("spokes") and not described.parties and phrase.core_end == phrase.last and not phrase.modifiers:
            return self._speaking_for_last(phrase, described)
        if (
            phrase.head is Head.OFFICIALS
            and not (described.parties or phrase.before)
            and phrase.word in AT_HOME
            and set(phrase.modifiers) <= DOMESTIC
        ):
            phrase_parties = self._at_home(phrase)
            return replace(described, parties=phrase_parties, name=self.describer.name(phrase, phrase_parties))
        if phrase.word == "executives" and not described.parties and phrase.core_end == phrase.last and not phrase.before:
            firm = next((seen.referent for seen in self._spoken_of(phrase, 2) if seen.referent.company and not seen.referent.plural), None)
            return replace(described, kind=Kind.OFFICE, parties=firm.parties, name=f"{firm.name} executives") if firm else described
        if phrase.head is Head.DOCUMENT and not described.parties and (issuer := issued_by_subject(self, phrase, context)) is not None:
            owned = f"{issuer.name}'s {described.name}" if issuer.kind is Kind.PERSON else described.name
            name = owned if issuer.kind is Kind.PERSON else self.describer.document_name(phrase, issuer.parties)
            return replace(described, parties=issuer.parties, name=name)
        if phrase.head is Head.DOCUMENT and not described.parties and phrase.word not in FINDINGS:
            made_by = issuers(self, phrase)
            return replace(described, parties=made_by, name=self.describer.document_name(phrase, made_by))
        return described

    def _spoken_of(self, phrase: Phrase, sentences: int) -> Iterator[Seen]:
        """The mentions before a phrase that are no mere modifiers, of its sentence and so many before, the last first."""
        here = self.scene.tokens.sentence(self.scene.tokens.starts[phrase.first])
        for seen in self.history.before(phrase.first):
            if here - seen.sentence > sentences:
                return
            if seen.salient:
                yield seen

    def _speaking_for_last(self, phrase: Phrase, spokesman: Referent) -> Referent:
        """A bare "spokesman" with the parties of the institution or movement told of last, in this sentence or one of the two before."""
        for seen in self._spoken_of(phrase, 2):
            told = seen.referent.kind is Kind.OFFICE and seen.referent.parties and not seen.referent.state and not seen.referent.members
            if told:
                return replace(spokesman, parties=seen.referent.parties, name=f"{seen.referent.name} {spokesman.word}")
        return spokesman

    def _at_home(self, phrase: Phrase) -> tuple[str, ...]:
        """Whose officials are meant by bare "officials": those of the place named last nearby, else of the state named most."""
        if subject := self._subject_state(phrase):
            return subject
        tokens = self.scene.tokens
        here = tokens.sentence(tokens.starts[phrase.first])
        for at in range(phrase.first - 1, tokens.between(*tokens.sentences[max(0, here - 1)]).start - 1, -1):
            atom = self.scene.by_token.get(at)
            if atom is None or atom.entry is None or atom.entry.sort is not Sort.STATE or atom.adjective_only:
                continue
            if (atom.place or tokens.keys[atom.first - 1].casefold() in LOCATING) and len(atom.parties) == 1:
                return atom.parties
        return self.home or self.describer.main_party

    def _subject_state(self, phrase: Phrase) -> tuple[str, ...]:
        """The state with which the phrase's sentence begins ("Britain targeted the banks as well, officials said"); empty if none does."""
        tokens = self.scene.tokens
        opening = tokens.between(*tokens.sentences[tokens.sentence(tokens.starts[phrase.first])]).start
        for at in range(opening, min(opening + 2, phrase.first)):
            subject = self.scene.by_token.get(at)
            if subject is not None and subject.entry is not None and subject.entry.sort is Sort.STATE and not subject.adjective_only:
                return subject.parties
        return ()

    def _joint(self, first: int, last: int, context: Context) -> Referent | None:
        """Several sources joined by "and": names, and what is described beside them."""
        keys = self.scene.tokens.keys
        beside = named_beside(self.scene, first, last)
        if beside is not None:
            return joined([self.refer(*piece, context) for piece in beside])
        joins = [at for at in range(first + 1, last - 1) if keys[at] in {"and", "&"} and at not in self.scene.by_token]
        for at in joins:
            left, right = describe(self.scene, first, at), describe(self.scene, at + 1, last)
            pronoun = (left.pronoun in {"he", "she", "they", "it"} and (right.atom is not None or right.possessor is not None)) or (
                right.pronoun == "i" and left.atom is not None
            )
            if pronoun:
                return joined([self.refer(first, at, context), self.refer(at + 1, last, context)])
            named_last = HEADS.get(keys[at - 1].casefold())
            if WATCHING & {left.head, named_last} and right.head in {Head.OFFICIALS, *WATCHING}:
                return Referent(plain_name(self.scene.text(first, last)), Kind.UNNAMED, (), plural=True)
            if left.atom is None and not (left.before and left.head in STANDING and _stands_alone(right)):
                continue
            if left.atom is not None and left.atom.person is None and (left.atom.adjective_only or right.atom is None):
                shared = not right.before or right.before[0].first == at + 1  # "US and South Korean officials"
                if right.head is None or shared or left.atom.adjective_only:
                    continue
            if right.atom is None and right.head is None:
                continue
            comma = next((place + 1 for place in range(at - 1, first, -1) if keys[place] == ","), first)
            if _one_envoy(describe(self.scene, comma, at), right):
                continue
            pieces = listed(self.scene, first, at)
            if pieces:
                return joined(_persons_together([self.refer(*piece, context) for piece in (*pieces, (at + 1, last))]))
        return None

    def _pronoun(self, phrase: Phrase, context: Context) -> Referent | None:
        if phrase.pronoun is None or phrase.atom is not None:
            return None
        found = pronoun_referent(self.scene, self.history, phrase, context)
        if found is None and phrase.pronoun == "i" and self.author and not self.scene.tokens.quoted(self.scene.tokens.starts[phrase.first]):
            person = self.cast.full(self.author, phrase.first)  # who writes
            return Referent(person.name, Kind.PERSON, person.parties, person.role, person=person)
        name = self.register.state_names.get(found.name) if found is not None else None
        # "We" of a speaker whose state the report never names: the state, and not its code.
        return replace(found, name=name) if found is not None and name else found

    def _named(self, phrase: Phrase, context: Context) -> Referent | None:
        return self.describer.named(phrase) if phrase.atom is not None else None

    def _sides(self, phrase: Phrase, context: Context) -> Referent | None:
        """ "Both sides", "the two countries": the pair last named together, else the two parties named most."""
        bearers = holders_of(self, phrase) if phrase.head is Head.OFFICIALS and phrase.definite and not phrase.before else []
        if phrase.count in {"two", "both"} and len(bearers) == 2 and phrase.word not in {"leaders", "officials"}:
            return joined(bearers)
        if phrase.word in {"pair", "duo"} and phrase.definite and not phrase.before and not phrase.behind:
            return self.pair(phrase)
        nameless = phrase.word in {"diplomats", "officials", "ministers", "negotiators"} and not phrase.definite
        if nameless and phrase.count in {"two", "three"}:
            return None  # "two diplomats said": whose is not told
        each = phrase.count == "both" and phrase.word in {"side", "country", "party"}
        if (
            (phrase.word not in SIDES and not each)
            or (not phrase.plural and not each)
            or phrase.before
            or (phrase.behind and phrase.behind[0].parties)
        ):
            return None
        bare = (
            not phrase.modifiers
            and phrase.definite
            and phrase.word in {"sides", "countries", "parties", "nations", "leaders", "presidents", "neighbors", "neighbours", "koreas"}
        )
        negotiating = phrase.word in {"negotiators", "delegations", "koreas"} and not phrase.modifiers
        if phrase.count not in {"both", "two", "three"} and not bare and not negotiating:
            return None
        taken = self._taken_up(phrase, context) if not phrase.count else None
        return taken or self._as_sides(phrase, self.pair(phrase))

    def _leaders_of_both(self, phrase: Phrase) -> Referent | None:
        """ "The leaders of both countries", "officials from the two sides": the pair by the noun that goes before."""
        keys = self.scene.tokens.keys
        behind = [key.casefold() for key in keys[phrase.core_end : phrase.last]]
        both = len(behind) > 2 and behind[0] in {"of", "from", "on"} and behind[-1] in SIDES and {"two", "both", "three"} & set(behind)
        if not both or phrase.head not in {Head.OFFICIALS, Head.INSTITUTION} or phrase.before or phrase.behind or len(behind) > 4:
            return None
        phrase.count = "three" if "three" in behind else "two"
        return self._as_sides(phrase, self.pair(phrase))

    def _as_sides(self, phrase: Phrase, pair: Referent | None) -> Referent | None:
        """A pair under the names its noun asks for: the states of "both sides", the persons of "the two leaders"."""
        if pair is None or not pair.parties:
            return pair
        if phrase.word in {"leaders", "presidents"}:
            leaders = [leader_of(self, party) for party in pair.parties]
            return joined([leader for leader in leaders if leader is not None]) if all(leaders) else pair
        names = [self.register.state_names.get(party, party) for party in pair.parties]
        if phrase.word in {"negotiators", "delegations", "teams", "ministers", "diplomats"}:
            names = [self.register.adjectives.get(party, party) for party in pair.parties]
            return replace(pair, name=f"{' and '.join(names)} {phrase.word}", kind=Kind.OFFICE)
        if phrase.word in {"men", "governments"}:
            return pair
        return replace(pair, name=" and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0], kind=Kind.OFFICE)

    def pair(self, phrase: Phrase) -> Referent | None:
        """The two (or three) that are named together most often before the phrase, the last of them; else the parties named most."""
        persons = phrase.word in {"leaders", "presidents", "men", "ministers", "pair", "duo"}
        wanted = 3 if phrase.count == "three" else 2
        near = self._named_near(phrase, wanted, persons=persons)
        if near is not None:
            return near
        together: dict[frozenset[str], list[Referent]] = {}
        for seen in self.history.before(phrase.first):
            fits = len(seen.referent.parties) == wanted and seen.referent.kind is not Kind.DOCUMENT and seen.referent.person is None
            if fits and not (persons and seen.referent.kind is not Kind.PERSON):
                together.setdefault(frozenset(seen.referent.parties), []).append(seen.referent)
        if together:
            return replace(max(together.values(), key=len)[0], plural=True)
        # Where a person is named, "the two leaders" are persons: a state that is spoken of is no side for that.
        by_person = persons and any(seen.referent.kind is Kind.PERSON and leads(self, seen.referent) for seen in self.history)
        counts: dict[str, tuple[int, Referent]] = {}
        for seen in self.history:
            side = seen.referent.state or seen.referent.movement
            fits = leads(self, seen.referent) or (not by_person and side and not self._where(seen))
            if fits and len(seen.referent.parties) == 1:
                party = seen.referent.parties[0]
                counts[party] = (counts.get(party, (0, seen.referent))[0] + 1, seen.referent)
        if by_person and self.home and self.home[0] not in counts and (own := leader_of(self, self.home[0])) is not None:
            counts[self.home[0]] = (0, own)  # a read-out of one side's office need not name its own leader
        most = sorted(counts.items(), key=lambda item: (-item[1][0], item[0]))[:wanted]
        return joined([referent for _, (_, referent) in most]) if len(most) == wanted else None

    def _named_near(self, phrase: Phrase, wanted: int, *, persons: bool) -> Referent | None:
        """The persons (or states) told of last, if there are just so many as wanted and all of different parties.

        States in this sentence and the one before; persons as many sentences further back as it takes to find so many.
        """
        here = self.scene.tokens.sentence(self.scene.tokens.starts[phrase.first])
        found: dict[tuple[str, ...], tuple[Referent, int]] = {}
        reached = here
        for seen in self.history.before(phrase.first):
            back = here - seen.sentence
            if back > 1 and (not persons or back > LEADERS_WITHIN or (seen.sentence < reached and len(found) >= wanted)):
                break
            reached = seen.sentence
            referent = seen.referent
            fits = (
                referent.kind is Kind.PERSON and referent.parties
                if persons
                else referent.state and len(referent.parties) == 1 and not self._where(seen)
            )
            if fits and not referent.members:
                key = (referent.name,) if persons else referent.parties
                found[key] = (found.pop(key, (referent, 0))[0], seen.at)
        members = [referent for referent, _ in sorted(found.values(), key=lambda one: one[1])]
        return replace(joined(members), plural=True) if len(members) == wanted else None

    def _where(self, seen: Seen) -> bool:
        """Whether a state is named only as where something is: in a dateline, or as "in the Bevian capital of Sarnok"."""
        keys = self.scene.tokens.keys
        before, after = keys[max(0, seen.at - 2) : seen.at], keys[seen.end : seen.end + DATELINE_WITHIN]
        in_dateline = seen.at <= DATELINE_WITHIN and any(key in {"—", "–", "--"} for key in after)
        return in_dateline or before[-1:] in PLACING or before == ("capital", "of") or (bool(after) and after[0] in TOWNS)

    def _taken_up(self, phrase: Phrase, context: Context) -> Referent | None:
        """ "The group", "the ministry", "the sources": the last one mentioned that can be called so."""
        if not phrase.word or phrase.before or phrase.head in {Head.ROLE, None}:
            return None
        if (phrase.indefinite and phrase.head is not Head.UNNAMED) or (phrase.behind and phrase.behind[0].parties):
            return None
        if phrase.word in {"report", "story"} and phrase.definite and not phrase.modifiers and phrase.core_end == phrase.last:
            telling = {Kind.DOCUMENT, Kind.OUTLET}
            outlet = next((one.referent for one in self._spoken_of(phrase, 2) if one.source or one.referent.kind in telling), None)
            if outlet is not None and outlet.kind is Kind.OUTLET:
                return Referent(f"{outlet.name} {phrase.word}", Kind.DOCUMENT, outlet.parties, word=phrase.word)
        if phrase.word in {"some", "many"} and phrase.core_end == phrase.first + 1 == phrase.last:
            many = next((one.referent for one in self._spoken_of(phrase, 1) if one.source and one.referent.plural), None)
            alike = many is not None and many.kind is Kind.UNNAMED and not many.members and many.word
            return replace(many, name=f"{phrase.word} {many.word}") if many is not None and alike else None
        if phrase.word == "paper" and phrase.definite and not phrase.modifiers:
            return next((seen.referent for seen in self.history.before(phrase.first) if _is_paper(seen)), None)
        if phrase.word == "document" and phrase.definite and not phrase.modifiers:
            papers = (seen.referent for seen in self.history.before(phrase.first) if seen.referent.kind is Kind.DOCUMENT)
            return next((paper for paper in papers if paper.word not in DEEDS_TOO), None)
        if _whatever_its_word(phrase):
            return self._spoke_last(phrase) or next(self.history.called(phrase.word, phrase.head, phrase.first), None)
        if not _takes_up_its_word(phrase):
            return None
        told_behind = self.scene.tokens.keys[phrase.first - 1 : phrase.last] == (",", "officials")
        if told_behind and self._subject_state(phrase):
            return None  # "Britain targeted the banks as well, officials said": its own
        told = set(phrase.modifiers) - FRESH
        for referent in self.history.called(phrase.word, None, phrase.first):
            named = not told or not told - set(referent.name.casefold().split())
            if named and not (phrase.word == "activists" and phrase.head is not Head.INSTITUTION and referent.parties):
                return referent
        if phrase.word in {"sources", "people"} and phrase.definite and not phrase.modifiers and phrase.core_end == phrase.last:
            return next((one.referent for one in self._spoken_of(phrase, 2) if one.source and _unnamed_several(one.referent)), None)
        return None

    def _spoke_last(self, phrase: Phrase) -> Referent | None:
        """Who spoke in this sentence or one of the two before, where a "group" or an "organisation" goes on."""
        for seen in self._spoken_of(phrase, 2):
            referent = seen.referent
            institution = HEADS.get(referent.word) is Head.INSTITUTION and phrase.head is Head.INSTITUTION
            body = referent.movement or referent.organisation or institution or (phrase.head in classes(referent))
            if seen.source and body and not referent.members and phrase.word in ORGANISED | {"group", "movement"}:
                return referent
        return None

    def _role(self, phrase: Phrase, context: Context) -> Referent | None:
        if phrase.head is Head.ROLE and phrase.indefinite:
            return introduced_after(self, phrase, self._possessor_parties(phrase, context))
        if (
            phrase.head not in {Head.ROLE, Head.EXPERTS}
            or phrase.indefinite
            or phrase.plural
            or (phrase.head is Head.EXPERTS and not phrase.definite)
        ):
            return None
        owner = self._possessor_parties(phrase, context)
        speaker = context.speaker
        if (
            not owner
            and context.quoted
            and speaker is not None
            and phrase.word in {"president", "premier", "chancellor"}
            and phrase.definite
        ):
            owner = speaker.parties  # whoever says "the president" means his own
        bare = phrase.word == "president" and phrase.definite and not owner and not phrase.modifiers and not phrase.before
        if bare and self.home and not phrase.behind and (own := leader_of(self, self.home[0])) is not None and _presides(own):
            return own
        return role_referent(self, phrase, owner) or introduced_after(self, phrase, owner)

    def _correspondent(self, phrase: Phrase, context: Context) -> Referent | None:
        """ "Our correspondent": the person whom the report names as an outlet's ("the BBC's Jim Muir"), the last before, else the first."""
        keys = self.scene.tokens.keys
        if phrase.word != "correspondent" or phrase.possessor != phrase.first or keys[phrase.first].casefold() != "our":
            return None
        named = []
        for outlet, atom in pairwise(self.scene.atoms):
            tells = outlet.entry is not None and outlet.entry.sort is Sort.OUTLET and keys[outlet.last : outlet.last + 1] == ("'s",)
            if tells and atom.person is not None and atom.first - outlet.last < CORRESPONDENT_WITHIN:
                named.append(atom)
        if not named:
            return None
        person = next((atom.person for atom in reversed(named) if atom.first < phrase.first), named[0].person)
        assert person is not None
        return Referent(person.name, Kind.PERSON, (), person.role or "correspondent", person=person)

    def _possessor_parties(self, phrase: Phrase, context: Context) -> tuple[str, ...]:
        """The parties of "his", "its", "the president's" before the head; empty if there is none."""
        if phrase.possessor is None or phrase.before:
            return ()
        owner = describe(
            self.scene,
            phrase.possessor if self.scene.tokens.keys[phrase.possessor].casefold() in _OWN else phrase.first,
            phrase.possessor + 1,
        )
        if owner.last - owner.first >= phrase.last - phrase.first:
            return ()
        return self.refer(owner.first, owner.last, context).parties


def _unnamed_several(referent: Referent) -> bool:
    """Whether several people are meant whom the report does not name."""
    return referent.kind is Kind.UNNAMED and (referent.plural or referent.word in {"people", "persons", "sources"})


def _is_paper(seen: Seen) -> bool:
    """Whether "the paper" can mean somebody: a news organisation or a study that speaks."""
    return seen.source > 0 and (seen.referent.kind is Kind.OUTLET or seen.referent.word in {"study", "paper"})


def _stands_alone(right: Phrase) -> bool:
    """Whether what stands behind an "and" is somebody by itself: a name, or a body with its own name before it."""
    return (right.atom is not None and not right.atom.adjective_only) or bool(right.before)


def _presides(leader: Referent) -> bool:
    """Whether a leader is told to be a president."""
    return leader.person is not None and any("president" in role.casefold() for role in leader.person.roles)


def _one_envoy(left: Phrase, right: Phrase) -> bool:
    """Whether "and" joins two organisations that one person speaks for ("the UN and Arab League envoy, Kofi Annan")."""
    opening = right.before[0] if right.before else None
    names = [left.atom, opening]
    bodies = all(atom is not None and atom.entry is not None and atom.entry.sort is Sort.ORGANISATION for atom in names)
    return bodies and opening is not None and opening.first == right.first and bool(right.word or right.atom is not opening)


_OWN = frozenset({"his", "her", "their", "its", "our", "my", "your"})


DEEDS_TOO = word_set("release order orders rule rules list image images law laws")
"""Words for papers that as often mean a deed or a thing: nothing that "the document" takes up."""

WATCHING = frozenset({Head.EXPERTS})
"""Who tells what they see; officials named together with them are as unnamed as they."""

LEADERS_WITHIN = 2
"""Sentences back in which "the two leaders" have been named."""
DATELINE_WITHIN = 8
"""Words of a report's opening in which its dateline stands."""
PLACING = frozenset((word,) for word in ("in", "at", "near", "outside", "across"))
TOWNS = frozenset("capital city town resort island village port".split())

CORRESPONDENT_WITHIN = 6
"""Tokens between an outlet's name and that of its correspondent ("the BBC's Middle East editor, Jim Muir")."""

TAKES_UP = frozenset({Head.MOVEMENT, Head.COMPANY, Head.OUTLET, Head.STATE, Head.INSTITUTION})


FRESH = word_set("new latest same full whole final said official")
"""Modifiers that tell of nothing by which one could be told from another."""

AT_HOME = word_set("officials authorities forces troops police soldiers")
"""Who is called so without a state's name serves the state where it happens."""

DOMESTIC = word_set("local government regional senior some other military city health security state provincial rescue emergency")
LOCATING = word_set("in at near outside around across inside of")

ORGANISED = word_set(
    "organisation organization alliance bloc union agency body watchdog association federation chamber council board league institution"
)
"""What an organisation of states or firms may be called whatever its name."""


def _whatever_its_word(phrase: Phrase) -> bool:
    """Whether a phrase can take up anybody of its class ("the group", "the company"), as `referents.classes` has them."""
    if phrase.head not in TAKES_UP or (phrase.head is Head.INSTITUTION and phrase.word not in ORGANISED):
        return False
    return not phrase.plural and phrase.definite and (not phrase.modifiers or phrase.head is Head.COMPANY)


def _takes_up_its_word(phrase: Phrase) -> bool:
    """Whether a phrase can take up somebody called by the same noun before ("the ministry" after "the Bevian ministry")."""
    if phrase.head is Head.INSTITUTION and phrase.word not in ORGANISED:
        return phrase.definite
    if phrase.head is not Head.UNNAMED:
        return phrase.definite or phrase.word in {"officials", "sources"}
    # "sources close to the talks" are told by their own words
    return not (phrase.last - phrase.core_end > 1 and phrase.indefinite is phrase.definite)


def _persons_together(members: list[Referent]) -> list[Referent]:
    """Beside a person a bare name that nothing tells more about is a person's too, no company's ("Rubio and Waltz")."""
    if not any(member.person is not None for member in members):
        return members
    bare = [member.company and not member.organisation and " " not in member.name for member in members]
    return [
        replace(member, kind=Kind.PERSON, parties=(), company=False) if alone else member
        for member, alone in zip(members, bare, strict=True)
    ]


def joined(members: list[Referent]) -> Referent:
    """Several as one source: kind of the first, parties of all in order."""
    if len(members) == 1:
        return members[0]
    parties = tuple(dict.fromkeys(party for member in members for party in member.parties))
    names = [member.name for member in members]
    # Roles told of some alone would be read as those of all.
    roles = dict.fromkeys(member.role for member in members if member.role) if all(member.role for member in members) else {}
    name = ", ".join(names[:-1]) + " and " + names[-1]
    return Referent(name, members[0].kind, parties, "; ".join(roles) or None, plural=True, members=tuple(members))


__all__ = ["Context", "Is", "Resolver", "joined"]
