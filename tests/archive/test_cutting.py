"""Every cut gives all documents once, and each part can be read alone."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import random
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.archive.making import report

from onrecord.archive.bundling import bundles
from onrecord.archive.cutting import cut
from onrecord.archive.listing import inputs
from onrecord.archive.taking import documents
from onrecord.archive.values import Form, Part, Settings, parts, shard
from onrecord.errors import UnreadableDocument
from onrecord.reading.limits import Limits
from onrecord.reading.parser import parsing
from onrecord.reading.pieces import Found

COUNT = 23


def in_lines(count: int = COUNT) -> bytes:
    return "".join(json.dumps(report(number)) + "\n" for number in range(count)).encode()


def in_long_lines(count: int) -> bytes:
    """Lines that hardly shrink when they are packed, so that a packed file has more than one block."""
    chance = random.Random(1)
    return b"".join(json.dumps({**report(number), "pad": chance.randbytes(2000).hex()}).encode() + b"\n" for number in range(count))


def in_rows(count: int = COUNT) -> bytes:
    table = io.StringIO()
    writer = csv.DictWriter(table, fieldnames=list(report(0)))
    writer.writeheader()
    writer.writerows(report(number) for number in range(count))
    return table.getvalue().encode()


def record(number: int, *, broken: int = 0) -> bytes:
    """A WARC record with a page; the last `broken` bytes of it are missing."""
    told = report(number)
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in told["text"].split("\n\n"))
    head, body = f"<head><title>{told['title']}</title></head>", f"<article><h1>{told['title']}</h1>{paragraphs}</article>"
    page = f"<html lang='en'>{head}<body>{body}</body></html>"
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {told['url']}\r\nWARC-Date: 2025-01-02T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    whole = head.encode() + http + b"\r\n\r\n"
    return whole[: len(whole) - broken]


def in_records(count: int = COUNT, *, packed: bool = False) -> bytes:
    return b"".join(gzip.compress(record(number), mtime=0) if packed else record(number) for number in range(count))


def in_columns(count: int = COUNT, *, group: int = 10) -> bytes:
    """A Parquet file as another program writes it: other types, groups of rows, a column that nobody knows."""
    rows = [{**report(number), "published": None, "score": number / 3, "raw": b"\xff"} for number in range(count)]
    table = pa.Table.from_pylist(rows).set_column(0, "Headline", pa.array([row["title"] for row in rows]).dictionary_encode())
    written = io.BytesIO()
    pyarrow.parquet.write_table(table, written, row_group_size=group, compression="snappy")
    return written.getvalue()


def in_zip(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return packed.getvalue()


FILES: dict[str, tuple[bytes, Form, int]] = {
    "week.jsonl": (in_lines(), Form.LINES, 5),
    "week.jsonl.gz": (gzip.compress(in_lines()), Form.LINES, 5),
    "week.jsonl.bz2": (bz2.compress(in_lines()), Form.LINES, 5),
    "week.jsonl.xz": (lzma.compress(in_lines()), Form.LINES, 5),
    "week.csv": (in_rows(), Form.ROWS, 5),
    "week.warc": (in_records(), Form.RECORDS, 5),
    "week.warc.gz": (in_records(packed=True), Form.RECORDS, 5),
    "week-in-one.warc.gz": (gzip.compress(in_records()), Form.RECORDS, 1),
    "week.parquet": (in_columns(), Form.COLUMNS, 5),
    "week.wacz": (in_zip(week__warc__gz=in_records(packed=True), datapackage__json=b"{}"), Form.RECORDS, 5),
    "week.zip": (in_zip(week__jsonl=in_lines(20), last__csv=in_rows(3)), Form.LINES, 5),
    "list.json": (json.dumps([report(number) for number in range(COUNT)]).encode(), Form.WHOLE, 1),
}
"""What stands in a file, how its first part lies in it, and how many parts of five documents it has."""


def read(root: Path, found: list[Part]) -> list[Found]:
    with parsing(Limits(), {}) as parser:
        return [one for part in found for one in documents(str(root), part, parser, Settings())]


@pytest.mark.parametrize("name", sorted(FILES))
def test_parts_have_all_documents_once_and_in_order(name: str, tmp_path: Path) -> None:
    content, form, count = FILES[name]
    (tmp_path / name).write_bytes(content)
    found = cut(str(tmp_path), name, documents=5, limits=Limits())
    assert (found[0].form, len(found)) == (form, count)
    taken = read(tmp_path, found)
    assert [one.failure for one in taken] == [None] * len(taken)
    titles = [f"Talks of the day {number}" for number in (*range(20), 0, 1, 2)] if name == "week.zip" else None
    assert [one.document and one.document.title for one in taken] == (titles or [f"Talks of the day {number}" for number in range(COUNT)])
    assert len({one.where for one in taken}) == COUNT


def test_numbers_of_rows_are_those_of_the_file(tmp_path: Path) -> None:
    for name, content in (("week.jsonl", in_lines()), ("week.csv", in_rows())):
        (tmp_path / name).write_bytes(content)
        taken = read(tmp_path, cut(str(tmp_path), name, documents=4, limits=Limits()))
        first = 1 if name == "week.jsonl" else 2
        assert [one.where for one in taken] == [f"{name}#{number}" for number in range(first, COUNT + first)]


DAMAGED: dict[str, tuple[bytes, int, str]] = {
    "cut.warc": (in_records(4) + record(4, broken=200), 4, "breaks off"),
    "cut.warc.gz": (in_records(4, packed=True) + gzip.compress(record(4))[:-60], 4, "breaks off"),
    "cut.jsonl.gz": (gzip.compress(in_long_lines(40), mtime=0)[:-900], 30, "damaged"),
    "cut.parquet": (in_columns()[:-9], 0, "damaged Parquet"),
    "cut.zip": (FILES["week.zip"][0][:-30], 0, "damaged"),
    "line.jsonl": (in_lines(2) + b"{not json\n" + in_lines(2), 4, "damaged JSON"),
    "garbage.bin": (bytes(range(256)) * 20, 0, ""),
}
"""Damaged files: how many documents are to be had from each at least, and what is said of the rest."""


@pytest.mark.parametrize("name", sorted(DAMAGED))
def test_what_is_damaged_is_told_and_the_rest_is_read(name: str, tmp_path: Path) -> None:
    content, count, told = DAMAGED[name]
    (tmp_path / name).write_bytes(content)
    taken = read(tmp_path, cut(str(tmp_path), name, documents=2, limits=Limits()))
    failures = [one.failure for one in taken if one.failure is not None]
    assert len(failures) == 1
    assert told in str(failures[0])
    assert name in failures[0].where
    assert len(taken) - 1 >= count
    assert len(taken) - 1 == count or name == "cut.jsonl.gz"


def test_what_was_changed_after_the_plan_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "week.jsonl").write_bytes(in_lines())
    found = cut(str(tmp_path), "week.jsonl", documents=5, limits=Limits())
    (tmp_path / "week.jsonl").write_bytes(in_lines().replace(b"envoys", b"envoy!"))
    with pytest.raises(UnreadableDocument, match="was changed"):
        read(tmp_path, found)


@given(cells=st.lists(st.text(alphabet='a,;\n\r"\t é', max_size=12), min_size=1, max_size=30), size=st.integers(1, 7))
@settings(max_examples=60)
def test_a_table_is_cut_between_rows_whatever_stands_in_them(cells: list[str], size: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("table")
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerows([["title", "text"], *([str(number), f"x{cell}"] for number, cell in enumerate(cells))])
    content = written.getvalue().encode()
    (folder / "t.csv").write_bytes(content)
    found = cut(str(folder), "t.csv", documents=size, limits=Limits())
    assert [part.form for part in found] == [Form.ROWS] * len(found)
    head = content[: found[0].head].decode()
    rows = [row for part in found for row in csv.reader(io.StringIO(head + content[part.start : part.end].decode(), newline=""))]
    assert [row for row in rows if row != ["title", "text"]] == [[str(number), f"x{cell}"] for number, cell in enumerate(cells)]
    assert all(part.count <= size for part in found)


def small(names: list[str]) -> list[Part]:
    return [Part(name, Form.WHOLE, 0, 9, name, 1, 9) for name in names]


def test_a_file_more_changes_one_bundle_and_no_other() -> None:
    names = [f"2025/{number:05}.txt" for number in range(3000)]
    before = set(bundles(small(names), documents=200))
    for more in ("2025/00000a.txt", "2025/01500a.txt", "2025/02999a.txt"):
        after = set(bundles(small(sorted([*names, more])), documents=200))
        assert len(before - after) <= 2
        assert len(after) < 60


@given(st.lists(st.integers(1, 12), max_size=80), st.integers(1, 10))
def test_bundles_have_all_parts_in_order_and_few_enough_documents(counts: list[int], documents: int) -> None:
    given_parts = [Part(str(number), Form.WHOLE, 0, 1, "", count, 1) for number, count in enumerate(counts)]
    found = list(bundles(given_parts, documents=documents))
    assert [part for group in found for part in group] == given_parts
    assert all(sum(part.count for part in group) <= documents or len(group) == 1 for group in found)


def test_a_shard_is_named_by_all_that_decides_its_result() -> None:
    part = Part("a", Form.LINES, 0, 9, "d", 1, 9)
    first = shard((part,), "reader")
    assert parts(first.packed()) == first.parts
    assert first == shard((part,), "reader")
    others = [shard((part,), "other"), shard((Part("a", Form.LINES, 0, 9, "e", 1, 9),), "reader"), shard((part, part), "reader")]
    assert len({first.key, *(one.key for one in others)}) == 4


def test_hidden_files_and_the_output_are_no_input(tmp_path: Path) -> None:
    for name in ("b/two.txt", "a.txt", ".hidden/x.txt", "b/.y.txt", "out/documents/z.parquet"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [one.name for one in inputs(str(tmp_path), without=str(tmp_path / "out"))] == ["a.txt", "b/two.txt"]
    before = list(inputs(str(tmp_path / "a.txt"), without=str(tmp_path / "out")))
    assert [one.name for one in before] == [""]
    with pytest.raises(UnreadableDocument, match="no file"):
        list(inputs(str(tmp_path / "nothing"), without=""))


def test_an_address_of_fsspec_is_listed_and_read() -> None:
    import fsspec

    memory = fsspec.filesystem("memory")
    memory.pipe("/archive/week.jsonl", in_lines())
    assert [one.name for one in inputs("memory://archive", without="/out")] == ["week.jsonl"]
    found = cut("memory://archive", "week.jsonl", documents=10, limits=Limits())
    with parsing(Limits(), {}) as parser:
        assert sum(1 for part in found for _ in documents("memory://archive", part, parser, Settings())) == COUNT
