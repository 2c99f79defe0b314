"""Rules: from the words that name a contact to a call, a meeting, talks, a visit or a message, and between whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.actors.values import Attributed, Kind, Statement
from onrecord.document import Span
from onrecord.statements.triggers import contact_kinds
from onrecord.statements.values import ContactMark, ContactStatus
from onrecord.talks.context import Context
from onrecord.talks.denials import denies, denies_failure
from onrecord.talks.participants import around
from onrecord.talks.sides import GROUPS, Sides, sides
from onrecord.talks.values import Contact, ContactKind
from onrecord.talks.when_and_where import when, where

_PHONE = re.compile(r"\b(?:tele)?phone[ds]?\b|\bphoning\b|\bcall(?:ed|s)?\b|\bhung up\b", re.IGNORECASE)
_SHARP = re.compile(r"\d{4}(?:-\d\d)?(?:-\d\d)?(?:/|$)")
NEAR = 2
"""Up to so many code points between their sentences, words of two kinds ("met", "talks") tell of one contact."""
_LIKELY = re.compile(r"\b(?:likely|possib\w+|may|might|could|opportunity|hop(?:es?|ed|ing))\s+(?:[\w'’.-]+\s+){0,12}$")
_CALLED_OFF = re.compile(
    r"\b(?:reject|refus|declin|cancel|boycott|scrapp?|(?:rul|call|pull|back)(?:e[ds]|ing|s)?\s+(?:out|off))\w*\s+(?:of\s+)?(?:[\w'’.-]+\s+){0,5}$"
    r"|\bno\s+plans?\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\bden(?:y|ies|ied|ying)\s+(?:[\w'’.-]+\s+){0,8}$|\b(?:did|had|has|have)(?:\s+not|\s+never|n[’']t)\s+(?:\w+\s+){0,2}$"
    r"|\b(?:there\s+(?:was|were|had\s+been|has\s+been)|held|took|that)\s+no\s+(?:\w+\s+){0,2}$|^\W*no\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
"""Words before a contact by which somebody says that there was none."""
_UNREAL = re.compile(r"\b(?:threat\w*|might|may|could|would|if|not|never)\s+(?:[\w'’]+\s+){0,2}$", re.IGNORECASE)


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


@dataclass(frozen=True, slots=True)
class _Row:
    """The places that tell of one contact, and the days that they name."""

    told: list[_Told]
    days: set[str]


def contacts(attributed: Attributed, at: Context) -> tuple[Contact, ...]:
    """The contacts of a report, each once, in the order in which they are first told."""
    marked = [(mark, Span(mark.words.start, mark.words.end)) for mark in attributed.contacts]
    kinds = [kind_of(contact_kinds(at.text, trigger.start) or (ContactKind.TALKS,), trigger, at) for _, trigger in marked]
    between = sides(at, [(trigger, kind) for (_, trigger), kind in zip(marked, kinds, strict=True)])
    told = [_told(mark, kind, found, at) for (mark, _), kind, found in zip(marked, kinds, between, strict=True) if found]
    rows: list[_Row] = []
    alike: dict[tuple[int, frozenset[str], ContactStatus], list[_Row]] = {}
    for one in told:
        same = alike.setdefault((GROUPS[one.kind], one.parties, one.status), [])
        row = next((row for row in same if _same(row, one)), None)
        if row is None:
            row = _Row([], set())
            same.append(row)
            rows.append(row)
        row.told.append(one)
        if one.when and _SHARP.match(one.when):
            row.days.add(one.when)
    return tuple(_row(row.told) for row in rows)


def _told(mark: ContactMark, kind: ContactKind, found: Sides, at: Context) -> _Told:
    """What one marked word tells of a contact between parties that are found."""
    trigger = Span(mark.words.start, mark.words.end)
    named = around(at, trigger)
    mentions = [*named.stated, *([] if named.closed else named.subject)]
    persons = tuple(
        dict.fromkeys(mention.name for mention in mentions if mention.kind is Kind.PERSON and set(mention.parties) <= set(found.parties))
    )
    statement = at.statement_at(*trigger)
    return _Told(
        kind,
        frozenset(found.parties),
        found.parties,
        persons,
        _status(mark, statement, at),
        when(at, trigger),
        where(at, trigger, names=_names(persons)),
        statement.id if statement else None,
        at.evidence([trigger]),
        mark.confidence * found.probability,
    )


def _status(mark: ContactMark, statement: Statement | None, at: Context) -> ContactStatus:
    """How far a contact has come: as it was read, unless the words right before it say that it is only likely, or off, or it is what
    somebody denies."""
    before = at.text[at.stretch(Span(mark.words.start, mark.words.end)).start : mark.words.start]
    off = _CALLED_OFF.search(before)
    if mark.status in {ContactStatus.HELD, ContactStatus.SCHEDULED} and off and not _UNREAL.search(before, 0, off.start()):
        return ContactStatus.NONE
    denied = _DENIED.search(before) or (statement is not None and denies(statement, mark.words.start, at.text))
    if mark.status is ContactStatus.NONE and statement is not None and denies_failure(statement, mark.words.start, at.text):
        return ContactStatus.HELD
    if mark.status is ContactStatus.HELD and denied:
        return ContactStatus.NONE
    if mark.status is ContactStatus.SCHEDULED and _LIKELY.search(before):
        return ContactStatus.POSSIBLE
    return mark.status


def _names(persons: Sequence[str]) -> frozenset[str]:
    return frozenset(word for person in persons for word in person.split())


def kind_of(kinds: Sequence[str], trigger: Span, at: Context) -> ContactKind:
    """Which of its kinds a word means here: the likeliest, or a call where its sentence has a phone."""
    if ContactKind.CALL in kinds and _PHONE.search(at.text, *at.stretch(trigger)):
        return ContactKind.CALL
    return ContactKind(kinds[0])


def _same(row: _Row, one: _Told) -> bool:
    """Whether a place tells of the contact of a row of its sides and status once more: of its kind or close by, and on no other day."""
    if row.told[0].kind is not one.kind and one.evidence[0].start - row.told[-1].evidence[-1].end > NEAR:
        return False
    return not (row.days and one.when and _SHARP.match(one.when) and not any(_meets(day, one.when) for day in row.days))


def _meets(left: str, right: str) -> bool:
    """Whether two dates can be of one contact: one is within the other, or they are ranges that begin alike."""
    return left.startswith(right) or right.startswith(left) or "/" in left + right


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    """The persons in order, each by the fullest name: "Ilse" goes where "Ilse Maran" is, a pair where its two are."""
    single = dict.fromkeys(part for name in names for part in name.split(" and "))
    return tuple(name for name in single if not any(set(name.split()) < set(other.split()) for other in single))


def _row(row: Sequence[_Told]) -> Contact:
    kinds = [one.kind for one in row]
    return Contact(
        max(kinds, key=lambda kind: (kinds.count(kind), kind is not ContactKind.MEETING)),
        row[0].order,
        _each_once(person for one in row for person in one.persons),
        row[0].status,
        next((one.when for one in row if one.when), None),
        next((one.place for one in row if one.place), None),
        tuple(dict.fromkeys(one.statement for one in row if one.statement)),
        tuple(sorted({span for one in row for span in one.evidence})),
        max(one.confidence for one in row),
    )
