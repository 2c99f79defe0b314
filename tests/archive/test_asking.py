"""What is asked of an archive is what is asked of a record with the same reports, or of the pure views of the same rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.archive.making import reader

from onrecord import keeping
from onrecord.api import party_names
from onrecord.archive.adding import add
from onrecord.archive.asking import Slice, asked
from onrecord.archive.families import families
from onrecord.archive.values import Settings
from onrecord.cli.main import main
from onrecord.reading.sources import documents
from onrecord.record import Record, View, open_record
from onrecord.talks import copies
from onrecord.talks.rows import Report, key


@pytest.fixture(scope="module")
def record(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Record:
    """A record to which the same reports were added one by one."""
    made = open_record(str(tmp_path_factory.mktemp("record") / "r.sqlite"), create=True)
    cheap = reader(Settings())
    for _ in keeping.add(documents([tables.parent / "in"]), made, reader=lambda: cheap):
        pass
    return made


def test_a_slice_in_a_record_is_as_if_it_had_been_read_there(tables: Path, record: Record, tmp_path: Path) -> None:
    sliced = open_record(str(tmp_path / "slice.sqlite"), create=True)
    found = list(add(tables, sliced, wanted=Slice(), parties=party_names()))
    assert sorted(one.key for one in found) == sorted(report.key for report in record.reports())
    for report in record.reports():
        one, other = record.document(report.key), sliced.document(report.key)
        assert one is not None
        assert other is not None
        assert other.document == one.document
        assert [row.key for row in other.rows.statements] == [row.key for row in one.rows.statements]
        assert [row.key for row in other.rows.positions] == [row.key for row in one.rows.positions]
    assert sliced.parties() == record.parties()
    assert [one.new for one in add(tables, sliced, wanted=Slice(), parties={})] == [False] * len(found)


@pytest.mark.parametrize(
    "wanted",
    [
        Slice(since="2025-02-01", until="2025-02-14"),
        Slice(party="FRA"),
        Slice(issue="30-day ceasefire", since="2025-03-01"),
        Slice(party="XYZ"),
    ],
)
def test_a_slice_has_what_was_asked_for(tables: Path, record: Record, wanted: Slice) -> None:
    with asked(tables) as archive:
        found = {key("d", one.document.id) for one in archive.slice(wanted)}
    positions = {
        row.grounds.report for row in record.positions() if wanted.party in (None, row.party) and wanted.issue in (None, row.label)
    }
    reports = record.reports(View(since=wanted.since, until=wanted.until))
    expected = {report.key for report in reports if (wanted.party is None and wanted.issue is None) or report.key in positions}
    assert found == expected


@pytest.mark.parametrize("view", [View(), View(as_of="2025-02-10"), View(party="FRA"), View(as_of="1999-01-01")])
def test_the_board_is_that_of_a_record(tables: Path, record: Record, view: View) -> None:
    with asked(tables) as archive:
        found = archive.board(as_of=view.as_of, party=view.party)
    expected = record.board(view)
    assert [(row.party, row.label, row.stance, row.basis) for row in found] == [
        (row.party, row.label, row.stance, row.basis)
        for row in sorted(expected, key=lambda row: (row.issue, row.party, row.grounds.day, row.key))
    ]
    assert all(row.grounds.words for row in found)


def test_families_are_those_of_the_pure_view(tables: Path) -> None:
    with asked(tables) as archive:
        found = families(archive)
        rows = archive.connection.execute(
            "SELECT key, id, title, outlet, url, published, language, day, sketch, shingles, quotes FROM reports"
        ).fetchall()
        given = [
            (
                Report(*row[:7], added=archive.added, day=row[7].isoformat() if row[7] else archive.added[:10]),
                copies.Sketch(tuple(row[8]), row[9], frozenset(row[10])),
            )
            for row in rows
        ]
        some = families(archive, since="2025-02-01", until="2025-02-28")
    assert found == copies.families(given)
    february = [(about, sketched) for about, sketched in given if about.day.startswith("2025-02")]
    assert some == copies.families(february)
    assert 0 < sum(len(family.copies) for family in some) < sum(len(family.copies) for family in found)


def test_the_verbs_answer_from_the_tables(tables: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["board", "--archive", str(tables), "--as-of", "2025-03-31", "--party", "France", "--json"]) == 0
    assert '"party":"FRA"' in capsys.readouterr().out
    assert main(["board", "--archive", str(tables), "--known-by", "2025-03-31"]) == 3
    assert "leave them out" in capsys.readouterr().err
    assert main(["add", str(tables), "--until", "2025-01-05", "--record", str(tmp_path / "r.sqlite")]) == 0
    assert "added" in capsys.readouterr().err
    assert main(["archive", "status", str(tables)]) == 0
    assert "61 documents" in capsys.readouterr().out
    assert main(["archive", "verify", str(tables), "--json"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["archive", "copies", str(tables)]) == 0
    assert "alike" in capsys.readouterr().out
    assert main(["archive", "status", str(tmp_path)]) == 3
    assert "no archive in it" in capsys.readouterr().err
