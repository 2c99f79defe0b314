"""Which reports are copies of one another, kept as reports come: `onrecord.talks.copies` compares, this finds what to compare.

A report is compared with those of the days around its own, all of them; what is a copy of what does not depend on which came first. A
family is all that copies join, and bears the key of its earliest report, so that any order of adding ends with the same families.
"""

from __future__ import annotations

from array import array
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select, update

from onrecord.record.schema import reports, sketches
from onrecord.talks.copies import PERMUTATIONS, WITHIN, Sketch, kinship, one_outlet, sketch
from onrecord.talks.rows import Report

_EQUAL = 8
"""Values of 192 that two sketches must have in common to be compared in full: an estimated resemblance of 0.04, half of what any rule of
`talks.copies` asks of reports of like length."""


def place(connection: Connection, report: Report, text: str) -> str:
    """Keeps the sketch of a new report (`text` without boilerplate), joins the families of its copies, and returns its family's key.

    The report itself is not in its table yet.
    """
    made = sketch(text)
    near = ((row, one_outlet(report.outlet, row.outlet)) for row in _near(connection, report, made))
    kin = {row.report for row, own in near if kinship(made, _sketch(row), same_outlet=own).copy}
    values, quotes = array("I", made.values), array("Q", sorted(made.quotes))
    row = {"day": report.day, "report": report.key, "size": made.size, "numbers": values.tobytes(), "quotes": quotes.tobytes()}
    connection.execute(insert(sketches), row)
    if not kin:
        return report.key
    families = set(connection.execute(select(reports.c.family).where(reports.c.key.in_(kin))).scalars())
    firsts = select(reports.c.key, reports.c.day, reports.c.published).where(reports.c.key.in_(families))
    ages = [(row.day, row.published or "", row.key) for row in connection.execute(firsts)]
    first: str = min((report.day, report.published or "", report.key), *ages)[-1]
    connection.execute(update(reports).where(reports.c.family.in_(families - {first})), {"family": first})
    return first


def _near(connection: Connection, report: Report, made: Sketch) -> list[Any]:
    """The sketches of the days around the report's that have enough in common with its own to be compared in full."""
    import numpy as np  # as the sketches themselves: only where reports are added

    first, last = (_moved(report.day, days) for days in (-WITHIN, WITHIN))
    told = select(sketches, reports.c.outlet).join(reports, reports.c.key == sketches.c.report)
    found = connection.execute(told.where(sketches.c.day >= first, sketches.c.day <= last).order_by(sketches.c.report)).all()
    if not found or not made.size:
        return []
    values = np.frombuffer(b"".join(row.numbers for row in found), dtype=np.uint32).reshape(len(found), PERMUTATIONS)
    equal = (values == np.array(made.values, dtype=np.uint32)).sum(axis=1)
    return [row for row, count in zip(found, equal.tolist(), strict=True) if count >= _EQUAL and row.size]


def _sketch(row: Any) -> Sketch:
    values, quotes = array("I"), array("Q")
    values.frombytes(row.numbers)
    quotes.frombytes(row.quotes)
    return Sketch(tuple(values), row.size, frozenset(quotes))


def _moved(day: str, days: int) -> str:
    found = date.fromisoformat(day)
    return (found + timedelta(days=days)).isoformat() if date.min.year < found.year < date.max.year else day
