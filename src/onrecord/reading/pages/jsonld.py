"""What a page tells search engines about itself in JSON-LD: the node of its article, whatever shape it comes in.

Publishers write it as one object, a list, a graph, several scripts, with entities, comments and broken JSON. Source: schema.org and the
pages in `../shared/pages`; the table of cases is in `tests/reading/test_jsonld.py`.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, cast

from lxml.etree import _Element

Node = dict[str, Any]

_OTHER_ARTICLES = {"Report", "PressRelease", "LiveBlogPosting", "BlogPosting", "SocialMediaPosting", "Interview"}
_WHOLE_PAGES = {"WebPage", "ItemPage", "CreativeWork", "MediaObject"}
"""Types of nodes that stand for the page: where no article is described, the page's own date is that of its only article."""

_DEEPEST = 12
"""Levels of nesting walked into: graphs need four."""

_MOST = 2_000
"""Nodes looked at: index pages list hundreds of articles, none of which is the page's own."""

_WITHIN = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "subjectOf")
"""Where the article's node may stand inside another. Not "itemListElement": those are other articles."""

_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_WRAPPER = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>|;)\s*$")
_TAGS = re.compile(r"<[^<>]{0,200}>")
_FIELD = r'"{name}"\s*:\s*"((?:[^"\\]|\\.)*)"'
_ARTICLE_SIGN = re.compile(r'"@type"\s*:\s*\[?\s*"[^"]*(?:Article|BlogPosting)"')


@dataclass(frozen=True, slots=True)
class LinkedData:
    """All nodes of a page, in order, with those that others refer to by `@id`."""

    nodes: tuple[Node, ...]
    by_id: dict[str, Node]

    def resolved(self, value: object) -> object:
        """`value`, or the node it refers to if it is a reference."""
        if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
            return self.by_id.get(value["@id"], value)
        return value

    def article(self, *, url: str | None, titles: Iterable[str]) -> Node | None:
        """The node of the page's own article: of several, that with its address or with a headline like one of `titles`."""
        found = [node for node in self.nodes if is_article(node)]
        if len(found) < 2:
            return found[0] if found else None
        shown = [title.casefold() for title in titles if title]
        # max takes the first of equals, and the first is what publishers mean
        return max(found, key=lambda node: _fit(node, url, shown))

    def page(self) -> Node | None:
        """The node of the page itself, where it describes one."""
        return next((node for node in self.nodes if types(node) & _WHOLE_PAGES), None)


def linked_data(root: _Element) -> LinkedData:
    """The JSON-LD of the page `root`. What cannot be parsed even after repair is left out; nothing is raised."""
    nodes: list[Node] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for value in parsed(shown_text(script)):
                nodes.extend(_nodes(value, _DEEPEST))
    nodes = nodes[:_MOST]
    return LinkedData(tuple(nodes), {node["@id"]: node for node in reversed(nodes) if isinstance(node.get("@id"), str) and len(node) > 1})


def parsed(text: str) -> list[object]:
    """The JSON values in `text`, repaired where it is broken in one of the ways that publishers break it.

    >>> parsed('<!-- {"headline": "Talks\\n end",} -->')
    [{'headline': 'Talks\\n end'}]
    """
    text = _WRAPPER.sub("", _WRAPPER.sub("", text)).strip()
    for candidate in (text, _TRAILING_COMMA.sub(r"\1", text), html.unescape(text), text.replace('\\"', '"').replace("\\/", "/")):
        if values := _values(candidate):
            return values
    return _fields(text)


def types(node: Node) -> set[str]:
    """The schema.org types of a node, without their address: `{"NewsArticle"}`."""
    value = node.get("@type", node.get("type"))
    names = value if isinstance(value, list) else [value]
    return {re.split(r"[/:#]", name.strip())[-1] for name in names if isinstance(name, str)}


def is_article(node: Node) -> bool:
    """Whether the node is an article and not merely a reference to one."""
    return ("headline" in node or "datePublished" in node or "articleBody" in node or "name" in node) and any(
        name.endswith("Article") or name in _OTHER_ARTICLES for name in types(node)
    )


def shown_text(element: _Element) -> str:
    """All text in an element, as it stands."""
    return "".join(cast(Iterator[str], element.itertext()))  # bytes only for documents of Python 2


def text_of(value: object) -> str | None:
    """A node's value as a text: entities resolved (twice, since some are written so), tags and doubled blanks taken out.

    >>> text_of(["Taylor Swift&amp;#8217;s <i>album</i> "])
    'Taylor Swift’s album'
    """
    if isinstance(value, list):
        value = next((item for item in value if item), None)
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
        return text_of(value) if isinstance(value, str | list) else None
    if not isinstance(value, str):
        return None
    plain = _TAGS.sub("", html.unescape(html.unescape(value))).replace("\xad", "").replace("\u200b", "")
    return " ".join(plain.split()) or None


def _values(text: str) -> list[object]:
    """All JSON values that stand in `text` one after the other; none if there is something else between them."""
    decoder, values, start = json.JSONDecoder(strict=False), [], 0
    try:
        while start < len(text):
            value, end = decoder.raw_decode(text, start)
            values.append(value)
            start = end + len(text[end:]) - len(text[end:].lstrip(" \t\r\n,;"))
    except (ValueError, RecursionError):
        return []
    return values


def _fields(text: str) -> list[object]:
    """What can be had from JSON beyond repair: the fields that matter, each by its name, if an article is meant."""
    if not (sign := _ARTICLE_SIGN.search(text)):
        return []
    node: Node = {"@type": "NewsArticle"}
    for name in ("headline", "datePublished", "url"):
        pattern = re.compile(_FIELD.format(name=name))
        # the article's own fields stand after its type, seldom before it
        if match := pattern.search(text, sign.end()) or pattern.search(text):
            node[name] = re.sub(r"\\(.)", r"\1", match[1])
    if match := re.search(r'"publisher"\s*:\s*\{[^{}]*?"name"\s*:\s*"([^"]+)"', text):
        node["publisher"] = {"name": match[1]}
    return [node]


def _nodes(value: object, depth: int) -> Iterator[Node]:
    if depth <= 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth - 1)
    elif isinstance(value, dict):
        yield value
        for name in _WITHIN:
            if isinstance(value.get(name), dict | list):
                yield from _nodes(value[name], depth - 1)


def _fit(node: Node, url: str | None, titles: list[str]) -> float:
    """How well a node fits the page: its address counts most, then how like the page's titles its headline is, then what it has."""
    addresses = {_bare(address) for address in (node.get("url"), node.get("@id"), _address(node.get("mainEntityOfPage"))) if address}
    headline = (text_of(node.get("headline")) or text_of(node.get("name")) or "").casefold()
    likeness = max((SequenceMatcher(None, headline[:200], title[:200]).ratio() for title in titles), default=0.0) if headline else 0.0
    return 2.0 * (url is not None and _bare(url) in addresses) + likeness + 0.25 * ("datePublished" in node)


def _address(value: object) -> object:
    return value.get("@id") or value.get("url") if isinstance(value, dict) else value


def _bare(address: object) -> str:
    return re.sub(r"^https?://(?:www\.)?|[?#].*$", "", address).rstrip("/") if isinstance(address, str) else ""
