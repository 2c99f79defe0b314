"""The verbs of the record: what they print, where, and with which exit code. Two hand-made readings; no network."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from onrecord.cli.main import main
from readings import DEMO

pytestmark = pytest.mark.usefixtures("hand_made")


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """The file of a record with one report, named in the environment."""
    path = tmp_path / "record.sqlite"
    monkeypatch.setenv("ONRECORD_RECORD", str(path))
    assert main(["add", str(DEMO / "1-truce.txt")]) == 0
    printed, said = capsys.readouterr()
    assert printed.startswith("d-")
    assert said == "onrecord: 1 added, 0 known before, 0 failed\n"
    return path


def shown(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What a verb prints, on at most 80 columns and without blanks at line ends."""
    assert main(arguments) == 0
    printed = capsys.readouterr().out
    assert max(map(len, printed.splitlines()), default=0) < 81
    assert not any(line.endswith(" ") for line in printed.splitlines())
    return printed


def keys(what: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert main(["list", what, "--json"]) == 0
    return [json.loads(line)["key"] for line in capsys.readouterr().out.splitlines()]


def test_the_same_report_is_passed_over(kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd = tmp_path / "odd.txt"
    odd.write_text("RAISE an error, the minister said that they would.")
    assert main(["add", str(DEMO / "1-truce.txt"), str(odd), "none.txt"]) == 1
    printed, said = capsys.readouterr()
    assert "known before" in printed
    assert "unexpected ZeroDivisionError (as asked)" in said
    assert said.endswith("onrecord: 0 added, 1 known before, 2 failed\n")


def test_board(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = shown(["board"], capsys)
    assert "60-day truce\n" in printed
    assert "◐ accepts if …" in printed
    assert "◌ undecided" in printed
    assert shown(["board", "--as-of", "2031-03-11"], capsys).count("◌ undecided") == 0
    assert "Nobody has taken a position" in shown(["board", "--known-by", "2001-01-01"], capsys)
    table = list(csv.DictReader(io.StringIO(shown_csv(["board", "--csv"], capsys))))
    assert {row["party"] for row in table} == {"KES", "VLM"}
    assert main(["board", "--party", "VLM", "--json"]) == 0
    assert [json.loads(line)["party"] for line in capsys.readouterr().out.splitlines()] == ["VLM"] * 2


def shown_csv(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert main(arguments) == 0
    return capsys.readouterr().out


def test_pages(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (document,) = keys("documents", capsys)
    statements = keys("statements", capsys)
    printed = shown(["document", document], capsys)
    assert "[1]" in printed
    assert "STATEMENTS" in printed
    told = shown(["statement", statements[-1]], capsys)
    assert "joint statement" in told
    assert "What rests on it:" in told
    assert "CONDITIONS" in shown(["issue", "60-day truce"], capsys)
    assert "CONTACTS" in shown(["party", "KES"], capsys)
    assert "11 March 2031\n" in shown(["timeline"], capsys)
    assert "leans against" not in shown(["list", "positions", "--party", "KES"], capsys)
    assert shown(["list", "issues"], capsys).split() == ["3", "60-day", "truce"]
    assert shown(["list", "issues", "--offset", "0"], capsys) == shown(["list", "issues"], capsys)


def test_search(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = shown(["search", "draft", "in person", "--act", "promise"], capsys)
    assert printed.startswith("  1  Amara Oyelin\n")
    assert "Nothing was found." in shown(["search", "draft", "--", "-person", "-draft"], capsys)
    assert main(["search", "--", "-draft"]) == 3
    assert "asks for no word" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["document", "d-none"], "d-none: there is no such document"),
        (["statement", "s-none"], "s-none: there is no such statement"),
        (["board", "--record", "none.sqlite"], "there is no record; make one with `onrecord add`"),
        (["import", "none.jsonl"], "none.jsonl: it cannot be read"),
    ],
)
def test_what_is_not_there(kept: Path, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 3
    printed, said = capsys.readouterr()
    assert printed == ""
    assert told in said
    assert said.count("\n") == 1


def test_review(kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    missed = "m\nVelmora has not decided yet.\nVLM\nobservers\nundecided\n"
    typed = f"r\nw\nanother draft\nu\ns\n{missed}c\nstance = reject\n\nq\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert main(["review", "--reviewer", "ada"]) == 0
    printed, said = capsys.readouterr()
    assert "1 of 3" in printed
    assert said.endswith("onrecord: 2 decisions kept as ada's\n")
    assert main(["reviews", "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["verdict"] for one in told] == ["right", "wrong", "undone", "added", "corrected"]
    assert told[1]["reason"] == "another draft"
    assert "✓ found right" in shown(["list", "positions"], capsys)
    assert main(["reviews"]) == 0
    assert "no two reviewers of one row" in capsys.readouterr().err
    assert main(["reviews", "--as-labels"]) == 0
    (labels,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(labels["positions"]) == 3
    assert labels["statements"] == []


def test_a_missed_contact_is_typed_in(kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    wrong, right = "m\nno such words\n", "m\nVelmora has not decided yet.\ntalks\nVLM, Russia\nheld\n2031-03-12\n\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{wrong}{right}q\n"))
    assert main(["review", "--reviewer", "ada", "--what", "contacts"]) == 0
    printed, said = capsys.readouterr()
    assert "status (held, scheduled, requested, possible, none)" in printed
    assert "these words do not stand in the report" in said
    assert main(["list", "contacts", "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert ["RUS", "VLM"] in [one["participants"] for one in told]


def test_looking_after_it(kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify"]) == 0
    assert capsys.readouterr().err == "onrecord: the record is whole\n"
    assert main(["rebuild"]) == 0
    assert main(["backup", str(tmp_path / "copy.sqlite")]) == 0
    capsys.readouterr()
    assert main(["export", "--log"]) == 0
    log = capsys.readouterr().out
    (tmp_path / "log.jsonl").write_text(log)
    assert main(["import", "--record", str(tmp_path / "other.sqlite"), str(tmp_path / "log.jsonl")]) == 0
    assert main(["verify", "--record", str(tmp_path / "other.sqlite")]) == 0
    capsys.readouterr()
    assert main(["reread", "--all"]) == 0
    printed, said = capsys.readouterr()
    assert "+0 -0 ~0" in printed
    assert said == "onrecord: 1 read again, 0 failed\n"


def test_verify_names_the_row(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import sqlite3

    connection = sqlite3.connect(kept)
    key = connection.execute("SELECT key FROM positions").fetchone()[0]
    connection.execute("UPDATE positions SET stance = 'reject' WHERE key = ?", (key,))
    connection.commit()
    connection.close()
    assert main(["verify"]) == 1
    printed, said = capsys.readouterr()
    assert f"positions {key}" in printed
    assert "stance is not what the log says" in printed
    assert said == "onrecord: 1 thing is wrong\n"
