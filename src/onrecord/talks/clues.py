"""What tells for each party that stands near some words what part it has in them: clues for `onrecord.talks.choosing`.

Rules that only look; a trained choice weighs what they see. A clue is a name with a number, most of them 1 where it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from onrecord.actors.values import Kind, Mention
from onrecord.document import Span
from onrecord.talks.context import Context, speaks_for_a_party
from onrecord.talks.participants import is_attribute, is_place

Clues = dict[str, float]

_WORD_BEFORE = re.compile(r"([\w’']+|[,;:“\"(–—-])\s*(?:(?:the|his|her|its|their|an?|both|former|new|then)\s+)?$", re.IGNORECASE)
_WORD_AFTER = re.compile(r"\s*([’']s?\b|[\w’]+|[,;:.”\")–—/-])")
_BEFORE = frozenset(
    'with between and to of in by from for on against at as that if or said says told both among , : “ " ( over when while after before'
    " about into toward towards visit met meet meeting visiting".split()
)
_AFTER = frozenset(
    "'s ’s ' ’ and , . to in on with or - – / is was has had have will would are were said says told that for at from".split()
)
_BREAK = re.compile(
    r"[;:?!]|,?\s(?:which|who|whose|where|when|while|after|before|as|because|said|says|adding|but|that|if|although|since)\s|\s[–—]\s"
)
_NAMES_SIDES = re.compile(
    r"\b(?:both|two|three|four|sides|leaders|each other|respective|counterparts?|countries|presidents|ministers)\b", re.I
)
CLOSE = 40.0
"""Code points at which a mention counts 1/e of one that stands beside."""


def around_words(at: Context, anchor: Span, scope: Span) -> dict[str, Clues]:
    """The clues of each party that is mentioned in `scope` (code points), about its part in what the words at `anchor` tell."""
    mentions = [mention for mention in at.mentions_in(*scope) if speaks_for_a_party(mention)]
    found: dict[str, Clues] = {}
    for side, chosen in (("b", _nearest_first(mentions, anchor, before=True)), ("a", _nearest_first(mentions, anchor, before=False))):
        for rank, mention in enumerate(chosen):
            for party in mention.parties:
                clues = found.setdefault(party, {})
                if f"{side}" not in clues:
                    clues.update(_of_mention(at, mention, anchor, scope, side=side, rank=rank))
    for party, clues in found.items():
        own = [mention for mention in mentions if party in mention.parties]
        clues["times"] = min(len(own), 4) / 4
        clues["person"] = float(any(mention.kind is Kind.PERSON for mention in own))
        clues["first"] = float(mentions[0] in own)
        clues["only place"] = float(all(is_place(at, mention) for mention in own))
        clues["only attribute"] = float(all(is_attribute(at, mention) for mention in own))
    text = at.text[slice(*scope)]
    sides = [match.group().casefold() for match in _NAMES_SIDES.finditer(text)]
    for clues in found.values():
        clues |= {f"says {word}": 1.0 for word in sides}
        clues["parties"] = min(len(found), 5) / 5
    return found


def in_report(at: Context, found: Mapping[str, Clues]) -> None:
    """Adds how much the whole report is about each party."""
    for party, clues in found.items():
        rank = at.parties.index(party) if party in at.parties else len(at.parties)
        clues["rank"] = 1 / (1 + rank)
        clues["chief"] = float(rank < 2)


def flagged(found: Mapping[str, Clues], name: str, mentions: Iterable[Mention] | Sequence[str]) -> None:
    """Adds the clue `name` to the parties of mentions, or to parties themselves."""
    for one in mentions:
        for party in (one,) if isinstance(one, str) else one.parties:
            if party in found:
                found[party][name] = 1.0


def _nearest_first(mentions: Sequence[Mention], anchor: Span, *, before: bool) -> list[Mention]:
    if before:
        return [mention for mention in reversed(mentions) if mention.span.start < anchor.start]
    return [mention for mention in mentions if mention.span.start >= anchor.start]


def _of_mention(at: Context, mention: Mention, anchor: Span, scope: Span, *, side: str, rank: int) -> Clues:
    """What is seen of the nearest mention of a party on one side of the words."""
    start, end = mention.span
    gap = at.text[end : anchor.start] if side == "b" else at.text[anchor.end : start]
    before = _WORD_BEFORE.search(at.text, max(scope.start, start - 30), start)
    after = _WORD_AFTER.match(at.text, end, min(end + 20, len(at.text)))
    word_before = before.group(1).casefold() if before else "^"
    word_after = after.group(1).casefold() if after else "$"
    return {
        side: 1.0,
        f"{side} near": 2.718 ** (-len(gap) / CLOSE),
        f"{side} rank": 1 / (1 + rank),
        f"{side} broken": float(bool(_BREAK.search(gap))),
        f"{side} inside": float(side == "a" and start < anchor.end),
        f"{side} {mention.kind.value}": 1.0,
        f"{side} place": float(is_place(at, mention)),
        f"{side} attribute": float(is_attribute(at, mention)),
        f"{side} after {word_before if word_before in _BEFORE or word_before == '^' else 'other'}": 1.0,
        f"{side} then {word_after if word_after in _AFTER or word_after == '$' else 'other'}": 1.0,
        f"{side} list": float(len(mention.parties) > 1),
    }
