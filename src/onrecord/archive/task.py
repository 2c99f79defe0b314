"""What a worker does: the tasks that the engine is given. Everything they need comes with them, and what they find goes to files."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.archive import readers
from onrecord.archive.alone import alone
from onrecord.archive.cutting import cut
from onrecord.archive.outcomes import here, outcomes
from onrecord.archive.tables import gathered
from onrecord.archive.values import Part, Patience, Result, Settings, Shard
from onrecord.archive.writing import commit
from onrecord.errors import OnrecordError
from onrecord.reading.limits import Limits

_ONE_AT_A_TIME = threading.Lock()
"""A process reads one shard at a time, even if a cluster's workers have several threads: the clock that ends it is the process's own."""


@dataclass(frozen=True, slots=True)
class Job:
    """What all shards of a run have in common. `root` and `out` are the archive's two places, `fingerprint` that of its reader."""

    root: str
    out: str
    settings: Settings
    patience: Patience
    fingerprint: str


class Unwritable(OnrecordError):
    """The output cannot be written: the disk is full, or gone. No shard can be finished until that is put right."""


def read_shard(job: Job, shard: Shard, *, careful: bool) -> Result:
    """Reads a shard and puts its files in their places; `careful`: each document in a process that it may break down.

    Raises `WrongSettings` if nothing can be read, `Unwritable` if nothing can be written, `ChangedInput` if the plan is out of date.
    """
    with _ONE_AT_A_TIME:
        start, processor = time.perf_counter(), _processor()
        readers.agreed(job.settings, job.fingerprint)
        if careful:
            with alone(job.settings, job.patience) as read:
                rows, causes = gathered(outcomes(job.root, shard.parts, job.settings, read=read))
        else:
            rows, causes = gathered(outcomes(job.root, shard.parts, job.settings, read=here(job.settings, job.patience)))
        try:
            files = commit(job.out, shard.key, rows)
        except OSError as error:
            do = "see to the disk, and give the same command again: what is done stays done"
            raise Unwritable(f"it cannot be written ({error.strerror or error})", where=job.out, do=do) from error
        counts: dict[str, int] = {}
        for (table, _, _), found in rows.items():
            counts[table] = counts.get(table, 0) + len(found)
        return Result(
            files, counts, causes, time.perf_counter() - start, _processor() - processor, peak(), f"{os.uname().nodename}:{os.getpid()}"
        )


def cut_inputs(root: str, names: Sequence[str], *, documents: int, limits: Limits) -> list[tuple[str, list[Part]]]:
    """The parts of each of the inputs."""
    return [(name, cut(root, name, documents=documents, limits=limits)) for name in names]


def peak() -> int:
    """The most memory that this process ever had, in bytes."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _processor() -> float:
    """Processor seconds of this process and of those it has started and seen to their end."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system
