"""From words to actors: who speaks, through whom, for whom. The whole of this layer in one function."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate, pairwise

from onrecord.actors.chains import Link, chains
from onrecord.actors.dates import expressions, said_on
from onrecord.actors.introductions import learn
from onrecord.actors.known import Known
from onrecord.actors.lexicon import PREPOSITIONS, TITLE_WORDS, VERBS, word_set
from onrecord.actors.mentions import noun_phrases, pronouns
from onrecord.actors.people import Cast
from onrecord.actors.phrases import Scene, describe
from onrecord.actors.references import Resolver, joined
from onrecord.actors.referents import OUTSIDE, Context, Referent
from onrecord.actors.register import Register, Sort
from onrecord.actors.relatives import with_antecedents
from onrecord.actors.scan import Atom, Is, names_in
from onrecord.actors.tokens import tokenize
from onrecord.actors.values import Actor, Attributed, Introduced, Kind, Mention, Statement
from onrecord.document import Span, Words
from onrecord.statements.values import Attribution, Mode, Tagged

LOCATING = frozenset({"in", "at", "near", "outside", "around", "via", "inside"})
"""Prepositions before a capital or region that make it a place, no party."""

SPEAKER_PRONOUNS = frozenset({"we", "i"})


def attribute(tagged: Tagged, *, register: Register | None = None, known: Known | None = None) -> Attributed:
    """The statements of a tagged report with their actors, and every mention of a party or person.

    `register` is the shipped one if None; `known` are persons of earlier reports (`onrecord.actors.learnt` makes its rows): who is only
    called by a surname here may be one of them, with the office and party known on the report's day. Pure and deterministic; raises
    nothing for any text or attributions whose
    spans lie in the text.
    """
    return _Reading(tagged, register or Register.load(), known).attributed()


class _Reading:
    """One report while its sources are resolved."""

    def __init__(self, tagged: Tagged, register: Register, known: Known | None) -> None:
        document = tagged.document
        self.tokens = tokenize(document.text)
        self.scene = Scene(self.tokens, names_in(self.tokens, register))
        self.tagged = tagged = with_antecedents(tagged, self.scene)
        sources = [self.tokens.between(words.start, words.end) for words in _named_words(tagged.attributions)]
        cast = learn(self.scene, register, document.published, [(span.start, span.stop) for span in sources if span], known)
        self.resolver = Resolver(self.scene, cast, register, document.published, document.outlet, document.author)
        self.by_id = {attribution.id: attribution for attribution in tagged.attributions}
        self.order = {attribution.id: place for place, attribution in enumerate(tagged.attributions)}
        self.dated = expressions(document.text, document.published)
        self.dated_starts = [one.span.start for one in self.dated]
        self.contents = sorted(tagged.attributions, key=lambda attribution: attribution.content.spans[0].start)
        self.content_starts = [attribution.content.spans[0].start for attribution in self.contents]
        # where the contents that have begun so far end at the latest: further back than that nothing reaches
        self.content_reach = list(accumulate((attribution.content.spans[-1].end for attribution in self.contents), max))
        self.sources: dict[str, Referent | None] = {}
        self.mentions: dict[Span, Mention] = {}

    def attributed(self) -> Attributed:
        """Resolve everything in the order of the text."""
        self._names()
        self._pairs()
        self._in_order()
        links = [self._link(attribution) for attribution in self.tagged.attributions]
        via = chains(links, publisher=self.tagged.document.outlet)
        statements = tuple(self._statement(link, via[link.attribution.id]) for link in links)
        tagged = self.tagged
        mentions, persons = _nested(self.mentions.values()), _introduced(self.resolver.cast)
        return Attributed(tagged.document, statements, mentions, tagged.conditions, tagged.commitments, tagged.contacts, persons)

    def _names(self) -> None:
        """Names first: they lean on nothing. A name inside a title or before a noun is a mention, but no antecedent for "it"."""
        scene = self.scene
        for atom in scene.atoms:
            if atom.what is Is.PLACE or (atom.what is Is.NAME and atom.name not in self.resolver.describer.companies):
                continue
            if atom.place and atom.first > 0 and self.tokens.keys[atom.first - 1].casefold() in LOCATING:
                continue  # "met in Istanbul" is where, not who
            referent = self.resolver.describer.of_atom(atom, article=True)
            modifier = atom.adjective_only or self._modifies(atom.last)
            salient = not modifier if atom.person is None else not (self._credited(atom) or self._named_after(atom))
            self.resolver.note(atom.first, atom.last, referent, salient=salient)
            self._mention(atom.first, atom.last, referent)

    def _credited(self, atom: Atom) -> bool:
        """Whether a person is named for a picture or a piece ("REUTERS/Ann Lee", "Ann Lee BBC News"): nobody that "he" or "she" means."""
        keys, end = self.tokens.keys, atom.last
        outlet = self.scene.by_token.get(end)
        slashed = keys[max(0, atom.first - 1) : atom.first] == ("/",) or keys[end : end + 1] == ("/",)
        return slashed or (outlet is not None and outlet.entry is not None and outlet.entry.sort is Sort.OUTLET)

    def _named_after(self, atom: Atom) -> bool:
        """Whether a surname only tells which of several something is ("the 10% Doe tariff"): nobody that "he" or "she" means."""
        keys, at = self.tokens.keys, atom.first
        following = keys[atom.last] if atom.last < len(keys) else ""
        if atom.last - at > 1 or not following.isalpha() or not following.islower() or following in _BEHIND_SUBJECT | VERBS:
            return False
        if following.endswith(("ed", "ly")):
            return False
        while at > 0 and atom.first - at < 4 and (keys[at - 1] == "%" or keys[at - 1][:1].isdigit() or keys[at - 1].islower()):
            at -= 1
            if keys[at] in _DETERMINERS:
                return True
            if keys[at] in PREPOSITIONS or keys[at] in VERBS:
                return False
        return False

    def _pairs(self) -> None:
        """Two named together ("Russia and Ukraine", "US-Ukraine") can be meant by "both sides"."""
        keys, describer = self.tokens.keys, self.resolver.describer
        for one, other in pairwise(self.scene.atoms):
            between = keys[one.last : other.first]
            if (
                not (between in {("-",), ("–",), ("and", "the")} or _and_titled(between))
                or not one.parties
                or not other.parties
                or one.parties == other.parties
            ):
                continue
            members = [describer.of_atom(one, article=True), describer.of_atom(other, article=True)]
            if (one.place and one.first > 0 and keys[one.first - 1].casefold() in LOCATING) or (one.person is None) != (
                other.person is None
            ):
                continue
            self.resolver.note(one.first, other.last, joined(members), salient="and" in between and not other.adjective_only)

    def _modifies(self, at: int) -> bool:
        """Whether the word at token `at` goes on with the phrase of the name before it ("Kremlin spokesman", "Iran's offer")."""
        keys = self.tokens.keys
        if at >= len(keys):
            return False
        if keys[at] in {"'s", "-", "'"}:
            return True
        following = self.scene.by_token.get(at)
        return (following is not None and following.person is not None) or (keys[at].casefold() in _HEADS)

    def _in_order(self) -> None:
        """Descriptions, pronouns and sources by their place in the text, each leaning on those before; "we" and "I" last."""
        tasks: list[tuple[int, int, Callable[[], None]]] = []
        spoken = {}
        for attribution in self.tagged.attributions:
            span = self._token_span(attribution.source)
            if span is not None:
                spoken[span] = attribution
        for first, last in (*noun_phrases(self.scene), *pronouns(self.scene)):
            if (first, last) not in spoken:
                tasks.append((first, 1, lambda first=first, last=last: self._note(first, last)))  # type: ignore[misc]
        late: list[Attribution] = []
        for attribution in self.tagged.attributions:
            span = self._token_span(attribution.source)
            if span is None or self._bare(span):
                self.sources[attribution.id] = None
            elif describe(self.scene, *span).pronoun in SPEAKER_PRONOUNS:
                late.append(attribution)
            else:
                tasks.append((span[0], 0, lambda attribution=attribution, span=span: self._resolve(attribution, span)))  # type: ignore[misc]
        for _, _, task in sorted(tasks, key=lambda task: task[:2]):
            task()
        for attribution in sorted(late, key=self._depth):
            span = self._token_span(attribution.source)
            if span is not None:
                self._resolve(attribution, span)

    def _bare(self, span: tuple[int, int] | None) -> bool:
        """Whether words name nobody: an article alone, as the network has it before a noun that is a cue ("The aim is …")."""
        return span is not None and all(key.casefold() in _ARTICLES for key in self.scene.tokens.keys[slice(*span)])

    def _note(self, first: int, last: int) -> None:
        referent = self.resolver.refer(first, last, self._context_of_place(first))
        self.resolver.note(first, last, referent)
        if referent.parties or referent.kind is Kind.PERSON:
            self._mention(first, last, referent)

    def _context_of_place(self, first: int) -> Context:
        return OUTSIDE

    def _resolve(self, attribution: Attribution, span: tuple[int, int]) -> None:
        """Resolve the source of an attribution, once; whoever it is quoted by comes first, who often stands behind the quotation."""
        if attribution.id in self.sources:
            return
        self.sources[attribution.id] = None  # a ring of attributions ends here
        context = self._context(attribution)
        several = self._several(attribution.source)
        referent = joined([self.resolver.refer(*one, context) for one in several]) if several else self.resolver.refer(*span, context)
        self.sources[attribution.id] = referent
        self.resolver.note(*span, referent, source=1 if attribution.within else 2)
        if referent.parties or referent.kind is Kind.PERSON:
            self._mention(*span, referent)

    def _context(self, attribution: Attribution) -> Context:
        outer = self.by_id.get(attribution.within) if attribution.within else self._around(attribution)
        own = tuple((span.start, span.end) for span in attribution.content.spans)
        if outer is None:
            return Context(own=own)
        teller = self._token_span(outer.source)
        if teller is not None:
            self._resolve(outer, teller)
        quoted = outer.mode is not Mode.INDIRECT and attribution.source is not None and self.tokens.quoted(attribution.source.start)
        return Context(self.sources.get(outer.id), quoted, own)

    def _around(self, attribution: Attribution) -> Attribution | None:
        """The attribution in whose content the words for the source stand, although it is not said to be within it."""
        if attribution.source is None:
            return None
        source, start = attribution.source, attribution.source.start
        around = []
        at = bisect_right(self.content_starts, start) - 1
        while at >= 0 and start < self.content_reach[at]:
            other = self.contents[at]
            if start < other.content.spans[-1].end and other is not attribution and other.content.covers(source):
                around.append(other)
            at -= 1
        return min(around, key=lambda other: (other.content.end - other.content.start, self.order[other.id]), default=None)

    def _depth(self, attribution: Attribution) -> int:
        depth, seen = 0, {attribution.id}
        within = attribution.within
        while within is not None and within in self.by_id and within not in seen:
            seen.add(within)
            within = self.by_id[within].within
            depth += 1
        return depth

    def _token_span(self, words: Words | None) -> tuple[int, int] | None:
        if words is None:
            return None
        span = words.spans[0] if len(words.spans) == 1 else _telling(words)
        tokens = self.tokens.between(span.start, span.end)
        if len(tokens) > 1 and self.tokens.keys[tokens.stop - 1] == "'s":  # "Varga's demand": Varga demands
            return tokens.start, tokens.stop - 1
        return (tokens.start, tokens.stop) if tokens else None

    def _several(self, source: Words | None) -> list[tuple[int, int]]:
        """The pieces of a source that each name somebody with a party of his own ("Arvia … and Bevia"); empty if it is one."""
        spans = source.spans if source is not None else ()
        pieces = [(tokens.start, tokens.stop) for tokens in (self.tokens.between(span.start, span.end) for span in spans) if tokens]
        named = [describe(self.scene, *piece).atom for piece in pieces]
        parties = {atom.parties for atom in named if atom is not None and atom.parties}
        return pieces if len(pieces) > 1 and len(parties) == len(pieces) else []

    def _mention(self, first: int, last: int, referent: Referent) -> None:
        span = Span(self.tokens.starts[first], self.tokens.ends[last - 1])
        self.mentions.setdefault(span, Mention(span, referent.name, referent.kind, referent.parties))

    def _actor(self, words: Words, referent: Referent | None, context: Context = OUTSIDE) -> Actor:
        if referent is None:
            span = self._token_span(words)
            referent = self.resolver.refer(*span, context) if span else Referent(words.text, Kind.UNNAMED)
        role = referent.person.role if referent.person is not None else referent.role
        parties = referent.person.parties if referent.person is not None else referent.parties
        return Actor(words.text, words.spans, referent.name, referent.kind, parties, role)

    def _link(self, attribution: Attribution) -> Link:
        sentence = self.tokens.sentence(attribution.content.start)
        named = attribution.source is not None and not self._bare(self._token_span(attribution.source))
        source = self._actor(attribution.source, self.sources[attribution.id]) if attribution.source is not None and named else None
        carriers = tuple(self._actor(words, None) for words in attribution.carriers)
        return Link(attribution, sentence, source, carriers)

    def _statement(self, link: Link, via: tuple[Actor, ...]) -> Statement:
        found = link.attribution
        addressee = self._actor(found.addressee, None) if found.addressee is not None else None
        return Statement(
            found.id,
            link.source,
            via,
            found.cue,
            found.content,
            found.within,
            found.mode,
            found.act,
            found.factuality,
            found.stance,
            addressee,
            found.prompt,
            self._said(found.cue),
            found.confidence,
            found.act_probability,
            found.factuality_probability,
            found.stance_probability,
        )

    def _said(self, cue: Words | None) -> str | None:
        """When it was said, by the sentence of the cue."""
        if cue is None:
            return None
        document, bounds = self.tagged.document, self.tokens.sentences
        at = self.tokens.sentence(cue.start)
        if not bounds or not bounds[at][0] <= cue.start < bounds[at][1]:
            return None
        first, last = (bisect_left(self.dated_starts, place) for place in bounds[at])
        return said_on(document.text, bounds[at], (cue.start, cue.spans[0].end), document.published, found=self.dated[first:last])


def _and_titled(between: tuple[str, ...]) -> bool:
    """Whether two names are joined by "and" alone, or by "and" and a title ("Mr Lund and Prime Minister Varga")."""
    return between[:1] == ("and",) and all(key[:1].isupper() and key.casefold() in TITLE_WORDS for key in between[1:])


_ARTICLES = word_set("the a an")
_DETERMINERS = _ARTICLES | word_set("this that these those its our their")
_BEHIND_SUBJECT = PREPOSITIONS | word_set("who and or but also then later now has had is was himself herself")
_HEADS = word_set(
    "officials spokesman spokeswoman president minister government administration forces troops delegation envoy ambassador "
    "military army ministry leader leaders"
)


def _telling(words: Words) -> Span:
    """The piece of an interrupted source that tells most: the longest."""
    return max(words.spans, key=lambda span: span.end - span.start)


def _named_words(attributions: Iterable[Attribution]) -> Iterable[Words]:
    for attribution in attributions:
        for words in (attribution.source, attribution.addressee, *attribution.carriers):
            if words is not None:
                yield words


def _introduced(cast: Cast) -> tuple[Introduced, ...]:
    """The persons named in full whose office or party the report's own words tell, in the order in which they are first named."""
    told = [person for person in cast.persons if person.told and len(person.words) > 1]
    return tuple(
        Introduced(person.name, person.role, person.parties, person.gender, tuple(person.spellings))
        for person in sorted(told, key=lambda person: (person.first_at, person.name))
    )


def _nested(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions in reading order without those that cross another."""
    kept: list[Mention] = []
    open_ends: list[int] = []
    for mention in sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end)):
        while open_ends and open_ends[-1] <= mention.span.start:
            open_ends.pop()
        if open_ends and mention.span.end > open_ends[-1]:
            continue
        open_ends.append(mention.span.end)
        kept.append(mention)
    return tuple(kept)
