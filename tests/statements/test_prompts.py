"""The question that a statement answers. All sentences are invented; [p: …] is the prompt expected."""

from __future__ import annotations

import pytest
from marked import parsed

from onrecord.statements.prompts import prompt

CASES = [
    "[p:When asked whether the truce would hold], [s:Brun] [c:said] [t:she hoped so].",
    "[p:Asked about the truce], [s:she] [c:said] [t:it was over].",
    "[p:Asked about the truce] Thursday, [s:she] [c:said] [t:it was over].",
    "[p:Asked by a reporter whether the truce would hold], [s:Brun] [c:said] [t:she hoped so].",
    '[p:Asked if he was sure, and since when], [s:Brun] [c:said]: "[t:Yes]".',
    "[p:Pressed on whether she had agreed], [s:Brun] [c:told] reporters [t:it was early].",
    '"[t:We shall see]," [s:Brun] [c:said] [p:when asked if the truce would hold].',
    '"[t:We shall see]," [s:she] [c:said], [p:answering a relevant question].',
    '"[t:We shall see]," [s:Brun] [c:said] [p:in response to a question about the truce].',
    '"[t:We shall see]," [s:Brun] [c:said] [p:in response to a Vesta question].',
    "[p:Answering a question from Vesta], [s:Brun] [c:said] [t:it was over].",
    "[p:Responding to a question on the truce], [s:Brun] [c:noted] [t:that it was over].",
    "[s:Brun] [c:said] in written comments [p:to a question about the truce] [t:that it was over].",
    'The minister was [p:asked whether she would resign]. "[t:No]", [s:she] [c:replied].',
    "Q: [p:Will the truce hold?]\n\nA: [t:I hope so.]",
    "Question: [p:Will the truce hold?]\n\n[s:Ada Brun]: [t:I hope so.]",
    # No question, or not this statement's.
    "[s:Brun] [c:asked] [t:whether the truce would hold].",
    "[s:Some analysts] [c:have questioned] [t:whether the truce will hold].",
    "[s:Malta] [c:raised] [t:its tariffs] in response to Norland's.",
    "[s:Brun] [c:said] [t:it was out of the question].",
    "[s:Brun] [c:said] [t:that when asked about peace, they all smile].",
    "Norland asked about peace, and [s:Brun] [c:said] [t:no].",
]


@pytest.mark.parametrize("marked", CASES)
def test_prompt(marked: str) -> None:
    text, found = parsed(marked)
    result = prompt(text, found.get("c"), found.get("s"), found["t"])
    assert (result.text if result else None) == (found["p"].text if "p" in found else None)
