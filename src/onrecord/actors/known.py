"""Persons known from earlier reports: what one report teaches, and who a bare surname is in the next. Rules.

A store keeps the rows of `learnt` and hands them back as one `Known`. Nothing here remembers anything by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from onrecord.actors.names import folded, full_key
from onrecord.actors.people import name_words, surname_keys
from onrecord.actors.values import Attributed


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """What a report told of a person, in force from the day of the report on.

    `name` is the full name, `spellings` are further ways in which that report wrote it. `start` is an ISO day, and so is `end`, the first
    day on which something else was told ("" in rows as they are learnt: `Known.periods` works it out).
    `parties` are empty for somebody who speaks for nobody. `document` is the id of the report.
    """

    name: str
    role: str | None
    parties: tuple[str, ...]
    start: str
    document: str
    end: str = ""
    spellings: tuple[str, ...] = ()
    gender: str | None = None

    @property
    def surname(self) -> str:
        """The name by which alone later reports are the likeliest to call the person ("Kim" for Kim Jong Un).

        >>> KnownPerson("Sergei Lavrov", "Foreign Minister", ("RUS",), "2025-05-21", "sha256:1").surname
        'Lavrov'
        """
        words = name_words(self.name)
        first = surname_keys(words)[0]
        return next((word for word in reversed(words) if folded(word) == first), words[-1])

    def held_on(self, date: str | None) -> bool:
        """Whether the row is in force on the ISO day `date`; on an unknown day only a row that is still open is."""
        if date is None:
            return not self.end
        day = date[:10]
        return self.start <= day and (not self.end or day < self.end)


@dataclass(frozen=True)
class Known:
    """Persons known from earlier reports: an immutable value. `rows` is what the reports taught, in an order that is always the same."""

    rows: tuple[KnownPerson, ...] = ()

    def with_rows(self, rows: Iterable[KnownPerson]) -> Known:
        """This and what further reports taught. Pure; in whatever order rows come, the same ones give the same value."""
        return Known(tuple(sorted({*self.rows, *rows}, key=_order)))

    @cached_property
    def periods(self) -> tuple[KnownPerson, ...]:
        """The rows as a history: what says nothing new left out, each ended by the next one that tells otherwise of the same person."""
        every = sorted(self.rows, key=_order)
        return tuple(row for _, same in groupby(every, key=lambda row: full_key(row.name)) for row in _history(list(same)))

    def named(self, name: str, date: str | None) -> KnownPerson | None:
        """What was known on `date` of the person with this full name, in any spelling; None if nothing was."""
        return next((row for row in self._by_full.get(full_key(name), ()) if row.held_on(date)), None)

    def called(self, surname: str, date: str | None, *, title: Collection[str], present: Collection[str]) -> KnownPerson | None:
        """Whom a bare surname calls in a report of `date`; None where nobody known fits, or more than one.

        `title` are the words before the name (small letters), `present` the parties that the report tells of. Who shares most words of
        their office with the title goes before others; where nobody does, only who speaks for a party of the report is meant.
        """
        found = [row for row in self._by_surname.get(folded(surname), ()) if row.held_on(date)]
        shared = [len(set(title) & set((row.role or "").casefold().split())) for row in found]
        most = max(shared, default=0)
        titled = [row for row, count in zip(found, shared, strict=True) if count == most > 0]
        fitting = titled or [row for row in found if set(row.parties) & set(present)]
        return fitting[0] if len(fitting) == 1 else None

    @cached_property
    def _by_full(self) -> dict[str, list[KnownPerson]]:
        found: dict[str, list[KnownPerson]] = {}
        for row in self.periods:
            for key in dict.fromkeys(full_key(name) for name in (row.name, *row.spellings)):
                found.setdefault(key, []).append(row)
        return found

    @cached_property
    def _by_surname(self) -> dict[str, list[KnownPerson]]:
        found: dict[str, list[KnownPerson]] = {}
        for row in self.periods:
            for key in surname_keys(name_words(row.name)):
                found.setdefault(key, []).append(row)
        return found


def learnt(attributed: Attributed) -> tuple[KnownPerson, ...]:
    """The rows that a report teaches: the persons whom it names in full and whose office or party its own words tell.

    What the register or earlier reports told is not learnt again. A report without a date teaches nothing: its rows could not be said to
    hold on any day. Pure and deterministic.
    """
    document = attributed.document
    if document.published is None or len(document.published) < 10:
        return ()
    return tuple(
        KnownPerson(
            person.name, person.role, person.parties, document.published[:10], document.id, spellings=person.spellings, gender=person.gender
        )
        for person in attributed.persons
    )


def _order(row: KnownPerson) -> tuple[str, str, bool, str, str, str, tuple[str, ...]]:
    """By person and day; of one day who tells an office before who tells none."""
    return (full_key(row.name), row.start, row.role is None, row.document, row.name, row.role or "", row.parties)


def _history(rows: list[KnownPerson]) -> list[KnownPerson]:
    """The rows of one person in order of time, each ended by the next that tells otherwise; of one day the first holds."""
    kept: list[KnownPerson] = []
    for row in rows:
        if kept and (kept[-1].start == row.start or _same_office(kept[-1], row)):
            continue
        if kept:
            kept[-1] = replace(kept[-1], end=row.start)
        kept.append(row)
    return kept


def _same_office(one: KnownPerson, other: KnownPerson) -> bool:
    """Whether two rows tell of the same office, if in other words: "Foreign Minister" and "Bevian Foreign Minister"."""
    if one.parties != other.parties:
        return False
    words, others = (set((row.role or "").casefold().split()) for row in (one, other))
    return words <= others or others <= words
