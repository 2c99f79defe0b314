"""`onrecord serve` in a process of its own, so that tests see what a browser sees."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SOURCES = Path(__file__).parent.parent.parent / "src"


@dataclass(frozen=True, slots=True)
class Served:
    """Where a server answers."""

    base: str


@contextmanager
def serving(record: Path, *options: str) -> Iterator[Served]:
    """Serves a record until the block ends; fails with what the server said if it does not start."""
    command = [sys.executable, "-m", "onrecord", "serve", "--record", str(record), "--port", "0", "--json", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(SOURCES)}) as process:
        assert process.stdout is not None
        try:
            yield Served(json.loads(process.stdout.readline())["address"].rstrip("/"))
        finally:
            process.terminate()
            process.wait(20)
