"""The command line: what goes where, and with which exit code."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.cli.main import main
from readings import DEMO

REPORT = "Ministers meet\n\nThe minister said that the talks were over, and that they would not go on.\n"

pytestmark = pytest.mark.usefixtures("hand_made")


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "report.txt"
    path.write_text(REPORT)
    return str(path)


def test_read_draws(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", report]) == 0
    printed, said = capsys.readouterr()
    assert printed.startswith("Ministers meet\n")
    assert "◐ accepts if …" in printed
    assert "\x1b" not in printed
    assert said == ""
    assert max(map(len, printed.splitlines())) < 81
    assert not any(line.endswith(" ") for line in printed.splitlines())


def test_color_only_when_asked_for_or_on_a_terminal(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", "--color", "always", report])
    assert "\x1b[32m" in capsys.readouterr().out
    main(["read", "--color", "never", report])
    assert "\x1b" not in capsys.readouterr().out


def test_json_is_one_object_a_line_in_the_order_given(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    demo = str(DEMO / "1-truce.txt")
    assert main(["read", "--json", demo, report, demo]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["format"] for row in rows] == [1, 1, 1]
    assert rows[0]["document"]["id"] == rows[2]["document"]["id"] != rows[1]["document"]["id"]


def test_files_that_fail_are_told_and_the_rest_read(report: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty, french, binary, odd = (tmp_path / name for name in ("empty.txt", "fr.txt", "b.txt", "odd.txt"))
    empty.write_bytes(b"")
    french.write_text("La ministre a dit que les négociations se poursuivront dans la capitale.", encoding="utf-8")
    binary.write_bytes(b"\x00\x01\x02")
    odd.write_text("RAISE an error, the minister said that they would.")
    folder = tmp_path / "folder"
    folder.mkdir()
    files = [str(tmp_path / "none.txt"), report, str(folder), str(empty), str(french), str(binary), str(odd), report]
    assert main(["read", "--json", *files]) == 1
    printed, said = capsys.readouterr()
    assert len(printed.splitlines()) == 2
    assert [line.split(": ")[2].split(";")[0] for line in said.splitlines()] == [
        "no such file",
        "it is a folder",
        "it is empty",
        "it is in French (fr), not in English, and was not read",
        "it is binary",
        "unexpected ZeroDivisionError (as asked)",
    ]
    assert all(line.startswith("onrecord: ") for line in said.splitlines())


def test_standard_input(report: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode())))
    assert main(["read", "-"]) == 0
    assert capsys.readouterr().out.startswith("Ministers meet\n")


def test_actors(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["actors", report]) == 0
    assert "Foreign Minister Ilse Maran, she" in capsys.readouterr().out
    assert main(["actors", report, "none.txt"]) == 1


def test_demo(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo"]) == 0
    printed = capsys.readouterr().out
    assert "invented" in printed.splitlines()[0]
    assert all(heading in printed for heading in ("WHO MOVED", "TOLD BOTH WAYS", "WHAT THE TRUCE HANGS ON"))
    assert main(["demo", "--json"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(list(DEMO.glob("*.txt")))


def test_a_register_that_is_wrong(report: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    wrong = tmp_path / "mine.yaml"
    wrong.write_text("countries: {}")
    assert main(["read", "--register", str(wrong), report]) == 3
    assert "unknown section 'countries'" in capsys.readouterr().err
    assert main(["read", "--register", str(tmp_path / "none.yaml"), report]) == 3
    assert "the register cannot be read (No such file or directory)" in capsys.readouterr().err


def test_talks_that_are_wrong(report: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    (tmp_path / "talks.toml").write_text('name = "A"\nparties = ["RUZ"]\n', encoding="utf-8")
    assert main(["read", "--talks", str(tmp_path / "talks.toml"), report]) == 3
    assert "nobody is known as party 'RUZ'" in capsys.readouterr().err
    assert main(["read", "--talks", str(tmp_path / "none.toml"), report]) == 3
    assert "the talks cannot be read (No such file or directory)" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["read"],
        ["reed", "x"],
        ["read", "--threads", "0", "x"],
        ["read", "--batch", "many", "x"],
        ["read", "--limit", "-1", "x"],
        ["read", "--published", "May", "x"],
        ["read", "--colour", "x"],
    ],
)
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("verb", [[], ["read"], ["actors"], ["demo"]])
def test_help_has_an_example_and_the_exit_codes(verb: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([*verb, "--help"])
    assert caught.value.code == 0
    printed = capsys.readouterr().out
    assert "example:\n  onrecord" in printed
    assert "exit codes:" in printed


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out.startswith("onrecord 0.")


def test_escape_sequences_in_a_text_never_reach_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "evil\x1b[2J.txt"
    path.write_text("Talks \x1b]0;title\x07 fail\u202e \x9b2J\n\nThe minister said that they were over.\n", encoding="utf-8")
    for arguments in (["read"], ["read", "--json"], ["actors"]):
        assert main([*arguments, str(path), str(path) + "none"]) == 1
        printed, said = capsys.readouterr()
        assert not set(printed + said) & {"\x1b", "\x07", "\u202e", "\x9b"}


def test_ctrl_c_is_quiet(report: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from onrecord.cli import commands

    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "read", interrupted)
    assert main(["read", report]) == 130
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(os.name != "posix", reason="pipes")
def test_a_broken_pipe_is_quiet() -> None:
    program = (
        "import sys; sys.path[:0] = sys.argv[1:4]\n"
        "import conftest, onrecord.api as api; api.Reader = conftest.HandMade; api._reader = lambda *_: conftest.HandMade()\n"
        "from onrecord.cli.main import main; sys.exit(main(['demo']))"
    )
    here = Path(__file__).parent
    folders = map(str, (here, here.parent, here.parents[1] / "src"))
    with subprocess.Popen([sys.executable, "-c", program, *folders], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys\nfrom onrecord.cli.main import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print(sorted({'numpy', 'onnxruntime', 'tokenizers', 'rich', 'yaml'} & set(sys.modules)), file=sys.stderr)"
    )
    source = str(Path(__file__).parents[2] / "src")
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": source})
    assert ran.stderr == "[]\n"
