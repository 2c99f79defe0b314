"""What a user declares of negotiations in `talks.toml`: their names, parties, issues with aliases, and who is who.

Rules. What is declared wins over what is found: an issue bears the declared label wherever its label or an alias is named.
`docs/talks.md` shows a file.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from onrecord.actors.register import Register
from onrecord.actors.register_file import FIELDS as SECTIONS
from onrecord.actors.register_file import RegisterError, Section, checked
from onrecord.errors import WrongSettings
from onrecord.talks.phrases import content_lemmas

__all__ = ["DeclaredIssue", "Talks", "known_parties", "load", "register_with"]

_OWN = ("name", "parties", "issues")
_AT_LEAST = 2
"""Parties of a negotiation that a report must speak of to be about it: one alone negotiates with nobody."""


@dataclass(frozen=True, slots=True)
class DeclaredIssue:
    """An issue as the user calls it, and the other words for it. All as written in the file."""

    label: str
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The label and the aliases."""
        return (self.label, *self.aliases)


@dataclass(frozen=True, slots=True)
class Talks:
    """One negotiation as a user declares it.

    `parties` are codes as the record has them ("RUS", "Hamas"); `register` rows of a register file (`docs/register.md`): the
    persons and, where they are not known, states, organisations and so on.
    """

    name: str
    parties: tuple[str, ...] = ()
    issues: tuple[DeclaredIssue, ...] = ()
    register: Section = field(default_factory=dict, hash=False)

    @property
    def persons(self) -> tuple[str, ...]:
        """The names of the persons that are declared."""
        return tuple(self.register.get("persons", ()))

    def concerns(self, parties: Collection[str]) -> bool:
        """Whether a report that speaks of `parties` is about this negotiation: two of its own, or the only one declared."""
        needed = min(_AT_LEAST, len(self.parties))
        return len(set(self.parties) & set(parties)) >= needed


def load(path: str | os.PathLike[str]) -> tuple[Talks, ...]:
    """The negotiations of a file in the order of the file: its `[[talks]]` tables, or the one at its top level.

    Raises `WrongSettings` naming the file, the entry and what is wrong with it.
    """
    where = os.fspath(path)
    try:
        content = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise WrongSettings(f"not readable as TOML ({error})", where=where, do="put it right; docs/talks.md shows a file") from error
    except (OSError, UnicodeDecodeError) as error:
        told = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise WrongSettings(f"the talks cannot be read ({told})", where=where, do="check the name of the file") from error
    content.pop("watch", None)  # `onrecord.watching` reads that
    if "talks" not in content:
        return (_talks(content, where),)
    tables = content["talks"]
    if set(content) != {"talks"} or not isinstance(tables, list) or not tables:
        raise _wrong(where, "holds [[talks]] tables, so nothing may stand outside them", "move it into the table it belongs to")
    found = tuple(_talks(table, f"{where}: talks {number}") for number, table in enumerate(tables, 1))
    _distinct((talks.name for talks in found), where, "negotiations")
    return found


def known_parties(declared: Iterable[Talks], register: Register) -> None:
    """Checks that the register knows every declared party. Raises `WrongSettings` naming the first that it does not know."""
    known = sorted({entry.party for rows in register.entries.values() for _, entry in rows if entry.party})
    for talks in declared:
        for party in talks.parties:
            if party not in known:
                near = get_close_matches(party, known, n=1)
                asked = f"did you mean {near[0]!r}? If not, " if near else ""
                raise WrongSettings(
                    f"talks {talks.name!r}: nobody is known as party {party!r}",
                    do=f"{asked}declare it under states, organisations or movements, or in a register file",
                )


def register_with(register: Register, declared: Iterable[Talks]) -> Register:
    """The register with the persons and other rows that the negotiations declare; the first declared wins."""
    for talks in reversed(tuple(declared)):
        if talks.register:
            register = register.with_rows(talks.register)
    return register


def _talks(table: object, where: str) -> Talks:
    if not isinstance(table, Mapping):
        raise _wrong(where, "must be a table with a name, parties and issues", "write it as [[talks]]")
    unknown = set(table) - set(_OWN) - set(SECTIONS)
    if unknown:
        raise _wrong(where, f"unknown field {min(unknown)!r}", f"fields are {', '.join((*_OWN, *SECTIONS))}")
    name = table.get("name")
    if not isinstance(name, str) or not name.strip():
        raise _wrong(where, "has no name", 'give it one, as name = "Isk truce"')
    parties = _words(table.get("parties"), f"{where}: parties")
    _distinct(parties, where, "parties")
    try:
        rows = checked({section: table[section] for section in SECTIONS if section in table}, where)
    except RegisterError as error:
        raise WrongSettings(str(error), do="put it right; docs/register.md says how") from error
    return Talks(name.strip(), parties, _issues(table.get("issues", []), f"{where}: issues"), rows)


def _issues(tables: object, where: str) -> tuple[DeclaredIssue, ...]:
    if not isinstance(tables, list):
        raise _wrong(where, "must be a list of tables", "write each as [[issues]] with a label and aliases")
    found = tuple(_issue(table, f"{where} {number}") for number, table in enumerate(tables, 1))
    _distinct((" ".join(sorted(content_lemmas(name))) for issue in found for name in issue.names), where, "names of issues")
    return found


def _issue(table: object, where: str) -> DeclaredIssue:
    if not isinstance(table, Mapping) or not isinstance(table.get("label"), str):
        raise _wrong(where, "has no label", 'give it one, as label = "60-day truce"')
    unknown = set(table) - {"label", "aliases"}
    if unknown:
        raise _wrong(where, f"unknown field {min(unknown)!r}", "fields are label, aliases")
    issue = DeclaredIssue(table["label"].strip(), _words(table.get("aliases"), f"{where}: aliases"))
    for name in issue.names:
        if not content_lemmas(name):
            raise _wrong(where, f"{name!r} names nothing", "a label or alias needs a noun")
    return issue


def _words(value: object, where: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
        raise _wrong(where, f"must be a list of words, is {value!r}", 'write it as ["one", "another"]')
    return tuple(word.strip() for word in value)


def _distinct(names: Iterable[str], where: str, what: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise _wrong(where, f"two {what} are the same: {name!r}", "leave one of them out")
        seen.add(name)


def _wrong(where: str, what: str, do: str) -> WrongSettings:
    return WrongSettings(what, where=where, do=do)
