"""Reviews in the log: what a person says of a row, taken back, listed, given as labels, and how far reviewers agree."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select

from onrecord.errors import OnrecordError
from onrecord.record import building, entries, log, schema
from onrecord.record.current import current, review
from onrecord.record.log import EntryKind
from onrecord.record.reviewed import TABLES, Review, Verdict, reviewed
from onrecord.statements.values import Act, CommitmentStatus, ConditionKind, ContactStatus, Factuality, Mode, Stance
from onrecord.talks.rows import Standing, permalink, rows
from onrecord.talks.values import Basis, ContactKind

FIELDS: Mapping[str, Mapping[str, type[StrEnum] | None]] = {
    "statements": {"act": Act, "factuality": Factuality, "mode": Mode, "stance": Stance, "said": None, "issues": None, "source": None},
    "positions": {"party": None, "issue": None, "stance": Stance, "basis": Basis, "as_of": None},
    "conditions": {"party": None, "issue": None, "kind": ConditionKind, "met_by": None},
    "commitments": {"party": None, "to": None, "status": CommitmentStatus, "due": None},
    "contacts": {"kind": ContactKind, "status": ContactStatus, "when": None, "place": None, "participants": None},
}
"""The fields that a correction may change, by table, and the values that they may have, where these are fixed."""

_REQUIRED = ("act", "factuality", "mode", "stance", "party", "issue", "basis", "kind", "status", "participants")
_OPTIONAL = {("conditions", "party"), ("commitments", "party"), ("statements", "stance")}
_JUDGING = (Verdict.RIGHT, Verdict.WRONG, Verdict.CORRECTED)


class WrongReview(OnrecordError):
    """A review that cannot be kept: it names no row, or gives a field what it cannot have."""


def judge(connection: Connection, row: str, verdict: Verdict, *, reviewer: str, reason: str | None, fields: Mapping[str, Any]) -> int:
    """Keeps what a person says of the row with this key; the number of the entry. Raises `WrongReview`."""
    if verdict not in _JUDGING:
        raise WrongReview(f"a row is judged right, wrong or corrected, not {verdict}", where=row)
    if bool(fields) != (verdict is Verdict.CORRECTED):
        raise WrongReview("a correction names what it changes, and nothing else does", where=row)
    table, report = _found(connection, row)
    document, record, given = current(log.of_subject(connection, report, until=schema.OPEN))
    if record is None:
        raise WrongReview("its report has not been read", where=row)
    held = next(item for item in reviewed(record, given)[table] if item["key"] == row)
    _check(table, fields, where=row)
    item = {name: value for name, value in held.items() if name not in ("key", "standing")}
    told = {"table": table, "row": row, "verdict": verdict, "item": item, "fields": dict(fields), "undoes": None}
    return _kept(connection, report, told, reviewer, reason, text=document.payload["text"], record=record)


def add(connection: Connection, report: str, table: str, item: Mapping[str, Any], *, reviewer: str, reason: str | None) -> str:
    """Keeps a row (RECORD.md's form) that the machine missed; its key. Raises `WrongReview`."""
    held = list(log.of_subject(connection, report, until=schema.OPEN))
    if not held:
        raise WrongReview("there is no such report", where=report)
    document, record, _ = current(held)
    if record is None or table not in TABLES:
        raise WrongReview("nothing can be added to it", where=report)
    _check(table, {name: value for name, value in item.items() if name in FIELDS[table]}, where=report)
    row = permalink(table, item, document=document.payload["document"]["id"])
    told = {"table": table, "row": row, "verdict": Verdict.ADDED, "item": dict(item), "fields": {}, "undoes": None}
    _kept(connection, report, told, reviewer, reason, text=document.payload["text"], record=record)
    return row


def undo(connection: Connection, sequence: int, *, reviewer: str) -> None:
    """Takes a review back: it stays in the log and counts no more. Raises `WrongReview` if there is no such review."""
    found = connection.execute(select(schema.entries).where(schema.entries.c.sequence == sequence)).mappings().first()
    if found is None or found["kind"] != EntryKind.REVIEW or log.read(found).payload["verdict"] == Verdict.UNDONE:
        raise WrongReview(f"entry {sequence} is no review that could be taken back")
    before = log.read(found)
    told = {**before.payload, "verdict": Verdict.UNDONE, "fields": {}, "undoes": sequence, "reviewer": reviewer, "reason": None}
    building.build(connection, [log.append(connection, EntryKind.REVIEW, before.subject, told)])


def everything(connection: Connection, *, newest: bool = False, limit: int | None = None) -> Iterator[Review]:
    """The reviews in the order in which they were made, or the newest first; `limit` of them at most."""
    order = schema.entries.c.sequence.desc() if newest else schema.entries.c.sequence
    query = select(schema.entries).where(schema.entries.c.kind == EntryKind.REVIEW).order_by(order).limit(limit)
    return (review(log.read(row)) for row in connection.execute(query).mappings())


def labels(connection: Connection, *, whole: bool) -> Iterator[dict[str, Any]]:
    """The reviewed reports in the form of the gold records: RECORD.md's object, with the rows that people found right, put right or added.

    With `whole` the rows that nobody judged stand there as well. What was found wrong never does.
    """
    subjects = select(schema.entries.c.subject).where(schema.entries.c.kind == EntryKind.REVIEW).distinct()
    for report in sorted(connection.execute(subjects).scalars()):
        document, record, given = current(log.of_subject(connection, report, until=schema.OPEN))
        if record is not None:
            yield _labelled(entries.document(document.payload).text, reviewed(record, given), whole=whole)


def agreement(found: Iterable[Review]) -> float | None:
    """Krippendorff's alpha (nominal) of the reviewers' last decisions on rows; None where no two judged the same row.

    Two who put the same row right in different ways differ. Source: Krippendorff, "Content Analysis", 2004, chapter 11.
    """
    in_order = list(found)
    undone = {one.undoes for one in in_order if one.verdict is Verdict.UNDONE}
    told = {(one.reviewer, one.row): _decision(one) for one in in_order if one.verdict in _JUDGING and one.sequence not in undone}
    reviewers, rows_ = sorted({who for who, _ in told}), sorted({row for _, row in told})
    pairs = sum(len([who for who in reviewers if (who, row) in told]) > 1 for row in rows_)
    if not pairs:
        return None
    values = sorted(set(told.values()))
    if len(values) == 1:
        return 1.0
    from krippendorff import alpha  # with NumPy, and needed by this alone

    codes = [[float(values.index(told[who, row])) if (who, row) in told else float("nan") for row in rows_] for who in reviewers]
    return float(alpha(reliability_data=codes, level_of_measurement="nominal"))


def _decision(one: Review) -> str:
    return json.dumps([one.verdict, one.fields], sort_keys=True)


def _kept(
    connection: Connection,
    report: str,
    told: Mapping[str, Any],
    reviewer: str,
    reason: str | None,
    *,
    text: str,
    record: Mapping[str, Any],
) -> int:
    """Appends a review, after a trial that its row can be made of it."""
    row = {**told["item"], **told["fields"]}
    try:
        rows({**record, **{table: [row] if table == told["table"] else [] for table in TABLES}}, text, added="")
        within = all(0 <= start < end <= len(text) for start, end in _spans(row))
    except (KeyError, TypeError, ValueError) as error:
        raise WrongReview(f"no row can be made of it ({error})", where=told["row"]) from error
    if not within:
        raise WrongReview("its words do not stand in the report", where=told["row"])
    entry = log.append(connection, EntryKind.REVIEW, report, {**told, "reviewer": reviewer, "reason": reason})
    building.build(connection, [entry])
    return entry.sequence


def _spans(row: Mapping[str, Any]) -> Sequence[Sequence[int]]:
    parts = [row, row.get("content") or {}, row.get("cue") or {}]
    return [span for part in parts for name in ("spans", "evidence") for span in part.get(name) or ()]


def _check(table: str, fields: Mapping[str, Any], *, where: str) -> None:
    for name, value in fields.items():
        if name not in FIELDS[table]:
            raise WrongReview(f"{name!r} is no field of it that can be put right", where=where, do=f"fields are {', '.join(FIELDS[table])}")
        allowed = FIELDS[table][name]
        if not value and name in _REQUIRED and (table, name) not in _OPTIONAL:
            raise WrongReview(f"{name} cannot be empty", where=where)
        if allowed is not None and value is not None and value not in list(allowed):
            raise WrongReview(f"{name} cannot be {value!r}", where=where, do=f"it is one of {', '.join(allowed)}")


def _found(connection: Connection, row: str) -> tuple[str, str]:
    """The table and the report of the row with this key."""
    for table in schema.VERSIONED:
        report = connection.execute(select(table.c.report).where(table.c.key == row).limit(1)).scalar()
        if report is not None:
            return table.name, report
    raise WrongReview("there is no row with this key", where=row, do="list them with `onrecord list statements`")


def _labelled(text: str, record: Mapping[str, Any], *, whole: bool) -> dict[str, Any]:
    wanted = {str(standing) for standing in (Standing.RIGHT, Standing.CORRECTED, Standing.ADDED)}
    out = dict(record)
    for table in TABLES:
        judged = [row for row in record[table] if row.get("standing") in wanted or (whole and "standing" not in row)]
        out[table] = [{name: value for name, value in row.items() if name not in ("key", "standing")} for row in judged]
    there = {row["id"] for row in out["statements"]}
    for table in TABLES[1:]:
        out[table] = [{**row, "statements": [one for one in row["statements"] if one in there]} for row in out[table]]
    if record["document"].get("extracted"):
        out["document"] = {**record["document"], "text": text}
    return out
