"""From files into a record: `add` and `reread`. Wires reading, the `Reader` and the record together, and knows nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord import __version__, api
from onrecord.actors import KnownPerson
from onrecord.api import Failure, Reader
from onrecord.document import Document
from onrecord.errors import UnreadableDocument, WrongSettings
from onrecord.reading.sources import Found
from onrecord.record import Changes, Origin, Record
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
class Reread:
    """A report that was read again: its key and title, and what the newer reading changed."""

    key: str
    title: str | None
    changes: Changes


def add(found: Iterable[Found], record: Record, *, reader: Callable[[], Reader]) -> Iterator[Added | Failure]:
    """Adds the documents that were found (`onrecord.reading.sources.documents`) to the record and yields what became of each, as it goes.

    A report whose bytes are in the record already is not read again; one in another language than English is kept and not read. Each report
    is kept whole or not at all, so that this can be stopped anywhere and called again. `reader` is called for the first report to be read.
    Raises `WrongSettings` if nothing can be read, and `OnrecordError` if the record cannot be written; what happens within one document
    becomes its `Failure`.
    """
    for item in found:
        document = item.document
        if document is None:
            yield api.failure(item.failure or UnreadableDocument("there is no report in it"), where=item.where)
        elif record.has(document.id):
            yield Added(key("d", document.id), item.where, document.title, False, {})
        else:
            yield _added(item, document, record, reader)


def reread(record: Record, *, reader: Callable[[], Reader], all_of_them: bool = False) -> Iterator[Reread | Failure]:
    """Reads again the reports that another version of onrecord or of its model read last, and yields what changed in each.

    With `all_of_them` all reports in English, whoever read them. The older readings stay in the log; reviews hold where the words are the
    same. Raises as `add` does.
    """
    for permalink in [report.key for report in record.reports()]:
        kept = record.document(permalink)
        if kept is None or kept.document.language not in ("en", None) or (kept.reader == identity() and not all_of_them):
            continue
        read = _read(kept.document, reader(), record, where=kept.origin.where)
        if isinstance(read, Failure):
            yield read
            continue
        made, persons = to_json(read[0]), read[1]
        called = names(made, reader().register.state_names)
        changes = record.reread(permalink, made, reader=identity(), parties=called, persons=persons)
        yield Reread(permalink, kept.document.title, changes)


@cache
def identity() -> Mapping[str, str]:
    """Who reads: the version of onrecord and a digest of the model's files."""
    whole = hashlib.sha256()
    for file in sorted((files("onrecord.statements") / "model").iterdir(), key=lambda file: file.name):
        if file.is_file():
            whole.update(hashlib.sha256(file.read_bytes()).digest())
    return {"onrecord": __version__, "model": whole.hexdigest()[:16]}


def _added(item: Found, document: Document, record: Record, reader: Callable[[], Reader]) -> Added | Failure:
    origin = Origin(item.where, item.kind, item.digest)
    if document.language not in ("en", None):
        kept = record.add(document, None, reader={}, origin=origin)
        return Added(key("d", document.id), item.where, document.title, kept is not None, {})
    read = _read(document, reader(), record, where=item.where)
    if isinstance(read, Failure):
        return read
    made, persons = to_json(read[0]), read[1]
    called = names(made, reader().register.state_names)
    kept = record.add(document, made, reader=identity(), origin=origin, parties=called, persons=persons)
    return Added(key("d", document.id), item.where, document.title, kept is not None, _counts(read[0]))


def _read(document: Document, reader: Reader, record: Record, *, where: str) -> tuple[Reading, tuple[KnownPerson, ...]] | Failure:
    """The reading of a document, by somebody who knows the persons of the record's reports, and what it teaches of persons."""
    try:
        return reader.learn(document, known=record.known(document.text))
    except WrongSettings:
        raise
    except Exception as error:
        return api.failure(error, where=where)


def names(record: Mapping[str, Any], named: Mapping[str, str]) -> dict[str, str]:
    """What the parties of a record are called, for those that have a name among `named`."""
    codes = {code for actor in _actors(record) for code in parties(actor["party"])}
    codes |= {row["party"] for table in ("positions", "conditions", "commitments") for row in record[table] if row["party"]}
    codes |= {code for row in record["contacts"] for code in row["participants"]}
    return {code: named[code] for code in sorted(codes) if code in named}


def _actors(record: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for statement in record["statements"]:
        yield from (actor for actor in (statement["source"], *statement["via"], statement["addressee"]) if actor)


def _counts(reading: Reading) -> dict[str, int]:
    return {table: len(getattr(reading, table)) for table in ("statements", "positions", "conditions", "commitments", "contacts")}
