"""Register files: reading TOML, YAML or JSON into checked rows, with errors that say what to do."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


class RegisterError(ValueError):
    """A register file says something the register cannot hold: which file, which entry, what is wrong."""


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """One office of a person: party, role, and ISO dates ("" where open)."""

    party: str
    role: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a register file; fields that its section has not are empty."""

    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    offices: tuple[OfficeRow, ...] = ()
    party: str | None = None
    country: str | None = None
    gender: str | None = None
    state_owned: bool = False
    whole: bool = False


Section = dict[str, dict[str, Row]]

LISTS = ("names", "adjectives", "people", "capitals", "bodies", "places")
FIELDS = {
    "states": {"names", "adjectives", "people", "capitals", "places"},
    "organisations": {"names", "adjectives", "people", "capitals", "bodies"},
    "movements": {"names", "adjectives", "people", "capitals", "bodies", "state"},
    "offices": {"names", "party"},
    "outlets": {"names", "country", "state"},
    "persons": {"names", "gender", "offices", "party", "role", "from", "to"},
    "titles": {"party", "whole"},
}


def entries_of_file(path: Path) -> Section:
    """The rows of a user's register file, by its suffix: .yaml or .yml, .json, else TOML.

    Raises `RegisterError` naming the file, the entry and what is wrong with it; `OSError` if it cannot be read.
    """
    text = path.read_text(encoding="utf-8")
    if path.suffix in {".yaml", ".yml"}:
        import yaml  # only users' own files need it: it takes 20 ms to load

        try:
            return checked(yaml.safe_load(text), str(path))
        except yaml.YAMLError as error:
            raise RegisterError(f"{path}: not readable as YAML: {error}") from error
    if path.suffix == ".json":
        try:
            return checked(json.loads(text), str(path))
        except json.JSONDecodeError as error:
            raise RegisterError(f"{path}: not readable as JSON: {error}") from error
    return entries_of_toml(text, str(path))


def entries_of_toml(text: str, where: str) -> Section:
    """The rows of a register file in TOML; `where` names it in errors. Raises `RegisterError`."""
    try:
        return checked(tomllib.loads(text), where)
    except tomllib.TOMLDecodeError as error:
        raise RegisterError(f"{where}: not readable as TOML: {error}") from error


def checked(content: object, where: str) -> Section:
    """The rows of a parsed register file. Raises `RegisterError` for an unknown section or field and for wrong types."""
    if not isinstance(content, Mapping):
        raise RegisterError(f"{where}: a register file holds sections ({', '.join(FIELDS)}), this one holds {type(content).__name__}")
    found: Section = {}
    for section, rows in content.items():
        if section not in FIELDS:
            raise RegisterError(f"{where}: unknown section {section!r}; sections are {', '.join(FIELDS)}")
        if not isinstance(rows, Mapping):
            raise RegisterError(f"{where}: section {section!r} must hold entries by name")
        found[section] = {str(name): _row(section, row, f"{where}: {section}.{name}") for name, row in rows.items()}
    return found


def _row(section: str, row: object, where: str) -> Row:
    if not isinstance(row, Mapping):
        raise RegisterError(f"{where}: must be a table of fields ({', '.join(sorted(FIELDS[section]))})")
    unknown = set(row) - FIELDS[section]
    if unknown:
        raise RegisterError(f"{where}: unknown field {min(unknown)!r}; fields are {', '.join(sorted(FIELDS[section]))}")
    lists = {name: _words(row.get(name), f"{where}.{name}") for name in LISTS}
    if section == "states" and not lists["names"]:
        raise RegisterError(f"{where}: a state needs at least one name, as names: [Freedonia]")
    party = row.get("party")
    if section in {"offices", "titles"} and not isinstance(party, str):
        raise RegisterError(f"{where}: needs a party, as party: RUS")
    gender = row.get("gender")
    if gender not in {None, "m", "f"}:
        raise RegisterError(f"{where}.gender: is {gender!r}, must be m or f")
    offices = _offices(row, where) if section == "persons" else ()
    country = row.get("country")
    if country is not None and not isinstance(country, str):
        raise RegisterError(f"{where}.country: must be a state's code, as country: RUS, is {country!r}")
    return Row(
        **lists,
        offices=offices,
        party=party,
        country=country,
        gender=gender,
        state_owned=row.get("state") is True,
        whole=row.get("whole") is True,
    )


def _words(value: object, where: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
        raise RegisterError(f"{where}: must be a list of words, is {value!r}")
    return tuple(value)


def _offices(row: Mapping[str, object], where: str) -> tuple[OfficeRow, ...]:
    """The offices of a person: a list of tables, or party, role, from and to beside the person's own fields."""
    listed = row.get("offices", [row] if "party" in row else [])
    if not isinstance(listed, list) or not listed:
        raise RegisterError(f"{where}: a person needs party and role, or offices with party, role, from and to")
    found = []
    for office in listed:
        if not isinstance(office, Mapping) or not isinstance(office.get("party"), str):
            raise RegisterError(f"{where}.offices: each office needs a party, as party: RUS")
        start, end = str(office.get("from") or ""), str(office.get("to") or "")
        if start and end and end < start[: len(end)]:
            raise RegisterError(f"{where}.offices: ends ({end}) before it begins ({start})")
        found.append(OfficeRow(office["party"], str(office.get("role") or ""), start, end))
    return tuple(found)
