"""Which part of a record is asked for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """A part of a record; what is None is not asked about.

    `as_of` (an ISO date): only what was so up to that day, by the reports. `known_by` (an ISO date or time in UTC): the record as it was
    then. `since` and `until` bound `day`, both included. `party` and `issue` are codes and the record's own names; `source` a name;
    `report` a report's key. Rows that people found wrong are left out unless `wrong` is set.
    """

    as_of: str | None = None
    known_by: str | None = None
    talks: str | None = None
    issue: str | None = None
    party: str | None = None
    source: str | None = None
    act: str | None = None
    factuality: str | None = None
    stance: str | None = None
    outlet: str | None = None
    report: str | None = None
    since: str | None = None
    until: str | None = None
    wrong: bool = False


EVERYTHING = View()
"""The whole record as it is now."""
