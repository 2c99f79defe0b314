"""A reading as the JSON object of `format/RECORD.md`, with a `confidence` on every row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.actors.values import Actor, Statement
from onrecord.document import Document, Span, Words
from onrecord.talks.values import Commitment, Condition, Contact, Logic, Position, Reading

FORMAT = 1


def to_json(reading: Reading) -> dict[str, Any]:
    """The record of one document: plain dictionaries, lists, strings, numbers and None, in the order of RECORD.md.

    Spans are lists of two code points; confidences and probabilities are rounded to three digits.
    """
    return {
        "format": FORMAT,
        "document": _document(reading.document),
        "statements": [_statement(statement, reading.issues.get(statement.id, ())) for statement in reading.statements],
        "positions": [_position(row) for row in reading.positions],
        "conditions": [_condition(row) for row in reading.conditions],
        "commitments": [_commitment(row) for row in reading.commitments],
        "contacts": [_contact(row) for row in reading.contacts],
    }


def _document(document: Document) -> dict[str, Any]:
    """The document's row. A text that is not the file as decoded comes with it: what the spans point into could not be had otherwise."""
    row: dict[str, Any] = {
        "id": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "url": document.url,
        "published": document.published,
        "language": document.language,
        "boilerplate": _spans(document.boilerplate),
    }
    if document.extracted:
        row.update(author=document.author, kind=document.kind, text=document.text)
    return row


def _statement(statement: Statement, issues: Iterable[str]) -> dict[str, Any]:
    return {
        "id": statement.id,
        "source": _actor(statement.source),
        "via": [_actor(actor) for actor in statement.via],
        "cue": _words(statement.cue),
        "content": _words(statement.content),
        "mode": statement.mode.value,
        "act": statement.act.value,
        "factuality": statement.factuality.value,
        "addressee": _actor(statement.addressee),
        "prompt": _words(statement.prompt),
        "said": statement.said,
        "issues": list(issues),
        "stance": statement.stance.value if statement.stance else None,
        "within": statement.within,
        "confidence": _rounded(statement.confidence),
        "act_probability": _rounded(statement.act_probability),
        "factuality_probability": _rounded(statement.factuality_probability),
        "stance_probability": _rounded(statement.stance_probability),
    }


def _actor(actor: Actor | None) -> dict[str, Any] | None:
    if actor is None:
        return None
    return {
        "text": actor.text,
        "spans": _spans(actor.spans),
        "name": actor.name,
        "kind": actor.kind.value,
        "party": _parties(actor.parties),
        "role": actor.role,
    }


def _position(row: Position) -> dict[str, Any]:
    return {
        "party": row.party,
        "issue": row.issue,
        "stance": row.stance.value,
        "basis": row.basis.value,
        "statements": list(row.statements),
        "evidence": _spans(row.evidence),
        "as_of": row.as_of,
        "confidence": _rounded(row.confidence),
    }


def _condition(row: Condition) -> dict[str, Any]:
    return {
        "party": row.party,
        "issue": row.issue,
        "kind": row.kind.value,
        "text": row.words.text,
        "spans": _spans(row.words.spans),
        "statements": list(row.statements),
        "evidence": _spans(row.evidence),
        "met_by": _parties(row.met_by),
        "logic": _logic(row.logic),
        "confidence": _rounded(row.confidence),
    }


def _logic(logic: Logic | None) -> dict[str, Any] | None:
    if logic is None:
        return None
    return {
        "hangs": _words(logic.hangs),
        "necessary": logic.necessary,
        "sufficient": logic.sufficient,
        "negated": logic.negated,
        "adverse": logic.adverse,
        "met": logic.met,
    }


def _commitment(row: Commitment) -> dict[str, Any]:
    return {
        "party": row.party,
        "to": row.to,
        "text": row.words.text,
        "spans": _spans(row.words.spans),
        "status": row.status.value,
        "due": row.due,
        "statements": list(row.statements),
        "evidence": _spans(row.evidence),
        "confidence": _rounded(row.confidence),
    }


def _contact(row: Contact) -> dict[str, Any]:
    return {
        "kind": row.kind.value,
        "participants": list(row.participants),
        "persons": list(row.persons),
        "status": row.status.value,
        "when": row.when,
        "place": row.place,
        "statements": list(row.statements),
        "evidence": _spans(row.evidence),
        "confidence": _rounded(row.confidence),
    }


def _words(words: Words | None) -> dict[str, Any] | None:
    return {"text": words.text, "spans": _spans(words.spans)} if words else None


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _parties(parties: tuple[str, ...]) -> str | list[str] | None:
    """One party as itself, several as a list, none as None."""
    if not parties:
        return None
    return parties[0] if len(parties) == 1 else list(parties)


def _rounded(probability: float) -> float:
    return round(probability, 3)
