"""Who carries a statement: a table of invented sentences.

In a case, [s: …] marks what the tagger took for the source, [c: …] the cue, [t: …] the content; expected are the source,
the carriers outermost first, and the cue if it changes.
"""

from __future__ import annotations

import pytest
from marked import parsed

from onrecord.document import words
from onrecord.statements.carriers import carried

CASES: list[tuple[str, str | None, list[str], str | None]] = [
    # Citing: before the verb, after it, after the content.
    ("[s:Reuters], citing Maltan sources, [c:reported] that [t:the truce was dead].", "Maltan sources", ["Reuters"], "citing … reported"),
    ("[s:Reuters, citing Maltan sources], [c:reported] [t:that the truce was dead].", "Maltan sources", ["Reuters"], "citing … reported"),
    ("Reuters, citing [s:Maltan sources], [c:reported] [t:that the truce was dead].", "Maltan sources", ["Reuters"], "citing … reported"),
    ("Citing Maltan sources, [s:Reuters] [c:reported] [t:that the truce was dead].", "Maltan sources", ["Reuters"], "Citing … reported"),
    (
        "[s:Reuters], [c:citing] a person familiar with the matter, reported [t:that the truce was dead].",
        "a person familiar with the matter",
        ["Reuters"],
        None,
    ),
    (
        "[s:Reuters] [c:reported] on Monday, citing two diplomats, [t:that the truce was dead].",
        "two diplomats",
        ["Reuters"],
        "reported … citing",
    ),
    (
        "[s:The Daily Post] [c:reported] [t:that the truce was dead], citing two unnamed officials.",
        "two unnamed officials",
        ["The Daily Post"],
        "reported … citing",
    ),
    ("[t:The truce was dead], [s:Reuters] [c:reported], citing Maltan sources.", "Maltan sources", ["Reuters"], "reported … citing"),
    (
        "[t:The truce was dead], [s:state media] [c:reported] Saturday, quoting the army chief.",
        "the army chief",
        ["state media"],
        "reported … quoting",
    ),
    (
        "[t:The truce was dead], [c:according to] [s:Axios], citing two U.S. officials.",
        "two U.S. officials",
        ["Axios"],
        "according to … citing",
    ),
    ("[t:The truce was dead], [c:according to] [s:Axios, citing two officials].", "two officials", ["Axios"], "according to … citing"),
    (
        "[t:The town had fallen], [c:according to] [s:the Vesta news agency], which cited the Maltan army.",
        "the Maltan army",
        ["the Vesta news agency"],
        None,
    ),
    (
        "On Friday, [s:Vesta], citing Foreign Minister Ada Brun, [c:said] [t:the talks were over].",
        "Foreign Minister Ada Brun",
        ["Vesta"],
        "citing … said",
    ),
    (
        "[s:Vesta], quoting Oman's top diplomat, [c:reported] [t:that rounds would go on].",
        "Oman's top diplomat",
        ["Vesta"],
        "quoting … reported",
    ),
    # Three links.
    ("[t:The truce was dead], [s:TASS] [c:reported], citing Axios, which cited two officials.", "two officials", ["TASS", "Axios"], None),
    (
        "[s:TASS], citing Axios, in turn citing two officials, [c:reported] [t:that the truce was dead].",
        "two officials",
        ["TASS", "Axios"],
        None,
    ),
    ("[t:The truce was dead], [c:according to] [s:Axios], citing Haaretz, quoting a minister.", "a minister", ["Axios", "Haaretz"], None),
    # Quoted … as saying.
    ("[s:Ravid] [c:quoted] the envoy as saying [t:that the truce was dead].", "the envoy", ["Ravid"], "quoted … as saying"),
    ("Ravid [c:quoted] [s:the envoy] [c:as saying] [t:that the truce was dead].", "the envoy", ["Ravid"], "quoted … as saying"),
    ("[s:State TV] [c:quoted] him as saying [t:he backed the plan].", "him", ["State TV"], "quoted … as saying"),
    (
        "On Monday, [s:Malta's official news agency, Vesta], [c:quoted] Brun as saying, [t:we shall see].",
        "Brun",
        ["Malta's official news agency, Vesta"],
        None,
    ),
    (
        "Malta's official news agency, Vesta, [c:quoted] [s:Brun] [c:as saying], [t:we shall see].",
        "Brun",
        ["Malta's official news agency, Vesta"],
        None,
    ),
    (
        "The news agency Vesta, in its summary of the visit, [c:quoted] [s:Brun] [c:as saying]: [t:We shall see].",
        "Brun",
        ["The news agency Vesta"],
        None,
    ),
    (
        "[s:The envoy] [c:was quoted by] Vesta [c:as saying] [t:that the truce was dead].",
        "The envoy",
        ["Vesta"],
        "was quoted by … as saying",
    ),
    ("[s:The envoy] [c:was quoted as saying] by Vesta [t:that the truce was dead].", "The envoy", ["Vesta"], None),
    ('"[t:The truce is dead]," [s:the envoy] [c:said], as quoted by Vesta.', "the envoy", ["Vesta"], "said"),
    # Passed on by: carried, released, seen.
    ("[s:The ministry], in a statement carried by Vesta, [c:said] [t:the truce was dead].", "The ministry", ["Vesta"], "said"),
    (
        "[s:The ministry's statement], carried by the official Vesta news agency, [c:said] [t:the truce was dead].",
        "The ministry's statement",
        ["the official Vesta news agency"],
        "said",
    ),
    (
        "[s:A senior official] cited by Vesta news agency [c:said] [t:the truce was dead].",
        "A senior official",
        ["Vesta news agency"],
        "said",
    ),
    ("[s:Maltan officials] quoted by the Guardian [c:said] [t:the truce was dead].", "Maltan officials", ["the Guardian"], "said"),
    (
        '"[t:The truce is dead]," [s:the ministry] [c:said in a statement] released by state media.',
        "the ministry",
        ["state media"],
        "said in a statement",
    ),
    (
        "[t:Tariffs will rise], [c:according to] [s:a copy of the order] seen by The Hill newspaper.",
        "a copy of the order",
        ["The Hill newspaper"],
        "according to",
    ),
    # A whole statement handed on.
    ("[s:Brun] [c:said] [t:the truce was dead], according to Vesta.", "Brun", ["Vesta"], "said"),
    ('"[t:The truce is dead]," [s:Brun] [c:said], according to the Vesta news agency.', "Brun", ["the Vesta news agency"], "said"),
    ("According to Axios, [s:the envoy] [c:said] [t:that the truce was dead].", "the envoy", ["Axios"], "said"),
    ("[s:Minister Ada Brun] [c:said] [t:both sides had agreed], Vesta reported.", "Minister Ada Brun", ["Vesta"], "said"),
    ("[s:Brun] [c:said] [t:both sides had agreed], Vesta reported Saturday.", "Brun", ["Vesta"], "said"),
    (
        "[s:Brun] [c:said] [t:both sides had agreed], Vesta reported, citing the state broadcaster.",
        "Brun",
        ["Vesta", "the state broadcaster"],
        "said",
    ),
    (
        "[s:Brun] [c:said] [t:both sides had agreed], according to Vesta, citing the state broadcaster.",
        "Brun",
        ["Vesta", "the state broadcaster"],
        "said",
    ),
    (
        "[s:Brun] [c:expressed hope] [t:that both sides could agree], the Maltan Times reported on Sunday.",
        "Brun",
        ["the Maltan Times"],
        "expressed hope",
    ),
    ("[s:The minister] [c:said] [t:talks would go on], as reported by Vesta.", "The minister", ["Vesta"], "said"),
    # What carries nothing: an addressee, a medium, a reason, an event; a lone source.
    ("[s:The envoy] [c:told] Axios [t:that the truce was dead].", "The envoy", [], "told"),
    ("[s:The envoy] [c:wrote in a post on] his Telegram channel [t:that the truce was dead].", "The envoy", [], None),
    ("[s:Malta] [c:refused] [t:to sign], citing security concerns.", "Malta", [], "refused"),
    ("[s:The president] [c:called off] [t:the summit], citing the anger of recent remarks.", "The president", [], "called off"),
    ("[s:Reuters] [c:reported] [t:that the truce was dead].", "Reuters", [], "reported"),
    ("[t:The truce was dead], [c:according to] [s:two officials].", "two officials", [], "according to"),
    ("[t:The truce was dead], [s:Reuters] [c:reported].", "Reuters", [], "reported"),
    ('"[t:All is going according to plan]," [s:Brun] [c:said].', "Brun", [], "said"),
    ("[s:Brun] [c:said] in an interview with Vesta [t:that the truce was dead].", "Brun", [], "said"),
    ("[s:Brun] [c:said] [t:that the bill, citing officials in Malta, was dead].", "Brun", [], "said"),
    ("[s:The report], published by Vesta two years ago, [c:said] [t:the truce was dead].", "The report", ["Vesta"], "said"),
]


@pytest.mark.parametrize(("marked", "source", "carriers", "cue"), CASES)
def test_carriers(marked: str, source: str | None, carriers: list[str], cue: str | None) -> None:
    text, found = parsed(marked)
    result = carried(text, found.get("s"), found.get("c"), found["t"])
    assert (result.source.text if result.source else None) == source
    assert [carrier.text for carrier in result.carriers] == carriers
    if cue is not None:
        assert result.cue is not None
        assert result.cue.text == cue


def test_the_outer_source_is_not_given_twice() -> None:
    text, found = parsed("According to Axios, [s:the envoy] [c:said] [t:that the truce was dead].")
    outer = words(text, [(13, 18)])
    assert carried(text, found["s"], found["c"], found["t"], within_source=outer).carriers == ()


def test_a_chain_of_the_outer_statement_is_left_to_it() -> None:
    text, found = parsed("[s:Malta] [c:accepted] [t:the plan], according to Axios, citing two officials.")
    outer = words(text, [(text.index("two officials"), len(text) - 1)])
    assert carried(text, found["s"], found["c"], found["t"], within_source=outer).carriers == ()
