"""The parsing process, seen from outside: started when it is first needed, kept over documents, killed when it hangs, and started again.

One process, one document at a time. What it finds is handed on as it comes; a document that takes it down is named, and reading goes on
behind it.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.errors import UnreadableDocument
from onrecord.reading.frames import Frame, received, revived, send
from onrecord.reading.limits import Limits
from onrecord.reading.pieces import Found, Notice, Piece

_START = 30.0
"""Seconds that the process may take to start and load its libraries, on top of a document's time, with its first document."""

_PATIENCE = 6.0
"""Times its time on the processor that a document may take by the clock. The system counts the former; this is for one that waits for
something, and for systems that do not count."""

_SIGXCPU = getattr(signal, "SIGXCPU", None)

_WAITING = 64
"""Frames that wait to be taken: the process stops working ahead when the model is slower than it is."""


class Parser:
    """A process that parses. Not for two threads at once."""

    def __init__(self, memory: int) -> None:
        self.memory = memory
        self.is_new = True
        self._frames: queue.Queue[Frame | None] = queue.Queue(_WAITING)
        self._process = subprocess.Popen(
            # -P: the folder that the program is started in is no place to load modules from
            [sys.executable, "-P", "-m", "onrecord.reading.child", str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        listener = threading.Thread(target=_listen, args=(self._process.stdout, self._frames), daemon=True)
        listener.start()
        # Once, however it comes: asked for, when nobody has the parser any more, or before the interpreter ends and stops its threads.
        self._end = weakref.finalize(self, _ended, os.getpid(), self._process, listener, self._frames)

    def ask(self, piece: Piece, limits: Limits, columns: Mapping[str, str], after: tuple[int, ...]) -> None:
        """Sends a request. If the process is gone, the first frame says so."""
        source = piece.source
        request = {
            "where": piece.where,
            "url": piece.url,
            "media_type": piece.media_type,
            "form": piece.form,
            "path": os.path.abspath(source) if isinstance(source, Path) else None,
            "size": len(source) if isinstance(source, bytes) else None,
            "limits": asdict(limits),
            "columns": dict(columns),
            "after": after,
        }
        with suppress(OSError):  # it died before it had read the request: its end is the next frame
            send(cast("BinaryIO", self._process.stdin), request, source if isinstance(source, bytes) else b"")

    def frame(self, seconds: float) -> Frame | None:
        """The next frame; None if the process died. Raises `queue.Empty` if it says nothing for `seconds`."""
        return self._frames.get(timeout=seconds)

    def ran_out_of_time(self) -> bool:
        """Whether the process, which has died, had used up its time on the processor."""
        return _SIGXCPU is not None and self._process.wait() == -_SIGXCPU

    def stop(self) -> None:
        """Kills the process, whatever it does."""
        self._end()


def _ended(owner: int, process: subprocess.Popen[bytes], listener: threading.Thread, frames: queue.Queue[Frame | None]) -> None:
    """Kills the process, waits for who listens to it, and closes the pipes. In a fork of the process that started it, nothing is done."""
    if os.getpid() != owner:
        return
    process.kill()
    while listener.is_alive():
        with suppress(queue.Empty):  # the listener may be waiting for room
            frames.get(timeout=0.05)
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):  # bytes that were never taken
            pipe.close()  # type: ignore[union-attr]


def _listen(stream: BinaryIO, frames: queue.Queue[Frame | None]) -> None:
    while (frame := received(stream)) is not None:
        frames.put(frame)
    frames.put(None)


def _environment() -> dict[str, str]:
    """That of this process, with this very package first on the path, and one thread for libraries that would start more."""
    package = str(Path(__file__).resolve().parent.parent.parent)
    path = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONIOENCODING": "utf-8"}


class _Idle:
    """The parser that nobody uses just now, kept for the next call: starting one takes as long as parsing twenty pages."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._parser: Parser | None = None
        self._owner = os.getpid()

    def take(self, memory: int) -> Parser | None:
        """The idle parser, if there is one with that limit that this process itself started."""
        with self._lock:
            if self._parser is None or self._owner != os.getpid() or self._parser.memory != memory:
                return None
            parser, self._parser = self._parser, None
            return parser

    def put(self, parser: Parser) -> None:
        """Keeps a parser, in the place of another if there is one."""
        with self._lock:
            other, self._parser, self._owner = self._parser if self._owner == os.getpid() else None, parser, os.getpid()
        if other is not None:
            other.stop()


_idle = _Idle()


class Parsing:
    """Parses one thing after another, with one process that is replaced when a document took it down."""

    def __init__(self, limits: Limits, columns: Mapping[str, str]) -> None:
        self._limits = limits
        self._columns = columns
        self._parser: Parser | None = None
        self._is_busy = False

    def found(self, piece: Piece) -> Iterator[tuple[Found, bool] | Notice]:
        """What is found in `piece`, in its order; with each document whether its source has only a summary and a link to the whole."""
        after: tuple[int, ...] = ()
        again: tuple[int, ...] | None = None
        for _ in range(max(1, self._limits.failures)):
            state = _State()
            yield from self._answers(piece, after, state)
            if state.is_done:
                return
            was_new = self._parser is not None and self._parser.is_new
            self._end()
            # A process that has read many documents may be out of memory through no fault of this one: it is tried once more in a new one.
            if state.trouble == _MEMORY and not was_new and not state.has_told and state.place != again:
                again = state.place
                continue
            yield (
                Found(
                    None, UnreadableDocument(state.trouble, where=state.where or piece.where, do=_ADVICE), state.where or piece.where, ""
                ),
                False,
            )
            after = state.place
            if len(after) < 2:  # what was given broke down as a whole
                return
        what = f"{self._limits.failures} documents in it stopped the parser, and the rest was left"
        yield Found(None, UnreadableDocument(what, where=piece.where, do="look at those that are named"), piece.where, ""), False

    def _answers(self, piece: Piece, after: tuple[int, ...], state: _State) -> Iterator[tuple[Found, bool] | Notice]:
        parser = self._started()
        self._is_busy = True
        parser.ask(piece, self._limits, self._columns, after)
        while True:
            seconds = _PATIENCE * self._limits.seconds + (_START if parser.is_new else 0)
            slow = f"it takes longer than {self._limits.seconds:g} seconds"
            try:
                frame = parser.frame(seconds)
            except queue.Empty:
                state.trouble = slow
                return
            if frame is None:
                state.trouble = state.trouble or (slow if parser.ran_out_of_time() else _GONE)
                return
            if frame["is"] == "end":
                self._is_busy, parser.is_new = False, parser.is_new and not state.is_done
                return
            if (item := state.heed(frame)) is not None:
                yield item

    def _started(self) -> Parser:
        if self._parser is None:
            self._parser = _idle.take(self._limits.memory) or Parser(self._limits.memory)
        return self._parser

    def _end(self) -> None:
        if self._parser is not None:
            self._parser.stop()
        self._parser, self._is_busy = None, False

    def close(self) -> None:
        """Lets the process go: to the next who needs one, or for good if it was left in the middle of something."""
        if self._parser is not None and not self._is_busy:
            _idle.put(self._parser)
            self._parser = None
        self._end()


_MEMORY = "it needs more memory than the parser may have"
_GONE = "the parser broke down over it"
_ADVICE = "save it in another format, or raise the limits (docs/limits.md)"


class _State:
    """How far the answer to one request has come: the places that are open, and what went wrong."""

    def __init__(self) -> None:
        self._open: list[tuple[tuple[int, ...], str]] = []
        self.trouble = ""
        self.has_told = False
        self.is_done = False

    @property
    def place(self) -> tuple[int, ...]:
        """Where the piece stands that is being read: the innermost that is open."""
        return self._open[-1][0] if self._open else ()

    @property
    def where(self) -> str:
        """What that piece is called."""
        return self._open[-1][1] if self._open else ""

    def heed(self, frame: Frame) -> tuple[Found, bool] | Notice | None:
        """Takes note of a frame; what it has for the reader, if anything."""
        match frame["is"]:
            case "opened":
                self._open.append((tuple(frame["place"]), frame["where"]))
                self.has_told = False
            case "closed":
                self._open = [item for item in self._open if item[0] != tuple(frame["place"])]
                self.is_done = tuple(frame["place"]) == (0,)
            case "memory":
                self.trouble = _MEMORY
            case "notice":
                return Notice(frame["where"], frame["words"])
            case "document":
                self.has_told = True
                document = revived(frame["document"])
                return Found(document, None, frame["where"], frame["kind"], document.id), frame["link"]
            case _:
                self.has_told = True
                error = UnreadableDocument(frame["what"], where=frame["where"], do=frame["do"])
                return Found(None, error, frame["where"], frame["kind"], frame["digest"]), False
        return None


@contextmanager
def parsing(limits: Limits, columns: Mapping[str, str]) -> Iterator[Parsing]:
    """Something that parses, for as long as it is needed."""
    found = Parsing(limits, columns)
    try:
        yield found
    finally:
        found.close()
