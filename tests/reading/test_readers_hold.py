"""Whatever bytes a reader is given, it finds something or says why not."""

import json

import inputs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import OnrecordError
from onrecord.reading.child import document_of
from onrecord.reading.limits import Limits
from onrecord.reading.pieces import Article, Piece
from onrecord.reading.walking import Closed, Opened, Walk

LIMITS = Limits(source=2_000_000, nesting=3, member=2_000_000, unpacked=4_000_000)

WHOLE = {
    "page": inputs.page(),
    "feed": inputs.feed("<p>The minister said so.</p>"),
    "atom": inputs.atom("<p>The minister said so.</p>"),
    "mail": inputs.message(attachments={"a.html": inputs.page()}),
    "mailbox": inputs.mailbox(inputs.message()),
    "docx": inputs.docx(),
    "odt": inputs.odt(),
    "pdf": inputs.pdf([["The minister said so."]]),
    "zip": inputs.zipped({"a.html": inputs.page(), "b.txt": b"The minister said so."}),
    "gzip": inputs.gzipped(inputs.page()),
    "warc": inputs.warc({"https://a.example/": inputs.page()}, packed=False),
    "warc.gz": inputs.warc({"https://a.example/": inputs.page()}),
    "json": json.dumps({"articles": [{"title": "x", "content": "The minister said so."}]}).encode(),
    "csv": b"title,text\nx,The minister said so.\n",
}


@pytest.mark.parametrize("form", WHOLE)
@settings(max_examples=20, deadline=None)
@given(chance=st.data())
def test_pieces_of_a_file_with_anything_between(form: str, chance: st.DataObject) -> None:
    whole = WHOLE[form]
    start = chance.draw(st.integers(0, len(whole)))
    content = whole[:start] + chance.draw(st.binary(max_size=60)) + whole[chance.draw(st.integers(start, len(whole))) :]
    is_open: list[tuple[int, ...]] = []
    for event in Walk(LIMITS, {}).through(Piece(content, "given")):
        if isinstance(event, Opened):
            is_open.append(event.place)
        elif isinstance(event, Closed):
            while is_open.pop() != event.place:
                pass
        elif isinstance(event, Article) and event.paragraphs:
            document = document_of(event, LIMITS)
            assert all(0 <= begin < end <= len(document.text) for begin, end in document.boilerplate)
        elif isinstance(event, OnrecordError):
            assert event.where.startswith("given")
    assert is_open == []


def test_a_walk_goes_on_behind_any_place() -> None:
    members = {f"{number}.html": inputs.page() for number in range(3)}
    piece = Piece(inputs.zipped({**members, "in.zip": inputs.zipped(members), "last.txt": b"The minister said so."}), "given")
    every = [event.place for event in Walk(LIMITS, {}).through(piece) if isinstance(event, Opened)]
    assert every == [(0,), (0, 0), (0, 1), (0, 2), (0, 3), (0, 3, 0), (0, 3, 1), (0, 3, 2), (0, 4)]
    for place in every[1:]:
        rest = [event.place for event in Walk(LIMITS, {}, after=place).through(piece) if isinstance(event, Opened)]
        on_the_way = [place[:length] for length in range(1, len(place))]
        assert rest == on_the_way + [other for other in every if other > place and other[: len(place)] != place]
