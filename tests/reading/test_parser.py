"""The process that parses: kept over documents, and gone when nobody needs it."""

import os
import subprocess
import sys
from pathlib import Path

import inputs
import pytest

from onrecord.reading.limits import Limits
from onrecord.reading.parser import Parser, Parsing
from onrecord.reading.pieces import Found, Piece
from onrecord.reading.sources import documents

LIMITS = Limits(memory=990_000_000)
"""A limit of its own, so that these tests share no process with others."""


def process(parsing: Parsing) -> int:
    """The number of the process, once it has been started."""
    assert parsing._parser is not None
    return parsing._parser._process.pid


def test_one_process_for_many_documents_and_for_the_next_call() -> None:
    piece = Piece(inputs.page(), "page")
    first, second = Parsing(LIMITS, {}), Parsing(LIMITS, {})
    assert [isinstance(item, tuple) and isinstance(item[0], Found) for item in (*first.found(piece), *first.found(piece))] == [True, True]
    number = process(first)
    first.close()
    list(second.found(piece))
    assert process(second) == number
    second.close()


def test_one_that_is_left_in_the_middle_is_not_used_again() -> None:
    members = Piece(inputs.zipped({f"{number}": inputs.page() for number in range(3)}), "x.zip")
    first, second = Parsing(LIMITS, {}), Parsing(LIMITS, {})
    found = first.found(members)
    next(found)
    number = process(first)
    first.close()
    assert len(list(second.found(members))) == 3
    assert process(second) != number
    second.close()


@pytest.mark.skipif(os.name != "posix", reason="asks for processes by number")
def test_a_parser_nobody_has_any_more_is_ended() -> None:
    parser = Parser(LIMITS.memory)
    number = parser._process.pid
    del parser
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_a_program_may_end_with_a_document_still_to_come(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(inputs.zipped({f"{number}": inputs.page() for number in range(3)}))
    code = (
        "from onrecord.reading.sources import documents\n"
        "found = documents(['x.zip'])\n"
        "print(next(found).document.title)\n"
        "kept = [found]; kept.append(kept)\n"  # a circle, which is only taken apart when the interpreter ends
        "raise SystemExit(7)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (7, inputs.TITLE + "\n", "")


def test_names_in_the_environment_do_not_lead_the_process_astray(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a module of the same name as one of ours, where the program is started, is not taken for ours."""
    (tmp_path / "onrecord.py").write_text("raise SystemExit('astray')")
    (tmp_path / "page").write_bytes(inputs.page())
    monkeypatch.chdir(tmp_path)
    (item,) = documents(["page"], limits=Limits(memory=980_000_000))
    assert item.document is not None
