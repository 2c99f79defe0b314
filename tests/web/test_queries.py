"""What the pages are told, asked of both databases; and decisions that mean nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.document import document
from onrecord.record import Record, open_record
from onrecord.web.asked import Asked
from onrecord.web.queries import Desk, reviews
from onrecord.web.queries.store import Store
from onrecord.web.rendering import plain
from onrecord.web.shown import Decision, Undecidable
from record.conftest import server  # noqa: F401  a fixture
from record.making import keep, made
from record.server import Server


def filled(where: str) -> Record:
    record = open_record(where, create=True)
    for number in range(8):
        keep(record, made(number))
    return record


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    record = filled(str(tmp_path / "record.sqlite"))
    yield Desk(record, {})
    record.close()


def told(desk: Desk) -> dict[str, Any]:
    """Everything that the pages show, but for the moments at which the record learnt it."""
    asked = Asked()
    issue, party = desk.store.issues()[0], next(iter(desk.store.parties()))
    statement = desk.store.statements(asked)[0]
    values = {
        "board": desk.board(asked),
        "past": desk.board(Asked(as_of="2031-01-05")),
        "issue": desk.issue(issue, asked),
        "party": desk.of_party(party, asked),
        "statement": desk.statement(statement.key),
        "document": desk.document(statement.report),
        "contested": desk.contested(asked),
        "changes": desk.changes(asked),
        "timeline": desk.timeline(asked),
        "outlook": desk.outlook(asked),
        "review": desk.review(asked, at=None),
    }
    found: dict[str, Any] = _without_times(plain(values))
    return found


def _without_times(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_times(one) for name, one in value.items() if name not in ("added", "at")}
    return [_without_times(one) for one in value] if isinstance(value, list) else value


def test_a_team_on_postgresql_sees_the_same(desk: Desk, server: Server) -> None:  # noqa: F811
    record = filled(server.database())
    assert told(Desk(record, {})) == told(desk)
    record.close()


@pytest.mark.parametrize(
    ("decision", "changed", "message"),
    [
        (Decision.RIGHT, {"row": "s-aaaaaaaaaaaa"}, "no statement"),
        (Decision.CORRECTED, {"field": "colour", "value": "red"}, "no field"),
        (Decision.CORRECTED, {"field": "act", "value": "dance"}, "no value"),
        (Decision.CORRECTED, {"field": "said", "value": "yesterday"}, "no date"),
        (Decision.CORRECTED, {"field": "source", "value": "Nobody There"}, "does not stand"),
        (Decision.ADDED, {"spans": ""}, "choose the words"),
        (Decision.ADDED, {"spans": "5:2"}, "empty"),
        (Decision.ADDED, {"spans": "0:99999999"}, "leaves the text"),
        (Decision.UNDONE, {}, "no decision of yours"),
    ],
)
def test_what_cannot_be_decided_is_told_and_not_kept(desk: Desk, decision: Decision, changed: dict[str, str], message: str) -> None:
    statement = desk.store.statements(Asked())[0]
    row = statement.report if decision is Decision.ADDED else statement.key
    given = {"row": row, "field": None, "value": None, "spans": None, **changed}
    with pytest.raises(Undecidable, match=message):
        reviews.decide(desk.store, str(given.pop("row")), decision, by="ada", reason=None, **given)  # type: ignore[arg-type]
    assert desk.store.reviews() == ()


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("act", "deny", {"act": "deny"}),
        ("stance", "", {"stance": None}),
        ("issues", "60-day truce; water", {"issues": ("60-day truce", "water")}),
        ("said", "2031-02", {"said": "2031-02"}),
        ("source", "", {"source": None}),
    ],
)
def test_a_field_is_put_right_and_the_decision_taken_back(desk: Desk, field: str, value: str, shown: dict[str, object]) -> None:
    before = desk.store.statements(Asked())[0]
    reviews.decide(desk.store, before.key, Decision.CORRECTED, by="ada", reason="misread", field=field, value=value, spans=None)
    after = desk.store.statement(before.key)
    assert after is not None
    assert {name: getattr(after, name) for name in shown} == shown
    page = desk.statement(before.key)
    assert page is not None
    assert [(review.reviewer, review.reason) for review in page.reviews] == [("ada", "misread")]
    reviews.decide(desk.store, before.key, Decision.UNDONE, by="ada", reason=None, field=None, value=None, spans=None)
    assert desk.store.statement(before.key) == before


def test_a_party_is_put_right(desk: Desk) -> None:
    before = desk.store.statements(Asked())[0]
    reviews.decide(desk.store, before.key, Decision.CORRECTED, by="ada", reason=None, field="party", value="KES VLM", spans=None)
    after = desk.store.statement(before.key)
    assert after is not None
    assert after.source is not None
    assert after.source.parties == ("KES", "VLM")


def test_the_copies_of_a_report_are_those_of_its_family(desk: Desk, tmp_path: Path) -> None:
    record = open_record(str(tmp_path / "record.sqlite"))
    firsts = {report.key: report.key for report in record.reports()}
    firsts.update((key, first.key) for key, first in record.copies().items())
    for report in record.reports():
        page = desk.document(report.key)
        assert page is not None
        assert {one.key for one in page.copies} == {key for key, first in firsts.items() if first == firsts[report.key]} - {report.key}
    record.close()


def test_many_reports_of_one_statement_stand_side_by_side_up_to_a_number(tmp_path: Path) -> None:
    record = open_record(str(tmp_path / "many.sqlite"), create=True)
    said = made(1, sentences=1)
    for number in range(40):
        text = f"{said.document.text}\n\nReport number {number}.\n"
        keep(record, replace(said, document=document(text, outlet=f"Paper {number}", published=said.document.published)))
    store = Store(record)
    first = next(record.statements())
    shown, more = store.same(first)
    assert len(shown) == 24
    assert more == 15
    assert first.key not in {one.key for one in shown}
    assert len({one.outlet for one in shown}) == 24
    record.close()
