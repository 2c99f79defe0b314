"""What the entries about one report come to: its document, the reading that counts, the reviews. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from onrecord.record.columns import AnyRow
from onrecord.record.log import Entry, EntryKind
from onrecord.record.reviewed import Review, Verdict
from onrecord.talks.rows import Report, Rows, StatementRow, report

_PIECE = 50_000
"""Characters of a document that are searched as one. PostgreSQL takes a megabyte of distinct words at most."""


def about(entry: Entry) -> Report:
    """The report of an entry with a document."""
    return report(entry.payload["document"], added=entry.at)


def review(entry: Entry) -> Review:
    """The review of an entry with one."""
    given = entry.payload
    return Review(
        entry.sequence,
        entry.at,
        entry.subject,
        given["table"],
        given["row"],
        Verdict(given["verdict"]),
        given["reviewer"],
        given["reason"],
        given["item"],
        given["fields"],
        given["undoes"],
    )


def current(entries: Iterable[Entry]) -> tuple[Entry, dict[str, Any] | None, list[Review]]:
    """From the entries about one report: its document, the record (RECORD.md) of its last reading, None without one, and all reviews."""
    document: Entry | None = None
    reading: Entry | None = None
    reviews: list[Review] = []
    for entry in entries:
        if entry.kind is EntryKind.DOCUMENT:
            document = document or entry
        elif entry.kind is EntryKind.READING:
            reading = entry
        elif entry.kind is EntryKind.REVIEW:
            reviews.append(review(entry))
    if document is None:
        raise ValueError("entries of a report without its document")
    if reading is None:
        return document, None, reviews
    return document, {**reading.payload["record"], "document": document.payload["document"]}, reviews


def told(text: str, boilerplate: Iterable[Sequence[int]]) -> str:
    """A text without its boilerplate."""
    pieces, end = [], 0
    for start, stop in sorted(map(tuple, boilerplate)):
        pieces.append(text[end:start])
        end = max(end, stop)
    return "\n".join([*pieces, text[end:]])


def pieces(whole: str) -> list[str]:
    """A document in pieces that end with a line where they can."""
    found = []
    while len(whole) > _PIECE:
        cut = whole.rfind("\n", _PIECE // 2, _PIECE) + 1 or _PIECE
        found.append(whole[:cut])
        whole = whole[cut:]
    return [*found, whole]


def learnt(row: AnyRow, when: str) -> AnyRow:
    """The row with the time at which the record first learnt it."""
    if isinstance(row, StatementRow):
        return replace(row, added=when)
    return replace(row, grounds=replace(row.grounds, added=when))


def spoken_of(found: Rows) -> list[str]:
    """The parties that the rows of a report speak of, in order."""
    named = {party for row in found.statements if row.source for party in row.source.parties}
    held: list[Any] = [*found.positions, *found.conditions, *found.commitments]
    named |= {row.party for row in held if row.party}
    named |= {party for row in found.contacts for party in row.participants}
    return sorted(named)
