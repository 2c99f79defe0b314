"""What kind of text a page or a document has, and what is no report at all. Rules; their cases are in `tests/reading/test_kinds.py`.

Sure rather than complete, as all of reading: an index page that is read costs a few odd rows, a report left out its statements.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from onrecord.reading.pages.jsonld import shown_text
from onrecord.reading.pages.metadata import Head
from onrecord.turns import turns

REPORT, PRESS_RELEASE, TRANSCRIPT, KEY_EVENTS = "report", "press-release", "transcript", "key-events"
LIVE_BLOG, LIVE_ENTRY, SUMMARY = "live-blog", "live-entry", "summary"
"""Kinds of documents that are read."""

INDEX, VIDEO, WALL, PAYWALL, ERROR_PAGE, EMPTY = "index", "video", "cookie-wall", "paywall", "error-page", "empty"
"""Kinds of pages that are none, with what is said about each."""

REFUSALS = {
    INDEX: ("it is an index page, a list of links to reports", "give the reports that it lists"),
    VIDEO: ("it is a page around a video, with no report in it", "give a page with text"),
    WALL: ("it is a cookie wall or a check of the browser, and not the page behind it", "save the page from a browser"),
    PAYWALL: ("it is the stub of an article for subscribers", "save the page from a browser that is logged in"),
    ERROR_PAGE: ("it says that there is no such page", "check the address"),
    EMPTY: ("there is no article's text in it", "give a page with a report in it"),
}

_TRANSCRIPT = re.compile(
    r"\b(?:transcript|interview with|remarks (?:by|at|to)|press briefing|news conference|press conference following|q\s?&\s?a)\b",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"for immediate release\b|^press release\b|\bpress release$|^readout of\b|^joint (?:statement|communiqu|declaration)"
    r"|^(?:press )?statement (?:by|from|of|on)\b|^communiqu",
    re.IGNORECASE,
)
_RELEASE_HOSTS = re.compile(
    r"(?:^|\.)(?:gov|mil|int|gov\.[a-z]{2}|gouv\.[a-z]{2}|gob\.[a-z]{2}|go\.[a-z]{2}|gc\.ca|admin\.ch|europa\.eu|un\.org|kremlin\.ru|mid\.ru|bundesregierung\.de"
    r"|auswaertiges-amt\.de|elysee\.fr|prnewswire\.com|businesswire\.com|globenewswire\.com)$"
)
_EVENTS = re.compile(
    r"\b(?:list of key (?:events|developments)|key (?:events|developments|moments)|timeline(?: of|:)|chronology of|where things stand)",
    re.IGNORECASE,
)
_LIVE = re.compile(
    r"\b(?:live ?blog|live updates?|as it happened|news-?ticker|liveticker|minute by minute|live:|live [-–—|])|\blive\b(?=.{0,40}:)",
    re.IGNORECASE,
)

_WALL = re.compile(
    r"(?:we|and our)\b.{0,40}\bpartners\b.{0,80}\b(?:store|cookies|process|access)|before you continue|accept (?:all|cookies)"
    r"|manage (?:your )?(?:privacy|consent|cookie)"
    r"|uses? cookies\b|enable (?:javascript|cookies)|javascript (?:and cookies )?(?:is|to)\b|verify (?:that )?you are (?:a )?human"
    r"|are you a robot|unusual (?:traffic|activity)"
    r"|checking your browser|just a moment\.\.\.|access (?:to this page has been )?denied|attention required|captcha",
    re.IGNORECASE,
)
_NOT_FOUND = re.compile(
    r"^\W*(?:404|page not found|not found|error 4\d\d|this page (?:does not|doesn.t) exist|sorry, (?:this|that|the) page)", re.IGNORECASE
)
_PAYWALL = re.compile(
    r"subscribe (?:now )?to (?:continue|read|keep|unlock)|to (?:continue|keep) reading"
    r"|(?:article|content|story) is (?:for|only|exclusive|reserved|available to)\b.{0,30}(?:subscriber|member)"
    r"|already (?:a )?(?:subscriber|member|subscribed)|register (?:for free )?to (?:continue|read)"
    r"|unlock this article|subscribers? only|sign in to (?:continue|read)"
    r"|start your (?:free )?trial|become a subscriber|create a free account",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…。][\"”’»)\]]*$")

_FEW_WORDS = 120
"""Words below which a page that shows signs of a wall, a video or an index is that. The shortest wire reports have 60 and show none."""

_FEWEST_WORDS = 50
"""The same for a page that says of itself that it is an article."""

_MANY_WORDS = 300
"""Words from which a page that says of itself that it is an article is one."""

_LONG = 30
"""Words of a paragraph that is prose even without a full stop (Thai has none)."""

_LONG_LINK = 12
"""Letters of a link that is looked for in a paragraph: shorter ones are found by chance."""

_MANY_LINKS = 40
"""Links of a page that may be an index. A saved article without its frame has a handful, an article with one some hundred."""


def kind_of_text(text: str, *, title: str | None, url: str | None = None, types: frozenset[str] = frozenset()) -> str:
    """The kind of a document that is read: a transcript, a list of key events, a press release or a report.

    >>> kind_of_text("The ministers met.", title="Truce on the Isk: list of key events, day 40")
    'key-events'
    """
    head = title or ""
    spoken = sum(turn.words.end - turn.label.start for turn in turns(text))
    if spoken and (2 * spoken > len(text) or _TRANSCRIPT.search(head) or "Interview" in types):
        return TRANSCRIPT
    if _EVENTS.search(head):
        return KEY_EVENTS
    host = (urlsplit(url).hostname or "") if url else ""
    if (
        "PressRelease" in types
        or _RELEASE.search(head)
        or _RELEASE_HOSTS.search(host)
        or re.match(r"\W*for immediate release\b", text[:400], re.IGNORECASE)
    ):
        return PRESS_RELEASE
    return REPORT


def is_live(head: Head) -> bool:
    """Whether a page is a live blog or a ticker, by what it says of itself."""
    path = urlsplit(head.url).path if head.url else ""
    said = f"{head.title or ''}\n{path.replace('-', ' ').replace('/', ' ')}"
    return "LiveBlogPosting" in head.types or _LIVE.search(said) is not None


def refused(head: Head, paragraphs: tuple[str, ...], root: HtmlElement) -> str | None:
    """Why a page is no report: a key of `REFUSALS`, or None if it is one."""
    text = "\n".join(paragraphs)
    words = _words(text)
    article = head.article is not None or head.kind == "article"
    if article and words >= _MANY_WORDS:
        return None
    prose = _prose(paragraphs, set() if article else {_letters(shown_text(link)) for link in root.iter("a")})
    if words < _FEW_WORDS and _NOT_FOUND.search(head.title or text[:200]):
        return ERROR_PAGE
    if words < (_FEWEST_WORDS if article else _FEW_WORDS) and (_WALL.search(text) or _WALL.search(head.title or "")):
        return WALL
    if prose < _FEW_WORDS and (_PAYWALL.search(text) or (not head.free and words < _FEW_WORDS and _PAYWALL.search(_all_text(root)))):
        return PAYWALL
    if words < _FEW_WORDS and _is_video(head, article=article, root=root):
        return VIDEO
    if _is_index(head, prose, article=article, root=root):
        return INDEX
    return None if words > 0 else EMPTY


def _is_prose(paragraph: str) -> bool:
    return _SENTENCE_END.search(paragraph) is not None or _words(paragraph) >= _LONG


def _prose(paragraphs: tuple[str, ...], links: set[str]) -> int:
    """Words in paragraphs that read like text and are not made of `links` (their letters)."""
    return sum(_words(paragraph) for paragraph in paragraphs if _is_prose(paragraph) and not _is_linked(paragraph, links))


def _is_linked(paragraph: str, links: set[str]) -> bool:
    """Whether most of a paragraph is the text of links."""
    letters = _letters(paragraph)
    return 2 * sum(len(link) for link in links if len(link) >= _LONG_LINK and link in letters) > len(letters)


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text)


def _words(text: str) -> int:
    """About how many words `text` has, in Thai and Chinese as well, which put no blanks between them."""
    return max(len(text.split()), len(text) // 12)


def _is_video(head: Head, *, article: bool, root: HtmlElement) -> bool:
    path = urlsplit(head.url).path if head.url else ""
    says_so = (head.kind or "").startswith("video") or re.search(r"/videos?/", path) is not None
    return says_so or (not article and ("VideoObject" in head.types or next(root.iter("video"), None) is not None))


def _is_index(head: Head, prose: int, *, article: bool, root: HtmlElement) -> bool:
    """Whether a page is a list of links: by its address or type, or since most of its text is links, and it has no article of its own."""
    links = sum(1 for _ in root.iter("a"))
    if article and prose >= 40:
        return False
    path = urlsplit(head.url).path.strip("/") if head.url else None
    at_top = path is not None and ("-" not in path and not re.search(r"\d", path) and path.count("/") < 2)
    listing = bool(head.types & {"CollectionPage", "SearchResultsPage"})
    if (at_top or listing) and links >= _MANY_LINKS and not article and prose < 3 * _FEW_WORDS:
        return True
    if links < _MANY_LINKS or prose >= _FEW_WORDS:
        return False
    linked = sum(_words(" ".join(link.itertext())) for link in root.iter("a"))
    return not article and 2 * linked > _words(_all_text(root))


def _all_text(root: HtmlElement) -> str:
    """What the page shows, without scripts and styles."""
    return " ".join(
        text
        for element in root.iter()
        if element.tag not in ("script", "style", "noscript")
        for text in (element.text or "",)
        if isinstance(element.tag, str)
    )
