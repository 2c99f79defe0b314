"""Encodings, paragraphs, and formats by their first bytes."""

import inputs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from inputs import PARAGRAPHS, TITLE
from lxml import etree, html

from onrecord.reading.formats.page import read
from onrecord.reading.formats.pdf import paragraphs_of
from onrecord.reading.limits import Limits
from onrecord.reading.pages.charset import page_text
from onrecord.reading.pages.paragraphs import blocks, fragment, told_paragraphs, with_lost, without_repeats
from onrecord.reading.pieces import Piece
from onrecord.reading.recognising import Format, recognised

TEXT = "“Poincaré” said so – in München."


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (TEXT.encode(), None),
        (b"\xef\xbb\xbf" + TEXT.encode(), None),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), None),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), None),
        (TEXT.encode("cp1252"), "text/html; charset=ISO-8859-1"),
        (TEXT.encode(), "text/html; charset=iso-8859-1"),
        (TEXT.encode(), "text/html; charset=no-such-thing"),
        (TEXT.encode(), "text/html; charset=base64"),
    ],
)
def test_encodings(content: bytes, media_type: str | None) -> None:
    assert page_text(content, media_type=media_type) == TEXT


@pytest.mark.parametrize(
    ("declared", "encoding", "text"),
    [
        ("windows-1251", "cp1251", "Переговоры закончились"),
        ("gb2312", "gb18030", "谈判结束了"),
        ("Shift_JIS", "cp932", "交渉は終わった"),
        ("iso-2022-jp", "iso2022_jp", "交渉は終わった"),
        ("euc-kr", "cp949", "협상이 끝났다"),
        ("ISO-8859-1", "cp1252", "it’s “over”"),
        ("utf-16", "utf-8", "it’s “over”"),
    ],
)
def test_declared_encodings(declared: str, encoding: str, text: str) -> None:
    for mark in (f'<meta charset="{declared}">', f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'):
        assert page_text((mark + text).encode(encoding)).endswith(text)


def test_one_bad_byte_does_not_change_the_encoding() -> None:
    content = b'<meta charset="utf-8">' + TEXT.encode() * 50 + b"\xff"
    assert page_text(content).endswith(TEXT + "�")


def test_an_encoding_nobody_declared() -> None:
    russian = "Министр сказал, что переговоры закончились и что стороны договорились о перемирии на шестьдесят дней. " * 5
    assert page_text(russian.encode("cp1251")) == russian


@given(st.binary(max_size=300), st.sampled_from([None, "text/html; charset=utf-7", "text/html; charset=idna", 'charset="']))
def test_any_bytes_are_some_text(content: bytes, media_type: str | None) -> None:
    assert isinstance(page_text(content, media_type=media_type), str)


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"<!DOCTYPE html><html></html>", Format.PAGE),
        (b"\xef\xbb\xbf\n <?xml version='1.0'?><html xmlns='x'>", Format.PAGE),
        ("<html><p>x</p></html>".encode("utf-16"), Format.PAGE),
        (b"<!-- saved from url=(0014)about:internet -->\n<HTML>", Format.PAGE),
        (b"<div class='a'><p>Text</p></div>", Format.PAGE),
        (b"<?xml version='1.0'?><rss version='2.0'>", Format.FEED),
        (b"<?xml version='1.0'?><?xml-stylesheet href='x'?><feed xmlns='http://www.w3.org/2005/Atom'>", Format.FEED),
        (b"<rdf:RDF xmlns:rdf='x'>", Format.FEED),
        (b"<!DOCTYPE lolz [<!ENTITY lol 'lol'>]><rss></rss>", Format.FEED),
        (inputs.message(), Format.MAIL),
        (inputs.mailbox(inputs.message()), Format.MAILBOX),
        (inputs.docx(), Format.DOCX),
        (inputs.odt(), Format.ODT),
        (inputs.pdf([["x"]]), Format.PDF),
        (inputs.warc({"https://a.example": b"x"}), Format.WARC),
        (inputs.gzipped(b"x"), Format.GZIP),
        (inputs.zipped({"a": b"x"}), Format.ZIP),
        (b'{"text": "x"}\n{"text": "y"}', Format.JSON),
        (b'[\n {"text": "x"}]', Format.JSON),
        (b"date,title,text\n1,2,3\n", Format.CSV),
        (b"title\tarticle_text\nx\ty\n", Format.CSV),
        (b"\x89PNG\r\n", Format.OTHER),
        (b"", Format.TEXT),
        (b"{\xe2\x80\xa6} he said", Format.TEXT),
        (b"[UPDATE] The ministers met.", Format.TEXT),
        ("\n\n".join((TITLE, *PARAGRAPHS)).encode(), Format.TEXT),
        (b"Kestria, Velmora sign text\nThe ministers met, and signed.", Format.TEXT),
        (b"From the river to the hills\nIt was 10:30 when they met.", Format.TEXT),
        (b"Note: this is a report.\nSubject: none.\n\nThe ministers met.", Format.TEXT),
        (b"5 < 6, said the minister.", Format.TEXT),
    ],
    ids=range(30),
)
def test_formats_by_their_first_bytes(content: bytes, form: Format) -> None:
    assert recognised(content) is form


@given(st.binary(max_size=500))
def test_any_bytes_are_in_some_format(content: bytes) -> None:
    assert isinstance(recognised(content), Format)


def test_blocks_are_paragraphs_and_breaks_are_lines() -> None:
    body = etree.fromstring(
        "<body><head>Talks</head><p>One <hi>bold</hi>\n two.<lb/>Next.</p><list><item>a</item><item>b <p>c</p> d</item></list>"
        "<table><row><cell>x</cell><cell>y</cell></row></table><quote><p>q</p></quote><p>old<lb/><lb/>page</p></body>"
    )
    assert list(blocks(body)) == ["Talks", "One bold two.\nNext.", "a", "b", "c", "d", "x | y", "q", "old", "page"]


def test_deep_trees_are_walked_without_recursion() -> None:
    root = top = etree.Element("body")
    for _ in range(5_000):
        top = etree.SubElement(top, "div")
    top.text = "deep"
    assert list(blocks(root)) == ["deep"]


def test_the_title_stands_once_and_so_does_a_pull_quote() -> None:
    long = "“We will come to Lunde without conditions,” she said."
    assert list(without_repeats(["TALKS, end", "No.", long, "No.", long], title="Talks end")) == ["No.", long, "No."]


def test_a_fragment_with_scripts_and_pictures() -> None:
    assert fragment(
        '<img src=x onerror="alert(1)"><p>One</p><style>p{}</style><script>x()</script>two<iframe src="http://10.0.0.1/"></iframe>'
    ) == ("One", "two")
    assert fragment("") == ()


def test_text_that_only_the_linked_data_has() -> None:
    body = "\n".join(PARAGRAPHS)
    ld = dict(inputs.LD) | {"articleBody": body + "\n+++\n[a link](https://x.example/) in it."}
    (article,) = read(Piece(inputs.page(["Loading …"], ld=ld), "page"), Limits())
    assert article.paragraphs == (*PARAGRAPHS, "a link in it.")
    assert told_paragraphs(None) == told_paragraphs({"articleBody": 7}) == ()


def test_paragraphs_that_the_extractor_lost_are_taken_back() -> None:
    lost = "The Kestrian side has not said whether it will bring the maps of the river, which Velmora has asked for twice."
    note = "<em>The author of this piece has written about rivers and ferries for more than twenty years for this paper.</em>"
    boxes = [*PARAGRAPHS[:3], lost, PARAGRAPHS[3], note, "Short."]
    root = html.document_fromstring(
        "<body>" + "".join(f'<div class="part"><p>{text}</p></div>' for text in boxes) + f'<div class="x"><p>{lost}!</p></div></body>'
    )
    assert with_lost(root, PARAGRAPHS) == (*PARAGRAPHS[:3], lost, PARAGRAPHS[3])


def test_running_heads_of_a_pdf_are_left_out() -> None:
    said = "the ministers spoke about the ferries and about the maps of the river, and"
    pages = [
        ["Report of the mission", f"Page {number} of 4", f"On day {number} {said}", f"then {did}.", str(number)]
        for number, did in enumerate(("went home", "had dinner", "parted"), 1)
    ]
    assert list(paragraphs_of(pages)) == [
        f"On day 1 {said} then went home.",
        f"On day 2 {said} then had dinner.",
        f"On day 3 {said} then parted.",
    ]
