"""The whole way, from files to readings: `read`, `read_text` and `read_many`, and the `Reader` behind them.

This module wires the layers together and knows nothing else. What is heavy (the network, the register) is loaded with the first document
and kept.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from onrecord import actors, talks
from onrecord.actors.register import Register
from onrecord.actors.register_file import RegisterError
from onrecord.actors.values import Attributed
from onrecord.document import Document
from onrecord.errors import OnrecordError, UnreadableDocument, WrongSettings
from onrecord.reading import LIMIT, from_text, load, shown_name
from onrecord.statements.values import Tagged
from onrecord.talks.values import Reading

BATCH = 8
"""Windows of text that each thread is handed at a time. Changes the speed and never the result."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that was not read: `where` it is, `what` happened and what to `do`. The documents after it are read all the same."""

    where: str
    what: str
    do: str = ""

    def __str__(self) -> str:
        return str(OnrecordError(self.what, where=self.where, do=self.do))


class Tagging(Protocol):
    """What the reader asks of a tagger: `onrecord.statements.tagger.Tagger` is the one that ships."""

    def tag(self, document: Document) -> Tagged:
        """The document with everything that was found in its words."""


class Reader:
    """Reads documents, with the network and the register loaded once.

    `threads` and `batch` change the speed and never the result. `register` is the path of a file that adds to the register that ships.
    Raises `WrongSettings` if the model or the register cannot be loaded.
    """

    def __init__(self, *, threads: int = 1, batch: int = BATCH, register: str | None = None, tagger: Tagging | None = None) -> None:
        self.register = _register(register)
        self._tagger = tagger or _tagger(threads, batch)

    def attribute(self, document: Document) -> Attributed:
        """The document's statements with their actors, and all mentions of actors."""
        return actors.attribute(self._tagger.tag(document), register=self.register)

    def read(self, document: Document) -> Reading:
        """Everything that is found in `document`."""
        return talks.reading(self.attribute(document))


def read(
    path: str | os.PathLike[str],
    *,
    outlet: str | None = None,
    published: str | None = None,
    date_from_name: bool = False,
    register: str | None = None,
    threads: int = 1,
    limit: int = LIMIT,
) -> Reading:
    """Everything that is found in the report in the file at `path` (`-`: standard input).

    `outlet` and `published` (ISO 8601) tell what the text does not; `register` is a file of states, organisations and persons that adds
    to those known.
    Raises `UnreadableDocument` if the file has no English text, `WrongSettings` if the model or the register cannot be loaded.
    Deterministic.
    """
    document = load(path, outlet=outlet, published=published, date_from_name=date_from_name, limit=limit)
    return _reader(threads, BATCH, register).read(document)


def read_text(
    text: str, *, outlet: str | None = None, published: str | None = None, register: str | None = None, threads: int = 1
) -> Reading:
    """Everything that is found in the report `text`; otherwise as `read`. Raises `UnreadableDocument` if it is empty or not in English."""
    if not text.strip():
        raise UnreadableDocument("there is nothing in the text but blanks", do="give a report")
    return _reader(threads, BATCH, register).read(from_text(text, outlet=outlet, published=published))


def read_many(
    paths: Iterable[str | os.PathLike[str]],
    *,
    outlet: str | None = None,
    published: str | None = None,
    date_from_name: bool = False,
    register: str | None = None,
    threads: int = 1,
    batch: int = BATCH,
    limit: int = LIMIT,
) -> Iterator[Reading | Failure]:
    """A reading or a failure for each of `paths`, in their order, as they come. Options as for `read`; `batch`: windows to a thread.

    Raises `WrongSettings` if the model or the register cannot be loaded; whatever happens within one document becomes its `Failure`.
    """
    reader = _reader(threads, batch, register)
    for path in paths:
        try:
            yield reader.read(load(path, outlet=outlet, published=published, date_from_name=date_from_name, limit=limit))
        except WrongSettings:
            raise
        except Exception as error:
            yield failure(error, where=shown_name(path))


def reader(*, threads: int = 1, batch: int = BATCH, register: str | None = None) -> Reader:
    """The `Reader` of these settings, made once and kept. Raises `WrongSettings` if the model or the register cannot be loaded."""
    return _reader(threads, batch, register)


def party_names(register: str | None = None) -> Mapping[str, str]:
    """Names for people of the parties that the record has by a code ("RUS" is "Russia"), of a register file's as well."""
    return _register(register).state_names


def failure(error: Exception, *, where: str) -> Failure:
    """What `error` is to the user who asked for the document at `where`."""
    if isinstance(error, OnrecordError):
        return Failure(error.where or where, error.what, error.do)
    told = " ".join(str(error).split())[:200]
    return Failure(
        where, f"unexpected {type(error).__name__}" + (f" ({told})" if told else ""), "the other files are read; please report this"
    )


@lru_cache(maxsize=4)
def _reader(threads: int, batch: int, register: str | None) -> Reader:
    return Reader(threads=threads, batch=batch, register=register)


@lru_cache(maxsize=4)
def _register(path: str | None) -> Register:
    shipped = Register.load()
    if path is None:
        return shipped
    try:
        return shipped.with_file(path)
    except RegisterError as error:
        raise WrongSettings(f"the register is wrong: {error}", do="put it right; docs/register.md says how") from error
    except (OSError, UnicodeDecodeError) as error:
        told = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise WrongSettings(f"the register cannot be read ({told})", where=path, do="check the name after --register") from error


def _tagger(threads: int, batch: int) -> Tagging:
    try:
        from onrecord.statements.tagger import Tagger  # the network's libraries are slow to load: only where something is read

        return Tagger(threads=threads, batch=batch)
    except (OSError, ImportError) as error:
        do = "install onrecord again, or make the model with `make train`"
        raise WrongSettings(f"the model cannot be loaded ({' '.join(str(error).split())[:200]})", do=do) from error
