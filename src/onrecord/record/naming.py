"""Which issue each label of the reports is, kept as reports come: `onrecord.talks.merging` decides, this finds what to decide anew.

A label can only ever be one issue with labels of its own kin (the same head and the same telling words), so that a new report decides
anew the few kins of its own labels, and the result is that of merging all labels at once.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from onrecord.actors.register import Register
from onrecord.record.columns import kept
from onrecord.record.schema import labels, negotiations, negotiators
from onrecord.talks.declared import DeclaredIssue, Talks, register_with
from onrecord.talks.labels import signature
from onrecord.talks.merging import merge

_CHUNK = 500


def count(connection: Connection, used: Mapping[str, int]) -> None:
    """Counts the labels of new rows, by how many rows have each, and names the issues of their kin anew."""
    if not used:
        return
    declared = talks(connection)
    there = {row.label: row for row in _of(connection, sorted(used))}
    new = [label for label in sorted(used) if label not in there]
    kins = {label: _kin(label, declared) for label in new}
    if new:
        connection.execute(insert(labels), [{"label": label, "kin": kins[label], "uses": used[label], "issue": label} for label in new])
    for label, row in there.items():
        connection.execute(update(labels).where(labels.c.label == label), {"uses": row.uses + used[label]})
    _decide(connection, {*kins.values(), *(row.kin for row in there.values())}, declared)


def declare(connection: Connection, body: Mapping[str, Any]) -> None:
    """Takes a negotiation as it was declared, in the place of what was declared under its name before, and names all issues anew."""
    text = json.dumps(body, sort_keys=True)
    connection.execute(delete(negotiators).where(negotiators.c.talks == kept(body["name"])))
    connection.execute(delete(negotiations).where(negotiations.c.name == kept(body["name"])))
    found = _talks(text)
    needed = min(2, len(found.parties))
    connection.execute(insert(negotiations), {"name": kept(found.name), "needed": needed, "body": text})
    if found.parties:
        parties = [{"talks": kept(found.name), "party": kept(party)} for party in dict.fromkeys(found.parties)]
        connection.execute(insert(negotiators), parties)
    declared = talks(connection)
    names = list(connection.execute(select(labels.c.label).order_by(labels.c.label)).scalars())
    for label in names:
        connection.execute(update(labels).where(labels.c.label == label), {"kin": _kin(label, declared)})
    _decide(connection, set(connection.execute(select(labels.c.kin).distinct()).scalars()), declared)


def talks(connection: Connection) -> tuple[Talks, ...]:
    """The negotiations that are declared, by name."""
    return tuple(map(_talks, connection.execute(select(negotiations.c.body).order_by(negotiations.c.name)).scalars()))


def declaration(given: Talks) -> dict[str, Any]:
    """A negotiation as the log keeps it."""
    issues = [{"label": issue.label, "aliases": list(issue.aliases)} for issue in given.issues]
    register: Any = given.register
    return {"name": given.name, "parties": list(given.parties), "issues": issues, "register": register}


def _decide(connection: Connection, kins: Iterable[str], declared: tuple[Talks, ...]) -> None:
    """Names the issues of whole kins by what their labels are now."""
    aliases = {issue.label: issue.aliases for negotiation in declared for issue in negotiation.issues}
    for some in _chunks(sorted(kins)):
        rows = connection.execute(select(labels).where(labels.c.kin.in_(some)).order_by(labels.c.label)).all()
        named = merge({row.label: row.uses for row in rows}, declared=aliases, register=_register(declared))
        for row in rows:
            if row.issue != named[row.label]:
                connection.execute(update(labels).where(labels.c.label == row.label), {"issue": kept(named[row.label])})


def _kin(label: str, declared: tuple[Talks, ...]) -> str:
    """What labels must have in common to be one issue, as text: what `merge` groups by."""
    read = signature(label, _register(declared))
    return json.dumps([read.head, read.reversed, sorted(read.aspects), sorted(read.rest)])


def _register(declared: tuple[Talks, ...]) -> Register:
    return _register_of(tuple(json.dumps(declaration(negotiation), sort_keys=True) for negotiation in declared))


@lru_cache(maxsize=4)
def _register_of(bodies: tuple[str, ...]) -> Register:
    return register_with(Register.load(), map(_talks, bodies))


@lru_cache(maxsize=64)
def _talks(body: str) -> Talks:
    given = json.loads(body)
    issues = tuple(DeclaredIssue(issue["label"], tuple(issue["aliases"])) for issue in given["issues"])
    return Talks(given["name"], tuple(given["parties"]), issues, given["register"])


def _of(connection: Connection, wanted: list[str]) -> Iterator[Any]:
    for some in _chunks(wanted):
        yield from connection.execute(select(labels).where(labels.c.label.in_(some)))


def _chunks(values: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]


def uses(found: Iterable[Any]) -> Counter[str]:
    """How many of the rows (statements, positions, conditions) have each label."""
    return Counter(label for row in found for label in (row.issues if hasattr(row, "issues") else (row.label,)))
