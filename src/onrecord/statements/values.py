"""What reading finds in a text before anybody is named: attributions and marks, in the words of the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.document import Document, Words


class Mode(StrEnum):
    """How a content is quoted, by the quotation marks around its words."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Act(StrEnum):
    """What a source does in saying something."""

    INFORM = "inform"
    PROPOSE = "propose"
    ACCEPT = "accept"
    REJECT = "reject"
    DEMAND = "demand"
    PROMISE = "promise"
    THREATEN = "threaten"
    CONDEMN = "condemn"
    SUPPORT = "support"
    DENY = "deny"
    CONFIRM = "confirm"
    DEFER = "defer"
    ASK = "ask"


class Factuality(StrEnum):
    """How a source holds what it says. Source: FactBank (Saurí and Pustejovsky 2009)."""

    CERTAIN = "CT+"
    CERTAIN_NOT = "CT-"
    PROBABLE = "PR+"
    PROBABLE_NOT = "PR-"
    POSSIBLE = "PS+"
    POSSIBLE_NOT = "PS-"
    UNCOMMITTED = "UU"


class Stance(StrEnum):
    """Where a party stands on an issue."""

    ACCEPT = "accept"
    ACCEPT_IF = "accept-if"
    OPEN = "open"
    UNDECIDED = "undecided"
    DOUBTFUL = "doubtful"
    REJECT = "reject"


class ConditionKind(StrEnum):
    """How a condition is worded."""

    ONLY_IF = "only-if"
    IF = "if"
    UNLESS = "unless"
    BEFORE = "before"
    REQUIRES = "requires"


class CommitmentStatus(StrEnum):
    """What became of an undertaking, by the report."""

    PENDING = "pending"
    FULFILLED = "fulfilled"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"


class ContactStatus(StrEnum):
    """How far a contact has come, by the report."""

    HELD = "held"
    SCHEDULED = "scheduled"
    REQUESTED = "requested"
    POSSIBLE = "possible"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody is reported to say or hold something: the words for it, nobody resolved yet.

    `within` is the id of the attribution in whose content this one stands; `carriers` are the words of those through
    whom it came that this attribution's own sentence names ("Reuters, citing …"), outermost first. `stance` is None
    where the statement takes no position on something negotiated. Probabilities are calibrated, 0 to 1:
    `confidence` that there is such an attribution, `act_probability` and so on that the label is right. `score` is the
    network's own for the attribution, raw.
    """

    id: str
    source: Words | None
    cue: Words | None
    content: Words
    within: str | None
    carriers: tuple[Words, ...]
    mode: Mode
    act: Act
    factuality: Factuality
    stance: Stance | None
    prompt: Words | None = None
    addressee: Words | None = None
    confidence: float = 1.0
    act_probability: float = 1.0
    factuality_probability: float = 1.0
    stance_probability: float = 1.0
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class ConditionMark:
    """Words that make something depend on something, with their marker ("only if Russia could accept it")."""

    words: Words
    kind: ConditionKind
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class CommitmentMark:
    """Words for what somebody undertakes to do ("to resume military aid")."""

    words: Words
    status: CommitmentStatus
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class ContactMark:
    """The word that names a contact ("talks", "met", "phoned")."""

    words: Words
    status: ContactStatus
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Tagged:
    """A document with everything that was found in its words. All in reading order of their first span."""

    document: Document
    attributions: tuple[Attribution, ...]
    conditions: tuple[ConditionMark, ...] = ()
    commitments: tuple[CommitmentMark, ...] = ()
    contacts: tuple[ContactMark, ...] = ()
