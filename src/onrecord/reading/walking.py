"""From a piece to the articles in it, through whatever it was packed in: runs in the process that parses (`onrecord.reading.child`).

Each piece has a place: the numbers of the pieces it stands in and its own. A walk can begin behind a place, which is how reading goes on
after a document that took the process down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from onrecord.document import digest
from onrecord.errors import OnrecordError, UnreadableDocument
from onrecord.reading.limits import Limits
from onrecord.reading.pieces import Article, Exceeded, Notice, Piece
from onrecord.reading.recognising import HEAD, Format, recognised

Place = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A piece is about to be read."""

    place: Place
    where: str


@dataclass(frozen=True, slots=True)
class Closed:
    """A piece has been read, with all that was in it."""

    place: Place


@dataclass(frozen=True, slots=True)
class PlainText:
    """A piece that is a plain text, to be read as any other."""

    piece: Piece

    @property
    def where(self) -> str:
        """What it is called."""
        return self.piece.where

    @property
    def digest(self) -> str:
        """The name of the document: that of its bytes."""
        return digest(self.piece.content)


Item = Piece | Article | Notice | OnrecordError
Event = Opened | Closed | PlainText | Article | Notice | OnrecordError
Reader = Callable[[Piece, Limits, Mapping[str, str]], Iterable[Item]]

CONTAINERS = {Format.WARC, Format.ZIP, Format.GZIP, Format.MAILBOX, Format.JSON, Format.CSV}
"""Formats with many documents in one file, which may be longer than one document may be."""

_READERS: dict[Format, tuple[str, str, bool]] = {
    Format.PAGE: ("page", "read", False),
    Format.FEED: ("feed", "read", False),
    Format.JSON: ("records", "read", True),
    Format.CSV: ("table", "read", True),
    Format.MAIL: ("mail", "read", False),
    Format.MAILBOX: ("mailbox", "read", False),
    Format.PDF: ("pdf", "read", False),
    Format.DOCX: ("office", "read_docx", False),
    Format.ODT: ("office", "read_odt", False),
    Format.WARC: ("warc", "read", False),
    Format.ZIP: ("packed", "read_zip", False),
    Format.GZIP: ("packed", "read_gzip", False),
}
"""Module and function for each format, and whether it wants to know about columns. Loaded when first used: most inputs need one."""


@dataclass(slots=True)
class Walk:
    """One walk through what was given. `after`: a place; what comes before it, and it itself, is passed over."""

    limits: Limits
    columns: Mapping[str, str]
    after: Place = ()
    documents: int = 0
    unpacked: int = 0

    def through(self, piece: Piece, place: Place = (0,)) -> Iterator[Event]:
        """Everything in `piece`, in its order, between `Opened` and `Closed`. What goes wrong within a piece is yielded, not raised."""
        is_on_the_way = self.after[: len(place)] == place and len(place) < len(self.after)
        if place <= self.after and not is_on_the_way:
            return
        yield Opened(place, piece.where)
        try:
            yield from self._within(piece, place)
        except Exceeded as error:
            if len(place) > 1:
                raise
            yield error
        except OnrecordError as error:
            yield error
        except MemoryError:  # of the whole process: the parent starts another, and knows by the open places where to go on
            raise
        except Exception as error:  # the border of a document: whatever a parser raises on damaged input becomes its failure
            yield stumbled(error, piece.where)
        yield Closed(place)

    def _within(self, piece: Piece, place: Place) -> Iterator[Event]:
        if piece.depth > self.limits.nesting:
            raise Exceeded(f"it is packed more than {self.limits.nesting} levels deep", where=piece.where, do="unpack it first")
        with piece.stream() as file:
            form = Format(piece.form) if piece.form else recognised(file.read(HEAD))
        if form not in CONTAINERS and piece.size > self.limits.source:
            raise UnreadableDocument(
                f"it is longer than {self.limits.source:,} bytes", where=piece.where, do="raise it with --limits source=BYTES"
            )
        if form in (Format.TEXT, Format.OTHER):
            self._count(piece)
            yield PlainText(piece)
            return
        number = 0
        for item in _reader(form)(piece, self.limits, self.columns):
            if isinstance(item, Piece):
                self._unpack(item.size, piece)
                yield from self.through(item, (*place, number))
                number += 1
            elif place > self.after:  # what stood beside pieces before the place was told before
                if isinstance(item, Article):
                    self._count(piece)
                yield item

    def _unpack(self, size: int, piece: Piece) -> None:
        self.unpacked += size
        if self.unpacked > self.limits.unpacked:
            what = f"it unpacks to more than {self.limits.unpacked:,} bytes"
            raise Exceeded(what, where=piece.where, do="raise it with --limits unpacked=BYTES if you trust it")

    def _count(self, piece: Piece) -> None:
        self.documents += 1
        if self.documents > self.limits.documents:
            raise Exceeded(f"it has more than {self.limits.documents:,} documents", where=piece.where, do="split it")


def _reader(form: Format) -> Reader:
    module, name, wants_columns = _READERS[form]
    function = getattr(import_module(f"onrecord.reading.formats.{module}"), name)
    if wants_columns:
        return cast("Reader", function)
    return lambda piece, limits, columns: function(piece, limits)


def stumbled(error: Exception, where: str) -> UnreadableDocument:
    """What an error that a library raised is to people."""
    if isinstance(error, RecursionError):
        return UnreadableDocument("it is nested too deeply", where=where, do="save it in another format")
    told = " ".join(str(error).split())[:120]
    return UnreadableDocument(
        f"the parser stumbled over it ({type(error).__name__}{': ' + told if told else ''})",
        where=where,
        do="it may be damaged; save it again",
    )
