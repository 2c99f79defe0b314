"""Rules: contacts that somebody denies: "denied that there had been a phone call" tells of a call as much as "they spoke by phone" does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.actors.values import Attributed, Statement
from onrecord.document import Span, words
from onrecord.statements.triggers import contact_triggers
from onrecord.statements.values import Act, ContactMark, ContactStatus, Factuality

_NO = re.compile(
    r"^[\s\"“'‘]*(?:that\s+)?(?:there\s+(?:was|were|had\s+been|has\s+been|have\s+been)\s+)?no\s+(?:such\s+)?(?:\w+\s+)?$", re.IGNORECASE
)
_FAILED = re.compile(
    r"\b(?:collapsed?|broken?\s+(?:down|off)|fail(?:ed|ing)?|stalled|deadlocked)\b",
    re.IGNORECASE,
)
"""Who denies that talks have broken down tells of talks."""
_WHEN = re.compile(r"\b(?:during|at|after|before|following|since|ahead\s+of)\s+(?:[\w'’-]+\s+){0,3}$", re.IGNORECASE)
"""Who denies what he is said to have done at a meeting does not deny the meeting."""
_LATER = re.compile(r"\b(?:will|would|plan\w*|next|tomorrow|upcoming|if|unless)\b", re.IGNORECASE)


def with_denied(attributed: Attributed) -> Attributed:
    """The report with marks (status none) for the contacts that its statements deny and that are not marked yet, in reading order."""
    marked = {mark.words.start for mark in attributed.contacts}
    further = tuple(
        mark for statement in attributed.statements for mark in _denied(statement, attributed) if mark.words.start not in marked
    )
    if not further:
        return attributed
    found = {mark.words.start: mark for mark in (*further, *attributed.contacts)}
    return replace(attributed, contacts=tuple(found[start] for start in sorted(found)))


def denies(statement: Statement, position: int, text: str) -> bool:
    """Whether what stands at a position is what a statement denies: in its content, with nothing of later or of a failure."""
    inside = next((span for span in statement.content.spans if span.start <= position < span.end), None)
    if statement.act is not Act.DENY or statement.factuality is not Factuality.CERTAIN_NOT or inside is None:
        return False
    content = text[slice(*inside)]
    aside = _WHEN.search(content, 0, position - inside.start)
    return not aside and not _LATER.search(content) and not _FAILED.search(content, position - inside.start)


def denies_failure(statement: Statement, position: int, text: str) -> bool:
    """Whether a statement denies that what stands at a position has failed: "denied that the talks had broken down"."""
    inside = next((span for span in statement.content.spans if span.start <= position < span.end), None)
    negative = statement.act is Act.DENY or statement.factuality is Factuality.CERTAIN_NOT
    return negative and inside is not None and bool(_FAILED.search(text, position, inside.end))


def _denied(statement: Statement, attributed: Attributed) -> Iterator[ContactMark]:
    """The first words in a statement's content that name a contact of which it says that there was none."""
    text = attributed.document.text
    for span in statement.content.spans:
        content = text[slice(*span)]
        for trigger in contact_triggers(content)[:1]:
            before = content[: trigger.span.start]
            denied = (statement.act is Act.DENY and not _WHEN.search(before)) or _NO.search(before)
            if denied and not _LATER.search(content) and not _FAILED.search(content, trigger.span.end):
                place = Span(span.start + trigger.span.start, span.start + trigger.span.end)
                yield ContactMark(words(text, [place]), ContactStatus.NONE, statement.confidence)
                return
