"""The reader that a worker keeps, and the fingerprint that says whether two workers would read alike."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from importlib import import_module
from pathlib import Path

import onrecord
from onrecord.api import Reader
from onrecord.archive.values import Settings, digest_of
from onrecord.document import document
from onrecord.errors import WrongSettings

_NO_CODE = {"cli", "web", "demo", "model", "__pycache__"}
"""Folders of the package that change nothing in a reading: faces, examples, and the model, which has a digest of its own."""

_FIRST = "Officials said on Tuesday that the talks would go on."
"""What a reader reads first: it loads the model and all tables then, and the first document of a shard is not to wait for that."""

_kept: dict[str, Reader] = {}
"""The reader of this process, by its settings: the model is loaded once a worker."""


def shipped(settings: Settings) -> Reader:
    """The reader with the model that ships, on one thread: a worker is one core, and two threads would only be in each other's way."""
    return Reader(threads=1, register=settings.register, talks=settings.talks or ())


def reader(settings: Settings) -> Reader:
    """The reader of these settings, made with the first shard of a process. Raises `WrongSettings` if it cannot be made."""
    name = digest_of(asdict(settings))
    if name not in _kept:
        _kept.clear()  # another run's reader on the same worker: two models would not fit beside each other
        made = _maker(settings.maker)(settings)
        made.read(document(_FIRST))
        _kept[name] = made
    return _kept[name]


def fingerprint(settings: Settings) -> str:
    """The digest of all that decides how a document is read: the settings, the files they name, the model and the code.

    Raises `WrongSettings` if a file that they name cannot be read.
    """
    from onrecord.keeping import identity  # brings the record with it, which is slow to load where only documents are read

    told = {**asdict(settings), "register": _digest(settings.register), "talks": _digest(settings.talks)}
    return digest_of([told, dict(identity()), code()])


@cache
def code() -> str:
    """The digest of all modules and tables of the package that have a part in reading."""
    root = Path(onrecord.__file__).parent
    whole = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        inner = path.relative_to(root)
        if path.is_file() and path.suffix != ".pyc" and not _NO_CODE & set(inner.parts):
            whole.update(f"{inner.as_posix()}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def agreed(settings: Settings, expected: str) -> None:
    """Raises `WrongSettings` if this process would read otherwise than the one that made the plan."""
    if fingerprint(settings) != expected:
        raise WrongSettings(
            f"the worker's onrecord ({onrecord.__version__}) is not the one that made the plan",
            do="install the same version, with the same register and talks files, on every machine",
        )


def _maker(name: str) -> Callable[[Settings], Reader]:
    module, _, function = name.partition(":")
    try:
        made: Callable[[Settings], Reader] = getattr(import_module(module), function)
    except (ImportError, AttributeError) as error:
        raise WrongSettings(f"there is no reader {name!r} ({error})", do="name it as module:function") from error
    return made


def _digest(path: str | None) -> str | None:
    if path is None:
        return None
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError as error:
        raise WrongSettings(f"it cannot be read ({error.strerror})", where=path, do="check the name") from error
