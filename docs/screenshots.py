"""Makes a picture of every page of the demo, light and dark, 1280 and 390 wide: `python docs/screenshots.py FOLDER`.

Without a folder it makes anew those that stand in `docs/screenshots/`. What is shown is the invented negotiation of the demo.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
DEMO = ROOT / "src" / "onrecord" / "demo"
CHROMIUM = "/usr/bin/chromium"
SIZES = {1280: 900, 390: 844}
SCHEMES = ("light", "dark")
KEPT = ("board-light-1280", "board-dark-1280", "board-light-390", "issue-light-1280", "statement-light-1280", "document-light-1280")
KEPT += ("document-dark-390", "review-light-1280", "contested-dark-1280")
"""What stands in the repository; all others are for looking at while the pages change."""


def addresses(base: str) -> dict[str, str]:
    """An address of each page: of the first issue of the board, and of the statement that leads its first cell."""
    with urllib.request.urlopen(f"{base}/board.json") as answer:
        board = json.load(answer)
    line = board["lines"][0]
    voice = next(cell for cell in line["cells"] if cell)["lead"]
    with urllib.request.urlopen(f"{base}/document/{_first_report(base)}.json") as answer:
        report = json.load(answer)["report"]["key"]
    named = {"issue": {"name": line["issue"]}, "party": {"name": board["parties"][0]["code"]}, "search": {"q": "prisoners"}}
    return {
        "board": "/",
        **{name: f"/{name}?{urlencode(query)}" for name, query in named.items()},
        "statement": f"/statement/{voice['statement']}",
        "document": f"/document/{report}",
        **{name: f"/{name}" for name in ("contested", "changes", "timeline", "outlook", "review", "add")},
    }


def _first_report(base: str) -> str:
    """The report that the demo begins with, which is the longest."""
    with urllib.request.urlopen(f"{base}/search.json?q=Port+Meren+sluices") as answer:
        hits = json.load(answer)["hits"]
    return next(str(hit["key"]) for hit in hits if hit["kind"] == "report" and hit["day"] == "2031-03-12")


@contextmanager
def served() -> Iterator[str]:
    """The demo's reports in a record, served; the address."""
    with tempfile.TemporaryDirectory() as folder:
        record = ["--record", f"{folder}/demo.sqlite"]
        register = ["--register", str(DEMO / "register.yaml")]
        run = [sys.executable, "-m", "onrecord"]
        reports = sorted(map(str, DEMO.glob("*.txt")))
        subprocess.run([*run, "add", *reports, *record, *register, "--talks", str(DEMO / "talks.toml")], check=True, cwd=ROOT / "src")
        command = [*run, "serve", *record, *register, "--port", "0", "--json", "--reviewer", "ada"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT / "src") as server:
            assert server.stdout is not None
            try:
                yield json.loads(server.stdout.readline())["address"].rstrip("/")
            finally:
                server.terminate()


def take(browser: Browser, base: str, folder: Path, *, whole: bool, names: tuple[str, ...] = ()) -> None:
    """Puts the pictures into `folder`: of whole pages, or of what is seen first; all of them, or those named."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = addresses(base)
    for width, height in SIZES.items():
        for scheme in SCHEMES:
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
            page = context.new_page()
            for name, address in pages.items():
                called = f"{name}-{scheme}-{width}"
                if not names or called in names:
                    page.goto(base + address, wait_until="networkidle")
                    page.screenshot(path=folder / f"{called}.png", full_page=whole)
            context.close()


if __name__ == "__main__":
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with served() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        if given:
            take(browser, base, given, whole=True)
        else:
            take(browser, base, ROOT / "docs" / "screenshots", whole=False, names=KEPT)
        browser.close()
