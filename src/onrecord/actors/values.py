"""Actors, and statements whose sources are actors."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from onrecord.document import Document, Span, Words
from onrecord.statements.values import Act, CommitmentMark, ConditionMark, ContactMark, Factuality, Mode, Stance


class Kind(StrEnum):
    """What sort of source an actor is."""

    PERSON = "person"
    OFFICE = "office"
    DOCUMENT = "document"
    OUTLET = "outlet"
    UNNAMED = "unnamed"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Actor:
    """Words that refer to somebody, and whom they refer to here.

    `parties` are those for whom the actor speaks: ISO 3166-1 alpha-3 for a state, the usual short name for an
    organisation; empty where it speaks for nobody or the text does not tell, several for a joint statement.
    """

    text: str
    spans: tuple[Span, ...]
    name: str
    kind: Kind
    parties: tuple[str, ...] = ()
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Who says, thinks or is reported to hold what, through whom. Fields as in `format/RECORD.md`."""

    id: str
    source: Actor | None
    via: tuple[Actor, ...]
    cue: Words | None
    content: Words
    within: str | None
    mode: Mode
    act: Act
    factuality: Factuality
    stance: Stance | None
    addressee: Actor | None
    prompt: Words | None
    said: str | None
    confidence: float = 1.0
    act_probability: float = 1.0
    factuality_probability: float = 1.0
    stance_probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text where an actor is referred to, whether or not it speaks there. Span, name and parties."""

    span: Span
    name: str
    kind: Kind
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Introduced:
    """A person whom a report names in full and whose office or party its own words tell; `spellings` are its other ways to write it."""

    name: str
    role: str | None
    parties: tuple[str, ...]
    gender: str | None = None
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attributed:
    """A document whose statements have their actors: what `onrecord.talks` works from.

    `mentions` are all references to parties and persons in reading order; they may nest, never cross. `persons` are those introduced,
    in the order in which they are first named.
    """

    document: Document
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    conditions: tuple[ConditionMark, ...] = field(default=())
    commitments: tuple[CommitmentMark, ...] = field(default=())
    contacts: tuple[ContactMark, ...] = field(default=())
    persons: tuple[Introduced, ...] = field(default=())
