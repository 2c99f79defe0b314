"""A slice of an archive into a record: what was read there is kept as it was read, and nothing is read again."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from onrecord.archive.asking import Slice, asked
from onrecord.keeping import Added, names
from onrecord.record import Origin, Record
from onrecord.talks.rows import key

_TABLES = ("statements", "positions", "conditions", "commitments", "contacts")


def add(out: str | os.PathLike[str], record: Record, *, wanted: Slice, parties: Mapping[str, str]) -> Iterator[Added]:
    """Adds the reports of a slice of the archive `out` to the record and yields what became of each, as it goes.

    `parties` are names for people by the codes of parties. Each report is kept whole or not at all, so that this can be stopped anywhere
    and called again. Raises `WrongSettings` if there is no archive, `OnrecordError` if the record cannot be written.
    """
    with asked(out) as archive:
        for taken in archive.slice(wanted):
            document, read = taken.document, taken.record
            named = names(read, parties) if read is not None else {}
            reader = archive.reader if read is not None else {}
            kept = record.add(document, read, reader=reader, origin=Origin(taken.where, document.kind, document.id), parties=named)
            counts = {table: len(read[table]) for table in _TABLES} if read is not None and kept is not None else {}
            yield Added(key("d", document.id), taken.where, document.title, kept is not None, counts)
