"""From values to pages: the templates with the words and shapes that they use, and the JSON twin of a value."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.document import Document, Span
from onrecord.talks.rows import StatementRow
from onrecord.web import words
from onrecord.web.addresses import Addresses, outside
from onrecord.web.highlight import Mark, highlighted, paragraphs
from onrecord.web.queries.documents import chain
from onrecord.web.shown import DocumentPage


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
        loader=PackageLoader("onrecord.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False
    )
    made.filters.update(date=words.date, age=words.age, short=words.shortened, data_block=data_block, outside=outside, chain=chain)
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
    return names.get(code, code) if code else "nobody named"


def document_paragraphs(shown: DocumentPage) -> list[Markup]:
    """The paragraphs of a report with its sources, cues and contents marked."""
    marks = [mark for row in shown.statements if str(row.standing) != "wrong" for mark in _marks(row, shown.document)]
    marks += [Mark(span, "boilerplate", "boilerplate") for span in shown.document.boilerplate]
    anchors = {"boilerplate"}
    return [highlighted(shown.document.text, span, marks, anchors=anchors) for span in paragraphs(shown.document.text)]


def _marks(row: StatementRow, document: Document) -> list[Mark]:
    """The content of a statement; its cue and its source too, where their words stand near it."""
    found = [Mark(span, "content", row.key) for span in row.spans]
    around = Span(max(0, row.spans[0].start - 400), min(len(document.text), row.spans[-1].end + 400))
    for kind, told in (("cue", row.cue), ("source", row.source.text if row.source else None)):
        if told and (span := _nearest(document.text, told, row.spans[0].start, around)):
            found.append(Mark(span, kind, row.key))
    return found


def _nearest(text: str, told: str, place: int, around: Span) -> Span | None:
    """Where `told` stands nearest to `place`, the last word before it first; None if it does not stand there in one piece."""
    before = text.rfind(told, around.start, place)
    if before >= 0:
        return Span(before, before + len(told))
    after = text.find(told, place, around.end)
    return Span(after, after + len(told)) if after >= 0 else None
