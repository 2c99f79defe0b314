"""Input that is out for something: bombs, entities, lies. Each is one clear line, within the limits, and the next document is read."""

import io
import os
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import inputs
import pytest

from onrecord.reading.limits import Limits
from onrecord.reading.pieces import Found
from onrecord.reading.sources import documents

LIMITS = Limits(seconds=10.0)


@pytest.fixture
def after(tmp_path: Path) -> Path:
    """A page that is read after the hostile file, to see that everything still works."""
    path = tmp_path / "z.html"
    path.write_bytes(inputs.page())
    return path


def read(content: bytes, after: Path, limits: Limits = LIMITS) -> list[Found]:
    """What is found in the content; the page after it has to be found as well."""
    path = after.with_name("a.bin")
    path.write_bytes(content)
    start = time.monotonic()
    *found, last = documents([path, after], limits=limits)
    assert time.monotonic() - start < 6 * limits.seconds + 60
    assert last.document is not None
    assert last.document.title == inputs.TITLE
    for item in found:
        assert item.failure is None or "\n" not in str(item.failure)
    return found


def failed(content: bytes, after: Path, limits: Limits = LIMITS) -> str:
    """The one line about content in which there is no document."""
    (item,) = read(content, after, limits)
    assert item.document is None
    return str(item.failure).partition("a.bin")[2]


def zeros(size: int) -> bytes:
    """A gzip file of so many zeros."""
    return inputs.gzipped(bytes(10_000_000)) * (size // 10_000_000)


def nested_bomb(levels: int, width: int, core: bytes) -> bytes:
    """A zip of zips, as 42.zip is."""
    for _ in range(levels):
        core = inputs.zipped({f"lib {number}.zip": core for number in range(width)})
    return core


def test_two_gigabytes_of_zeros(after: Path) -> None:
    assert (
        failed(zeros(2_000_000_000), after)
        == ": it unpacks to more than 150 times its size; raise it with --limits ratio=NUMBER if you trust it"
    )


def test_a_zip_of_zeros(after: Path) -> None:
    assert failed(inputs.zipped({"0.dll": bytes(100_000_000)}), after).startswith("!0.dll: it unpacks to more than 150 times its size")


def test_a_zip_that_lies_about_its_size(after: Path) -> None:
    content = bytearray(inputs.zipped({"0.txt": bytes(50_000_000)}))
    place = content.rindex(b"PK\x01\x02")
    content[place + 24 : place + 28] = (1000).to_bytes(4, "little")
    (item,) = read(bytes(content), after)
    assert item.document is None


def test_forty_two_zip(after: Path) -> None:
    told = failed(nested_bomb(5, 16, inputs.zipped({"0.dll": bytes(20_000_000)})), after)
    assert told == "!lib 0.zip" * 5 + ": it is packed more than 4 levels deep; unpack it first"
    shallow = read(nested_bomb(2, 4, inputs.zipped({"0.dll": bytes(20_000_000)})), after)
    assert {item.failure.what for item in shallow if item.failure} == {"it unpacks to more than 150 times its size"}


def test_a_zip_that_has_itself_in_it_over_and_over(after: Path) -> None:
    overlapping = io.BytesIO()
    with zipfile.ZipFile(overlapping, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", bytes(900_000))
        first = archive.infolist()[0]
        for _ in range(3_000):  # all members are the same bytes of the file
            info = zipfile.ZipInfo("a")
            info.compress_type, info.CRC, info.compress_size, info.file_size, info.header_offset = (
                8,
                first.CRC,
                first.compress_size,
                first.file_size,
                0,
            )
            archive.filelist.append(info)
            archive.NameToInfo[info.filename] = info
    found = read(overlapping.getvalue(), after, replace(LIMITS, unpacked=10_000_000))
    assert len(found) < 20
    assert "unpacks to more than 10,000,000 bytes" in str(found[-1].failure) or "is damaged" in str(found[-1].failure)


LAUGHS = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 10))
BILLION = f'<!DOCTYPE lolz [<!ENTITY l0 "lol">{LAUGHS}]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("prologue", [BILLION, OUTSIDE], ids=["billion laughs", "external entity"])
@pytest.mark.parametrize("form", ["feed", "odt", "docx"])
def test_entities_are_never_followed(after: Path, prologue: str, form: str) -> None:
    name = "&l9;" if prologue is BILLION else "&e;"
    if form == "feed":
        inside = f"<channel><title>{name}</title><item><title>{name}</title></item></channel>"
        content = f'<?xml version="1.0"?>{prologue}<rss version="2.0">{inside}</rss>'.encode()
    elif form == "odt":
        content = inputs.odt([name], prologue=prologue)
    else:
        text = f'{prologue}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>{name}</w:t></w:r></w:p></w:document>'
        content = inputs.zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": text.encode()})
    assert failed(content, after).startswith(": it declares entities of its own, which are never followed")


def test_entities_in_a_page_stay_words(after: Path) -> None:
    content = inputs.page([*inputs.PARAGRAPHS, "It said &xxe; and &l9; to all."]).replace(
        b"<!DOCTYPE html>", OUTSIDE.replace("DOCTYPE x", "DOCTYPE html").encode()
    )
    (item,) = read(content, after)
    assert item.document is not None
    assert "root:" not in item.document.text


def test_scripts_pictures_and_fonts_are_not_followed(after: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = '<link rel="stylesheet" href="http://127.0.0.1:9/x.css"><base href="http://127.0.0.1:9/"><script src="http://127.0.0.1:9/x.js"></script>'
    body = (
        '<img src="http://127.0.0.1:9/p.png"><iframe src="file:///etc/passwd"></iframe><object data="http://127.0.0.1:9/"></object>'
        '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">'
    )
    (item,) = read(inputs.page(head=head, body=body), after)
    assert item.document is not None
    assert item.document.text.count("\n\n") == len(inputs.PARAGRAPHS)


def test_a_page_nested_a_hundred_thousand_deep(after: Path) -> None:
    content = b"<html><body>" + b"<div>" * 100_000 + b"<p>The minister said so.</p>" + b"</div>" * 100_000
    for item in read(content, after):
        assert item.document is None or "minister" in item.document.text


def test_a_page_of_a_million_tags(after: Path) -> None:
    assert failed(b"<html><body>" + b"<b>x</b>" * 500_000, after).startswith(
        ": it has more than 300,000 tags; raise it with --limits tags=NUMBER"
    )
    slow = replace(LIMITS, tags=10_000_000, seconds=1.0)
    for item in read(b"<html><body>" + b"<p>x<b>y</b></p>" * 250_000, after, slow):
        assert item.document is not None or "takes longer than 1 seconds" in str(item.failure) or "memory" in str(item.failure)


def test_attributes_without_end(after: Path) -> None:
    read(b"<html><body><p " + b"a=b " * 500_000 + b">The minister said so.</p>", after)


@pytest.mark.parametrize("content", [b'{"text":' * 100_000, b"[" * 200_000 + b"{}", b'[{"a":' + b"[" * 100_000])
def test_json_nested_too_deeply(after: Path, content: bytes) -> None:
    (item,) = read(content, after)
    assert item.document is None or item.document.text.startswith("[")


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..\\..\\windows\\x.txt", "C:\\x.txt", "a/../../b.txt"])
def test_names_that_lead_out_of_an_archive(after: Path, name: str) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        info = zipfile.ZipInfo("x")
        info.filename = name
        archive.writestr(info, "\n\n".join(inputs.PARAGRAPHS))
    assert "its name leads out of the archive; do not trust this archive" in failed(file.getvalue(), after)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "it is an image, no plain text"),
        (b"%PDF-1.7\n%nothing", "it is a damaged PDF"),
        (b"PK\x03\x04" + bytes(100), "it is a damaged zip archive"),
        (b"\x1f\x8b\x08\x00" + bytes(20), "it is a damaged gzip file"),
        (inputs.gzipped(inputs.page())[:-200], "it is a gzip file that breaks off"),
        (b"WARC/1.0\r\nnothing", ""),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "it is binary"),
        (b"MZ\x90\x00" + bytes(600), "it is binary"),
    ],
)
def test_damage_and_binaries_are_told(after: Path, content: bytes, told: str) -> None:
    found = read(content, after)
    assert all(item.document is None for item in found)
    assert told in " ".join(str(item.failure) for item in found)


@pytest.mark.parametrize(
    "claim", ["application/pdf", "text/plain", "image/png", "text/html; charset=utf-16", "application/zip; charset=zip"]
)
def test_content_types_may_lie(after: Path, claim: str) -> None:
    found = read(inputs.warc({"https://dispatch.example/1": inputs.page()}, media_type=claim), after)
    if claim != "image/png":  # what a server calls a picture is passed over in an archive
        assert [item.document and item.document.title for item in found] == [inputs.TITLE]


def test_names_of_files_may_lie(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.txt", "c.png", "d"):
        (tmp_path / name).write_bytes(inputs.page())
    assert [item.document and item.document.title for item in documents([tmp_path])] == [inputs.TITLE] * 4


def test_one_that_takes_too_long_is_named_and_the_rest_is_read(after: Path) -> None:
    slow = b"<html><body>" + b"<table><tr><td><p>The minister said so.</p>" * 60_000
    limits = replace(LIMITS, seconds=0.5, tags=10_000_000)
    members = {
        "1.html": inputs.page(),
        "2.html": slow,
        "3.html": inputs.page(),
        "4.html": slow,
        "5.txt": "\n\n".join(inputs.PARAGRAPHS).encode(),
    }
    read(inputs.page(), after)  # the process has started: what it takes to start is not the document's
    found = read(inputs.zipped(members, packing=0), after, limits)
    names = [item.where.partition("!")[2] for item in found]
    assert names == ["1.html", "2.html", "3.html", "4.html", "5.txt"]
    assert [item.document is not None for item in found][::2] == [True, True, True]
    for item in found[1::2]:
        assert item.document is not None or "takes longer than 0.5 seconds" in str(item.failure) or "nested" in str(item.failure)


def test_one_that_needs_too_much_memory_is_named_and_the_rest_is_read(after: Path) -> None:
    huge = b"<html><body>" + b"<p>The minister said so.</p>" * 90_000
    limits = replace(LIMITS, memory=260_000_000, seconds=60.0)
    found = read(
        inputs.zipped({"1.html": inputs.page(), "2.html": huge * 3, "3.html": inputs.page()}),
        after,
        replace(limits, tags=10_000_000),
    )
    assert [item.document is not None for item in found] == [True, False, True]


def test_a_parser_that_breaks_down_is_started_again(after: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A library that takes its process down, here by reading address 0 for every page that says so."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "if 'onrecord.reading.child' in ' '.join(sys.orig_argv):\n"
        "    import ctypes\n"
        "    import onrecord.reading.formats.page as page\n"
        "    real = page.read\n"
        "    def read(piece, limits):\n"
        "        if b'CRASH' in piece.content: ctypes.string_at(0)\n"
        "        return real(piece, limits)\n"
        "    page.read = read\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    members = {
        "1.html": inputs.page(),
        "2.html": inputs.page(["CRASH"]),
        "3.html": inputs.page(),
        "in.zip": inputs.zipped({"4.html": inputs.page(["CRASH"]), "5.html": inputs.page()}),
    }
    limits = replace(LIMITS, memory=999_000_000)  # a limit of its own, so that a process of its own is started
    found = read(inputs.zipped(members), after, limits)
    assert [(item.where.rpartition("!")[2], item.document is not None) for item in found] == [
        ("1.html", True), ("2.html", False), ("3.html", True), ("4.html", False), ("5.html", True),
    ]  # fmt: skip
    assert "the parser broke down over it" in str(found[1].failure)
    few = read(inputs.zipped({f"{number}.html": inputs.page(["CRASH"]) for number in range(5)}), after, replace(limits, failures=2))
    assert [item.failure is not None for item in few] == [True] * 3
    assert "2 documents in it stopped the parser, and the rest was left" in str(few[-1].failure)


FORBIDDEN = [
    "import socket; socket.create_connection(('127.0.0.1', 9))",
    "import socket; socket.getaddrinfo('localhost', 80)",
    "import subprocess; subprocess.run(['true'])",
    "import os; os.system('true')",
    "import os; os.remove('x')",
    "open('x', 'w')",
    "bytearray(2_000_000_000)",
]


@pytest.mark.skipif(os.name != "posix", reason="limits of processes")
@pytest.mark.parametrize("code", FORBIDDEN)
def test_what_the_process_may_not_do(code: str, tmp_path: Path) -> None:
    tried = f"try:\n    {code}\nexcept (PermissionError, MemoryError):\n    print('no')"
    done = subprocess.run(
        [sys.executable, "-c", f"from onrecord.reading.child import restrict\nrestrict(500_000_000)\n{tried}"],
        cwd=tmp_path, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert done.stdout == "no\n", done.stderr


def mutations(seed: int, count: int) -> Iterator[bytes]:
    """Files of every format with flipped bits, cut off, or with a piece of another spliced in. The same for the same seed."""
    whole = [
        inputs.page(), inputs.feed("<p>x</p>" * 50), inputs.atom("<p>y</p>" * 50), inputs.message(attachments={"a.html": inputs.page()}),
        inputs.mailbox(inputs.message(), inputs.message()), inputs.docx(), inputs.odt(), inputs.pdf([["The minister said so."] * 20]),
        inputs.zipped({"a.html": inputs.page(), "b.txt": b"The minister said so."}), inputs.gzipped(inputs.page()),
        inputs.warc({"https://a.example/": inputs.page()}), inputs.warc({"https://a.example/": inputs.page()}, packed=False),
        b'{"title": "x", "text": "The minister said so."}\n' * 5, b"title,text\nx,The minister said so.\n" * 5,
        "\n\n".join(inputs.PARAGRAPHS).encode(),
    ]  # fmt: skip
    chance = random.Random(seed)
    for _ in range(count):
        content = bytearray(chance.choice(whole))
        match chance.randrange(3):
            case 0:
                for _ in range(chance.choice((1, 4, 16, 64))):
                    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
            case 1:
                content = content[: chance.randrange(len(content))]
            case _:
                other = chance.choice(whole)
                start = chance.randrange(len(other))
                place = chance.randrange(len(content))
                content[place : place + chance.randrange(200)] = other[start : start + chance.randrange(1, 2_000)]
        yield bytes(content)


MUTATED = int(os.environ.get("ONRECORD_MUTATED", "300"))
"""Mutated files. The whole campaign has 10,000: `ONRECORD_MUTATED=10000 pytest tests/reading/test_hostile.py -k mutated`."""


def test_mutated_files(tmp_path: Path) -> None:
    read_at_all = 0
    folder = tmp_path / "mutated"
    folder.mkdir()
    for number, content in enumerate(mutations(20311226, MUTATED)):
        (folder / f"{number:05}").write_bytes(content)
    start = time.monotonic()
    for item in documents([folder], limits=LIMITS):
        assert (item.document is None) != (item.failure is None)
        assert item.failure is None or ("\n" not in str(item.failure) and "breaks down" not in str(item.failure))
        if item.document is not None:
            read_at_all += 1
            for begin, end in item.document.boilerplate:
                assert 0 <= begin < end <= len(item.document.text)
    assert read_at_all > MUTATED // 4
    assert time.monotonic() - start < 0.5 * MUTATED + 60
