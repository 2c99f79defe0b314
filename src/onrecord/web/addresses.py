"""Addresses of pages: of a server, where filters stand in the query, and of published files, where every address is relative."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import quote, urlsplit

from onrecord.talks.rows import key
from onrecord.web.asked import Asked

PAGES = ("timeline", "changes", "contested", "outlook", "reports")
"""Pages that are about the whole record, by the names in their addresses; the board is the root."""


class Addresses(Protocol):
    """What the templates ask: an address for everything that can be shown."""

    @property
    def live(self) -> bool:
        """Whether a server answers."""

    @property
    def asked(self) -> Asked:
        """What the page that links was asked for."""

    def page(self, name: str) -> str:
        """A page about the whole record: "board" or one of `PAGES`."""

    def issue(self, name: str) -> str:
        """An issue by its name."""

    def party(self, code: str) -> str:
        """A party by its code."""

    def statement(self, permalink: str) -> str:
        """A statement by its key."""

    def document(self, permalink: str, at: str = "") -> str:
        """A report by its key, at the words of a row where `at` is one."""

    def asset(self, name: str) -> str:
        """A file of the page itself: a style, a script, a font."""

    def narrowed(self, **changed: str | int | None) -> str | None:
        """This page with other filters; None where no server could answer that."""

    def twin(self) -> str | None:
        """The JSON twin of this page."""


@dataclass(frozen=True, slots=True)
class Live:
    """Addresses of a server. The two moments asked for go along with every link; facets stay on their page.

    `of` is what the page is about where that stands in the query: the name or the key of an issue or a party.
    """

    path: str
    asked: Asked
    of: Mapping[str, str] = field(default_factory=dict)
    live: bool = True

    def page(self, name: str) -> str:
        """See `Addresses`."""
        return ("/" if name == "board" else f"/{name}") + self._moment().query()

    def issue(self, name: str) -> str:
        """See `Addresses`."""
        return "/issue" + self._moment().query(also=_called("i", name))

    def party(self, code: str) -> str:
        """See `Addresses`."""
        return "/party" + self._moment().query(also=_called("a", code))

    def statement(self, permalink: str) -> str:
        """See `Addresses`."""
        return f"/statement/{quote(permalink)}" + self._moment().query()

    def document(self, permalink: str, at: str = "") -> str:
        """See `Addresses`."""
        return f"/document/{quote(permalink)}" + self._moment().query() + (f"#{quote(at)}" if at else "")

    def asset(self, name: str) -> str:
        """See `Addresses`."""
        return f"/static/{name}"

    def narrowed(self, **changed: str | int | None) -> str | None:
        """See `Addresses`."""
        return self.path + self.asked.query(also=self.of, **changed)

    def twin(self) -> str | None:
        """See `Addresses`."""
        path = "/board.json" if self.path == "/" else f"{self.path}.json"
        return path + self.asked.query(also=self.of)

    def _moment(self) -> Asked:
        return self.asked.moment


@dataclass(frozen=True, slots=True)
class Static:
    """Addresses of published files, relative to a page `depth` folders down, so that they work from a disk and under any host's path."""

    depth: int
    own: str
    asked: Asked = field(default_factory=Asked)
    live: bool = False

    def page(self, name: str) -> str:
        """See `Addresses`."""
        return self._from_root("index.html" if name == "board" else f"{name}.html")

    def issue(self, name: str) -> str:
        """See `Addresses`."""
        return self._from_root(f"issue/{file_of('i', name)}.html")

    def party(self, code: str) -> str:
        """See `Addresses`."""
        return self._from_root(f"party/{file_of('a', code)}.html")

    def statement(self, permalink: str) -> str:
        """See `Addresses`."""
        return self._from_root(f"statement/{permalink}.html")

    def document(self, permalink: str, at: str = "") -> str:
        """See `Addresses`."""
        return self._from_root(f"document/{permalink}.html") + (f"#{at}" if at else "")

    def asset(self, name: str) -> str:
        """See `Addresses`."""
        return self._from_root(f"static/{name}")

    def past(self, day: str) -> str:
        """The board of a past day."""
        return self._from_root(f"board/{day}.html")

    def narrowed(self, **changed: str | int | None) -> str | None:
        """See `Addresses`."""
        return None

    def twin(self) -> str | None:
        """See `Addresses`."""
        return self._from_root(self.own.removesuffix(".html") + ".json")

    def _from_root(self, path: str) -> str:
        return "../" * self.depth + path


LONGEST = 300
"""Characters of a name that stands in an address; a longer one is named by its key, and most servers take no longer addresses than 8 KB."""


def file_of(prefix: str, name: str) -> str:
    """A key for something that has any name, for a file or an address: names have slashes, dots and quotation marks in them."""
    return key(prefix, clean(name))


def clean(name: str) -> str:
    """A name as records keep it: U+FFFD for what is no character (lone surrogates, NUL).

    >>> clean("a" + chr(0xD800) + "b") == "a" + chr(0xFFFD) + "b"
    True
    """
    return re.sub("[\x00\ud800-\udfff]", "\ufffd", name)


def _called(prefix: str, name: str) -> dict[str, str]:
    """What names something in a query: its name, or its key where the name is too long or has what no address should have."""
    odd = len(name) > LONGEST or name != name.strip() or re.search("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", name)
    return {"key": file_of(prefix, name)} if odd else {"name": name}


def outside(url: str | None) -> str | None:
    """`url` if it is an address of the web that may stand in a link, else None: no `javascript:`, no `data:`, nothing that is no address.

    >>> outside("https://example.org/a?b"), outside("javascript:alert(1)"), outside(" JaVaScript:x"), outside("//example.org")
    ('https://example.org/a?b', None, None, None)
    """
    if not url or re.search(r"[\x00-\x20\x7f-\x9f\u2028\u2029]", url.strip()):
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None
