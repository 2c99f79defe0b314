"""Dask as the engine: tasks go out one for each worker, and come back done, in error, or lost with their worker. It keeps no state that
matters: the ledger does.
"""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from onrecord.errors import OnrecordError, WrongSettings

if TYPE_CHECKING:
    from distributed import Client, Future

MEMORY = 2_000_000_000
"""Bytes after which a local worker is ended and another started. One reading has 0.5 GB at its peak."""

_PATIENCE = 60
"""Seconds to wait for a cluster to answer, and for its first worker."""

_SETTINGS = {
    "distributed.scheduler.allowed-failures": 0,
    "distributed.scheduler.worker-saturation": 1.0,
    "distributed.deploy.lost-worker-timeout": "1 day",
    "distributed.worker.profile.enabled": False,
    "distributed.nanny.pre-spawn-environ": {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
}
"""Of a local cluster. A worker that dies takes one task with it, which comes back at once: the ledger counts attempts, not the engine.
And a worker that is lost twice within 15 seconds is started anew all the same, where Dask would give it up for good. Without Dask's
profiler, and without the environment's MALLOC_TRIM_THRESHOLD_ that Dask sets, which has the network fetch its memory from the system anew
for each window, a report costs a sixth less."""


class Lost(Exception):
    """The worker was lost while it had the task."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back: the task's name, and its value or why there is none."""

    name: str
    value: Any = None
    error: BaseException | None = None


Call = tuple[str, tuple[Any, ...], dict[str, Any]]
"""A call of a task: its name, arguments and keywords."""


class Engine(Protocol):
    """What does tasks."""

    def each(self, task: Callable[..., Any], next_call: Callable[[], Call | None]) -> Iterator[Returned]:
        """Does calls of `task` as long as `next_call` gives one, as many at once as there are workers.

        `next_call` is asked again after each that came back: it may give one again. Raises `OnrecordError` if the engine is gone.
        """


@contextmanager
def engine(*, workers: int, scheduler: str | None) -> Iterator[Engine]:
    """A local cluster of so many workers, each a process of its own with one thread; or the cluster at the address `scheduler`.

    With no workers and no scheduler this process does the tasks itself, one by one: a document that kills it then does.

    Raises `WrongSettings` if Dask is not installed or no cluster answers.
    """
    if scheduler is None and not workers:
        yield Here()
        return
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise WrongSettings("the engine for archives is not installed", do="install it with `pip install onrecord[archive]`") from error
    with contextlib.ExitStack() as stack:
        if scheduler is None:
            stack.enter_context(dask.config.set(_SETTINGS))
            cluster = LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                processes=True,
                dashboard_address="127.0.0.1:0",  # any free port: its HTTP server starts even where no dashboard is wanted
                memory_limit=MEMORY,
                silence_logs=logging.CRITICAL,
            )
            stack.callback(cluster.close)
            where: Any = cluster
        else:
            where = scheduler
        try:
            client = stack.enter_context(Client(where, timeout=_PATIENCE, set_as_default=False))
            client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, TimeoutError, ValueError) as error:
            raise WrongSettings(
                f"no cluster answers ({error})", where=str(scheduler), do="start it: `dask scheduler`, `dask worker`"
            ) from error
        yield Cluster(client)


class Here:
    """This process as the engine."""

    def each(self, task: Callable[..., Any], next_call: Callable[[], Call | None]) -> Iterator[Returned]:
        """Does the calls one by one."""
        while (call := next_call()) is not None:
            name, arguments, keywords = call
            try:
                value = task(*arguments, **keywords)
            except Exception as error:  # as from a worker: whoever asked decides what it means
                yield Returned(name, error=error)
            else:
                yield Returned(name, value=value)


class Cluster:
    """A Dask cluster as the engine."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._count = 0
        self._most = 1

    @property
    def workers(self) -> int:
        """How many workers there are, or were: one that died is on its way back."""
        self._most = max(self._most, len(self._client.scheduler_info(n_workers=-1)["workers"]))
        return self._most

    def each(
        self, task: Callable[..., Any], next_call: Callable[[], tuple[str, tuple[Any, ...], dict[str, Any]] | None]
    ) -> Iterator[Returned]:
        """Does the calls on the workers. Raises `OnrecordError` if the cluster is gone."""
        from distributed import as_completed

        finished = as_completed(loop=self._client.loop)
        names: dict[str, str] = {}
        while True:
            while len(names) < self.workers and (call := next_call()) is not None:
                name, arguments, keywords = call
                self._count += 1
                future = self._client.submit(task, *arguments, **keywords, key=f"onrecord-{os.getpid()}-{self._count}-{name}", pure=False)
                names[future.key] = name
                finished.add(future)
            if not names:
                return
            future = next(finished)
            yield self._returned(names.pop(future.key), future)

    def _returned(self, name: str, future: Future) -> Returned:
        from distributed import KilledWorker
        from distributed.client import FutureCancelledError

        if future.status == "finished":
            return Returned(name, value=future.result())
        error = future.exception() if future.status == "error" else None
        if error is None or isinstance(error, FutureCancelledError):
            raise OnrecordError("the cluster is gone", do="start it, and give the same command again: what is done stays done")
        return Returned(name, error=Lost(str(error)) if isinstance(error, KilledWorker) else error)
