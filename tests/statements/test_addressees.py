"""Whom a source speaks to. All sentences are invented; [a: …] is the addressee expected."""

from __future__ import annotations

import pytest
from marked import parsed

from onrecord.statements.addressees import addressee

CASES = [
    "[s:The envoy] [c:told] [a:reporters] [t:that talks had failed].",
    "[s:The envoy] [c:told] [a:reporters] on Monday [t:that talks had failed].",
    '"[t:Talks have failed]," [s:the envoy] [c:told] [a:reporters] in Valletta.',
    '"[t:Talks have failed]," [s:the envoy] [c:told] [a:Vesta Radio]. "[t:We go home]."',
    "[s:The envoy] [c:told] [a:the Committee of the Regions] [t:that talks had failed].",
    "[s:The envoy] [c:told] [a:Mr. Brun] [t:that talks had failed].",
    "[s:Malta] [c:urged] [a:Norland] [t:to stop].",
    "[s:Malta] [c:urged] [t:][a:Norland] [t:to stop].",
    "[s:Malta] [c:called on] [a:the rebels] [t:to lay down arms].",
    "[s:Malta] [c:appealed to] [a:both sides] [t:to return to the table].",
    "[s:Malta] [c:warned] [a:Norland] [t:against any move].",
    "[s:Malta] [c:warned] [a:Norland] on Friday [t:that it would answer].",
    "[s:Brun] [c:thanked] [a:the president] [t:for his help].",
    "[s:Brun] [c:instructed] [a:her aides] [t:to prepare a paper].",
    "[s:Brun] [c:wrote] to [a:the council] [t:that time was short].",
    "[s:Brun] [c:said] in a letter to [a:President Lund] [t:that time was short].",
    "[s:Brun] [c:said] in an interview with [a:Vesta] [t:that time was short].",
    "In remarks to [a:reporters] in Valletta, [s:Brun] [c:said] [t:time was short].",
    "Speaking to [a:reporters] on Sunday, [s:Brun] [c:said] [t:time was short].",
    "In a closed meeting with [a:ministry officials], [s:senators] [c:said] [t:time was short].",
    "[s:Brun] told [a:reporters] that talks had failed, [c:adding] [t:that she would go home].",
    # Nobody, or nobody named.
    "[s:The envoy] [c:said] [t:that talks had failed].",
    "[s:Malta] [c:warned] on Friday [t:that it would answer].",
    "[s:Malta] [c:warned] last week [t:that it would answer].",
    "[s:Malta] [c:asked] for [t:a longer truce].",
    "[s:Malta] [c:urged] [t:further action to end the war].",
    '[s:Malta] [c:is threatening] [t:"necessary measures"].',
    "After speaking with Mr. Lund, [s:Brun] [c:stressed] [t:that time was short].",
    "[s:Malta] [c:accused] [t:Norland of bad faith].",
    "[t:Talks will go on], [c:according to] [s:the envoy].",
]


@pytest.mark.parametrize("marked", CASES)
def test_addressee(marked: str) -> None:
    text, found = parsed(marked.replace("[t:]", ""))
    result = addressee(text, found.get("c"), found.get("s"), found["t"])
    assert (result.text if result else None) == (found["a"].text if "a" in found else None)
