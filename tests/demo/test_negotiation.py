"""The demo's negotiation: all that a reader finds in its reports is found, and nothing else. `expected.toml` was written first."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.reading import load
from onrecord.surveying import Survey
from onrecord.talks.agreement import Step
from onrecord.talks.copies import copies, families, sketch
from onrecord.talks.declared import load as load_talks
from onrecord.talks.format import to_json
from onrecord.talks.merging import merge
from onrecord.talks.outlook import Outlook
from onrecord.talks.rows import Rows, rows
from onrecord.talks.shifts import Move
from readings import DEMO

pytestmark = pytest.mark.model

EXPECTED = tomllib.loads((Path(__file__).parent / "expected.toml").read_text(encoding="utf-8"))
REPORTS = sorted(DEMO.glob("*.txt"), key=lambda path: int(path.name.split("-")[0]))


@pytest.fixture(scope="module")
def found() -> Survey:
    """What the reports tell, without a record: the views are functions of rows."""
    reader = onrecord.Reader(register=str(DEMO / "register.yaml"), talks=str(DEMO / "talks.toml"))
    told: list[Rows] = []
    sketches = []
    for path in REPORTS:
        document = load(path)
        told.append(rows(to_json(reader.read(document)), document.text, added="2031-05-01T00:00:00Z"))
        sketches.append((told[-1].report, sketch(document.text)))
    positions = [row for one in told for row in one.positions]
    conditions = [row for one in told for row in one.conditions]
    (talks,) = load_talks(DEMO / "talks.toml")
    labels = Counter([*(row.label for row in positions), *(row.label for row in conditions)])
    issue = merge(labels, declared={one.label: one.aliases for one in talks.issues})
    return Survey(
        EXPECTED["day"],
        {one.report.key: one.report for one in told},
        tuple(row for one in told for row in one.statements),
        tuple(replace(row, issue=issue[row.label]) for row in positions),
        tuple(replace(row, issue=issue[row.label]) for row in conditions),
        tuple(row for one in told for row in one.commitments),
        tuple(row for one in told for row in one.contacts),
        copies(families(sketches)),
    )


def test_there_are_enough_reports_by_four_outlets_and_each_says_that_it_is_invented(found: Survey) -> None:
    assert len(REPORTS) >= 14
    assert len({report.outlet for report in found.reports.values()}) == 4
    assert all("This report is invented" in path.read_text(encoding="utf-8") for path in REPORTS)


def test_copies(found: Survey) -> None:
    numbers = {load(path).id: int(path.name.split("-")[0]) for path in REPORTS}
    by_first: dict[int, list[int]] = {}
    for copy, first in found.copies.items():
        by_first.setdefault(numbers[first.id], []).append(numbers[found.reports[copy].id])
    told = [{"first": first, "copies": sorted(others)} for first, others in sorted(by_first.items())]
    assert told == EXPECTED["copies"]


def test_contested(found: Survey) -> None:
    told = [
        {
            "sort": str(point.sort),
            "about": point.about,
            "parties": list(point.parties),
            "held": [chain.heard for chain in point.held],
            "denied": [chain.heard for chain in point.denied],
            "since": point.since,
        }
        for point in found.contested
    ]
    assert told == EXPECTED["contested"]


def test_shifts(found: Survey) -> None:
    told = [
        {"party": shift.party, "issue": shift.issue, "move": str(shift.move), "voice": shift.voice}
        | {"before": shift.before, "after": shift.after, "day": shift.day}
        for shift in found.shifts()
        if shift.move is not Move.FIRST
    ]
    assert len(told) == len(EXPECTED["shifts"])
    for expected in EXPECTED["shifts"]:
        assert any(expected.items() <= shift.items() for shift in told), expected


@pytest.mark.parametrize(("state", "listed"), [("fulfilled", "kept"), ("broken", "broken"), ("withdrawn", "taken_back")])
def test_promises_that_came_out(found: Survey, state: str, listed: str) -> None:
    told = [undertaking for undertaking in found.undertakings if undertaking.state == state]
    assert len(told) == len(EXPECTED.get(listed, []))
    for expected in EXPECTED.get(listed, []):
        assert any(one.party == expected["party"] and expected["words"] in one.text for one in told), expected


def test_what_was_called_off(found: Survey) -> None:
    told = [
        {"kind": one.kind, "parties": list(one.participants), "when": one.when} for one in found.gatherings if one.stage == "called off"
    ]
    assert told == EXPECTED["called_off"]


def test_rings(found: Survey) -> None:
    issues = sorted({row.issue for row in found.positions})
    told = [
        {"issue": issue, "parties": sorted({term.party for term in ring})}
        for issue in issues
        for ring in found.outlook(issue)[0].rings
        if ring[0].issue == issue or ring[-1].issue == issue
    ]
    assert {tuple(ring["parties"]) for ring in told} == {tuple(ring["parties"]) for ring in EXPECTED["rings"]}
    assert all(ring in told for ring in EXPECTED["rings"])


def test_outlooks(found: Survey) -> None:
    for issue in dict.fromkeys(expected["issue"] for expected in EXPECTED["outlooks"]):
        expected = [one for one in EXPECTED["outlooks"] if one["issue"] == issue]
        told = [_shown(one) for one in found.outlook(issue, expected[0]["needed"])]
        assert told == expected


def _shown(one: Outlook) -> Mapping[str, Any]:
    return {
        "issue": one.issue,
        "needed": list(one.needed),
        "believing": dict(one.believing),
        "ways": sorted(sorted(_step(one, step) for step in steps) for steps in one.ways.sets),
        "promises": [_without_verb_marks(promise.undertaking.text) for promise in one.promises],
    }


def _without_verb_marks(text: str) -> str:
    return text.removeprefix("to ")


def _step(one: Outlook, step: Step) -> str:
    term = one.term(step)
    if term is None:
        return f"{step.party}: comes round on {step.issue}"
    only = "only " if term.necessary and not term.text.startswith("only") else ""
    return f"{step.party}: {only}{term.text}"
