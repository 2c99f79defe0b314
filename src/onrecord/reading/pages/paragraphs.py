"""The paragraphs of a page's article: what `trafilatura` finds, as a text like those of reports saved as plain text.

trafilatura (the best of the extractors compared in its own benchmark, Apache-2.0) tells the article from what stands around it. Here its
tree becomes paragraphs, each once, without the title, which `Document.text` has in front.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree
from lxml.etree import _Element
from lxml.html import HtmlElement

from onrecord.reading.boilerplate import is_boilerplate
from onrecord.reading.pages.jsonld import Node, shown_text, text_of

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

_WHITE = re.compile(r"[^\S ]\s*| \s+")
"""White space that is not one blank already: most of a page is words with one blank between, which need no work."""

_LETTERS = re.compile(r"\w+")

_CELL = "cell"
_BREAK = "lb"

_LONG = 40
"""Code points from which the same paragraph twice is one that the page repeats (a pull quote, a summary), not one that says "No." again."""

_SHORTEST_LOST = 60
"""Code points of a paragraph that is taken back: what is shorter may be a caption, a by-line or a button."""

_FEWEST_KNOWN = 3
"""Paragraphs that were found in containers of a name, before others in such containers are taken for the article's."""

_MARKDOWN = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_MARKS = re.compile(r"\+{3}|\{:|\[#\w+:|\W*$")
"""Links and marks of the text systems in which some publishers leave their `articleBody`."""

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
    found_blocks = tuple(blocks(body)) if body is not None else ()
    shown = tuple(without_repeats(with_lost(root, divided(root, found_blocks)), title=title))
    told = told_paragraphs(article)
    # trafilatura, where it finds no text, falls back on the same text, without its paragraphs
    is_theirs = len(shown) == 1 < len(told) and _letters(told[0]) in _letters(shown[0])
    return tuple(without_repeats(told, title=title)) if is_theirs or 2 * sum(map(len, shown)) < sum(map(len, told)) else shown


def told_paragraphs(node: Node | None) -> tuple[str, ...]:
    """The paragraphs of a node's `articleBody`."""
    body = node.get("articleBody") if node else None
    if isinstance(body, list):
        body = "\n".join(part for part in body if isinstance(part, str))
    if not isinstance(body, str):
        return ()
    lines = (_MARKDOWN.sub(r"\1", line) for line in re.split(r"\s*[\r\n]+\s*|</p>|<br ?/?>", body))
    return tuple(plain for line in lines if not _MARKS.match(line) and (plain := text_of(line)))


def divided(root: HtmlElement, paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """`paragraphs`, or, where there is only one, those of the page that were run together in it, as trafilatura does with a short page."""
    if len(paragraphs) != 1:
        return paragraphs
    whole = _letters(paragraphs[0])
    pieces = [" ".join(shown_text(element).split()) for element in root.iter("p") if 0 < len(_letters(shown_text(element))) < len(whole)]
    within = tuple(piece for piece in pieces if _letters(piece) in whole)
    return within if 2 * sum(len(_letters(piece)) for piece in within) > len(whole) else paragraphs


def with_lost(root: HtmlElement, paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """`paragraphs`, with those that stand among them on the page and were not found.

    An article that a page divides over several containers loses what is in the smaller of them. A paragraph is one of the article if its
    container is one in which others were found, or has the name of such a container, and if it reads like one.
    """
    places = {_letters(text): number for number, text in enumerate(paragraphs)}
    on_page = [(element, _letters(shown_text(element))) for element in root.iter("p")]
    known = [(element, letters) for element, letters in on_page if letters in places]
    parents = {element.getparent() for element, _ in known}
    names = Counter(_name(element) for element, _ in known)
    all_names = Counter(_name(element) for element, letters in on_page if len(letters) >= _SHORTEST_LOST)
    trusted = {name for name, count in names.items() if name and count >= _FEWEST_KNOWN and 3 * count >= all_names[name]}
    after: dict[int, list[str]] = {}
    last = -1
    for element, letters in on_page:
        if letters in places:
            last = places[letters]
        elif (element.getparent() in parents or _name(element) in trusted) and (text := _prose(element)):
            after.setdefault(last, []).append(text)
    return (*after.get(-1, ()), *(text for number, paragraph in enumerate(paragraphs) for text in (paragraph, *after.get(number, ()))))


def _name(element: _Element) -> tuple[str, str] | None:
    """What a paragraph's container is called; None if it has no name of its own."""
    parent = element.getparent()
    return (str(parent.tag), parent.get("class") or "") if parent is not None and parent.get("class") else None


def _prose(element: _Element) -> str | None:
    """The text of a paragraph that reads like one of a report: a sentence at least, most of it no link, no boilerplate."""
    text = " ".join(shown_text(element).split())
    linked = sum(len(shown_text(link)) for link in element.iter("a"))
    is_one = len(text) >= _SHORTEST_LOST and text[-1] in '.!?…”"’»' and 2 * linked < len(text) and not is_boilerplate(text)
    # what is set in italics or bold as a whole is a note about the article or a link to another
    return (
        text
        if is_one and not (len(element) == 1 and not (element.text or "").strip() and element[0].tag in ("em", "i", "strong", "b", "a"))
        else None
    )


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
        name = "head" if isinstance(item.tag, str) and re.fullmatch(r"h[1-6]", item.tag) else _NAMES.get(item.tag)
        if name:
            item.tag = name
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
    return _WHITE.sub(" ", text) if text else ""


def _folded(pieces: list[str]) -> Iterator[str]:
    """The paragraphs in the text of one block: two line breaks are an old page's way to end one."""
    for paragraph in re.split(r"\n(?: *\n)+", "".join(pieces)):
        lines = (" ".join(line.split()).strip(" |") for line in paragraph.split("\n"))
        if whole := "\n".join(line for line in lines if line):
            yield whole


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(text.casefold()))
