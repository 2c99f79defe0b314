"""Review: what is to be looked at next, and what a decision means in RECORD.md's form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.record import Kept
from onrecord.record.missed import NotInTheReport, actor, missed
from onrecord.statements.values import Act, Factuality
from onrecord.talks.rows import Standing, StatementRow
from onrecord.web.asked import Asked
from onrecord.web.queries.documents import statement_in
from onrecord.web.queries.store import Store
from onrecord.web.shown import Choice, Decided, Decision, ReviewPage, Undecidable
from onrecord.web.words import ACTS, FACTUALITIES, STANCES

_BEFORE, _AFTER = 3, 9
"""Statements of the queue that are shown around the one at hand."""

_MODES = {"direct": "word for word", "mixed": "partly word for word", "indirect": "in the report’s words"}

_UNREAD: Mapping[str, Any] = {"statements": ()}
"""As much of a record as there is where a report was not read."""

_SPANS = re.compile(r"\d{1,9}:\d{1,9}(?: \d{1,9}:\d{1,9}){0,20}")


def review_page(store: Store, asked: Asked, *, at: str | None) -> ReviewPage:
    """The statement `at` (by default the one whose reading is least sure) with those around it in the queue, and the last decisions."""
    queue = sorted((row for row in store.statements(asked) if row.standing is Standing.MACHINE), key=lambda row: (row.confidence, row.key))
    left = len(queue)
    current = next((row for row in queue if row.key == at), None) or (store.statement(at) if at else None) or (queue[0] if queue else None)
    if current is None:
        return ReviewPage(asked, (), None, (), (), "", store.reviews(), 0)
    if current.standing is not Standing.MACHINE:
        queue.insert(0, current)
    place = queue.index(current) if current in queue else 0
    kept = store.document(current.report)
    page = statement_in(store, kept, current) if kept else None
    names = tuple(sorted({row.source.name for row in kept.rows.statements if row.source})) if kept else ()
    shown = tuple(queue[max(0, place - _BEFORE) : place + _AFTER])
    return ReviewPage(asked, shown, page, choices(current), names, kept.document.text if kept else "", store.reviews(), left)


def choices(row: StatementRow) -> tuple[Choice, ...]:
    """The fields of a statement that can be corrected, with what stands there and what may."""
    source = row.source
    return (
        Choice("act", "What it does", row.act, tuple(ACTS.items())),
        Choice("factuality", "How sure the source is", row.factuality, tuple(FACTUALITIES.items())),
        Choice("stance", "Stance", row.stance or "", tuple(STANCES.items())),
        Choice("source", "Who says it", source.name if source else "", ()),
        Choice("party", "For which parties (codes)", " ".join(source.parties) if source else "", ()),
        Choice("mode", "Quoted", row.mode, tuple(_MODES.items())),
        Choice("issues", "Issues (between semicolons)", "; ".join(row.issues), ()),
        Choice("said", "Said on (a date or month)", row.said or "", ()),
    )


def decide(
    store: Store, row: str, decision: Decision, *, by: str, reason: str | None, field: str | None, value: str | None, spans: str | None
) -> Decided:
    """Takes a decision into the log. Raises `Undecidable` where it means nothing; what cannot be taken is an `OnrecordError`."""
    if decision is Decision.UNDONE:
        undone = store.undo(by)
        if undone is None:
            raise Undecidable("there is no decision of yours to take back")
        return Decided("taken back", undone if store.statement(undone) else None)
    if decision is Decision.ADDED:
        return _added(store, row, by=by, reason=reason, name=(value or "").strip(), spans=spans or "")
    found = store.statement(row)
    if found is None:
        raise Undecidable(f"there is no statement {row}")
    following = _following(store, found)
    if decision is not Decision.UNDECIDED:
        fields = _fields(store, found, field, value) if decision is Decision.CORRECTED else {}
        store.judge(found.key, str(decision), by=by, reason=reason, fields=fields)
    return Decided(str(decision), following)


def _following(store: Store, row: StatementRow) -> str | None:
    """The statement after this one in the queue, the first one after the last."""
    order = sorted(
        (one for one in store.statements(Asked()) if one.standing is Standing.MACHINE and one.key != row.key),
        key=lambda one: (one.confidence, one.key),
    )
    after = next((one for one in order if (one.confidence, one.key) > (row.confidence, row.key)), None)
    return after.key if after else order[0].key if order else None


def _fields(store: Store, row: StatementRow, field: str | None, value: str | None) -> dict[str, Any]:
    """What a correction puts in the place of what stands, in RECORD.md's form."""
    choice = next((one for one in choices(row) if one.name == field), None)
    told = (value or "").strip()
    if choice is None:
        raise Undecidable(f"{field!r} is no field that can be corrected")
    if choice.values and told not in dict(choice.values) and not (field == "stance" and not told):
        raise Undecidable(f"{told!r} is no value of that field: {', '.join(dict(choice.values))}")
    if field == "issues":
        return {"issues": [name.strip() for name in told.split(";") if name.strip()]}
    if field == "said":
        if told and not re.fullmatch(r"\d{4}(-\d\d){0,2}", told):
            raise Undecidable(f"{told!r} is no date or month")
        return {"said": told or None}
    if field in ("source", "party"):
        kept = store.document(row.report)
        return {"source": _source(kept, row, field, told) if kept else None}
    return {str(field): told or None}


def _source(kept: Kept, row: StatementRow, field: str, told: str) -> Mapping[str, Any] | None:
    """The source of a statement with another name, or speaking for other parties."""
    if field == "source":
        try:
            return actor(told, kept.document.text, kept.record or _UNREAD) if told else None
        except NotInTheReport as error:
            raise _nobody(told) from error
    source = next(item["source"] for item in _items(kept) if item["key"] == row.key)
    if source is None:
        raise Undecidable("it has no source that could speak for a party")
    codes = told.split()
    return {**source, "party": None if not codes else codes[0] if len(codes) == 1 else codes}


def _added(store: Store, report: str, *, by: str, reason: str | None, name: str, spans: str) -> Decided:
    """A statement that the reading missed: its words by their places, its source by a name that the report has."""
    kept = store.document(report)
    if kept is None:
        raise Undecidable(f"there is no report {report}")
    if not _SPANS.fullmatch(spans):
        raise Undecidable("choose the words of the statement first")
    try:
        words = kept.document.words(*(_pair(span) for span in spans.split()))
    except ValueError as error:
        raise Undecidable(str(error)) from error
    told = {"source": name, "act": str(Act.INFORM), "factuality": str(Factuality.CERTAIN)}
    try:
        item = missed("statements", words, told, text=kept.document.text, record=kept.record or _UNREAD)
    except NotInTheReport as error:
        raise _nobody(name) from error
    return Decided("added", store.add_statement(report, item, by=by, reason=reason))


def _pair(span: str) -> tuple[int, int]:
    start, end = span.split(":")
    return int(start), int(end)


def _nobody(name: str) -> Undecidable:
    return Undecidable(f"{name!r} does not stand in the report; give the words that name the source")


def _items(kept: Kept) -> Sequence[Mapping[str, Any]]:
    return kept.record["statements"] if kept.record else ()
