"""The page of limits is what the program has."""

import re
from dataclasses import asdict
from pathlib import Path

from onrecord.reading.columns import FIELDS
from onrecord.reading.fetching.addresses import PORTS
from onrecord.reading.limits import Limits
from onrecord.reading.pages import kinds

DOCS = Path(__file__).parent.parent.parent / "docs"


def test_every_limit_is_on_the_page_with_its_default() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\d+) \|", (DOCS / "limits.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert {name: float(value) for name, value in rows} == {name: float(value) for name, value in asdict(Limits()).items()}


def test_the_page_of_formats_has_every_kind_field_and_port() -> None:
    page = (DOCS / "formats.md").read_text(encoding="utf-8")
    for kind in (kinds.REPORT, kinds.LIVE_BLOG, kinds.LIVE_ENTRY, kinds.PRESS_RELEASE, kinds.TRANSCRIPT, kinds.KEY_EVENTS, kinds.SUMMARY):
        assert f"`{kind}`" in page
    for field in FIELDS:
        assert f"`{field}`" in page
    assert ", ".join(str(port) for port in sorted(PORTS)[:-1]) in page
