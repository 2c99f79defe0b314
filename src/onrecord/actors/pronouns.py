"""Whom a pronoun means: the nearest fitting one by sentence, who speaks before who is spoken of. Rules.

Source: Hobbs 1978 for the order (this sentence, then those before, each from left to right); that the one who spoke
last is the likeliest is particular to reports.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.actors.lexicon import word_set
from onrecord.actors.phrases import Phrase, Scene
from onrecord.actors.referents import Context, History, Referent, Seen
from onrecord.actors.values import Kind

FRONT = word_set("although though while when whenever after before as since because if unless despite until once whereas asked")
"""Words with which a clause in front of the main clause begins."""

SPOKE = 4
"""Sentences back in which whoever goes on speaking has spoken before."""

BESIDE = frozenset({"alongside", "beside", "accompanied"})
TITLE_WITHIN = 8
"""Tokens of a title between such a word and the name."""

CLOSING = frozenset({'"', "”", "''", "’"})
OPENING = frozenset({'"', "“", "`", "‘"})

REACH = 8
"""Sentences back in which an antecedent is looked for: beyond it a pronoun is seldom without a nearer one."""


def pronoun_referent(scene: Scene, history: History, phrase: Phrase, context: Context) -> Referent | None:
    """Whom the pronoun `phrase` means, or None where nobody fits. The context's speaker says the content it stands in."""
    sort, speaker = phrase.pronoun, context.speaker
    if sort in {"we", "i"}:
        return _speakers(speaker, history, plural=sort == "we")
    if sort == "who":
        return _just_before(history, phrase)
    look = _Look(scene, history, phrase, context)
    if sort in {"he", "she"}:
        gender = "m" if sort == "he" else "f"
        # Who goes on speaking behind a quotation has mostly spoken before it: of whoever is only spoken of there, "he" is seldom said.
        spoke = look.nearest(lambda seen: seen.source > 1 and _is_one(seen, gender), reach=SPOKE) if look.behind_quotation() else None
        return spoke or look.nearest(lambda seen: _is_one(seen, gender))
    if sort == "you" and speaker is not None:
        return look.nearest(
            lambda seen: seen.referent.kind is Kind.PERSON and seen.referent.name != speaker.name and not seen.referent.members
        )
    if sort == "it":
        return look.nearest(lambda seen: seen.salient and _is_thing(seen))
    if sort in {"they", "both"}:
        return look.nearest(lambda seen: seen.salient and _is_many(seen.referent), reach=3) or look.nearest(
            lambda seen: seen.salient and _is_thing(seen)
        )
    return None


def _speakers(speaker: Referent | None, history: History, *, plural: bool) -> Referent | None:
    """ "I" is the speaker; "we" the speaker's party, named like the speaker where it has none."""
    if speaker is None or not plural or not speaker.parties or speaker.kind is not Kind.PERSON:
        return speaker
    for seen in history:
        if seen.referent.state and seen.referent.parties == speaker.parties:
            return seen.referent
    return Referent(speaker.parties[0], Kind.OFFICE, speaker.parties)


def _just_before(history: History, phrase: Phrase) -> Referent | None:
    """The one mentioned right before a relative pronoun."""
    best = None
    for seen in history.before(phrase.first):
        if seen.end > phrase.first or not seen.salient:
            continue
        if best is None or seen.end == best.end:
            best = seen
        else:
            break
    return best.referent if best is not None else None


def _is_one(seen: Seen, gender: str) -> bool:
    referent = seen.referent
    if referent.plural or referent.members or not seen.salient:
        return False
    if referent.kind is Kind.PERSON:
        return referent.gender in {None, gender}
    return seen.source > 0 and referent.kind is Kind.UNNAMED


def _is_thing(seen: Seen) -> bool:
    referent = seen.referent
    if referent.kind is Kind.DOCUMENT and not seen.source:
        return False
    return referent.kind in {Kind.OFFICE, Kind.OUTLET, Kind.DOCUMENT} and not referent.plural and not referent.members


def _is_many(referent: Referent) -> bool:
    return (referent.plural or bool(referent.members)) and referent.kind is not Kind.DOCUMENT


@dataclass(frozen=True, slots=True)
class _Look:
    """A look back from a pronoun for whom it means."""

    scene: Scene
    history: History
    phrase: Phrase
    context: Context

    def nearest(self, fits: Callable[[Seen], bool], reach: int = REACH) -> Referent | None:
        """The fitting mention of the nearest sentence: who speaks there first, then from left to right."""
        tokens = self.scene.tokens
        here = tokens.sentence(tokens.starts[self.phrase.first])
        speaker = self.context.speaker
        by_sentence: dict[int, list[Seen]] = {}
        for seen in self.history.before(self.phrase.first):
            if here - seen.sentence > reach:
                break
            if seen.end <= self.phrase.first and fits(seen) and self._allowed(seen):
                by_sentence.setdefault(seen.sentence, []).append(seen)
        if speaker is not None and not self.context.quoted and here not in by_sentence and fits(Seen(0, 0, here, speaker, source=1)):
            return speaker
        for sentence in sorted(by_sentence, reverse=True):
            return min(by_sentence[sentence], key=self._rank).referent
        return None

    def behind_quotation(self) -> bool:
        """Whether the pronoun stands right behind a quotation with which its paragraph begins, as in "…," he said."""
        tokens, at = self.scene.tokens, self.phrase.first
        if at == 0 or tokens.keys[at - 1] not in CLOSING or self.context.speaker is not None:
            return False
        return tokens.text[tokens.text.rfind("\n", 0, tokens.starts[at]) + 1 :].lstrip()[:1] in OPENING

    def _rank(self, seen: Seen) -> tuple[int, bool, bool, int]:
        """Who speaks first, then who stands in the main clause, then who is no mere company of another, then the left one."""
        quoted = self.scene.tokens.quoted(self.scene.tokens.starts[self.phrase.first])
        return (-seen.source if not quoted else -min(seen.source, 1), self._in_front_clause(seen), self._beside(seen), seen.at)

    def _beside(self, seen: Seen) -> bool:
        """Whether a mention only tells beside whom somebody was ("alongside President Doe, Roe replied …")."""
        keys, at = self.scene.tokens.keys, seen.at
        while at > 0 and seen.at - at < TITLE_WITHIN and (keys[at - 1][:1].isupper() or keys[at - 1] in {"'s", "the", "-"}):
            at -= 1
        return at > 0 and keys[at - 1] in BESIDE

    def _in_front_clause(self, seen: Seen) -> bool:
        """Whether the mention stands in a clause in front of the main one ("Although Pompeo had left, …")."""
        tokens = self.scene.tokens
        inside = tokens.between(*tokens.sentences[seen.sentence])
        if not inside or tokens.keys[inside.start].casefold() not in FRONT:
            return False
        comma = next((at for at in inside if tokens.keys[at] == ","), inside.stop)
        return seen.at < comma

    def _allowed(self, seen: Seen) -> bool:
        """Not in the pronoun's own content, not in a quotation it stands outside of, not the one who quotes or their party."""
        tokens, context = self.scene.tokens, self.context
        start = tokens.starts[seen.at]
        if any(begin <= start < end for begin, end in context.own):
            return False
        if not tokens.quoted(tokens.starts[self.phrase.first]) and tokens.quoted(start) and not seen.source:
            return False
        if not context.quoted or context.speaker is None:
            return True
        if seen.referent.name == context.speaker.name:
            return False
        return self.phrase.pronoun != "they" or not set(seen.referent.parties) & set(context.speaker.parties)
