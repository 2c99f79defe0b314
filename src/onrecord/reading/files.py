"""Files, standard input and texts to documents: the public face of `onrecord.reading`."""

from __future__ import annotations

import datetime
import os
import re
import stat
import sys
from dataclasses import replace
from pathlib import Path

from onrecord.document import Document, digest
from onrecord.errors import UnreadableDocument, WrongSettings
from onrecord.reading.boilerplate import boilerplate
from onrecord.reading.decoding import decode
from onrecord.reading.language import language, named
from onrecord.reading.masthead import date_of_name, mastheads, outlet, published, title

_DAY_FIRST = re.compile(r"\d{4}-\d{2}-\d{2}(?:$|[T ])")

STDIN = "-"
"""The name under which standard input is read."""

LIMIT = 2_000_000
"""Bytes of a file above which it is not read unless a higher limit is set. A long report has 50,000, a novel a million; what is longer is
a dump of many reports, for which a minute of reading and a gigabyte of memory would be wasted."""


def load(
    path: str | os.PathLike[str],
    *,
    outlet: str | None = None,
    published: str | None = None,
    date_from_name: bool = False,
    limit: int = LIMIT,
) -> Document:
    """The document in the file at `path` (`-`: standard input).

    `outlet` and `published` (an ISO 8601 date or date-time) count more than what the text tells; with `date_from_name` a date at the
    start of the file's name counts where neither tells one. `limit` is the most bytes that are read.
    Raises `UnreadableDocument` if there is no such file, or no English text of at most `limit` bytes in it.
    """
    where = shown_name(path)
    content = bytes_of(path, where=where, limit=limit)
    named = date_of_name(Path(path).name) if date_from_name else None
    return from_bytes(content, where=where, outlet=outlet, published=published, published_if_unknown=named)


def from_bytes(
    content: bytes, *, where: str = "", outlet: str | None = None, published: str | None = None, published_if_unknown: str | None = None
) -> Document:
    """The document that `content` encodes; `where` names it in errors. Raises `UnreadableDocument` as `load` does."""
    found = kept(content, where=where, outlet=outlet, published=published, published_if_unknown=published_if_unknown)
    return in_english(found, where=where)


def from_text(text: str, *, where: str = "", outlet: str | None = None, published: str | None = None) -> Document:
    """The document of a text at hand, named by the digest of its UTF-8 bytes. Raises `UnreadableDocument` if it is not in English."""
    return in_english(_of_text(text, outlet=outlet, published=published), where=where)


def kept(
    content: bytes, *, where: str = "", outlet: str | None = None, published: str | None = None, published_if_unknown: str | None = None
) -> Document:
    """The document that `content` encodes, in whichever language. Raises `UnreadableDocument` if it is no text."""
    document = _of_text(decode(content, where=where), outlet=outlet, published=published)
    return replace(document, id=digest(content), published=document.published or published_if_unknown)


def in_english(document: Document, *, where: str = "") -> Document:
    """`document`, if it can be read. Raises `UnreadableDocument` if it is in another language than English."""
    if document.language in ("en", None):
        return document
    raise UnreadableDocument(
        f"it is in {named(document.language)}, not in English, and was not read", where=where, do="give an English report"
    )


def _of_text(text: str, *, outlet: str | None, published: str | None) -> Document:
    if published is not None:
        checked_date(published)
    return Document(
        id=digest(text.encode("utf-8", "surrogatepass")),
        text=text,
        title=title(text),
        outlet=outlet or _outlet(text),
        published=published or _published(text),
        language=language(text),
        boilerplate=tuple(sorted({*boilerplate(text), *mastheads(text)})),
    )


def checked_date(published: str) -> str:
    """`published` if it is an ISO 8601 date, or a date-time with its date as YYYY-MM-DD. Raises `WrongSettings` if it is not.

    >>> checked_date("2025-03-12T09:30:00Z")
    '2025-03-12T09:30:00Z'
    """
    try:
        datetime.datetime.fromisoformat(published)
    except ValueError:
        pass
    else:
        if _DAY_FIRST.match(published):
            return published
    raise WrongSettings(f"{published!r} is no date of publication", do="write it as 2025-03-12 or 2025-03-12T09:30:00Z")


# The parameters of `load` carry the names of the record's fields, which hide the functions of the same names.
_outlet, _published = outlet, published


def shown_name(path: str | os.PathLike[str]) -> str:
    """How a file is called in messages."""
    name = os.fspath(path)
    return "standard input" if name == STDIN else name


def bytes_of(path: str | os.PathLike[str], *, where: str, limit: int) -> bytes:
    """What stands in the file at `path` (`-`: standard input). Raises `UnreadableDocument` if there is none, or more than `limit` bytes."""
    if os.fspath(path) == STDIN:
        content = sys.stdin.buffer.read(limit + 1)
        if len(content) > limit:
            raise too_long(f"more than {limit:,} bytes", where)
        return content
    try:
        found = os.stat(path)
        if stat.S_ISDIR(found.st_mode):
            raise UnreadableDocument("it is a folder", where=where, do=f"name the files in it, e.g. {os.path.join(where, '*.txt')}")
        if found.st_size > limit:
            raise too_long(f"{found.st_size:,} bytes", where)
        with open(path, "rb") as file:  # a pipe tells no size, so the limit holds while reading as well
            content = file.read(limit + 1)
    except FileNotFoundError as error:
        raise UnreadableDocument("no such file", where=where, do="check the name and the folder") from error
    except PermissionError as error:
        raise UnreadableDocument("it may not be read", where=where, do="check its permissions") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise UnreadableDocument(f"it cannot be read ({error})", where=where, do="check the name and the disk") from error
    if len(content) > limit:
        raise too_long(f"more than {limit:,} bytes", where)
    return content


def too_long(size: str, where: str) -> UnreadableDocument:
    """The error of a text that is longer than a report may be."""
    return UnreadableDocument(
        f"it is too long ({size}) for one report", where=where, do="split it, or raise the limit with --limit MEGABYTES"
    )
