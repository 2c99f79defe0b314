"""Rules: from the words that name a contact to a call, a meeting, talks, a visit or a message, and between whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.actors.values import Attributed, Kind
from onrecord.document import Span
from onrecord.statements.triggers import contact_kinds
from onrecord.statements.values import ContactMark, ContactStatus
from onrecord.talks.context import Context
from onrecord.talks.participants import around, speaks_itself
from onrecord.talks.values import Contact, ContactKind
from onrecord.talks.when_and_where import when, where

_PHONE = re.compile(r"\b(?:tele)?phone[ds]?\b|\bphoning\b|\bcall(?:ed|s)?\b|\bhung up\b", re.IGNORECASE)
_SHARP = re.compile(r"\d{4}(?:-\d\d)?(?:-\d\d)?(?:/|$)")
_GROUPS = {ContactKind.CALL: 0, ContactKind.MEETING: 1, ContactKind.TALKS: 1, ContactKind.VISIT: 1, ContactKind.MESSAGE: 2}


@dataclass(frozen=True, slots=True)
class _Told:
    """One place that tells of a contact."""

    kind: ContactKind
    parties: frozenset[str]
    order: tuple[str, ...]
    persons: tuple[str, ...]
    status: ContactStatus
    when: str | None
    place: str | None
    statement: str | None
    evidence: tuple[Span, ...]
    confidence: float


def contacts(attributed: Attributed, at: Context) -> tuple[Contact, ...]:
    """The contacts of a report, each once, in the order in which they are first told."""
    told: list[_Told] = []
    for mark in attributed.contacts:
        one = _told(mark, contact_kinds(at.text, mark.words.start) or (ContactKind.TALKS,), at, told)
        if one:
            told.append(one)
    rows: list[list[_Told]] = []
    for one in told:
        row = next((row for row in rows if _same(row, one)), None)
        if row is None:
            rows.append([one])
        else:
            row.append(one)
    return tuple(_row(row) for row in rows)


def _told(mark: ContactMark, kinds: Sequence[str], at: Context, earlier: Sequence[_Told]) -> _Told | None:
    """What one marked word tells, or None if nobody can be found who takes part."""
    trigger = Span(mark.words.start, mark.words.end)
    kind = _kind(kinds, trigger, at)
    found = around(at, trigger)
    mentions = [*found.stated, *([] if found.closed else found.subject)]
    parties = [party for mention in mentions for party in mention.parties]
    statement = at.statement_at(*trigger)
    if len(set(parties)) < 2 and statement and statement.source and speaks_itself(at, trigger):
        parties += statement.source.parties
    if len(set(parties)) < 2:
        parties += _other_side(parties, kind, at, trigger, earlier)
    if len(set(parties)) < 2:
        return None
    order = tuple(dict.fromkeys(parties))
    persons = tuple(dict.fromkeys(mention.name for mention in mentions if mention.kind is Kind.PERSON))
    return _Told(
        kind, frozenset(order), order, persons, mark.status, when(at, trigger), where(at, trigger, names=_names(persons)),
        statement.id if statement else None, at.evidence([trigger]), mark.confidence,
    )  # fmt: skip


def _names(persons: Sequence[str]) -> frozenset[str]:
    return frozenset(word for person in persons for word in person.split())


def _kind(kinds: Sequence[str], trigger: Span, at: Context) -> ContactKind:
    """Which of its kinds a word means here: the likeliest, or a call where its sentence has a phone."""
    if ContactKind.CALL in kinds and _PHONE.search(at.text, *at.stretch(trigger)):
        return ContactKind.CALL
    return ContactKind(kinds[0])


def _other_side(parties: Sequence[str], kind: ContactKind, at: Context, trigger: Span, earlier: Sequence[_Told]) -> tuple[str, ...]:
    """Who the other side is where the words around do not tell: as told before, or the party most often named beside."""
    known = set(parties)
    for group in (True, False):
        for one in reversed(earlier):
            if known <= one.parties and (not group or _GROUPS[one.kind] == _GROUPS[kind]):
                return one.order
    others = tuple(party for party in at.parties if party not in known)
    return others[: 2 - len(known)]


def _same(row: Sequence[_Told], one: _Told) -> bool:
    """Whether a place tells of the contact of a row once more: same sides and status, and no other day."""
    first = row[0]
    if (first.kind, first.parties, first.status) != (one.kind, one.parties, one.status):
        return False
    days = {told.when for told in row if told.when and _SHARP.match(told.when)}
    return not (days and one.when and _SHARP.match(one.when) and not any(_meets(day, one.when) for day in days))


def _meets(left: str, right: str) -> bool:
    """Whether two dates can be of one contact: one is within the other, or they are ranges that begin alike."""
    return left.startswith(right) or right.startswith(left) or "/" in left + right


def _row(row: Sequence[_Told]) -> Contact:
    return Contact(
        row[0].kind,
        row[0].order,
        tuple(dict.fromkeys(person for one in row for person in one.persons)),
        row[0].status,
        next((one.when for one in row if one.when), None),
        next((one.place for one in row if one.place), None),
        tuple(dict.fromkeys(one.statement for one in row if one.statement)),
        tuple(sorted({span for one in row for span in one.evidence})),
        max(one.confidence for one in row),
    )
