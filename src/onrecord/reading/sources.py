"""Whatever people have, to documents: files, folders, standard input and addresses, in the formats of `docs/formats.md`.

Plain text is read here, as it always was; everything else goes to a process of its own (`onrecord.reading.parser`).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.document import Document
from onrecord.errors import OnrecordError, UnreadableDocument
from onrecord.reading.files import STDIN, bytes_of, checked_date, kept, shown_name, too_long
from onrecord.reading.limits import Limits
from onrecord.reading.masthead import date_of_name
from onrecord.reading.pieces import INSIDE, Found, Notice, Piece
from onrecord.reading.recognising import HEAD, Format, recognised

if TYPE_CHECKING:
    from onrecord.reading.fetching.fetcher import Fetcher
    from onrecord.reading.parser import Parsing

__all__ = ["Found", "documents"]

_SCHEMES = ("http://", "https://")


def documents(
    inputs: Iterable[str | os.PathLike[str]],
    *,
    outlet: str | None = None,
    published: str | None = None,
    date_from_name: bool = False,
    limits: Limits = Limits(),  # noqa: B008  a frozen value
    columns: Mapping[str, str] | None = None,
    fetch: Fetcher | None = None,
    tell: Callable[[str], None] | None = None,
    folders: bool = True,
) -> Generator[Found, None, None]:
    """Every document in `inputs`, in their order, or why there is none: whatever goes wrong within one is a `Found` with a `failure`.

    `inputs` are files, folders (all files in them and in folders within, sorted), `-` for standard input, and addresses, which are fetched
    by `fetch` and refused without it. `outlet` and `published` count more than what a document tells; with `date_from_name` a date at the
    start of a file's name counts where neither tells one. `columns` names those of tables (`{"text": "Body"}`); the others are guessed, and
    `tell` is given a line about each table that says which. Without `folders` a folder is a failure. The last parts of a feed are fetched
    where `fetch` is given.
    Raises `WrongSettings` if `published` is no date. Deterministic, but for what is fetched.
    """
    if published is not None:
        checked_date(published)
    with _Gathering(Told(outlet, published, date_from_name), limits, columns or {}, fetch, tell or _unheard, folders=folders) as gathering:
        for given in inputs:
            yield from gathering.of(given)


def _unheard(_: str) -> None:
    """Where nobody wants to be told."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the user tells about all documents."""

    outlet: str | None
    published: str | None
    date_from_name: bool

    def applied(self, found: Found, name: str | None) -> Found:
        """What was found, with what was told: the user counts more than the source, a file's name less."""
        if found.document is None:
            return found
        document: Document = found.document
        named = date_of_name(name) if self.date_from_name and name else None
        return replace(
            found,
            document=replace(document, outlet=self.outlet or document.outlet, published=self.published or document.published or named),
        )


class _Gathering:
    """One call of `documents`: holds the process that parses, which is started when something needs it."""

    def __init__(
        self,
        told: Told,
        limits: Limits,
        columns: Mapping[str, str],
        fetch: Fetcher | None,
        tell: Callable[[str], None],
        *,
        folders: bool,
    ) -> None:
        self._told = told
        self._limits = limits
        self._columns = columns
        self._fetch = fetch
        self._tell = tell
        self._folders = folders
        self._parsing: Parsing | None = None

    def __enter__(self) -> _Gathering:
        return self

    def __exit__(self, *_: object) -> None:
        if self._parsing is not None:
            self._parsing.close()

    def of(self, given: str | os.PathLike[str]) -> Iterator[Found]:
        """Every document in one of the inputs."""
        name = os.fspath(given)
        try:
            if name.lower().startswith(_SCHEMES):
                yield from self._address(name)
            elif name == STDIN or not os.path.isdir(name):
                yield from self._file(name)
            else:
                yield from self._folder(name)
        except OnrecordError as error:
            yield Found(None, error, error.where or shown_name(name), "")

    def _folder(self, name: str) -> Iterator[Found]:
        if not self._folders:
            raise UnreadableDocument("it is a folder", where=name, do="name the files in it, or keep them all with `onrecord add`")
        files = sorted(_files(name))
        if not files:
            raise UnreadableDocument("there is no file in it", where=name, do="name a folder with reports")
        for path in files:
            yield from self.of(path)

    def _file(self, name: str) -> Iterator[Found]:
        where = shown_name(name)
        head = _head(name)
        if head is None:  # standard input, a pipe: what is read is gone, so all of it is kept
            content = bytes_of(name, where=where, limit=self._limits.member)
            yield from self._of_bytes(Piece(content, where), name)
        elif recognised(head) in (Format.TEXT, Format.OTHER):
            content = bytes_of(name, where=where, limit=self._limits.report)
            yield self._text(content, where, name)
        elif os.path.getsize(name) > self._limits.archive:
            raise UnreadableDocument(
                f"it is longer than {self._limits.archive:,} bytes", where=where, do="raise it with --limits archive=BYTES"
            )
        else:
            yield from self._parsed(Piece(Path(name), where), name)

    def _of_bytes(self, piece: Piece, name: str | None) -> Iterator[Found]:
        if recognised(piece.content[:HEAD]) not in (Format.TEXT, Format.OTHER):
            yield from self._parsed(piece, name)
            return
        if piece.size > self._limits.report:
            raise too_long(f"more than {self._limits.report:,} bytes", piece.where)
        yield self._text(piece.content, piece.where, name)

    def _text(self, content: bytes, where: str, name: str | None) -> Found:
        document = kept(content, where=where)
        return self._told.applied(Found(document, None, where, document.kind, document.id), name and os.path.basename(name))

    def _address(self, url: str) -> Iterator[Found]:
        if self._fetch is None:
            raise UnreadableDocument("it is an address", where=url, do="fetch it with `onrecord add`, or save the page and give the file")
        fetched = self._fetch.fetch(url)
        yield from self._of_bytes(Piece(fetched.content, url, url=fetched.url, media_type=fetched.media_type), None)

    def _parsed(self, piece: Piece, name: str | None) -> Iterator[Found]:
        """What the parsing process finds in a piece."""
        from onrecord.reading.parser import Parsing  # starts nothing yet, but is of no use where all is plain text

        if self._parsing is None:
            self._parsing = Parsing(self._limits, self._columns)
        items = self._parsing.found(piece)
        # One process, one request at a time: the whole of an entry is fetched and parsed after the feed that has the link to it.
        for item in items if self._fetch is None else list(items):
            if isinstance(item, Notice):
                self._tell(f"{item.where}: {item.words}")
                continue
            found, is_summary = item
            if is_summary and self._fetch is not None and found.document is not None and found.document.url:
                yield from self._whole(found, found.document.url)
            else:
                # a member's own name may begin with a date, as a file's may
                inner = found.where.rpartition(INSIDE)[2] if INSIDE in found.where else name
                yield self._told.applied(found, inner and os.path.basename(inner))

    def _whole(self, summary: Found, url: str) -> Iterator[Found]:
        """The page behind a feed's entry, or the summary if it cannot be had."""
        try:
            whole = [found for found in self._address(url) if found.document is not None]
        except OnrecordError as error:
            self._tell(f"{error}; its summary is taken")
            whole = []
        yield from whole or [self._told.applied(summary, None)]


def _files(folder: str) -> Iterator[str]:
    """All files in a folder and in those within it, but hidden ones; links to folders are not followed, which could lead in a circle."""
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (os.path.join(root, name) for name in names if not name.startswith("."))


def _head(name: str) -> bytes | None:
    """The first bytes of a file; None if it is no file that can be read twice. What cannot be opened is told by whoever reads it."""
    try:
        if name == STDIN or not stat.S_ISREG(os.stat(name).st_mode):
            return None
        with open(name, "rb") as file:
            return file.read(HEAD)
    except (OSError, ValueError):
        return b""
