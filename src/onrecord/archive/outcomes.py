"""The documents of a shard to outcomes: a record each, or why there is none. In this process, or each in a process that may break down."""

from __future__ import annotations

import faulthandler
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeAlias

from onrecord import api
from onrecord.archive import readers, taking
from onrecord.archive.values import Part, Patience, Settings
from onrecord.document import Document
from onrecord.errors import OnrecordError, WrongSettings
from onrecord.reading.parser import parsing
from onrecord.reading.pieces import Found
from onrecord.talks.format import to_json

UNREADABLE, RAISED, KILLED, HUNG = "unreadable", "raised", "killed", "hung"
"""Why a document has no record: it is none that can be read; the reader raised an error over it, died of it, came to no end with it."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a document was not read: the `cause`, `what` happened and what to `do`."""

    cause: str
    what: str
    do: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document. `record` is RECORD.md's object; a document in another language than English has none, and no trouble."""

    where: str
    input: str
    digest: str
    document: Document | None = None
    record: Mapping[str, Any] | None = None
    trouble: Trouble | None = None


Read: TypeAlias = Callable[[Document, str], "Mapping[str, Any] | Trouble"]
"""A document, and what it is called, to its record or to what stood in the way."""


def outcomes(root: str, parts: Iterable[Part], settings: Settings, *, read: Read) -> Iterator[Outcome]:
    """The outcome of every document in the parts, in their order.

    Raises `WrongSettings` if nothing can be read, `ChangedInput` if a part is not what it was; whatever else happens within one document
    becomes its trouble.
    """
    with parsing(settings.limits, settings.columns) as parser:
        for part in parts:
            for found in taking.documents(root, part, parser, settings):
                yield _outcome(found, part, read)


def _outcome(found: Found, part: Part, read: Read) -> Outcome:
    if found.document is None:
        return Outcome(found.where, part.name, found.digest, trouble=_told(found.failure, found.where))
    if found.document.language not in ("en", None):  # kept, so that it can be counted and searched; the model reads English
        return Outcome(found.where, part.name, found.digest, found.document)
    answer = read(found.document, found.where)
    if isinstance(answer, Trouble):
        return Outcome(found.where, part.name, found.digest, trouble=answer)
    return Outcome(found.where, part.name, found.digest, found.document, answer)


def here(settings: Settings, patience: Patience) -> Read:
    """Reads in this process, with the reader that it keeps. A document that takes too long takes the process with it.

    Raises `WrongSettings` if the reader cannot be made.
    """
    reader = readers.reader(settings)

    def read(document: Document, where: str) -> Mapping[str, Any] | Trouble:
        with _ending_after(patience.seconds):
            return record_of(reader, document, where)

    return read


def record_of(reader: api.Reader, document: Document, where: str) -> Mapping[str, Any] | Trouble:
    """The record of a document, or what stood in the way: the border of the document."""
    try:
        return to_json(reader.read(document))
    except WrongSettings:
        raise
    except Exception as error:
        return _told(error, where)


def _told(error: Exception | None, where: str) -> Trouble:
    if error is None:
        return Trouble(UNREADABLE, "there is no report in it")
    failure = api.failure(error, where=where)
    return Trouble(UNREADABLE if isinstance(error, OnrecordError) else RAISED, failure.what, failure.do)


@contextmanager
def _ending_after(seconds: float) -> Iterator[None]:
    """Ends this process if what is done meanwhile takes longer.

    Nothing in Python could: a regular expression or the network that does not come to an end may never let another thread run.
    `faulthandler` waits in a thread that needs no leave of the interpreter, and tells on standard error where it was.
    """
    faulthandler.dump_traceback_later(seconds, exit=True, file=sys.__stderr__ or sys.stderr)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
