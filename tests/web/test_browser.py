"""The pages in Debian's Chromium: they work by mouse and by keyboard, ask no other machine, and axe finds nothing serious."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from onrecord.cli.main import main
from onrecord.record import Record, View, open_record
from record.making import keep, made
from web.conftest import REGISTER
from web.hostile import WORDS
from web.serving import Served, serving

CHROMIUM = "/usr/bin/chromium"
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
KINDS = ("board", "issue", "party", "statement", "document", "search", "contested", "changes", "timeline", "outlook", "review", "add")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium. As root it needs --no-sandbox; the tests open no page but their own."""
    assert Path(CHROMIUM).exists(), "no Chromium: install Debian's package `chromium` (`make test` does it as root)"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@dataclass
class Watched:
    """A page and what went wrong on it: errors on the console, requests that leave the machine."""

    page: Page
    problems: list[str] = field(default_factory=list)

    def check(self) -> None:
        assert self.problems == []


def watched(context: BrowserContext, base: str) -> Watched:
    found = Watched(context.new_page())
    found.page.on("console", lambda message: message.type in ("error", "warning") and found.problems.append(message.text))
    found.page.on("pageerror", lambda error: found.problems.append(str(error)))
    found.page.on(
        "request", lambda request: request.url.startswith((base, "data:", "blob:")) or found.problems.append(f"asked {request.url}")
    )
    return found


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def demo_site(demo_record: Path) -> Iterator[Served]:
    with serving(demo_record, "--reviewer", "ada", "--register", REGISTER) as served:
        yield served


@pytest.fixture
def demo(demo_record: Path) -> Iterator[Record]:
    record = open_record(str(demo_record))
    yield record
    record.close()


def addresses(record: Record) -> dict[str, str]:
    """An address of each kind of page."""
    position = next(iter(record.board()))
    reports = Counter(row.report for row in record.statements())
    longest = max(sorted(reports), key=lambda key: reports[key])
    statement = next(row for row in record.statements(View(report=longest)) if row.within is None)
    return {
        **{name: f"/{name}" for name in KINDS},
        "board": "/",
        "issue": "/issue?" + urlencode({"name": position.issue}),
        "party": "/party?" + urlencode({"name": position.party}),
        "statement": f"/statement/{statement.key}",
        "document": f"/document/{statement.report}",
        "search": "/search?q=truce",
    }


@pytest.mark.model
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_any_page(browser: Browser, demo_site: Served, demo: Record, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    found = watched(context, demo_site.base)
    wrong: list[object] = []
    for name, address in addresses(demo).items():
        found.page.goto(demo_site.base + address)
        found.page.evaluate(AXE)
        told = found.page.evaluate(
            "axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})"
        )
        serious = [
            (one["id"], [node["target"] for node in one["nodes"]][:4])
            for one in told["violations"]
            if one["impact"] in ("serious", "critical")
        ]
        wrong += [(name, *one) for one in serious]
    assert wrong == []
    found.check()
    context.close()


@pytest.mark.model
@pytest.mark.parametrize("width", [360, 3840])
def test_no_page_is_wider_than_the_screen(browser: Browser, demo_site: Served, demo: Record, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    for name, address in addresses(demo).items():
        page.goto(demo_site.base + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    context.close()


@pytest.mark.model
def test_every_page_is_read_without_scripts(browser: Browser, demo_site: Served, demo: Record) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name, address in addresses(demo).items():
        page.goto(demo_site.base + address)
        expect(page.locator("h1").first, name).to_be_visible()
    page.goto(demo_site.base)
    page.get_by_label("As of", exact=True).fill("2031-03-15")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("hgroup p")).to_contain_text("15 March 2031")
    context.close()


@pytest.mark.model
def test_from_the_board_to_the_sentence_in_one_click(context: BrowserContext, demo_site: Served) -> None:
    found = watched(context, demo_site.base)
    found.page.goto(demo_site.base)
    found.page.locator("td a.cell").first.click()
    expect(found.page.locator("h1 mark.content").first).to_be_visible()
    found.page.get_by_role("link", name=re.compile("Velmora|Kestria|truce|Drovak")).first.wait_for()
    found.page.locator("section[aria-labelledby=why] a").first.click()
    expect(found.page.locator("mark.content").first).to_be_visible()
    found.check()


@pytest.mark.model
def test_the_slider_shows_a_past_day(context: BrowserContext, demo_site: Served) -> None:
    found = watched(context, demo_site.base)
    found.page.goto(demo_site.base)
    slider = found.page.get_by_role("slider", name=re.compile("As of"))
    slider.focus()
    slider.press("Home")
    found.page.wait_for_url("**as_of=2031-03-12**")
    expect(found.page.locator("hgroup p")).to_contain_text("12 March 2031")
    assert "known_by" not in found.page.url
    found.check()


@pytest.mark.model
def test_facets_narrow_and_stand_in_the_address(context: BrowserContext, demo_site: Served) -> None:
    found = watched(context, demo_site.base)
    found.page.goto(demo_site.base)
    before = found.page.locator("a.cell").count()
    found.page.locator(".facets").get_by_role("link", name=re.compile("^rejects")).click()
    assert "stance=reject" in found.page.url
    assert 0 < found.page.locator("a.cell").count() < before
    found.page.locator(".facets").get_by_role("link", name=re.compile("^rejects")).click()
    assert found.page.locator("a.cell").count() == before
    found.check()


@pytest.mark.model
def test_search_finds_words_and_marks_them(context: BrowserContext, demo_site: Served) -> None:
    found = watched(context, demo_site.base)
    found.page.goto(demo_site.base)
    found.page.get_by_label("Search").fill("prisoners")
    found.page.get_by_label("Search").press("Enter")
    expect(found.page.locator(".hits mark").first).to_have_text(re.compile("prisoner", re.IGNORECASE))
    found.page.locator(".hits a").first.click()
    assert re.search(r"/(statement|document)/", found.page.url)
    found.check()


@pytest.mark.model
def test_the_keyboard_goes_through_a_report(context: BrowserContext, demo_site: Served, demo: Record) -> None:
    found = watched(context, demo_site.base)
    found.page.goto(demo_site.base + addresses(demo)["document"])
    found.page.keyboard.press("n")
    first = found.page.locator(".margin li.lit")
    expect(first).to_have_count(1)
    key = first.get_attribute("data-of")
    assert found.page.locator(f"mark.lit[data-of~={key}]").count() >= 1
    found.page.keyboard.press("n")
    assert found.page.locator(".margin li.lit").get_attribute("data-of") != key
    found.page.keyboard.press("p")
    found.page.keyboard.press("Enter")
    found.page.wait_for_url(f"**/statement/{key}*")
    found.check()


@pytest.mark.model
def test_an_address_is_the_same_after_a_restart(context: BrowserContext, demo_site: Served, demo_record: Path, demo: Record) -> None:
    shown = []
    with serving(demo_record) as again:
        for served in (demo_site, again):
            page = context.new_page()
            page.goto(served.base + addresses(demo)["statement"])
            shown.append(page.locator("main").inner_text())
    assert shown[0] == shown[1]


@pytest.mark.model
def test_reports_are_dropped_and_their_progress_is_shown(context: BrowserContext, demo_site: Served) -> None:
    found = watched(context, demo_site.base)
    found.page.goto(demo_site.base + "/add")
    text = (
        "Ostrel opens the dam\n\nMeren Dispatch\n\nApril 20, 2031\n\nPORT MEREN – Ostrel said on Sunday that it would open the dam by May."
        " “The water belongs to both banks,” the envoy said.\n\nThis report is invented, and so are its states and persons.\n"
    )
    transfer = found.page.evaluate_handle(
        "text => { const all = new DataTransfer(); all.items.add(new File([text], '<b>dam.txt', {type: 'text/plain'})); return all; }", text
    )
    found.page.dispatch_event("#drop", "drop", {"dataTransfer": transfer})
    expect(found.page.locator("#jobs li").first).to_contain_text("added", timeout=20_000)
    found.page.locator("#jobs a").first.click()
    expect(found.page.locator("article.text")).to_contain_text("The water belongs to both banks")
    found.check()


def test_hostile_reports_run_nothing_and_break_no_layout(context: BrowserContext, hostile_site: Served) -> None:
    found = watched(context, hostile_site.base)
    page = found.page
    page.set_viewport_size({"width": 390, "height": 800})
    paths = ["/", "/contested", "/changes", "/timeline", "/outlook", "/review", "/add"]
    page.goto(hostile_site.base + "/timeline")
    links = page.eval_on_selector_all("main a", "all => all.map(one => one.getAttribute('href'))")
    paths += sorted({link.split("#")[0] for link in links if link.startswith(("/statement", "/document"))})[::2][:8]
    page.goto(hostile_site.base)
    links = page.eval_on_selector_all("main a", "all => all.map(one => one.getAttribute('href'))")
    paths += sorted({link for link in links if link.startswith(("/issue", "/party"))})[::2][:8]
    paths += ["/search?" + urlencode({"q": words[:200]}, errors="replace") for words in WORDS[:3]]
    assert len(paths) > 20
    for path in paths:
        page.goto(hostile_site.base + path)
        assert page.evaluate("window.ran") is None, path
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
    found.check()


@pytest.fixture
def reviewed_site(tmp_path: Path) -> Iterator[tuple[Served, Record]]:
    """A record of its own, to be changed."""
    path = tmp_path / "record.sqlite"
    record = open_record(str(path), create=True)
    for number in range(3):
        keep(record, made(number))
    with serving(path, "--reviewer", "ada") as served:
        yield served, record
    record.close()


def test_a_whole_review_by_keyboard_alone(context: BrowserContext, reviewed_site: tuple[Served, Record]) -> None:
    served, record = reviewed_site
    found = watched(context, served.base)
    page, press = found.page, found.page.keyboard.press

    def current() -> str:
        return page.locator("[data-review]").get_attribute("data-review") or ""

    def pressed(key: str) -> None:
        """Presses a key that loads the page anew."""
        with page.expect_navigation():
            press(key)

    def standing(key: str) -> str:
        row = next(row for row in record.statements(View(wrong=True)) if row.key == key)
        return str(row.standing)

    page.goto(served.base + "/review")
    press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    press("Escape")
    first = current()
    pressed("j")
    second = current()
    assert second != first
    pressed("k")
    assert current() == first
    pressed("y")
    assert standing(first) == "right"
    assert current() == second
    pressed("n")
    assert standing(second) == "wrong"
    third = current()
    pressed("z")
    assert standing(second) == "machine"
    assert current() == second
    pressed("u")
    assert standing(second) == "machine"
    assert current() == third
    press("e")
    expect(page.get_by_role("dialog", name="Edit a field")).to_be_visible()
    press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("deny")
    pressed("Enter")
    corrected = record.statement(third)
    assert corrected is not None
    assert (corrected.act, str(corrected.standing)) == ("deny", "corrected")
    before = {row.key for row in record.statements()}
    press("a")
    for _ in range(3):
        press("ArrowRight")
    for _ in range(2):
        press("Shift+ArrowRight")
    press("Enter")
    expect(page.get_by_role("dialog", name="Add a missed statement")).to_be_visible()
    words = page.locator("#add-words").inner_text()
    pressed("Enter")
    (added,) = [row for row in record.statements() if row.key not in before]
    kept = record.document(added.report)
    assert kept is not None
    assert len(words.split()) >= 2
    assert added.content.strip() == words.strip()
    assert [kept.document.text[start:end] for start, end in added.spans] == [added.content]
    assert "ada" in page.locator(".reviews").inner_text()
    found.check()
    assert list(record.verify()) == []


@pytest.mark.model
def test_published_pages_work_from_a_disk(context: BrowserContext, demo_record: Path, tmp_path: Path) -> None:
    assert main(["publish", str(tmp_path / "pages"), "--record", str(demo_record), "--address", "https://example.org/isk/"]) == 0
    root = (tmp_path / "pages" / "index.html").as_uri()
    found = watched(context, root.removesuffix("index.html"))
    page = found.page
    page.goto(root)
    page.locator("td a.cell").first.click()
    expect(page.locator("h1 mark.content").first).to_be_visible()
    page.locator("section[aria-labelledby=why] a").first.click()
    expect(page.locator("article.text mark.content").first).to_be_visible()
    for name in ("Board", "Timeline", "Changes", "Contested", "Outlook", "Reports"):
        page.get_by_role("link", name=name, exact=True).first.click()
        expect(page.locator("h1")).to_be_visible()
    page.get_by_role("link", name="Board", exact=True).click()
    page.locator("th[scope=row] a").first.click()
    expect(page.locator("figure.chart svg")).to_be_visible()
    found.check()
