"""A record goes from one database to the other, and its copies are whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.cli.printing import plain
from onrecord.errors import WrongSettings
from onrecord.record import Record, Verdict, View, open_record
from onrecord.talks.board import board
from onrecord.talks.declared import DeclaredIssue, Talks
from record.making import PARTIES, READER, keep, made
from record.server import Server


def everything(record: Record) -> str:
    """All that a record answers, as one text."""
    views = (View(), View(as_of="2031-01-10"), View(party="KES"), View(wrong=True))
    boards = [board(record.board(view), day="2031-12-31", copies=record.copies()) for view in views]
    shown = [[{"cells": [plain(cell) for cell in one.cells.values()], "issues": one.issues, "parties": one.parties} for one in boards]]
    tables = [plain(list(getattr(record, table)(View(wrong=True)))) for table in ("reports", "statements", "positions", "conditions")]
    tables += [plain(list(getattr(record, table)())) for table in ("commitments", "contacts", "timeline", "reviews")]
    return json.dumps([*shown, *tables, record.issues(), record.parties()], ensure_ascii=False)


def filled(record: Record) -> None:
    """Reports, reviews, a newer reading and declared talks; an odd text among them."""
    for number in range(12):
        keep(record, made(number))
    record.declare(Talks("Isk", ("KES", "OSL"), (DeclaredIssue("The truce", ("60-day truce",)),)))
    first, second, *_ = record.positions()
    record.judge(first.key, Verdict.CORRECTED, reviewer="ada", fields={"stance": "open"})
    record.judge(second.key, Verdict.WRONG, reviewer="ben")
    odd = made(40)
    odd.record["contacts"][0]["place"] = "nul \0 and half \ud800"
    odd.record["statements"][0]["source"]["name"] = "Ada \0 \udfff"
    keep(record, odd)
    again = made(3)
    report = next(found.key for found in record.reports() if found.id == again.document.id)
    again.record["statements"][0]["act"] = "demand"
    record.reread(report, again.record, reader={**READER, "model": "newer"}, parties=PARTIES)


def test_the_same_log_answers_to_the_byte_alike_on_both(opened: Callable[[str], Record], server: Server, tmp_path: Path) -> None:
    first = opened(str(tmp_path / "first.sqlite"))
    filled(first)
    log = list(first.export())
    second = opened(server.database())
    assert list(second.bring_in(log)) == list(range(1, len(log)))
    third = opened(str(tmp_path / "third.sqlite"))
    list(third.bring_in(second.export()))
    told = everything(first)
    assert everything(second) == told
    assert everything(third) == told
    assert list(second.export()) == list(third.export()) == log
    assert [*second.verify(), *third.verify()] == []
    list(second.rebuild())
    assert everything(second) == told


def test_an_import_goes_on_where_it_stopped(record: Record, tmp_path: Path, opened: Callable[[str], Record]) -> None:
    for number in range(3):
        keep(record, made(number))
    log = list(record.export())
    other = opened(str(tmp_path / "other.sqlite"))
    list(other.bring_in(log[:4]))
    assert list(other.bring_in(log)) == [4, 5, 6]
    assert list(other.bring_in(log)) == []
    keep(other, made(9))
    keep(record, made(8))
    with pytest.raises(WrongSettings, match=r"somebody else has written|has another log"):
        list(other.bring_in([*record.export(), *list(record.export())[-1:]][:9]))


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda lines: ["{}", *lines[1:]], "line 1 is no entry of a log"),
        (lambda lines: [lines[0], lines[1].replace("talks", "walks"), *lines[2:]], "entry 1 is not what its digest says"),
        (lambda lines: [lines[0], *lines[2:]], "entry 1 is not what its digest says"),
        (lambda lines: [*lines[:2], "{"], "line 3 is no entry of a log"),
    ],
)
def test_a_spoilt_log_is_refused(
    spoil: Callable[[list[str]], list[str]], told: str, opened: Callable[[str], Record], tmp_path: Path
) -> None:
    record = opened(str(tmp_path / "one.sqlite"))
    keep(record, made(1))
    with pytest.raises(WrongSettings, match=told):
        list(opened(str(tmp_path / "two.sqlite")).bring_in(spoil(list(record.export()))))


def test_a_backup_is_a_record(record: Record, tmp_path: Path) -> None:
    for number in range(4):
        keep(record, made(number))
    file = tmp_path / "backup.sqlite"
    record.backup(str(file))
    keep(record, made(5))
    copy = open_record(str(file), write=False)
    assert list(copy.export()) == list(record.export())[:9]
    assert list(copy.verify()) == []
    copy.close()
    with pytest.raises(WrongSettings, match="there is a file of that name"):
        record.backup(str(file))
    assert sorted(path.name for path in tmp_path.glob("backup*")) == ["backup.sqlite"]
