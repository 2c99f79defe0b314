"""How well titles, dates and outlets of pages are read, against the publishers' own JSON-LD.

    python training/eval_pages.py --pages ../shared/pages            figures
    python training/eval_pages.py --pages ../shared/pages --wrong    and each that is wrong

Twice: with the page as it is, and with its JSON-LD hidden, which shows what the fallbacks are worth. What is right is read from the JSON-LD
here by a few lines of their own, and not by the code that is measured. A title is right if its letters and digits are the headline's
(quotation marks and dashes aside), a date if its day is that of `datePublished`, an outlet if its letters are the publisher's name's or one
is within the other.
"""

from __future__ import annotations

import argparse
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import UnreadableDocument
from onrecord.reading.formats.page import read
from onrecord.reading.limits import Limits
from onrecord.reading.pieces import Piece

_SCRIPT = re.compile(rb"<script\b[^>]*ld\+json[^>]*>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_FIELDS = ("title", "published", "outlet")


@dataclass(frozen=True, slots=True)
class Told:
    """What a publisher's JSON-LD says about its article."""

    title: str | None
    published: str | None
    outlet: str | None


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description="Titles, dates and outlets of pages against their publishers' JSON-LD.")
    parser.add_argument("--pages", type=Path, required=True, help="a folder of HTML pages")
    parser.add_argument("--wrong", action="store_true", help="print each that is wrong")
    options = parser.parse_args()
    pages = [(page, told) for page in sorted(options.pages.rglob("*.html")) if (told := of_publisher(page.read_bytes()))]
    for name, hide in (("as it is", False), ("with its JSON-LD hidden", True)):
        print(f"{len(pages)} pages with an article in their JSON-LD, each {name}")
        measured(pages, hide=hide, show=options.wrong)


def measured(pages: list[tuple[Path, Told]], *, hide: bool, show: bool) -> None:
    """Prints the share of each field that is right."""
    right, asked = dict.fromkeys(_FIELDS, 0), dict.fromkeys(_FIELDS, 0)
    for page, told in pages:
        found = of_reading(page, hide=hide)
        for field in _FIELDS:
            expected, got = getattr(told, field), getattr(found, field)
            if not expected:
                continue
            asked[field] += 1
            if agree(field, expected, got):
                right[field] += 1
            elif show:
                print(f"    {page.name[:40]} {field}: {got!r} for {expected!r}")
    for field in _FIELDS:
        print(f"  {field:10}{right[field]:4} of {asked[field]:3}   {100 * right[field] / max(1, asked[field]):.1f}")


def of_publisher(content: bytes) -> Told | None:
    """What the first article in a page's JSON-LD says; None if there is none with a headline."""
    for script in _SCRIPT.findall(content):
        try:
            value = json.loads(script.decode("utf-8", "replace"), strict=False)
        except ValueError:
            continue
        for node in nodes(value):
            kinds = node.get("@type")
            if any(str(kind).endswith(("Article", "BlogPosting")) for kind in (kinds if isinstance(kinds, list) else [kinds])) and node.get(
                "headline"
            ):
                publisher = node.get("publisher")
                name = publisher.get("name") if isinstance(publisher, dict) else publisher
                return Told(plain(node["headline"]), node.get("datePublished"), plain(name) if isinstance(name, str) else None)
    return None


def nodes(value: object) -> Iterator[dict[str, object]]:
    """The objects of a JSON-LD value, those in lists and graphs as well."""
    if isinstance(value, list):
        for item in value:
            yield from nodes(item)
    elif isinstance(value, dict):
        yield value
        yield from nodes(value.get("@graph"))


def of_reading(page: Path, *, hide: bool) -> Told:
    """What onrecord reads."""
    content = page.read_bytes()
    piece = Piece(_SCRIPT.sub(b"", content) if hide else content, page.name)
    try:
        article = next(iter(read(piece, Limits())))
    except UnreadableDocument as error:
        print(f"    {page.name[:40]} not read: {error.what}")
        return Told(None, None, None)
    return Told(article.title, article.published, article.outlet)


def agree(field: str, expected: str, got: str | None) -> bool:
    """Whether what was read is what the publisher says."""
    if got is None:
        return False
    if field == "published":
        return expected[:10] == got[:10]
    one, other = letters(expected), letters(got)
    return one == other or (field == "outlet" and (one in other or other in one))


def plain(text: object) -> str:
    """A text without entities, tags and doubled blanks."""
    return " ".join(re.sub(r"<[^<>]*>", "", html.unescape(html.unescape(str(text)))).split())


def letters(text: str) -> str:
    """The letters and digits of a text."""
    return re.sub(r"\W+", "", text.casefold())


if __name__ == "__main__":
    main()
