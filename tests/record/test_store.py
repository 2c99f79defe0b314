"""What goes into a record comes out of it, once, and in order."""

from pathlib import Path

import pytest

from onrecord.errors import WrongSettings
from onrecord.record import Record, Verdict, View, open_record
from onrecord.talks.rows import key, rows
from record.making import keep, made


def test_a_report_comes_out_as_it_went_in(record: Record) -> None:
    report = made(1)
    name = keep(record, report)
    assert name == key("d", report.document.id)
    kept = record.document(name)
    assert kept is not None
    assert kept.document == report.document
    added = kept.rows.report.added
    learnt = kept.rows.statements[0].added
    expected = rows(report.record, report.document.text, added=added)
    assert kept.rows.report == expected.report
    assert [row.content for row in kept.rows.statements] == [row.content for row in expected.statements]
    assert rows(report.record, report.document.text, added=learnt).positions == kept.rows.positions


def test_the_same_bytes_are_added_once(record: Record) -> None:
    assert keep(record, made(1)) is not None
    assert record.has(made(1).document.id)
    assert keep(record, made(1)) is None
    assert len(list(record.reports())) == 1


def test_views_narrow(record: Record) -> None:
    for number in range(40):
        keep(record, made(number))
    whole = list(record.positions())
    assert [row.grounds.day for row in whole] == sorted(row.grounds.day for row in whole)
    for view, holds in (
        (View(party="KES"), lambda row: row.party == "KES"),
        (View(issue="60-day truce"), lambda row: row.issue == "60-day truce"),
        (View(outlet="Isk Wire"), lambda row: row.grounds.outlet == "Isk Wire"),
        (View(as_of="2031-01-20"), lambda row: row.grounds.day <= "2031-01-20"),
        (View(since="2031-01-20", until="2031-02-03"), lambda row: "2031-01-20" <= row.grounds.day <= "2031-02-03"),
        (View(stance="reject", source="Petar Lund"), lambda row: row.stance == "reject" and row.party == "VLM"),
        (View(known_by="2001-01-01"), lambda row: False),
    ):
        assert list(record.positions(view)) == [row for row in whole if holds(row)], view
    spoken = list(record.statements(View(party="KES", issue="60-day truce", act="reject")))
    assert spoken == [
        row for row in record.statements() if row.act == "reject" and "60-day truce" in row.issues and "KES" in row.source.parties
    ]
    assert [row.key for row in record.contacts(View(party="VLM"), newest=True, limit=3)] == [row.key for row in record.contacts()][:-4:-1]


@pytest.mark.parametrize("limit", [1, 3, 7, 500])
@pytest.mark.parametrize("view", [View(party="KES"), View(party="KES", as_of="2031-01-20"), View(party="KES", since="2031-01-20")])
def test_the_newest_rows_of_a_party_are_the_last_of_all(record: Record, view: View, limit: int) -> None:
    for number in range(40):
        keep(record, made(number))
    for row in list(record.statements(View(party="KES"), newest=True, limit=8))[::2]:
        record.judge(row.key, Verdict.WRONG, reviewer="ada")  # their marks stay
    for kind in (record.statements, record.contacts):
        assert list(kind(view, newest=True, limit=limit)) == list(kind(view))[::-1][:limit]
        assert list(kind(view, newest=True, limit=limit, offset=2)) == list(kind(view))[::-1][2 : limit + 2]


def test_the_board_has_the_issues_spoken_of_last(record: Record) -> None:
    for number in range(40):
        keep(record, made(number))
    last: dict[str, str] = {}
    for row in record.positions():
        last[row.issue] = max(last.get(row.issue, ""), row.grounds.day)
    in_order = sorted(sorted(last), key=last.__getitem__, reverse=True)
    for issues in (1, 2, len(last)):
        assert {row.issue for row in record.board(issues=issues)} == set(in_order[:issues])


def test_a_board_has_the_newest_position_for_each_stance(record: Record) -> None:
    for number in range(60):
        keep(record, made(number))
    for view in (View(), View(as_of="2031-01-09"), View(party="OSL"), View(issue="sluices at Brenn")):
        newest = {}
        for row in record.positions(view):
            place = (row.issue, row.party, row.stance, row.basis)
            newest[place] = max(newest.get(place, row), row, key=lambda one: (one.grounds.day, one.grounds.added, one.key))
        assert {row.key for row in record.board(view)} == {row.key for row in newest.values()}


def test_the_extent_of_a_record_grows_with_it(record: Record) -> None:
    everything = View(since="0001-01-01")  # every report, counted anew each time
    assert record.extent() == record.extent(everything)
    other = open_record(record.place.name)
    for numbers in ((1, 2, 3), (4,), (), (30, 5), (2,)):
        for number in numbers:
            keep(other, made(number))
        assert record.extent() == record.extent(everything)
    assert record.extent().reports == 6
    list(record.rebuild())
    keep(other, made(7))
    assert record.extent() == record.extent(everything)
    other.close()


def test_the_extent_of_a_record_put_in_place_of_another(tmp_path: Path) -> None:
    place, other = tmp_path / "a.sqlite", tmp_path / "b.sqlite"
    for path, numbers in ((place, (1, 2)), (other, (3, 4, 5))):
        made_there = open_record(str(path), create=True)
        for number in numbers:
            keep(made_there, made(number))
        made_there.close()
    record = open_record(str(place))
    assert record.extent().reports == 2
    record.close()
    for leftover in tmp_path.glob("a.sqlite*"):
        leftover.unlink()
    other.rename(place)
    assert record.extent() == record.extent(View(since="0001-01-01"))
    assert record.extent().reports == 3
    record.close()


def test_rebuilt_it_answers_alike(record: Record) -> None:
    for number in range(10):
        keep(record, made(number))
    before = [*record.reports(), *record.statements(), *record.positions(), *record.conditions(), *record.commitments(), *record.contacts()]
    assert list(record.rebuild()) == list(range(1, 21))
    after = [*record.reports(), *record.statements(), *record.positions(), *record.conditions(), *record.commitments(), *record.contacts()]
    assert after == before


def test_there_must_be_one(tmp_path: Path) -> None:
    with pytest.raises(WrongSettings, match="there is no record; make one with `onrecord add`"):
        open_record(str(tmp_path / "none.sqlite"))
