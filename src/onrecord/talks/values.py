"""Where the talks stand by one report: positions, conditions, commitments and contacts, each with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from onrecord.actors.values import Statement
from onrecord.document import Document, Span, Words
from onrecord.statements.values import CommitmentStatus, ConditionKind, ContactStatus, Stance


class Basis(StrEnum):
    """The ground for a position: the innermost source's kind, or the report's own voice."""

    DOCUMENT = "document"
    NAMED = "named"
    OFFICE = "office"
    OUTLET = "outlet"
    UNNAMED = "unnamed"
    NARRATION = "narration"


class ContactKind(StrEnum):
    """What sort of contact it is."""

    CALL = "call"
    MEETING = "meeting"
    TALKS = "talks"
    VISIT = "visit"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Position:
    """Where a party stands on an issue. `statements` are ids; `evidence` whole sentences; `as_of` a date, month or None."""

    party: str
    issue: str
    stance: Stance
    basis: Basis
    statements: tuple[str, ...]
    evidence: tuple[Span, ...]
    as_of: str | None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Logic:
    """What hangs on a condition, for the algebra of agreements.

    `hangs` are the words for the consent or action that depends on it, None where no words tell. `necessary`: without
    it, it does not happen; `sufficient`: with it, it does ("only if" is necessary, "if" sufficient, "in exchange for"
    both). `negated`: it is met when what its words describe does not happen ("unless they attack", "if they do not").
    `adverse`: what hangs on it is a harm threatened, not a consent. `met`: whether it is reported as met, None if untold.
    """

    hangs: Words | None
    necessary: bool
    sufficient: bool
    negated: bool
    adverse: bool
    met: bool | None


@dataclass(frozen=True, slots=True)
class Condition:
    """What a party makes an issue depend on; `met_by` are the parties that could meet it."""

    party: str | None
    issue: str
    kind: ConditionKind
    words: Words
    met_by: tuple[str, ...]
    statements: tuple[str, ...]
    evidence: tuple[Span, ...]
    confidence: float = 1.0
    logic: Logic | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a party has undertaken to do, `to` whom, `due` when."""

    party: str | None
    to: str | None
    words: Words
    status: CommitmentStatus
    due: str | None
    statements: tuple[str, ...]
    evidence: tuple[Span, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Contact:
    """A call, meeting, visit, message or talks between parties."""

    kind: ContactKind
    participants: tuple[str, ...]
    persons: tuple[str, ...]
    status: ContactStatus
    when: str | None
    place: str | None
    statements: tuple[str, ...]
    evidence: tuple[Span, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, repr=False)
class Reading:
    """Everything onrecord finds in one document. `issues` gives the labels a statement bears on, by its id."""

    document: Document
    statements: tuple[Statement, ...]
    issues: Mapping[str, tuple[str, ...]]
    positions: tuple[Position, ...]
    conditions: tuple[Condition, ...]
    commitments: tuple[Commitment, ...]
    contacts: tuple[Contact, ...]

    def __repr__(self) -> str:
        name = self.document.title or self.document.id[:19]
        counted = ((len(getattr(self, table)), table) for table in ("statements", "positions", "conditions", "commitments", "contacts"))
        return f"<Reading of {name}: {', '.join(f'{count} {table}' for count, table in counted)}>"
