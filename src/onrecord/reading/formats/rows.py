"""A row of a table, or an object of JSON, to an article: which of its columns is what, by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.errors import UnreadableDocument
from onrecord.reading.columns import FIELDS, plain_name
from onrecord.reading.pages.jsonld import text_of
from onrecord.reading.pages.kinds import kind_of_text
from onrecord.reading.pages.moments import moment
from onrecord.reading.pages.paragraphs import BETWEEN, fragment, without_repeats
from onrecord.reading.pieces import Article

_MARKUP = re.compile(r"<(?:p|div|br|a|span|h[1-6]|ul|li|em|strong|b|i)\b[^>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column is read for which field."""

    names: Mapping[str, str]

    def __str__(self) -> str:
        return ", ".join(f'{field} from "{name}"' for field, name in self.names.items())


def columns_of(found: list[str], given: Mapping[str, str], *, where: str) -> Columns:
    """The columns among those `found` that are read: those `given` by name, the others guessed.

    Raises `UnreadableDocument` if one that was given is not there, or if none has the text.
    """
    for field, name in given.items():
        if name not in found:
            raise UnreadableDocument(f"there is no column {name!r} for {field}", where=where, do=f"choose among {', '.join(found)[:200]}")
    plain = {plain_name(name): name for name in reversed(found)}
    guessed = {field: next((plain[name] for name in names if name in plain), None) for field, names in FIELDS.items()}
    names = {field: given.get(field) or name for field, name in guessed.items() if given.get(field) or name}
    if "text" not in names:
        do = "name it with --columns text=NAME"
        raise UnreadableDocument(f"no column has the reports' text (there are {', '.join(found)[:200] or 'none'})", where=where, do=do)
    return Columns({field: name for field, name in names.items() if name})


def article_of(row: Mapping[str, object], columns: Columns, *, where: str, source: bytes) -> Article:
    """The article in `row`; `source` are its bytes. Raises `UnreadableDocument` if it has no text."""
    value = {field: row.get(name) for field, name in columns.names.items()}
    title = text_of(value.get("title"))
    paragraphs = tuple(without_repeats(_paragraphs(value["text"]), title=title))
    if not paragraphs:
        raise UnreadableDocument(f'its "{columns.names["text"]}" is empty', where=where, do="give a row with a report in it")
    url = text_of(value.get("url"))
    authors = value.get("author")
    names = [name for item in authors if (name := text_of(item))] if isinstance(authors, list) else [text_of(authors)]
    return Article(
        where=where,
        kind=kind_of_text(BETWEEN.join(paragraphs), title=title, url=url),
        source=source,
        paragraphs=paragraphs,
        title=title,
        outlet=text_of(value.get("outlet")),
        author=", ".join(name for name in names if name) or None,
        published=moment(value.get("published")),
        url=url,
        language=text_of(value.get("language")),
    )


def _paragraphs(text: object) -> tuple[str, ...]:
    if not isinstance(text, str):
        return ()
    if _MARKUP.search(text):
        return fragment(text)
    return tuple(paragraph.strip() for paragraph in re.split(r"\r?\n[ \t]*\r?\n\s*", text) if paragraph.strip())
