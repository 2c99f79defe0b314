"""The rules' marks and triggers: cases (all sentences are invented)."""

from __future__ import annotations

import pytest

from onrecord.sentences import sentence_at
from onrecord.statements.marks import certain_conditions, contact_status, rule_commitments, rule_conditions, rule_contacts
from onrecord.statements.triggers import condition_triggers, contact_triggers

CONTACTS = [
    ("Lund phoned Ortiz.", ["phoned"]),
    ("A third round of talks ended.", ["third round of talks"]),
    ("They met the demands of Bevia.", []),
    ("Lund spoke to reporters.", []),
    ("Lund spoke with Ortiz.", ["spoke"]),
    ("A phone call lasted an hour.", ["phone call"]),
    ("She wrote to Ortiz after the visit.", ["wrote to", "visit"]),
    ("Lund called for calm.", []),
    ("A call on October 16 for the sides to hold a dialogue went unheard.", ["dialogue"]),
    ("A call on Monday for nearly two hours ended late.", ["A call"]),
]
STATUSES = [
    ("Lund met Ortiz on Monday.", "met", "held"),
    ("Lund will meet Ortiz on Monday.", "meet", "scheduled"),
    ("Lund and Ortiz are scheduled to hold talks in Corvo.", "talks", "scheduled"),
    ("There are no plans for a meeting.", "meeting", "none"),
    ("Bevia called off the summit.", "summit", "none"),
    ("Lund may meet Ortiz.", "meet", "possible"),
    ("Bevia has asked for talks.", "talks", "requested"),
    ("After talks in Port Arl they left.", "talks", "held"),
]
CONDITIONS = [
    ("Arland will sign only if Bevia withdraws.", "only if Bevia withdraws", "only-if"),
    ("Unless Bevia withdraws, Arland will not sign.", "Unless Bevia withdraws", "unless"),
    ("The embargo stays until Bevia withdraws.", "until Bevia withdraws", "before"),
    ("Arland frees them in exchange for grain.", "in exchange for grain", "if"),
    ("It stays as long as Bevia pays.", "as long as Bevia pays", "if"),
    ("Lund asked if Bevia would sign.", None, None),
    ("They stay unless the U.N. leaves Corvo, Lund said.", "unless the U.N. leaves Corvo", "unless"),
    ("They stay until a “full and fair” truce holds.", "until a “full and fair” truce holds", "before"),
    ("If Bevia pays, Arland signs.", "If Bevia pays", "if"),
]
COMMITMENTS = [
    ("Arland promised to open the strait by June.", "to open the strait by June"),
    ("Lund said a pledge to open the strait stands.", "to open the strait stands"),
    ("Arland agreed to hold talks.", None),
]


@pytest.mark.parametrize(("text", "expected"), CONTACTS)
def test_contact_triggers(text: str, expected: list[str]) -> None:
    assert [text[slice(*trigger.span)] for trigger in contact_triggers(text)] == expected


@pytest.mark.parametrize(("text", "word", "status"), STATUSES)
def test_how_far_a_contact_has_come(text: str, word: str, status: str) -> None:
    [span] = [trigger.span for trigger in contact_triggers(text) if text[slice(*trigger.span)] == word]
    assert contact_status(text, span, sentence_at(text, span.start)) == status
    assert [mark.status for mark in rule_contacts(text) if mark.words.text == word] == [status]


@pytest.mark.parametrize(("text", "condition", "kind"), CONDITIONS)
def test_conditions(text: str, condition: str | None, kind: str | None) -> None:
    assert [(mark.words.text, mark.kind.value) for mark in rule_conditions(text)] == ([(condition, kind)] if condition else [])


@pytest.mark.parametrize(("text", "undertaken"), COMMITMENTS)
def test_commitments(text: str, undertaken: str | None) -> None:
    assert [mark.words.text for mark in rule_commitments(text)] == ([undertaken] if undertaken else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Arland will sign only if Bevia withdraws.", ["only if Bevia withdraws"]),
        ("It stays until Bevia withdraws.", ["until Bevia withdraws"]),
        ("It stays until late May.", []),
        ("It stays until 14 May.", []),
        ("An envoy spoke on condition of anonymity.", []),
        ("Arland accepts nothing less than a full withdrawal.", ["nothing less than a full withdrawal"]),
        ("If Bevia pays, Arland signs.", []),
    ],
)
def test_certain_conditions(text: str, found: list[str]) -> None:
    assert [mark.words.text for mark in certain_conditions(text)] == found


def test_condition_triggers_know_their_kind() -> None:
    text = "Only after a truce, if at all, and subject to inspections."
    assert [(text[slice(*trigger.span)], trigger.kind.value) for trigger in condition_triggers(text)] == [
        ("Only after", "only-if"),
        ("if", "if"),
        ("subject to", "requires"),
    ]
