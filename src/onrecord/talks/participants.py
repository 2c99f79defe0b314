"""Rules: between whom a contact is, from the mentions around the word that names it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.actors.values import Kind, Mention
from onrecord.document import Span
from onrecord.talks.context import Context, speaks_for_a_party

_LINK = re.compile(r"\b(?:with|between|among|alongside|involving)\b")
_BETWEEN = re.compile(r"\b(?:between|among|involving)\b")
_BREAK = re.compile(
    r"[;:?!]|,?\s(?:which|who|whose|where|when|while|after|before|as|because|said|says|adding|but|that|if"
    r"|although|though|since|until|unless)\s|\s[–—]\s"
)
_ROLE = (
    r"(?:[A-Z][\w'’.-]+|foreign|prime|deputy|vice|defen[cs]e|trade|finance|economy|senior|top|chief|former"
    r"|then|acting|special|national|security|state|white|house|presidents?|ministers?|leaders?|premiers?"
    r"|chancellors?|"
    r"secretary|secretaries|officials?|envoys?|negotiators?|counterparts?|delegations?|representatives?"
    r"|diplomats?|teams?|king|prince|crown|heads?|ambassadors?|spokes\w+|advis[eo]rs?|commissioners?"
    r"|general|governments?|sides?|of|the|his|her|its|their|both|two|from)"
)
_JOINT = re.compile(r"[,/&–-]|\b(?:and|or|as well as|also with|with)\b")
_AND = re.compile(
    rf"^[\s\"'“”‘’\[\]()]*(?:['’]s?\s)?(?:(?:[,/&–-]|\band\b|\bor\b|\bas well as"
    rf"\b|\bwith\b)\s*)*(?:{_ROLE}[\s,]+)*{_ROLE}?\s*$"
)
_COMPOUND = re.compile(
    r"^(?:['’]s?)?(?:[\s-]+(?!(?:and|or|is|was|has|had|will|in|on|at|to|of|for|with|by|from|the|a|an|that"
    r"|but|after|before|during|following|since|despite|amid|when|as|have"
    r"|are)\b)[\w'’-]+){0,4}[\s-]*[\"'“‘]?$"
)
_GAP_TO_OBJECT = re.compile(
    rf"^[\s\"“‘]*(?:(?:with|to|again|directly|briefly|up|on|back|separately"
    rf"|personally)\s+)*(?:{_ROLE}\s+)*[\[\"“‘]?$"
)
_ADJECTIVE = re.compile(r"(?:an|ese|ish|ian|ean|i|ch|sh|U\.?S\.?|ic|ot|ek|UK|EU)$")
_STATES_IN_AN = re.compile(
    r"(?:stan|Iran|Japan|Sudan|Jordan|Oman|Taiwan|Bhutan|Azerbaijan|Haiti|Fiji|Mali|Malawi|Brunei|Burundi"
    r"|Djibouti|Vatican|Chad|Abu Dhabi|Delhi|Nairobi)$"
)
_THING = re.compile(
    r"^\s(?!(?:and|or|in|on|at|to|of|for|with|by|from|the|a|an|that|but|is|was|has|had|will|would|after"
    r"|before|about|over|during|as|who|which|where|when|while|also|last|this|next|said|says|to)\b)[a-z]+"
)
_PLACE = re.compile(
    r"\b(?:in|at|near|outside|inside|from|around|via|across|on)\s+(?:the\s+|\w+\s+(?:capital|city|village"
    r"|town|resort)\s+(?:of\s+)?|neighbou?ring\s+)?$"
)
_GOAL = re.compile(r"\b(?:to|for|of|on|over|about|against|toward|towards|into|by|with|despite|than|like)\s+(?:the\s+|an?\s+|\w+\s+)?$")
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s|I|[Mm]y|me)\b(?![.’'])")
_ASSEMBLY = re.compile(r"\b(?:summits?|meetings?|conferences?|gatherings?|forums?|assembl(?:y|ies))\b", re.IGNORECASE)

LINK_REACH = 45
"""Code points between a contact's word and its "with", and between that and whom it names."""
REACH = 200
"""Code points before a contact's word in which its subject is looked for."""


@dataclass(frozen=True, slots=True)
class Around:
    """Whom the words around a contact's word name: for certain (`stated`), and who may be the other side (`subject`)."""

    stated: tuple[Mention, ...]
    subject: tuple[Mention, ...]
    closed: bool


def around(at: Context, trigger: Span) -> Around:
    """Who takes part in the contact that the word at `trigger` names, by its own sentence.

    `closed`: the words name all sides ("talks between X and Y"), so that a subject only hosts, mediates or tells.
    """
    sentence = at.stretch(trigger)
    broken = _BREAK.search(at.text, trigger.end, sentence.end)
    clause_end = broken.start() if broken else sentence.end
    linked, closed = _linked(at, trigger.end, clause_end)
    if closed:
        return Around(linked, (), closed=True)
    compound = _compound(at, sentence.start, trigger.start)
    venue = compound if _is_venue(at, compound, trigger) else ()
    compound = () if venue else compound
    if len({mention.parties for mention in compound}) > 1 and not linked:
        return Around(compound, (), closed=True)
    direct = linked or _direct(at, trigger.end, clause_end)
    return Around(
        (*compound, *direct),
        () if compound and direct else _subject(at, sentence.start, trigger.start, skip=(*compound, *direct, *venue)),
        closed=False,
    )


def _linked(at: Context, start: int, end: int) -> tuple[tuple[Mention, ...], bool]:
    """Who stands after "with" or "between", and whether the word is one that names all sides."""
    link = _LINK.search(at.text, start, min(end, start + LINK_REACH))
    if not link:
        return (), False
    followed = _series(at, link.end(), end)
    if not followed or followed[0].span.start - link.end() > LINK_REACH:
        return (), False
    closed = bool(_BETWEEN.match(link.group())) and len({mention.parties for mention in followed}) > 1
    return followed, closed


def _direct(at: Context, start: int, end: int) -> tuple[Mention, ...]:
    """Who stands right after a verb or "to" ("phoned X", "a letter to the prime minister of X")."""
    followed = _series(at, start, end)
    return followed if followed and _GAP_TO_OBJECT.match(at.text[start : followed[0].span.start]) else ()


def _series(at: Context, start: int, end: int) -> tuple[Mention, ...]:
    """The mentions from `start` on that are one list ("X, Y and the Z foreign minister")."""
    found: list[Mention] = []
    for mention in at.mentions_in(start, end):
        if not speaks_for_a_party(mention) or is_attribute(at, mention):
            continue
        if found and not _AND.match(at.text[found[-1].span.end : mention.span.start]):
            break
        if is_place(at, mention):
            break
        found.append(mention)
    return tuple(found[: _list_end(at, found)])


def _list_end(at: Context, found: Sequence[Mention]) -> int:
    """How many of a series are one list: commas join only what an "and" closes ("X, Y and Z", not "X, Y said")."""
    gaps = [at.text[left.span.end : right.span.start] for left, right in pairwise(found)]
    closed = max((number for number, gap in enumerate(gaps) if re.search(r"\b(?:and|as well as)\b|[&/–-]", gap)), default=-1)
    comma = next((number for number, gap in enumerate(gaps) if number > closed and "," in gap), len(gaps))
    return comma + 1


def _compound(at: Context, start: int, end: int) -> tuple[Mention, ...]:
    """The mentions that stand right before a noun as its modifiers ("Arland-Bevia talks", "Lund's visit")."""
    found: list[Mention] = []
    for mention in reversed(at.mentions_in(max(start, end - REACH), end)):
        gap = at.text[mention.span.end : found[-1].span.start if found else end]
        joined = re.match(r"^[\s–—/-]+(?:and\s+)?$", gap) if found else _COMPOUND.match(gap)
        if not joined or len(gap) > 45 or not speaks_for_a_party(mention) or mention.span.end > end:
            break
        found.append(mention)
    return tuple(reversed(found))


def _is_venue(at: Context, compound: Sequence[Mention], trigger: Span) -> bool:
    """Whether what stands before "summit" or "meeting" is where or in which circle it is held ("the Lund summit")."""
    if len(compound) != 1 or compound[0].kind is Kind.PERSON or not _ASSEMBLY.search(at.text, *trigger):
        return False
    words = at.text[compound[0].span.start : compound[0].span.end]
    gap = at.text[compound[0].span.end : trigger.start]
    return not _ADJECTIVE.search(words) and not re.search(r"['’]", words + gap)


def _subject(at: Context, start: int, end: int, *, skip: Sequence[Mention]) -> tuple[Mention, ...]:
    """The nearest list of mentions before the word that are no places: most likely the subject of its verb."""
    skipped = {mention.span for mention in skip}
    found: list[Mention] = []
    for mention in reversed(at.mentions_in(max(start, end - REACH), end)):
        passed = (
            mention.span in skipped
            or mention.span.end > end
            or not speaks_for_a_party(mention)
            or is_place(at, mention)
            or _is_goal(at, mention)
            or is_attribute(at, mention)
        )
        gap = at.text[mention.span.end : found[-1].span.start] if found else ""
        if found and (passed or not (_JOINT.search(gap) and _AND.match(gap))):
            break
        if not passed:
            found.append(mention)
    return tuple(reversed(found))


def is_attribute(at: Context, mention: Mention) -> bool:
    """Whether a mention only describes a thing ("the Arlandish crisis"), so that it acts in nothing."""
    words = at.text[mention.span.start : mention.span.end]
    return (
        mention.kind is not Kind.PERSON
        and bool(_ADJECTIVE.search(words))
        and not _STATES_IN_AN.search(words)
        and bool(_THING.match(at.text[mention.span.end : mention.span.end + 20]))
    )


def is_place(at: Context, mention: Mention) -> bool:
    """Whether a mention stands where a place does ("in Arland", "at Bevia City")."""
    return mention.kind is not Kind.PERSON and bool(_PLACE.search(at.text, max(0, mention.span.start - 40), mention.span.start))


def _is_goal(at: Context, mention: Mention) -> bool:
    """Whether a mention before the word stands where no subject does ("depart for Arland", "war against Bevia")."""
    return bool(_GOAL.search(at.text, max(0, mention.span.start - 40), mention.span.start))


def speaks_itself(at: Context, trigger: Span) -> bool:
    """Whether the sentence says "we" or "I" before the word, or right after it."""
    sentence = at.stretch(trigger)
    return bool(_WE.search(at.text, sentence.start, min(sentence.end, trigger.end + 25)))
