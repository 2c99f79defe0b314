"""Reports with a page's links in the middle of their sentences are read as if these were not there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord import read_text
from onrecord.asides import asides, with_text, without_asides
from onrecord.document import Document, Span, Words, document, words
from onrecord.reading import from_text

LINKS = "Ann Mary DoeDoe seeks new term Poll: Doe is ahead of Roe in Ohio MORE"
REPORT = (
    "SARNOK, March 12, 2031 - The truce hangs on the sluices.\n\n"
    "Velmora will not open the sluices, Senator Ann Doe {links}(V-Ohio) said on Wednesday.\n\n"
    "“We accept the truce,” she said."
)


def test_a_sentence_is_read_without_the_links_in_it() -> None:
    plain, run_in = read_text(REPORT.format(links="")), read_text(REPORT.format(links=LINKS + " "))
    assert [(one.source.name, one.content.text) for one in run_in.statements if one.source] == [
        (one.source.name, one.content.text) for one in plain.statements if one.source
    ]
    assert {one.source.name for one in run_in.statements if one.source} == {"Ann Doe"}
    told = [[(row.party, row.issue, row.stance) for row in reading.positions] for reading in (run_in, plain)]
    assert told[0] == told[1]
    assert told[0]


def test_the_record_has_the_text_as_it_came_and_no_span_holds_a_link() -> None:
    reading = read_text(REPORT.format(links=LINKS + " "))
    text = reading.document.text
    assert LINKS in text
    start = text.index(LINKS)
    for one in reading.statements:
        for told in (one.source, one.cue, one.content):
            if told is not None:
                assert told.text == " … ".join(text[first:last] for first, last in told.spans)
                assert all(last <= start or first >= start + len(LINKS) for first, last in told.spans)


def test_without_links_the_document_is_itself() -> None:
    plain = from_text("She said no.\nSign up for our newsletter!", outlet=None, published=None)
    assert without_asides(plain) is plain


def test_stretches_that_overlap_are_one() -> None:
    report = Document(**{**_fields(document("abcdef")), "boilerplate": (Span(1, 4), Span(2, 3))})
    assert asides(report) == (Span(1, 4),)
    assert with_text(words(without_asides(report).text, [(0, 4)]), report) == words("abcdef", [(0, 1)])


@given(st.text(alphabet="ab \n“”.", max_size=60), st.data())
def test_spans_stay_true(text: str, data: st.DataObject) -> None:
    if not text.strip():
        return
    drawn = data.draw(st.sets(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=4))
    pairs = sorted(Span(*pair) for pair in drawn if pair[0] < pair[1])
    report = Document(**{**_fields(document(text)), "boilerplate": tuple(pairs)})
    shown = without_asides(report)
    assert len(shown.text) == len(text)
    hidden = {at for start, end in asides(report) for at in range(start, end)}
    assert all(shown.text[at] == (" " if at in hidden else text[at]) for at in range(len(text)))
    begin, end = data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))))
    if begin < end and shown.text[begin:end].strip():
        kept = with_text(words(shown.text, [(begin, end)]), report)
        assert isinstance(kept, Words)
        assert kept == words(text, kept.spans)
        covered = {at for first, last in kept.spans for at in range(first, last)}
        assert not covered & hidden
        assert {at for at in range(begin, end) if at not in hidden and not text[at].isspace()} <= covered


def _fields(of: Document) -> dict[str, object]:
    return {name: getattr(of, name) for name in Document.__dataclass_fields__}
