"""Fetches pages: httpx for the protocol, protego for robots.txt, and the rules of a good guest around them.

Redirects are followed here and not by httpx, since each of them is a new address that has to be checked.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx
from protego import Protego

from onrecord.errors import UnreadableDocument
from onrecord.reading.fetching.addresses import Resolver, Target, checked_name, system_resolver, target
from onrecord.reading.fetching.cache import Cache, Fetched, default_folder
from onrecord.reading.limits import Limits

__all__ = ["Fetched", "Fetcher"]

NAME = "onrecord"
USER_AGENT = f"{NAME} (reads reports of negotiations for one person; heeds robots.txt)"
"""What servers are told, and under which name robots.txt is looked up."""

_ROBOTS_BYTES = 512_000
"""Bytes of a robots.txt that are heeded. RFC 9309 asks for at least 500 kibibytes."""

_LONGEST_DELAY = 30.0
"""Seconds of a `Crawl-delay` that are heeded: some sites ask for hours, which is a no in other words."""

_REDIRECTS = (301, 302, 303, 307, 308)
_GRACE = 1_000_000
_TOTAL = 3
"""Times the time-out that a whole page may take: a server that sends a byte a second never times out."""


class Fetcher:
    """Fetches pages, one at a time. Not for two threads at once.

    `allow_hosts` are hosts that may be fetched from wherever they are. `cache` is the folder of pages (None: nothing is kept). `transport`,
    `resolver`, `clock` (seconds, monotonic), `now` (Unix time) and `sleep` are there to be replaced by a test's own.
    """

    def __init__(
        self,
        limits: Limits = Limits(),  # noqa: B008  a frozen value
        *,
        allow_hosts: Iterable[str] = (),
        cache: Path | None = None,
        transport: httpx.BaseTransport | None = None,
        resolver: Resolver = system_resolver,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._limits = limits
        self._allowed = frozenset(host.lower().rstrip(".") for host in allow_hosts)
        self._cache = Cache(cache, fresh=limits.fresh) if cache is not None else None
        self._resolver = resolver
        self._clock, self._now, self._sleep = clock, now, sleep
        self._robots: dict[tuple[str, str, int], Protego | str] = {}
        self._last: dict[str, float] = {}
        # No connection is kept: one that was opened to an address for one name must not serve another name at the same address.
        # No settings of the environment: a proxy would resolve the name again, behind the check.
        self._client = httpx.Client(
            transport=transport or httpx.HTTPTransport(trust_env=False, limits=httpx.Limits(max_keepalive_connections=0)),
            trust_env=False,
            follow_redirects=False,
            timeout=limits.timeout,
            headers={
                "User-Agent": USER_AGENT,
                "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "Accept-Encoding": "gzip",
            },
        )

    @classmethod
    def with_cache(cls, limits: Limits, *, allow_hosts: Iterable[str] = ()) -> Fetcher:
        """A fetcher that keeps pages where the user's programs keep such things."""
        return cls(limits, allow_hosts=allow_hosts, cache=default_folder())

    def fetch(self, url: str) -> Fetched:
        """The page at `url`, from the cache if it is fresh there. Raises `UnreadableDocument` if it cannot or may not be had."""
        url = url.split("#")[0]
        checked_name(url, allowed=self._allowed)
        if self._cache is not None and (kept := self._cache.get(url, now=self._now())):
            return kept
        page = self._followed(url, most=self._limits.source, robots=True)
        if self._cache is not None:
            self._cache.put(url, page)
        return page

    def close(self) -> None:
        """Closes what is open."""
        self._client.close()

    def _followed(self, url: str, *, most: int, robots: bool) -> Fetched:
        """The answer at the end of the redirects that begin at `url`."""
        asked = url
        for _ in range(self._limits.redirects + 1):
            place = target(url, resolver=self._resolver, allowed=self._allowed)
            if robots:
                self._heed_robots(url, place)
            answer = self._answer(url, place, most=most)
            if isinstance(answer, Fetched):
                return answer
            url = urljoin(url, answer).split("#")[0]
        raise UnreadableDocument(
            f"it redirects more than {self._limits.redirects} times", where=asked, do="give the address that it ends at"
        )

    def _answer(self, url: str, place: Target, *, most: int) -> Fetched | str:
        """The page, or where its server sends us. The request goes to the address that was checked, under the host's name."""
        self._wait(place.host)
        shown = httpx.URL(url)
        request = self._client.build_request(
            "GET",
            shown.copy_with(host=place.address),
            headers={"Host": shown.netloc.decode("ascii")},
            extensions={"sni_hostname": place.host},
        )
        try:
            response = self._client.send(request, stream=True)
            try:
                if response.status_code in _REDIRECTS and "location" in response.headers:
                    return response.headers["location"]
                if response.status_code != 200:
                    raise _refused(url, response.status_code)
                content = self._content(response, url, most)
                return Fetched(url, response.headers.get("content-type", ""), content, self._now())
            finally:
                response.close()
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            told = " ".join(str(error).split())[:100] or type(error).__name__
            raise UnreadableDocument(f"it cannot be fetched ({told})", where=url, do="check the address and the connection") from error

    def _content(self, response: httpx.Response, url: str, most: int) -> bytes:
        length = response.headers.get("content-length", "")
        if length.isdecimal() and int(length) > most:
            raise _too_long(url, most)
        deadline = self._clock() + _TOTAL * self._limits.timeout
        parts, size = list[bytes](), 0
        for part in _unpacked(response, url, self._limits.ratio):
            size += len(part)
            if size > most:
                raise _too_long(url, most)
            if self._clock() > deadline:
                raise UnreadableDocument(f"it takes longer than {_TOTAL * self._limits.timeout:g} seconds", where=url, do="try again later")
            parts.append(part)
        return b"".join(parts)

    def _wait(self, host: str) -> None:
        """Waits until the host may be asked again."""
        interval = self._limits.interval
        for key, rules in self._robots.items():
            if key[1] == host and isinstance(rules, Protego):
                interval = max(interval, min(float(rules.crawl_delay(NAME) or 0), _LONGEST_DELAY))
        if (last := self._last.get(host)) is not None and (left := last + interval - self._clock()) > 0:
            self._sleep(left)
        self._last[host] = self._clock()

    def _heed_robots(self, url: str, place: Target) -> None:
        """Raises `UnreadableDocument` if the site does not want this page to be fetched by programs."""
        key = (place.scheme, place.host, place.port)
        if key not in self._robots:
            self._robots[key] = self._rules(url)
        rules = self._robots[key]
        if isinstance(rules, str):
            raise UnreadableDocument(
                f"its site's robots.txt cannot be had ({rules}), so it is not fetched", where=url, do="try again later"
            )
        if not rules.can_fetch(url, NAME):
            raise UnreadableDocument("its site's robots.txt forbids programs to fetch it", where=url, do="save the page from a browser")

    def _rules(self, url: str) -> Protego | str:
        """A site's rules; why there are none. Source: RFC 9309: a missing file allows all, a server in trouble allows nothing."""
        parts = urlsplit(url)
        try:
            found = self._followed(f"{parts.scheme}://{parts.netloc}/robots.txt", most=_ROBOTS_BYTES, robots=False)
        except _Status as error:
            return Protego.parse("") if 400 <= error.status < 500 else f"status {error.status}"
        except UnreadableDocument as error:
            return error.what
        return Protego.parse(found.content.decode("utf-8", "replace"))


class _Status(UnreadableDocument):
    """A server's answer that is no page."""

    def __init__(self, status: int, what: str, *, where: str, do: str) -> None:
        self.status = status
        super().__init__(what, where=where, do=do)


def _refused(url: str, status: int) -> _Status:
    told = {
        401: ("it wants a password", "save the page from a browser that is logged in"),
        402: ("it wants to be paid for", "save the page from a browser that is logged in"),
        403: ("its server refuses to give it to programs", "save the page from a browser"),
        404: ("there is no such page", "check the address"),
        410: ("the page was taken down", "look for it in a web archive"),
        429: ("its server has had too many requests", "try again later"),
    }
    what, do = told.get(status, ("its server cannot give it", "try again later"))
    return _Status(status, f"{what} (status {status})", where=url, do=do)


def _too_long(url: str, most: int) -> UnreadableDocument:
    return UnreadableDocument(f"it is longer than {most:,} bytes", where=url, do="raise it with --limits source=BYTES")


def _unpacked(response: httpx.Response, url: str, ratio: int) -> Iterator[bytes]:
    """The body in pieces, unpacked here: httpx would unpack a piece of a packed bomb whole before anybody could look at it."""
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding in ("", "identity"):
        yield from response.iter_raw()
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise UnreadableDocument(
            f"it is packed as {encoding[:40]!r}, which was not asked for", where=url, do="save the page from a browser"
        )
    decompressor, taken, given = zlib.decompressobj(wbits=47), 0, 0
    for chunk in response.iter_raw():
        taken += len(chunk)
        while chunk and not decompressor.eof:
            try:
                part = decompressor.decompress(chunk, 65_536)
            except zlib.error as error:
                raise UnreadableDocument("its packing is damaged", where=url, do="try again later") from error
            given += len(part)
            if given > _GRACE and given > ratio * taken:
                raise UnreadableDocument(f"it unpacks to more than {ratio} times its size", where=url, do="do not trust this server")
            yield part
            chunk = decompressor.unconsumed_tail
