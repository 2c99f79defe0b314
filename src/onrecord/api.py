"""The whole way, from files to readings: `read`, `read_text` and `read_many`, and the `Reader` behind them.

This module wires the layers together and knows nothing else. What is heavy (the network, the register) is loaded with the first document
and kept.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Protocol, TypeVar

from onrecord import actors
from onrecord import talks as tables
from onrecord.actors.register import Register
from onrecord.actors.register_file import RegisterError
from onrecord.actors.values import Attributed
from onrecord.asides import with_text, without_asides
from onrecord.document import Document
from onrecord.errors import OnrecordError, UnreadableDocument, WrongSettings
from onrecord.reading import LIMIT, from_text, in_english, shown_name
from onrecord.reading.limits import Limits
from onrecord.reading.sources import Found, documents
from onrecord.statements.values import Tagged
from onrecord.talks.declared import Talks, known_parties, register_with
from onrecord.talks.declared import load as load_talks
from onrecord.talks.values import Reading

if TYPE_CHECKING:
    from onrecord.reading.fetching.fetcher import Fetcher

BATCH = 8
"""Windows of text that each thread is handed at a time. Changes the speed and never the result."""


Declared = str | os.PathLike[str] | Talks | Sequence[Talks]
"""Negotiations that the user declares: the path of a `talks.toml`, or what `onrecord.talks.declared.load` made of one."""


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

    `threads` and `batch` change the speed and never the result. `register` is the path of a file that adds to the register that ships,
    `talks` are negotiations whose issues and persons the user declares.
    Raises `WrongSettings` if the model, the register or the talks cannot be loaded.
    """

    def __init__(
        self,
        *,
        threads: int = 1,
        batch: int = BATCH,
        register: str | None = None,
        talks: Declared = (),
        tagger: Tagging | None = None,
    ) -> None:
        self.talks = _declared(talks)
        self.register = register_with(_register(register), self.talks)
        known_parties(self.talks, self.register)
        self._tagger = tagger or _tagger(threads, batch)

    def attribute(self, document: Document, *, known: actors.Known | None = None) -> Attributed:
        """The document's statements with their actors, and all mentions of actors. `known` are persons of earlier reports."""
        return with_text(self._attributed(without_asides(document), known), document)

    def read(self, document: Document, *, known: actors.Known | None = None) -> Reading:
        """Everything that is found in `document`. `known` are persons of earlier reports (docs/register.md)."""
        return self.learn(document, known=known)[0]

    def learn(self, document: Document, *, known: actors.Known | None = None) -> tuple[Reading, tuple[actors.KnownPerson, ...]]:
        """The same with what the report teaches of persons, for the reports after it."""
        attributed = self._attributed(without_asides(document), known)
        return with_text(tables.reading(attributed, declared=self.talks), document), actors.learnt(attributed)

    def _attributed(self, document: Document, known: actors.Known | None) -> Attributed:
        return actors.attribute(self._tagger.tag(document), register=self.register, known=known)


def read(
    path: str | os.PathLike[str],
    *,
    outlet: str | None = None,
    published: str | None = None,
    date_from_name: bool = False,
    register: str | None = None,
    talks: Declared = (),
    threads: int = 1,
    limit: int = LIMIT,
) -> Reading:
    """Everything found in the one report in the file at `path` (`-`: standard input), in any of the formats of `docs/formats.md`.

    `outlet` and `published` (ISO 8601) tell what the text does not; `register` is a file of states, organisations and persons that adds
    to those known, `talks` a file that declares negotiations (docs/talks.md), or what `onrecord.talks.declared.load` made of one.
    Raises `UnreadableDocument` if the file has no English text or more than one document, `WrongSettings` if the model, the register or
    the talks cannot be loaded. Deterministic.
    """
    gathered = documents([path], outlet=outlet, published=published, date_from_name=date_from_name, limits=Limits(report=limit))
    found = list(islice(gathered, 2))
    gathered.close()
    if len(found) != 1:
        raise UnreadableDocument("it has more than one document in it", where=shown_name(path), do="read it with `read_many`")
    return _reader(threads, BATCH, register, _declared(talks)).read(readable(found[0]))


def read_text(
    text: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    register: str | None = None,
    talks: Declared = (),
    threads: int = 1,
) -> Reading:
    """Everything that is found in the report `text`; otherwise as `read`. Raises `UnreadableDocument` if it is empty or not in English."""
    if not text.strip():
        raise UnreadableDocument("there is nothing in the text but blanks", do="give a report")
    return _reader(threads, BATCH, register, _declared(talks)).read(from_text(text, outlet=outlet, published=published))


def read_many(
    paths: Iterable[str | os.PathLike[str]],
    *,
    outlet: str | None = None,
    published: str | None = None,
    date_from_name: bool = False,
    register: str | None = None,
    talks: Declared = (),
    threads: int = 1,
    batch: int = BATCH,
    limit: int = LIMIT,
    limits: Limits | None = None,
    columns: Mapping[str, str] | None = None,
    fetch: Fetcher | None = None,
    tell: Callable[[str], None] | None = None,
) -> Iterator[Reading | Failure]:
    """A reading or a failure for each document in `paths`, in their order, as they come: a file or a folder may have many in it.

    Options as for `read`; `batch`: windows to a thread; `limits`, `columns`, `fetch` and `tell` as for `reading.sources.documents`.
    Raises `WrongSettings` if the model or the register cannot be loaded; whatever happens within one document becomes its `Failure`.
    """
    found = documents(
        paths,
        outlet=outlet,
        published=published,
        date_from_name=date_from_name,
        limits=limits or Limits(report=limit),
        columns=columns,
        fetch=fetch,
        tell=tell,
    )
    return (item for _, item in each(found, _reader(threads, batch, register, _declared(talks)).read))


Result = TypeVar("Result")


def each(found: Iterable[Found], use: Callable[[Document], Result]) -> Iterator[tuple[Found, Result | Failure]]:
    """What `use` makes of each document that was found, or its failure, with what was found.

    Raises `WrongSettings`; whatever else happens within one document becomes its `Failure`, and the next one is used.
    """
    for item in found:
        try:
            yield item, use(readable(item))
        except WrongSettings:
            raise
        except Exception as error:
            yield item, failure(error, where=item.where)


def reader(*, threads: int = 1, batch: int = BATCH, register: str | None = None, talks: Declared = ()) -> Reader:
    """The `Reader` of these settings, made once and kept. Raises `WrongSettings` if one of them cannot be loaded."""
    return _reader(threads, batch, register, _declared(talks))


def readable(found: Found) -> Document:
    """The document that was found, if it can be read. Raises what stands in its way: `UnreadableDocument` if it is not in English."""
    if found.document is None:
        raise found.failure or UnreadableDocument("there is no document", where=found.where)
    return in_english(found.document, where=found.where)


def party_names(register: str | None = None, talks: Declared = ()) -> Mapping[str, str]:
    """Names for people of the parties that the record has by a code ("RUS" is "Russia"), of a register file's and declared ones as well."""
    return register_with(_register(register), _declared(talks)).state_names


def failure(error: Exception, *, where: str) -> Failure:
    """What `error` is to the user who asked for the document at `where`."""
    if isinstance(error, OnrecordError):
        return Failure(error.where or where, error.what, error.do)
    told = " ".join(str(error).split())[:200]
    return Failure(
        where, f"unexpected {type(error).__name__}" + (f" ({told})" if told else ""), "the other files are read; please report this"
    )


@lru_cache(maxsize=4)
def _reader(threads: int, batch: int, register: str | None, declared: tuple[Talks, ...]) -> Reader:
    return Reader(threads=threads, batch=batch, register=register, talks=declared)


def _declared(talks: Declared) -> tuple[Talks, ...]:
    if isinstance(talks, Talks):
        return (talks,)
    return load_talks(talks) if isinstance(talks, (str, os.PathLike)) else tuple(talks)


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
