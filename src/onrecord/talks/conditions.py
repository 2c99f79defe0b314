"""Rules: from marked conditions to whose they are, what hangs on them, who could meet them and whether they did."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.actors.values import Attributed, Mention, Statement
from onrecord.document import Span, Words, words
from onrecord.statements.values import Act, ConditionKind, ConditionMark, Stance
from onrecord.talks.context import Context, speaks_for_a_party
from onrecord.talks.holders import holders
from onrecord.talks.issues import Issues
from onrecord.talks.participants import is_place
from onrecord.talks.values import Condition, Logic

_NECESSARY = frozenset({ConditionKind.ONLY_IF, ConditionKind.UNLESS, ConditionKind.BEFORE, ConditionKind.REQUIRES})
NARRATED = 0.55
"""A condition that nobody states must be as sure as this, surer than one by rule (`statements.marks.RULED`). Chosen on train and dev."""

_BOTH = re.compile(
    r"\b(?:in (?:exchange|return)|provid(?:ed|ing)|(?:as|so) long as|on (?:the )?condition|only if|if and "
    r"only if)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|no|fails?|failed|refuses?|refused|rejects?|without)\b|n[’']t\b", re.IGNORECASE)
_UNLESS = re.compile(r"\b(?:unless|barring|except if|or else)\b", re.IGNORECASE)
_MET = re.compile(
    r"\b(?:has|have|had|was|were|been|is|are)\s+(?:now\s+|already\s+|since\s+)?(?:met|fulfilled|satisfied"
    r"|complied)\b|\bmet\s+(?:the|its|his|their|this|that)\s+(?:\w+\s+)?condition",
    re.IGNORECASE,
)
_UNMET = re.compile(
    r"\b(?:not|never|yet to|n[’']t)\s+(?:yet\s+)?(?:be(?:en)?\s+)?(?:meet|met|fulfil\w*|satisf\w+)"
    r"\b|\bunmet\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:\W*\b(?:the|an?|any|its|no|only|first|if|unless|until|before|when|once|(?:pre)?conditions?|provided|need(?:s|ed)?|requires?))*\W*",
    re.IGNORECASE,
)
"""A marker with nothing behind it ("details first"): it does not tell what must be met."""
_CONSENTING = frozenset({Stance.ACCEPT, Stance.ACCEPT_IF, Stance.OPEN})
_ONLY = re.compile(r"\bonly\s+$", re.IGNORECASE)
"""Before words marked from their "if" on."""
_BY = re.compile(
    r"\b(?:from|by|depends?\s+on|dependent\s+(?:up)?on|up\s+to|approval\s+(?:of|in|by)"
    r"|wait(?:ing)?\s+for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def conditions(attributed: Attributed, at: Context, about: Issues) -> tuple[Condition, ...]:
    """The conditions of a report in reading order, one row for each party that makes something depend on it."""
    return tuple(row for mark in attributed.conditions for row in _rows(mark, at, about))


def _rows(mark: ConditionMark, at: Context, about: Issues) -> list[Condition]:
    statement = at.statement_at(mark.words.start, mark.words.end)
    if mark.kind is ConditionKind.IF and _ONLY.search(at.text[: mark.words.start][-8:]):
        mark = replace(mark, kind=ConditionKind.ONLY_IF)
    if statement is None and mark.confidence < NARRATED:
        return []  # in narration the markers mean much else ("open until May")
    if _BARE.fullmatch(mark.words.text):
        return []
    logic = _logic(mark, statement, at)
    return [
        Condition(
            party=party,
            issue=about.main(statement, logic.hangs),
            kind=mark.kind,
            words=mark.words,
            met_by=_met_by(mark, party, at),
            statements=(statement.id,) if statement else (),
            evidence=at.evidence(mark.words.spans),
            confidence=mark.confidence,
            logic=logic,
        )
        for party in _parties(mark, statement, at)
    ]


def _parties(mark: ConditionMark, statement: Statement | None, at: Context) -> tuple[str, ...]:
    """Who makes something depend on it: the party whose statement it is, else whom its sentence is about outside its words."""
    own = statement.source.parties if statement and statement.source else ()
    told = holders(statement, at) if statement else ()
    if told and (told == own or not only_inside(mark.words, told, statement, at)):
        return told
    sentence = at.sentence(mark.words.start)
    before = [
        mention for mention in at.mentions_in(sentence.start, mark.words.start) if speaks_for_a_party(mention) and not is_place(at, mention)
    ]
    after = [mention for mention in at.mentions_in(mark.words.end, sentence.end) if speaks_for_a_party(mention)]
    return own or tuple(dict.fromkeys(party for mention in listed(at, before or after) for party in mention.parties))


def only_inside(inside: Words, told: tuple[str, ...], statement: Statement | None, at: Context) -> bool:
    """Whether a statement names the parties in words inside it alone: whom a condition or an undertaking names is not yet whose it is."""
    content = statement.content if statement else inside
    outside = (mention for mention in at.mentions_in(content.start, content.end) if not inside.start <= mention.span.start < inside.end)
    return not any(set(mention.parties) & set(told) for mention in outside)


def _met_by(mark: ConditionMark, party: str, at: Context) -> tuple[str, ...]:
    """Who could meet it: the parties that its words begin with, or that something is wanted from; the party itself
    only where it is the subject."""
    inside = [
        mention for mention in at.mentions_in(mark.words.start, mark.words.end) if speaks_for_a_party(mention) and not is_place(at, mention)
    ]
    wanted = [mention for mention in inside if _BY.search(at.text, max(0, mention.span.start - 30), mention.span.start)]
    subject = listed(at, inside)
    chosen = tuple(dict.fromkeys(other for mention in (wanted or subject) for other in mention.parties))
    others = tuple(other for other in chosen if other != party)
    if others:
        return others
    further = tuple(dict.fromkeys(other for mention in inside for other in mention.parties if other != party))
    return chosen if chosen and not further else further[:1]


def listed(at: Context, mentions: Sequence[Mention]) -> list[Mention]:
    """The first mentions, as far as they are one list."""
    found = list(mentions[:1])
    for mention in mentions[1:]:
        if not re.fullmatch(r"\s*(?:,|and|, and|or|-)\s*(?:the\s+)?", at.text[found[-1].span.end : mention.span.start]):
            break
        found.append(mention)
    return found


def _logic(mark: ConditionMark, statement: Statement | None, at: Context) -> Logic:
    """What hangs on a condition, and how."""
    text = mark.words.text
    unless = bool(_UNLESS.search(text[:12]))
    evidence = " ".join(at.text[span.start : span.end] for span in at.evidence(mark.words.spans))
    met = False if _UNMET.search(evidence) else True if _MET.search(evidence) else None
    both = bool(_BOTH.search(text[:24]))
    return Logic(
        hangs=_hangs(mark, statement, at),
        necessary=mark.kind in _NECESSARY or both,
        sufficient=mark.kind is ConditionKind.IF or (both and mark.kind is not ConditionKind.ONLY_IF),
        negated=unless != bool(_NOT.search(text)),
        adverse=statement is not None and statement.act is Act.THREATEN and statement.stance not in _CONSENTING,
        met=met,
    )


def _hangs(mark: ConditionMark, statement: Statement | None, at: Context) -> Words | None:
    """The words of its own sentence, and of the statement if there is one, that are not the condition's."""
    sentence = at.sentence(mark.words.start)
    bounds = [sentence] if statement is None else [_overlap(span, sentence) for span in statement.content.spans]
    pieces = [Span(bound.start, min(bound.end, mark.words.start)) for bound in bounds] + [
        Span(max(bound.start, mark.words.end), bound.end) for bound in bounds
    ]
    for piece in pieces:
        trimmed = _trimmed(at.text, piece)
        if trimmed and len(trimmed_text := at.text[trimmed.start : trimmed.end]) > 5 and " " in trimmed_text:
            return words(at.text, [trimmed])
    return None


def _overlap(span: Span, other: Span) -> Span:
    return Span(max(span.start, other.start), min(span.end, other.end))


def _trimmed(text: str, span: Span) -> Span | None:
    """A span without white space, punctuation and conjunctions at its edges; None if nothing is left."""
    if span.start >= span.end:
        return None
    piece = text[span.start : span.end]
    left = len(piece) - len(re.sub(r"^(?:[\s\"'“”‘’,;:.–—-]+|(?:and|but|that|then)\s)+", "", piece))
    kept = piece[left:].rstrip(" \n\t\"'“”‘’,;:.–—-")
    return Span(span.start + left, span.start + left + len(kept)) if kept else None
