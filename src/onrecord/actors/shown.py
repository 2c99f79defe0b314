"""Who was found in a report, with all the words that refer to each: for `onrecord actors`."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.actors.values import Actor, Attributed, Kind
from onrecord.document import Span


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody a report refers to: `spans` are all the words for them in reading order, `statements` ids where they speak."""

    name: str
    kind: Kind
    parties: tuple[str, ...]
    role: str | None
    spans: tuple[Span, ...]
    statements: tuple[str, ...]


def actors_of(attributed: Attributed) -> tuple[Found, ...]:
    """Everybody a report refers to, who speaks most first, then by name. Deterministic."""
    actors: dict[str, Actor] = {}
    spans: dict[str, set[Span]] = {}
    statements: dict[str, list[str]] = {}
    plain: dict[str, tuple[Kind, tuple[str, ...]]] = {}
    for statement in attributed.statements:
        for actor in (statement.source, statement.addressee, *statement.via):
            if actor is not None:
                actors.setdefault(actor.name, actor)
                spans.setdefault(actor.name, set()).update(actor.spans)
        if statement.source is not None:
            statements.setdefault(statement.source.name, []).append(statement.id)
    for mention in attributed.mentions:
        plain.setdefault(mention.name, (mention.kind, mention.parties))
        spans.setdefault(mention.name, set()).add(mention.span)
    found = []
    for name, places in spans.items():
        actor = actors.get(name)
        kind, parties = (actor.kind, actor.parties) if actor is not None else plain[name]
        ordered = tuple(sorted(places))
        found.append(Found(name, kind, parties, actor.role if actor is not None else None, ordered, tuple(statements.get(name, ()))))
    return tuple(sorted(found, key=lambda one: (-len(one.statements), -len(one.spans), one.name)))
