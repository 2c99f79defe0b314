"""Rows to Parquet files in their places: written beside, brought to the disk, then renamed, so that a file is there whole or not at all."""

from __future__ import annotations

import hashlib
import os
import shutil
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path

from onrecord.archive.tables import Place, Row, schema
from onrecord.archive.values import TABLES, Written

TEMPORARY = ".tmp"
"""The folder in an archive where files are written before they are put in their places."""


def commit(out: str, key: str, rows: Mapping[Place, Sequence[Row]]) -> tuple[Written, ...]:
    """Writes the rows of the shard `key` to their folders in the archive `out` and tells what was written.

    A document is in the table of documents only when all its rows are in theirs, since that table's files are put there last. Written
    again, the same rows give the same bytes under the same names. Raises `OSError` if the disk is full or gone; then nothing was put in its
    place, or what was is put there again by the next attempt.
    """
    beside = Path(out) / TEMPORARY / f"{key}-{uuid.uuid4().hex[:8]}"
    beside.mkdir(parents=True)
    try:
        written = [_file(beside, place, key, found) for place, found in rows.items()]
        for file in reversed(written):
            final = Path(out) / file.path
            final.parent.mkdir(parents=True, exist_ok=True)
            os.replace(beside / _beside(file.path), final)
            _to_disk(final.parent)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return tuple(written)


def path_of(place: Place, key: str) -> str:
    """Where the rows of a shard that belong to a folder lie, within the archive."""
    table, month, language = place
    return f"{table}/month={month}/language={language}/{key}.parquet"


def digest_of_file(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sweep(out: str, listed: set[str]) -> int:
    """Removes what the ledger does not list: files of shards that were not finished or are out of date, and what was left beside; how
    many."""
    shutil.rmtree(Path(out) / TEMPORARY, ignore_errors=True)
    gone = 0
    for table in TABLES:
        for path in sorted((Path(out) / table).glob("month=*/language=*/*.parquet")):
            if path.relative_to(out).as_posix() not in listed:
                path.unlink()
                gone += 1
                if not any(path.parent.iterdir()):
                    path.parent.rmdir()
    return gone


def _file(beside: Path, place: Place, key: str, rows: Sequence[Row]) -> Written:
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = path_of(place, key)
    target = beside / _beside(path)
    table = pa.Table.from_pylist(list(rows), schema=schema(place[0]))
    with open(target, "wb") as file:
        pq.write_table(table, file, compression="zstd")
        file.flush()
        os.fsync(file.fileno())
    return Written(path, len(rows), target.stat().st_size, digest_of_file(target))


def _beside(path: str) -> str:
    return path.replace("/", ".")


def _to_disk(folder: Path) -> None:
    """Makes a renaming in the folder outlast a loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
