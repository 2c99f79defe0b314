"""Speakers' labels in transcripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.turns import turns

QUESTIONS = "Q: Will it hold?\n\nMR. LUND: It will.\n\nWe are sure.\n\nQ: And then?\n\nMR. LUND: We shall see."


def shown(text: str) -> list[tuple[str, str, bool]]:
    return [(text[turn.label.start : turn.label.end], text[turn.words.start : turn.words.end], turn.asks) for turn in turns(text)]


def test_questions_and_answers() -> None:
    assert shown("An introduction.\n\n" + QUESTIONS) == [
        ("Q", "Will it hold?", True),
        ("MR. LUND", "It will.\n\nWe are sure.", False),
        ("Q", "And then?", True),
        ("MR. LUND", "We shall see.", False),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("QUESTION", "SECRETARY BRENN"),
        ("Ilse Maran", "Petar Lund"),
        ("Ilse Maran (Foreign Minister)", "Reporter"),
        ("President of the Republic", "Journalist"),
        ("Mr O’Neil", "Dr. de Vries"),
    ],
)
def test_labels(one: str, other: str) -> None:
    text = f"{one}: Yes.\n\n{other}: No.\n\n{one}: Why?\n\n{other}: So."
    assert [label for label, _, _ in shown(text)] == [one, other, one, other]


def test_what_a_desk_finds_is_nobody_s_turn() -> None:
    text = "LUND: All is well.\n\nTHE FACTS: The mill is shut.\n\nIt was sold.\n\nLUND: We won.\n\nTHE FACTS: They lost."
    assert shown(text) == [("LUND", "All is well.", False), ("LUND", "We won.", False)]


def test_a_label_on_a_line_of_its_own() -> None:
    text = "Ilse Maran:\nYes.\n\nPetar Lund:\nNo.\n\nIlse Maran:\nWhy?\n\nPetar Lund:\nSo."
    assert shown(text)[1] == ("Petar Lund", "No.", False)


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met: they spoke.\n\nHe said: yes.\n\nShe said: no.\n\nThey said: well.",
        "Truce: sixty days.\n\nFerries: at once.\n\nRiver: open.\n\nPrisoners: later.",
        "Note: a.\n\nUpdate: b.\n\nNote: c.\n\nUpdate: d.",
        "Q: One question?\n\nA: One answer.",
        "",
    ],
    ids=["verbs", "points", "notes", "two", "empty"],
)
def test_what_is_no_transcript(text: str) -> None:
    assert turns(text) == ()


@given(st.lists(st.sampled_from(["Q: a", "A: b", "MR. X: c", "text", "", ":", "Q:", "A:\n"]), max_size=12).map("\n".join))
def test_turns_stand_in_order_and_within_the_text(text: str) -> None:
    end = 0
    for turn in turns(text):
        assert end <= turn.label.start < turn.label.end < turn.words.start < turn.words.end <= len(text)
        end = turn.words.end
