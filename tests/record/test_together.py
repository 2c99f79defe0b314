"""What many reports make together: issues of one name, families of copies; the same whatever the order of adding."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from onrecord.document import digest
from onrecord.record import Record, View, schema
from onrecord.talks.declared import DeclaredIssue, Talks
from onrecord.talks.merging import merge
from record.making import Made, keep, made

LABELS = (
    *("30-day ceasefire", "a 30-day truce", "ceasefire", "the US ceasefire plan", "frozen conflict", "60-day truce", "sanctions relief"),
    *("lifting of sanctions", "sanctions on Russia", "prisoner exchange", "exchange of prisoners", "talks", "peace talks", "truce"),
)


def labelled(number: int) -> Made:
    """A made report whose issues are labels of real reports."""
    report = made(number, sentences=5)
    chance = random.Random(number)
    for statement, position in zip(report.record["statements"], report.record["positions"], strict=True):
        position["issue"] = chance.choice(LABELS)
        statement["issues"] = [position["issue"]]
    return report


def test_issues_are_those_of_all_labels_at_once(opened: Callable[[str], Record], tmp_path: Path) -> None:
    reports = [labelled(number) for number in range(30)]
    uses = Counter(row["issue"] for report in reports for row in (*report.record["positions"], *report.record["conditions"]))
    uses += Counter(label for report in reports for row in report.record["statements"] for label in row["issues"])
    expected = merge(uses)
    for trial in range(3):
        random.Random(trial).shuffle(reports)
        record = opened(str(tmp_path / f"{trial}.sqlite"))
        for report in reports:
            keep(record, report)
        assert record.issues() == expected
        assert {row.issue for row in record.positions()} <= set(expected.values())
        assert list(record.verify()) == []


def test_declared_issues_win(record: Record) -> None:
    for number in range(8):
        keep(record, labelled(number))
    isk = Talks("Isk", ("KES", "VLM"), (DeclaredIssue("The truce", ("30-day ceasefire", "60-day truce", "prisoner exchange")),))
    assert record.declare(isk)
    assert not record.declare(isk)
    keep(record, labelled(8))
    assert record.talks() == (isk,)
    assert {record.issues()[label] for label in ("30-day ceasefire", "60-day truce")} == {"The truce"}
    assert list(record.verify()) == []
    both = {report.key for report in record.reports(View(talks="Isk"))}
    parties = {report.key: {row.party for row in record.positions(View(report=report.key))} for report in record.reports()}
    assert {name for name, spoken in parties.items() if {"KES", "VLM"} <= spoken} <= both
    assert list(record.reports(View(talks="other"))) == []


def copied(report: Made, words: str, day: str) -> Made:
    """The report with other words at its end, as another outlet's copy on another day."""
    text = report.document.text + words
    about = {"id": digest(text.encode()), "published": day, "outlet": "Isk Wire"}
    return Made(replace(report.document, text=text, **about), {**report.record, "document": {**report.record["document"], **about}})


def test_families_whatever_the_order(opened: Callable[[str], Record], tmp_path: Path) -> None:
    first = made(3, sentences=12)
    day = int(first.document.published[-2:])
    months = first.document.published[:-2]
    chain = [first, *(copied(first, f"Added by desk {number}.\n", f"{months}{day + 3 * number:02}") for number in range(1, 5))]
    others = [made(number, sentences=12) for number in (50, 100, 150, 200)]
    for trial in range(3):
        reports = [*chain, *others]
        random.Random(trial).shuffle(reports)
        record = opened(str(tmp_path / f"{trial}.sqlite"))
        for report in reports:
            keep(record, report)
        copies = record.copies()
        assert {report.id for report in copies.values()} == {first.document.id}
        assert len(copies) == 4
        assert record.copies([next(iter(copies))]) == dict([next(iter(copies.items()))])
        with record.place.reading() as connection:
            assert connection.execute(select(schema.sketches)).all()
        assert list(record.verify()) == []


def test_persons_are_known_to_the_reports_after(record: Record) -> None:
    for number in (0, 1, 2):
        keep(record, made(number))
    known = record.known("Lund will call Maran.")
    assert {row.name for row in known.rows} == {"Petar Lund", "Ilse Maran"} & {row.source.name for row in record.statements() if row.source}
    lund = known.named("Petar Lund", "2031-02-01")
    assert lund is not None
    assert lund.parties == ("VLM",)
    assert known.named("Petar Lund", "2030-12-31") is None
    assert record.known("nobody at all").rows == ()
