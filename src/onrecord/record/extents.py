"""How much a record holds, and from when to when: what a page says before it shows anything. Counted by the database."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from onrecord.record import asking
from onrecord.record.schema import reports
from onrecord.record.views import View


@dataclass(frozen=True, slots=True)
class Extent:
    """How many reports of how many outlets; their days, and the days on which the record learnt of them, as ISO dates in order."""

    reports: int
    outlets: int
    days: tuple[str, ...]
    learnt: tuple[str, ...]


def extent(connection: Connection, view: View) -> Extent:
    """The extent of the part of the record that the view asks for."""
    clauses = asking.report_clauses(view, asking.moment(connection, view))
    counted = select(func.count(), func.count(func.distinct(reports.c.outlet))).where(*clauses)
    count, outlets = connection.execute(counted).one()
    learnt = func.substr(reports.c.added, 1, 10)
    days = connection.execute(select(reports.c.day).where(*clauses).distinct().order_by(reports.c.day)).scalars()
    known = connection.execute(select(learnt).where(*clauses).distinct().order_by(learnt)).scalars()
    return Extent(count, outlets, tuple(days), tuple(known))
