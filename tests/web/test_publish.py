"""Published pages: every link leads to a file, the same record gives the same bytes, and nobody's files are touched."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from onrecord.errors import WrongSettings
from onrecord.record import Record, open_record
from onrecord.web.publish import MARKER, publish
from record.making import keep, made


@pytest.fixture
def record(tmp_path: Path) -> Record:
    opened = open_record(str(tmp_path / "record.sqlite"), create=True)
    for number in range(6):
        keep(opened, made(number))
    return opened


def published(record: Record, folder: Path) -> dict[str, bytes]:
    written = [one.path for one in publish(record, folder, names={}, address="https://example.org/board/")]
    assert len(written) == len(set(written))
    return {path: (folder / path).read_bytes() for path in written}


def test_every_link_leads_to_a_file_and_every_anchor_is_there(record: Record, tmp_path: Path) -> None:
    files = published(record, tmp_path / "pages")
    ids = {path: set(re.findall(r'\sid="([^"]+)"', text.decode())) for path, text in files.items() if path.endswith(".html")}
    for path, content in files.items():
        if not path.endswith(".html"):
            continue
        for link in re.findall(r'(?:href|src)="([^"]*)"', content.decode()):
            target, _, anchor = unquote(unescape(link)).partition("#")
            if target.startswith(("http://", "https://")):
                continue
            assert not target.startswith("/"), (path, link)
            leads = (Path(path).parent / target).as_posix() if target else path
            name = str(Path("/", leads).resolve().relative_to("/"))
            assert name in files, (path, link)
            assert not anchor or anchor in ids[name] or anchor.startswith("shape-"), (path, link)


def test_the_same_record_gives_the_same_bytes(record: Record, tmp_path: Path) -> None:
    assert published(record, tmp_path / "one") == published(record, tmp_path / "two")


def test_the_feed_leads_to_the_address_of_the_folder(record: Record, tmp_path: Path) -> None:
    files = published(record, tmp_path / "pages")
    feed = ElementTree.fromstring(files["changes.atom"])
    for link in feed.iter("{http://www.w3.org/2005/Atom}link"):
        assert link.attrib["href"].startswith("https://example.org/board/")
        assert link.attrib["href"].removeprefix("https://example.org/board/") in files


def test_what_is_no_more_goes_and_nothing_else(record: Record, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    published(record, folder)
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    (folder / MARKER).write_text((folder / MARKER).read_text().replace("[", '["old.html", "../outside.txt",', 1), encoding="utf-8")
    (folder / "old.html").write_text("old", encoding="utf-8")
    (tmp_path / "outside.txt").write_text("outside", encoding="utf-8")
    published(record, folder)
    assert not (folder / "old.html").exists()
    assert (folder / "mine.txt").exists()
    assert (tmp_path / "outside.txt").exists()


def test_a_folder_with_other_files_is_left_alone(record: Record, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(WrongSettings, match="other files"):
        list(publish(record, tmp_path / "mine", names={}))
    with pytest.raises(WrongSettings, match="it is a file"):
        list(publish(record, tmp_path / "mine" / "thesis.txt", names={}))
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.txt"]
