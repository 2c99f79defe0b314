"""What a page tells about its article: title, outlet, author, date, address, language. Rules in an order of trust.

The publisher's JSON-LD counts first, then OpenGraph and other `meta` tags, microdata, what the page shows, and the address; last of all
`htmldate` looks for a date in whatever there is. The table of cases is in `tests/reading/test_metadata.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import cast
from urllib.parse import urljoin, urlsplit

from lxml.etree import XPath, _Element
from lxml.html import HtmlElement

from onrecord.reading.pages.jsonld import LinkedData, Node, linked_data, shown_text, text_of, types
from onrecord.reading.pages.moments import moment, moment_of_url

_DATES = (
    "article:published_time", "article:published", "article:published_date", "og:article:published_time", "og:published_time",
    "og:pubdate", "og:publish_date", "datepublished", "rnews:datepublished", "parsely-pub-date", "sailthru.date", "pubdate",
    "publishdate", "publish_date", "publish-date", "published_time", "published-date", "publication_date", "publication-date",
    "article.published", "article:post_date", "article_date_original", "originalpublicationdate", "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dcterms.date", "dc.date",
    "dc:date", "date", "bt:pubdate", "vr:published_time", "citation_publication_date", "citation_date", "article.created",
    "datecreated", "date_published", "ptime", "displaydate", "release_date", "iso-8601-publish-date", "shareaholic:article_published_time",
    "twt-published-at", "date.release", "pdate", "content_create_date", "mediator_published_time",
)  # fmt: skip
"""Names of `meta` tags with the date of publication, the surest first. Source: htmldate's list, without those of changes."""

_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title")
_OUTLETS = ("og:site_name", "article:publisher_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "copyright")
_AUTHORS = ("author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "article:author", "og:article:author")
_ADDRESSES = ("og:url", "twitter:url", "parsely-link")

_SEPARATOR = re.compile(r"\s+(?:[|•·»:\-–—/]|::|\\)\s+|\s*\|\s*")
_PUBLISHED_CLASS = re.compile(
    r"publish|pubdate|posted|entry-date|article[-_]*date|date[-_]*(?:line|time|published)|timestamp|byline", re.IGNORECASE
)
_CHANGED_CLASS = re.compile(r"modif|updat|edited", re.IGNORECASE)
_ASIDE = re.compile(r"\b(?:related|sidebar|teaser|recommend|most-?read|trending|footer|comment|promo|latest|popular|more-)", re.IGNORECASE)
_BY = re.compile(r"^(?:by|von|par|por|di|da)\s+(?=[A-ZÀ-Þ])", re.IGNORECASE)
_AFTER_NAME = re.compile(r"\s+(?:\d{1,2}[:.]\d{2}\b.*|[—–|·•,;-]\s*)$")
"""What some pages leave behind an author's name: the hour, or the dash that stood before it."""

_FRAME_OF_NAMES = re.compile(r"^the\s+|(?:\s*\.(?:com|net|org|co|uk|de|fr|it|es|eu|tv|info))+$")
_NO_OUTLET = re.compile(r"https?://|^@|\bcopyright\b|©|^\W*$", re.IGNORECASE)

_ITEMPROP = XPath("descendant::*[@itemprop=$name]")

_LONGEST_NAME = 6
"""Words: what some pages give as the publisher's name is a slogan ("Where Hope Finally Made a Comeback")."""

_LONGEST_HEADLINE = 400
"""Code points: what is longer is no headline but a page's text in the wrong tag."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a page tells about its article; None where it does not. `types` are the schema.org types of the article's node."""

    title: str | None
    outlet: str | None
    author: str | None
    published: str | None
    url: str | None
    language: str | None
    kind: str | None
    types: frozenset[str]
    article: Node | None
    linked: LinkedData
    free: bool


def head(root: HtmlElement, *, url: str | None = None) -> Head:
    """What the page `root` tells about its article. `url` is where it came from, if that is known. Deterministic; raises nothing."""
    tags = _tags(root)
    linked = linked_data(root)
    address = _address(root, tags, url)
    shown = [*_meta(tags, _TITLES), *_headings(root), *_texts(root.iter("title"))]
    article = linked.article(url=address, titles=shown)
    outlet = _outlet(linked, article, tags, address)
    title = _title(root, article, tags, outlet)
    return Head(
        title=title,
        outlet=outlet,
        author=_author(root, linked, article, tags),
        published=_published(root, linked, article, tags, address),
        url=address,
        language=_language(root, tags, article),
        kind=next(_meta(tags, ("og:type",)), None),
        types=frozenset().union(*(types(node) for node in linked.nodes)),
        article=article,
        linked=linked,
        free=not any(str(node.get("isAccessibleForFree")).lower() in ("false", "0", "no") for node in linked.nodes),
    )


Tags = dict[str, list[str]]


def _tags(root: HtmlElement) -> Tags:
    """The contents of the page's `meta` tags by name, property or itemprop in lower case, in order."""
    found: Tags = {}
    for tag in root.iter("meta"):
        content = tag.get("content")
        if content and content.strip():
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                if name := tag.get(attribute):
                    found.setdefault(name.strip().lower(), []).append(content)
    return found


def _meta(tags: Tags, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        for content in tags.get(name, ()):
            if plain := text_of(content):
                yield plain


def _texts(elements: Iterator[_Element]) -> Iterator[str]:
    for element in elements:
        if plain := text_of(shown_text(element)[:2_000]):
            yield plain


def _headings(root: HtmlElement) -> list[str]:
    """The page's first-level headings, without those of its frame (a logo is often one) as far as their link tells."""
    return [text for text in _texts(root.iter("h1")) if len(text) < _LONGEST_HEADLINE][:5]


def _title(root: HtmlElement, article: Node | None, tags: Tags, outlet: str | None) -> str | None:
    shared = [without_outlet(title, outlet) for title in _meta(tags, _TITLES)]
    headings = _headings(root)
    if article is not None and (told := text_of(article.get("headline")) or text_of(article.get("name"))):
        bare = without_outlet(told, outlet)
        # a publisher's headline is left as it is, unless the page itself shows it without the name behind it
        told = bare if bare != told and any(letters_of(bare) == letters_of(heading) for heading in headings) else told
        return _whole(told, [*headings, *shared]) if told.endswith(("...", "…")) else told
    written = next((without_outlet(text, outlet) for text in _texts(root.iter("title"))), None)
    marked = next(_properties(root, "headline"), None)
    return marked or _heading_that_fits(headings, [*shared, *([written] if written else [])]) or next(iter(shared), None) or written


def _heading_that_fits(headings: list[str], titles: list[str]) -> str | None:
    """The heading that readers see above the article. OpenGraph's title is often one made for sharing; the heading is the headline."""
    if not titles:
        return headings[0] if headings else None
    return next(
        (heading for heading in headings if len(heading.split()) > 2 and max(_likeness(heading, title) for title in titles) >= 0.5), None
    )


def _likeness(one: str, other: str) -> float:
    """Share of the words that two titles have in common, or how like their letters are, whichever says more."""
    first, second = set(one.casefold().split()), set(other.casefold().split())
    return max(len(first & second) / min(len(first), len(second)), SequenceMatcher(None, one.casefold(), other.casefold()).ratio())


def letters_of(text: str) -> str:
    """The letters and figures of a text, in small letters."""
    return re.sub(r"\W+", "", text.casefold())


def _whole(cut: str, titles: list[str]) -> str:
    """The title of which `cut`, which ends in dots, is the beginning."""
    start = cut.rstrip(".… ")
    return next((title for title in titles if title.casefold().startswith(start.casefold())), cut)


def without_outlet(title: str, outlet: str | None) -> str:
    """A page's title without the name of the site at its end or start.

    >>> without_outlet("Talks on grain end - World - Meren Dispatch", "Meren Dispatch")
    'Talks on grain end'
    >>> without_outlet("Talks: the end - a guide", "Dispatch")
    'Talks: the end - a guide'
    """
    pieces = list(_SEPARATOR.finditer(title))
    for piece in pieces:
        if _names(title[piece.end() :].split("|")[-1], outlet) or (piece.group().strip() == "|" and len(title[piece.end() :].split()) < 4):
            start = title[: piece.start()]
            # "Talks end - World - Dispatch": a section of one or two words before the name is no part of the title either
            return _without_section(start) if len(start.split()) > 2 else title
    for piece in pieces[-1:]:
        if _names(title[piece.end() :], outlet) and len(title[: piece.start()].split()) > 2:
            return _without_section(title[: piece.start()])
    if pieces and _names(title[: pieces[0].start()], outlet) and len(title[pieces[0].end() :].split()) > 2:
        return title[pieces[0].end() :]
    return title


def _without_section(title: str) -> str:
    pieces = [piece for piece in _SEPARATOR.finditer(title) if piece.group().strip() in ("|", "-", "–")]
    if pieces and len(title[pieces[-1].end() :].split()) < 3 and len(title[: pieces[-1].start()].split()) > 3:
        return title[: pieces[-1].start()]
    return title


def _names(words: str, outlet: str | None) -> bool:
    """Whether `words` name the outlet: its letters, or its name with a word or two more or fewer ("BBC News" and "BBC")."""
    if not outlet:
        return False
    one, other = (_FRAME_OF_NAMES.sub("", text.casefold().replace("-", " ").replace(".", " .")) for text in (words, outlet))
    first, second = re.sub(r"\W+", "", one), re.sub(r"\W+", "", other)
    if not (first and second):
        return False
    return first == second or (
        (first in second or second in first) and abs(len(one.split()) - len(other.split())) <= 2 and len(one.split()) < 6
    )


def _outlet(linked: LinkedData, article: Node | None, tags: Tags, url: str | None) -> str | None:
    for node in filter(None, (article, linked.page())):
        publisher = node.get("publisher")
        for value in publisher if isinstance(publisher, list) else [publisher]:
            found = linked.resolved(value)
            name = text_of(found.get("name")) if isinstance(found, dict) else text_of(found)
            if name and not _NO_OUTLET.search(name) and len(name.split()) < _LONGEST_NAME:
                return name
    named = (name for name in _meta(tags, _OUTLETS) if not _NO_OUTLET.search(name) and len(name) < 60)
    if found_name := next(named, None):
        return found_name
    organisations = (node for node in linked.nodes if any(name.endswith("Organization") for name in types(node)))
    return next((name for node in organisations if (name := text_of(node.get("name")))), None) or _host(url)


def _host(url: str | None) -> str | None:
    name = urlsplit(url).hostname if url else None
    return name.removeprefix("www.") if name else None


def _author(root: HtmlElement, linked: LinkedData, article: Node | None, tags: Tags) -> str | None:
    names: list[str] = []
    told = article.get("author", article.get("creator")) if article else None
    for value in told if isinstance(told, list) else [told]:
        found = linked.resolved(value)
        name = text_of(found.get("name")) if isinstance(found, dict) else text_of(found)
        names.extend([name] if name else [])
    if not names:
        names = [name for name in _meta(tags, _AUTHORS) if not name.startswith("http")][:1] or list(_properties(root, "author"))[:3]
    clean = (
        _AFTER_NAME.sub("", _BY.sub("", re.sub(r"\s*https?://\S+", "", name)))
        for name in names
        if len(name) < 120 and not name.startswith("@")
    )
    return ", ".join(name for name in dict.fromkeys(clean) if name) or None


def _published(root: HtmlElement, linked: LinkedData, article: Node | None, tags: Tags, url: str | None) -> str | None:
    nodes = [node for node in (article, linked.page()) if node]
    told: Iterator[object] = (node.get(name) for node in nodes for name in ("datePublished", "dateCreated", "uploadDate"))
    for value in told:
        if found := moment(text_of(value) if isinstance(value, list | dict) else value):
            return found
    for content in _meta(tags, _DATES):
        if found := moment(content):
            return found
    for content in _properties(root, "datePublished"):
        if found := moment(content):
            return found
    day = moment_of_url(url) if url else None
    return _seen(root, day) or day or _titled(root, tags) or _searched(root, url)


def _titled(root: HtmlElement, tags: Tags) -> str | None:
    """A date that the page's title ends with: "Talks end – DW – 13.06.2023"."""
    return next(
        (found for title in [*_texts(root.iter("title")), *_meta(tags, _TITLES)] if (found := moment(_SEPARATOR.split(title)[-1]))), None
    )


def _seen(root: HtmlElement, day: str | None) -> str | None:
    """The moment in a `time` element: one that says it is the publication's, one on the day of the page's address, or the first."""
    first = None
    for element in root.iter("time"):
        if _is_aside(element):
            continue
        found = moment(element.get("datetime") or element.get("content") or "") or moment(text_of(shown_text(element)))
        if not found:
            continue
        around = " ".join(
            filter(None, (element.get("class"), element.get("itemprop"), element.get("id"), element.getparent().get("class")))
        )
        if (
            (day and found[:10] == day)
            or element.get("pubdate") is not None
            or (_PUBLISHED_CLASS.search(around) and not _CHANGED_CLASS.search(around))
        ):
            return found
        if not _CHANGED_CLASS.search(around):
            first = first or found
    return None if day else first


def _is_aside(element: _Element) -> bool:
    """Whether an element stands in what is no part of the article: links to other pieces have dates as well."""
    for parent in element.iterancestors():
        if parent.tag in ("aside", "nav", "footer") or _ASIDE.search(f"{parent.get('class') or ''} {parent.get('id') or ''}"):
            return True
        if parent.tag in ("article", "main"):
            return False
    return False


def _searched(root: HtmlElement, url: str | None) -> str | None:
    from htmldate import find_date  # last of all: it costs more than the rest of this module together

    try:
        return find_date(root, url=url, original_date=True, outputformat="%Y-%m-%d", extensive_search=False)
    except (ValueError, TypeError, AttributeError, OverflowError):  # what it raises on odd pages; a date is then not known
        return None


def _properties(root: HtmlElement, name: str) -> Iterator[str]:
    """The values of a microdata property, in order."""
    for element in cast(list[_Element], _ITEMPROP(root, name=name)):
        value = element.get("content") or element.get("datetime") or shown_text(element)[:2_000]
        if plain := text_of(value):
            yield plain


def _address(root: HtmlElement, tags: Tags, url: str | None) -> str | None:
    """The page's own address: the canonical one, OpenGraph's, or where it came from."""
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (found := _absolute(link.get("href"), url)):
            return found
    return next((found for content in _meta(tags, _ADDRESSES) if (found := _absolute(content, url))), url)


def _absolute(address: str | None, base: str | None) -> str | None:
    if not address:
        return None
    try:
        whole = urljoin(base or "", address.strip())
        return whole if urlsplit(whole).scheme in ("http", "https") and urlsplit(whole).hostname else None
    except ValueError:  # "http://[": no address at all
        return None


def _language(root: HtmlElement, tags: Tags, article: Node | None) -> str | None:
    told = (
        root.get("lang")
        or root.get("{http://www.w3.org/XML/1998/namespace}lang")
        or next(_meta(tags, ("content-language", "og:locale", "language")), None)
    )
    told = told or (text_of(article.get("inLanguage")) if article else None)
    match = re.match(r"[a-zA-Z]{2,3}\b", (told or "").replace("_", "-").strip())
    return match[0].lower() if match else None
