"""How much a record holds, and from when to when: what a page says before it shows anything. Counted by the database."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from threading import Lock

from sqlalchemy import Connection, func, select

from onrecord.record import asking
from onrecord.record.log import EntryKind
from onrecord.record.schema import entries, reports
from onrecord.record.views import EVERYTHING, View


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


@dataclass(slots=True)
class Running:
    """The extent of a whole record, which grows with its log: only what came since it was last asked for is looked at.

    Safe to use from several threads. A log that is not the one seen before (its file was replaced) is counted anew.
    """

    _sequence: int = 0
    _chain: str = ""
    _reports: int = 0
    _outlets: set[str] = field(default_factory=set)
    _days: list[str] = field(default_factory=list)
    _learnt: list[str] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def extent(self, connection: Connection) -> Extent:
        """The extent of the record as the connection sees it."""
        seen = select(entries.c.sequence, entries.c.chain)
        with self._lock:
            last = connection.execute(seen.order_by(entries.c.sequence.desc()).limit(1)).first()
            if last is None:
                return Extent(0, 0, (), ())
            before = connection.execute(seen.where(entries.c.sequence == self._sequence)).first()
            if before is None or before.chain != self._chain:
                self._anew(connection)
            elif last.sequence > self._sequence:
                self._grow(connection)
            self._sequence, self._chain = last
            return Extent(self._reports, len(self._outlets), tuple(self._days), tuple(self._learnt))

    def _anew(self, connection: Connection) -> None:
        found = extent(connection, EVERYTHING)
        outlets = connection.execute(select(reports.c.outlet).where(reports.c.outlet.is_not(None)).distinct()).scalars()
        self._reports, self._outlets, self._days, self._learnt = found.reports, set(outlets), list(found.days), list(found.learnt)

    def _grow(self, connection: Connection) -> None:
        new = select(reports.c.outlet, reports.c.day, reports.c.added).join(entries, entries.c.subject == reports.c.key)
        of_documents = (entries.c.sequence > self._sequence, entries.c.kind == str(EntryKind.DOCUMENT))
        for outlet, day, added in connection.execute(new.where(*of_documents)):
            self._reports += 1
            if outlet is not None:
                self._outlets.add(outlet)
            _keep(self._days, day)
            _keep(self._learnt, added[:10])


def _keep(days: list[str], day: str) -> None:
    """Puts a day into its place among days in order, if it is not there."""
    place = bisect_left(days, day)
    if place == len(days) or days[place] != day:
        days.insert(place, day)
