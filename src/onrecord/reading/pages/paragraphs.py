"""The paragraphs of a page's article: what `trafilatura` finds, as a text like those of reports saved as plain text.

trafilatura (the best of the extractors compared in its own benchmark, Apache-2.0) tells the article from what stands around it. Here its
tree becomes paragraphs, each once, without the title, which `Document.text` has in front.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree
from lxml.etree import _Element
from lxml.html import HtmlElement

from onrecord.reading.pages.jsonld import Node, text_of

_BLOCKS = {"body", "p", "head", "quote", "list", "item", "table", "row", "code", "div", "fw", "ab", "main", "comments"}
_NAMES = {
    "li": "item", "dt": "item", "dd": "item", "ul": "list", "ol": "list", "tr": "row", "td": "cell", "th": "cell", "br": "lb",
    "blockquote": "p", "section": "div", "article": "div", "header": "div", "footer": "div", "pre": "div", "hr": "p", "html": "div",
    "center": "div", "address": "div",
}  # fmt: skip
"""HTML's tags as trafilatura calls them."""

_NO_TEXT = (
    "script", "style", "noscript", "figure", "svg", "button", "form", "aside", "nav", "iframe", "template", "title", "head", "object",
    "embed", "select", "textarea", "video", "audio", "math", "canvas",
)  # fmt: skip
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""What XML cannot have in it."""

_CELL = "cell"
_BREAK = "lb"

_LONG = 40
"""Code points from which the same paragraph twice is one that the page repeats (a pull quote, a summary), not one that says "No." again."""

_HEAD = 4
"""Paragraphs at the top among which the title may stand again."""

BETWEEN = "\n\n"
"""What stands between paragraphs, and between the title and the first."""


def main_paragraphs(root: HtmlElement, *, article: Node | None, title: str | None) -> tuple[str, ...]:
    """The paragraphs of the article on the page `root`, in order, each on one line or on lines that the page breaks itself.

    `article` is its JSON-LD node, whose own text counts where the page shows less than half of it; `title` is left out at the top.
    """
    from trafilatura import bare_extraction  # slow to load: only in the process that parses

    found = bare_extraction(root, include_comments=False, with_metadata=False)
    body = getattr(found, "body", None)
    shown = tuple(without_repeats(blocks(body), title=title)) if body is not None else ()
    told = told_paragraphs(article)
    return tuple(without_repeats(told, title=title)) if 2 * sum(map(len, shown)) < sum(map(len, told)) else shown


def told_paragraphs(node: Node | None) -> tuple[str, ...]:
    """The paragraphs of a node's `articleBody`."""
    body = node.get("articleBody") if node else None
    if isinstance(body, list):
        body = "\n".join(part for part in body if isinstance(part, str))
    if not isinstance(body, str):
        return ()
    lines = re.split(r"\s*[\r\n]+\s*|</p>|<br ?/?>", body)
    return tuple(plain for line in lines if (plain := text_of(line)))


def without_repeats(paragraphs: Iterable[str], *, title: str | None) -> Iterator[str]:
    """`paragraphs` without the title at their top, and without a long one that stood before."""
    seen: set[str] = set()
    name = _letters(title or "")
    for number, paragraph in enumerate(paragraphs):
        letters = _letters(paragraph)
        if (number < _HEAD and name and letters == name) or letters in seen:
            continue
        if len(paragraph) >= _LONG:
            seen.add(letters)
        yield paragraph


def blocks(body: _Element) -> Iterator[str]:
    """The texts of the blocks in a tree of trafilatura's, in order, blanks folded; a line break within a block stays one."""
    pieces: list[str] = []
    for kind, text in _events(body):
        if kind == "text":
            pieces.append(text)
        elif pieces:
            yield from _folded(pieces)
            pieces = []
    yield from _folded(pieces)


def fragment(markup: str) -> tuple[str, ...]:
    """The paragraphs of a piece of HTML that is a text as a whole: an entry of a feed, a message, a cell.

    >>> fragment("<p>They met.</p><script>steal()</script>They parted.<br><br>All of them.")
    ('They met.', 'They parted.', 'All of them.')
    """
    clean = CONTROLS.sub(" ", markup)
    root = etree.fromstring(
        f"<body>{clean}</body>".encode(), etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    )
    return tuple(_renamed_blocks(root)) if root is not None else ()


def shown_blocks(element: _Element) -> Iterator[str]:
    """The texts of the blocks in an element of a page. The element stays as it is."""
    yield from _renamed_blocks(
        etree.fromstring(etree.tostring(element, encoding="utf-8", with_tail=False), etree.HTMLParser(encoding="utf-8", no_network=True))
    )


def _renamed_blocks(root: _Element) -> Iterator[str]:
    """The blocks of a tree in HTML's tags, which is changed into one in trafilatura's."""
    etree.strip_elements(root, *_NO_TEXT, with_tail=False)
    for item in root.iter():
        if isinstance(item.tag, str):
            item.tag = "head" if re.fullmatch(r"h[1-6]", item.tag) else _NAMES.get(item.tag, item.tag)
    return blocks(root)


def _events(body: _Element) -> Iterator[tuple[str, str]]:
    """The pieces of text in `body`, and the edges of its blocks. Without recursion: a page may be nested a thousand deep."""
    waiting: list[_Element | tuple[str, str]] = [body]
    while waiting:
        item = waiting.pop()
        if isinstance(item, tuple):
            yield item
            continue
        edge = (
            ("edge", "") if item.tag in _BLOCKS else ("text", " | ") if item.tag == _CELL and item.getnext() is not None else ("text", "")
        )
        if item.tag in _BLOCKS:
            yield ("edge", "")
        if item.tag == _BREAK:
            yield ("text", "\n")
        yield ("text", _unbroken(item.text))
        # a comment or an instruction has no children and no text of its own
        waiting.extend([("text", _unbroken(item.tail)), edge, *reversed(item)])


def _unbroken(text: str | None) -> str:
    """Text of the source, whose own line ends mean nothing."""
    return re.sub(r"\s+", " ", text or "")


def _folded(pieces: list[str]) -> Iterator[str]:
    """The paragraphs in the text of one block: two line breaks are an old page's way to end one."""
    for paragraph in re.split(r"\n(?: *\n)+", "".join(pieces)):
        lines = (" ".join(line.split()).strip(" |") for line in paragraph.split("\n"))
        if whole := "\n".join(line for line in lines if line):
            yield whole


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())
