"""Rules: from statements with a stance to positions: whose, on which issue, on what ground, since when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.actors.values import Kind, Statement
from onrecord.document import Span
from onrecord.statements.values import Act, ConditionKind, Factuality, Stance
from onrecord.talks.context import Context
from onrecord.talks.holders import holders
from onrecord.talks.issues import Issues
from onrecord.talks.values import Basis, Condition, Position

BASES = {
    Kind.PERSON: Basis.NAMED,
    Kind.OFFICE: Basis.OFFICE,
    Kind.DOCUMENT: Basis.DOCUMENT,
    Kind.OUTLET: Basis.OUTLET,
    Kind.UNNAMED: Basis.UNNAMED,
}


_HEDGED = re.compile(
    r"\b(?:if|unless|until|once|only|when|before|after|provided|providing|condition\w*|precondition\w*"
    r"|without|should|exchange|return|as long as|so long as|first|depend\w*|subject to|need\w*|requir\w*"
    r"|must)\b",
    re.IGNORECASE,
)
_STUDYING = re.compile(
    r"^\W*(?:we|it|he|she|they|i|the\s+\w+|[A-Z]\w+)?\s*(?:will|would|must|need(?:s|ed)?\s+to|ha(?:s|ve|d)\s+to|(?:is|are|was|were)\s+(?:still\s+)?)\s*"
    r"(?:study|studying|examine|examining|wait(?:ing)?\s+for|look(?:ing)?\s+at|review(?:ing)?|assess(?:ing)?)\b",
    re.IGNORECASE,
)
"""Who will study a text has not said yes to it."""
_WOULD_TALK = re.compile(
    r"\b(?:open(?:ness)?\s+to|(?:ready|willing|prepared|readiness|willingness|happy)\s+(?:to|for)\s+(?:\w+ly\s+)?"
    r"(?:negotiat|discuss|talk|consider|hear|look|listen|dialog|engag|explor|sit)\w*"
    r"|(?:would|will|might|may|could|is|are|was|were)\s+(?:\w+ly\s+)?(?:also\s+)?consider(?:ing)?"
    r"|(?:not|n['’]t)\s+(?:rul\w+\s+out|exclud\w+))\b",
    re.IGNORECASE,
)
"""Who is ready to talk about something has not agreed to it (the guidelines): of the labelled statements that say so 26 are open and
7 accept."""
_BUT_ONLY = re.compile(r"\bbut\s+only\b|\bonly\s+(?:if|when|after|once|on\s+condition|in\s+accordance|with)\b", re.IGNORECASE)
_QUITS = re.compile(
    r"\b(?:would|will|could|may|might|to|be)\s+(?:\w+ly\s+)?(?:halt|withdraw|pull(?:ing)?\s+out|leav\w+|cancel|suspend|walk|quit|scrap"
    r"|abandon|terminat\w+|rip|tear|stop|boycott|not)\b|\bwithdrawal\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:according\s+to|is|are|has|have|says?|wants?|hopes?|expects?|insists?|calls?|demands?|seeks?|supports?|opposes?|believes?|thinks?"
    r"|plans?|remains?|urges?|warns?|rejects?|accepts?|refuses?|proposes?|offers?|intends?|agrees?|condemns?|welcomes?|vows?|threatens?)\b",
    re.IGNORECASE,
)
"""A cue in the present tense: the position holds on the day of publication (guidelines, positions 5)."""
_LAW_ASKS = re.compile(
    r"^\W*(?:that\s+)?(?:(?:the|any|its|their|such|a)\s+)?(?:\w+\s+)?(?:laws?|constitution|legislation|rules?|statutes?)\b(?:\s+\w+){0,2}?\s+"
    r"(?:requires?|forbids?|bans?|prohibits?|(?:would|will)\s+(?:\w+\s+)?(?:have|need)\s+to)\b",
    re.IGNORECASE,
)
"""What the law asks for is nobody's stance: "the law would have to be changed before any elections"."""
_OPENING = 160
"""Code points of cue and content in which it stands what is said of an issue: further on, other matters are told."""
SURE = 0.65
"""From this probability on a stance stands as it was read, and a condition in its statement does not change it."""


@dataclass(frozen=True, slots=True)
class _Ground:
    """One statement's share in a position. `now`: it tells no day, but holds as the report is published."""

    key: tuple[str, str, Stance, Basis]
    as_of: str | None
    now: bool
    statement: str
    evidence: tuple[Span, ...]
    confidence: float


def positions(at: Context, about: Issues, conditions: Iterable[Condition]) -> tuple[Position, ...]:
    """The positions of a report, in the order in which they are first shown; one row each, with all that it rests on."""
    conditional = {(row.party, statement) for row in conditions for statement in row.statements if row.kind is not ConditionKind.REQUIRES}
    rows: dict[tuple[str, str, Stance, Basis], list[list[_Ground]]] = {}
    for statement in at.statements:
        for ground in _grounds(statement, at, about, conditional):
            _added(rows.setdefault(ground.key, []), ground)
    found = [_position(shares, at) for same in rows.values() for shares in same]
    return tuple(sorted(found, key=lambda row: (row.evidence, row.party, row.issue, row.stance.value, row.basis.value)))


def _added(same: list[list[_Ground]], ground: _Ground) -> None:
    """Puts a share to the row of its date; a share without a date goes to the latest row."""
    for shares in reversed(same):
        dates = {share.as_of for share in shares if share.as_of}
        if not dates or ground.as_of is None or ground.as_of in dates:
            shares.append(ground)
            return
    same.append([ground])


def _position(shares: list[_Ground], at: Context) -> Position:
    told = next((share.as_of for share in shares if share.as_of), None)
    return Position(
        *shares[0].key,
        tuple(dict.fromkeys(share.statement for share in shares)),
        tuple(sorted({span for share in shares for span in share.evidence})),
        told or (at.published if any(share.now for share in shares) else None),
        max(share.confidence for share in shares),
    )


def _grounds(statement: Statement, at: Context, about: Issues, conditional: set[tuple[str | None, str]]) -> list[_Ground]:
    labels = about.of[statement.id]
    basis = BASES.get(statement.source.kind) if statement.source else Basis.NARRATION
    if statement.stance is None or basis is None or not labels:
        return []
    if statement.act in {Act.INFORM, Act.DEMAND} and _LAW_ASKS.search(statement.content.text):
        return []
    evidence = at.statement_evidence(statement)
    now = statement.said is None and (statement.cue is None or bool(_PRESENT.search(statement.cue.text)))
    found = []
    for party in holders(statement, at):
        stance = _weighed(statement, statement.stance, depends=(party, statement.id) in conditional)
        key = (party, labels[0], stance, basis)
        confidence = statement.confidence * statement.stance_probability
        found.append(_Ground(key, statement.said, now, statement.id, evidence, confidence))
    return found


def _weighed(statement: Statement, stance: Stance, *, depends: bool) -> Stance:
    """The stance as it was read, or as the statement's own words, its act and its certainty have it where the reading slips.

    Acceptance goes with a condition in the same words, acceptance without reserve with none (accept-if 70 of 100 where a condition other
    than a requirement stands, 2 of 1,000 where none does: the development labels); who refuses without certainty ("is unlikely to") is
    doubtful; who studies what is on the table is undecided; who rejects something, or threatens to quit it, does not accept it; who
    proposes something is for it (of 347 labelled proposals 5 are not).
    """
    content = statement.content.text
    if stance in {Stance.ACCEPT, Stance.OPEN} and _STUDYING.search(content):
        return Stance.UNDECIDED
    if stance in {Stance.ACCEPT, Stance.ACCEPT_IF} and _WOULD_TALK.search(_opening(statement)):
        return Stance.OPEN
    if stance is Stance.ACCEPT:
        if statement.act is Act.REJECT or (statement.act is Act.THREATEN and _QUITS.search(content)):
            return Stance.REJECT
        if _BUT_ONLY.search(content) or (depends and statement.stance_probability < SURE):
            return Stance.ACCEPT_IF
    if stance in {Stance.REJECT, Stance.DOUBTFUL} and statement.act is Act.PROPOSE:
        return Stance.ACCEPT
    if stance is Stance.ACCEPT_IF and not depends and not _HEDGED.search(content):
        return Stance.ACCEPT
    if stance is Stance.REJECT and statement.factuality in {Factuality.PROBABLE_NOT, Factuality.POSSIBLE_NOT}:
        return Stance.DOUBTFUL
    return stance


def _opening(statement: Statement) -> str:
    """The cue and the first words of the content."""
    return f"{statement.cue.text if statement.cue else ''} {statement.content.text}"[:_OPENING]
