"""Issues, positions, conditions, commitments and contacts of invented reports, rule by rule."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import quoted, report, said

from onrecord import talks
from onrecord.actors.values import Statement
from onrecord.statements.values import Act, Factuality, Stance
from onrecord.talks.contacts import _each_once
from onrecord.talks.format import to_json

CONTACTS = [
    ("Lund met Ortiz in Corvo on Monday.", "meeting", ("ARL", "BEV"), "held"),
    ("Arland and Bevia held talks.", "talks", ("ARL", "BEV"), "held"),
    ("Talks between Arland and Bevia ended.", "talks", ("ARL", "BEV"), "held"),
    ("Corvo hosts talks between Arland and Bevia.", "talks", ("ARL", "BEV"), "held"),
    ("The Arland-Bevia talks ended.", "talks", ("ARL", "BEV"), "held"),
    ("Lund will visit Bevia next week.", "visit", ("ARL", "BEV"), "scheduled"),
    ("Lund spoke by phone with Ortiz.", "call", ("ARL", "BEV"), "held"),
    ("Lund sent a letter to Ortiz.", "message", ("ARL", "BEV"), "held"),
    ("At the Corvo summit, Lund met Ortiz.", "meeting", ("ARL", "BEV"), "held"),
    ("Lund pulled out of talks with Bevia.", "talks", ("ARL", "BEV"), "none"),
    ("It is likely Lund will meet Ortiz next month.", "meeting", ("ARL", "BEV"), "possible"),
]


@pytest.mark.parametrize(("text", "kind", "participants", "status"), CONTACTS)
def test_who_takes_part_in_a_contact(text: str, kind: str, participants: tuple[str, ...], status: str) -> None:
    found = {(row.kind.value, frozenset(row.participants), row.status.value) for row in talks.reading(report(text)).contacts}
    assert (kind, frozenset(participants), status) in found
    assert all(not {"COR"} & set(row.participants) for row in talks.reading(report(text)).contacts)


def test_a_contact_told_twice_is_one() -> None:
    text = "Lund met Ortiz on Monday. The meeting with Ortiz, Lund said, was short."
    [row] = talks.reading(report(text)).contacts
    assert len(row.evidence) == 2


def test_when_where_and_who() -> None:
    text = "Lund met Ortiz in Corvo on May 12."
    [row] = talks.reading(report(text)).contacts
    assert (row.when, row.place, row.persons) == ("2031-05-12", "Corvo", ("Mara Lund", "Ivo Ortiz"))


def test_one_position_with_all_that_it_rests_on() -> None:
    text = "Lund said Arland rejects the 60-day truce. Later Ortiz spoke. Lund said the truce was not acceptable."
    first = said(text, "Lund", "Arland rejects the 60-day truce", Stance.REJECT, act=Act.REJECT)
    second = said(text, "Lund", "the truce was not acceptable", Stance.REJECT, act=Act.REJECT, number=2)
    [row] = talks.reading(report(text, first, second)).positions
    assert (row.party, row.issue, row.stance, row.statements) == ("ARL", "60-day truce", "reject", ("s1", "s2"))
    assert [text[start:end] for start, end in row.evidence] == [
        "Lund said Arland rejects the 60-day truce.",
        "Lund said the truce was not acceptable.",
    ]


def test_a_party_that_accepts_and_refuses_has_two_positions() -> None:
    text = "Lund rejects the truce. Lund accepts the truce."
    rows = talks.reading(
        report(text, said(text, "Lund", "the truce", Stance.REJECT), said(text, "Lund", "accepts the truce", Stance.ACCEPT, number=2))
    ).positions
    assert {row.stance.value for row in rows} == {"reject", "accept"}


TOLD = [
    ("a diplomat", "that Bevia accepts the truce", Act.INFORM, ("BEV",)),
    ("Lund", "that Bevia is willing to discuss the truce", Act.INFORM, ("BEV",)),
    ("Lund", "that Bevia must accept the truce", Act.DEMAND, ("ARL",)),
    ("Lund", "that the truce has failed", Act.INFORM, ("ARL",)),
]


@pytest.mark.parametrize(("source", "content", "act", "parties"), TOLD)
def test_whose_position_it_is(source: str, content: str, act: Act, parties: tuple[str, ...]) -> None:
    text = f"{source} said {content}."
    rows = talks.reading(report(text, said(text, source, content, Stance.ACCEPT, act=act))).positions
    assert tuple(row.party for row in rows) == parties


WEIGHED = [
    ("a truce if Bevia withdraws", Stance.ACCEPT, 0.6, "accept-if"),
    ("a truce if Bevia withdraws", Stance.ACCEPT, 0.9, "accept"),
    ("a truce only if Bevia withdraws", Stance.ACCEPT, 0.9, "accept-if"),
    ("a truce without reserve", Stance.ACCEPT_IF, 0.6, "accept-if"),
    ("a truce and a settlement", Stance.ACCEPT_IF, 0.6, "accept"),
]


@pytest.mark.parametrize(("content", "stance", "probability", "expected"), WEIGHED)
def test_acceptance_goes_with_its_condition(content: str, stance: Stance, probability: float, expected: str) -> None:
    text = f"Lund accepted {content}."
    [row] = talks.reading(report(text, said(text, "Lund", content, stance, act=Act.ACCEPT, probability=probability))).positions
    assert row.stance == expected


SAID = [
    ("that Arland was ready to discuss a truce", Act.PROPOSE, Factuality.POSSIBLE, Stance.ACCEPT, "open"),
    ("that Arland was open to a truce", Act.INFORM, Factuality.CERTAIN, Stance.ACCEPT, "open"),
    ("that Arland did not rule out a truce", Act.INFORM, Factuality.POSSIBLE, Stance.ACCEPT, "open"),
    ("that Arland would keep the truce, but only within its borders", Act.PROMISE, Factuality.CERTAIN, Stance.ACCEPT, "accept-if"),
    ("that Arland would withdraw from the truce", Act.THREATEN, Factuality.CERTAIN, Stance.ACCEPT, "reject"),
    ("that Arland would sign the truce", Act.PROMISE, Factuality.CERTAIN, Stance.ACCEPT, "accept"),
    ("that Arland was unlikely to sign the truce", Act.INFORM, Factuality.PROBABLE_NOT, Stance.REJECT, "doubtful"),
]


@pytest.mark.parametrize(("content", "act", "factuality", "stance", "expected"), SAID)
def test_a_stance_goes_with_the_words(content: str, act: Act, factuality: Factuality, stance: Stance, expected: str) -> None:
    text = f"Lund said {content}."
    made = replace(said(text, "Lund", content, stance, act=act, probability=0.9), factuality=factuality)
    [row] = talks.reading(report(text, made)).positions
    assert row.stance == expected


DAYS = [("rejects", None, "2031-05-14"), ("rejected", None, None), ("rejects", "2031-05-12", "2031-05-12")]


@pytest.mark.parametrize(("cue", "day", "as_of"), DAYS)
def test_what_holds_now_holds_from_the_day_of_publication(cue: str, day: str | None, as_of: str | None) -> None:
    text = f"Lund {cue} the truce."
    made = replace(said(text, "Lund", "the truce", Stance.REJECT), cue=quoted(text, cue), said=day)
    [row] = talks.reading(report(text, made)).positions
    assert row.as_of == as_of


LABELS = [
    ("Lund wants the country's nuclear arms gone.", "the country's nuclear arms", "nuclear arms"),
    ("Lund hailed the Feb. 25 truce talks.", "the Feb. 25 truce talks", "truce talks"),
    ("LUND DOWNPLAYS TRUCE. Lund said the truce might hold.", "the truce", "truce"),
    ("Lund insists the tariffs on Bevian goods don't hurt.", "the tariffs on Bevian goods don't hurt", "tariffs on Bevian goods"),
    ("Lund, a disarmament negotiator, wants a truce.", "a truce", "truce"),
    ("Troops left, and more troops, and troops again. Lund wants observers now.", "observers", "observers"),
]


@pytest.mark.parametrize(("text", "content", "label"), LABELS)
def test_a_label_has_no_words_that_are_not_its_own(text: str, content: str, label: str) -> None:
    [row] = talks.reading(report(text, said(text, "Lund", content, Stance.ACCEPT))).positions
    assert row.issue == label


def test_who_refuses_without_certainty_is_doubtful() -> None:
    text = "Lund is unlikely to accept the ceasefire."
    refused = replace(said(text, "Lund", "the ceasefire", Stance.REJECT, act=Act.REJECT), factuality=Factuality.PROBABLE_NOT)
    assert [row.stance for row in talks.reading(report(text, refused)).positions] == [Stance.DOUBTFUL]


def test_a_matter_of_several_kinds_makes_several_issues() -> None:
    text = "Lund accepted tariffs on steel. Lund accepted tariffs on timber. Lund accepted the tariffs on steel."
    statements = (
        said(text, "Lund", "tariffs on steel", Stance.ACCEPT),
        said(text, "Lund", "tariffs on timber", Stance.ACCEPT, number=2),
        said(text, "Lund", "the tariffs on steel", Stance.ACCEPT, number=3),
    )
    rows = {row.issue: row.statements for row in talks.reading(report(text, *statements)).positions if row.statements}
    assert rows == {"tariffs on steel": ("s1", "s3"), "tariffs on timber": ("s2",)}


def test_a_source_without_a_party_takes_no_position_for_the_first_party_it_names() -> None:
    text = "Analysts urged a ceasefire with Bevia."
    [*rows] = talks.reading(report(text, said(text, None, "a ceasefire with Bevia", Stance.ACCEPT, act=Act.DEMAND))).positions
    assert rows == []


def test_the_report_itself_tells_a_position() -> None:
    text = "Arland and Bevia have signed the ceasefire agreement."
    rows = talks.reading(report(text)).positions
    assert [(row.party, row.stance.value, row.basis.value, row.statements) for row in rows] == [
        ("ARL", "accept", "narration", ()),
        ("BEV", "accept", "narration", ()),
    ]


LOGIC = [
    ("Arland would sign only if Bevia withdraws its troops", True, False, False),
    ("Arland would sign if Bevia withdraws its troops", False, True, False),
    ("Arland would sign unless Bevia attacks", True, False, True),
    ("Arland frees the hostages in exchange for Bevian grain", True, True, False),
]


@pytest.mark.parametrize(("content", "necessary", "sufficient", "negated"), LOGIC)
def test_conditions_are_logic(content: str, necessary: bool, sufficient: bool, negated: bool) -> None:
    text = f"Lund said {content}."
    [row] = talks.reading(report(text, said(text, "Lund", content, Stance.ACCEPT_IF, act=Act.PROPOSE))).conditions
    assert row.logic is not None
    assert (row.party, row.met_by) == ("ARL", ("BEV",))
    assert (row.logic.necessary, row.logic.sufficient, row.logic.negated) == (necessary, sufficient, negated)
    assert row.logic.hangs is not None
    assert row.logic.hangs.text == content[: content.index(row.words.text)].strip()


def test_whether_a_condition_is_met() -> None:
    text = "Lund said Arland would sign if Bevia withdraws, and Bevia has met the condition."
    [row, *_] = talks.reading(report(text, said(text, "Lund", "Arland would sign if Bevia withdraws", Stance.ACCEPT_IF))).conditions
    assert row.logic is not None
    assert row.logic.met is True


def test_a_commitment_has_a_party_an_addressee_and_a_day() -> None:
    text = "Lund promised to give Bevia the maps by May 20."
    content = "to give Bevia the maps by May 20"
    [row] = talks.reading(report(text, said(text, "Lund", content, Stance.ACCEPT, act=Act.PROMISE))).commitments
    assert (row.party, row.to, row.words.text, row.status.value) == ("ARL", "BEV", content, "pending")
    assert row.due is not None
    assert "2031-05-20" in row.due


def test_an_issue_has_one_label_and_a_frozen_conflict_is_no_ceasefire() -> None:
    text = "Lund backs the 30-day ceasefire. Ortiz rejects the ceasefire proposal. Dray rejects a frozen conflict along the river."
    statements = (
        said(text, "Lund", "the 30-day ceasefire", Stance.ACCEPT),
        said(text, "Ortiz", "the ceasefire proposal", Stance.REJECT, number=2),
        said(text, "Dray", "a frozen conflict along the river", Stance.REJECT, number=3),
    )
    issues = talks.reading(report(text, *statements)).issues
    assert issues["s1"][0] == issues["s2"][0] == "30-day ceasefire"
    assert "frozen conflict" in issues["s3"][0]


def test_an_issue_that_the_lexicon_does_not_know_is_named_all_the_same() -> None:
    text = "Lund accepted the old lighthouse keys."
    [row] = talks.reading(report(text, said(text, "Lund", "the old lighthouse keys", Stance.ACCEPT))).positions
    assert row.issue == "old lighthouse keys"


def test_the_record_is_json_and_the_same_twice() -> None:
    text = "Lund said Arland accepts a truce if Bevia withdraws. Lund will meet Ortiz in Corvo on Monday."
    statement = said(text, "Lund", "Arland accepts a truce if Bevia withdraws", Stance.ACCEPT_IF)
    first, second = (json.dumps(to_json(talks.reading(report(text, statement)))) for _ in range(2))
    assert first == second
    record = json.loads(first)
    assert record["conditions"][0]["met_by"] == "BEV"
    assert record["statements"][0]["source"]["party"] == "ARL"
    assert record["positions"][0]["confidence"] == 1.0


@pytest.mark.parametrize(
    ("names", "once"),
    [
        (["Ilse", "Ilse Maran"], ("Ilse Maran",)),
        (["Ilse Maran", "Petar Lund and Ilse Maran"], ("Ilse Maran", "Petar Lund")),
        (["Petar Lund", "Ana Lund"], ("Petar Lund", "Ana Lund")),
        ([], ()),
    ],
)
def test_persons_of_a_contact_stand_once(names: list[str], once: tuple[str, ...]) -> None:
    assert _each_once(names) == once


WORDS = [
    *"Arland Bevia Lund Ortiz met talks with between and if unless promised to truce the U.S. will no only called until".split(),
    *["“", "”", ".", "\n", ",", "May", "12", "é", "🙂", "-"],
]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), max_size=60), st.data())
def test_no_report_breaks_it_and_all_evidence_is_in_bounds(chosen: list[str], data: st.DataObject) -> None:
    text = " ".join(chosen)
    statements: list[Statement] = []
    for number, piece in enumerate(text.split(".")):
        if piece.strip() and data.draw(st.booleans()):
            statements.append(said(text, None, piece.strip(), data.draw(st.sampled_from([None, *Stance])), number=number))
    record = to_json(talks.reading(report(text, *statements)))
    for table in ("positions", "conditions", "commitments", "contacts"):
        for row in record[table]:
            assert row["evidence"]
            assert all(0 <= start < end <= len(text) for start, end in [*row["evidence"], *row.get("spans", [])])


@pytest.mark.parametrize(
    ("content", "issue"),
    [
        ("that he is open to a call between Velmora and Kestria if necessary", "call between Velmora and Kestria"),
        ("the idea of a swift handover", "swift handover"),
        ("that it was open to it if necessary", None),
        ("lantern duties at dusk", "lantern duties"),
        ("that they meet soon on the lantern issue", "lantern issue"),
        ("that it will come in due course", None),
        ("that both stop all the violence at once", "end of violence"),
        ("that the violence goes on", "violence"),
    ],
)
def test_what_names_no_known_matter_is_an_issue_in_its_own_words(content: str, issue: str | None) -> None:
    text = f"Lund said {content}."
    made = report(text, said(text, "Lund", content, Stance.OPEN, act=Act.PROPOSE))
    assert talks.reading(made).issues["s1"] == ((issue,) if issue else ())
