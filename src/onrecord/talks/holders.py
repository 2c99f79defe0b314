"""Rules: whose position a statement tells: its source's own, or that of a party of which it tells."""

from __future__ import annotations

import re

from onrecord.actors.values import Mention, Statement
from onrecord.statements.values import Act
from onrecord.talks.context import Context, speaks_for_a_party

TELLING = frozenset({Act.INFORM, Act.CONFIRM, Act.CONDEMN, Act.DENY, Act.SUPPORT})
"""Acts by which a source may tell where another party stands; by the others it takes a position itself."""

_LEAD = re.compile(
    r"^[\s\"'“‘(]*(?:that\s+|whether\s+|of\s+|both\s+|while\s+|if\s+|how\s+)?(?:(?:the|both|its|his|her"
    r"|their)\s+)?(?:[\w’'-]+\s+){0,2}$"
)
_STANDS = re.compile(
    r"^['’]?s?\s*(?:[\w'’,-]+\s+){0,3}?(?:(?:is|are|was|were|would\s+be|remains?|seems?"
    r"|appears?)\s+(?:\w+ly\s+|not\s+|now\s+|still\s+|more\s+than\s+)?"
    r"(?:ready|willing|open|prepared|committed|determined|interested|inclined|unlikely|likely|opposed"
    r"|considering|reluctant|unwilling|seeking|demanding|working|looking|trying|pleased|planning|weighing)"
    r"|(?:has|have|had)?\s*(?:\w+ly\s+)?(?:agree[ds]?|accept(?:ed|s)?|reject(?:ed|s)?|refuse[ds]?"
    r"|offer(?:ed|s)?|propose[ds]?|demand(?:ed|s)?|want(?:ed|s)?|sought|seeks?|insist(?:ed|s)?|oppose[ds]?"
    r"|supports?|plan(?:s|ned)?|intends?|"
    r"commit(?:s|ted)|pledged?|promised?|asked|requested|declined|hopes?|needs?|approved?|backed"
    r"|express(?:ed|es)\s+(?:a\s+)?(?:\w+\s+)?(?:commitment|willingness|readiness|interest)|made\s+clear)"
    r"|(?:(?:has|have|had)\s+(?:shown\s+)?|show(?:s|ed|ing)?\s+)(?:no|little|zero)\s+(?:\w+\s+)?"
    r"(?:interest|intention|intent|desire|wish|willingness|plans?|appetite)"
    r"|(?:does|do|did)(?:\s+not|n['’]t)\s+(?:\w+ly\s+)?(?:want|wish|intend|seek|accept|agree|support|need|plan)"
    r"|(?:will|would|may|might|could|must)\s+(?:not\s+|never\s+|soon\s+|also\s+"
    r"|immediately\s+)?(?:be\s+)?(?:agree|accept|reject|refuse|hold|join|sign|meet|give|take|drop|lift"
    r"|ease|continue|start|resume|support|consider|back|impose|withdraw|stop|end|pull|ready|willing|open"
    r"|prepared)"
    r"|(?:readiness|willingness|commitment|refusal|rejection|plan|proposal|offer|decision|desire|intention|demand)\b)",
    re.IGNORECASE,
)
_DISPOSED = re.compile(
    r"^\s+(?:is|are|was|were|remains?|seems?|appears?)\s+(?:\w+ly\s+|not\s+|now\s+|still\s+)?"
    r"(?:ready|willing|open|prepared|inclined|unlikely|likely|opposed|reluctant|unwilling)\b",
    re.IGNORECASE,
)
"""What one can only tell of another, whatever one does by it: "Bevia is open to a shorter truce, the envoy said"."""
_ACCUSED = re.compile(
    r"^\s*of\s+(?:\w+ly\s+)?(?:reject|refus|attempting|trying|back|seek|stall|block|dragging|delay|abandon"
    r"|violat)\w*",
    re.IGNORECASE,
)


def holders(statement: Statement, at: Context) -> tuple[str, ...]:
    """The parties whose position a statement tells; empty if its words name none.

    A source without a party tells of the party that its content is about; a source with one tells its own position,
    unless it informs that another party wants, will or refuses something.
    """
    own = statement.source.parties if statement.source else ()
    subject = subject_of(statement, at)
    told = tuple(dict.fromkeys(party for mention in subject for party in mention.parties))
    if not own:
        return told
    if not told:
        return own
    rest = at.text[subject[-1].span.end : min(statement.content.end, subject[-1].span.end + 90)]
    if set(told) < set(own) and _STANDS.match(rest):
        return told  # one of those who speak together, told of by itself
    telling = statement.act in TELLING and (_STANDS.match(rest) or _ACCUSED.match(rest))
    if not set(told) & set(own) and (telling or _DISPOSED.match(rest)):
        return told
    return own


def subject_of(statement: Statement, at: Context) -> tuple[Mention, ...]:
    """The mentions with which a content's first clause begins: its subject, if they are one."""
    start, end = statement.content.start, statement.content.end
    found: list[Mention] = []
    for mention in at.mentions_in(start, end):
        gap = at.text[found[-1].span.end : mention.span.start] if found else at.text[start : mention.span.start]
        fits = re.fullmatch(r"\s*(?:,|and|, and|-)\s*(?:the\s+)?(?:\w+\s+)?", gap) if found else len(gap) < 40 and _LEAD.match(gap)
        if not fits or not speaks_for_a_party(mention):
            break
        found.append(mention)
    return tuple(found)
