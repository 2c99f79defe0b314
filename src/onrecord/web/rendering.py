"""From values to pages: the templates with the words and shapes that they use, and the JSON twin of a value."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.web import words
from onrecord.web.addresses import Addresses, outside
from onrecord.web.highlight import by_paragraph, highlighted, paragraphs
from onrecord.web.queries.documents import chain
from onrecord.web.shown import DocumentPage

_LONGEST = 80
"""Characters of a party's name that are shown: the longest of the register has 44."""


def plain(value: Any) -> Any:
    """A frozen value as dictionaries, lists, strings, numbers and None. Mappings with keys that are no strings must not be in it."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    return value


def as_json(value: Any) -> bytes:
    """The JSON twin of a value: ASCII, so that no character of a report can be anything but itself."""
    return json.dumps(plain(value), separators=(",", ":")).encode("ascii")


def data_block(value: Any) -> Markup:
    """A value as JSON that may stand inside a `<script type="application/json">`: nothing in it can end that element."""
    safe = json.dumps(plain(value), separators=(",", ":")).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup(safe)  # JSON in ASCII without < > &


def page(template: str, to: Addresses, names: Mapping[str, str], **values: Any) -> bytes:
    """The page that `template` makes of `values`, in UTF-8. A lone surrogate, which UTF-8 cannot carry, is shown as "?"."""
    party = partial(_party, names)
    facet = partial(words.facet_word, parties=names)
    return _environment().get_template(template).render(to=to, party=party, facet=facet, **values).encode("utf-8", "replace")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(
        date=words.date, age=words.age, short=words.shortened, data_block=data_block, outside=outside, chain=chain, dict_of=dict
    )
    made.globals.update(
        stances=words.STANCES,
        grounds=words.GROUNDS,
        grounds_short=words.GROUNDS_SHORT,
        acts=words.ACTS,
        factualities=words.FACTUALITIES,
        conditions=words.CONDITIONS,
        states=words.STATES,
        standings=words.STANDINGS,
        moves=words.MOVES,
        kinds=words.KINDS,
        facets_called=words.FACETS,
        counted=words.counted,
        document_paragraphs=document_paragraphs,
    )
    return made


def _party(names: Mapping[str, str], code: str | None) -> str:
    return words.shortened(names.get(code, code), _LONGEST) if code else "nobody named"


def document_paragraphs(shown: DocumentPage) -> list[Markup]:
    """The paragraphs of a report with its sources, cues and contents marked."""
    anchors = {"boilerplate"}
    text = shown.document.text
    return [highlighted(text, span, marks, anchors=anchors) for span, marks in by_paragraph(paragraphs(text), shown.marks)]
