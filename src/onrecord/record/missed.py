"""Rows that a reading missed, made of what a reviewer tells: words that stand in the report, and a few fields. Pure.

The terminal and the page ask for them in their own ways; what is made of the answers is made here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from onrecord.actors.values import Kind
from onrecord.document import Span, Words, words
from onrecord.errors import OnrecordError
from onrecord.sentences import index_at, sentences
from onrecord.statements.modes import mode
from onrecord.talks.positions import BASES
from onrecord.talks.values import Basis

ASKED: Mapping[str, tuple[str, ...]] = {
    "statements": ("source", "cue", "act", "factuality", "stance"),
    "positions": ("party", "issue", "stance"),
    "conditions": ("party", "issue", "kind", "met_by"),
    "commitments": ("party", "to", "status", "due"),
    "contacts": ("kind", "participants", "status", "when", "place"),
}
"""What is asked of a row beside its words, by table. What it cannot do without is checked where it is kept (`reviews.add`)."""

_SEVERAL = ("participants", "met_by")


class NotInTheReport(OnrecordError):
    """What a reviewer tells does not stand in the report."""


def quoted(text: str, told: str, *, near: int = 0) -> Words:
    """The words that a reviewer typed, whole ones, where they stand nearest to the code point `near`; white space may differ.

    Raises `NotInTheReport`.
    """
    wanted = told.split()
    found: list[Span] = []
    if wanted:
        edges = [r"(?<!\w)" * wanted[0][0].isalnum(), r"(?!\w)" * wanted[-1][-1].isalnum()]
        found = [Span(*match.span()) for match in re.finditer(r"\s+".join(map(re.escape, wanted)).join(edges), text)]
    if not found:
        raise NotInTheReport("these words do not stand in the report", where=told[:60], do="give them to the letter")
    return words(text, [min(found, key=lambda span: abs(span.start - near))])


def missed(table: str, at: Words, told: Mapping[str, str], *, text: str, record: Mapping[str, Any]) -> dict[str, Any]:
    """A row of `table` in RECORD.md's form: `at` are its words in `text`, `told` the answers to what `ASKED` has, "" for none.

    `record` is the report's (RECORD.md), whose actors and statements the row refers to. Raises `NotInTheReport`.
    """
    given: dict[str, Any] = {name: _field(name, told.get(name, "").strip()) for name in ASKED[table]}
    if table == "statements":
        return _statement(at, given, text, record)
    rests = [one for one in record["statements"] if _touch(at.spans, one)]
    common = {"statements": [one["id"] for one in rests], "evidence": _evidence(text, at.spans)}
    if table == "positions":
        source = rests[0]["source"] if rests else None
        basis = BASES.get(Kind(source["kind"]), Basis.NARRATION) if source else Basis.NARRATION
        return {**given, "basis": str(basis), "as_of": rests[0]["said"] if rests else None, **common}
    if table == "contacts":
        return {**given, "participants": sorted(given["participants"]), "persons": [], **common}
    return {**given, "text": at.text, "spans": _listed(at.spans), **common}


def _statement(at: Words, given: Mapping[str, Any], text: str, record: Mapping[str, Any]) -> dict[str, Any]:
    cue = quoted(text, given["cue"], near=at.start) if given["cue"] else None
    return {
        "id": "added-" + "-".join(f"{start}-{end}" for start, end in at.spans),
        "source": actor(given["source"], text, record, near=at.start) if given["source"] else None,
        "via": [],
        "cue": {"text": cue.text, "spans": _listed(cue.spans)} if cue else None,
        "content": {"text": at.text, "spans": _listed(at.spans)},
        "mode": str(mode(text, at)),
        "act": given["act"],
        "factuality": given["factuality"],
        "addressee": None,
        "prompt": None,
        "said": None,
        "issues": [],
        "stance": given["stance"],
        "within": None,
        "confidence": 1.0,
    }


def actor(name: str, text: str, record: Mapping[str, Any], *, near: int = 0) -> dict[str, Any]:
    """The actor of this name as the report's statements have it; else whoever stands by that name nearest to `near`, for no party.

    Raises `NotInTheReport`.
    """
    statements = record["statements"]
    actors = (one for row in statements for one in (row["source"], *row["via"], row["addressee"]) if one)
    known = next((one for one in actors if name in (one["name"], one["text"])), None)
    if known is not None:
        return dict(known)
    found = quoted(text, name, near=near)
    return {"text": found.text, "spans": _listed(found.spans), "name": found.text, "kind": "person", "party": None, "role": None}


def _field(name: str, told: str) -> Any:
    if name in _SEVERAL:
        parts = [part.strip() for part in told.split(",") if part.strip()]
        return parts or (None if name == "met_by" else [])
    return told or None


def _touch(spans: Iterable[Span], statement: Mapping[str, Any]) -> bool:
    """Whether words lie in a statement's content, or it in them."""
    return any(start < end_of and start_of < end for start, end in spans for start_of, end_of in statement["content"]["spans"])


def _evidence(text: str, spans: Sequence[Span]) -> list[list[int]]:
    """The sentences in which words stand."""
    every = sentences(text)
    if not every:
        return _listed(spans)
    numbers = {number for start, end in spans for number in range(index_at(text, start), index_at(text, end - 1) + 1)}
    return [list(every[number]) for number in sorted(numbers)]


def _listed(spans: Iterable[Span]) -> list[list[int]]:
    return [[start, end] for start, end in spans]
