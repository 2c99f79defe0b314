"""Zip archives opened, and their members unpacked within limits."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from onrecord.errors import UnreadableDocument
from onrecord.reading.limits import Limits

GRACE = 1_000_000
"""Bytes up to which the ratio is not looked at: a megabyte harms nobody, however small it was packed."""


@contextmanager
def opened(file: BinaryIO, where: str) -> Iterator[zipfile.ZipFile]:
    """The archive in `file`. Raises `UnreadableDocument` if it is damaged."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError, EOFError) as error:
        raise UnreadableDocument("it is a damaged zip archive", where=where, do="pack it again") from error
    with archive:
        yield archive


def member_bytes(archive: zipfile.ZipFile, member: zipfile.ZipInfo, *, where: str, limits: Limits, most: int) -> bytes:
    """The bytes of a member, at most `most`.

    Raises `UnreadableDocument` if it is protected, damaged, packed in an unknown way, or unpacks to too much.
    """
    if member.flag_bits & 1:
        raise UnreadableDocument("it is protected by a password", where=where, do="unpack it and give what was in it")
    if member.file_size > GRACE and member.file_size > limits.ratio * max(1, member.compress_size):
        raise bomb(where, limits)
    try:
        with archive.open(member) as file:
            content = file.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, RuntimeError, ValueError, KeyError) as error:
        what = "it is packed in a way that is not known" if isinstance(error, NotImplementedError) else "it is damaged"
        raise UnreadableDocument(f"{what} ({' '.join(str(error).split())[:80]})", where=where, do="pack the archive again") from error
    if len(content) > most:
        raise too_long(where, most)
    # the size that the archive states may be a lie; what came out is not
    if len(content) > GRACE and len(content) > limits.ratio * max(1, member.compress_size):
        raise bomb(where, limits)
    return content


def bomb(where: str, limits: Limits) -> UnreadableDocument:
    """The error of something that unpacks to more than it may."""
    return UnreadableDocument(
        f"it unpacks to more than {limits.ratio} times its size", where=where, do="raise it with --limits ratio=NUMBER if you trust it"
    )


def too_long(where: str, most: int) -> UnreadableDocument:
    """The error of something that is longer than it may be."""
    return UnreadableDocument(f"it is longer than {most:,} bytes", where=where, do="split it, or raise the limit (docs/limits.md)")
