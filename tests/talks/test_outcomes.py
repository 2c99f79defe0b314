"""What became of promises, what is denied, what is only studied, and what can be contested at all: rules, each with its cases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from invented import report, said
from told import contact, grounds, position

from onrecord import talks
from onrecord.document import words
from onrecord.statements.tagger import _past_dateline
from onrecord.statements.values import Act, CommitmentMark, CommitmentStatus, ConditionKind, ConditionMark, Factuality, Stance
from onrecord.talks.contested import contested
from onrecord.talks.context import context
from onrecord.talks.denials import denies, denies_failure, with_denied
from onrecord.talks.holders import holders
from onrecord.talks.offers import of_a_chamber, offered, one_of_many, undated, wished
from onrecord.talks.rows import Teller

PROMISES = [
    ("Arland has kept its promise to withdraw its troops, Ortiz said.", "withdraw its troops", ("ARL", "fulfilled")),
    ("Ortiz said that Arland broke its promise to withdraw its troops.", "withdraw its troops", ("ARL", "broken")),
    ("Arland made good on its pledge to withdraw its troops.", "withdraw its troops", ("ARL", "fulfilled")),
    ("Arland has taken back its offer, and took back its promise to withdraw its troops.", "withdraw its troops", ("ARL", "withdrawn")),
    ("Arland had promised to withdraw its troops, but never did.", "withdraw its troops", ("ARL", "broken")),
    ("Arland had promised to withdraw its troops.", "withdraw its troops", ("ARL", "pending")),
]


@pytest.mark.parametrize(("text", "undertaking", "expected"), PROMISES)
def test_the_words_around_a_promise_tell_what_became_of_it_and_whose_it_was(text: str, undertaking: str, expected: tuple[str, str]) -> None:
    start = text.index(undertaking)
    mark = CommitmentMark(words(text, [(start, start + len(undertaking))]), CommitmentStatus.PENDING, 0.9)
    made = report(text)
    [row] = talks.reading(replace(made, commitments=(mark,))).commitments
    assert (row.party, row.status.value) == expected


def test_a_condition_marked_from_its_if_on_is_only_if_where_only_stands_before() -> None:
    text = "Lund said Arland signs only if Bevia withdraws."
    start = text.index("if Bevia")
    mark = ConditionMark(words(text, [(start, len(text) - 1)]), ConditionKind.IF, 0.9)
    made = report(text, said(text, "Lund", "Arland signs only if Bevia withdraws", Stance.ACCEPT_IF, act=Act.ACCEPT))
    [row] = talks.reading(replace(made, conditions=(mark,))).conditions
    assert (row.kind, row.logic and row.logic.necessary, row.logic and row.logic.sufficient) == (ConditionKind.ONLY_IF, True, False)


STUDIED = [
    ("We will study the truce, and then we will answer", "undecided"),
    ("Arland is waiting for details of the truce", "undecided"),
    ("Arland needs to examine the truce", "undecided"),
    ("We will keep the truce", "accept"),
]


@pytest.mark.parametrize(("content", "stance"), STUDIED)
def test_who_studies_a_text_has_not_said_yes_to_it(content: str, stance: str) -> None:
    text = f"“{content},” Lund said."
    [row] = talks.reading(report(text, said(text, "Lund", content, Stance.ACCEPT, probability=0.9))).positions
    assert row.stance == stance


def test_who_proposes_something_is_for_it() -> None:
    text = "Lund proposed a truce, swiftly rejected by Ortiz."
    [row] = talks.reading(
        report(text, said(text, "Lund", "a truce, swiftly rejected by Ortiz", Stance.REJECT, act=Act.PROPOSE, probability=0.9))
    ).positions
    assert row.stance == "accept"


def test_what_something_is_likened_to_is_not_what_is_spoken_of() -> None:
    text = "Lund wants a halt to the war games. Ortiz denounced them as training for invasion."
    asked = said(text, "Lund", "a halt to the war games", Stance.ACCEPT, probability=0.9)
    slighted = said(text, "Ortiz", "them as training for invasion", Stance.REJECT, number=2, probability=0.9)
    cue = words(text, [(text.index("denounced"), text.index(" them"))])
    _, row = talks.reading(report(text, asked, replace(slighted, cue=cue))).positions
    assert row.issue == "war games"


def test_where_something_is_wanted_is_no_issue() -> None:
    text = "Lund wants stability in the region. Ortiz wants the region for Bevia."
    wanted = said(text, "Ortiz", "the region for Bevia", Stance.ACCEPT, number=2, probability=0.9)
    first, second = talks.reading(
        report(text, said(text, "Lund", "stability in the region", Stance.ACCEPT, probability=0.9), wanted)
    ).positions
    assert "region" in second.issue
    assert first.issue != "stability in the region"


def test_what_the_law_asks_for_is_no_stance() -> None:
    text = "Lund said the law would have to be changed before any elections."
    content = "the law would have to be changed before any elections"
    assert talks.reading(report(text, said(text, "Lund", content, Stance.ACCEPT_IF, act=Act.INFORM, probability=0.9))).positions == ()
    assert talks.reading(report(text, said(text, "Lund", content, Stance.ACCEPT_IF, act=Act.PROPOSE, probability=0.9))).positions != ()


def test_an_office_is_no_issue_and_a_mind_neither() -> None:
    text = "The disarmament negotiator and the trade minister met. Lund says we’re ready."
    told = said(text, "Lund", "we’re ready", Stance.ACCEPT, act=Act.PROPOSE, probability=0.9)
    assert talks.reading(report(text, told)).positions == ()


def test_a_name_alone_is_no_issue() -> None:
    text = "Lund wants to see Ortiz."
    assert talks.reading(report(text, said(text, "Lund", "to see Ortiz", Stance.ACCEPT, probability=0.9))).positions == ()


DENIALS = [
    ("Lund denied that there had been a phone call with Ortiz.", "that there had been a phone call with Ortiz", Act.DENY, 1),
    ("Lund said that there was no meeting with Ortiz.", "that there was no meeting with Ortiz", Act.INFORM, 1),
    ("Lund said that he met Ortiz.", "that he met Ortiz", Act.INFORM, 0),
    ("Lund denied that he would meet Ortiz next week.", "that he would meet Ortiz next week", Act.DENY, 0),
    ("Lund denied that the talks with Ortiz had broken down.", "that the talks with Ortiz had broken down", Act.DENY, 0),
]


@pytest.mark.parametrize(("text", "content", "act", "count"), DENIALS)
def test_a_contact_that_somebody_denies_is_marked_as_none(text: str, content: str, act: Act, count: int) -> None:
    made = replace(report(text, said(text, "Lund", content, act=act)), contacts=())
    found = with_denied(made).contacts
    assert [mark.status.value for mark in found] == ["none"] * count


def test_a_contact_told_of_in_a_denial_was_none() -> None:
    text = "Lund denied that he had met Ortiz face to face."
    statement = replace(said(text, "Lund", "that he had met Ortiz face to face", act=Act.DENY), factuality=Factuality.CERTAIN_NOT)
    assert denies(statement, text.index("face"), text)
    assert not denies(statement, 0, text)
    assert not denies(replace(statement, act=Act.INFORM), text.index("face"), text)


def test_who_denies_what_he_did_at_a_meeting_or_that_talks_failed_denies_no_contact() -> None:
    text = "Lund denied that he had threatened Ortiz at a meeting, and that the talks had broken down."
    content = "that he had threatened Ortiz at a meeting, and that the talks had broken down"
    statement = replace(said(text, "Lund", content, act=Act.DENY), factuality=Factuality.CERTAIN_NOT)
    assert not denies(statement, text.index("meeting"), text)
    assert denies_failure(statement, text.index("talks"), text)


HOLDERS = [
    ("Lund said Bevia had no interest in a truce.", "Bevia had no interest in a truce", ("BEV",)),
    ("Lund said Bevia has shown little appetite for a truce.", "Bevia has shown little appetite for a truce", ("BEV",)),
    ("Lund said Bevia does not really want a truce.", "Bevia does not really want a truce", ("BEV",)),
    ("Lund said the truce shows no progress.", "the truce shows no progress", ("ARL",)),
]


@pytest.mark.parametrize(("text", "content", "parties"), HOLDERS)
def test_whose_position_it_is(text: str, content: str, parties: tuple[str, ...]) -> None:
    made = report(text, said(text, "Lund", content, act=Act.INFORM))
    assert holders(made.statements[0], context(made)) == parties


OFFERS = [
    ("60-day truce", "Velmora rejects the truce.", True),
    ("60-day truce", "Velmora rejects the armistice.", True),
    ("60-day truce", "Velmora rejects this.", False),
    ("war on the Isk", "Velmora wants to end the war on the Isk.", False),
    ("sluices at Brenn", "Velmora opens the sluices.", True),
    ("sluices at Brenn", "Velmora opens the bridge.", False),
    ("60-day truce", "", True),
    ("United States", "Velmora is not against the United States.", False),
    ("United States", "", False),
    ("grain deal", "Velmora will not say how to deal with the grain.", False),
    ("missile program", "Velmora has a missile program.", False),
    ("talks on the missile program", "Velmora is open to talks on the missile program.", True),
    ("sanctions on Velmora", "Velmora condemned the sanctions on it.", False),
    ("lifting of sanctions", "Velmora wants sanctions to be lifted.", True),
    ("tariff plan", "Velmora condemned the tariff plan.", False),
]


@pytest.mark.parametrize(("label", "sentence", "expected"), OFFERS)
def test_what_moves_and_is_contested_is_an_offer_that_its_words_name(label: str, sentence: str, expected: bool) -> None:
    on = replace(grounds("2031-03-12", "Lund"), words=(sentence,) if sentence else ())
    assert offered(position("VLM", "reject", on, issue=label)) is expected


@pytest.mark.parametrize(
    ("basis", "as_of", "expected"),
    [("narration", None, True), ("narration", "2031-03-12", False), ("named", None, False)],
)
def test_what_a_report_tells_without_a_day_may_be_long_past(basis: str, as_of: str | None, expected: bool) -> None:
    row = replace(position("VLM", "reject", grounds("2031-03-12")), basis=basis, as_of=as_of)
    assert undated(row) is expected


@pytest.mark.parametrize(
    ("name", "role", "expected"),
    [
        ("Ana Vell", "Senator for Sarnok", True),
        ("Democrats", None, True),
        ("Sen. Ana Vell", None, True),
        ("Ana Vell", "envoy", False),
        ("Amber House", None, False),
    ],
)
def test_a_parliament_binds_no_government(name: str, role: str | None, expected: bool) -> None:
    on = replace(grounds("2031-03-12"), source=Teller(name, "person", ("VLM",), role, name))
    assert of_a_chamber(position("VLM", "reject", on)) is expected


def test_peace_is_what_all_sides_wish_for() -> None:
    on = grounds("2031-03-12", "Lund")
    assert wished(position("VLM", "accept", on, issue="lasting peace"))
    assert not wished(position("VLM", "accept", on, issue="60-day truce"))


@pytest.mark.parametrize(
    ("label", "expected"),
    [("talks", True), ("new talks", True), ("a deal", True), ("talks with Arland", False), ("grain deal", False), ("60-day truce", False)],
)
def test_a_label_that_names_none_of_many(label: str, expected: bool) -> None:
    assert one_of_many(position("VLM", "accept", grounds("2031-03-12", "Lund"), issue=label)) is expected


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("PORT MEREN – Kestria has agreed", "Kestria has agreed"),
        ("SARNOK (Isk Wire) — Kestria has agreed", "Kestria has agreed"),
        ("SARNOK - Kestria has agreed", "Kestria has agreed"),
        ("SARNOK, Kestria (IW) — Kestria has agreed", "Kestria has agreed"),
        ("SARNOK/ALDANE (Isk Wire) - Kestria has agreed", "Kestria has agreed"),
        ("SARNOK, March 10 (Isk Wire) - Kestria has agreed", "Kestria has agreed"),
        ("SARNOK, March 10. /IW/. Kestria has agreed", "Kestria has agreed"),
        ("Sarnok (Isk Wire) -- Kestria has agreed", "Kestria has agreed"),
        ("Kestria - and Velmora - agreed", "Kestria - and Velmora - agreed"),
        ("UN - Kestria has agreed", "UN - Kestria has agreed"),
        ("Kestria – and Velmora – agreed", "Kestria – and Velmora – agreed"),
        ("Kestria has agreed", "Kestria has agreed"),
    ],
)
def test_a_dateline_is_nobody_s_words(text: str, shown: str) -> None:
    start, end = _past_dateline(text, 0, len(text))
    assert text[start:end] == shown


@pytest.mark.parametrize(
    ("told", "participants", "persons", "points"),
    [
        ("Rubio met Lavrov in Riyadh.", "USA RUS", ("Marco Rubio", "Sergey Lavrov"), 1),
        ("Rubio met Lavrov in Riyadh.", "USA RUS", ("Marco Rubio",), 1),
        ("Rubio met Lavrov in Riyadh.", "USA RUS", ("Marco Rubio", "Yuri Ushakov"), 0),
        ("Rubio held a meeting on the elections.", "USA RUS", ("Marco Rubio",), 0),
    ],
    ids=["both named", "one named", "another man", "nobody but he"],
)
def test_a_denial_answers_what_names_the_same_people(told: str, participants: str, persons: tuple[str, ...], points: int) -> None:
    on = replace(grounds("2031-03-29", "Oyelin"), words=(told,))
    denial = replace(grounds("2031-03-29", "Lund"), words=("Lund denied that Rubio had met Lavrov.",))
    held = replace(contact("meeting", participants, "held", on, when="2031-03-28"), persons=persons)
    denied = contact("meeting", participants, "none", denial, when="2031-03-28")
    both = (held, replace(denied, persons=("Marco Rubio", "Sergey Lavrov")))
    assert len(contested((), (), both, copies={})) == points


def test_a_refusal_to_talk_denies_no_talks() -> None:
    held = contact("talks", "KES VLM", "held", grounds("2031-03-29", "Oyelin"), when="2031-03-28")
    refused = replace(grounds("2031-03-29", "Lund"), words=("Velmora refuses to negotiate with Kestria.",))
    denied = replace(grounds("2031-03-29", "Lund"), words=("Lund denied that there had been talks.",))
    assert contested((), (), (held, contact("talks", "KES VLM", "none", refused, when="2031-03-28")), copies={}) == ()
    assert len(contested((), (), (held, contact("talks", "KES VLM", "none", denied, when="2031-03-28")), copies={})) == 1
