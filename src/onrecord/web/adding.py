"""Reports that are uploaded: a queue that one thread works off, so that pages stay fast while a report is read."""

from __future__ import annotations

import logging
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TypeAlias

from onrecord import keeping
from onrecord.api import Failure, Reader
from onrecord.errors import OnrecordError
from onrecord.reading.limits import Limits
from onrecord.reading.sources import Found, documents
from onrecord.record import Record

_LOG = logging.getLogger("onrecord.web")

REMEMBERED = 200
"""Uploads that the page still shows; older ones are in the record or were told to have failed."""

WAITING = 500
"""Uploads that may wait. A report takes about a second, so that more would take longer than anybody watches."""

_UNFIT = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|\u202a-\u202e\u2066-\u2069]+")
"""What no file name may have on some system, and what turns the direction of a text."""


Source: TypeAlias = Callable[[], AbstractContextManager[Iterable[Found]]]
"""What gives the documents of an upload when its turn has come."""


class State(StrEnum):
    """How far an upload is."""

    WAITING = "waiting"
    READING = "reading"
    ADDED = "added"
    KNOWN = "known before"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Upload:
    """A report on its way into the record. `key` is its permalink once it is there; `what` tells why it failed, or its title."""

    number: int
    name: str
    by: str
    state: State
    what: str = ""
    key: str | None = None

    @property
    def done(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state not in (State.WAITING, State.READING)


class Uploads:
    """The queue of one server. Safe to use from several threads."""

    def __init__(self, record: Record, reader: Callable[[], Reader]) -> None:
        self._record = record
        self._reader = reader
        self._uploads: dict[int, Upload] = {}
        self._lock = Lock()
        self._count = 0
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="onrecord-uploads")

    def close(self) -> None:
        """Ends after the report that is being read; what waits is dropped."""
        self._worker.shutdown(wait=True, cancel_futures=True)

    def all(self) -> tuple[Upload, ...]:
        """The uploads, the latest first."""
        with self._lock:
            return tuple(reversed(self._uploads.values()))

    def submit(self, files: Sequence[tuple[str, bytes]], *, by: str) -> tuple[Upload, ...]:
        """Puts files (name and content) into the queue. Raises `OnrecordError` if too many wait already."""
        self._room(len(files))
        return tuple(self._queued(named(name), partial(_of_file, named(name), content), by) for name, content in files)

    def fetch(self, address: str, *, by: str) -> Upload:
        """Puts an address into the queue, which is fetched in its turn. Raises `OnrecordError` if too many wait already."""
        self._room(1)
        return self._queued(address, partial(_of_address, address), by)

    def _room(self, count: int) -> None:
        if sum(not upload.done for upload in self.all()) + count > WAITING:
            raise OnrecordError("too many reports wait already", do="wait till some are read, or use `onrecord add`")

    def _queued(self, name: str, source: Source, by: str) -> Upload:
        with self._lock:
            self._count += 1
            upload = Upload(self._count, name, by, State.WAITING)
            self._uploads[upload.number] = upload
            for number in [one.number for one in self._uploads.values() if one.done][: max(0, len(self._uploads) - REMEMBERED)]:
                del self._uploads[number]
        self._worker.submit(self._read, upload, source)
        return upload

    def _read(self, upload: Upload, source: Source) -> None:
        """Reads one upload. Whatever happens within it is told at its line, and the next goes on."""
        self._tell(replace(upload, state=State.READING))
        try:
            with source() as documents:
                self._tell(_outcome(upload, list(keeping.add(documents, self._record, reader=self._reader))))
        except OnrecordError as error:
            self._tell(replace(upload, state=State.FAILED, what=error.what))
        except Exception as error:
            _LOG.exception("unexpected error with %s", upload.name, exc_info=error)
            self._tell(replace(upload, state=State.FAILED, what=f"unexpected {type(error).__name__}; please report this"))

    def _tell(self, upload: Upload) -> None:
        with self._lock:
            self._uploads[upload.number] = upload


@contextmanager
def _of_file(name: str, content: bytes) -> Iterator[Iterable[Found]]:
    """The documents in an uploaded file: its name says what it is, and where a report came from."""
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        yield (replace(found, where=found.where.replace(str(path), name)) for found in documents([path], folders=False))


@contextmanager
def _of_address(address: str) -> Iterator[Iterable[Found]]:
    """The documents at an address: fetched with all the care of `onrecord.reading.fetching`, from public addresses only."""
    from onrecord.reading.fetching import Fetcher  # slow to load, and not wanted where nothing is fetched

    limits = Limits()
    fetcher = Fetcher.with_cache(limits)
    try:
        yield documents([address], limits=limits, fetch=fetcher)
    finally:
        fetcher.close()


def named(name: str) -> str:
    """A file name that leads nowhere: no folders, no control characters, nothing hidden, at most 100 characters.

    >>> named("../../etc/passwd"), named(".."), named("a\\u202etxt.exe")
    ('passwd', 'report.txt', 'a_txt.exe')
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    clean = _UNFIT.sub("_", last).strip(". ")
    return clean[-100:] or "report.txt"


def _outcome(upload: Upload, found: Sequence[keeping.Added | Failure]) -> Upload:
    """The upload with what became of it; of a file with several reports, the last."""
    added = [item for item in found if not isinstance(item, Failure)]
    if not added:
        failed = [item for item in found if isinstance(item, Failure)]
        return replace(upload, state=State.FAILED, what=failed[-1].what if failed else "there is no report in it")
    state = State.ADDED if any(item.new for item in added) else State.KNOWN
    more = f" and {len(added) - 1} more" if len(added) > 1 else ""
    return replace(upload, state=state, what=f"{added[-1].title or added[-1].where}{more}", key=added[-1].key)
