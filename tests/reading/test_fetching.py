"""Pages from the web, with a resolver and a transport of the tests' own: nothing leaves the machine even where a guard fails."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import httpx
import inputs
import pytest

from onrecord.errors import OnrecordError, UnreadableDocument
from onrecord.reading.fetching import Fetcher
from onrecord.reading.fetching.addresses import is_public
from onrecord.reading.fetching.fetcher import USER_AGENT
from onrecord.reading.limits import Limits
from onrecord.reading.sources import documents

PUBLIC = "93.184.216.34"


class Net:
    """A net of the tests' own: names with addresses, and answers by host and path. It notes every request that would have gone out."""

    def __init__(self) -> None:
        self.names: dict[str, Sequence[Sequence[str]]] = {}
        self.answers: dict[str, httpx.Response | Callable[[httpx.Request], httpx.Response]] = {}
        self.reached: list[tuple[str, str, str]] = []
        self.time = 1_000.0
        self.slept: list[float] = []

    def resolve(self, host: str, port: int) -> Sequence[str]:
        """The addresses of a name; a name with several answers gives them in turn."""
        if host not in self.names:
            raise OSError("no such host")
        first, *rest = self.names[host]
        if rest:
            self.names[host] = rest
        return first

    def answer(self, request: httpx.Request) -> httpx.Response:
        """What the server at the request's address says."""
        self.reached.append((request.url.host, request.headers["host"], request.url.path))
        found = self.answers.get(request.headers["host"] + request.url.path)
        if found is None:
            return httpx.Response(404)
        if callable(found):
            return found(request)
        # as a stream, which is how pages come from a server
        return httpx.Response(found.status_code, headers=found.headers, stream=httpx.ByteStream(found.content))

    def sleep(self, seconds: float) -> None:
        """Lets time pass."""
        self.slept.append(seconds)
        self.time += seconds

    def fetcher(self, limits: Limits = Limits(), *, allow: Sequence[str] = (), cache: Path | None = None) -> Fetcher:  # noqa: B008
        """A fetcher that only has this net."""
        return Fetcher(
            limits, allow_hosts=allow, cache=cache, transport=httpx.MockTransport(self.answer), resolver=self.resolve,
            clock=lambda: self.time, now=lambda: self.time, sleep=self.sleep,
        )  # fmt: skip


@pytest.fixture
def net() -> Net:
    found = Net()
    found.names["dispatch.example.org"] = [[PUBLIC]]
    found.answers["dispatch.example.org/1"] = httpx.Response(200, headers={"content-type": "text/html"}, content=inputs.page())
    return found


INSIDE = ["127.0.0.1", "10.0.0.5", "169.254.169.254", "::1", "fe80::1", "fd00::1"]
NAMES: Mapping[str, Sequence[Sequence[str]]] = {
    "loop.example.org": [["127.0.0.1"]],
    "ten.example.org": [["10.1.2.3"]],
    "mixed.example.org": [[PUBLIC, "192.168.0.1"]],
    "meta.example.org": [["169.254.169.254"]],
    "six.example.org": [["::1"]],
    "mapped.example.org": [["::ffff:10.0.0.1"]],
    "nat64.example.org": [["64:ff9b::a00:1"]],
    "sixtofour.example.org": [["2002:7f00:1::1"]],
    "teredo.example.org": [["2001:0:7f00:1::1"]],
    "unique.example.org": [["fd12::1"]],
    "link.example.org": [["fe80::1%eth0"]],
    "cgnat.example.org": [["100.64.0.1"]],
    "multi.example.org": [["224.0.0.1"]],
    "broad.example.org": [["255.255.255.255"]],
    "zero.example.org": [["0.0.0.0"]],
    "none.example.org": [[]],
    "odd.example.org": [["not an address"]],
    "localhost": [["127.0.0.1"]],
    "www.localhost": [["127.0.0.1"]],
    "intranet": [["10.0.0.1"]],
    "printer.local": [["10.0.0.1"]],
    "metadata.google.internal": [["169.254.169.254"]],
    "2130706433": [["127.0.0.1"]],
    "0x7f000001": [["127.0.0.1"]],
    "0x7f.1": [["127.0.0.1"]],
    "0177.0.0.1": [["127.0.0.1"]],
    "127.1": [["127.0.0.1"]],
    "127.0.1": [["127.0.0.1"]],
    "017700000001": [["127.0.0.1"]],
    "127.0.0.1": [["127.0.0.1"]],
    "127.0.0.1.": [["127.0.0.1"]],
}
FORBIDDEN = [
    *(f"http://{host}/" for host in NAMES),
    "http://127.0.0.1:80/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.100.100.200/",
    "http://0.0.0.0/",
    "http://0/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[0:0:0:0:0:ffff:10.0.0.1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[2002:a00:1::]/",
    "http://[fe80::1%25eth0]/",
    "http://[fd00:ec2::254]/",
    "http://[ff02::1]/",
    "http://LOCALHOST/",
    "http://localhost./",
    "http://ｌｏｃａｌｈｏｓｔ/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "http://user@dispatch.example.org/",
    "http://dispatch.example.org@127.0.0.1/",
    "http://127.0.0.1#@dispatch.example.org/",
    "http://127.0.0.1\\@dispatch.example.org/",
    "http://dispatch.example.org\t@127.0.0.1/",
    "http://127.0.0.1%00.example.org/",
    "http://127.0.0.1%2f@dispatch.example.org/",
    "http://dispatch.example.org:22/",
    "http://dispatch.example.org:6379/",
    "http://dispatch.example.org:99999/",
    "http:///1",
    "http://",
    "http://[::1",
    "http://a b.example.org/",
    "http://dispatch.example.org/1\r\nHost: 127.0.0.1",
    "file:///etc/passwd",
    "gopher://127.0.0.1:6379/_FLUSHALL",
    "ftp://dispatch.example.org/1",
    "data:text/html,<p>x</p>",
    "//127.0.0.1/",
    "dispatch.example.org/1",
    "javascript:alert(1)",
    "http://unknown.example.org/",
]


@pytest.mark.parametrize("url", FORBIDDEN)
def test_addresses_and_tricks_that_reach_nothing(net: Net, url: str) -> None:
    net.names.update(NAMES)
    with pytest.raises(UnreadableDocument) as caught:
        net.fetcher().fetch(url)
    assert net.reached == []
    assert "\n" not in str(caught.value).replace(url, "")


@pytest.mark.parametrize("url", FORBIDDEN)
@pytest.mark.parametrize("status", [302, 307])
def test_redirects_that_reach_nothing(net: Net, url: str, status: int) -> None:
    net.names.update(NAMES)
    location = url.replace("\r\n", "%0d%0a").encode("utf-8", "replace")
    net.answers["dispatch.example.org/go"] = httpx.Response(status, headers=[(b"location", location)])
    with suppress(OnrecordError):
        net.fetcher().fetch("http://dispatch.example.org/go")
    assert {address for address, _, _ in net.reached} == {PUBLIC}


@pytest.mark.parametrize("inside", INSIDE)
def test_a_name_that_changes_its_mind_is_asked_once_for_each_request(net: Net, inside: str) -> None:
    net.names["rebind.example.org"] = [[PUBLIC], [PUBLIC], [inside]]
    net.answers["rebind.example.org/1"] = httpx.Response(200, content=inputs.page())
    assert net.fetcher().fetch("http://rebind.example.org/1").content == inputs.page()
    assert net.reached == [(PUBLIC, "rebind.example.org", "/robots.txt"), (PUBLIC, "rebind.example.org", "/1")]
    with pytest.raises(UnreadableDocument, match="not public"):
        net.fetcher().fetch("http://rebind.example.org/1")
    assert {address for address, _, _ in net.reached} == {PUBLIC}


def test_a_host_may_be_allowed_by_name_and_only_it(net: Net) -> None:
    net.names.update({"wiki.intranet": [["10.0.0.5"]], "other.intranet": [["10.0.0.6"]]})
    net.answers["wiki.intranet:8000/1"] = httpx.Response(200, content=inputs.page())
    net.answers["wiki.intranet:8000/2"] = httpx.Response(302, headers={"location": "http://other.intranet/"})
    fetcher = net.fetcher(allow=["Wiki.Intranet"])
    assert fetcher.fetch("http://wiki.intranet:8000/1").content == inputs.page()
    assert net.reached[-1] == ("10.0.0.5", "wiki.intranet:8000", "/1")
    with pytest.raises(UnreadableDocument, match=r"allow it with --allow-host other\.intranet"):
        fetcher.fetch("http://wiki.intranet:8000/2")


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", PUBLIC, "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"],
)
def test_public_addresses(address: str) -> None:
    assert is_public(address)


def test_the_request_goes_to_the_address_under_the_name(net: Net) -> None:
    seen: list[httpx.Request] = []
    net.names["dispatch.example.org"] = [["2606:2800:220:1:248:1893:25c8:1946"]]
    net.answers["dispatch.example.org/1"] = lambda request: seen.append(request) or httpx.Response(200, stream=httpx.ByteStream(b"x"))  # type: ignore[func-returns-value]
    net.fetcher().fetch("https://Dispatch.example.org/1?q=a#part")
    (request,) = seen
    assert str(request.url) == "https://[2606:2800:220:1:248:1893:25c8:1946]/1?q=a"
    assert request.extensions["sni_hostname"] == "dispatch.example.org"
    assert request.headers["user-agent"] == USER_AGENT
    assert USER_AGENT.startswith("onrecord")
    assert "cookie" not in request.headers


def test_redirects_are_followed_and_limited(net: Net) -> None:
    net.answers["dispatch.example.org/a"] = httpx.Response(301, headers={"location": "/1"})
    assert net.fetcher().fetch("http://dispatch.example.org/a").url == "http://dispatch.example.org/1"
    net.answers["dispatch.example.org/loop"] = httpx.Response(302, headers={"location": "/loop"})
    with pytest.raises(UnreadableDocument, match="it redirects more than 5 times"):
        net.fetcher().fetch("http://dispatch.example.org/loop")


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (httpx.Response(404), True),
        (httpx.Response(403), True),
        (httpx.Response(200, content=b"User-agent: *\nDisallow: /private\n"), True),
        (httpx.Response(200, content=b"User-agent: *\nDisallow: /\n"), False),
        (httpx.Response(200, content=b"User-agent: onrecord\nDisallow: /1\n\nUser-agent: *\nDisallow:\n"), False),
        (httpx.Response(200, content=b"User-agent: *\nDisallow: /\nAllow: /1$\n"), True),
        (httpx.Response(200, content=b"\xff\xfe\x00nonsense"), True),
        (httpx.Response(503), False),
        (httpx.Response(302, headers={"location": "http://127.0.0.1/robots.txt"}), False),
        (httpx.Response(200, content=b"#" * 600_000), False),
    ],
)
def test_robots(net: Net, robots: httpx.Response, allowed: bool) -> None:
    net.answers["dispatch.example.org/robots.txt"] = robots
    fetcher = net.fetcher()
    if allowed:
        assert fetcher.fetch("http://dispatch.example.org/1").content == inputs.page()
    else:
        with pytest.raises(UnreadableDocument, match=r"robots\.txt"):
            fetcher.fetch("http://dispatch.example.org/1")
        assert "/1" not in [path for _, _, path in net.reached]


def test_one_request_a_second_a_host(net: Net) -> None:
    net.names["herald.example.org"] = [[PUBLIC]]
    net.answers["dispatch.example.org/robots.txt"] = httpx.Response(200, content=b"User-agent: *\nCrawl-delay: 4\n")
    fetcher = net.fetcher()
    for url in (
        "http://dispatch.example.org/1",
        "http://dispatch.example.org/1?a",
        "http://herald.example.org/",
        "http://dispatch.example.org/1?b",
    ):
        try:
            fetcher.fetch(url)
        except UnreadableDocument:
            continue
    assert net.slept == [4.0, 4.0, 1.0, 3.0]


def test_a_page_is_kept_for_a_day(net: Net, tmp_path: Path) -> None:
    fetcher = net.fetcher(cache=tmp_path / "pages")
    first = fetcher.fetch("http://dispatch.example.org/1")
    count = len(net.reached)
    assert fetcher.fetch("http://dispatch.example.org/1#x") == first
    assert len(net.reached) == count
    net.time += 100_000
    assert fetcher.fetch("http://dispatch.example.org/1").content == first.content
    assert len(net.reached) == count + 1
    for path in (tmp_path / "pages").iterdir():
        path.write_bytes(b"damaged")
    assert fetcher.fetch("http://dispatch.example.org/1").content == first.content


def test_a_cache_that_cannot_be_written_is_none(net: Net, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert net.fetcher(cache=tmp_path / "file").fetch("http://dispatch.example.org/1").content == inputs.page()


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (httpx.Response(200, content=bytes(2_000)), "it is longer than 1,000 bytes"),
        (httpx.Response(200, headers={"content-length": "5000"}, content=b""), "it is longer than 1,000 bytes"),
        (httpx.Response(200, headers=[("content-encoding", "br")], content=b""), "it is packed as 'br', which was not asked for"),
        (httpx.Response(401), "it wants a password (status 401)"),
        (httpx.Response(404), "there is no such page (status 404)"),
        (httpx.Response(500), "its server cannot give it (status 500)"),
        (httpx.Response(302), "its server cannot give it (status 302)"),
    ],
)
def test_answers_that_are_no_page(net: Net, answer: httpx.Response, told: str) -> None:
    net.answers["dispatch.example.org/x"] = answer
    with pytest.raises(UnreadableDocument) as caught:
        net.fetcher(Limits(source=1_000)).fetch("http://dispatch.example.org/x")
    assert caught.value.what == told


def raw(content: bytes, encoding: str) -> Callable[[httpx.Request], httpx.Response]:
    return lambda request: httpx.Response(200, headers={"content-encoding": encoding}, stream=httpx.ByteStream(content))


def test_packed_pages_and_packed_bombs(net: Net) -> None:
    net.answers["dispatch.example.org/x"] = raw(inputs.gzipped(inputs.page()), "gzip")
    assert net.fetcher().fetch("http://dispatch.example.org/x").content == inputs.page()
    net.answers["dispatch.example.org/x"] = raw(inputs.gzipped(bytes(50_000_000)), "gzip")
    with pytest.raises(UnreadableDocument, match="it unpacks to more than 150 times its size"):
        net.fetcher(Limits(source=100_000_000)).fetch("http://dispatch.example.org/x")
    net.answers["dispatch.example.org/x"] = raw(b"no gzip", "gzip")
    with pytest.raises(UnreadableDocument, match="its packing is damaged"):
        net.fetcher().fetch("http://dispatch.example.org/x")


def test_a_server_that_drips(net: Net) -> None:
    class Drip(httpx.SyncByteStream):
        def __iter__(self):  # type: ignore[no-untyped-def]
            while True:
                net.time += 5
                yield b"x"

    net.answers["dispatch.example.org/x"] = lambda request: httpx.Response(200, stream=Drip())
    with pytest.raises(UnreadableDocument, match="it takes longer than 60 seconds"):
        net.fetcher().fetch("http://dispatch.example.org/x")


def test_errors_of_the_connection(net: Net) -> None:
    def broken(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectTimeout("too slow", request=request)

    net.answers["dispatch.example.org/x"] = broken
    with pytest.raises(UnreadableDocument, match=r"it cannot be fetched \(too slow\)"):
        net.fetcher().fetch("http://dispatch.example.org/x")


def test_an_address_becomes_a_document(net: Net) -> None:
    (item,) = documents(["http://dispatch.example.org/1"], fetch=net.fetcher())
    assert item.document is not None
    assert (item.document.title, item.document.url, item.where) == (
        inputs.TITLE,
        "http://dispatch.example.org/1",
        "http://dispatch.example.org/1",
    )
    (item,) = documents(["http://127.0.0.1/"], fetch=net.fetcher())
    assert item.document is None


def test_the_whole_of_an_entry_is_fetched_where_the_feed_has_a_summary(net: Net, tmp_path: Path) -> None:
    feed = inputs.feed("<p>In short.</p>", "<p>No more.</p>").replace(b"https://dispatch.example/", b"http://dispatch.example.org/")
    (tmp_path / "feed").write_bytes(feed)
    said: list[str] = []
    first, second = documents([tmp_path / "feed"], fetch=net.fetcher(), tell=said.append)
    assert first.document is not None
    assert first.document.text == "\n\n".join((inputs.TITLE, *inputs.PARAGRAPHS))
    assert (second.kind, second.document and second.document.text) == ("summary", f"{inputs.TITLE} 2\n\nNo more.")
    assert said == ["http://dispatch.example.org/2: there is no such page (status 404); check the address; its summary is taken"]
