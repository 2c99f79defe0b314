"""One run over an archive: the plan (which shards there are, and which are not done), then the shards, until all are done or given up."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from onrecord.archive import ledger, listing, readers, task, writing
from onrecord.archive.bundling import bundles
from onrecord.archive.engine import Call, Engine, Lost, Returned, engine
from onrecord.archive.ledger import Ledger
from onrecord.archive.listing import Input
from onrecord.archive.task import Job, Unwritable
from onrecord.archive.values import SHARD, Part, Patience, Settings, Shard, digest_of, shard
from onrecord.errors import OnrecordError, WrongSettings
from onrecord.keeping import identity
from onrecord.talks.declared import load as load_talks

_CUT_AT_ONCE = 100_000_000
"""Bytes of inputs that one task cuts: a second's work."""

_MOST_INPUTS = 1_000
"""Inputs that one task cuts, for folders of many small files."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: shards `done` by it, done `before`, made `anew` because their input, the model or the code was changed, and
    given up; documents that failed in the whole archive."""

    done: int
    before: int
    anew: int
    given_up: int
    failures: int


Tell = Callable[[str], None]


def run(
    root: str,
    out: str | os.PathLike[str],
    *,
    settings: Settings = Settings(),  # noqa: B008  a frozen value
    workers: int = 1,
    scheduler: str | None = None,
    documents: int = SHARD,
    patience: Patience = Patience(),  # noqa: B008  a frozen value
    tell: Tell = lambda _: None,
) -> Ended:
    """Reads the archive at `root` into tables in the folder `out`; what was read by an earlier run is not read again.

    `root` is a file, a folder or an address of fsspec, `out` a folder that all workers see. `workers` are processes on this machine (0:
    this one alone), unless `scheduler` is the address of a cluster. `documents` are those of a shard. `tell` is given a line now and then.
    Raises `WrongSettings` if nothing can be read, and `OnrecordError` if the run has to stop: the disk is full, the cluster is gone. Given
    again, the same call goes on. The tables do not depend on the number of workers, nor on how often a run was stopped.
    """
    root, out = _absolute(root), str(Path(out).absolute())
    with contextlib.ExitStack() as stack:
        kept = stack.enter_context(ledger.opened(out, create=True))
        stack.enter_context(_alone_in(out))
        _same_archive(kept, root)
        kept.tell("reader", json.dumps(dict(identity())))
        kept.tell("declared", json.dumps(_declared(settings)))
        work = _Work(kept, Job(root, out, settings, patience, readers.fingerprint(settings)), documents, tell)
        number = kept.run_started(workers)
        try:
            ended = work.through(lambda: stack.enter_context(engine(workers=workers, scheduler=scheduler)))
        except BaseException as error:
            with contextlib.suppress(OnrecordError):  # the disk that stopped the run may refuse this too
                kept.run_ended(number, f"{type(error).__name__}: {error}"[:500])
            raise
        kept.run_ended(number, "done" if not ended.given_up else f"{ended.given_up} shards given up")
        return ended


@dataclass(slots=True)
class _Try:
    """A shard, how often it was tried, and how often its worker was lost while it could not be to blame."""

    shard: Shard
    attempt: int = 1
    lost: int = 0


class _Work:
    """The work of one run."""

    def __init__(self, kept: Ledger, job: Job, documents: int, tell: Tell) -> None:
        self._ledger = kept
        self._job = job
        self._documents = documents
        self._tell = tell
        self._tries: dict[str, _Try] = {}
        self._waiting: deque[str] = deque()
        self._engine: Engine | None = None
        self._start: Callable[[], Engine] = _never

    def through(self, start: Callable[[], Engine]) -> Ended:
        """Plans and reads; `start` starts the engine, and is called only if there is something to do."""
        self._start = start
        anew = self._plan()
        waiting = list(self._ledger.waiting())
        before = self._ledger.asked("SELECT count(*) AS n FROM shards WHERE state = ?", ledger.DONE)[0]["n"]
        self._waiting = deque(one.key for one in waiting)
        self._tries = {one.key: _Try(one) for one in waiting}
        given_up = sum(self._heeded(back) for back in self._read()) if waiting else 0
        failures = self._ledger.asked("SELECT coalesce(sum(rows), 0) AS n FROM files WHERE path LIKE 'failures/%'")[0]["n"]
        return Ended(len(waiting) - given_up, before, anew, given_up, failures)

    def _running(self) -> Engine:
        if self._engine is None:
            self._engine = self._start()
        return self._engine

    def _plan(self) -> int:
        """Lists and cuts the inputs, and writes the shards into the ledger; how many that were done are out of date."""
        found = list(listing.inputs(self._job.root, without=self._job.out))
        cut = digest_of([self._documents, asdict(self._job.settings.limits), readers.code()])
        known = self._ledger.cuts()
        new = [one for one in found if known.get(one.name) != (one, cut)]
        if new:
            self._tell(f"{len(new)} of {len(found)} inputs are new or changed: looking through them")
            by_name = {one.name: one for one in new}
            for back in self._cut(new):
                self._ledger.keep_cuts(cut, [(by_name[name], parts) for name, parts in _value(back)])
        names = [one.name for one in found]
        groups = bundles(self._ledger.parts(names), documents=self._documents)
        planned = (shard(group, self._job.fingerprint) for group in groups)
        anew = self._ledger.plan(planned, names=set(names), fingerprint=self._job.fingerprint)
        writing.sweep(self._job.out, {file.path for file in self._ledger.files()})
        return anew

    def _cut(self, new: Sequence[Input]) -> Iterator[Returned]:
        calls = enumerate(_batches(new))

        def next_call() -> Call | None:
            number, names = next(calls, (0, None))
            limits = self._job.settings.limits
            return None if names is None else (f"cut-{number}", (self._job.root, names), {"documents": self._documents, "limits": limits})

        return self._running().each(task.cut_inputs, next_call)

    def _read(self) -> Iterator[Returned]:
        def next_call() -> Call | None:
            if not self._waiting:
                return None
            one = self._tries[self._waiting.popleft()]
            self._ledger.started(one.shard.key, one.attempt)
            return one.shard.key, (self._job, one.shard), {"careful": self._is_careful(one)}

        return self._running().each(task.read_shard, next_call)

    def _is_careful(self, one: _Try) -> bool:
        return one.attempt >= self._job.patience.attempts

    def _heeded(self, back: Returned) -> bool:
        """Writes down what became of a shard; whether it is given up. Raises what stops the run."""
        one = self._tries[back.name]
        if back.error is None:
            self._ledger.done(back.name, back.value)
            self._tell(f"{one.shard.label}: {back.value.counts.get('documents', 0)} documents in {back.value.seconds:.1f} s")
            return False
        told = f"{type(back.error).__name__}: {back.error}"[:500]
        if isinstance(back.error, WrongSettings | Unwritable):
            self._ledger.not_done(back.name, "stopped", told, final=True)
            raise back.error
        return self._tried(one, told, was_lost=isinstance(back.error, Lost))

    def _tried(self, one: _Try, told: str, *, was_lost: bool) -> bool:
        """A shard came to nothing. In its last attempt each document has a process of its own to break down: a worker lost then is no fault
        of the shard's, and it is tried again without blame."""
        blameless = was_lost and self._is_careful(one)
        one.lost += blameless
        final = one.lost > self._job.patience.lost if blameless else self._is_careful(one)
        self._ledger.not_done(one.shard.key, "worker lost" if was_lost else "error", told, final=final)
        self._tell(f"{one.shard.label}: {told}; " + ("given up" if final else "tried again"))
        if not final:
            one.attempt += not blameless
            self._waiting.append(one.shard.key)
        return final


def _value(back: Returned) -> list[tuple[str, list[Part]]]:
    if back.error is not None:
        raise OnrecordError(f"the inputs cannot be looked through ({back.error})", do="give the same command again")
    found: list[tuple[str, list[Part]]] = back.value
    return found


def _batches(new: Sequence[Input]) -> Iterator[list[str]]:
    """The inputs in groups that one task looks through."""
    names: list[str] = []
    size = 0
    for one in new:
        names.append(one.name)
        size += one.size
        if size >= _CUT_AT_ONCE or len(names) >= _MOST_INPUTS:
            yield names
            names, size = [], 0
    if names:
        yield names


def _never() -> Engine:
    raise AssertionError("the engine was asked for before the work began")


def _declared(settings: Settings) -> dict[str, list[str]]:
    """The other names of each issue that the settings declare: what the archive's issues are named by when it is asked."""
    negotiations = load_talks(settings.talks) if settings.talks else ()
    return {issue.label: list(issue.aliases) for negotiation in negotiations for issue in negotiation.issues}


def _absolute(root: str) -> str:
    return root if "://" in root else os.path.abspath(root)


def _same_archive(kept: Ledger, root: str) -> None:
    """Raises `WrongSettings` if the folder has the tables of another archive, which this one's would take the place of."""
    before = kept.told("root")
    if before is not None and before != root:
        raise WrongSettings(f"it has the tables of {before}", where="OUT", do="name another folder, or that archive")
    kept.tell("root", root)


@contextmanager
def _alone_in(out: str) -> Iterator[None]:
    """Holds the archive for this run. Raises `WrongSettings` if another holds it."""
    with open(os.path.join(out, ".lock"), "w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise WrongSettings("another run is at work on it", where=out, do="wait for it, or stop it") from error
        yield
