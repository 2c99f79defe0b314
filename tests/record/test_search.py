"""Search: what is found, in which part of a record, and how it is shown."""

import pytest

from onrecord.errors import WrongSettings
from onrecord.record import Record, View


def test_statements_and_reports_are_found_by_stem(full: Record) -> None:
    found = full.search("accepting sluices", limit=200)
    statements = [hit.statement for hit in found if hit.statement]
    expected = {row.key for row in full.statements() if "accept" in row.content and "sluices" in row.content}
    assert expected
    assert {row.key for row in statements} == expected
    assert {hit.report.key for hit in found if not hit.statement} <= {report.key for report in full.reports()}
    pieces = found[0].snippet
    assert {piece.text for piece in pieces if piece.found} <= {"accepts", "sluices"}
    assert [hit.weight for hit in found] == sorted(hit.weight for hit in found)


def test_phrases_and_what_is_left_out(full: Record) -> None:
    assert {hit.report.key for hit in full.search('"draft 7-1"')} == {hit.report.key for hit in full.search('draft "7-1"')}
    assert len(full.search('"draft 7-1"')) == 2
    without = full.search("truce -rejects", limit=500)
    assert without
    assert not any("rejects" in hit.statement.content for hit in without if hit.statement)


def test_filters(full: Record) -> None:
    for view in (
        View(act="reject"),
        View(party="KES", until="2031-01-10"),
        View(factuality="PR-", outlet="Isk Wire"),
        View(source="Petar Lund", issue="60-day truce"),
    ):
        found = [hit.statement.key for hit in full.search("draft", view, limit=500) if hit.statement]
        assert sorted(found) == sorted(row.key for row in full.statements(view)), view
    assert full.search("draft", View(known_by="2001-01-01")) == []


def test_pages_of_hits_are_parts_of_one_list(full: Record) -> None:
    whole = full.search("draft", limit=30)
    assert [*full.search("draft", limit=10), *full.search("draft", limit=20, offset=10)] == whole


def test_counts(full: Record) -> None:
    counts = full.facets("draft")
    assert sum(counts["act"].values()) == len(list(full.statements())) == sum(counts["outlet"].values())
    assert list(counts["party"].values()) == sorted(counts["party"].values(), reverse=True)


@pytest.mark.parametrize("words", ["", " - ", '"', "-truce", "'); DROP TABLE", 'NEAR("a" b)', "a* OR ^b", "col:x", "\0"])
def test_words_are_words_and_never_commands(full: Record, words: str) -> None:
    if any(char.isalnum() for char in words.removeprefix("-truce")):
        full.search(words)
    else:
        with pytest.raises(WrongSettings, match="asks for no word"):
            full.search(words)
