"""The verbs that tell what many reports tell together, on a record of hand-made readings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.cli.main import main

pytestmark = pytest.mark.usefixtures("hand_made")

TRUCE = "60-day truce"


@pytest.fixture
def kept(tmp_path: Path) -> str:
    """A record of the demo's reports, each read by hand as the first."""
    record = str(tmp_path / "talks.sqlite")
    assert main(["demo", "--record", record]) == 0
    return record


def rows(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("verb", ["changes", "contested", "copies", "same", "commitments", "contacts", "parties"])
def test_each_verb_answers_people_and_programs(kept: str, verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main([verb, "--record", kept, "--as-of", "2031-04-20"]) == 0
    assert capsys.readouterr().out
    assert main([verb, "--record", kept, "--as-of", "2031-04-20", "--json"]) == 0
    assert isinstance(rows(capsys), list)


def test_changes_since_and_first(kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["changes", "--record", kept, "--first", "--json", "--as-of", "2031-04-20"]) == 0
    told = rows(capsys)
    assert any(row["move"] == "first" for row in told)
    assert main(["changes", "--record", kept, "--first", "--json", "--as-of", "2031-04-20", "--since", "2031-04-19"]) == 0
    assert rows(capsys) == []


def test_outlook_and_its_program(kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    asked = ["outlook", TRUCE, "--record", kept, "--as-of", "2031-04-20", "--party", "KES", "--party", "VLM"]
    assert main([*asked, "--json"]) == 0
    told = rows(capsys)
    assert told[0]["needed"] == ["KES", "VLM"]
    assert told[0]["ways"]
    assert main([*asked, "--program"]) == 0
    assert 'needed("KES","' in capsys.readouterr().out
    assert main([*asked]) == 0
    assert "comes round on" in capsys.readouterr().out


def test_an_issue_that_nobody_names_and_a_picture_of_an_unknown_kind(kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["outlook", "60-day trruce", "--record", kept, "--as-of", "2031-04-20"]) == 3
    assert "did you mean" in capsys.readouterr().err
    assert main(["changes", "--record", kept, "--picture", "moves.jpg"]) == 3
    assert ".svg or .png" in capsys.readouterr().err


def test_pictures(kept: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("matplotlib")
    files = [tmp_path / name for name in ("timeline.svg", "matrix.png", "chains.svg")]
    assert main(["changes", "--record", kept, "--as-of", "2031-04-20", "--picture", str(files[0])]) == 0
    asked = ["parties", "--record", kept, "--as-of", "2031-04-20", "--picture", str(files[1]), "--chains", str(files[2])]
    assert main(asked) == 0
    assert all(file.stat().st_size > 1000 for file in files)
    before = files[0].read_bytes()
    assert main(["changes", "--record", kept, "--as-of", "2031-04-20", "--picture", str(files[0])]) == 0
    assert files[0].read_bytes() == before
