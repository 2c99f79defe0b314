"""People's word over the machine's: kept, marked, taken back, carried over to newer readings, given as labels."""

from __future__ import annotations

from copy import deepcopy

import pytest

from onrecord.record import Record, Verdict, View, WrongReview
from record.making import PARTIES, READER, keep, made


@pytest.fixture
def kept(record: Record) -> Record:
    for number in range(3):
        keep(record, made(number))
    return record


def test_a_verdict_marks_the_row_and_wrong_rows_leave_the_views(kept: Record) -> None:
    first, second, *_ = kept.positions()
    kept.judge(first.key, Verdict.RIGHT, reviewer="ada")
    kept.judge(second.key, Verdict.WRONG, reviewer="ada", reason="another draft")
    shown = {row.key: str(row.grounds.standing) for row in kept.positions()}
    assert shown[first.key] == "right"
    assert second.key not in shown
    assert {row.key for row in kept.positions(View(wrong=True))} - set(shown) == {second.key}
    assert [(one.reviewer, one.verdict, one.reason) for one in kept.reviews()][1] == ("ada", "wrong", "another draft")
    assert list(kept.verify()) == []


def test_a_correction_keeps_the_permalink(kept: Record) -> None:
    first = next(kept.positions(View(stance="accept")))
    kept.judge(first.key, Verdict.CORRECTED, reviewer="ada", fields={"stance": "reject", "issue": "another issue"})
    after = next(row for row in kept.positions() if row.key == first.key)
    assert (after.stance, after.label, str(after.grounds.standing)) == ("reject", "another issue", "corrected")
    assert after.grounds.added == first.grounds.added
    assert first.key in {row.key for row in kept.board(View(issue="another issue"))}


def test_what_was_known_before_a_review(kept: Record) -> None:
    first = next(kept.positions())
    before = max(report.added for report in kept.reports())
    kept.judge(first.key, Verdict.WRONG, reviewer="ada")
    assert first.key not in {row.key for row in kept.positions()}
    last_entry = list(kept.export())[-2]
    assert before < last_entry
    assert first.key in {row.key for row in kept.positions(View(known_by=before[:-1] + "~"))}


def test_rows_fall_with_their_statements_unless_a_person_says_otherwise(kept: Record) -> None:
    rests = [row for row in kept.positions() if row.grounds.statements]
    kept.judge(rests[0].grounds.statements[0], Verdict.WRONG, reviewer="ada")
    kept.judge(rests[1].key, Verdict.RIGHT, reviewer="ada")
    kept.judge(rests[1].grounds.statements[0], Verdict.WRONG, reviewer="ada")
    left = {row.key for row in kept.positions()}
    assert rests[0].key not in left
    assert rests[1].key in left


def test_undo(kept: Record) -> None:
    first = next(kept.positions())
    kept.judge(first.key, Verdict.RIGHT, reviewer="ada")
    sequence = kept.judge(first.key, Verdict.WRONG, reviewer="ben")
    kept.undo(sequence, reviewer="ben")
    assert str(next(row for row in kept.positions() if row.key == first.key).grounds.standing) == "right"
    with pytest.raises(WrongReview, match="no review that could be taken back"):
        kept.undo(1, reviewer="ben")


def test_a_newer_reading_keeps_what_people_said(kept: Record) -> None:
    report = made(0)
    name = next(found.key for found in kept.reports() if found.id == report.document.id)
    first, second, third = kept.positions(View(report=name))
    kept.judge(first.key, Verdict.CORRECTED, reviewer="ada", fields={"stance": "open"})
    kept.judge(second.key, Verdict.WRONG, reviewer="ada")
    kept.judge(third.key, Verdict.RIGHT, reviewer="ada")
    newer = deepcopy(report.record)
    newer["positions"] = newer["positions"][:2]  # the newer model does not find the third
    newer["statements"][2]["act"] = "demand"
    changes = kept.reread(name, newer, reader={**READER, "model": "newer"}, parties=PARTIES)
    after = {row.key: row for row in kept.positions(View(report=name))}
    assert (after[first.key].stance, str(after[third.key].grounds.standing)) == ("open", "right")
    assert second.key not in after
    said = [row.key for row in kept.statements(View(report=name))]
    assert (changes.new, changes.gone, changes.changed) == ((), (), (said[2],))
    assert len([line for line in kept.export() if '"kind":"reading"' in line]) == 4
    assert list(kept.verify()) == []


def test_what_the_machine_missed(kept: Record) -> None:
    report = made(1)
    name = next(found.key for found in kept.reports() if found.id == report.document.id)
    item = {**report.record["positions"][0], "party": "OSL", "issue": "salt", "stance": "open", "statements": []}
    added = kept.add_row(name, "positions", item, reviewer="ada")
    row = next(row for row in kept.positions() if row.key == added)
    assert (row.party, row.issue, str(row.grounds.standing)) == ("OSL", "salt", "added")
    with pytest.raises(WrongReview, match="do not stand in the report"):
        kept.add_row(name, "positions", {**item, "evidence": [[0, 100_000]]}, reviewer="ada")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"stance": "perhaps"}, "stance cannot be 'perhaps'"),
        ({"basis": None}, "basis cannot be empty"),
        ({"colour": "red"}, "'colour' is no field"),
        ({}, "a correction names what it changes"),
    ],
)
def test_wrong_corrections_are_refused(kept: Record, fields: dict[str, object], told: str) -> None:
    with pytest.raises(WrongReview, match=told):
        kept.judge(next(kept.positions()).key, Verdict.CORRECTED, reviewer="ada", fields=fields)


def test_labels_in_gold_form(kept: Record) -> None:
    report = made(2)
    name = next(found.key for found in kept.reports() if found.id == report.document.id)
    first, second, _ = kept.statements(View(report=name))
    kept.judge(first.key, Verdict.RIGHT, reviewer="ada")
    kept.judge(second.key, Verdict.CORRECTED, reviewer="ada", fields={"act": "demand"})
    (judged,) = kept.labels()
    assert judged["statements"] == [report.record["statements"][0], {**report.record["statements"][1], "act": "demand"}]
    assert judged["positions"] == []
    (whole,) = kept.labels(whole=True)
    assert whole["positions"] == report.record["positions"]
    assert judged["document"]["id"] == report.document.id


def test_agreement(kept: Record) -> None:
    assert kept.agreement() is None
    rows = list(kept.positions())[:4]
    for number, row in enumerate(rows):
        kept.judge(row.key, Verdict.RIGHT if number else Verdict.WRONG, reviewer="ada")
        kept.judge(row.key, Verdict.RIGHT if number else Verdict.WRONG, reviewer="ben")
    assert kept.agreement() == 1.0
    kept.judge(rows[1].key, Verdict.WRONG, reviewer="ben")
    agreed = kept.agreement()
    assert agreed is not None
    assert 0.0 < agreed < 1.0
