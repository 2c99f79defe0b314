"""Rules: from marked undertakings to who undertakes them, to whom and by when."""

from __future__ import annotations

import re

from onrecord.actors.values import Attributed, Statement
from onrecord.document import Span
from onrecord.statements.values import CommitmentMark, CommitmentStatus
from onrecord.talks.conditions import listed, only_inside
from onrecord.talks.context import Context, speaks_for_a_party
from onrecord.talks.holders import holders
from onrecord.talks.participants import is_place
from onrecord.talks.values import Commitment
from onrecord.talks.when_and_where import due

_TO = re.compile(
    r"\b(?:to|with|for|give|provide|assure[ds]?|tell|told|promised?|help)\s+(?:the\s+|its\s+"
    r"|his\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_PROMISE = r"\s+(?:its|his|her|their|the|a|an|that)\s+(?:\w+\s+)?(?:promise|pledge|commitment|undertaking|word|vow)s?(?:\s+to)?\s*$"
_OUTCOMES = tuple(
    (re.compile(rf"\b(?:{verbs}){_PROMISE}", re.IGNORECASE), status)
    for verbs, status in (
        (r"kept|keeps|honou?red|fulfilled|made\s+good\s+on|delivered\s+on", CommitmentStatus.FULFILLED),
        (r"broke|broken|breaks|reneged\s+on|violated|gone\s+back\s+on|went\s+back\s+on|failed\s+to\s+keep", CommitmentStatus.BROKEN),
        (r"withdrew|withdrawn|took\s+back|taken\s+back|retracted", CommitmentStatus.WITHDRAWN),
    )
)
"""How the words right before an undertaking tell what became of it: "has kept its promise to …"."""
_NEVER_DID = re.compile(
    r"^\W*but\s+(?:(?:it|he|she|they)\s+)?(?:never\s+did\b|(?:did\s+not|didn[’']t|ha(?:s|ve)\s+not|ha(?:s|ve)n[’']t)"
    r"(?=\W*$|[.,;]|\s+(?:do(?:ne)?\s+so|yet|follow(?:ed)?|kept|keep|deliver(?:ed)?|honou?r(?:ed)?)\b)"
    r"|failed\s+to\s+(?:do\s+so|follow|keep|deliver|honou?r)\b)",
    re.IGNORECASE,
)
"""… and the words right after it: "…, but never did"."""


def commitments(attributed: Attributed, at: Context) -> tuple[Commitment, ...]:
    """The commitments of a report in reading order, one row for each party that undertakes it."""
    return tuple(row for mark in attributed.commitments for row in _rows(mark, at))


def _rows(mark: CommitmentMark, at: Context) -> list[Commitment]:
    statement = at.statement_at(mark.words.start, mark.words.end)
    status, verb = _outcome(mark, at)
    parties = _subject(verb, at) or _parties(mark, statement, at)
    return [
        Commitment(
            party=party,
            to=_to(mark, statement, party, parties, at),
            words=mark.words,
            status=status,
            due=due(at, Span(mark.words.start, mark.words.end)),
            statements=(statement.id,) if statement else (),
            evidence=at.evidence(mark.words.spans),
            confidence=mark.confidence,
        )
        for party in parties
    ]


def _outcome(mark: CommitmentMark, at: Context) -> tuple[CommitmentStatus, int | None]:
    """What became of an undertaking, and where the verb stands that tells it was kept, broken or taken back (None if none does)."""
    sentence = at.sentence(mark.words.start)
    before = at.text[sentence.start : mark.words.start]
    for pattern, status in _OUTCOMES:
        if found := pattern.search(before):
            return status, sentence.start + found.start()
    return (CommitmentStatus.BROKEN if _NEVER_DID.search(at.text[mark.words.end : sentence.end]) else mark.status), None


def _subject(verb: int | None, at: Context) -> tuple[str, ...]:
    """The party named last before such a verb in its sentence: whose promise it was, whoever says so."""
    if verb is None:
        return ()
    before = at.mentions_in(at.sentence(verb).start, verb)
    named = [mention for mention in before if speaks_for_a_party(mention) and not is_place(at, mention)]
    return named[-1].parties if named else ()


def _parties(mark: CommitmentMark, statement: Statement | None, at: Context) -> tuple[str, ...]:
    """Who undertakes it: the party whose statement it is, else the first one named before the words, else the next one."""
    told = holders(statement, at) if statement else ()
    own = statement.source.parties if statement and statement.source else ()
    if told and (told == own or not only_inside(mark.words, told, statement, at)):
        return told
    sentence = at.sentence(mark.words.start)
    before = [
        mention for mention in at.mentions_in(sentence.start, mark.words.start) if speaks_for_a_party(mention) and not is_place(at, mention)
    ]
    named = before or [mention for mention in at.mentions_in(mark.words.start, sentence.end) if speaks_for_a_party(mention)]
    return tuple(dict.fromkeys(party for mention in listed(at, named) for party in mention.parties))


def _to(mark: CommitmentMark, statement: Statement | None, party: str, parties: tuple[str, ...], at: Context) -> str | None:
    """To whom: to the other party of an agreement, to whom it is said, or whom its words name after "to" or "with"."""
    if len(parties) == 2:
        return parties[1] if party == parties[0] else parties[0]
    for mention in at.mentions_in(mark.words.start, mark.words.end):
        if (
            speaks_for_a_party(mention)
            and party not in mention.parties
            and _TO.search(at.text, max(0, mention.span.start - 40), mention.span.start)
        ):
            return mention.parties[0]
    if statement and statement.addressee and statement.addressee.parties and party not in statement.addressee.parties:
        return statement.addressee.parties[0]
    return None
