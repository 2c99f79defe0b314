"""Rules: positions told in the report's own voice ("Arland has signed the treaty"), by deeds that leave no doubt.

What somebody is said to accept or refuse is a statement already. Left are deeds: who signs or ratifies has accepted,
who walks out or calls a meeting off refuses.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.actors.values import Mention
from onrecord.document import Span
from onrecord.statements.values import Stance
from onrecord.talks.context import Context, speaks_for_a_party
from onrecord.talks.issues import Issues
from onrecord.talks.phrases import Phrase
from onrecord.talks.values import Basis, Position

CONFIDENCE = 0.5
_AUX = (
    r"^\s*(?:,[^,.;]{1,40},\s*)?(?:(?:has|have|had)\s+)?(?:(?:since|already|now|also|then|both|officially"
    r"|formally|abruptly|finally|jointly)\s+)*"
)
_DEEDS = (
    (
        re.compile(
            _AUX + r"(?:signed|ratified|approved|accepted|agreed\s+to|endorsed|restored|renewed|suspended|postponed)\b", re.IGNORECASE
        ),
        Stance.ACCEPT,
    ),
    (
        re.compile(
            _AUX + r"(?:rejected|refused|turned\s+down|ruled\s+out|cancel+ed|scrapped|boycotted|vetoed|called\s+off"
            r"|pulled\s+out\s+of|walked\s+out\s+of|withdrew\s+from|backed\s+out\s+of|broke\s+off|blocked)\b",
            re.IGNORECASE,
        ),
        Stance.REJECT,
    ),
)
_REACH = 110


def narrated(at: Context, about: Issues) -> tuple[Position, ...]:
    """The positions that the report tells in its own voice, in reading order; conservative: it looks for deeds alone."""
    told = sorted(
        span
        for statement in at.statements
        for words in (statement.source, statement.content, statement.cue)
        if words
        for span in words.spans
    )
    found: dict[tuple[str, str, Stance], set[Span]] = {}
    for subject, verb, stance in _deeds(at):
        if _inside(told, subject[0].span.start) or _inside(told, verb.end - 1):
            continue
        matter = _matter(at, verb.end, about.found)
        if matter:
            for party in dict.fromkeys(party for mention in subject for party in mention.parties):
                found.setdefault((party, about.labels.get(matter, matter), stance), set()).add(at.sentence(verb.start))
    return tuple(
        Position(party, issue, stance, Basis.NARRATION, (), tuple(sorted(evidence)), None, CONFIDENCE)
        for (party, issue, stance), evidence in found.items()
    )


def _deeds(at: Context) -> Iterator[tuple[tuple[Mention, ...], Span, Stance]]:
    """Subjects and what they did, where a verb of `_DEEDS` follows a list of mentions."""
    series: list[Mention] = []
    for mention in at.mentions:
        if not speaks_for_a_party(mention):
            series = []
            continue
        gap = at.text[series[-1].span.end : mention.span.start] if series else ""
        series = (
            [*series, mention]
            if series and re.fullmatch(r"\s*(?:,|and|, and|-)\s*(?:the\s+|leaders\s+from\s+)?(?:\w+\s+){0,2}", gap)
            else [mention]
        )
        following = at.text[mention.span.end : mention.span.end + 80]
        for pattern, stance in _DEEDS:
            match = pattern.match(following)
            if match:
                yield tuple(series), Span(mention.span.end, mention.span.end + match.end()), stance


def _inside(spans: list[Span], position: int) -> bool:
    """Whether a code point stands in one of the spans (sorted by start, few of them overlapping)."""
    number = bisect_left(spans, Span(position + 1, 0))
    return any(span.start <= position < span.end for span in spans[max(0, number - 12) : number])


def _matter(at: Context, start: int, found: Sequence[Phrase]) -> str:
    """The first matter named after a verb, within its clause."""
    end = min(start + _REACH, at.sentence(start - 1).end)
    first = bisect_left([phrase.head.start for phrase in found], start)
    return next((phrase.matter for phrase in found[first : first + 3] if phrase.head.end <= end and phrase.matter), "")
