"""Whom words refer to, and the record of who was mentioned where in a report."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.actors.people import Person
from onrecord.actors.values import Kind


@dataclass(frozen=True, slots=True)
class Referent:
    """Somebody a report refers to. `word` is the head noun by which it may be taken up again ("ministry")."""

    name: str
    kind: Kind
    parties: tuple[str, ...] = ()
    role: str | None = None
    plural: bool = False
    word: str = ""
    person: Person | None = None
    members: tuple[Referent, ...] = ()
    state: bool = False
    movement: bool = False
    company: bool = False
    organisation: bool = False

    @property
    def gender(self) -> str | None:
        """ "m", "f", or None where nothing tells."""
        return self.person.gender if self.person is not None else None


@dataclass(frozen=True, slots=True, order=True)
class Seen:
    """A referent at token `at` of sentence `sentence`: `source` is 2 if it speaks
    there in the report's own words, 1 if in another's, `salient` if it is no mere modifier."""

    at: int
    end: int
    sentence: int = field(compare=False)
    referent: Referent = field(compare=False)
    source: int = field(compare=False, default=0)
    salient: bool = field(compare=False, default=True)


@dataclass(frozen=True, slots=True)
class Context:
    """Where the words stand: who speaks the content they are in (None outside), whether that is quoted, and the spans of
    the words' own content, in which they cannot have their antecedent."""

    speaker: Referent | None = None
    quoted: bool = False
    own: tuple[tuple[int, int], ...] = ()


OUTSIDE = Context()


class History:
    """Mentions in the order of the text."""

    def __init__(self) -> None:
        self._seen: list[Seen] = []

    def add(self, seen: Seen) -> None:
        """Take a mention in."""
        insort(self._seen, seen)

    def before(self, at: int) -> Iterator[Seen]:
        """The mentions that begin before token `at`, the last first."""
        end = bisect_left(self._seen, at, key=lambda seen: seen.at)
        for index in range(end - 1, -1, -1):
            yield self._seen[index]

    def __iter__(self) -> Iterator[Seen]:
        return iter(self._seen)
