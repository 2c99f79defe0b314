"""Who speaks, for whom and through whom, on invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cases import CASES, TAKEN_UP, Case
from making import attribution, place, tagged, words

from onrecord.actors import actors_of, attribute
from onrecord.statements.values import Mode


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.source[:40]}: {case.text[:30]}")
def test_source_resolves(case: Case) -> None:
    found = attribute(tagged(case.text, attribution("s1", case.text, case.source, case.text[-3:-1])))
    source = found.statements[0].source
    assert source is not None
    assert (source.kind, source.parties) == (case.kind, case.parties), source
    assert case.name is None or source.name == case.name


@pytest.mark.parametrize(("text", "sources", "name"), TAKEN_UP, ids=lambda value: str(value)[:40])
def test_a_source_is_taken_up(text: str, sources: tuple[str, str], name: str) -> None:
    found = attribute(tagged(text, *(attribution(f"s{n}", text, source, text[-12:]) for n, source in enumerate(sources))))
    second = found.statements[1].source
    assert second is not None
    assert second.name == name


def test_words_are_kept_to_the_letter() -> None:
    text = "Kremlin spokesman Ivan Petrenko said no."
    source = attribute(tagged(text, attribution("s1", text, "Kremlin spokesman Ivan Petrenko", "no"))).statements[0].source
    assert source is not None
    assert source.text == "Kremlin spokesman Ivan Petrenko"
    assert source.spans == (place(text, source.text),)
    assert source.role == "Kremlin spokesman"


def test_no_source_stays_none() -> None:
    text = "It was reported that talks had ended."
    assert attribute(tagged(text, attribution("s1", text, None, "that talks had ended"))).statements[0].source is None


def test_an_article_alone_is_nobody() -> None:
    text = "The aim is for the agreement to be signed in May."
    found = attribute(tagged(text, attribution("s1", text, "The", "the agreement to be signed in May", cue="aim is for")))
    assert found.statements[0].source is None


@pytest.mark.parametrize("above", ["Image copyright AFP\n\n", "TRADE CONNECTIONS\n", "SARNOK -- "])
def test_a_title_does_not_begin_in_what_stands_above_it(above: str) -> None:
    text = f"{above}President Ilse Varga said no."
    source = attribute(tagged(text, attribution("s1", text, "President Ilse Varga", "no"))).statements[0].source
    assert source is not None
    assert source.role == "President"


def test_we_in_a_quotation_is_the_speakers_party() -> None:
    text = "“We have agreed to meet,” said Iranian Foreign Minister Reza Karimi."
    outer = attribution("s1", text, "Iranian Foreign Minister Reza Karimi", "We have agreed to meet", mode=Mode.DIRECT)
    inner = attribution("s2", text, "We", "to meet", within="s1")
    second = attribute(tagged(text, outer, inner)).statements[1]
    assert second.source is not None
    assert second.source.parties == ("IRN",)
    assert [link.name for link in second.via] == ["Reza Karimi"]


def test_carrier_carries_on() -> None:
    text = "Reuters, citing Russian sources, reported that Moscow would refuse. The sources said guarantees were missing."
    first = attribution("s1", text, "Russian sources", "that Moscow would refuse", carriers=("Reuters",))
    second = attribution("s2", text, "The sources", "guarantees were missing")
    statements = attribute(tagged(text, first, second)).statements
    assert [[link.name for link in one.via] for one in statements] == [["Reuters"], ["Reuters"]]


def test_three_links() -> None:
    text = "Axios, quoting an Israeli official, reported that Hamas had told Egypt that it accepted the plan."
    first = attribution("s1", text, "an Israeli official", "that Hamas had told Egypt that it accepted the plan", carriers=("Axios",))
    second = attribution("s2", text, "Hamas", "that it accepted the plan", within="s1")
    third = attribution("s3", text, "it", "the plan", within="s2")
    via = [[link.name for link in one.via] for one in attribute(tagged(text, first, second, third)).statements]
    # who repeats what it holds is no carrier of itself
    assert via == [["Axios"], ["Axios", "Israeli official"], ["Axios", "Israeli official"]]


def test_publisher_is_no_carrier() -> None:
    text = "MOSCOW, May 21. /TASS/. Russia is ready, Foreign Minister Oleg Sidorov told TASS."
    one = attribution("s1", text, "Foreign Minister Oleg Sidorov", "Russia is ready", carriers=("TASS",))
    assert attribute(tagged(text, one, outlet="tass")).statements[0].via == ()


def test_ring_of_within_ends() -> None:
    text = "Russia said Ukraine said no."
    first = attribution("s1", text, "Russia", "Ukraine said no", within="s2")
    second = attribution("s2", text, "Ukraine", "no", within="s1")
    assert len(attribute(tagged(text, first, second)).statements) == 2


def test_said_is_resolved_against_the_day_of_publication() -> None:
    text = "Russia is ready, Oleg Sidorov said on Monday."
    one = attribution("s1", text, "Oleg Sidorov", "Russia is ready", cue="said")
    assert attribute(tagged(text, one, published="2025-05-21")).statements[0].said == "2025-05-19"


def test_mentions_nest_and_never_cross() -> None:
    text = "Kremlin spokesman Ivan Petrenko met Hamas officials in Doha. He thanked Qatar's prime minister."
    mentions = attribute(tagged(text)).mentions
    assert {"Ivan Petrenko", "Kremlin", "Hamas", "Qatar"} <= {mention.name for mention in mentions}
    for one in mentions:
        for other in mentions:
            assert not one.span.start < other.span.start < one.span.end < other.span.end


def test_actors_of_lists_all_words_for_each() -> None:
    text = "Kremlin spokesman Ivan Petrenko met the press. He said talks go on. Petrenko smiled."
    found = actors_of(attribute(tagged(text, attribution("s1", text, "He", "talks go on"))))
    first = found[0]
    assert (first.name, first.statements) == ("Ivan Petrenko", ("s1",))
    assert [text[span.start : span.end] for span in first.spans] == ["Ivan Petrenko", "He", "Petrenko"]


def test_a_source_in_pieces_is_all_whom_they_name() -> None:
    text = "Peru, after a night of talks, and Chile said that the ports were open."
    pieces = words(text, [place(text, "Peru"), place(text, "Chile")])
    found = attribution("s1", text, "Peru", "the ports were open")
    source = attribute(tagged(text, replace(found, source=pieces))).statements[0].source
    assert source is not None
    assert source.parties == ("PER", "CHL")
