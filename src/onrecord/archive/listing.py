"""Which files an archive has: those in a folder here, or under an address that fsspec knows (`s3://…`, `gs://…`, `hdfs://…`)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.errors import UnreadableDocument, WrongSettings


@dataclass(frozen=True, slots=True)
class Input:
    """A file of the archive: its name within it (empty for an archive that is one file), its bytes, and a `stamp` that changes whenever
    its contents are changed."""

    name: str
    size: int
    stamp: str


def inputs(where: str, *, without: str) -> Iterator[Input]:
    """The files at `where` (a file, a folder with those in it, an address of either), by name, but for hidden ones and those in `without`.

    Raises `UnreadableDocument` if there is none, `WrongSettings` if the address is of a kind for which nothing is installed.
    """
    import fsspec

    try:
        system, path = fsspec.core.url_to_fs(where)
        found = system.find(path, detail=True)
        if not found and system.isfile(path):
            found = {path: system.info(path)}
    except (ImportError, ValueError) as error:
        raise WrongSettings(f"its kind of address cannot be read ({error})", where=where, do="install what the message names") from error
    except OSError as error:
        raise UnreadableDocument(f"it cannot be listed ({error})", where=where, do="check the name and your rights") from error
    kept = [name for name in sorted(found) if found[name]["type"] == "file" and not _hidden(name, path, without)]
    if not kept:
        raise UnreadableDocument("there is no file in it", where=where, do="name a file or a folder with reports")
    for name in kept:
        yield Input(name[len(path) :].lstrip("/"), int(found[name]["size"] or 0), _stamp(found[name]))


def _hidden(name: str, root: str, without: str) -> bool:
    inner = name[len(root) :] if name.startswith(root) else name
    return any(part.startswith(".") for part in inner.split("/")) or name.startswith(os.path.join(without, ""))


def _stamp(about: dict[str, Any]) -> str:
    """What the system tells of a file's version: the digest that an object store keeps, or else the time of its last change."""
    return str(
        next((about[name] for name in ("ETag", "etag", "md5Hash", "checksum", "mtime", "LastModified", "updated") if about.get(name)), "")
    )
