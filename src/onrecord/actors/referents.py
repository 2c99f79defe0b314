"""Whom words refer to, and the record of who was mentioned where in a report."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import merge

from onrecord.actors.lexicon import Head
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


_Row = tuple[int, int, int, Seen]
"""A mention behind what sorts it: where it begins and ends, and the how manieth it was noted, so that no two are the same."""


def classes(referent: Referent) -> tuple[Head, ...]:
    """The classes of noun that can take up a referent whatever its own word was ("the group" after "Hamas")."""
    fits = (
        (Head.MOVEMENT, referent.movement),
        (Head.COMPANY, referent.company),
        (Head.OUTLET, referent.kind is Kind.OUTLET),
        (Head.STATE, referent.state),
        (Head.INSTITUTION, referent.organisation),
    )
    return tuple(head for head, fit in fits if fit)


class History:
    """Mentions in the order of the text."""

    def __init__(self) -> None:
        self._seen: list[Seen] = []
        self._added = 0
        self._by_word: dict[str, list[_Row]] = {}
        self._by_class: dict[Head, list[_Row]] = {}

    def add(self, seen: Seen) -> None:
        """Take a mention in."""
        insort(self._seen, seen)
        self._added += 1
        row = (seen.at, seen.end, self._added, seen)
        if seen.referent.word:
            insort(self._by_word.setdefault(seen.referent.word, []), row)
        for head in classes(seen.referent):
            insort(self._by_class.setdefault(head, []), row)

    def before(self, at: int) -> Iterator[Seen]:
        """The mentions that begin before token `at`, the last first."""
        end = bisect_left(self._seen, at, key=lambda seen: seen.at)
        for index in range(end - 1, -1, -1):
            yield self._seen[index]

    def called(self, word: str, head: Head | None, at: int) -> Iterator[Referent]:
        """Those of `before` whose own head noun is `word` or who are of the class `head`, the last first; one may come twice."""
        rows = [self._by_word.get(word, []), self._by_class.get(head, []) if head is not None else []]
        backwards = [map(found.__getitem__, range(bisect_left(found, (at,)) - 1, -1, -1)) for found in rows]
        return (seen.referent for _, _, _, seen in merge(*backwards, reverse=True))

    def __iter__(self) -> Iterator[Seen]:
        return iter(self._seen)
