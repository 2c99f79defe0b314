"""Statements in statements, read from end to end: whole sentences (invented) and the statements that must come out.

Expected of each: words of the source, of those in `via` outermost first, of the cue, and of the content, each as words that must stand in
what is found. More statements may be found than are listed here. A case counts as read when every listed one is found so.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

import onrecord
from onrecord.actors.values import Statement

pytestmark = pytest.mark.model


class Expected(NamedTuple):
    """Words that must stand in source, via, cue and content; no source is None."""

    source: str | None
    via: tuple[str, ...]
    cue: str
    content: str


CASES: dict[str, tuple[str, list[Expected]]] = {
    "citing": (
        "Reuters, citing a Maltese official, reported that Tunisia had accepted the proposal.",
        [
            Expected("Maltese official", ("Reuters",), "citing", "Tunisia had accepted the proposal"),
            Expected("Tunisia", ("Reuters", "Maltese official"), "accepted", "the proposal"),
        ],
    ),
    "citing, after the verb": (
        "Reuters reported on Monday, citing two diplomats, that the ceasefire talks in Oslo had collapsed.",
        [Expected("two diplomats", ("Reuters",), "citing", "had collapsed")],
    ),
    "according to, citing": (
        "Israel is ready to extend the truce, according to Axios, citing two US officials.",
        [Expected("two US officials", ("Axios",), "citing", "Israel is ready to extend the truce")],
    ),
    "reported, citing": (
        "The two sides will meet again next week, Reuters reported, citing a source close to the talks.",
        [Expected("a source close to the talks", ("Reuters",), "citing", "will meet again next week")],
    ),
    "quoted as saying": (
        "Israeli journalist Dan Levi quoted the envoy as saying that Hamas must release the hostages first.",
        [Expected("the envoy", ("Levi",), "quoted", "Hamas must release the hostages")],
    ),
    "was quoted by": (
        "Foreign Minister Ada Brun was quoted by the IRNA news agency as saying that talks would resume in Geneva.",
        [Expected("Brun", ("IRNA",), "quoted", "talks would resume")],
    ),
    "state media, quoting": (
        "State media, quoting the foreign ministry, said that the draft agreement had been rejected.",
        [Expected("foreign ministry", ("State media",), "quoting", "had been rejected")],
    ),
    "carried by": (
        "The ministry, in a statement carried by KCNA, said that it would never give up its weapons.",
        [Expected("ministry", ("KCNA",), "said", "it would never give up its weapons")],
    ),
    "told an outlet": (
        "Egyptian Foreign Minister Samir Fahmy told Axios that mediators had agreed on a new date for the talks.",
        [Expected("Fahmy", (), "told", "mediators had agreed"), Expected("mediators", ("Fahmy",), "agreed", "a new date")],
    ),
    "post on a channel": (
        "In a post on his Telegram channel, Senator Ivan Petrov said that sanctions would not be lifted.",
        [Expected("Petrov", (), "said", "sanctions would not be lifted")],
    ),
    "said, according to": (
        "Iran's negotiator said the third round of talks had been constructive, according to the Tasnim news agency.",
        [Expected("negotiator", ("Tasnim",), "said", "had been constructive")],
    ),
    "According to first": (
        "According to Reuters, Norwegian Foreign Minister Kari Lund said that both delegations had agreed to meet in Oslo.",
        [Expected("Lund", ("Reuters",), "said", "both delegations had agreed")],
    ),
    "agency reported at the end": (
        "Defence Minister Omar Saleh said the army would withdraw by Sunday, the Anadolu agency reported.",
        [Expected("Saleh", ("Anadolu",), "said", "the army would withdraw")],
    ),
    "reminded of a promise": (
        "Peskov reminded reporters that the US secretary of state had promised to provide details of the talks.",
        [
            Expected("Peskov", (), "reminded", "had promised to provide details"),
            Expected("secretary of state", ("Peskov",), "promised", "to provide details"),
        ],
    ),
    "nested in a quotation": (
        '"The Americans told us that they want a quick deal," Iranian envoy Reza Karimi told reporters in Vienna.',
        [
            Expected("Karimi", (), "told", "The Americans told us"),
            Expected("The Americans", ("Karimi",), "told", "they want a quick deal"),
        ],
    ),
    "said that others agreed": (
        "President Anna Holm said that Russia and Ukraine have agreed to exchange prisoners.",
        [
            Expected("Holm", (), "said", "have agreed to exchange prisoners"),
            Expected("Russia and Ukraine", ("Holm",), "agreed", "to exchange prisoners"),
        ],
    ),
    "three links": (
        "TASS, citing Axios, which quoted two White House officials, reported that the summit had been postponed.",
        [Expected("White House officials", ("TASS", "Axios"), "", "the summit had been postponed")],
    ),
    "three links, one inside": (
        "Reuters, citing Russian sources, reported that President Putin was unlikely to support the 30-day ceasefire.",
        [Expected("Russian sources", ("Reuters",), "citing", "unlikely to support")],
    ),
    "under a denial": (
        "The envoy denied reports that Hamas had agreed to the proposal.",
        [Expected("envoy", (), "denied", "Hamas had agreed")],
    ),
    "warned by the other": (
        "The prime minister said Hamas had threatened to walk away from the talks.",
        [
            Expected("prime minister", (), "said", "Hamas had threatened"),
            Expected("Hamas", ("prime minister",), "threatened", "to walk away"),
        ],
    ),
}


MISSED: set[str] = set()
"""Cases that the network which ships is known to miss a statement of: none, it reads all 26. One that is read again is struck off."""

ALLOWED = 1
"""Statements that may be missed besides: a new training run may lose one and win another."""


@pytest.fixture(scope="module")
def found() -> dict[str, tuple[Statement, ...]]:
    return {
        name: onrecord.read_text(text, outlet="The Daily Record", published="2025-03-14").statements for name, (text, _) in CASES.items()
    }


def fits(statement: Statement, expected: Expected) -> bool:
    """Whether a statement is the expected one."""
    source = statement.source.text if statement.source else None
    cue = statement.cue.text if statement.cue else ""
    return (
        (expected.source is None if source is None else expected.source is not None and expected.source in source)
        and len(statement.via) == len(expected.via)
        and all(words in actor.text for words, actor in zip(expected.via, statement.via, strict=True))
        and expected.cue in cue
        and expected.content in statement.content.text
    )


@pytest.fixture(scope="module")
def missed(found: dict[str, tuple[Statement, ...]]) -> list[tuple[str, Expected]]:
    """The expected statements that are not read, with the name of their case."""
    return [(name, one) for name, (_, expected) in CASES.items() for one in expected if not any(fits(each, one) for each in found[name])]


def test_most_cases_are_read(missed: list[tuple[str, Expected]]) -> None:
    assert len(missed) <= ALLOWED, "\n".join(f"{name}: {one}" for name, one in missed)


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.xfail(strict=False, reason="known miss") if name in MISSED else ()) for name in CASES]
)
def test_the_case_is_read(name: str, missed: list[tuple[str, Expected]]) -> None:
    """Each case by its name, so that a miss is seen. The known ones may fail."""
    assert not [one for case, one in missed if case == name]


def test_nobody_is_quoted_under_a_denial(found: dict[str, tuple[Statement, ...]]) -> None:
    assert not [each for each in found["under a denial"] if each.source is not None and each.source.text == "Hamas"]


def test_the_carrier_has_no_statement_of_its_own(found: dict[str, tuple[Statement, ...]]) -> None:
    carriers = ("Reuters", "Axios", "State media", "TASS", "KCNA")
    assert not [
        (name, each.source.text) for name in CASES for each in found[name] if each.source is not None and each.source.text in carriers
    ]
