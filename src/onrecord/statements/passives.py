"""Whom a passive cue is about does not say it: "Kestria was criticised for …" names no source. Rules.

Cases in tests/statements/test_passives.py. The verbs are those whose passive has its subject for a source in hardly any
attribution of PolNeAR's train part ("expected": 2 of 78, "asked": 0 of 32); "was worried", "was convinced" are not among them.
"""

from __future__ import annotations

import re

from onrecord.document import Words

_BE = r"\b(?:is|are|was|were|be|been|being)\s+(?:(?:\w+ly|also|not|long|once|even|being|so|often)\s+){0,3}"
_SPOKEN_OF = (
    r"expected|asked|known|seen|considered|critici[sz]ed|called|announced|charged|said|released|accused|viewed|named|reported|declared"
    r"|mentioned|booed|projected|recogni[sz]ed|disclosed|told|requested|deemed|described|dubbed|lambasted|listed|questioned|condemned"
    r"|blamed|dismissed|regarded|thought|believed|alleged|rumou?red|praised|hailed|portrayed|labell?ed|urged|warned|denounced|rebuked"
    r"|lauded|branded|pressed|reminded|informed|notified"
)
_PASSIVE = re.compile(rf"{_BE}(?:{_SPOKEN_OF})\b(?!\s+by\b)", re.IGNORECASE)
_ACTIVE = re.compile(r"\b(?:by|to\s+\w)", re.IGNORECASE)
"""What makes the subject speak after all: "is reported to believe"; or names another who does."""

REACH = 40
"""Code points before a cue in which the verb of a passive may begin ("has been" beside the cue "criticized")."""


def only_spoken_of(text: str, source: Words | None, cue: Words | None) -> bool:
    """Whether the words for a source are the subject of a passive, who is spoken of or to and says nothing.

    >>> from onrecord.document import words
    >>> text = "Kestria was accused of delay."
    >>> only_spoken_of(text, words(text, [(0, 7)]), words(text, [(8, 22)]))
    True
    """
    if source is None or cue is None or source.end > cue.start or "\n" in text[source.end : cue.start]:
        return False
    start = max(source.end, cue.start - REACH)
    verb = _PASSIVE.search(text, start, cue.end)
    return verb is not None and verb.end() > cue.start and not _ACTIVE.search(text, verb.end(), cue.end)
