"""Readings made by hand, so that the faces can be tested without the network. The report is the first of the demo's, invented."""

from __future__ import annotations

from pathlib import Path

from onrecord.actors.values import Actor, Attributed, Kind, Mention, Statement
from onrecord.document import Document, Span, Words
from onrecord.reading import load
from onrecord.statements.values import (
    Act,
    CommitmentStatus,
    ConditionKind,
    ContactStatus,
    Factuality,
    Mode,
    Stance,
)
from onrecord.talks.values import Basis, Commitment, Condition, Contact, ContactKind, Position, Reading

DEMO = Path(__file__).parent.parent / "src" / "onrecord" / "demo"
TRUCE = "60-day truce"


def at(document: Document, quoted: str) -> Words:
    """The words of `document` that read `quoted`, which must stand in it."""
    start = document.text.index(quoted)
    return document.words((start, start + len(quoted)))


def evidence(document: Document, quoted: str) -> tuple[Span, ...]:
    return at(document, quoted).spans


def actor(document: Document, quoted: str, name: str, kind: Kind, *parties: str, role: str | None = None) -> Actor:
    found = at(document, quoted)
    return Actor(found.text, found.spans, name, kind, parties, role)


def statement(
    document: Document,
    key: str,
    source: Actor | None,
    cue: str,
    content: str,
    act: Act,
    factuality: Factuality,
    *,
    via: tuple[Actor, ...] = (),
    within: str | None = None,
    stance: Stance | None = None,
) -> Statement:
    return Statement(
        id=key,
        source=source,
        via=via,
        cue=at(document, cue),
        content=at(document, content),
        within=within,
        mode=Mode.INDIRECT,
        act=act,
        factuality=factuality,
        stance=stance,
        addressee=None,
        prompt=None,
        said=None,
    )


def reading() -> Reading:
    """The first demo report as a person would read it, in part."""
    document = load(DEMO / "1-truce.txt")
    joint = actor(document, "a joint statement that Kestria and Ostrel published", "joint statement", Kind.DOCUMENT, "KES", "OSL")
    lund = actor(document, "Petar Lund, a spokesman for the Amber House", "Petar Lund", Kind.PERSON, "VLM", role="spokesman")
    envoy = actor(document, "Ostrelian envoy Amara Oyelin", "Amara Oyelin", Kind.PERSON, "OSL", role="Ostrelian envoy")
    herald = actor(document, "The Sarnok Herald", "Sarnok Herald", Kind.OUTLET)
    officials = actor(document, "Velmoran officials", "Velmoran officials", Kind.UNNAMED, "VLM")
    statements = (
        statement(
            document,
            "s1",
            joint,
            "according to",
            "Kestria has agreed to a 60-day truce along the river Isk only if Velmora accepts it as well",
            Act.ACCEPT,
            Factuality.CERTAIN,
            stance=Stance.ACCEPT_IF,
        ),
        statement(
            document,
            "s2",
            lund,
            "recalled",
            "that Ostrelian envoy Amara Oyelin had promised to bring the draft",
            Act.INFORM,
            Factuality.CERTAIN,
        ),
        statement(
            document,
            "s3",
            envoy,
            "had promised",
            "to bring the draft to Sarnok in person",
            Act.PROMISE,
            Factuality.CERTAIN,
            via=(lund,),
            within="s2",
        ),
        statement(
            document,
            "s4",
            officials,
            "saying",
            "that Drovak was unlikely to support the truce",
            Act.INFORM,
            Factuality.PROBABLE_NOT,
            via=(herald,),
            stance=Stance.DOUBTFUL,
        ),
    )
    first = evidence(document, "Kestria has agreed to a 60-day truce")
    return Reading(
        document=document,
        statements=statements,
        issues={"s1": (TRUCE,), "s4": (TRUCE,)},
        positions=(
            Position("KES", TRUCE, Stance.ACCEPT_IF, Basis.DOCUMENT, ("s1",), first, "2031-03-11"),
            Position("VLM", TRUCE, Stance.UNDECIDED, Basis.NARRATION, (), evidence(document, "Velmora has not decided yet."), "2031-03-12"),
            Position("VLM", TRUCE, Stance.DOUBTFUL, Basis.UNNAMED, ("s4",), statements[3].content.spans, "2031-03-12", confidence=0.4),
        ),
        conditions=(
            Condition("KES", TRUCE, ConditionKind.ONLY_IF, at(document, "only if Velmora accepts it as well"), ("VLM",), ("s1",), first),
        ),
        commitments=(
            Commitment(
                "OSL",
                "VLM",
                at(document, "to bring the draft to Sarnok in person"),
                CommitmentStatus.PENDING,
                None,
                ("s3",),
                statements[2].content.spans,
            ),
        ),
        contacts=(
            Contact(
                ContactKind.TALKS,
                ("KES", "OSL"),
                (),
                ContactStatus.HELD,
                "2031-03-11",
                "Port Meren",
                (),
                evidence(document, "ten hours of talks in Port Meren on Tuesday"),
            ),
        ),
    )


def attributed() -> Attributed:
    """The same with mentions, for `onrecord actors`."""
    made = reading()
    document = made.document
    mentions = tuple(
        Mention(at(document, quoted).spans[0], name, kind, parties)
        for quoted, name, kind, parties in (
            ("Kestria", "Kestria", Kind.OFFICE, ("KES",)),
            ("Velmora", "Velmora", Kind.OFFICE, ("VLM",)),
            ("Foreign Minister Ilse Maran", "Ilse Maran", Kind.PERSON, ("KES",)),
            ("she", "Ilse Maran", Kind.PERSON, ("KES",)),
            ("reporters", "reporters", Kind.PUBLIC, ()),
        )
    )
    return Attributed(document, made.statements, mentions)
