"""The log: entries that are only ever added, each sealed by a digest and chained to the one before."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select

from onrecord.record.codec import canonical
from onrecord.record.schema import entries

FIRST_CHAIN = "0" * 64
"""What the first entry is chained to."""

_LEVEL = 6
"""Of zlib. A reading shrinks to a tenth; level 9 takes twice as long and gains two per cent."""


class EntryKind(StrEnum):
    """What an entry tells."""

    DOCUMENT = "document"
    READING = "reading"
    REVIEW = "review"
    TALKS = "talks"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the log. `subject` is the key of the report it concerns, or of the talks; `at` UTC, never before the one before."""

    sequence: int
    kind: EntryKind
    subject: str
    at: str
    payload: Mapping[str, Any]
    digest: str
    chain: str


def append(connection: Connection, kind: EntryKind, subject: str, payload: Mapping[str, Any]) -> Entry:
    """Adds an entry at the end, in the writing transaction of `connection`, which holds the lock of the log."""
    newest = select(entries.c.sequence, entries.c.at, entries.c.chain).order_by(entries.c.sequence.desc()).limit(1)
    last = connection.execute(newest).first()
    before, at, chain = last or (0, "", FIRST_CHAIN)
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    entry = sealed(before + 1, kind, subject, max(now, at), payload, before=chain)
    write(connection, entry)
    return entry


def sealed(sequence: int, kind: EntryKind, subject: str, at: str, payload: Mapping[str, Any], *, before: str) -> Entry:
    """The entry with its digest and its link to the chain `before`."""
    digest = _digest(kind.encode(), subject.encode(), at.encode(), canonical(payload))
    return Entry(sequence, kind, subject, at, payload, digest, _digest(before.encode(), str(sequence).encode(), digest.encode()))


def write(connection: Connection, entry: Entry) -> None:
    """Puts an entry into the table as it is."""
    stored = zlib.compress(canonical(entry.payload), _LEVEL)
    row = {"sequence": entry.sequence, "kind": str(entry.kind), "subject": entry.subject, "at": entry.at, "payload": stored}
    connection.execute(insert(entries), {**row, "stored": _digest(stored), "digest": entry.digest, "chain": entry.chain})


def read(row: RowMapping) -> Entry:
    """The entry of a row of the table. Raises `ValueError` or `zlib.error` if its payload is spoilt."""
    payload = json.loads(zlib.decompress(row["payload"]))
    return Entry(row["sequence"], EntryKind(row["kind"]), row["subject"], row["at"], payload, row["digest"], row["chain"])


def stored_digest(payload: bytes) -> str:
    """What `stored` should be for the bytes of a payload as they lie in the table."""
    return _digest(payload)


def entry(connection: Connection, sequence: int) -> Entry:
    """The entry with this number. Raises `NoResultFound` if there is none."""
    return read(connection.execute(select(entries).where(entries.c.sequence == sequence)).mappings().one())


def of_subject(connection: Connection, subject: str, *, until: int) -> Iterator[Entry]:
    """All entries about a report, up to the entry `until`, in order."""
    found = select(entries).where(entries.c.subject == subject, entries.c.sequence <= until).order_by(entries.c.sequence)
    return map(read, connection.execute(found).mappings())


def between(connection: Connection, first: int, end: int) -> list[Entry]:
    """The entries from the number `first` on, before `end`, in order."""
    found = select(entries).where(entries.c.sequence >= first, entries.c.sequence < end).order_by(entries.c.sequence)
    return [read(row) for row in connection.execute(found).mappings()]


def everything(connection: Connection) -> Iterator[Entry]:
    """The whole log in order, in constant memory."""
    found = select(entries).order_by(entries.c.sequence).execution_options(stream_results=True, yield_per=200)
    return map(read, connection.execute(found).mappings())


def _digest(*parts: bytes) -> str:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()
