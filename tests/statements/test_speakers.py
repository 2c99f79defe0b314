"""In a transcript the label is the source, under a quotation its signature."""

import re
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

import onrecord
from onrecord.reading import from_text
from onrecord.statements.decode import Found, Segment
from onrecord.statements.speakers import askers, beside, by_label, by_signature

INTERVIEW = (
    "Interview with Petar Lund\n\nQ: Will Velmora accept the truce?\n\n"
    "PETAR LUND: We will, if Kestria signs first. President Drovak said so.\n\n"
    "We are sure.\n\nQ: And the ferries?\n\nPETAR LUND: They will go on from April."
)


def features_of(text: str) -> Any:
    """The words of a text, divided at blanks."""
    found = [match.span() for match in re.finditer(r"\S+", text)]
    return cast("Any", SimpleNamespace(starts=np.array([start for start, _ in found]), ends=np.array([end for _, end in found])))


def shown(text: str, segment: Segment) -> str:
    feats = features_of(text)
    return text[feats.starts[segment.start] : feats.ends[segment.end - 1]]


def test_each_sentence_of_an_answer_is_said_by_its_label() -> None:
    found = by_label(INTERVIEW, features_of(INTERVIEW))
    assert [(shown(INTERVIEW, one.source[0]), shown(INTERVIEW, one.content[0])) for one in found] == [
        ("PETAR LUND:", "We will, if Kestria signs first."),
        ("PETAR LUND:", "President Drovak said so."),
        ("PETAR LUND:", "We are sure."),
        ("PETAR LUND:", "They will go on from April."),
    ]


def test_a_report_has_no_labels() -> None:
    text = "Petar Lund said: “We will.”\n\nIlse Maran said: “So will we.”"
    assert by_label(text, features_of(text)) == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("“We will not sign this.” ― Ilse Varga, envoy of Kestria", "Ilse Varga, envoy of Kestria", "“We will not sign this.”"),
        ("”The truce is a trap.”― Otto Lund.", "Otto Lund.", "”The truce is a trap.”"),
        (
            'Voices\n\n"Nobody there wants it."\n-- the Finance Minister\n\nMore follows.',
            "the Finance Minister",
            '"Nobody there wants it."',
        ),
        ("“The truce,” — he said, — “is a trap.”", None, None),
        ("“The truce is a trap” — it was the third this year", None, None),
        ("The ministers said “never again” — Velmora among them", None, None),
        ("“The truce is a trap.”\n- Otto Lund\n- Ilse Varga", None, None),
    ],
)
def test_a_quotation_is_its_signers(text: str, source: str | None, content: str | None) -> None:
    # Words as the tagger has them: a dash beside a name is a word of its own.
    spaced = text.replace("―", " ― ")
    found = by_signature(spaced, features_of(spaced))
    assert [(shown(spaced, one.source[0]), shown(spaced, one.content[0])) for one in found] == ([(source, content)] if source else [])


def test_what_a_questioner_asks_is_nobody_s_statement() -> None:
    asking = askers(INTERVIEW, features_of(INTERVIEW))
    assert {shown(INTERVIEW, one) for one in asking} == {"Q:"}


def test_what_stands_in_a_labelled_sentence_is_left_to_its_own_reading() -> None:
    labelled = [Found((Segment(0, 1),), (), (Segment(4, 9),), 1.0)]
    inside, outside = (Found((), (), (Segment(start, start + 2),), 0.5) for start in (5, 9))
    assert list(beside([inside, outside], labelled)) == [outside]


def test_a_statement_that_runs_on_into_a_signed_quotation_keeps_its_own_words() -> None:
    signed = [Found((Segment(9, 10),), (), (Segment(4, 9),), 1.0)]
    heading = Found((), (), (Segment(0, 3), Segment(4, 8)), 0.5)
    spoken = Found((), (Segment(3, 4),), (Segment(0, 3), Segment(4, 8)), 0.5)
    assert list(beside([heading, spoken], signed)) == [Found((), (Segment(3, 4),), (Segment(0, 3),), 0.5)]


@pytest.mark.model
def test_an_interview_is_read_by_its_labels() -> None:
    reading = onrecord.Reader().read(from_text(INTERVIEW))
    said = {statement.content.text: statement for statement in reading.statements}
    for statement in reading.statements:
        assert statement.source is not None
        assert statement.content.text in INTERVIEW
    first = said["We will, if Kestria signs first"]
    assert first.source is not None
    assert first.source.text == "PETAR LUND"
    assert first.prompt is not None
    assert first.prompt.text == "Will Velmora accept the truce?"
