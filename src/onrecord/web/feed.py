"""What changed, as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
from xml.etree import ElementTree as Xml

from onrecord.web.shown import Change, ChangesPage

_ATOM = "http://www.w3.org/2005/Atom"
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot carry at all, escaped or not."""

_MOST = 100
"""Entries of a feed: readers ask again within hours."""


def atom(page: ChangesPage, *, base: str, suffix: str = "") -> bytes:
    """The feed of `page`. `base` is the address of the pages, without a slash at its end, `suffix` how theirs end. Deterministic."""
    Xml.register_namespace("", _ATOM)
    feed = Xml.Element(f"{{{_ATOM}}}feed")
    changes = page.changes[:_MOST]
    _add(feed, "id", f"{base}/changes{suffix}")
    _add(feed, "title", "onrecord: what changed")
    _add(feed, "updated", max((_moment(change) for change in changes), default="1970-01-01T00:00:00Z"))
    _link(feed, f"{base}/changes.atom", rel="self")
    _link(feed, f"{base}/changes{suffix}", rel="alternate")
    for change in changes:
        entry = Xml.SubElement(feed, f"{{{_ATOM}}}entry")
        where = f"{base}/statement/{change.statement}{suffix}" if change.statement else f"{base}/document/{change.report}{suffix}"
        _add(entry, "id", f"{base}/changes{suffix}#{change.key}")
        _add(entry, "title", change.title)
        _add(entry, "updated", _moment(change))
        _link(entry, where, rel="alternate")
        _add(entry, "summary", change.words)
        author = Xml.SubElement(entry, f"{{{_ATOM}}}author")
        _add(author, "name", "onrecord")
    content: bytes = Xml.tostring(feed, encoding="utf-8", xml_declaration=True)
    return content


def _moment(change: Change) -> str:
    """When the record learnt it, as Atom writes times."""
    return change.added if "T" in change.added else f"{change.added[:10]}T00:00:00Z"


def _add(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, f"{{{_ATOM}}}{name}").text = _UNFIT.sub("\ufffd", text)


def _link(parent: Xml.Element, href: str, *, rel: str) -> None:
    Xml.SubElement(parent, f"{{{_ATOM}}}link", {"href": href, "rel": rel})
