"""How often a shard is tried, and what stops a run: against an engine that loses workers as it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.archive.making import MAKER, lines, report

from onrecord.archive import Patience, Settings, alone, ledger, outcomes, run
from onrecord.archive.engine import Call, Here, Lost, Returned
from onrecord.archive.readers import agreed, fingerprint
from onrecord.archive.running import Ended
from onrecord.archive.task import Unwritable
from onrecord.document import document
from onrecord.errors import OnrecordError, WrongSettings

SETTINGS = Settings(maker=MAKER)


class Losing(Here):
    """Does the tasks in this process, but for those of which `losses` says what becomes of them."""

    def __init__(self, losses: Sequence[Exception | None]) -> None:
        self.losses = list(losses)
        self.careful: list[bool] = []

    def each(self, task: Callable[..., Any], next_call: Callable[[], Call | None]) -> Iterator[Returned]:
        while (call := next_call()) is not None:
            self.careful += [call[2]["careful"]] if "careful" in call[2] else []
            loss = self.losses.pop(0) if self.losses and "careful" in call[2] else None
            yield Returned(call[0], error=loss) if loss else Returned(call[0], value=task(*call[1], **call[2]))


def tried(folder: Path, monkeypatch: pytest.MonkeyPatch, losses: Sequence[Exception | None], **keywords: Any) -> tuple[Ended, list[bool]]:
    from contextlib import nullcontext

    engine = Losing(losses)
    monkeypatch.setattr("onrecord.archive.running.engine", lambda **_: nullcontext(engine))
    (folder / "in").mkdir(exist_ok=True)
    lines(folder / "in" / "a.jsonl", range(4))
    ended = run(str(folder / "in"), folder / "out", settings=SETTINGS, patience=Patience(**{"lost": 2, **keywords}))
    return ended, engine.careful


LOSSES: list[tuple[list[Exception | None], list[bool], int]] = [
    ([], [False], 0),
    ([Lost()], [False, False], 0),
    ([Lost(), Lost()], [False, False, True], 0),
    ([Lost(), Lost(), Lost(), Lost()], [False, False, True, True, True], 0),
    ([Lost(), Lost(), Lost(), Lost(), Lost()], [False, False, True, True, True], 1),
    ([ValueError("x"), Lost(), ValueError("y")], [False, False, True], 1),
    ([ValueError("x"), ValueError("y"), None], [False, False, True], 0),
]
"""What becomes of each try; whether each was with care; and the shards given up."""


@pytest.mark.parametrize(("losses", "careful", "given_up"), LOSSES)
def test_a_shard_is_tried_so_often(
    losses: list[Exception | None], careful: list[bool], given_up: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended, were_careful = tried(tmp_path, monkeypatch, losses)
    assert (were_careful, ended.given_up) == (careful, given_up)
    with ledger.opened(str(tmp_path / "out")) as kept:
        (row,) = kept.asked("SELECT state, attempt, error FROM shards")
        assert row["state"] == ("failed" if given_up else "done")
        assert (row["error"] is not None) == bool(given_up)
        assert len(kept.asked("SELECT * FROM attempts")) == len(careful)
    again, _ = tried(tmp_path, monkeypatch, [])
    assert (again.done, again.before) == (given_up, 1 - given_up)


@pytest.mark.parametrize("stopping", [Unwritable("it is full"), WrongSettings("the model is missing")])
def test_what_concerns_all_shards_stops_the_run(stopping: OnrecordError, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(type(stopping)):
        tried(tmp_path, monkeypatch, [stopping])
    with ledger.opened(str(tmp_path / "out")) as kept:
        assert kept.asked("SELECT state FROM shards") == [{"state": "failed"}]
        assert str(stopping) in kept.asked("SELECT outcome FROM runs")[0]["outcome"]
    assert tried(tmp_path, monkeypatch, [])[0].done == 1


def test_a_worker_of_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(SETTINGS)
    agreed(SETTINGS, before)
    monkeypatch.setattr("onrecord.archive.readers.code", lambda: "other code")
    with pytest.raises(WrongSettings, match="is not the one that made the plan"):
        agreed(SETTINGS, before)


def test_a_register_is_part_of_the_fingerprint(tmp_path: Path) -> None:
    path = tmp_path / "register.yaml"
    path.write_text("states: {}\n", encoding="utf-8")
    before = fingerprint(Settings(register=str(path)))
    path.write_text("organisations: {}\n", encoding="utf-8")
    assert fingerprint(Settings(register=str(path))) != before
    path.unlink()
    with pytest.raises(WrongSettings, match="cannot be read"):
        fingerprint(Settings(register=str(path)))


def test_a_reader_that_there_is_not_is_said_to_be_none() -> None:
    for maker in ("no.such.module:reader", "tests.archive.making:nothing"):
        with pytest.raises(WrongSettings, match="there is no reader"):
            outcomes.here(Settings(maker=maker), Patience())
        with alone.alone(Settings(maker=maker), Patience()) as read, pytest.raises(WrongSettings, match="there is no reader"):
            read(document("x"), "x")


def test_a_process_of_its_own_is_named_when_it_breaks_down_twice(tmp_path: Path) -> None:
    deeds = {
        "DEED: kill": ("killed", "signal 9"),
        "DEED: hang": ("hung", "longer than 1 seconds"),
        "DEED: raise": ("raised", "ZeroDivisionError"),
    }
    with alone.alone(SETTINGS, Patience(seconds=1)) as read:
        for deed, (cause, what) in deeds.items():
            answer = read(document(report(1, deed=deed)["text"]), "here")
            assert isinstance(answer, outcomes.Trouble)
            assert answer.cause == cause
            assert what in answer.what
        answer = read(document(report(2, deed=f"DEED: once {tmp_path / 'lost'}")["text"]), "here")
        assert not isinstance(answer, outcomes.Trouble)
        assert len(answer["statements"]) == 3
