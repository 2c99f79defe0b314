"""What columns of tables and keys of JSON objects are called."""

from __future__ import annotations

import re

FIELDS: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "articlebody", "maintext", "fulltext", "articletext", "bodytext", "contenttext", "contenthtml",
        "article", "story", "plaintext", "description", "summary",
    ),
    "title": ("title", "headline", "heading", "name"),
    "outlet": (
        "outlet", "source", "sourcename", "publisher", "publication", "site", "sitename", "newspaper", "sourcedomain", "domain", "media",
    ),
    "published": (
        "published", "publishedat", "datepublished", "publisheddate", "publishdate", "publicationdate", "pubdate", "date", "datetime",
        "publishedon", "timestamp", "createdat", "created",
    ),
    "url": ("url", "link", "href", "webpage", "canonicalurl", "weburl"),
    "author": ("author", "authors", "byline", "creator", "writer"),
    "language": ("language", "lang", "inlanguage"),
}  # fmt: skip
"""Names of columns that mean a field, the surest first, without blanks and strokes and in lower case."""


def plain_name(name: str) -> str:
    """A column's name as it stands in `FIELDS`: "Article_Text" is "articletext"."""
    return re.sub(r"[\W_]", "", name).lower()
