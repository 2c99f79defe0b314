"""Spans to HTML: whatever nests or crosses, the HTML is well-formed and its text is the text."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from onrecord.document import Span
from onrecord.web.highlight import Mark, highlighted, paragraphs, pieces

TEXTS = st.text(alphabet="ab <>&\"'\n\u202e👩é\u0301/", min_size=1, max_size=60)


class Strict(HTMLParser):
    """Collects the text and the marks over each of its characters; fails where an end does not match the last start."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.over: list[frozenset[str]] = [frozenset()]
        self.text: list[tuple[str, frozenset[str]]] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        assert tag in ("mark", "span"), tag
        given = dict(attributes)
        self.open.append(tag)
        self.over.append(frozenset((given["data-of"] or "").split()) if tag == "mark" else self.over[-1])
        self.ids += [given["id"] or ""] if "id" in given else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.over.pop()

    def handle_data(self, words: str) -> None:
        self.text += [(character, self.over[-1]) for character in words]


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(places, places, st.sampled_from(["source", "cue", "content"]), st.sampled_from("uvwx")), max_size=8))
    return text, [Mark(Span(min(one, other), max(one, other)), kind, key) for one, other, kind, key in spans]


@given(marked())
def test_the_html_is_well_formed_and_says_the_text(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    parser = Strict()
    parser.feed(str(highlighted(text, Span(0, len(text)), marks)))
    parser.close()
    assert parser.open == []
    assert "".join(character for character, _ in parser.text) == text
    for place, (_, over) in enumerate(parser.text):
        assert over == {mark.key for mark in marks if mark.span.start <= place < mark.span.end}


@given(marked())
def test_every_key_that_is_shown_has_one_anchor(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    parser = Strict()
    anchors: set[str] = set()
    for span in paragraphs(text):
        parser.feed(str(highlighted(text, span, marks, anchors=anchors)))
    parser.close()
    assert sorted(parser.ids) == sorted({key for _, over in parser.text for key in over}) == sorted(anchors)


@given(marked(), st.integers(0, 60), st.integers(0, 60))
def test_pieces_cover_a_stretch_without_gap(case: tuple[str, list[Mark]], one: int, other: int) -> None:
    text, marks = case
    span = Span(min(one, other, len(text) - 1), min(max(one, other) + 1, len(text)))
    found = pieces(span, marks)
    assert [piece.span.start for piece in found] == [span.start, *[piece.span.end for piece in found[:-1]]]
    assert found[-1].span.end == span.end


@given(TEXTS)
def test_paragraphs_leave_out_nothing_but_blanks(text: str) -> None:
    found = paragraphs(text)
    covered = {place for span in found for place in range(*span)}
    assert all(text[place].isspace() for place in range(len(text)) if place not in covered)
    assert all(text[span.start : span.end].strip() for span in found)


def test_crossing_and_nested_marks_by_example() -> None:
    marks = [Mark(Span(0, 6), "content", "a"), Mark(Span(4, 9), "content", "b"), Mark(Span(1, 2), "cue", "a")]
    assert str(highlighted("x <y> z & w", Span(0, 11), marks)) == (
        '<mark class="content d1" data-of="a">x</mark><mark class="content cue d1" data-of="a"> </mark>'
        '<mark class="content d1" data-of="a">&lt;y</mark><mark class="content d2" data-of="a b">&gt; </mark>'
        '<mark class="content d1" data-of="b">z &amp;</mark> w'
    )
