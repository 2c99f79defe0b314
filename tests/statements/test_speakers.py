"""In a transcript the label is the source."""

import re
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

import onrecord
from onrecord.reading import from_text
from onrecord.statements.decode import Found, Segment
from onrecord.statements.speakers import beside, by_label

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


def test_what_stands_in_a_labelled_sentence_is_left_to_its_own_reading() -> None:
    labelled = [Found((Segment(0, 1),), (), (Segment(4, 9),), 1.0)]
    inside, outside = (Found((), (), (Segment(start, start + 2),), 0.5) for start in (5, 9))
    assert list(beside([inside, outside], labelled)) == [outside]


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
