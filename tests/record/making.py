"""Invented reports with their readings, as many as one wants: the same number gives the same report. No network is asked."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from onrecord.actors import KnownPerson
from onrecord.document import Document, document
from onrecord.record import Origin, Record

PARTIES = {"KES": "Kestria", "OSL": "Ostrel", "VLM": "Velmora"}
ISSUES = ("60-day truce", "exchange of prisoners", "observers on the Isk", "sluices at Brenn", "talks in Port Meren")
OUTLETS = ("Meren Dispatch", "Aldane Courier", "Sarnok Herald", "Isk Wire")
PERSONS = {"KES": "Ilse Maran", "OSL": "Amara Oyelin", "VLM": "Petar Lund"}
STANCES = {
    "accept": ("accepts", "accept", "CT+"),
    "reject": ("rejects", "reject", "CT-"),
    "open": ("is open to", "inform", "PS+"),
    "doubtful": ("is unlikely to support", "inform", "PR-"),
}
READER = {"onrecord": "test", "model": "none"}


@dataclass(frozen=True, slots=True)
class Made:
    """A report and its record in RECORD.md's form."""

    document: Document
    record: dict[str, Any]


def made(number: int, *, sentences: int = 3) -> Made:
    """The report with this number: `sentences` persons say where their parties stand, and there is a condition, a promise, a meeting."""
    chance = random.Random(number)
    day = f"2031-{1 + number // 28 % 12:02}-{1 + number % 28:02}"
    outlet = chance.choice(OUTLETS)
    text = f"Report {number} on the talks\n\n{outlet}\n\n"
    statements: list[dict[str, Any]] = []
    positions: list[dict[str, Any]] = []
    for place in range(sentences):
        party, issue, stance = chance.choice(sorted(PARTIES)), chance.choice(ISSUES), chance.choice(sorted(STANCES))
        verb, act, factuality = STANCES[stance]
        content = f"that {PARTIES[party]} {verb} the {issue}, as draft {number}-{place} has it"
        start = len(text)
        text += f"{PERSONS[party]} said {content}.\n\n"
        person = {
            "text": PERSONS[party],
            "spans": [[start, start + len(PERSONS[party])]],
            "name": PERSONS[party],
            "kind": "person",
            "party": party,
            "role": "envoy",
        }
        statements.append(_statement(f"s{place}", person, text, content, start, issue, act, factuality, stance, day))
        positions.append(_position(party, issue, stance, f"s{place}", [start, len(text) - 2], day))
    start = len(text)
    text += f"Ostrel promised to send {number} observers if Kestria opens the sluices. Envoys of Kestria and Velmora met in Sarnok.\n"
    promise, condition, meeting = (_at(text, words, start) for words in ("to send", "if Kestria opens the sluices", "Envoys of"))
    whole = document(text, outlet=outlet, published=day)
    about = {name: getattr(whole, name) for name in ("id", "title", "outlet", "url", "published", "language")}
    record = {
        "format": 1,
        "document": {**about, "boilerplate": []},
        "statements": statements,
        "positions": positions,
        "conditions": [_condition(text, condition)],
        "commitments": [_commitment(text, promise)],
        "contacts": [_contact(text, meeting, day)],
    }
    return Made(whole, record)


def keep(record: Record, report: Made) -> str | None:
    """Adds a made report to a record; its key, None if it was there."""
    return record.add(report.document, report.record, reader=READER, origin=Origin("made"), parties=PARTIES, persons=taught(report))


def taught(report: Made) -> tuple[KnownPerson, ...]:
    """What a made report teaches of the persons that it names."""
    named = {row["source"]["name"]: row["source"] for row in report.record["statements"]}
    day = report.document.published or ""
    return tuple(KnownPerson(name, who["role"], (who["party"],), day, report.document.id) for name, who in sorted(named.items()))


def _at(text: str, words: str, start: int) -> list[int]:
    place = text.index(words, start)
    return [place, place + len(words)]


def _statement(
    name: str, person: dict[str, Any], text: str, content: str, start: int, issue: str, act: str, factuality: str, stance: str, day: str
) -> dict[str, Any]:
    return {
        "id": name,
        "source": person,
        "via": [],
        "cue": {"text": "said", "spans": [_at(text, "said", start)]},
        "content": {"text": content, "spans": [_at(text, content, start)]},
        "mode": "indirect",
        "act": act,
        "factuality": factuality,
        "addressee": None,
        "prompt": None,
        "said": day,
        "issues": [issue],
        "stance": stance,
        "within": None,
        "confidence": 0.9,
    }


def _position(party: str, issue: str, stance: str, statement: str, evidence: list[int], day: str) -> dict[str, Any]:
    rests = {"statements": [statement], "evidence": [evidence], "as_of": day, "confidence": 0.8}
    return {"party": party, "issue": issue, "stance": stance, "basis": "named", **rests}


def _condition(text: str, span: list[int]) -> dict[str, Any]:
    about = {"party": "OSL", "issue": ISSUES[2], "kind": "if", "text": text[slice(*span)], "spans": [span]}
    return {**about, "statements": [], "evidence": [span], "met_by": "KES", "logic": None, "confidence": 0.7}


def _commitment(text: str, span: list[int]) -> dict[str, Any]:
    about = {"party": "OSL", "to": "KES", "text": text[slice(*span)], "spans": [span], "status": "pending", "due": None}
    return {**about, "statements": [], "evidence": [span], "confidence": 0.6}


def _contact(text: str, span: list[int], day: str) -> dict[str, Any]:
    about = {"kind": "meeting", "participants": ["KES", "VLM"], "persons": [], "status": "held", "when": day, "place": "Sarnok"}
    return {**about, "statements": [], "evidence": [span], "confidence": 0.5}
