"""What the tests run in processes of their own, to be killed or to be many. They are forked from one that has loaded all of it."""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from onrecord.record import open_record
from record.making import keep, made

_FORKED = multiprocessing.get_context("forkserver")
_FORKED.set_forkserver_preload(["record.work", "record.loaded", "onrecord.record.naming", "alembic.command"])


def start(where: str, first: int, last: int) -> tuple[BaseProcess, Connection]:
    """A process that adds the made reports from `first` on, before `last`, and what it tells: the number of each, then "done"."""
    told, tell = _FORKED.Pipe(duplex=False)
    process = _FORKED.Process(target=work, args=(where, first, last, tell))
    process.start()
    tell.close()
    return process, told


def work(where: str, first: int, last: int, tell: Connection) -> None:
    """What such a process does."""
    record = open_record(where, create=True)
    for number in range(first, last):
        keep(record, made(number))
        tell.send(number)
    tell.send("done")


def all_told(told: Connection) -> list[object]:
    """Everything that a process tells until it ends."""
    found: list[object] = []
    while True:
        try:
            found.append(told.recv())
        except EOFError:
            return found
