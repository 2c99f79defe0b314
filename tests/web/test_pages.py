"""Every page and its twin: the same values, filters in the address, what is not there."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import httpx
import pytest

from web.serving import Served


def get(served: Served, path: str, **headers: str) -> httpx.Response:
    return httpx.get(served.base + path, headers=headers, follow_redirects=True)


@pytest.fixture(scope="module")
def paths(made_site: Served) -> dict[str, str]:
    """An address of each page."""
    board = get(made_site, "/board.json").json()
    cell = next(cell for line in board["lines"] for cell in line["cells"] if cell)
    voice = cell["now"][0]
    return {
        "board": "/",
        "issue": str(httpx.URL("/issue", params={"name": cell["issue"]})),
        "party": f"/party?name={cell['party']}",
        "statement": f"/statement/{voice['statement']}",
        "document": f"/document/{voice['report']}",
        "search": "/search?q=truce",
        "contested": "/contested",
        "changes": "/changes",
        "timeline": "/timeline",
        "outlook": "/outlook",
    }


PAGES = ("board", "issue", "party", "statement", "document", "search", "contested", "changes", "timeline", "outlook")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_a_twin_under_its_address(made_site: Served, paths: dict[str, str], name: str) -> None:
    page = get(made_site, paths[name])
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    found = re.search(r'<link rel="alternate" type="application/json" href="([^"]+)"', page.text)
    assert found is not None
    twin = get(made_site, found[1].replace("&amp;", "&"))
    assert twin.headers["content-type"] == "application/json"
    assert twin.json() == get(made_site, paths[name], accept="application/json").json()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_small_and_has_no_script_or_style_in_it(made_site: Served, paths: dict[str, str], name: str) -> None:
    text = get(made_site, paths[name]).text
    assert len(text.encode()) <= 300_000
    assert re.findall(r"<script(?![^>]*(?:src=|application/json))", text) == []
    assert re.findall(r"<style|\sstyle=|\son\w+=", text) == []


def test_the_board_of_a_past_day_knows_nothing_later(made_site: Served) -> None:
    board = get(made_site, "/board.json?as_of=2031-01-15").json()
    assert board["day"] == "2031-01-15"
    told = [voice["day"] for line in board["lines"] for cell in line["cells"] if cell for voice in [*cell["now"], *cell["past"]]]
    assert told
    assert max(told) <= "2031-01-15"
    assert get(made_site, "/board.json?known_by=2020-01-01").json()["lines"] == []


def test_a_facet_in_the_address_narrows_and_its_count_tells_the_truth(made_site: Served) -> None:
    timeline = "/timeline.json"
    facets = {facet["name"]: facet["values"] for facet in get(made_site, timeline).json()["facets"]}
    assert {"party", "source", "ground", "stance", "act", "factuality", "outlet", "month"} == set(facets)
    value = facets["stance"][0]
    narrowed = get(made_site, f"{timeline}?stance={value['value']}").json()
    assert {event["shape"] for event in narrowed["events"]} == {value["value"]}
    chosen = next(facet for facet in narrowed["facets"] if facet["name"] == "stance")
    assert next(one for one in chosen["values"] if one["chosen"])["count"] == value["count"]


def test_links_of_a_page_keep_the_moment(made_site: Served) -> None:
    text = get(made_site, "/?as_of=2031-01-15").text
    issues = re.findall(r'href="(/issue\?[^"]+)"', text)
    assert issues
    assert all("as_of=2031-01-15" in link for link in issues)


@pytest.mark.parametrize(
    ("path", "status"),
    [("/statement/s-aaaaaaaaaaaa", 404), ("/document/d-aaaaaaaaaaaa", 404), ("/issue?name=none", 404), ("/party?name=XXX", 404), ("/x", 404),
     ("/issue", 422), ("/?as_of=2031-02-30", 422), ("/?month=2031", 422)],
)  # fmt: skip
def test_what_is_not_there_is_told_in_words(made_site: Served, path: str, status: int) -> None:
    answer = get(made_site, path)
    assert answer.status_code == status
    assert "<h1>" in answer.text
    assert "Traceback" not in answer.text
    assert get(made_site, path, accept="application/json").json()["status"] == status


def test_the_feed_is_atom(made_site: Served) -> None:
    answer = get(made_site, "/changes.atom")
    assert answer.headers["content-type"] == "application/atom+xml"
    feed = ElementTree.fromstring(answer.content)
    space = {"a": "http://www.w3.org/2005/Atom"}
    entries = feed.findall("a:entry", space)
    assert entries
    ids = [entry.findtext("a:id", namespaces=space) for entry in entries]
    assert len(ids) == len(set(ids))
    for entry in entries:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", entry.findtext("a:updated", namespaces=space) or "")


@pytest.mark.parametrize("words", ['"', "-truce", "* OR NOT", "a" * 400, "(", "truce'; DROP TABLE entries; --", "%00", "\u202e", "NEAR/3", "^:"])
def test_no_search_breaks(made_site: Served, words: str) -> None:
    assert get(made_site, str(httpx.URL("/search.json", params={"q": words}))).status_code == 200
