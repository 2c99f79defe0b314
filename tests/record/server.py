"""A PostgreSQL server for the tests alone: started in a temporary folder, on a Unix socket, by a user who is not root."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg

_FAST = ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "listen_addresses=", "-c", "max_connections=60"]
"""The tests kill programs, not the machine: nothing need reach the disk."""


def binaries() -> Path | None:
    """The folder of PostgreSQL's programs, the newest there is; None without one."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


@dataclass
class Server:
    """A running server; every database asked for is new."""

    folder: Path
    programs: Path
    user: str
    names: Iterator[int] = field(default_factory=lambda: count(1))

    @classmethod
    def start(cls) -> Server:
        """A server, running. Raises `CalledProcessError` if it does not start."""
        programs = binaries()
        assert programs is not None
        user = _unprivileged()
        folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))  # a socket's path may not be long
        shutil.chown(folder, user)
        made = cls(folder, programs, user)
        made._run("initdb", "-D", str(folder / "data"), "-U", "onrecord", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        made.up()
        return made

    def up(self) -> None:
        """Starts the server and waits until it answers."""
        options = " ".join([*_FAST, "-k", str(self.folder)])
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-l", str(self.folder / "log"), "-w", "-o", options, "start")

    def down(self) -> None:
        """Stops it at once, as a lost connection looks to its clients."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")

    def remove(self) -> None:
        """Stops it and removes all that it wrote."""
        self.down()
        shutil.rmtree(self.folder)

    def database(self) -> str:
        """The address of a new, empty database."""
        name = f"record{next(self.names)}"
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self._address(name)

    def _address(self, name: str) -> str:
        return f"postgresql://onrecord@/{name}?host={self.folder}"

    def _run(self, program: str, *arguments: str) -> None:
        # Nothing is piped: the server would keep the pipe open, and its starter would wait for it.
        with (self.folder / "commands").open("ab") as told:
            subprocess.run(
                [str(self.programs / program), *arguments],
                check=True,
                user=self.user if os.getuid() == 0 else None,
                cwd=self.folder,
                stdout=told,
                stderr=told,
            )


def _unprivileged() -> str:
    """Who runs the server: PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return pwd.getpwuid(os.getuid()).pw_name
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"
