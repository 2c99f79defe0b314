"""The flat rows of one report: permalinks that outlive a model, two times, evidence to the letter."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.talks.rows import Rows, Standing, key, last_day, parties, rows

GOLDEN = Path(__file__).parent.parent / "golden"
DEMO = Path(__file__).parent.parent.parent / "src" / "onrecord" / "demo"
ADDED = "2025-03-14T08:00:00Z"


def record() -> tuple[dict[str, Any], str]:
    """A report of two sentences about invented states, and its record."""
    text = "“We accept the truce if Norr withdraws,” Ilse Varga said. The Courier reported a call on March 3."
    at = lambda words: [[text.index(words), text.index(words) + len(words)]]  # noqa: E731
    person = {"text": "Ilse Varga", "spans": at("Ilse Varga"), "name": "Ilse Varga", "kind": "person", "party": "VAL", "role": None}
    return {
        "format": 1,
        "document": {
            "id": "sha256:00",
            "title": None,
            "outlet": "The Courier",
            "url": None,
            "published": "2025-03-12T10:00:00Z",
            "language": "en",
            "boilerplate": [],
        },
        "statements": [
            {
                "id": "s1",
                "source": person,
                "via": [],
                "cue": {"text": "said", "spans": at("said")},
                "content": {"text": "We accept the truce if Norr withdraws", "spans": at("We accept the truce if Norr withdraws")},
                "mode": "direct",
                "act": "accept",
                "factuality": "CT+",
                "addressee": None,
                "prompt": None,
                "said": "2025-03",
                "issues": ["truce"],
                "stance": "accept-if",
                "within": None,
                "confidence": 0.9,
            }
        ],
        "positions": [
            {
                "party": "VAL",
                "issue": "truce",
                "stance": "accept-if",
                "basis": "named",
                "statements": ["s1"],
                "evidence": at("“We accept the truce if Norr withdraws,” Ilse Varga said."),
                "as_of": None,
                "confidence": 0.8,
            }
        ],
        "conditions": [
            {
                "party": "VAL",
                "issue": "truce",
                "kind": "if",
                "text": "Norr withdraws",
                "spans": at("Norr withdraws"),
                "statements": ["s1"],
                "evidence": at("“We accept the truce if Norr withdraws,” Ilse Varga said."),
                "met_by": "NOR",
            }
        ],
        "commitments": [],
        "contacts": [
            {
                "kind": "call",
                "participants": ["VAL", "NOR"],
                "persons": [],
                "status": "held",
                "when": "2025-03-03",
                "place": None,
                "statements": [],
                "evidence": at("The Courier reported a call on March 3."),
            }
        ],
    }, text


def read() -> Rows:
    found, text = record()
    return rows(found, text, added=ADDED)


def test_a_row_shows_the_words_it_rests_on() -> None:
    position = read().positions[0]
    assert position.grounds.words == ("“We accept the truce if Norr withdraws,” Ilse Varga said.",)
    assert position.grounds.statements == (read().statements[0].key,)
    assert position.grounds.source is not None
    assert position.grounds.source.name == "Ilse Varga"
    assert position.grounds.standing is Standing.MACHINE


def test_two_times() -> None:
    found = read()
    assert (found.report.day, found.report.added) == ("2025-03-12", ADDED)
    assert found.statements[0].day == "2025-03-31", "a month is over on its last day"
    assert found.positions[0].grounds.day == "2025-03-12", "a row without a date has its report's"


def test_what_has_no_statement_has_no_teller() -> None:
    contact = read().contacts[0]
    assert contact.grounds.source is None
    assert contact.participants == ("VAL", "NOR")


def test_a_condition_without_logic_gets_it_from_its_kind() -> None:
    condition = read().conditions[0]
    assert (condition.necessary, condition.sufficient, condition.negated) == (False, True, False)
    assert condition.met_by == ("NOR",)


def test_a_key_outlives_what_a_better_model_reads() -> None:
    found, text = record()
    again = deepcopy(found)
    again["statements"][0].update(act="promise", factuality="PR+", id="other", confidence=0.1)
    again["positions"][0].update(stance="accept", statements=["other"])
    before, after = rows(found, text, added=ADDED), rows(again, text, added="2026-01-01T00:00:00Z")
    assert before.statements[0].key == after.statements[0].key
    assert before.positions[0].key == after.positions[0].key


def test_other_words_have_another_key() -> None:
    found, text = record()
    again = deepcopy(found)
    again["statements"][0]["content"]["spans"][0][1] -= 1
    assert rows(found, text, added=ADDED).statements[0].key != rows(again, text, added=ADDED).statements[0].key


def test_rows_of_one_key_are_kept_once() -> None:
    found, text = record()
    found["contacts"] *= 2
    assert len(rows(found, text, added=ADDED).contacts) == 1


@pytest.mark.parametrize("name", sorted(path.stem for path in GOLDEN.glob("*.json")))
def test_golden_records_have_rows(name: str) -> None:
    text = (DEMO / f"{name}.txt").read_text(encoding="utf-8")
    given = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    found = rows(given, text, added=ADDED)
    keys = [row.key for table in (found.statements, found.positions, found.conditions, found.commitments, found.contacts) for row in table]
    assert len(keys) == len(set(keys))
    known = {row.key for row in found.statements}
    assert all(set(row.grounds.statements) <= known for row in found.positions)


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("2025-03-12", "2025-03-12"),
        ("2025-03-12T23:59:00+02:00", "2025-03-12"),
        ("2024-02", "2024-02-29"),
        ("2025-12", "2025-12-31"),
        ("2025", "2025-12-31"),
        ("2025-03-01/2025-03-05", "2025-03-05"),
        ("2025-13", None),
        ("0000-01-01", None),
        ("2025-02-31", "2025-02-28"),
        ("in March", None),
        ("", None),
        (None, None),
    ],
)
def test_last_day(when: str | None, day: str | None) -> None:
    assert last_day(when) == day


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_keys_tell_parts_apart(one: list[str], other: list[str]) -> None:
    assert (key("s", *one) == key("s", *other)) == (one == other)


@pytest.mark.parametrize(("given_", "found"), [(None, ()), ("RUS", ("RUS",)), (["RUS", "USA"], ("RUS", "USA"))])
def test_parties(given_: str | list[str] | None, found: tuple[str, ...]) -> None:
    assert parties(given_) == found
