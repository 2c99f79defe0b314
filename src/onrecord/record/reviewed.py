"""What people have said of a report's rows, put over what the machine read. Pure.

A review names its row by key, which is made of the row's words: read again by a newer model, the same words have the same key, and the
review holds. It also keeps the row as it stood, so that what a person confirmed stays in the record when a newer model no longer finds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from onrecord.talks.rows import Standing, permalink

TABLES = ("statements", "positions", "conditions", "commitments", "contacts")
"""The tables of RECORD.md whose rows people judge."""


class Verdict(StrEnum):
    """What a person says of a row."""

    RIGHT = "right"
    WRONG = "wrong"
    CORRECTED = "corrected"
    ADDED = "added"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Review:
    """One decision. `item` is the row as it stood (RECORD.md's form), `fields` what a correction puts in its place; `undoes` a sequence."""

    sequence: int
    at: str
    report: str
    table: str
    row: str
    verdict: Verdict
    reviewer: str
    reason: str | None
    item: Mapping[str, Any]
    fields: Mapping[str, Any]
    undoes: int | None


def standing(reviews: Iterable[Review]) -> dict[str, Review]:
    """The review of each row that counts: the last one that was not undone."""
    in_order = list(reviews)
    undone = {review.undoes for review in in_order if review.verdict is Verdict.UNDONE}
    return {review.row: review for review in in_order if review.verdict is not Verdict.UNDONE and review.sequence not in undone}


def reviewed(record: Mapping[str, Any], reviews: Iterable[Review]) -> dict[str, Any]:
    """The record of a document (RECORD.md) with people's word over the machine's.

    Every row gets its `key`, and a judged one its `standing`. A row that rests on nothing but statements found wrong is wrong as well.
    """
    judged = standing(reviews)
    document = record["document"]["id"]
    out = dict(record)
    for table in TABLES:
        rows = [{**given, "key": permalink(table, given, document=document)} for given in record[table]]
        out[table] = [_judged(row, judged[row["key"]]) if row["key"] in judged else row for row in rows]
        there = {row["key"] for row in rows}
        kept = (review for review in judged.values() if review.table == table and review.row not in there)
        out[table] += [_judged({**review.item, "key": review.row}, review) for review in kept if review.verdict is not Verdict.WRONG]
    wrong = {row["id"] for row in out["statements"] if row.get("standing") == Standing.WRONG}
    for table in TABLES[1:]:
        out[table] = [_fallen(row) if row["statements"] and wrong.issuperset(row["statements"]) else row for row in out[table]]
    return out


def _judged(row: Mapping[str, Any], review: Review) -> dict[str, Any]:
    return {**row, **review.fields, "standing": str(review.verdict)}


def _fallen(row: dict[str, Any]) -> dict[str, Any]:
    """A row without ground; a person's own word about it counts more."""
    return row if "standing" in row else {**row, "standing": str(Standing.WRONG)}
