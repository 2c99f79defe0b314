"""Inputs as streams of bytes: a file, here or at an address of fsspec; a member of a zip in it; what was packed in either."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, BinaryIO, cast

from onrecord.errors import UnreadableDocument

_PACKINGS = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
)
"""First bytes of what a single file is packed with, and fsspec's name for it."""


def packing_of(head: bytes) -> str:
    """With what a file is packed that begins with `head`; empty if with nothing.

    >>> packing_of(b"BZh91AY"), packing_of(b"{}")
    ('bz2', '')
    """
    return next((name for magic, name in _PACKINGS if head.startswith(magic)), "")


@contextmanager
def stream(root: str, name: str, *, member: str = "", packing: str = "") -> Iterator[BinaryIO]:
    """The bytes of the input `name` in the archive at `root`, from the first, as a file that can seek.

    Raises `UnreadableDocument` if there is no such file or member, or nothing installed to unpack it.
    """
    import fsspec

    where = name
    with ExitStack() as stack:
        try:
            system, path = fsspec.core.url_to_fs(address(root, name))
            file = cast("BinaryIO", stack.enter_context(system.open(path, "rb")))
            if member:
                file = cast("BinaryIO", stack.enter_context(stack.enter_context(zipfile.ZipFile(file)).open(member)))
            if packing:
                file = cast("BinaryIO", stack.enter_context(unpacked(file, packing)))
        except (OSError, KeyError, ValueError, RuntimeError, ImportError, zipfile.BadZipFile) as error:
            raise UnreadableDocument(f"it cannot be opened ({' '.join(str(error).split())[:120]})", where=where, do="check it") from error
        yield file


def address(root: str, name: str) -> str:
    """The whole address of an input: names are kept without that of the archive, so that it can be moved."""
    return f"{root.rstrip('/')}/{name}" if name else root


def unpacked(file: BinaryIO, packing: str) -> Any:
    """A stream of what was packed in `file`. Raises `ValueError` if nothing is installed that unpacks it."""
    from fsspec.compression import compr

    if packing not in compr:
        raise ValueError(f"nothing is installed that unpacks {packing}")
    return compr[packing](file, mode="rb")
