"""A live blog's entries, each with its own time: from its JSON-LD, from elements, or from headings that begin with a clock time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, takewhile

from lxml import etree
from lxml.html import HtmlElement

from onrecord.reading.pages.jsonld import shown_text, text_of
from onrecord.reading.pages.metadata import Head
from onrecord.reading.pages.moments import moment
from onrecord.reading.pages.paragraphs import shown_blocks, told_paragraphs, without_repeats

_FEWEST = 3
"""Entries without which a page is not taken apart."""

_SHORTEST = 8
"""Words of an entry: what has fewer is a time stamp or a button."""

_CLOCK = re.compile(
    r"^(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d) ?(?P<half>[ap]\.?m\.?)?"
    r"(?: ?(?:Uhr|GMT|UTC|BST|CET|CEST|EST|EDT|ET))?\b\)? ?[:–—|-]* ?",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"(?:share|copy link|link copied|facebook|twitter|x|whatsapp|email|print|\d+ (?:min|hour|day)s?(?: ago)?|updated|new|live|key event)"
    r"\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its heading, time (ISO 8601), paragraphs, author and address, and the bytes of the page that it stands in."""

    title: str | None
    published: str | None
    paragraphs: tuple[str, ...]
    author: str | None
    url: str | None
    source: bytes


def entries(root: HtmlElement, head: Head, paragraphs: tuple[str, ...]) -> tuple[Entry, ...]:
    """The entries of the live blog `root`, in its order, or none. `paragraphs` are those of the whole page."""
    for found in (_told(head), _marked(root, head), _timed(head, paragraphs)):
        kept = tuple(entry for entry in found if sum(len(paragraph.split()) for paragraph in entry.paragraphs) >= _SHORTEST)
        if len(kept) >= _FEWEST:
            return kept
    return ()


def opening(head: Head, paragraphs: tuple[str, ...], found: tuple[Entry, ...]) -> tuple[str, ...]:
    """What a live blog says before its first entry: its summary, or else the description that it gives of itself."""
    within = {re.sub(r"\W+", "", text.casefold()) for entry in found for text in (*entry.paragraphs, entry.title or "")}
    before = tuple(takewhile(lambda text: re.sub(r"\W+", "", text.casefold()) not in within and not _CLOCK.match(text), paragraphs))
    described = text_of(head.article.get("description")) if head.article else None
    # where no entry is among the paragraphs, they are not the opening but another part of the page
    return before if before and len(before) < len(paragraphs) else (described,) if described else ()


def _told(head: Head) -> Iterator[Entry]:
    """Those in the JSON-LD of the page's `LiveBlogPosting`."""
    for node in head.linked.nodes:
        updates = node.get("liveBlogUpdate")
        for update in updates if isinstance(updates, list) else [updates]:
            if isinstance(update, dict):
                title = text_of(update.get("headline"))
                yield Entry(
                    title=title,
                    published=moment(update.get("datePublished")) or moment(update.get("dateModified")),
                    paragraphs=tuple(without_repeats(told_paragraphs(update), title=title)),
                    author=text_of(update.get("author")),
                    url=update["url"] if isinstance(update.get("url"), str) else head.url,
                    source=json.dumps(update, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass"),
                )


def _marked(root: HtmlElement, head: Head) -> Iterator[Entry]:
    """The elements of the page that are entries: marked as such, or brothers of one kind that have a time each."""
    for element in _elements(root):
        time = next((found for item in element.iter("time") if (found := moment(item.get("datetime") or ""))), None)
        content = [text for text in shown_blocks(element) if not _LABELS.match(text)]
        title = next((text_of(shown_text(item)) for item in element.iter("h2", "h3", "h4")), None)
        anchor = element.get("id") or next((item.get("id") for item in element.iter() if item.get("id")), None)
        yield Entry(
            title=title,
            published=time or _at(head, next((text for text in content[:2] if _CLOCK.match(text)), "")),
            paragraphs=tuple(
                text
                for text in without_repeats(content, title=title)
                if not (len(text.split()) < 5 and (_CLOCK.match(text) or moment(text)))
            ),
            author=None,
            url=f"{head.url}#{anchor}" if head.url and anchor and "#" not in head.url else head.url,
            source=etree.tostring(element, encoding="utf-8", with_tail=False),
        )


def _elements(root: HtmlElement) -> list[HtmlElement]:
    marked = root.xpath("//*[@itemprop='liveBlogUpdate']")
    if len(marked) >= _FEWEST:
        return list(marked)
    tree = root.getroottree()
    groups: dict[tuple[str, str, str], list[HtmlElement]] = {}
    for time in root.iter("time"):
        for parent in time.iterancestors("article", "li", "div", "section"):
            above = parent.getparent()
            if above is not None and sum(1 for brother in above if brother.tag == parent.tag) >= _FEWEST:
                key = (tree.getpath(above), str(parent.tag), " ".join((parent.get("class") or "").split()[:1]))
                if parent not in groups.setdefault(key, []):
                    groups[key].append(parent)
                break
    # of several lists with times (the entries, and links to other pieces) the entries have the most text
    return max(groups.values(), key=lambda group: sum(len(shown_text(item)) for item in group), default=[])


def _timed(head: Head, paragraphs: tuple[str, ...]) -> Iterator[Entry]:
    """The paragraphs from one that begins with a clock time to the next: "12.31 Uhr: …", "1:05 p.m. ET – …"."""
    starts = [number for number, text in enumerate(paragraphs) if _CLOCK.match(text)]
    for start, end in pairwise([*starts, len(paragraphs)]):
        first = paragraphs[start]
        rest = _CLOCK.sub("", first)
        is_heading = bool(paragraphs[start + 1 : end]) and len(rest) < 200
        content = (
            paragraphs[start + 1 : end] if is_heading else ((rest, *paragraphs[start + 1 : end]) if rest else paragraphs[start + 1 : end])
        )
        yield Entry(
            title=(rest or None) if is_heading else None,
            published=_at(head, first),
            paragraphs=content,
            author=None,
            url=head.url,
            source="\n\n".join(paragraphs[start:end]).encode("utf-8", "surrogatepass"),
        )


def _at(head: Head, text: str) -> str | None:
    """The moment of a clock time on the day of the page, or that day if the text has none."""
    day = head.published[:10] if head.published else None
    match = _CLOCK.match(text)
    if not day or not match:
        return day
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    return f"{day}T{hour:02}:{match['minute']}"
