"""Rows that a reviewer adds: of every table, found in the words, in the log, in the views and in the labels."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.record import Record, WrongReview
from onrecord.record.missed import ASKED, NotInTheReport, missed, quoted
from record.making import keep, made

TEXT = "Lund said the truce “holds, for now”. He will free forty prisoners by May. Ortiz met him in Corvo on Monday."
LUND = {"text": "Lund", "spans": [[0, 4]], "name": "Ada Lund", "kind": "person", "party": "ARL", "role": None}
SAID = {
    "id": "s1",
    "source": LUND,
    "via": [],
    "addressee": None,
    "content": {"text": "the truce “holds, for now”", "spans": [[10, 36]]},
    "said": "2031-03-12",
}
RECORD: dict[str, Any] = {"statements": [SAID]}
FIRST, SECOND, THIRD = [0, 37], [38, 74], [75, 108]

MADE = [
    (
        "positions",
        "the truce",
        {"party": "ARL", "issue": "truce", "stance": "accept"},
        {"basis": "named", "as_of": "2031-03-12", "statements": ["s1"], "evidence": [FIRST]},
    ),
    (
        "positions",
        "Ortiz met him",
        {"party": "BEV", "issue": "talks", "stance": "open"},
        {"basis": "narration", "as_of": None, "statements": [], "evidence": [THIRD]},
    ),
    (
        "conditions",
        "forty prisoners",
        {"party": "ARL", "issue": "truce", "kind": "before", "met_by": "BEV, COR"},
        {"met_by": ["BEV", "COR"], "spans": [[51, 66]], "text": "forty prisoners", "evidence": [SECOND]},
    ),
    (
        "commitments",
        "free forty prisoners",
        {"party": "ARL", "to": "", "status": "pending", "due": "2031-05"},
        {"to": None, "due": "2031-05", "spans": [[46, 66]], "evidence": [SECOND]},
    ),
    (
        "contacts",
        "Ortiz met him",
        {"kind": "meeting", "participants": "BEV, ARL", "status": "held", "when": "", "place": "Corvo"},
        {"participants": ["ARL", "BEV"], "when": None, "place": "Corvo", "evidence": [THIRD]},
    ),
    (
        "statements",
        "holds, for now",
        {"source": "Ada Lund", "cue": "said", "act": "confirm", "factuality": "CT+", "stance": "accept"},
        {"source": LUND, "mode": "direct", "act": "confirm", "cue": {"text": "said", "spans": [[5, 9]]}},
    ),
]


@pytest.mark.parametrize(("table", "words", "told", "expected"), MADE)
def test_a_row_of_every_table_is_made_of_words_and_answers(table: str, words: str, told: dict[str, str], expected: dict[str, Any]) -> None:
    row = missed(table, quoted(TEXT, words), told, text=TEXT, record=RECORD)
    assert {name: row[name] for name in expected} == expected


def test_words_are_found_across_lines_and_nowhere_else() -> None:
    assert quoted("He will free\n forty men.", "free forty men").text == "free\n forty men"
    for words in ("fifty prisoners", "", "holds, for nowhere"):
        with pytest.raises(NotInTheReport, match="do not stand in the report"):
            quoted(TEXT, words)


def test_the_words_of_a_cue_and_a_source_are_those_beside_the_statement() -> None:
    text = "She said no. Men and women left. He, a man of few words, said “yes”."
    row = missed("statements", quoted(text, "yes"), {"source": "He", "cue": "said"}, text=text, record={"statements": []})
    assert row["cue"]["spans"] == [[text.rindex("said"), text.rindex("said") + 4]]
    assert row["source"]["spans"] == [[text.index("He,"), text.index("He,") + 2]]


def test_a_source_that_is_not_there() -> None:
    with pytest.raises(NotInTheReport, match="do not stand in the report"):
        missed("statements", quoted(TEXT, "the truce"), {**MADE[-1][2], "source": "Nobody"}, text=TEXT, record=RECORD)


@pytest.mark.parametrize("table", list(ASKED))
def test_an_added_row_is_in_the_log_the_views_and_the_labels(record: Record, table: str) -> None:
    report = keep(record, made(0))
    kept = record.document(report)
    assert kept is not None
    assert kept.record is not None
    answers = next(told for name, _, told, _ in MADE if name == table)
    at = quoted(kept.document.text, kept.document.text.split(".")[0].split("\n")[-1])
    item = missed(table, at, {**answers, "source": "", "cue": ""}, text=kept.document.text, record=kept.record)
    key = record.add_row(report, table, item, reviewer="ada")
    assert key in {row.key for row in getattr(record, table)()}
    (labels,) = record.labels(whole=False)
    assert len(labels[table]) == 1
    assert list(record.verify()) == []
    record.undo(list(record.reviews())[-1].sequence, reviewer="ada")
    assert key not in {row.key for row in getattr(record, table)()}


@pytest.mark.parametrize(
    ("table", "field", "value", "told"),
    [
        ("contacts", "status", "perhaps", "status cannot be 'perhaps'"),
        ("contacts", "participants", "", "participants cannot be empty"),
        ("positions", "stance", "", "stance cannot be empty"),
        ("positions", "party", "", "party cannot be empty"),
        ("statements", "act", "", "act cannot be empty"),
    ],
)
def test_what_a_row_cannot_be_is_refused(record: Record, table: str, field: str, value: str, told: str) -> None:
    report = keep(record, made(0))
    kept = record.document(report)
    assert kept is not None
    assert kept.record is not None
    at = quoted(kept.document.text, kept.document.text.split()[0])
    answers = next(answers for name, _, answers, _ in MADE if name == table)
    item = missed(table, at, {**answers, "source": "", "cue": "", field: value}, text=kept.document.text, record=kept.record)
    with pytest.raises(WrongReview, match=told):
        record.add_row(report, table, item, reviewer="ada")
    assert list(record.reviews()) == []
