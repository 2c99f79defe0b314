"""Whether an expression looks back or forward, from the words near it; ordered rules, nothing learned."""

from __future__ import annotations

import re
from enum import StrEnum


class Direction(StrEnum):
    """Where an expression lies as seen from the day of publication."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    UNKNOWN = "unknown"


_REACH = 170
"""Code points looked at on each side; a clause of news is seldom longer."""

_FUTURE = "|".join(
    (
        r"(?:will|would|shall|should|may|might|could|can|must|(?<=[’'])ll|won[’']t|going to|about to)\b"
        r"(?: \w+ly| not| also| have| likely)*(?: be(?: \w+ly)?)?(?: \w+)?",
        r"(?:(?:is|are|was|were) )?to be (?:\w+ly )?\w+",
        r"(?:is|are|was|were|be) (?:\w+ly )?(?:scheduled|slated|due|expected|set|planned|likely|to|ready|poised)\b(?: to \w+)?(?: for)?",
        r"(?:is|are|(?<=[’'])re)(?: \w+ly| also| not)? (?!being\b)\w+ing\b",
        r"(?:scheduled|slated|expected|planned)(?= (?:for|to|on|in|at|this|next|later|[A-Z]))",
        r"(?:starting|beginning|effective)(?= (?:on|in|from|at|[A-Z]))",
        r"(?:plans?|hopes?|aims?|vows?|promises?|pledges?|intends?)(?= (?:to|for|on|that|an?|the)\b)",
        r"(?:due|planning|upcoming|forthcoming|wants?|expects?|threatens?|agrees to|offers to|calls? (?:on|for)|set (?:to|for)"
        r"|ahead of|deadline|early as|soon as|late as|no later than|expires?|begins|leaves|heads|meets|arrives|opens|starts|ends"
        r"|concludes?|holds|hosts|visits|travels|returns|convenes|flies|comes|takes? effect|takes? place|resumes|goes into"
        r"|kicks? off|postpone|delay(?:ing)?|extend(?:ing)?|push(?:ing)? back)\b(?: \w+ed\b)?",
    )
)
_PROMISED = (
    r"(?:hoped|intended|wanted|threatened to|agreed to|vowed to|promised to|pledged to|decided to|invited|offered to|ordered|urged"
    r"|called (?:on|for)|postponed|delayed|extended|pushed back)\b"
)
_IRREGULAR = (
    "said|told|met|held|spoke|made|took|came|went|began|gave|saw|sent|left|found|struck|won|lost|wrote|rose|fell|broke|sought|fought|brought|kept|led"
    "|got|was|were|had|did|became|flew|withdrew|shot|drove|paid|sold|has|have|gone|been|taken|given|done|written|seen|swept|dealt|laid|stood|sat|thought"
    "|caught|built|bought|hurt|put|cut|hit|grew|chose|swore|tore|threw|knew|understood|drew|slid|sank|overthrew|upheld|underwent|quit"
)
_NO_VERB = (
    "United|Allied|Ahmed|Mohammed|Hamed|Saeed|need|indeed|feed|speed|hundred|exceed|proceed|succeed"
    "|unprecedented|armed|limited|aged|red|bed|Fed|continued"
)
VERBS = re.compile(
    rf"\b(?=[A-Za-z])(?:(?P<future>{_FUTURE})|(?P<promised>{_PROMISED})"
    rf"|(?P<past>(?:has|have|had) (?:\w+ly )?\w+|(?:was|were|had been) supposed to \w+"
    rf"|(?:{_IRREGULAR})\b|(?!(?:{_NO_VERB})\b)[A-Za-z]{{2,}}ed\b))"
)
"""A verb, or a word that stands for one, with the helpers before it; its group tells where it looks.

What was `promised` (agreed to, urged, postponed) looks back itself, while dates behind it look forward.
"""

_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“A-Z])|\n")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|St|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|vs))\.$")
REPORTING = re.compile(
    r"(?:said|says|told|added|announced|confirmed|stated|reported|claimed|insisted|noted|wrote|tweeted|indicated|warned"
    r"|suggested|revealed)$"
)
_INFINITIVE = re.compile(r"\bto (?!the\b|an?\b|his\b|her\b|its\b|their\b|this\b|that\b|some\b|any\b|all\b)[a-z]+\b")
_CONTENT = re.compile(
    r"\s*(?:[A-Z]\w+\s){0,2}(?:that|the|a|an|any|his|her|their|its|these|those|both|he|she|they|it|we|I|[“\"]|talks?|new"
    r"|another|no)\b(?! BBC| AP)"
)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around `text[start:end]` begins and ends, within reach; full stops of abbreviations do not end it."""
    low = max(0, start - _REACH)
    first = low
    for stop in _SENTENCE_END.finditer(text, low, start):
        if stop[0] == "\n" or not _ABBREVIATED.search(text, max(0, stop.start() - 5), stop.start() + 1):
            first = stop.end()
    for stop in _SENTENCE_END.finditer(text, end, min(len(text), end + _REACH)):
        if stop[0] == "\n" or not _ABBREVIATED.search(text, max(0, stop.start() - 5), stop.start() + 1):
            return first, stop.start() + 1
    return first, min(len(text), end + _REACH)


def direction_at(text: str, start: int, end: int) -> Direction:
    """Where `text[start:end]` looks, by the tense of the verb it goes with.

    The nearest verb before it in the sentence counts, unless that is a verb of saying whose content has begun since
    ("said the talks on Friday will"), or there is none: then the first verb after it. `UNKNOWN` if neither tells.
    """
    first, last = sentence_around(text, start, end)
    before = next(iter(reversed([*VERBS.finditer(text, first, start)])), None)
    if before is not None:
        gap = text[before.end() : start]
        content = REPORTING.search(before[0]) and not before[0].startswith("told") and _CONTENT.match(gap)
        if not content and not (gap.rstrip().endswith((",", "—", ",”")) and "," in gap[:-3]):
            return Direction.PAST if before.lastgroup == "past" else Direction.FUTURE
    after = VERBS.search(text, end, last)
    verb = after or before
    if verb is None:
        return Direction.FUTURE if _INFINITIVE.search(text, first, start) else Direction.UNKNOWN
    return Direction.FUTURE if verb.lastgroup == "future" else Direction.PAST
