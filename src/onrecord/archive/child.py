"""The process that reads where a document may break it down: `onrecord.archive.alone` starts it, asks it, and sees how it ends."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import asdict

from onrecord.archive import readers
from onrecord.archive.outcomes import Trouble, record_of
from onrecord.archive.values import Settings
from onrecord.errors import WrongSettings
from onrecord.reading.frames import Frame, received, revived, send
from onrecord.reading.limits import Limits

MEMORY = 6_000_000_000
"""Bytes of address space of this process: ten times what the longest report was seen to need, and less than takes a machine down."""


def main() -> None:
    """Reads documents as they are asked for, until there are no more."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not print into the frames
    _restrict()
    given = received(requests)
    if given is None:  # whoever started it is gone already
        return
    try:
        reader = readers.reader(_settings(given))
        send(answers, {"is": "ready"})
        while (request := received(requests)) is not None:
            answer = record_of(reader, revived(request["document"]), request["where"])
            send(answers, {"is": "trouble", **asdict(answer)} if isinstance(answer, Trouble) else {"is": "record", "record": answer})
    except WrongSettings as error:
        send(answers, {"is": "settings", "what": error.what, "where": error.where, "do": error.do})


def _settings(given: Frame) -> Settings:
    return Settings(**{**given, "limits": Limits(**given["limits"])})


def _restrict() -> None:
    """Takes from this process the memory that no report needs, and the core file that one that breaks down would leave."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # not on Windows, where only time is limited

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
