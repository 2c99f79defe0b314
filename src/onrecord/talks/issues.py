"""Rules: which issues a statement bears on, in the report's own words, one label for one issue over the report."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.actors.values import Attributed, Statement
from onrecord.document import Span, Words
from onrecord.statements.values import Act
from onrecord.talks.context import Context
from onrecord.talks.declared import DeclaredIssue
from onrecord.talks.naming import declared_phrases
from onrecord.talks.phrases import Phrase, Token, lexicon, modifies, phrases, tokens, written

GENERAL = "deal"
GENERAL_MATTERS = frozenset({"deal", "war", "strikes"})
"""Matters that stand in most sentences and are seldom what a statement is about if it names another."""
OFTEN = 10
_QUOTED = re.compile(r"[\"“”‘«»]|['’](?!s?\b|s\s|\s?[a-z])")
_NOT_ITS_OWN = re.compile(r"^(?:['’]?s\s+|[a-z]+['’]s\s+)|\s?['’]s?$")
_MONTH_BEFORE = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+$")
_DAY = re.compile(r"^\d\d?\s+")
_LIKENS = re.compile(
    r"\b(?:denounc|condemn|describ|brand|dismiss|label+|portray|regard|characteri[sz]|slam+|decri|hail|prais)\w*\b", re.IGNORECASE
)
_AS = re.compile(r"(?<=\w)\s+as\s+(?!well\b|soon\b|long\b|far\b|part\b|of\b)")
_OF_A_MIND = frozenset("ready willing open happy able sure glad eager unable unwilling reluctant confident optimistic hopeful".split())
_ENDED = frozenset({"strikes", "war"})
"""Matters that nobody is for: what is talked of is their end."""
_ENDING = re.compile(
    r"\b(?:end(?:s|ed|ing)?|stop(?:s|ped|ping)?|halt(?:s|ed|ing)?|ceas(?:e|es|ed|ing)|cessation|quell\w*|curb\w*)\s+"
    r"(?:(?:of|to|in|the|all|its|their|this|his|any|such|further|immediately|forms)\s+){0,4}$",
    re.IGNORECASE,
)
_LACKING = re.compile(r"\b(?:that|which)\s+(?:do(?:es)?|did)(?:\s+not|n[’']t)\s+\w+[^.;,]*", re.IGNORECASE)
_IDEA = re.compile(r"^(?:idea|notion|possibility|prospect|question)s?\s+of\s+(?:(?:an?|the)\s+)?", re.IGNORECASE)
_BEFORE_NOUNS = frozenset("a an the its their his her our any no of on over for to with against about in and or".split())
_HOW = frozenset(
    "time times course moment way ways case part fact things people person lot kind sort end hand turn day days week weeks month months "
    "year years hour hours minutes morning evening night".split()
)
LONGEST_LABEL = 6


@dataclass(frozen=True, slots=True)
class Issues:
    """The issues of a report: `labels` of each matter, `of` the labels of each statement by its id, the main one first.

    `finer` are the labels of a matter with its modifiers ("tariffs on steel" beside "tariffs"). `chief` is the label of
    the matter that most statements bear on, "" if none bears on any.
    """

    labels: dict[str, str]
    finer: dict[tuple[str, frozenset[str]], str]
    of: dict[str, tuple[str, ...]]
    found: tuple[Phrase, ...]
    chief: str

    def main(self, statement: Statement | None, hangs: Words | None) -> str:
        """The issue of something said: named by the words for it, else its statement's, else the report's chief one."""
        for span in hangs.spans if hangs else ():
            for phrase in within(self.found, span):
                if phrase.matter in self.labels:
                    return self.named(phrase)
        of = self.of.get(statement.id, ()) if statement else ()
        return of[0] if of else self.chief or (hangs.text if hangs else GENERAL)

    def named(self, phrase: Phrase) -> str:
        """The label of what a phrase names: its matter with its modifiers, or the matter alone."""
        return self.finer.get((phrase.matter, _telling(phrase))) or self.labels.get(phrase.matter, phrase.matter)


def issues(attributed: Attributed, at: Context, declared: Sequence[DeclaredIssue] = ()) -> Issues:
    """The issues of every statement of a report; a statement about nothing negotiable has none. What is `declared` keeps its label."""
    own = frozenset(issue.label for issue in declared)
    found = declared_phrases(at.text, declared)
    conditions = (*(span for mark in attributed.conditions for span in mark.words.spans), *_lacking(at))
    frequency = Counter(phrase.matter for phrase in found if phrase.matter)
    carried = _carried(found)
    matters: dict[str, tuple[str, ...]] = {}
    earlier: tuple[str, ...] = tuple(matter for matter, _ in frequency.most_common(1))
    for statement in at.statements:
        likened = _likened(statement)
        inside = [phrase for span in _places(statement) for phrase in within(found, span) if phrase.head.start < likened]
        free = [phrase for phrase in inside if not _within_one(phrase.head, conditions)]
        ranked = _ranked(free, frequency, own)
        if free and not free[0].matter and (named := carried.get(free[0].lemma)):
            ranked = (named, *(matter for matter in ranked if matter != named))  # "the plan to end the violence": that plan
        hanging = tuple(matter for matter in _ranked(inside, frequency, own) if matter not in ranked)
        # What somebody offers is named where it is offered, and "the nuclear issue" names one: it is not the matter spoken of before.
        names_its_own = any(phrase.modifiers for phrase in free)
        anew = statement.act is Act.PROPOSE or names_its_own
        taken_up = () if anew or (hanging and not any(phrase.vehicle for phrase in free)) else earlier[:1]
        # What it hangs on is an issue of it too, and not the first.
        matters[statement.id] = () if names_its_own and not ranked else tuple(dict.fromkeys((*(ranked or taken_up), *hanging)))
        earlier = matters[statement.id] or earlier
    used = {matter for ranked in matters.values() for matter in ranked}
    labels = {
        matter: matter if matter in own else label(at.text, matter, [phrase for phrase in found if phrase.matter == matter])
        for matter in sorted(used | own)
    }
    mains = Counter(ranked[0] for ranked in matters.values() if ranked)
    chief = min(mains, key=lambda matter: (-mains[matter], matter)) if mains else ""
    finer = _finer(at.text, found, {matter: shown for matter, shown in labels.items() if matter not in own})
    found_here = Issues(labels, finer, {}, found, labels.get(chief, ""))
    for statement in at.statements:
        ranked = matters[statement.id]
        if ranked or not statement.stance:
            found_here.of[statement.id] = _labels(statement, ranked, found_here, at.text)
        else:
            told = unknown(statement, at, conditions) or ((found_here.chief,) if found_here.chief else ())
            found_here.of[statement.id] = told or unknown(statement, at, conditions, names=True)
    return found_here


def _carried(found: Sequence[Phrase]) -> dict[str, str]:
    """What a bare "plan", "proposal" or the like means in a report: the matter that it carries most often where that is told."""
    told: dict[str, Counter[str]] = {}
    for phrase in found:
        last = phrase.lemma.rpartition(" ")[2]
        if phrase.matter and last in lexicon().vehicles:
            told.setdefault(last, Counter())[phrase.matter] += 1
    return {vehicle: min(counts, key=lambda matter: (-counts[matter], matter)) for vehicle, counts in told.items()}


def _labels(statement: Statement, ranked: Sequence[str], about: Issues, text: str) -> tuple[str, ...]:
    """The labels of a statement's matters; the main one's by the words with which the statement names it first."""
    inside = (phrase for span in _places(statement) for phrase in within(about.found, span) if phrase.matter == ranked[0])
    first = next(inside, None) if ranked else None
    main = (_ended(first, about.named(first), text),) if first else ()
    return tuple(dict.fromkeys((*main, *(about.labels[matter] for matter in ranked[len(main) :]))))


def _ended(phrase: Phrase, shown: str, text: str) -> str:
    """The label of what is told of as something to be ended ("they must stop the violence"): its end, since nobody accepts violence."""
    ending = phrase.matter in _ENDED and _ENDING.search(text, max(0, phrase.span.start - 60), phrase.span.start)
    return f"end of {shown}" if ending else shown


def _telling(phrase: Phrase) -> frozenset[str]:
    """The modifiers of a phrase that do not just name its matter once more, as those of "ceasefire proposal" do."""
    heads = lexicon().heads
    return frozenset(modifier for modifier in phrase.modifiers if heads.get((modifier,)) != phrase.matter)


def _finer(text: str, found: Sequence[Phrase], labels: Mapping[str, str]) -> dict[tuple[str, frozenset[str]], str]:
    """The labels of matters with modifiers, in the report's own words; the matter's own label where it is among them."""
    groups: dict[tuple[str, frozenset[str]], list[Phrase]] = {}
    for phrase in found:
        telling = _telling(phrase)
        if phrase.matter in labels and telling:
            groups.setdefault((phrase.matter, telling), []).append(phrase)
    chosen = {}
    for (matter, modifiers), named in groups.items():
        own = any(" ".join(text[slice(*phrase.span)].split()).casefold() == labels[matter].casefold() for phrase in named)
        chosen[matter, modifiers] = labels[matter] if own else label(text, labels[matter], named)
    return chosen


def unknown(statement: Statement, at: Context, conditions: Sequence[Span], *, names: bool = False) -> tuple[str, ...]:
    """The issue of a statement with a stance in a report that names no known matter: of its phrases the first that tells something ("call
    between Kestria and Velmora"), else the first words that may be a noun phrase ("lantern duties"), () if there are none.

    What stands in `conditions` is what the issue hangs on, a name is somebody (unless `names` will do), and "in due course" says only when
    or how.
    """
    inside = (phrase for span in _places(statement) for phrase in within(phrases(at.text), span))
    free = (phrase for phrase in inside if not _within_one(phrase.head, conditions))
    told = (_IDEA.sub("", _trimmed(at.text, phrase.span)) for phrase in free if phrase.modifiers)
    named = next((words for words in told if words and len(words.split()) <= LONGEST_LABEL), None)
    if named is not None:
        return (named,)
    run: list[str] = []
    before = ""
    for token in _content(statement, at):
        is_name = not names and bool(at.mentions_in(*token.span))
        if modifies(token) and not is_name and not _within_one(token.span, conditions) and token.lower not in _HOW:
            run.append(token.text)
        elif len(run) > 1:
            break
        else:
            run, before = [], token.lower
    # One word alone is an issue behind what a noun stands behind, and not where it only says how somebody is ("if necessary").
    alone = len(run) == 1 and (run[0][0].isupper() or run[0] in _OF_A_MIND or before not in _BEFORE_NOUNS)
    return (" ".join(run[:LONGEST_LABEL]),) if run and not alone else ()


def _lacking(at: Context) -> Iterator[Span]:
    """What something is refused for lacking ("a text that did not provide for a withdrawal"): what consent hangs on, by other words."""
    for span in (span for statement in at.statements for span in statement.content.spans):
        yield from (Span(*match.span()) for match in _LACKING.finditer(at.text, *span))


def _content(statement: Statement, at: Context) -> Iterator[Token]:
    """The words of a content, where they stand in the report."""
    for span in statement.content.spans:
        for token in tokens(at.text[span.start : span.end]):
            yield Token(token.text, token.lower, Span(span.start + token.span.start, span.start + token.span.end))


def _within_one(place: Span, spans: Sequence[Span]) -> bool:
    return any(span.start <= place.start < span.end for span in spans)


def within(found: Sequence[Phrase], span: Span) -> Sequence[Phrase]:
    """The phrases whose head begins in a span."""
    return found[bisect_left(found, span.start, key=_head_start) : bisect_left(found, span.end, key=_head_start)]


def _head_start(phrase: Phrase) -> int:
    return phrase.head.start


def _places(statement: Statement) -> tuple[Span, ...]:
    """Where a statement tells what it is about: its content, then the question that it answers."""
    return statement.content.spans + (statement.prompt.spans if statement.prompt else ())


def _likened(statement: Statement) -> int:
    """From where on a statement tells what its matter is likened to ("denounced the drills as training for invasion"), and not what it is
    about; behind all its words if it likens nothing."""
    content = statement.content
    if statement.cue and _LIKENS.search(statement.cue.text) and len(content.spans) == 1 and (found := _AS.search(content.text)):
        return content.start + found.start()
    return max(span.end for span in _places(statement))


def _ranked(inside: Sequence[Phrase], frequency: Counter[str], own: Collection[str]) -> tuple[str, ...]:
    """The matters of phrases, likeliest first: declared, often named in the report, named early."""
    scores: dict[str, float] = {}
    for rank, phrase in enumerate(phrase for phrase in inside if phrase.matter):
        score = 1.0 / (1 + rank) + min(frequency[phrase.matter], OFTEN) / OFTEN - 0.5 * (phrase.matter in GENERAL_MATTERS)
        score += phrase.matter in own
        scores[phrase.matter] = max(score, scores.get(phrase.matter, -9.0))
    return tuple(sorted(scores, key=lambda matter: (-scores[matter], matter)))


def _trimmed(text: str, span: Span) -> str:
    """The words of a phrase without what is not its own: a possessive that names nobody ("country's nuclear arms"), a possessive's end, the
    day of a date before it ("Feb. 25 truce talks")."""
    shown = _NOT_ITS_OWN.sub("", " ".join(text[span.start : span.end].split()))
    return _DAY.sub("", shown) if _MONTH_BEFORE.search(text[max(0, span.start - 12) : span.start]) else shown


def _of_headline(text: str, shown: str) -> bool:
    """Whether a phrase has capitals as headlines do: throughout, or in words that the report writes without as well ("Trade Talks")."""
    if shown.isupper() and len(shown) > 5:
        return True
    words = [word for word in shown.split() if len(word) > 3]
    capitals = all(word[0].isupper() for word in words)
    return capitals and any(word[0].lower() + word[1:] in written(text) for word in words if word[1:].islower())


def label(text: str, matter: str, named: Sequence[Phrase]) -> str:
    """The report's own words for a matter: the phrase whose modifiers are those used most with it, and not too long.

    Falls back on the bare noun used most. Deterministic.
    """
    modifiers = Counter(modifier for phrase in named for modifier in phrase.modifiers)
    counts: Counter[str] = Counter()
    variants: dict[str, Counter[str]] = {}
    told: dict[str, frozenset[str]] = {}
    for phrase in named:
        shown = _trimmed(text, phrase.span)
        if shown and len(shown.split()) <= LONGEST_LABEL and not _QUOTED.search(shown) and not _of_headline(text, shown):
            key = shown.casefold()
            counts[key] += 1
            variants.setdefault(key, Counter())[shown] += 1
            told[key] = told.get(key, frozenset()) | phrase.modifiers
    if not counts:
        return matter

    def worth(key: str) -> tuple[float, int, str]:
        telling = sum(modifiers[modifier] for modifier in told[key])
        return (-(counts[key] * (0.5 if not told[key] else 1.0) + telling) / (1.0 + 0.3 * len(key.split())), len(key), key)

    best = variants[min(counts, key=worth)]
    return min(best, key=lambda shown: (sum(word[:1].isupper() for word in shown.split()), -best[shown], shown))
