"""What an archive is made of: files cut into parts, parts put into shards, shards to results."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from onrecord.reading.limits import Limits
from onrecord.reading.pieces import INSIDE

TABLES = ("documents", "statements", "positions", "conditions", "commitments", "contacts", "failures")
"""The tables of an archive, in the order in which they are written."""

SHARD = 500
"""Documents in a shard, unless told otherwise. At three a second that is three minutes: what a lost worker costs, and a thousand times what
it costs to hand out a task and to commit its files."""


class Form(StrEnum):
    """How a part lies in its file, and so how it is taken out again."""

    WHOLE = "whole"
    """The file as it is."""
    LINES = "lines"
    """Lines of JSON, from byte `start` to `end` of the file as unpacked."""
    ROWS = "rows"
    """Rows of a CSV, from byte to byte as for lines, with the file's first `head` bytes (the names of columns) before them."""
    RECORDS = "records"
    """Records of a WARC, from byte to byte of the file itself."""
    COLUMNS = "columns"
    """Rows of a Parquet file, from row `start` to row `end`."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of one input that can be read without the rest of it.

    `name` is the file's, within the archive; `member` that of the file in the zip, `packing` how it is compressed ("gzip", "bz2", …): bytes
    are counted as unpacked. `first` is how many lines or rows stand before it, `count` how many documents it may have, `size` its bytes.
    `digest` is that of those bytes; for `COLUMNS`, whose bytes lie all over the file, that of the file. `trouble` says why there is nothing
    to read in it.
    """

    name: str
    form: Form
    start: int
    end: int
    digest: str
    count: int
    size: int
    member: str = ""
    packing: str = ""
    first: int = 0
    head: int = 0
    trouble: str = ""

    @property
    def where(self) -> str:
        """What the file is called to people."""
        return f"{self.name}{INSIDE}{self.member}" if self.member else self.name


@dataclass(frozen=True, slots=True)
class Settings:
    """All that changes what is found in an archive, but for the input, the model and the code.

    `register` and `talks` are paths that every worker can read. `maker` names the function that makes the `Reader` of a worker out of
    these settings, as `module:function`.
    """

    outlet: str | None = None
    published: str | None = None
    date_from_name: bool = False
    register: str | None = None
    talks: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    maker: str = "onrecord.archive.readers:shipped"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long and how often something is tried. Changes which documents fail, and nothing in those that do not.

    `seconds`: for one document in the reader. `attempts`: of a shard, the last of which is in fresh processes, and of a document in those.
    `lost`: times a shard may lose its worker while nothing in it can be to blame, before the run leaves it to the next run.
    """

    seconds: float = 120.0
    attempts: int = 3
    lost: int = 20


@dataclass(frozen=True, slots=True)
class Shard:
    """Parts that are read as one task. `key` is a digest of the parts, the settings, the model and the code: the name of the result."""

    key: str
    parts: tuple[Part, ...]

    @property
    def count(self) -> int:
        """How many documents it may have."""
        return sum(part.count for part in self.parts)

    @property
    def label(self) -> str:
        """What it is called to people: its first part's name and place, and how many others there are."""
        part, more = self.parts[0], len(self.parts) - 1
        place = part.where if part.form is Form.WHOLE else f"{part.where}[{part.start}:{part.end}]"
        told = f"{place} and {more} more" if more else place
        return told.encode("utf-8", "replace").decode("utf-8")  # a name may be no UTF-8

    def packed(self) -> str:
        """The parts as JSON, for the ledger."""
        return json.dumps([asdict(part) for part in self.parts], sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Written:
    """A file of a table: its path within the archive, rows, bytes and the digest of its bytes."""

    path: str
    rows: int
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a shard: its files, rows by table, failures by cause, and what it cost (`seconds` by the clock, those of the
    `processor`, the `peak` of memory in bytes)."""

    files: tuple[Written, ...]
    counts: Mapping[str, int]
    causes: Mapping[str, int]
    seconds: float
    processor: float
    peak: int
    worker: str

    @property
    def digest(self) -> str:
        """One digest for all files."""
        return digest_of([[file.path, file.digest] for file in self.files])


def parts(packed: str) -> tuple[Part, ...]:
    """The parts that `Shard.packed` made JSON of."""
    return tuple(Part(**{**given, "form": Form(given["form"])}) for given in json.loads(packed))


def digest_of(value: Any) -> str:
    """SHA-256 of a plain value in its one JSON spelling, in hexadecimal digits."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")).hexdigest()


def shard(found: tuple[Part, ...], fingerprint: str) -> Shard:
    """The shard of these parts, read by the reader with this fingerprint."""
    return Shard(digest_of([fingerprint, [asdict(part) for part in found]])[:24], found)
