"""What holds for any text and any bytes. Source: Hypothesis looks for the ones that break it."""

from __future__ import annotations

import io
import json
import unicodedata
from dataclasses import fields, is_dataclass
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

import onrecord
from onrecord import actors, talks
from onrecord.actors.register import Register
from onrecord.actors.values import Actor, Kind, Statement
from onrecord.cli.terminal import safe, safe_json
from onrecord.cli.view import draw
from onrecord.document import Document, Span, Words
from onrecord.errors import UnreadableDocument
from onrecord.reading import from_bytes, from_text
from onrecord.statements.values import Act, Factuality, Mode, Tagged
from onrecord.talks.format import to_json
from onrecord.talks.values import Reading

# Texts of what breaks readers of reports, beside any text: quotation marks that do not close, names, dates, blanks of all sorts, all line
# ends.
PIECES = st.sampled_from(
    [
        *(
            "“",
            "”",
            '"',
            "''",
            "``",
            "’",
            "—",
            " (",
            ") ",
            ". ",
            "\n",
            "\r\n",
            "\r",
            "\n\n",
            "\t",
            "\u00a0",
            "\ufeff",
            "\u202e",
            "\x1b[2J",
            "\x00",
        ),
        *(
            "é",
            "e\u0301",
            "👩\u200d👩\u200d👧",
            "\U00010348",
            "ש",
            "May 20, 2031",
            "on Monday",
            "MOSCOW, May 20. /TASS/. ",
            "Subscribe to us",
            "© 2031 ",
        ),
        *(
            "said ",
            "that ",
            "if ",
            "President Ilse Maran ",
            "Moscow ",
            "the Kremlin ",
            "told Reuters ",
            "according to ",
            "he ",
            "truce ",
            "will ",
        ),
        *("rejected ", "citing ", "A", "1"),
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join))

quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check_spans(value: object, text: str) -> None:
    """Every span in `value` lies within `text`, and every `Words` has what stands at its spans."""
    if isinstance(value, Span):
        assert 0 <= value.start < value.end <= len(text)
    elif isinstance(value, Words):
        assert value == Document("", text).words(*value.spans)
    elif isinstance(value, Actor):
        assert value.text == Document("", text).words(*value.spans).text
    elif isinstance(value, tuple | list):
        for inner in value:
            check_spans(inner, text)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            check_spans(getattr(value, field.name), text)


@quick
@given(
    st.one_of(
        st.binary(max_size=400),
        TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")),
        TEXTS.map(lambda text: text.encode("utf-16", "replace")),
    )
)
def test_any_bytes_are_a_document_or_say_why_not(content: bytes) -> None:
    try:
        document = from_bytes(content, where="it")
    except UnreadableDocument as error:
        assert (error.where, bool(error.do), "\n" in str(error)) == ("it", True, False)  # noqa: PT017
        return
    assert document.text
    assert document == from_bytes(content, where="it")
    check_spans(document, document.text)


@quick
@given(TEXTS)
def test_boilerplate_is_in_order_and_apart(text: str) -> None:
    document = read_if_english(text)
    if document is None:
        return
    end = 0
    for span in document.boilerplate:
        assert end <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        end = span.end


@quick
@given(TEXTS)
def test_a_document_in_which_nothing_was_tagged_reads_to_the_end(text: str) -> None:
    document = read_if_english(text)
    if document is None:
        return
    attributed = actors.attribute(Tagged(document, ()), register=Register.load())
    check_spans(attributed, text)
    reading = talks.reading(attributed)
    check_spans(reading, text)
    assert to_json(reading) == to_json(talks.reading(actors.attribute(Tagged(document, ()), register=Register.load())))


@quick
@given(st.text())
def test_what_is_shown_cannot_steer_a_terminal(text: str) -> None:
    assert not any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in safe(text) if letter not in "\t\n")
    assert safe(safe(text)) == safe(text)


@quick
@given(st.text())
def test_json_says_the_same_in_harmless_characters(text: str) -> None:
    encoded = safe_json(json.dumps({"text": text}, ensure_ascii=False))
    assert json.loads(encoded) == {"text": text}
    assert not any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in encoded)
    encoded.encode("utf-8")


@quick
@given(TEXTS.filter(lambda text: text.strip() != ""), st.data())
def test_any_reading_is_drawn_within_80_columns(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    found = Document("sha256:0", text, title=text).words((start, data.draw(st.integers(start + 1, len(text)))))
    source = Actor(found.text, found.spans, found.text, Kind.PERSON, (text,), role=text)
    said = Statement(
        "s1", source, (source,), found, found, None, Mode.DIRECT, Act.INFORM, Factuality.CERTAIN, None, None, None, said=None
    )  # fmt: skip
    reading = Reading(Document("sha256:0", text, title=text), (said,), {}, (), (), (), ())
    printed = io.StringIO()
    draw(reading, console=Console(file=printed, width=80, highlight=False, markup=False, emoji=False), name=lambda code: code)
    assert not any(unicodedata.category(letter) in ("Cc", "Cs") for letter in printed.getvalue() if letter != "\n")
    assert all(cell_len(line) < 81 for line in printed.getvalue().split("\n"))


@pytest.mark.model
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_any_text_is_read(text: str) -> None:
    """The whole way, with the network."""
    document = read_if_english(text)
    if document is None:
        return
    reading = reader().read(document)
    check_spans(reading, text)
    assert to_json(reading) == to_json(reader().read(document))


@cache
def reader() -> onrecord.Reader:
    return onrecord.Reader()


def read_if_english(text: str) -> Document | None:
    try:
        return from_text(text)
    except UnreadableDocument:
        return None
