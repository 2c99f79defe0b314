"""A move is told where both its ends were surely read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from told import grounds, position

from onrecord.talks.shifts import Move, shifts


@pytest.mark.parametrize(("before", "after", "told"), [(0.9, 0.9, True), (0.9, 0.5, False), (0.6, 0.6, False), (1.0, 0.5, True)])
def test_a_move_needs_two_ends_that_are_likely_both_right(before: float, after: float, told: bool) -> None:
    rows = [
        position("VLM", "accept", replace(grounds("2031-03-12", "Lund"), confidence=before), issue="60-day truce"),
        position("VLM", "reject", replace(grounds("2031-03-20", "Lund"), confidence=after), issue="60-day truce"),
    ]
    moves = [shift.move for shift in shifts(rows, copies={}) if shift.move is not Move.FIRST]
    assert moves == ([Move.REVERSAL] if told else [])
