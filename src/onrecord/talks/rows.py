"""The rows of many reports: what the views over a record work from, whatever keeps them (SQLite, PostgreSQL, Parquet).

`rows` turns the record of one document (RECORD.md, as `read --json` prints it) into flat, frozen rows. Each row has a
key that is a permalink: a digest of the document, the kind of row and the words it rests on, so that reading a report
again gives the same row the same key wherever the evidence is the same. The model's version is left out of it on
purpose: reviews and links outlive a model.

Two times stand in every row: `day`, when it was so by the report, and `added`, when the record learnt it.
"""

from __future__ import annotations

import calendar
import hashlib
import re
from base64 import b32encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from onrecord.document import Span

_Row = TypeVar("_Row", "StatementRow", "PositionRow", "ConditionRow", "CommitmentRow", "ContactRow")

KEY_LENGTH = 12
"""Characters of a key after its prefix: 60 bits, so that a record of a hundred million rows expects no two alike by chance (p < 0.005)."""


class Standing(StrEnum):
    """What people have said of a row: nobody yet, or the last review of it."""

    MACHINE = "machine"
    RIGHT = "right"
    CORRECTED = "corrected"
    ADDED = "added"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Report:
    """One document as the views see it. `added` is UTC, ISO 8601; `day` the day of `published`, or of `added` where nobody told."""

    key: str
    id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    language: str | None
    added: str
    day: str


@dataclass(frozen=True, slots=True)
class Teller:
    """An actor by name: who says it, or one through whom it came."""

    name: str
    kind: str
    parties: tuple[str, ...]
    role: str | None
    text: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement. `via` is outermost first, without the source; `within` is the key of the statement it stands in."""

    key: str
    report: str
    source: Teller | None
    via: tuple[Teller, ...]
    cue: str | None
    content: str
    spans: tuple[Span, ...]
    within: str | None
    mode: str
    act: str
    factuality: str
    stance: str | None
    addressee: Teller | None
    prompt: str | None
    said: str | None
    issues: tuple[str, ...]
    confidence: float
    outlet: str | None
    day: str
    added: str
    standing: Standing = Standing.MACHINE


_BY_PEOPLE = frozenset({Standing.RIGHT, Standing.CORRECTED, Standing.ADDED})


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a row of the talks rests on, in one report.

    `statements` are keys; `words` the evidence sentences at `evidence`; `source` and `via` those of the first statement
    (None and empty where the report's own voice tells). `day` is an ISO date: the last day of the row's own date or
    month, else the report's day. `added` is UTC.
    """

    report: str
    outlet: str | None
    statements: tuple[str, ...]
    evidence: tuple[Span, ...]
    words: tuple[str, ...]
    source: Teller | None
    via: tuple[Teller, ...]
    day: str
    added: str
    confidence: float
    standing: Standing = Standing.MACHINE

    @property
    def quoted(self) -> str:
        """The words in one line, with a sign between sentences that need not stand side by side."""
        return " … ".join(self.words)

    @property
    def certainty(self) -> float:
        """How surely the row was read: one where a person has found it right or made it so."""
        return 1.0 if self.standing in _BY_PEOPLE else self.confidence


@dataclass(frozen=True, slots=True)
class PositionRow:
    """Where a party stands on an issue by one report. `label` is the issue as the report has it, `issue` the record's own."""

    key: str
    party: str
    issue: str
    label: str
    stance: str
    basis: str
    as_of: str | None
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """What a party makes an issue depend on, in the report's words. `logic` fields as in `talks.values.Logic`; None where untold."""

    key: str
    party: str | None
    issue: str
    label: str
    kind: str
    text: str
    met_by: tuple[str, ...]
    hangs: str | None
    necessary: bool
    sufficient: bool
    negated: bool
    adverse: bool
    met: bool | None
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """What a party has undertaken."""

    key: str
    party: str | None
    to: str | None
    text: str
    status: str
    due: str | None
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A call, meeting, visit, message or talks, by one report."""

    key: str
    kind: str
    participants: tuple[str, ...]
    persons: tuple[str, ...]
    status: str
    when: str | None
    place: str | None
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class Rows:
    """Everything that one report contributes to a record."""

    report: Report
    statements: tuple[StatementRow, ...]
    positions: tuple[PositionRow, ...]
    conditions: tuple[ConditionRow, ...]
    commitments: tuple[CommitmentRow, ...]
    contacts: tuple[ContactRow, ...]


def key(prefix: str, *parts: str) -> str:
    """A permalink: `prefix`, a hyphen and twelve characters of a digest over the parts, each with its length before it.

    >>> key("s", "ab", "c") == key("s", "a", "bc")
    False
    """
    whole = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass")
        whole.update(len(content).to_bytes(8, "big") + content)
    return f"{prefix}-{b32encode(whole.digest()).decode('ascii').lower()[:KEY_LENGTH]}"


def report(document: Mapping[str, Any], *, added: str) -> Report:
    """The row of a document from RECORD.md's `document`; `added` is when the record learnt it, ISO 8601 in UTC."""
    published = document.get("published")
    return Report(
        key("d", document["id"]),
        document["id"],
        document.get("title"),
        document.get("outlet"),
        document.get("url"),
        published,
        document.get("language"),
        added,
        last_day(published) or added[:10],
    )


def rows(record: Mapping[str, Any], text: str, *, added: str) -> Rows:
    """The rows of one document from its record (RECORD.md) and its text. Pure and deterministic.

    `issue` is the report's own label until the record's issues are put in its place. Rows whose key is there already
    (two of the same kind on the same words) are left out after the first. A row that people have judged carries its `key`,
    which a correction does not change, and its `standing`.
    """
    about = report(record["document"], added=added)
    keys = {given["id"]: permalink("statements", given, document=about.id) for given in record["statements"]}
    statements = tuple(_statement(given, keys, about) for given in record["statements"])
    by_key = {statement.key: statement for statement in statements}

    def grounds(given: Mapping[str, Any], when: str | None) -> Grounds:
        rests = tuple(dict.fromkeys(keys[one] for one in given["statements"] if one in keys))
        first = by_key.get(rests[0]) if rests else None
        spans = _spans(given["evidence"])
        return Grounds(
            about.key,
            about.outlet,
            rests,
            spans,
            tuple(text[start:end] for start, end in spans),
            first.source if first else None,
            first.via if first else (),
            last_day(when) or about.day,
            added,
            float(given.get("confidence", 1.0)),
            _standing(given),
        )

    return Rows(
        about,
        _once(statements),
        _once(_position(given, grounds(given, given["as_of"]), about) for given in record["positions"]),
        _once(_condition(given, grounds(given, None), about) for given in record["conditions"]),
        _once(_commitment(given, grounds(given, None), about) for given in record["commitments"]),
        _once(_contact(given, grounds(given, None), about) for given in record["contacts"]),
    )


def permalink(table: str, given: Mapping[str, Any], *, document: str) -> str:
    """The key of a row of RECORD.md's `table` ("statements", "positions", …) in the document with the id `document`."""
    if "key" in given:
        return str(given["key"])
    match table:
        case "statements":
            cue = given["cue"]["spans"] if given["cue"] else []
            return key("s", document, _told(given["content"]["spans"]), _told(cue))
        case "positions":
            return key("p", document, given["party"], given["issue"], _told(given["evidence"]))
        case "conditions":
            return key("c", document, given["party"] or "", _told(given["spans"]))
        case "commitments":
            return key("u", document, given["party"] or "", _told(given["spans"]))
        case "contacts":
            return key("t", document, given["kind"], "\n".join(given["participants"]), given["status"], _told(given["evidence"]))
    raise ValueError(f"there is no table {table!r}")


def last_day(when: str | None) -> str | None:
    """The last day of an ISO date, date-time, month or year as an ISO date; None for None and for what is no date.

    >>> last_day("2025-02"), last_day("2025-03-12T10:00:00Z"), last_day("2024"), last_day("soon")
    ('2025-02-28', '2025-03-12', '2024-12-31', None)
    """
    found = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?![\d])", (when or "").rsplit("/", 1)[-1])
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2] or 12), int(found[3] or 0)
    if not (year and 0 < month < 13):
        return None
    longest = calendar.monthrange(year, month)[1]
    return f"{year:04}-{month:02}-{min(day or longest, longest):02}"


def _statement(given: Mapping[str, Any], keys: Mapping[str, str], about: Report) -> StatementRow:
    return StatementRow(
        keys[given["id"]],
        about.key,
        _teller(given["source"]),
        tuple(teller for teller in map(_teller, given["via"]) if teller),
        given["cue"]["text"] if given["cue"] else None,
        given["content"]["text"],
        _spans(given["content"]["spans"]),
        keys.get(given.get("within") or ""),
        given["mode"],
        given["act"],
        given["factuality"],
        given.get("stance"),
        _teller(given["addressee"]),
        given["prompt"]["text"] if given["prompt"] else None,
        given["said"],
        tuple(given["issues"]),
        float(given.get("confidence", 1.0)),
        about.outlet,
        last_day(given["said"]) or about.day,
        about.added,
        _standing(given),
    )


def _position(given: Mapping[str, Any], grounds: Grounds, about: Report) -> PositionRow:
    label = given["issue"]
    name = permalink("positions", given, document=about.id)
    return PositionRow(name, given["party"], label, label, given["stance"], given["basis"], given["as_of"], grounds)


def _condition(given: Mapping[str, Any], grounds: Grounds, about: Report) -> ConditionRow:
    logic = given.get("logic") or {}
    hangs = logic.get("hangs")
    return ConditionRow(
        permalink("conditions", given, document=about.id),
        given["party"],
        given["issue"],
        given["issue"],
        given["kind"],
        given["text"],
        parties(given["met_by"]),
        hangs["text"] if hangs else None,
        bool(logic.get("necessary", given["kind"] != "if")),
        bool(logic.get("sufficient", given["kind"] == "if")),
        bool(logic.get("negated", given["kind"] == "unless")),
        bool(logic.get("adverse", False)),
        logic.get("met"),
        grounds,
    )


def _commitment(given: Mapping[str, Any], grounds: Grounds, about: Report) -> CommitmentRow:
    name = permalink("commitments", given, document=about.id)
    return CommitmentRow(name, given["party"], given["to"], given["text"], given["status"], given["due"], grounds)


def _contact(given: Mapping[str, Any], grounds: Grounds, about: Report) -> ContactRow:
    participants = tuple(given["participants"])
    name = permalink("contacts", given, document=about.id)
    return ContactRow(name, given["kind"], participants, tuple(given["persons"]), given["status"], given["when"], given["place"], grounds)


def parties(given: str | Sequence[str] | None) -> tuple[str, ...]:
    """RECORD.md's party, list of parties or null as a tuple."""
    if given is None:
        return ()
    return (given,) if isinstance(given, str) else tuple(given)


def _standing(given: Mapping[str, Any]) -> Standing:
    return Standing(given.get("standing", Standing.MACHINE))


def _teller(given: Mapping[str, Any] | None) -> Teller | None:
    if given is None:
        return None
    return Teller(given["name"], given["kind"], parties(given["party"]), given["role"], given["text"])


def _spans(given: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in given)


def _told(spans: Iterable[Sequence[int]]) -> str:
    return " ".join(f"{start}:{end}" for start, end in spans)


def _once(found: Iterable[_Row]) -> tuple[_Row, ...]:
    """Of rows with one key (one sentence that tells a party's position twice) the surest, the first of equals."""
    kept: dict[str, _Row] = {}
    for row in found:
        if row.key not in kept or _confidence(row) > _confidence(kept[row.key]):
            kept[row.key] = row
    return tuple(kept.values())


def _confidence(row: StatementRow | PositionRow | ConditionRow | CommitmentRow | ContactRow) -> float:
    return row.confidence if isinstance(row, StatementRow) else row.grounds.confidence
