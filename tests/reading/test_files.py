"""Files to documents, and one clear error for each file that is none."""

import io
import os
import sys
from pathlib import Path

import pytest

from onrecord.document import digest
from onrecord.errors import UnreadableDocument, WrongSettings
from onrecord.reading import from_text, load

REPORT = "Ministers meet\r\n\r\nMarch 12, 2031\r\n\r\nThe minister said that the talks were over.\r\nSubscribe!\r\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "2031-04-01_dispatch.txt"
    path.write_bytes(REPORT.encode())
    return path


def test_a_document_is_the_file_to_the_letter(report: Path) -> None:
    document = load(report)
    assert document.text == REPORT
    assert document.id == digest(report.read_bytes())
    assert (document.title, document.published, document.language) == ("Ministers meet", "2031-03-12", "en")
    assert [document.text[start:end] for start, end in document.boilerplate] == ["March 12, 2031", "Subscribe!"]


def test_what_is_told_counts_more_than_the_text(report: Path) -> None:
    document = load(report, outlet="The Wire", published="2031-03-13")
    assert (document.outlet, document.published) == ("The Wire", "2031-03-13")


def test_a_date_in_the_name_counts_only_when_asked_for_and_where_nothing_else_tells(tmp_path: Path, report: Path) -> None:
    undated = tmp_path / "2031-04-01_undated.txt"
    undated.write_text("The minister said that the talks were over.")
    assert load(undated).published is None
    assert load(undated, date_from_name=True).published == "2031-04-01"
    assert load(report, date_from_name=True).published == "2031-03-12"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode())))
    assert load("-").text == REPORT


def test_standard_input_has_the_same_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a " * 100)))
    with pytest.raises(UnreadableDocument, match="standard input: it is too long"):
        load("-", limit=100)


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="no such file"):
        load(tmp_path / "nothing.txt")


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="it is a folder; name the files in it"):
        load(tmp_path)


def test_nul_in_the_name() -> None:
    with pytest.raises(UnreadableDocument, match="cannot be read"):
        load("a\0b")


def test_too_long_is_told_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with open(path, "wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(UnreadableDocument, match=r"too long \(50,000,000 bytes\).*--limit"):
        load(path)


@pytest.mark.skipif(os.name != "posix", reason="pipes with a name")
def test_a_pipe_that_never_ends_is_too_long() -> None:
    with pytest.raises(UnreadableDocument, match="too long"):
        load("/dev/zero", limit=1000)


def test_one_line_of_five_megabytes_loads(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_text("The minister said that the talks would go on. " * 110_000)
    assert len(load(path, limit=10_000_000).text) == 46 * 110_000


def test_another_language(tmp_path: Path) -> None:
    path = tmp_path / "fr.txt"
    path.write_text("La ministre a dit que les négociations se poursuivront dans la capitale.", encoding="utf-8")
    with pytest.raises(UnreadableDocument, match=r"it is in French \(fr\), not in English, and was not read"):
        load(path)


def test_a_text_at_hand_has_the_digest_of_its_utf_8() -> None:
    assert from_text("The talks are over, the minister said.").id == digest(b"The talks are over, the minister said.")


@pytest.mark.parametrize("published", ["May", "2031", "20310312", "2031-W11-3", "2031-02-30", "12.03.2031"])
def test_a_date_of_publication_that_is_none(published: str) -> None:
    with pytest.raises(WrongSettings, match="no date of publication"):
        from_text("The talks are over, the minister said.", published=published)
