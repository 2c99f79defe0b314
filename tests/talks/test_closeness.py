"""Who is close to whom, who speaks for whom, and one statement in several reports: on invented rows."""

from __future__ import annotations

from told import grounds, position, report, teller

from onrecord.document import Span
from onrecord.talks.board import board
from onrecord.talks.closeness import Carriage, Closeness, carriages, closeness, drift, matrix, voices
from onrecord.talks.rows import StatementRow, key
from onrecord.talks.same import sayings


def statement(content: str, by: str, *, outlet: str = "Dispatch", day: str = "2031-03-12", via: str = "", name: str = "") -> StatementRow:
    return StatementRow(
        key("s", content, outlet, day),
        name or f"d-{outlet}",
        teller(by),
        tuple(teller(carrier) for carrier in via.split(">") if carrier),
        None,
        content,
        (Span(0, len(content)),),
        None,
        "direct",
        "inform",
        "CT+",
        None,
        None,
        None,
        None,
        (),
        1.0,
        outlet,
        day,
        f"{day}T00:00:00Z",
    )


def test_two_parties_are_close_where_they_stand_on_one_side() -> None:
    rows = [
        position("KES", "accept", grounds("2031-03-12", "Maran")),
        position("VLM", "reject", grounds("2031-03-12", "Lund")),
        position("OSL", "accept-if", grounds("2031-03-12", "Oyelin")),
        position("KES", "open", grounds("2031-03-12", "Maran"), issue="prisoners"),
        position("VLM", "accept", grounds("2031-03-12", "Lund"), issue="prisoners"),
    ]
    found = closeness(board(rows, day="2031-03-12", copies={}))
    assert found == (
        Closeness("KES", "OSL", ("truce",), ()),
        Closeness("KES", "VLM", (), ("truce",)),
        Closeness("OSL", "VLM", (), ("truce",)),
    )
    assert matrix(found)["VLM", "KES"] == 0.0
    later = closeness(board([*rows, position("VLM", "accept", grounds("2031-03-20", "Lund"))], day="2031-03-20", copies={}))
    assert [(change.one, change.other, change.nearer, change.farther) for change in drift(found, later)] == [
        ("KES", "VLM", ("truce",), ()),
        ("OSL", "VLM", ("truce",), ()),
    ]


def test_a_side_that_two_outsiders_contest_is_no_side() -> None:
    rows = [
        position("KES", "accept", grounds("2031-03-12", "Maran")),
        position("VLM", "reject", grounds("2031-03-12", "Maran")),
        position("VLM", "accept", grounds("2031-03-12", "Oyelin")),
    ]
    assert closeness(board(rows, day="2031-03-12", copies={})) == ()


def test_who_speaks_for_whom_and_who_carries_whose_words() -> None:
    rows = [
        statement("The river comes first, and the rest comes later.", "Maran"),
        statement("The river comes first and nothing else.", "Maran", outlet="Courier"),
        statement("Velmora could accept thirty days.", "Drovak", via="Oyelin"),
        statement("Velmora could accept thirty days.", "Drovak", via="Oyelin", outlet="Wire", name="d-copy"),
    ]
    assert [(voice.name, voice.parties, voice.statements) for voice in voices(rows)] == [("Drovak", ("VLM",), 2), ("Maran", ("KES",), 2)]
    assert carriages(rows, copies={"d-copy": report("d-Dispatch")}) == (
        Carriage("Courier", "Maran", 1),
        Carriage("Dispatch", "Maran", 1),
        Carriage("Dispatch", "Oyelin", 1),
        Carriage("Oyelin", "Drovak", 1),
    )


def test_a_name_in_two_spellings_is_one_voice_under_the_commoner() -> None:
    words = ("The river comes first.", "The rest comes later.", "Nothing else comes.")
    by = ("Olena Maransky", "Olena Maranskyy", "Olena Maransky")
    rows = [statement(content, name, outlet=outlet) for content, name, outlet in zip(words, by, ("Courier", "Wire", "Wire"), strict=True)]
    assert [(voice.name, voice.statements) for voice in voices(rows)] == [("Olena Maransky", 3)]
    assert carriages(rows, copies={}) == (Carriage("Wire", "Olena Maransky", 2), Carriage("Courier", "Olena Maransky", 1))


def test_one_statement_in_two_reports_shows_what_one_left_out() -> None:
    rows = [
        statement("The truce must begin with the sluices at Brenn before a single prisoner goes home", "Maran"),
        statement("the truce must begin with the sluices", "Maran", outlet="Courier", day="2031-03-13"),
        statement("the truce must begin with the sluices at Brenn", "Lund", outlet="Courier"),
        statement("The truce must begin with the sluices at Brenn", "Maran", outlet="Wire", day="2031-06-13"),
        statement("No.", "Maran"),
        statement("No.", "Maran", outlet="Wire"),
    ]
    (found,) = sayings(rows, copies={})
    assert (found.source, found.day) == ("Maran", "2031-03-12")
    assert [(wording.outlet, wording.left_out) for wording in found.wordings] == [
        ("Dispatch", ()),
        ("Courier", ("at Brenn before a single prisoner goes home",)),
    ]
