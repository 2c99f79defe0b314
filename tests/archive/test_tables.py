"""The tables: their schema is what the page says, any reader of Parquet reads them, and nothing depends on how they were made."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.archive.making import MAKER, lines, reader, report
from tests.readings import reading

from onrecord.archive import TABLES, Settings, ledger, run, status, verify
from onrecord.archive.asking import revived
from onrecord.archive.outcomes import Outcome
from onrecord.archive.tables import ROWS, flat, placed, schema
from onrecord.document import Document, document
from onrecord.errors import WrongSettings
from onrecord.talks.format import to_json
from onrecord.talks.rows import rows

WORKERS = 4 if os.environ.get("ONRECORD_FAULTS") == "all" else 2
PAGE = (Path(__file__).parent.parent.parent / "docs" / "archive.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", TABLES)
def test_the_page_has_the_schema(table: str) -> None:
    section = re.search(rf"^### `{table}`$(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert section is not None
    told = re.findall(r"^\| `(\w+)` \| `([^`]+)` \|", section[1], re.MULTILINE)
    assert told == [(field.name, str(field.type).replace("element", "item")) for field in schema(table)]


def test_files_have_the_schema_and_stand_in_the_place_of_their_month_and_language(tables: Path) -> None:
    for table in TABLES:
        for path in (tables / table).rglob("*.parquet"):
            assert pq.ParquetFile(path).schema_arrow.equals(schema(table)), path
    places = {path.parent.relative_to(tables).as_posix() for path in tables.rglob("*.parquet")}
    assert {place for place in places if place.startswith("documents")} == {
        *(f"documents/month=2025-0{month}/language=en" for month in (1, 2, 3)),
        "documents/month=undated/language=de",
    }
    assert {place for place in places if place.startswith("failures")} == {"failures/month=undated/language=und"}


def test_duckdb_and_arrow_read_the_tables_as_they_are(tables: Path) -> None:
    counts = {table: duckdb.sql(f"SELECT count(*) FROM '{tables}/{table}/*/*/*.parquet'").fetchall() for table in ("documents", "failures")}
    assert counts == {"documents": [(61,)], "failures": [(2,)]}
    whole = ds.dataset(tables / "documents", partitioning="hive").to_table(filter=ds.field("month") == "2025-02")
    assert {day.isoformat()[:7] for day in whole["day"].to_pylist()} == {"2025-02"}
    joined = duckdb.sql(
        f"SELECT count(*) FROM '{tables}/statements/*/*/*.parquet' s ANTI JOIN '{tables}/documents/*/*/*.parquet' d ON s.report = d.key"
    )
    assert joined.fetchall() == [(0,)]


def test_another_language_is_kept_and_not_read(tables: Path) -> None:
    (row,) = pq.ParquetFile(next((tables / "documents" / "month=undated").rglob("*.parquet"))).read().to_pylist()
    assert (row["language"], row["record"], row["day"], row["input"]) == ("de", None, None, "c.txt")


def test_rows_come_back_as_they_went() -> None:
    made = reading()
    found = rows(to_json(made), made.document.text, added="2031-04-01T00:00:00Z")
    for table, kind in ROWS.items():
        for row in getattr(found, table):
            assert revived(kind, flat(row), added=row.added if table == "statements" else row.grounds.added) == row


@settings(max_examples=30)
@given(text=st.text(max_size=200), published=st.sampled_from([None, "2025-03", "2025-03-12T10:00:00Z", "soon", "0001-01-01"]))
def test_any_text_gets_a_row_that_arrow_takes(text: str, published: str | None) -> None:
    import pyarrow as pa

    given_document = Document(document(text).id, text, title=text, published=published, language="en")
    record = to_json(reader(Settings()).read(given_document))
    for place, row in placed(Outcome("here", "here", "sha256:0", given_document, record)):
        (back,) = pa.Table.from_pylist([row], schema=schema(place[0])).to_pylist()
        assert place[1] == (published[:7] if published and published != "soon" else "undated")
        if place[0] == "documents":
            assert len(back["text"]) == len(text)


def digests(out: Path) -> dict[str, str]:
    return {path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.rglob("*.parquet"))}


def archived(folder: Path, out: str, **keywords: Any) -> dict[str, str]:
    run(str(folder / "in"), folder / out, settings=Settings(maker=MAKER), documents=6, **keywords)
    return digests(folder / out)


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_this_process_and_workers_write_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    lines(tmp_path / "in" / "a.jsonl", range(40), {3: "DEED: raise"})
    (tmp_path / "in" / "b.txt").write_text(report(40)["text"], encoding="utf-8")
    one = archived(tmp_path, "one", workers=0)
    assert one == archived(tmp_path, "two", workers=0)
    assert one == archived(tmp_path, "workers", workers=WORKERS)
    assert len(one) > 20


def test_what_was_changed_is_read_anew_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    lines(tmp_path / "in" / "a.jsonl", range(12))
    lines(tmp_path / "in" / "b.jsonl", range(12, 24))
    archived(tmp_path, "out", workers=0)
    lines(tmp_path / "in" / "b.jsonl", range(13, 25))
    again = run(str(tmp_path / "in"), tmp_path / "out", settings=Settings(maker=MAKER), documents=6, workers=0)
    assert (again.done, again.before, again.anew) == (2, 2, 2)
    assert digests(tmp_path / "out") == archived(tmp_path, "fresh", workers=0)
    other = run(str(tmp_path / "in"), tmp_path / "out", settings=Settings(maker=MAKER, outlet="Wire"), documents=6, workers=0)
    assert (other.done, other.before, other.anew) == (4, 0, 4)
    (tmp_path / "in" / "a.jsonl").unlink()
    less = run(str(tmp_path / "in"), tmp_path / "out", settings=Settings(maker=MAKER, outlet="Wire"), documents=6, workers=0)
    assert (less.done, less.before, less.anew) == (0, 2, 2)
    assert status(tmp_path / "out").rows["documents"] == 12


def test_a_file_whose_name_is_no_utf_8_is_read_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path / "in") + b"/caf\xe9.txt")).write_text(report(1)["text"], encoding="utf-8")
    archived(tmp_path, "out", workers=0)
    assert status(tmp_path / "out").rows["documents"] == 1
    again = run(str(tmp_path / "in"), tmp_path / "out", settings=Settings(maker=MAKER), documents=6, workers=0)
    assert (again.done, again.before) == (0, 1)


def test_damage_is_found_and_the_next_run_is_the_repair(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    lines(tmp_path / "in" / "a.jsonl", range(12))
    before = archived(tmp_path, "out", workers=0)
    assert list(verify(tmp_path / "out")) == []
    first, second, *_ = sorted(before)
    whole = (tmp_path / "out" / first).read_bytes()
    (tmp_path / "out" / first).write_bytes(bytes([*whole[:100], whole[100] ^ 1, *whole[101:]]))
    (tmp_path / "out" / second).unlink()
    (tmp_path / "out" / "documents" / "month=2025-01" / "language=en" / "x.parquet").write_bytes(b"")
    assert [damage.path for damage in verify(tmp_path / "out")] == [first, second, "documents/month=2025-01/language=en/x.parquet"]
    assert archived(tmp_path, "out", workers=0) == before
    assert list(verify(tmp_path / "out")) == []


def test_the_status_tells_how_far_it_is(tables: Path) -> None:
    found = status(tables)
    assert found.shards == {"done": sum(found.shards.values())}
    assert (found.documents, found.planned) == (63, 63)
    assert found.failures == {"raised": 1, "unreadable": 1}
    assert found.left == 0
    assert found.rows["documents"] == 61
    assert found.size == sum(path.stat().st_size for path in tables.rglob("*.parquet"))


def test_a_folder_holds_one_archive_and_one_run(tmp_path: Path) -> None:
    for name in ("in", "other"):
        (tmp_path / name).mkdir()
        lines(tmp_path / name / "a.jsonl", range(2))
    archived(tmp_path, "out", workers=0)
    with pytest.raises(WrongSettings, match="tables of"):
        run(str(tmp_path / "other"), tmp_path / "out", settings=Settings(maker=MAKER), workers=0)
    with pytest.raises(WrongSettings, match="no archive in it"):
        status(tmp_path / "in")
    import fcntl

    with open(tmp_path / "out" / ".lock", "w", encoding="ascii") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(WrongSettings, match="another run"):
            archived(tmp_path, "out", workers=0)
    with ledger.opened(str(tmp_path / "out")) as kept:
        kept.tell("format", "9")
    with pytest.raises(WrongSettings, match="format 9"):
        status(tmp_path / "out")
