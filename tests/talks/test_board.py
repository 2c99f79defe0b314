"""The board, what moved and what is contested, on invented rows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import commitment, contact, grounds, position, report

from onrecord.talks.board import board
from onrecord.talks.contested import contested
from onrecord.talks.rows import PositionRow, Standing
from onrecord.talks.shifts import STANCES, Move, shifts, silences
from onrecord.talks.tellings import chains

STAND = [
    (
        "one voice at two times has moved",
        [("accept", "2031-03-12", "Lund"), ("reject", "2031-03-15", "Drovak")],
        [(Move.REVERSAL, "accept", "reject", "VLM")],
        [],
    ),
    (
        "two voices at one time are contested, and nobody moved",
        [("accept", "2031-03-12", "Oyelin"), ("reject", "2031-03-12", "Lund")],
        [],
        [("Oyelin", "Lund")],
    ),
    (
        "an unnamed official is no spokesman",
        [("accept", "2031-03-12", "an official"), ("reject", "2031-03-12", "Lund")],
        [],
        [("an official", "Lund")],
    ),
    (
        "what an envoy passes on is the envoy's word",
        [("open", "2031-03-12", "Oyelin>Drovak"), ("reject", "2031-03-13", "Lund"), ("accept", "2031-03-13", "Oyelin>Drovak")],
        [(Move.SOFTENING, "open", "accept", "Oyelin")],
        [("Oyelin", "Lund")],
    ),
    (
        "an outsider who told what the party said last is not contested when it moves",
        [("accept", "2031-03-12", "Lund"), ("accept", "2031-03-13", "Oyelin"), ("reject", "2031-03-15", "Lund")],
        [(Move.REVERSAL, "accept", "reject", "VLM")],
        [],
    ),
    (
        "an outsider who told it before the party did is not contested either",
        [("accept", "2031-03-12", "Lund"), ("reject", "2031-03-13", "Oyelin"), ("reject", "2031-03-15", "Lund")],
        [(Move.REVERSAL, "accept", "reject", "VLM")],
        [],
    ),
    (
        "months apart, two outsiders do not answer each other",
        [("accept", "2031-03-12", "Oyelin"), ("reject", "2031-06-12", "Maran")],
        [],
        [],
    ),
    (
        "a condition is a step back from a plain yes, and no contradiction",
        [("accept", "2031-03-12", "Lund"), ("accept-if", "2031-03-20", "Lund")],
        [(Move.HARDENING, "accept", "accept-if", "VLM")],
        [],
    ),
    (
        "weeks after a plain yes, conditions take nothing back",
        [("accept", "2031-03-12", "Lund"), ("accept-if", "2031-04-20", "Lund")],
        [],
        [],
    ),
    (
        "a colleague's condition takes nothing of a plain yes back",
        [("accept", "2031-03-12", "Lund"), ("accept-if", "2031-03-14", "Drovak")],
        [],
        [],
    ),
    (
        "a minister soon after another has moved the party",
        [("accept", "2031-03-12", "Lund"), ("reject", "2031-03-20", "Drovak")],
        [(Move.REVERSAL, "accept", "reject", "VLM")],
        [],
    ),
    (
        "weeks after another he speaks of something else, for all that is known",
        [("accept", "2031-03-12", "Lund"), ("reject", "2031-04-20", "Drovak")],
        [],
        [],
    ),
    (
        "whoever spoke between, a speaker is held against his own word",
        [("accept", "2031-03-01", "Lund"), ("accept", "2031-03-20", "Drovak"), ("reject", "2031-04-10", "Lund")],
        [(Move.REVERSAL, "accept", "reject", "VLM")],
        [],
    ),
    (
        "a voice that says both on one day has not moved from either",
        [("accept", "2031-03-12", "Lund"), ("reject", "2031-03-12", "Lund"), ("reject", "2031-03-14", "Lund")],
        [],
        [],
    ),
]


@pytest.mark.parametrize(("why", "told", "moves", "points"), STAND, ids=[case[0] for case in STAND])
def test_what_moved_and_what_is_contested(
    why: str, told: list[tuple[str, str, str]], moves: list[tuple[object, ...]], points: list[tuple[str, str]]
) -> None:
    rows = [position("VLM", stance, grounds(day, by)) for stance, day, by in told]
    found = [shift for shift in shifts(rows, copies={}) if shift.move is not Move.FIRST]
    assert [(shift.move, shift.before, shift.after, shift.voice) for shift in found] == moves
    assert [(point.held[0].heard, point.denied[0].heard) for point in contested(rows, (), (), copies={})] == points


def test_a_cell_keeps_every_chain_and_what_each_voice_said_before() -> None:
    rows = [
        position("VLM", "accept", grounds("2031-03-10", "Lund")),
        position("VLM", "reject", grounds("2031-03-12", "Drovak")),
        position("VLM", "reject", grounds("2031-03-12", "Amber House", outlet="Courier")),
        position("VLM", "open", grounds("2031-03-11", "Oyelin")),
        position("KES", "accept", grounds("2031-04-01", "Maran")),
    ]
    cell = board(rows, day="2031-03-20", copies={}).cells["truce", "VLM"]
    assert [(standing.stance, [chain.heard for chain in standing.chains], standing.age) for standing in cell.now] == [
        ("reject", ["Drovak", "Amber House"], 8),
        ("open", ["Oyelin"], 9),
    ]
    assert [standing.stance for standing in cell.past] == ["accept"]
    assert cell.own
    assert cell.moved is not None
    assert cell.moved.move is Move.REVERSAL
    assert ("truce", "KES") not in board(rows, day="2031-03-20", copies={}).cells, "told later than the day of the board"


def test_one_sentence_does_not_contest_itself() -> None:
    def told(stance: str, outlet: str, words: str) -> PositionRow:
        return position("VLM", stance, replace(grounds("2031-03-12", "Lund", outlet=outlet), words=(words,)), issue="truce")

    same = "Velmora in effect rejected the truce, and would talk about it."
    assert contested([told("accept", "Wire", same), told("reject", "Courier", same)], (), (), copies={}) == ()
    other = "Velmora accepted the truce, Lund said."
    assert len(contested([told("accept", "Wire", other), told("reject", "Courier", same)], (), (), copies={})) == 1


def test_two_stances_that_were_hardly_read_contest_nothing() -> None:
    def told(stance: str, by: str, confidence: float) -> PositionRow:
        return position("VLM", stance, grounds("2031-03-12", by, confidence=confidence))

    assert contested([told("accept", "Maran", 0.6), told("reject", "Oyelin", 0.6)], (), (), copies={}) == ()
    assert len(contested([told("accept", "Maran", 0.7), told("reject", "Oyelin", 0.7)], (), (), copies={})) == 1


def test_one_person_under_two_spellings_is_one_chain() -> None:
    rows = [position("VLM", "accept", grounds("2031-03-12", by, outlet=by)) for by in ("Olena Maranskyy", "Olena Maransky", "Maran")]
    assert sorted(len(chain.keys) for chain in chains(rows, {})) == [1, 2]
    moved = [
        position("VLM", "accept", grounds("2031-03-10", "Olena Maransky")),
        position("VLM", "reject", grounds("2031-03-12", "Olena Maranskyy")),
    ]
    shift = next(shift for shift in shifts(moved, copies={}) if shift.move is not Move.FIRST)
    assert (shift.move, shift.voice) == (Move.REVERSAL, "Olena Maranskyy")


def test_a_copy_adds_no_chain() -> None:
    first, copy = report("d-1"), report("d-2", outlet="Courier")
    told = [
        position("VLM", "accept", grounds("2031-03-12", by, report=name, outlet=outlet))
        for by in ("", "an official")
        for name, outlet in (("d-1", "Dispatch"), ("d-2", "Courier"))
    ]
    assert len(chains(told, {})) == 4
    found = chains(told, {copy.key: first})
    assert [(chain.heard, chain.outlets, chain.copies) for chain in found] == [
        ("an official", ("Courier", "Dispatch") if told[3].key < told[2].key else ("Dispatch", "Courier"), 1),
        (None, ("Courier", "Dispatch") if told[1].key < told[0].key else ("Dispatch", "Courier"), 1),
    ]


@pytest.mark.parametrize(
    ("before", "after", "standing", "told"),
    [
        (0.9, 0.9, Standing.MACHINE, True),
        (0.9, 0.5, Standing.MACHINE, False),
        (0.6, 0.6, Standing.MACHINE, False),
        (0.9, 0.2, Standing.RIGHT, True),
    ],
)
def test_a_move_needs_two_ends_that_are_likely_both_right(before: float, after: float, standing: Standing, told: bool) -> None:
    rows = [
        position("VLM", "accept", grounds("2031-03-12", "Lund", confidence=before)),
        position("VLM", "reject", grounds("2031-03-20", "Lund", confidence=after, standing=standing)),
    ]
    assert [shift.move for shift in shifts(rows, copies={})] == [Move.FIRST, *([Move.REVERSAL] if told else [])]


def test_what_a_person_called_wrong_counts_nowhere() -> None:
    rows = [
        position("VLM", "accept", grounds("2031-03-12", "Lund", standing=Standing.WRONG)),
        position("VLM", "reject", grounds("2031-03-12", "Oyelin")),
    ]
    assert contested(rows, (), (), copies={}) == ()
    assert [standing.stance for standing in board(rows, day="2031-03-12", copies={}).cells["truce", "VLM"].now] == ["reject"]


def test_points_are_ordered_by_the_ground_of_their_weaker_side() -> None:
    rows = [
        position("KES", "accept", grounds("2031-03-12", "an official"), issue="prisoners"),
        position("KES", "reject", grounds("2031-03-12", "Maran"), issue="prisoners"),
        position("VLM", "accept", grounds("2031-03-12", "Oyelin")),
        position("VLM", "reject", grounds("2031-03-12", "Lund")),
    ]
    assert [point.about for point in contested(rows, (), (), copies={})] == ["truce", "prisoners"]


def test_promises_and_calls_are_contested_too() -> None:
    promised = [
        commitment("VLM", "to open the sluices at Brenn", grounds("2031-03-12", "Lund"), status="fulfilled"),
        commitment("VLM", "open the sluices at Brenn", grounds("2031-03-13", "Maran"), status="broken"),
        commitment("VLM", "hand over a list of names", grounds("2031-03-13", "Maran"), status="broken"),
    ]
    calls = [
        contact("call", "OSL VLM", "held", grounds("2031-03-22", "Oyelin"), when="2031-03-22"),
        contact("call", "VLM OSL", "none", grounds("2031-03-22", "Lund"), when="2031-03-22"),
        contact("call", "VLM KES", "none", grounds("2031-03-22", "Lund"), when="2031-03-22"),
    ]
    found = contested((), promised, calls, copies={})
    assert [(point.sort, point.about, point.parties) for point in found] == [
        ("contact", "call", ("OSL", "VLM")),
        ("commitment", "to open the sluices at Brenn", ("VLM",)),
    ]


def test_silence_is_told_from_the_party_s_own_last_word() -> None:
    rows = [position("VLM", "accept", grounds("2031-01-12", "Lund")), position("VLM", "reject", grounds("2031-03-01", "Oyelin"))]
    assert [(silence.party, silence.stance, silence.days) for silence in silences(rows, today="2031-03-12")] == [("VLM", "accept", 59)]


_ROWS = st.lists(
    st.builds(
        lambda party, stance, day, by, confidence: position(
            party, stance, grounds(f"2031-03-{day:02}", by, confidence=confidence, report=f"d-{day}-{by}")
        ),
        st.sampled_from(["VLM", "KES"]),
        st.sampled_from(STANCES),
        st.integers(1, 28),
        st.sampled_from(["Lund", "Drovak", "Maran", "Oyelin", "an official", "", "Oyelin>Drovak"]),
        st.sampled_from([0.3, 0.9]),
    ),
    max_size=12,
    unique_by=lambda row: row.key,
)


@given(_ROWS)
def test_the_order_of_rows_makes_no_difference_and_no_row_is_lost(rows: list[PositionRow]) -> None:
    shuffled = sorted(rows, key=lambda row: row.key[::-1])
    whole = board(rows, day="2031-03-31", copies={})
    assert whole == board(shuffled, day="2031-03-31", copies={})
    assert contested(rows, (), (), copies={}) == contested(shuffled, (), (), copies={})
    kept = [key for cell in whole.cells.values() for standing in (*cell.now, *cell.past) for chain in standing.chains for key in chain.keys]
    assert sorted(kept) == sorted(row.key for row in rows)


@given(_ROWS, st.integers(1, 28))
def test_the_board_of_a_day_is_that_of_the_rows_until_then(rows: list[PositionRow], day: int) -> None:
    today = f"2031-03-{day:02}"
    assert board(rows, day=today, copies={}) == board([row for row in rows if row.grounds.day <= today], day=today, copies={})
