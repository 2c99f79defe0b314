"""Pages that were fetched, kept in a folder: what was had a moment ago is not asked for again."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: the address it came from after all redirects, what the server called it, its bytes, and when (Unix time)."""

    url: str
    media_type: str
    content: bytes
    when: float


def default_folder() -> Path:
    """Where programs of this user keep what can be had again (XDG Base Directory Specification)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "onrecord" / "pages"


class Cache:
    """A folder of pages by the digest of their address. What cannot be read or written there is simply not kept."""

    def __init__(self, folder: Path, *, fresh: float) -> None:
        self._folder = folder
        self._fresh = fresh

    def get(self, url: str, *, now: float) -> Fetched | None:
        """The page of `url` if it was fetched within the time for which it is fresh."""
        try:
            head, content = self._path(url).read_bytes().split(b"\n", 1)
            fields = json.loads(head)
            page = Fetched(str(fields["url"]), str(fields["media_type"]), content, float(fields["when"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return page if 0 <= now - page.when < self._fresh else None

    def put(self, url: str, page: Fetched) -> None:
        """Keeps a page under the address that was asked for, whole or not at all. Pages that are no longer fresh are swept out."""
        head = {name: value for name, value in asdict(page).items() if name != "content"}
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._sweep(page.when)
            handle, name = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(json.dumps(head).encode("ascii") + b"\n" + page.content)
            os.replace(name, self._path(url))
        except OSError:
            return

    def _path(self, url: str) -> Path:
        return self._folder / hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()

    def _sweep(self, now: float) -> None:
        for path in self._folder.iterdir():
            if now - path.stat().st_mtime > self._fresh:
                path.unlink(missing_ok=True)
