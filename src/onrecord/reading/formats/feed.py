"""RSS and Atom to the articles of their entries: the full text where the feed has it, else its summary and a link to the whole."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any

from onrecord.errors import UnreadableDocument
from onrecord.reading.limits import Limits
from onrecord.reading.pages.jsonld import text_of
from onrecord.reading.pages.kinds import SUMMARY, kind_of_text
from onrecord.reading.pages.moments import moment
from onrecord.reading.pages.paragraphs import BETWEEN, fragment, without_repeats
from onrecord.reading.pieces import Article, Piece
from onrecord.reading.recognising import declares_entities

_WHOLE = 120
"""Words from which an entry's text is taken for the whole report. Summaries have some 40, the shortest reports in full some 150."""

_LINE_OF_FEED = re.compile(
    r"^(?:the post .{0,300} (?:first )?appeared (?:first )?on .*|(?:continue reading|read more|read the full story|full story)\b.{0,80})$",
    re.IGNORECASE,
)


def read(piece: Piece, limits: Limits) -> Iterator[Article]:
    """An article for each entry. Raises `UnreadableDocument` if the feed declares entities or has no entries."""
    import feedparser  # slow to load: only in the process that parses

    content = piece.content
    if declares_entities(content):
        raise UnreadableDocument(
            "it declares entities of its own, which are never followed", where=piece.where, do="give a feed without a DTD"
        )
    # A file, and never the bytes: feedparser takes a text that looks like an address for one, and would fetch it.
    try:
        feed = feedparser.parse(io.BytesIO(content), sanitize_html=False, response_headers={"content-type": "application/xml"})
    except UnicodeDecodeError as error:
        raise UnreadableDocument("it is a damaged feed", where=piece.where, do="get it again") from error
    if not feed.entries:
        raise UnreadableDocument("it is a feed without entries", where=piece.where, do="give a feed with reports")
    outlet = text_of(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, 1):
        yield _article(piece, number, entry, outlet)


def _article(piece: Piece, number: int, entry: Any, outlet: str | None) -> Article:
    bodies = [part.get("value") or "" for part in entry.get("content", ())] + [entry.get("summary") or ""]
    body = max(bodies, key=len)
    title = text_of(entry.get("title"))
    paragraphs = tuple(text for text in without_repeats(fragment(body), title=title) if not _LINE_OF_FEED.match(text))
    url = entry.get("link")
    url = url if isinstance(url, str) and url.startswith(("http://", "https://")) else None
    is_whole = sum(len(text.split()) for text in paragraphs) >= _WHOLE
    told = {name: entry.get(name) for name in ("id", "link", "title", "published", "author")}
    return Article(
        where=f"{piece.where}#{number}",
        kind=kind_of_text(BETWEEN.join(paragraphs), title=title, url=url) if is_whole else SUMMARY,
        source=json.dumps([told, body], sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass"),
        paragraphs=paragraphs,
        title=title,
        outlet=text_of(entry.get("source", {}).get("title")) or outlet,
        author=text_of(entry.get("author")),
        published=moment(entry.get("published")) or moment(entry.get("updated")),
        url=url,
        link=not is_whole and url is not None,
    )
