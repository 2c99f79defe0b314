"""Reading in a process of its own, which may break down (`onrecord.archive.child`): the side that asks.

It is given one document at a time, so that the one at which it breaks down is known. Frames are JSON (`onrecord.reading.frames`).
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict
from typing import Any, BinaryIO, cast

from onrecord.archive.outcomes import HUNG, KILLED, Read, Trouble
from onrecord.archive.values import Patience, Settings
from onrecord.document import Document
from onrecord.errors import WrongSettings
from onrecord.reading.frames import Frame, received, send

_START = 60.0
"""Seconds that a process may take to start and to load the model."""

_ADVICE = "look at it alone with `onrecord read`, and report it"


@contextmanager
def alone(settings: Settings, patience: Patience) -> Iterator[Read]:
    """Reads in another process, which is started anew when a document broke it down.

    A document that does so is given to a fresh process once more, since what came before it may have been at fault; when that breaks down
    as well, the document is. Raises `WrongSettings` if the reader cannot be made.
    """
    keeper = _Keeper(settings)

    def read(document: Document, where: str) -> Mapping[str, Any] | Trouble:
        trouble: Trouble | None = None
        for _ in range(max(1, patience.attempts - 1)):
            answer = keeper.ask(document, where, patience.seconds)
            if not isinstance(answer, Trouble) or answer.cause not in (KILLED, HUNG):
                return answer
            trouble = answer
        return cast("Trouble", trouble)

    try:
        yield read
    finally:
        keeper.stop()


class _Keeper:
    """Keeps one process, and starts another in its place when it is gone."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.Queue[Frame | None] = queue.Queue()

    def ask(self, document: Document, where: str, seconds: float) -> Mapping[str, Any] | Trouble:
        """The record of a document, or what became of the process."""
        if self._process is None:
            self._start()
        process = cast("subprocess.Popen[bytes]", self._process)
        with suppress(OSError):  # it is gone already, which its last answer tells
            send(cast("BinaryIO", process.stdin), {"document": asdict(document), "where": where})
        try:
            answer = self._answers.get(timeout=seconds)
        except queue.Empty:
            self.stop()
            return Trouble(HUNG, f"it takes longer than {seconds:g} seconds to read", _ADVICE)
        if answer is None:
            code = process.wait()
            self.stop()
            how = f"signal {-code}" if code < 0 else f"exit code {code}"
            return Trouble(KILLED, f"the reader broke down over it ({how})", _ADVICE)
        if answer["is"] == "settings":
            raise WrongSettings(answer["what"], where=answer["where"], do=answer["do"])
        if answer["is"] == "trouble":
            return Trouble(answer["cause"], answer["what"], answer["do"])
        record: Mapping[str, Any] = answer["record"]
        return record

    def _start(self) -> None:
        self._answers = queue.Queue()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "onrecord.archive.child"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment()
        )
        threading.Thread(target=_listen, args=(self._process.stdout, self._answers), daemon=True).start()
        with suppress(OSError):
            send(cast("BinaryIO", self._process.stdin), asdict(self._settings))
        try:
            ready = self._answers.get(timeout=_START)
        except queue.Empty:
            ready = None
        if ready is None or ready["is"] == "settings":
            self.stop()
            told = ready or {"what": "a process that reads cannot be started", "where": "", "do": "see what it says on standard error"}
            raise WrongSettings(told["what"], where=told["where"], do=told["do"])

    def stop(self) -> None:
        """Ends the process, whatever it does."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                with suppress(OSError):  # bytes that were never taken
                    cast("BinaryIO", pipe).close()
            self._process = None


def _environment() -> dict[str, str]:
    """That of this process, with all that it can import: a worker may know more than a fresh Python does."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def _listen(stream: BinaryIO, answers: queue.Queue[Frame | None]) -> None:
    with suppress(ValueError, OSError):  # closed by `stop` while it was read
        while (frame := received(stream)) is not None:
            answers.put(frame)
    answers.put(None)
