"""What is on its way from bytes to documents: pieces (bytes to be recognised), articles (a text with what its source told), and links."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from onrecord.document import Document, digest
from onrecord.errors import OnrecordError, UnreadableDocument

INSIDE = "!"
"""What stands between the name of a file and that of a document inside it: `week.zip!monday/truce.html`."""

_LONGEST_NAME = 500
"""Code points of a member's name that are shown."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes that may be a document or have documents in them, or the path of a file with such; `where` they are called to people.

    `media_type` is what a server or a message said they are: heeded for the encoding and for nothing else, since it may lie. `depth` is
    how many levels they were packed in. `form` is the name of their format where it is known for certain: a piece cut out of the middle of
    a table cannot be recognised by how it begins.
    """

    source: bytes | Path
    where: str
    url: str | None = None
    media_type: str | None = None
    depth: int = 0
    form: str | None = None

    @property
    def content(self) -> bytes:
        """All the bytes. A file that is longer than a single document may be is opened with `stream` instead."""
        return self.source if isinstance(self.source, bytes) else self.source.read_bytes()

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return len(self.source) if isinstance(self.source, bytes) else self.source.stat().st_size

    @contextmanager
    def stream(self) -> Iterator[BinaryIO]:
        """The bytes as an open file, from the first."""
        with io.BytesIO(self.source) if isinstance(self.source, bytes) else open(self.source, "rb") as file:
            yield file

    def inside(self, name: str, content: bytes, *, url: str | None = None, media_type: str | None = None) -> Piece:
        """A piece that was packed in this one. `name` comes from the archive, and is shown on one line whatever it has in it."""
        shown = "".join(letter if letter.isprintable() else "�" for letter in name[:_LONGEST_NAME])
        return Piece(content, f"{self.where}{INSIDE}{shown}", url=url or self.url, media_type=media_type, depth=self.depth + 1)


@dataclass(frozen=True, slots=True)
class Article:
    """A text found in a piece, and what its source told about it (None where it did not). `paragraphs` do not have the title in them.

    `source` are its own bytes: their digest names the document. `language` is what the source said, used where the text is too short to
    tell. `link`: there is only a summary here, and the whole of it at `url`.
    """

    where: str
    kind: str
    source: bytes
    paragraphs: tuple[str, ...]
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    link: bool = False

    @property
    def digest(self) -> str:
        """The name of the document: that of its source bytes."""
        return digest(self.source)


class NoReport(UnreadableDocument):
    """A page that was read and is no report: `kind` says what it is instead."""

    def __init__(self, kind: str, what: str, *, where: str = "", do: str = "") -> None:
        self.kind = kind
        super().__init__(what, where=where, do=do)


class Exceeded(UnreadableDocument):
    """Something that was given breaks a limit as a whole: nothing more of it is read."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to be said aloud about a piece that was read: which columns were guessed, what was passed over."""

    where: str
    words: str


@dataclass(frozen=True, slots=True)
class Found:
    """One document found in what was given, or why there is none.

    `where` is its name for people: a file, `file!member`, an address. `digest` is `sha256:…` of the document's source bytes, empty where
    they could not be had. A document in another language than English is kept with its `language`: it can be stored and searched, and is
    not read.
    """

    document: Document | None
    failure: OnrecordError | None
    where: str
    kind: str
    digest: str = ""
