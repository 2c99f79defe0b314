"""Where sentences begin and end: cases, each with what taught it (all sentences are invented)."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.document import Span
from onrecord.sentences import index_at, sentence_at, sentences

CASES = [
    ("a stop and a capital", "Arland said no. Bevia waits.", ["Arland said no.", "Bevia waits."]),
    ("a title", "Mr. Lund met Gen. Ortiz. They talked.", ["Mr. Lund met Gen. Ortiz.", "They talked."]),
    ("an acronym before a name", "The U.S. Senate voted.", ["The U.S. Senate voted."]),
    ("an acronym at the end", "He flew to the U.S. The talks went on.", ["He flew to the U.S.", "The talks went on."]),
    ("a month", "They met on Jan. 12 in Port Arl.", ["They met on Jan. 12 in Port Arl."]),
    ("an hour", "Talks began at 9 a.m. on Monday.", ["Talks began at 9 a.m. on Monday."]),
    ("initials", "J. K. Lund resigned.", ["J. K. Lund resigned."]),
    ("a quotation of several sentences", "“We wait. We hope.” He left.", ["“We wait.", "We hope.”", "He left."]),
    ("a question inside a sentence", "“Is it over?” Lund asked.", ["“Is it over?” Lund asked."]),
    ("a question and then another sentence", "“Is it over?” Nobody knows.", ["“Is it over?”", "Nobody knows."]),
    ("a lower-case word after the stop", "The firm Arlcorp. did not say.", ["The firm Arlcorp. did not say."]),
    ("a line break", "Talks fail\nArland left early", ["Talks fail", "Arland left early"]),
    ("a dateline", "PORT ARL (Wire) - Arland left.", ["Arland left."]),
    ("a dateline without an agency", "PORT ARL - Arland left.", ["Arland left."]),
    ("a dateline with a day", "PORT ARL, May 3. /Wire/. Arland left.", ["Arland left."]),
    ("a bullet", "- Arland left.\n- Bevia stayed.", ["Arland left.", "Bevia stayed."]),
    ("an ellipsis", "He waited... Then he left.", ["He waited...", "Then he left."]),
    ("a number", "It costs 3.5 million. That is all.", ["It costs 3.5 million.", "That is all."]),
    ("a network named X", "He wrote on X. Nobody answered.", ["He wrote on X.", "Nobody answered."]),
    ("nothing", "", []),
    ("white space", " \n\t\n", []),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_cases(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_a_text_wrapped_at_a_column_is_read_as_paragraphs() -> None:
    line = "The delegation of Arland will return to the talks on the river\n"
    text = line * 5 + "when it is ready. Bevia agrees.\n\nA new paragraph begins here."
    assert [text[start:end].split()[-1] for start, end in sentences(text)] == ["ready.", "agrees.", "here."]


def test_the_sentence_of_a_place() -> None:
    text = "One. Two. Three."
    assert sentence_at(text, 6) == Span(5, 9)
    assert sentence_at(text, 4) == Span(5, 9)
    assert index_at(text, 400) == 2
    assert sentence_at("", 0) == Span(0, 0)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from('.?! \n"“”AaMr')))
def test_sentences_are_in_order_and_in_bounds(text: str) -> None:
    end = 0
    for span in sentences(text):
        assert end <= span.start < span.end <= len(text)
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()
        end = span.end


def test_the_time_is_linear() -> None:
    started = time.process_time()
    for text in ("." * 400_000, "a. " * 130_000, " " * 400_000, '."' * 200_000, "A" * 400_000):
        sentences(text)
    assert time.process_time() - started < 20
