"""Contested points with the words of each side."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.talks import contested as contests
from onrecord.talks.rows import CommitmentRow, ContactRow, PositionRow
from onrecord.talks.tellings import Copies, Row
from onrecord.web.queries import stances
from onrecord.web.shown import ContestedPoint


def contested_points(
    positions: Sequence[PositionRow], commitments: Sequence[CommitmentRow], contacts: Sequence[ContactRow], *, copies: Copies, day: str
) -> tuple[ContestedPoint, ...]:
    """All that is contested among these rows, the best grounded first."""
    rows: tuple[Row, ...] = (*positions, *commitments, *contacts)
    found = contests.contested(positions, commitments, contacts, copies=copies)
    return stances.contested(found, {row.key: row for row in rows}, day=day)
