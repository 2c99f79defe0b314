"""Label records read as if a perfect tagger had tagged their reports: records of `format/RECORD.md` to `Tagged`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.document import Document, Span, Words, words
from onrecord.sentences import sentences
from onrecord.statements.values import (
    Act,
    Attribution,
    CommitmentMark,
    CommitmentStatus,
    ConditionKind,
    ConditionMark,
    ContactMark,
    ContactStatus,
    Factuality,
    Mode,
    Tagged,
)

Record = Mapping[str, Any]
"""One record as parsed from JSON; its form is RECORD.md's, checked by whoever wrote it."""


def label_paths(labels: Path) -> list[Path]:
    """The label records under `labels` (BUNDLE/NAME.json), sorted by path."""
    return sorted(labels.glob("*/*.json"))


def read_record(path: Path, corpora: Path) -> tuple[Record, str]:
    """The record at `path` (labels/BUNDLE/NAME.json) and the text of `corpora/BUNDLE/NAME.txt`, newlines as they are."""
    record = json.loads(path.read_text(encoding="utf-8"))
    text = (corpora / path.parent.name / (path.stem + ".txt")).read_bytes().decode("utf-8")
    return record, text


def read_tagged(labels: Path, corpora: Path, *, keep: Callable[[int], bool] = lambda number: True) -> Iterator[tuple[Path, Record, Tagged]]:
    """The label records whose number in order of path `keep` accepts, each with its report as if perfectly tagged."""
    for number, path in enumerate(label_paths(labels)):
        if keep(number):
            record, text = read_record(path, corpora)
            yield path, record, tagged(record, text)


def tagged(record: Record, text: str) -> Tagged:
    """The report of `record` with its statements as attributions; conditions, commitments and contacts as marks.

    `within` and `carriers` are worked out from `via`: the last link is the outer attribution's source where its content
    covers this one, the others are carriers where they stand in the statement's own sentence.
    """
    about = record["document"]
    document = Document(
        about["id"],
        text,
        about["title"],
        about["outlet"],
        about["url"],
        about["published"],
        about["language"],
        tuple(Span(*span) for span in about["boilerplate"]),
    )
    rows = record["statements"]
    bounds = sentences(text)
    attributions = tuple(_attribution(text, row, rows, bounds) for row in rows)
    return Tagged(
        document,
        tuple(sorted(attributions, key=lambda found: (found.content.start, found.content.end, found.id))),
        tuple(ConditionMark(words(text, row["spans"]), ConditionKind(row["kind"])) for row in record["conditions"]),
        tuple(CommitmentMark(words(text, row["spans"]), CommitmentStatus(row["status"])) for row in record["commitments"]),
        tuple(ContactMark(words(text, row["evidence"]), ContactStatus(row["status"])) for row in record["contacts"]),
    )


def _attribution(text: str, row: Record, rows: Sequence[Record], bounds: Sequence[tuple[int, int]]) -> Attribution:
    outer = outer_statement(row, rows)
    links = row["via"]
    inherited = len(outer["via"]) + 1 if outer is not None else 0
    carriers = [link for link in links[inherited:] if _same_sentence(link, row, bounds)]
    return Attribution(
        row["id"],
        _words(text, row["source"]),
        _words(text, row["cue"]),
        words(text, row["content"]["spans"]),
        outer["id"] if outer is not None else None,
        tuple(words(text, link["spans"]) for link in carriers),
        Mode(row["mode"]),
        Act(row["act"]),
        Factuality(row["factuality"]),
        None,
        _words(text, row["prompt"]),
        _words(text, row["addressee"]),
    )


def _words(text: str, row: Record | None) -> Words | None:
    return words(text, row["spans"]) if row is not None and row["spans"] else None


def outer_statement(row: Record, rows: Sequence[Record]) -> Record | None:
    """The statement in whose content `row` stands and whose source is the last link of its `via`; None if there is none."""
    if not row["via"]:
        return None
    last = row["via"][-1]
    found = [
        other
        for other in rows
        if other is not row
        and other["source"] is not None
        and other["source"]["name"] == last["name"]
        and _inside(row["cue"] or row["content"], other["content"])
    ]
    return min(found, key=lambda other: (sum(end - start for start, end in other["content"]["spans"]), other["id"]), default=None)


def _inside(part: Record, whole: Record) -> bool:
    start = part["spans"][0][0]
    return any(begin <= start < end for begin, end in whole["spans"])


def _same_sentence(link: Record, row: Record, bounds: Sequence[tuple[int, int]]) -> bool:
    parts = [part for part in (row["cue"], row["content"], row["source"]) if part is not None]
    places = [start for part in parts for start, _ in part["spans"]]
    at = link["spans"][0][0]
    return any(start <= at < end and any(start <= place < end for place in places) for start, end in bounds)
