"""What is no part of a report: the table of cases, and what runs through a line."""

from pathlib import Path

import pytest
import yaml

from onrecord.reading.boilerplate import boilerplate

CASES = yaml.safe_load((Path(__file__).parent / "boilerplate.yaml").read_text(encoding="utf-8"))
BEFORE, AFTER = "Kestria agreed to talk.\n", "\nVelmora did not answer."


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in boilerplate(text)]


@pytest.mark.parametrize("line", CASES["out"])
def test_line_is_out(line: str) -> None:
    assert found(BEFORE + line + AFTER) == [line]


@pytest.mark.parametrize("line", CASES["in"])
def test_line_is_in(line: str) -> None:
    assert found(BEFORE + line + AFTER) == []


def test_sentences_inside_a_line() -> None:
    notice = "Sign up for our morning newsletter. This website uses cookies."
    assert found(f"The talks failed, Maran said. {notice} They go on in May, she added.") == [notice]


@pytest.mark.parametrize(
    ("before", "aside", "after"),
    [
        (
            "“No,” Sen. Ann Doe ",
            "Ann Mary (Annie) DoeDoe seeks new term Poll: 'Doe leads' The Bay's 12:30 Report MORE",
            " (R-Ohio) said.",
        ),
        ("President Lund ", "Ole LundFederal judge stops dam Harris presses paper over 'coup' MORE", "'s offer stands."),
        ("Both spoke of the ISK   ", "Background information Isk Survey Commission (ISK)", "   report on the dam."),
        ("It failed, she said. ", "CLICK HERE TO GET THE FOX NEWS APP", " NATO will not wait, she added."),
        (
            "It failed, she said. ",
            "To view this video please enable JavaScript, and consider upgrading to something with HTML5 video",
            " Sarnok will not wait, she added.",
        ),
    ],
)
def test_what_runs_into_a_sentence_and_no_more(before: str, aside: str, after: str) -> None:
    assert found(f"{BEFORE}{before}{aside}{after}{AFTER}") == [aside]


def test_a_name_told_twice_is_no_link() -> None:
    assert found("President Lund met Ole LundBerg AG's heads, and MORE came. Doe Doe said no. READ MORE") == []


def test_tail_of_a_line() -> None:
    assert found("The talks failed. © 2031 Meren Dispatch LLC. A part of Meren Media. Quotes are delayed.") == [
        "© 2031 Meren Dispatch LLC. A part of Meren Media. Quotes are delayed."
    ]


def test_links_under_a_heading_end_with_the_first_other_line() -> None:
    text = "He left.\nSee also\nTalks in Aldane March 3, 2031\nA call with Sarnok March 4, 2031\nHe came back."
    assert found(text) == ["See also", "Talks in Aldane March 3, 2031", "A call with Sarnok March 4, 2031"]


def test_a_text_in_capitals_is_no_row_of_links() -> None:
    assert found("THE MINISTER SAID\nTHAT THE SLUICES WOULD NOT BE OPENED\nBEFORE THE TRUCE HELD FOR A MONTH") == []


def test_crlf_and_blanks_stay_outside() -> None:
    text = "He left.\r\n   Subscribe!  \r\nHe came back."
    assert found(text) == ["Subscribe!"]
