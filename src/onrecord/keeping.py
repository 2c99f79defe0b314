"""From files into a record: `add` and `reread`. Wires reading, the `Reader` and the record together, and knows nothing else."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord import __version__, api
from onrecord.api import Failure, Reader
from onrecord.document import Document
from onrecord.errors import UnreadableDocument, WrongSettings
from onrecord.reading import LIMIT, load, shown_name
from onrecord.record import Origin, Record
from onrecord.talks.format import to_json
from onrecord.talks.rows import key, parties
from onrecord.talks.values import Reading


@dataclass(frozen=True, slots=True)
class Added:
    """A report that is in the record now: its key and title, where it came from, and whether it is `new`; `counts` are rows by table."""

    key: str
    where: str
    title: str | None
    new: bool
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A document, or the failure to read one, and where it came from."""

    where: str
    document: Document | None
    failure: Failure | None
    kind: str = "text"
    size: int | None = None


def add(
    inputs: Iterable[str | os.PathLike[str]],
    record: Record,
    *,
    reader: Callable[[], Reader],
    outlet: str | None = None,
    published: str | None = None,
    date_from_name: bool = False,
    limit: int = LIMIT,
    talks: str | None = None,
) -> Iterator[Added | Failure]:
    """Adds the reports in `inputs` to the record and yields what became of each, as it goes.

    A report whose bytes are in the record already is not read again. Each report is kept whole or not at all, so that this can be stopped
    anywhere and called again. `reader` is called for the first report that is new. Raises `WrongSettings` if nothing can be read, and
    `OnrecordError` if the record cannot be written; what happens within one document becomes its `Failure`.
    """
    for found in documents(inputs, outlet=outlet, published=published, date_from_name=date_from_name, limit=limit):
        if found.document is None:
            yield found.failure or Failure(found.where, "there is no report in it")
        elif record.has(found.document.id):
            yield Added(key("d", found.document.id), found.where, found.document.title, False, {})
        else:
            yield _read_and_kept(found, found.document, record, reader(), talks)


def documents(
    inputs: Iterable[str | os.PathLike[str]], *, outlet: str | None, published: str | None, date_from_name: bool, limit: int
) -> Iterator[Found]:
    """The documents in `inputs`, each with where it came from; a failure in the place of one that cannot be read."""
    for path in inputs:
        where = shown_name(path)
        try:
            document = load(path, outlet=outlet, published=published, date_from_name=date_from_name, limit=limit)
        except UnreadableDocument as error:
            yield Found(where, None, api.failure(error, where=where))
        else:
            yield Found(where, document, None)


@cache
def identity() -> Mapping[str, str]:
    """Who reads: the version of onrecord and a digest of the model's files."""
    whole = hashlib.sha256()
    for file in sorted((files("onrecord.statements") / "model").iterdir(), key=lambda file: file.name):
        if file.is_file():
            whole.update(hashlib.sha256(file.read_bytes()).digest())
    return {"onrecord": __version__, "model": whole.hexdigest()[:16]}


def _read_and_kept(found: Found, document: Document, record: Record, reader: Reader, talks: str | None) -> Added | Failure:
    try:
        reading = reader.read(document)
    except WrongSettings:
        raise
    except Exception as error:
        return api.failure(error, where=found.where)
    origin = Origin(found.where, found.kind, found.size)
    read = to_json(reading)
    kept = record.add(document, read, reader=identity(), origin=origin, parties=_names(read, reader), talks=talks)
    return Added(key("d", document.id), found.where, document.title, kept is not None, _counts(reading))


def _names(record: Mapping[str, Any], reader: Reader) -> dict[str, str]:
    """What the parties of a record are called, for those that the register has a name for."""
    named = reader.register.state_names
    codes = {code for actor in _actors(record) for code in parties(actor["party"])}
    codes |= {row["party"] for table in ("positions", "conditions", "commitments") for row in record[table] if row["party"]}
    codes |= {code for row in record["contacts"] for code in row["participants"]}
    return {code: named[code] for code in sorted(codes) if code in named}


def _actors(record: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for statement in record["statements"]:
        yield from (actor for actor in (statement["source"], *statement["via"], statement["addressee"]) if actor)


def _counts(reading: Reading) -> dict[str, int]:
    return {table: len(getattr(reading, table)) for table in ("statements", "positions", "conditions", "commitments", "contacts")}
