"""Every format to its documents, found by what it is and not by its name."""

import json
from collections.abc import Callable
from pathlib import Path

import inputs
import pytest
from inputs import FRENCH, PARAGRAPHS, TITLE

from onrecord.document import digest
from onrecord.errors import WrongSettings
from onrecord.reading import load
from onrecord.reading.limits import Limits
from onrecord.reading.pieces import Found
from onrecord.reading.sources import documents

WHOLE = "\n\n".join((TITLE, *PARAGRAPHS))
HTML = "".join(f"<p>{text}</p>" for text in PARAGRAPHS) * 2
LINES = [
    "The two ministers met in Lunde on Monday and spoke for three hours about the",
    "ferries, a diplomat said.",
    "They will meet again.",
]


@pytest.fixture
def found(tmp_path: Path) -> Callable[..., list[Found]]:
    """What is found in bytes, written to a file whose name tells nothing."""

    def find(content: bytes, **options: object) -> list[Found]:
        path = tmp_path / "given.bin"
        path.write_bytes(content)
        return list(documents([path], **options))  # type: ignore[arg-type]

    return find


Finder = Callable[..., list[Found]]


def test_a_page(found: Finder) -> None:
    content = inputs.page()
    (item,) = found(content)
    assert item.failure is None
    document = item.document
    assert document is not None
    assert document.text == WHOLE
    assert (document.title, document.outlet, document.author) == (TITLE, "Meren Dispatch", "Ada Brenn")
    assert (document.published, document.language, document.kind, document.extracted) == ("2031-03-12T09:30:00+01:00", "en", "report", True)
    assert document.id == item.digest == digest(content)


@pytest.mark.parametrize(
    ("content", "wheres"),
    [
        (
            inputs.zipped({"a/one.html": inputs.page(), "two.txt": WHOLE.encode(), "style.css": b"p {}"}),
            ["!a/one.html", "!two.txt"],
        ),
        (inputs.gzipped(inputs.page()), ["!given.bin"]),
        (inputs.warc({"https://dispatch.example/1": inputs.page()}), ["!https://dispatch.example/1"]),
        (inputs.warc({"https://dispatch.example/1": inputs.page()}, packed=False), ["!https://dispatch.example/1"]),
        (
            inputs.zipped(
                {"archive/data.warc.gz": inputs.warc({"https://dispatch.example/1": inputs.page()}), "datapackage.json": b"{}"},
                packing=0,
            ),
            ["!archive/data.warc.gz!https://dispatch.example/1"],
        ),
        (inputs.mailbox(inputs.message(), inputs.message()), ["!1", "!2"]),
        (inputs.message(), [""]),
        (inputs.message(attachments={"truce.html": inputs.page()}), ["", "!truce.html"]),
        (inputs.docx(), [""]),
        (inputs.odt(), [""]),
        (inputs.feed(HTML, HTML), ["#1", "#2"]),
        (inputs.atom(HTML), ["#1"]),
        (b"\n".join(json.dumps({"title": TITLE, "body": WHOLE}).encode() for _ in range(2)), ["#1", "#2"]),
        (json.dumps({"status": "ok", "articles": [{"headline": TITLE, "content": WHOLE}]}).encode(), ["#1"]),
        (f'title,text\n"{TITLE}","{PARAGRAPHS[0]}\n\n{PARAGRAPHS[2]}"\n'.encode(), ["#2"]),
        (f"Headline;Body\n{TITLE};{PARAGRAPHS[2]}\n".encode(), ["#2"]),
        (inputs.pdf([LINES]), [""]),
    ],
    ids="zip gzip warc.gz warc wacz mbox eml attachment docx odt rss atom jsonl json csv semicolons pdf".split(),
)
def test_containers_and_documents(found: Finder, content: bytes, wheres: list[str]) -> None:
    items = found(content)
    assert [item.failure for item in items] == [None] * len(wheres)
    assert [item.where.partition("given.bin")[2] for item in items] == wheres
    for item in items:
        assert item.document is not None
        assert item.document.id == item.digest
        assert item.document.language == "en"
        assert "Velmora" in item.document.text or item.document.text.endswith("They will meet again.")


def test_the_same_member_has_the_same_name_wherever_it_is_packed(found: Finder) -> None:
    plain = found(inputs.page())[0]
    for content in (
        inputs.gzipped(inputs.page()),
        inputs.zipped({"x": inputs.page()}),
        inputs.warc({"https://a.example/": inputs.page()}),
    ):
        assert found(content)[0].digest == plain.digest


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_is_read_as_by_itself(found: Finder, tmp_path: Path, encoding: str) -> None:
    (item,) = found(WHOLE.replace("\n", "\r\n").encode(encoding))
    assert item.document == load(tmp_path / "given.bin")
    assert not item.document.extracted


def test_another_language_is_kept_with_its_tag(found: Finder) -> None:
    for content in (inputs.page(FRENCH, ld=None, language="fr", title="La ministre attend une réponse"), "\n\n".join(FRENCH).encode()):
        (item,) = found(content)
        assert item.failure is None
        assert item.document is not None
        assert item.document.language == "fr"


@pytest.mark.parametrize("content", [inputs.docx(), inputs.odt()], ids=["docx", "odt"])
def test_the_title_of_a_text_stands_once(found: Finder, content: bytes) -> None:
    (item,) = found(content)
    assert item.document is not None
    assert (item.document.text, item.document.title) == (WHOLE, TITLE)


def test_a_message_tells_who_sent_it_and_when(found: Finder) -> None:
    (item,) = found(inputs.message())
    assert item.document is not None
    assert (item.document.title, item.document.outlet, item.document.published) == (TITLE, "Meren Dispatch", "2031-03-12T09:30:00+01:00")
    assert item.document.text == WHOLE


def test_a_message_in_html_alone(found: Finder) -> None:
    (item,) = found(inputs.message("See below.", html=f"<html><body>{HTML}</body></html>"))
    assert item.document is not None
    assert item.document.text == WHOLE


def test_an_entry_that_is_only_a_summary(found: Finder) -> None:
    (item,) = found(inputs.feed(f"<p>{PARAGRAPHS[0]}</p><p>The post {TITLE} appeared first on Meren Dispatch.</p>"))
    assert item.document is not None
    assert item.kind == item.document.kind == "summary"
    assert item.document.text == f"{TITLE} 1\n\n{PARAGRAPHS[0]}"
    assert item.document.url == "https://dispatch.example/1"


def test_columns_are_said_aloud_and_can_be_given(found: Finder) -> None:
    said: list[str] = []
    content = json.dumps({"Überschrift": TITLE, "Inhalt": PARAGRAPHS[2], "pub_date": "2031-03-12"}).encode()
    (item,) = found(content)
    assert "no column has the reports' text (there are Überschrift, Inhalt, pub_date)" in str(item.failure)
    (item,) = found(content, columns={"text": "Inhalt", "title": "Überschrift"}, tell=said.append)
    assert item.document is not None
    assert (item.document.text, item.document.published) == (f"{TITLE}\n\n{PARAGRAPHS[2]}", "2031-03-12")
    assert said[0].endswith('given.bin: reads text from "Inhalt", title from "Überschrift", published from "pub_date"')
    (item,) = found(content, columns={"text": "Body"})
    assert "there is no column 'Body' for text" in str(item.failure)


def test_a_bad_row_is_named_and_the_rest_read(found: Finder) -> None:
    rows = [json.dumps({"text": WHOLE}), '{"text": "brok', json.dumps({"text": ""}), "[1]", "", json.dumps({"text": WHOLE})]
    items = found("\n".join(rows).encode())
    assert [item.where.rpartition("#")[2] for item in items] == ["1", "2", "3", "4", "6"]
    assert ["" if item.failure is None else item.failure.what for item in items] == [
        "",
        "it is damaged JSON",
        'its "text" is empty',
        "it is no object",
        "",
    ]


def test_lines_of_a_pdf_become_paragraphs(found: Finder) -> None:
    (item,) = found(inputs.pdf([LINES]))
    assert item.document is not None
    assert item.document.text == f"{TITLE}\n\n{LINES[0]} {LINES[1]}\n\n{LINES[2]}"


def test_a_pdf_without_text(found: Finder) -> None:
    (item,) = found(inputs.pdf([[]]))
    assert "it is a PDF of pictures, with no text in it; run it through text recognition" in str(item.failure)


def test_what_the_user_tells_counts_more(found: Finder, tmp_path: Path) -> None:
    (item,) = found(inputs.page(), outlet="The Wire", published="2031-03-13")
    assert item.document is not None
    assert (item.document.outlet, item.document.published) == ("The Wire", "2031-03-13")
    with pytest.raises(WrongSettings):
        found(inputs.page(), published="May")


def test_dates_in_the_names_of_files_and_members(tmp_path: Path) -> None:
    undated = inputs.page(ld=None)
    (tmp_path / "2031-04-01_a.html").write_bytes(undated)
    (tmp_path / "b.zip").write_bytes(inputs.zipped({"week/2031-04-02_c.html": undated}))
    dates = [item.document and item.document.published for item in documents([tmp_path], date_from_name=True)]
    assert dates == ["2031-04-01", "2031-04-02"]
    assert [item.document and item.document.published for item in documents([tmp_path])] == [None, None]


def test_folders_are_walked_in_order_and_hidden_files_passed_over(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.html", "a.txt", ".git/x.txt", "c/.hidden"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(inputs.page() if name.endswith("html") else WHOLE.encode())
    assert [Path(item.where).relative_to(tmp_path).as_posix() for item in documents([tmp_path])] == ["a.txt", "b/1.html", "b/2.txt"]
    (tmp_path / "empty").mkdir()
    (item,) = documents([tmp_path / "empty"])
    assert "there is no file in it" in str(item.failure)


def test_one_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("none.txt", "bad.pdf", "page.html", "empty.txt", "last.txt")]
    paths[1].write_bytes(b"%PDF-1.4 nothing")
    paths[2].write_bytes(inputs.page())
    paths[3].write_bytes(b"")
    paths[4].write_text(WHOLE)
    told = ["" if item.failure is None else item.failure.what for item in documents(paths)]
    assert told == ["no such file", "it is a damaged PDF", "", "it is empty", ""]


def test_an_address_is_not_fetched_unless_there_is_something_to_fetch_with() -> None:
    (item,) = documents(["https://dispatch.example/1"])
    assert "https://dispatch.example/1: it is an address; fetch it with `onrecord add`" in str(item.failure)


@pytest.mark.parametrize(
    ("limits", "content", "told"),
    [
        (Limits(source=1000), inputs.page(), "it is longer than 1,000 bytes"),
        (Limits(archive=1000), inputs.zipped({"x": inputs.page()}, packing=0), "it is longer than 1,000 bytes"),
        (Limits(report=100), inputs.page(), f"it is too long ({len(WHOLE)} letters in 4 paragraphs) for one report"),
        (Limits(report=100), WHOLE.encode(), "it is too long"),
        (Limits(spans=3), inputs.page(), f"it is too long ({len(WHOLE)} letters in 4 paragraphs) for one report"),
        (Limits(tags=10), inputs.page(), "it has more than 10 tags"),
        (Limits(documents=1), inputs.zipped({"a": inputs.page(), "b": inputs.page()}), "it has more than 1 documents"),
        (Limits(nesting=1), inputs.zipped({"a": inputs.zipped({"b": inputs.page()})}), "it is packed more than 1 levels deep"),
        (Limits(unpacked=100), inputs.zipped({"a": inputs.page(), "b": inputs.page()}), "it unpacks to more than 100 bytes"),
        (Limits(member=100), inputs.zipped({"a": inputs.page()}), "it is longer than 100 bytes"),
    ],
)
def test_each_limit_is_told(found: Finder, limits: Limits, content: bytes, told: str) -> None:
    failures = [item.failure for item in found(content, limits=limits) if item.failure is not None]
    assert len(failures) == 1
    assert failures[0].what.startswith(told)
    assert "\n" not in str(failures[0])


def test_limits_by_name() -> None:
    assert Limits().but({"seconds": "2.5", "tags": "10"}) == Limits(seconds=2.5, tags=10)
    for settings in ({"speed": "1"}, {"tags": "many"}, {"tags": "-1"}):
        with pytest.raises(WrongSettings):
            Limits().but(settings)
