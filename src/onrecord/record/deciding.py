"""Decisions of people about statements, one at a time: taken into the log, told from it, taken back. Each is an entry; none is changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from onrecord.errors import OnrecordError
from onrecord.record import building, log
from onrecord.record.current import current
from onrecord.record.current import review as review_of
from onrecord.record.log import Entry, EntryKind
from onrecord.record.opening import Place
from onrecord.record.reviewed import Review, Verdict, reviewed
from onrecord.record.schema import entries
from onrecord.talks.rows import permalink


class NotDecided(OnrecordError):
    """A decision that cannot be taken: there is no such row, its words are not there, or there is nothing to undo."""


def decide(
    place: Place, row: str, verdict: Verdict, *, report: str, reviewer: str, reason: str | None, fields: Mapping[str, Any]
) -> Review:
    """Takes a decision about the statement with the key `row` in `report`. Raises `NotDecided` if it is not there."""
    with place.writing() as connection:
        item = next((item for item in statements(connection, report) if item["key"] == row), None)
        if item is None:
            raise NotDecided(f"there is no statement {row} in {report}", do="load the page again")
        return _taken(connection, report, row, verdict, reviewer, reason, item=item, fields=fields)


def add(place: Place, item: Mapping[str, Any], *, report: str, reviewer: str, reason: str | None) -> Review:
    """Takes a statement that the reading missed, in RECORD.md's form. Raises `NotDecided` if there is no such report."""
    with place.writing() as connection:
        document, _, _ = current(_of(connection, report))
        row = permalink("statements", item, document=document.payload["document"]["id"])
        return _taken(connection, report, row, Verdict.ADDED, reviewer, reason, item=item, fields={})


def undo(place: Place, *, reviewer: str) -> Review:
    """Takes back the last decision of this reviewer that stands. Raises `NotDecided` if there is none."""
    with place.writing() as connection:
        for review, undone in last(connection, reviewer=reviewer, limit=1000):
            if not undone and review.verdict is not Verdict.UNDONE:
                item = dict(review.item)
                return _taken(
                    connection, review.report, review.row, Verdict.UNDONE, reviewer, None, item=item, fields={}, undoes=review.sequence
                )
        raise NotDecided("there is no decision of yours to undo")


def statements(connection: Connection, report: str) -> list[dict[str, Any]]:
    """The statements of a report in RECORD.md's form as they count now, each with its `key`."""
    _, record, reviews = current(_of(connection, report))
    return list(reviewed(record, reviews)["statements"]) if record else []


def last(connection: Connection, *, report: str | None = None, reviewer: str | None = None, limit: int) -> list[tuple[Review, bool]]:
    """The last decisions, of a report or of a reviewer, the latest first, each with whether it was undone."""
    query = select(entries).where(entries.c.kind == str(EntryKind.REVIEW)).order_by(entries.c.sequence.desc())
    if report is not None:
        query = query.where(entries.c.subject == report)
    found: list[tuple[Review, bool]] = []
    undone: set[int | None] = set()
    for row in connection.execute(query.execution_options(yield_per=100)).mappings():
        review = review_of(log.read(row))
        undone.add(review.undoes)
        if reviewer is None or review.reviewer == reviewer:
            found.append((review, review.sequence in undone))
        if len(found) == limit:
            break
    return found


def _of(connection: Connection, report: str) -> Iterable[Entry]:
    found = list(log.of_subject(connection, report, until=2**62))
    if not found:
        raise NotDecided(f"there is no report {report}", do="load the page again")
    return found


def _taken(
    connection: Connection,
    report: str,
    row: str,
    verdict: Verdict,
    reviewer: str,
    reason: str | None,
    *,
    item: Mapping[str, Any],
    fields: Mapping[str, Any],
    undoes: int | None = None,
) -> Review:
    """Appends the decision and brings the report's rows up to date with it."""
    payload = {
        "table": "statements",
        "row": row,
        "verdict": str(verdict),
        "reviewer": reviewer,
        "reason": reason,
        "item": {name: value for name, value in item.items() if name not in ("key", "standing")},
        "fields": dict(fields),
        "undoes": undoes,
    }
    entry = log.append(connection, EntryKind.REVIEW, report, payload)
    building.build(connection, [entry])
    return review_of(entry)
