"""The register: which words name which state, organisation, movement, office, outlet or person, and for whom it speaks.

The entries are written by hand or generated (`register/*.toml`, their heads name the sources; `docs/register.md` says
how to write one's own). This module only looks them up.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib import resources
from pathlib import Path

from onrecord.actors.names import full_key
from onrecord.actors.register_file import Section, checked, entries_of_file
from onrecord.actors.tokens import lookup_words

__all__ = ["Entry", "Form", "Holder", "Office", "Register", "Sort", "compiled_register"]

WHOLE = " $"
"""What ends the key of a title that counts only where it is the whole title: "Representative", not "special representative"."""

EDITIONS = frozenset(
    {*"news online web world top com politics opinion official us asia apac me africa europe english ru agency tv".split()}
)
"""Words behind an outlet's name that tell which of its editions or feeds a report is from."""

SHIPPED = ("states", "offices", "organisations", "movements", "outlets", "persons", "titles")


class Sort(StrEnum):
    """What an entry of the register is."""

    STATE = "state"
    ORGANISATION = "organisation"
    MOVEMENT = "movement"
    OFFICE = "office"
    OUTLET = "outlet"


class Form(StrEnum):
    """How words name their entry: as its name, its adjective, its people, or by the place it is governed from."""

    NAME = "name"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    CAPITAL = "capital"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Entry:
    """Whom some words name. `party` is for whom it speaks (None for an outlet); `forms` how the words can be used."""

    name: str
    sort: Sort
    party: str | None
    forms: frozenset[Form]
    state_tied: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """An office somebody holds or held, `start` and `end` as ISO years, months or days ("" where open)."""

    party: str
    role: str
    start: str
    end: str

    def held_on(self, date: str) -> bool:
        """Whether it was held on that ISO date, to the precision of the register's dates."""
        return self.start <= date and (not self.end or date[: len(self.end)] <= self.end)


@dataclass(frozen=True, slots=True)
class Holder:
    """A person of the register."""

    name: str
    gender: str | None
    offices: tuple[Office, ...]

    def office(self, date: str | None) -> Office:
        """The office held on `date` (ISO), else the last one of those held."""
        held = [office for office in self.offices if date and office.held_on(date)]
        return held[-1] if held else self.offices[-1]


@dataclass(frozen=True, slots=True)
class Register:
    """Entries by their words, persons by their names, titles by the party that alone has them, outlets' states by their folded names."""

    entries: Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    holders: Mapping[str, tuple[Holder, ...]]
    titles: Mapping[str, str]
    state_names: Mapping[str, str]
    adjectives: Mapping[str, str]
    countries: Mapping[str, str]

    @staticmethod
    def load() -> Register:
        """The register that ships with the package. Deterministic; parsed once a process."""
        return _shipped()

    def with_file(self, path: str | Path) -> Register:
        """This register with the entries of a file (YAML, TOML or JSON by its suffix) added; they win over what is there.

        Raises `RegisterError` naming file, entry and what is wrong, `OSError` if the file cannot be read.
        """
        return self.with_rows(entries_of_file(Path(path)))

    def with_rows(self, section: Section) -> Register:
        """This register with checked rows added; they win over what is there."""
        return _extended(self, section)

    def party_of_title(self, words: Sequence[str], present: Collection[str]) -> str | None:
        """The party that alone has a title with these words (lower case): the longest run of them that the register knows.

        Only parties `present` in the report count: a "governor" where nobody speaks of the United States is not theirs.
        """
        whole = self.titles.get(" ".join(words) + WHOLE)
        runs = (" ".join(words[at : at + size]) for size in (4, 3, 2, 1) for at in range(len(words) - size + 1))
        found = whole or next((self.titles[run] for run in runs if run in self.titles), None)
        return found if found in present else None

    def country_of_outlet(self, outlet: str | None) -> str | None:
        """The state from which a news organisation reports, by its name; None if the register does not know it."""
        if not outlet:
            return None
        office = self.longest(lookup_words(outlet), 0)
        if office is not None and office[1].sort is Sort.OFFICE:
            return office[1].party  # "Kremlin (en.kremlin.ru)"
        words = _outlet_key(outlet).split()
        while words and " ".join(words) not in self.countries and words[-1] in EDITIONS:
            words.pop()
        return self.countries.get(" ".join(words))

    def longest(self, tokens: Sequence[str], start: int) -> tuple[int, Entry] | None:
        """The entry with the most words from `tokens[start]` on, and where it ends; None if there is none."""
        for key, entry in self.entries.get(tokens[start], ()):
            if tuple(tokens[start : start + len(key)]) == key:
                return start + len(key), entry
        return None

    def holders_named(self, name: str, date: str | None) -> tuple[Holder, ...]:
        """Persons of the register with this name or surname, those in office on `date` (ISO) first."""
        found = self.holders.get(full_key(name), ())
        return tuple(sorted(found, key=lambda holder: not any(date and office.held_on(date) for office in holder.offices)))

    def office_holder(self, party: str, words: frozenset[str], special: frozenset[str], date: str) -> tuple[Holder, Office] | None:
        """Who held on `date` an office of `party` whose title has one of `words` and all of `special` (lower case)."""
        for holder in (holder for holders in self.holders.values() for holder in holders):
            for office in holder.offices:
                if office.party != party or not office.held_on(date):
                    continue
                title = frozenset(office.role.casefold().split())
                if title & words and special <= title and ("vice" in special or "vice" not in title):
                    return holder, office
        return None


@cache
def _shipped() -> Register:
    compiled = resources.files("onrecord.actors") / "register" / "compiled.json"
    content = json.loads(compiled.read_text(encoding="utf-8"))
    return _extended(Register({}, {}, {}, {}, {}, {}), checked(content["sections"], "compiled.json"), keys=content["keys"])


def compiled_register() -> str:
    """The shipped files as the one JSON that `Register.load` reads: TOML takes twenty times longer to parse.

    Made by `python training/register_states.py --compile`; a test tells when it no longer says what the files say.
    """
    folder = resources.files("onrecord.actors") / "register"
    sections: dict[str, dict[str, object]] = {}
    for name in SHIPPED:
        for kind, rows in tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8")).items():
            sections.setdefault(kind, {}).update(rows)
    keys = {name: _person_keys(name, row.names) for name, row in checked(sections, "register").get("persons", {}).items()}
    return json.dumps({"sections": sections, "keys": keys}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _extended(register: Register, section: Section, keys: Mapping[str, Sequence[str]] | None = None) -> Register:
    """`register` with the rows of `section` (checked by `register_file`) added, the new ones first; `keys` of persons if known."""
    added: dict[tuple[str, ...], Entry] = {}
    state_names, adjectives = dict(register.state_names), dict(register.adjectives)
    for words, entry in _entries(section):
        key = lookup_words(words)
        before = added.get(key)
        # "Chinese" is both an adjective and a people: one entry with two forms
        added[key] = replace(before, forms=before.forms | entry.forms) if before and before.party == entry.party else before or entry
    for code, row in section.get("states", {}).items():
        state_names[code] = row.names[0]
        if row.adjectives:
            adjectives[code] = row.adjectives[0]
    by_first: dict[str, dict[tuple[str, ...], Entry]] = {first: dict(rows) for first, rows in register.entries.items()}
    for key, entry in added.items():
        by_first.setdefault(key[0], {})[key] = entry
    ordered = {first: tuple(sorted(rows.items(), key=lambda row: -len(row[0]))) for first, rows in by_first.items()}
    titles = {
        **register.titles,
        **{title.casefold() + (WHOLE if row.whole else ""): row.party for title, row in section.get("titles", {}).items() if row.party},
    }
    countries = {
        **register.countries,
        **{
            _outlet_key(word): row.country for name, row in section.get("outlets", {}).items() if row.country for word in (name, *row.names)
        },
    }
    return Register(ordered, _holders(register, section, keys or {}), titles, state_names, adjectives, countries)


def _entries(section: Section) -> Iterable[tuple[str, Entry]]:
    """Every spelling of the section's entries with what it names."""
    for code, row in section.get("states", {}).items():
        yield from _spellings(row.names, Entry(row.names[0], Sort.STATE, code, frozenset({Form.NAME})))
        for form, words in (
            (Form.ADJECTIVE, row.adjectives),
            (Form.PEOPLE, row.people),
            (Form.CAPITAL, row.capitals),
            (Form.PLACE, row.places),
        ):
            yield from _spellings(words, Entry(row.names[0], Sort.STATE, code, frozenset({form})))
    for kind, sort in (("organisations", Sort.ORGANISATION), ("movements", Sort.MOVEMENT)):
        for name, row in section.get(kind, {}).items():
            yield from _spellings((name, *row.names), Entry(name, sort, name, frozenset({Form.NAME})))
            for body in row.bodies:
                yield body, Entry(body, Sort.OFFICE, name, frozenset({Form.NAME}))
            for form, words in ((Form.ADJECTIVE, row.adjectives), (Form.PEOPLE, row.people), (Form.CAPITAL, row.capitals)):
                yield from _spellings(words, Entry(name, sort, name, frozenset({form})))
    for name, row in section.get("offices", {}).items():
        yield from _spellings((name, *row.names), Entry(name, Sort.OFFICE, row.party, frozenset({Form.NAME})))
    for name, row in section.get("outlets", {}).items():
        yield from _spellings((name, *row.names), Entry(name, Sort.OUTLET, None, frozenset({Form.NAME}), row.state_owned))


def _outlet_key(name: str) -> str:
    """An outlet's name as it is compared: in small letters, without "the" and signs ("cnbc-top" is "cnbc top")."""
    return " ".join(word for word in re.findall(r"\w+", name.casefold()) if word != "the")


def _spellings(words: Iterable[str], entry: Entry) -> Iterable[tuple[str, Entry]]:
    """Each of `words`, and in capitals where that is how a headline writes it ("KREMLIN")."""
    for word in words:
        yield word, entry
        if len(word) > 3 and word.upper() != word:
            yield word.upper(), entry


def _holders(register: Register, section: Section, keys: Mapping[str, Sequence[str]]) -> dict[str, tuple[Holder, ...]]:
    """The persons of both, by folded full name, further names and surname; the section's first."""
    found: dict[str, list[Holder]] = {}
    for name, row in section.get("persons", {}).items():
        offices = tuple(Office(office.party, office.role, office.start, office.end) for office in row.offices)
        holder = Holder(name, row.gender, offices)
        for key in keys.get(name) or _person_keys(name, row.names):
            found.setdefault(key, []).append(holder)
    kept = {
        key: (*holders, *(old for old in register.holders.get(key, ()) if old.name not in {new.name for new in holders}))
        for key, holders in found.items()
    }
    return {**register.holders, **kept}


def _person_keys(name: str, others: Sequence[str]) -> list[str]:
    """The folded words by which a person of the register is found: full name, further names, surname."""
    parts = name.split()
    family_first = full_key(parts[0]) in {"kim", "xi", "hu", "moon", "lee", "park", "wang", "li", "wen"}
    surnames = {parts[-1], parts[0]} if family_first else {parts[-1]}
    return [full_key(word) for word in dict.fromkeys([name, *others, *sorted(surnames)])]
