"""Reports that want to break the page, without a browser: every page answers, and none has their markup in it."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest

from onrecord.record import open_record
from web.hostile import URLS, WORDS
from web.serving import Served

KNOWN = set(
    "a article aside b blockquote body br button caption circle code datalist dd defs details dialog div dl dt figure footer form h1 h2"
    " h3 head header hgroup html input kbd label legend li link main mark meta meter nav ol option p path q script section select small"
    " span summary svg symbol table tbody td th thead time title tr ul use".split()
)


class Parsed(HTMLParser):
    """The elements of a page, the addresses in it and its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.names |= {name for name, _ in attributes}
        self.links += [value or "" for name, value in attributes if name in ("href", "src", "action")]


def parsed(served: Served, path: str) -> Parsed:
    answer = httpx.get(served.base + path)
    assert answer.status_code == 200, (path, answer.status_code)
    page = Parsed()
    page.feed(answer.text)
    return page


@pytest.fixture(scope="module")
def paths(hostile_site: Served) -> list[str]:
    """Every page that the site links to from its main pages, and the main pages."""
    main = ["/", "/contested", "/changes", "/timeline", "/outlook", "/add", "/review"]
    main += ["/search?" + urlencode({"q": words[:300]}, errors="replace") for words in WORDS]
    found = {link.split("#")[0] for path in main for link in parsed(hostile_site, path).links}
    inner = {link for link in found if link.startswith(("/issue", "/party", "/statement", "/document")) and ".json" not in link}
    assert {link.split("?")[0].split("/")[1] for link in inner} == {"issue", "party", "statement", "document"}
    return [*main, *sorted(inner)[::2]]


def test_no_page_has_an_element_or_an_address_of_theirs(hostile_site: Served, paths: list[str]) -> None:
    for path in paths:
        page = parsed(hostile_site, path)
        assert page.tags <= KNOWN, (path, page.tags - KNOWN)
        assert not any(name.startswith("on") or name == "style" for name in page.names), path
        outside = {link for link in page.links if not link.startswith(("/", "#"))}
        assert outside <= {URLS[2]}, path  # the one original address that is an address of the web


def test_every_twin_answers(hostile_site: Served, paths: list[str]) -> None:
    for path in paths[::3]:
        assert httpx.get(hostile_site.base + path, headers={"accept": "application/json"}).json() is not None


def test_every_report_is_told_to_the_letter(hostile_site: Served, hostile_record: Path) -> None:
    record = open_record(str(hostile_record))
    told = {httpx.get(f"{hostile_site.base}/document/{report.key}.json").json()["document"]["text"] for report in record.reports()}
    record.close()
    assert {text.split("\n\n")[0] for text in told} == set(WORDS)
