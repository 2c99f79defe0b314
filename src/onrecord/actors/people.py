"""Persons of one report: learnt from their full names, titles and appositions. Rules.

A person known from the report wins over the register; the register tells gender, and the party where the report does
not. Spellings are compared by `names.folded`, so Araghchi and Araqchi are one.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.actors.names import FAMILY_FIRST, PARTICLES, folded, full_key, gender
from onrecord.actors.register import Register

if TYPE_CHECKING:
    from onrecord.actors.known import Known, KnownPerson

MOST_VOTES = 5
"""More mentions do not make a party surer."""

NEAR = 40
"""Tokens after a full name within which its bare surname means nobody else."""

REGISTER_VOTE = 3
"""What the register's word weighs against one title or apposition (2) of the report: two of those outweigh it."""


EARLIER_VOTE = 1
"""What an earlier report's word weighs: less than any title of this one."""


@dataclass(slots=True)
class Person:
    """Somebody named in a report, as far as it has been read. Lives only while `attribute` runs.

    `former` and `current` are the nouns of offices left and held ("minister"); `private` tells that a title names a firm or the like;
    `known_office` is the office that the register knows them to hold on the report's date ("" if none);
    `named_at` are the tokens at which they are named in full; `earlier_role` is the office that earlier reports told; `told` whether this
    report's own words tell an office or party.
    """

    name: str
    gender: str | None = None
    parties: tuple[str, ...] = ()
    votes: dict[tuple[str, ...], int] = field(default_factory=dict)
    roles: list[str] = field(default_factory=list)
    words: tuple[str, ...] = ()
    count: int = 0
    first_at: int = 0
    former: set[str] = field(default_factory=set)
    current: set[str] = field(default_factory=set)
    private: bool = False
    known_office: str = ""
    named_at: list[int] = field(default_factory=list)
    earlier_role: str = ""
    told: bool = False
    spellings: list[str] = field(default_factory=list)

    def vote(self, parties: tuple[str, ...], weight: int) -> None:
        """Count evidence that the person speaks for `parties`; the first of the strongest holds."""
        self.votes[parties] = min(self.votes.get(parties, 0) + weight, MOST_VOTES)
        strongest = max(self.votes, key=lambda found: self.votes[found])
        # "the UN and Arab League envoy" is the UN's envoy in later words, and still the League's
        fuller = [found for found, votes in self.votes.items() if set(strongest) < set(found) and strongest and votes > 1]
        self.parties = fuller[0] if fuller else strongest

    def leave_office(self) -> None:
        """Take the report's word that the person speaks for nobody any more."""
        self.votes[()] = MOST_VOTES + 1
        self.parties = ()

    @property
    def role(self) -> str | None:
        """The office as the report gives it (the first telling one, since reports introduce a person once), else as earlier reports did."""
        return self.roles[0] if self.roles else self.earlier_role or None


def calm(word: str) -> str:
    """A word of a name without the capitals in which headlines and transcripts set it; short ones may be initials.

    >>> calm("ZAKHAROVA"), calm("AL-SISI"), calm("O'NEILL"), calm("JD"), calm("McCain")
    ('Zakharova', 'Al-Sisi', "O'Neill", 'JD', 'McCain')
    """
    return re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word) if word.isupper() and len(word) > 3 else word


def name_words(name: str) -> tuple[str, ...]:
    """The parts of a name; a particle stays with the part behind it.

    >>> name_words("Ursula von der Leyen")
    ('Ursula', 'von der Leyen')
    """
    parts: list[str] = []
    pending = ""
    for word in name.replace(".", ". ").split():
        if word.casefold() in PARTICLES and (parts or pending):
            pending += word + " "
        elif word.rstrip(".").casefold() not in {"jr", "sr", "ii", "iii"}:
            parts.append(pending + word)
            pending = ""
    return tuple(parts)


def surname_keys(words: tuple[str, ...]) -> tuple[str, ...]:
    """The folded words by which alone a person with these name parts may be called, the likeliest first."""
    if not words:
        return ()
    last = folded(words[-1])
    keys = [last]
    if " " in words[-1]:
        keys.append(folded(words[-1].split()[-1]))
    if words[0].split("-")[0] in FAMILY_FIRST and len(words) > 1:
        # "Kim Jong Un" is Kim, "Kim Darroch" is Darroch: a known given name makes it western
        keys.insert(0, folded(words[0])) if gender(words[0]) is None or len(words) > 2 else keys.append(folded(words[0]))
    if "-" in words[-1] and len(words) > 1 and words[0] not in FAMILY_FIRST:
        keys.append(folded(words[-1].split("-")[-1]))
    return tuple(dict.fromkeys(keys))


class Cast:
    """The persons of one report, findable by full name and by surname.

    `known` are persons of earlier reports, `present` the parties that this report tells of.
    """

    def __init__(self, register: Register, date: str | None, known: Known | None = None, present: Collection[str] = ()) -> None:
        self.register = register
        self.date = date
        self.earlier = known
        self.present = present
        self.persons: list[Person] = []
        self._full: dict[str, Person] = {}
        self._by_key: dict[str, list[Person]] = {}
        self._by_given: dict[str, list[Person]] = {}

    def full(self, name: str, at: int) -> Person:
        """The person with this full name, new if nobody in the report has it in any spelling."""
        key = full_key(name)
        person = self._full.get(key) or self._same(name_words(name))
        if person is None:
            parts = name.rstrip(".").split()
            shown = " ".join(
                part for place, part in enumerate(parts) if not (0 < place < len(parts) - 1 and len(part) == 2 and part.endswith("."))
            )
            row = self.earlier.named(shown, self.date) if self.earlier is not None else None
            shown = row.name if row is not None else " ".join(map(calm, shown.split()))
            person = Person(shown, words=name_words(shown), first_at=at)
            self._ask_register(person)
            self.persons.append(person)
            for surname in surname_keys(person.words):
                self._by_key.setdefault(surname, []).append(person)
            if len(person.words) > 1:
                self._by_given.setdefault(folded(person.words[0]), []).append(person)
        self._full[key] = person
        person.count += 1
        person.named_at.append(at)
        if len(name_words(name)) > 1 and name not in {person.name, *person.spellings}:
            person.spellings.append(name)
        if len(name_words(name)) > len(person.words) and len(person.words) == 1:
            person.name, person.words = name, name_words(name)
        return person

    def fully(self, name: str) -> bool:
        """Whether somebody of the cast has this full name, in any spelling."""
        return " " in name and full_key(name) in self._full

    def called(self, name: str, at: int) -> Person | None:
        """The person whom a bare surname (or rarely a given name) calls here, or None.

        Of several, the one introduced last before `at` (a token number) unless another is named far more often.
        """
        key = folded(name)
        found = self._by_key.get(key) or self._by_key.get(key.removeprefix("al")) or self._by_given.get(key, [])
        if len(found) > 1:
            before = [person for person in found if person.first_at <= at] or found
            near = [person for person in before if any(0 <= at - named <= NEAR for named in person.named_at)]
            before = near if len(near) == 1 else before
            found = [max(before, key=lambda person: (person.count, person.first_at))]
        return found[0] if found else None

    def known(self, name: str, at: int, title: Collection[str] = ()) -> Person | None:
        """The person of that surname whom earlier reports or the register know, taken into the cast; None if neither does.

        `title` are the words before the name, in small letters.
        """
        row = self.earlier.called(name, self.date, title=title, present=self.present) if self.earlier is not None else None
        holders = self.register.holders_named(name, self.date) if row is None else ()
        if row is None and not holders:
            return None
        words = (row.name if row is not None else holders[0].name).split()
        if len(words) > 1 and " " not in name and folded(name) == folded(words[-1]):
            words[-1] = calm(name)  # the report's own spelling: Zelenskyy
        return self.full(" ".join(words), at)

    def in_office(self, person: Person) -> bool:
        """Whether the register knows an office that the person holds on the report's date."""
        holders = self.register.holders_named(person.name, self.date)[:1]
        return any(self.date and office.held_on(self.date) for holder in holders for office in holder.offices)

    def _same(self, words: tuple[str, ...]) -> Person | None:
        """Somebody with the same surname whose given names do not speak against it ("John R. Bolton", "J. Bolton")."""
        if len(words) < 2:
            return None
        for person in self._by_key.get(folded(words[-1]), ()):
            if len(person.words) == 1 or [folded(word) for word in person.words[-len(words) :]] == [folded(word) for word in words]:
                return person
            if folded(person.words[-1]) == folded(words[-1]) and _given_agree(person.words[0], words[0]):
                return person
        return None

    def _ask_earlier(self, row: KnownPerson, person: Person) -> None:
        """Take what earlier reports told of the person."""
        person.gender = row.gender or person.gender
        person.vote(row.parties, EARLIER_VOTE)
        person.earlier_role = row.role or ""
        person.known_office = person.known_office or (row.role or "")

    def _ask_register(self, person: Person) -> None:
        person.gender = gender(person.words[0]) if len(person.words) > 1 else None
        row = self.earlier.named(person.name, self.date) if self.earlier is not None else None
        if row is not None:
            self._ask_earlier(row, person)
        for holder in self.register.holders_named(person.name, self.date)[:1]:
            person.gender = holder.gender or person.gender
            office = holder.office(self.date)
            person.vote((office.party,), REGISTER_VOTE)
            if self.date and office.held_on(self.date):
                person.known_office = office.role


def _given_agree(one: str, other: str) -> bool:
    first, second = folded(one), folded(other)
    return first == second or (min(len(first), len(second)) == 1 and first[0] == second[0])
