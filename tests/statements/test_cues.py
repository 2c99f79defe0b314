"""How cues stand: a table of invented sentences.

[s: …] marks the source, [c: …] the cue, [t: …] the content.
"""

from __future__ import annotations

import pytest
from marked import parsed

from onrecord.statements.cues import Disposition, Polarity, disposition, polarity

PLAIN, BELIEVES_NOT, NEGATED = Polarity.PLAIN, Polarity.BELIEVES_NOT, Polarity.NEGATED
DENIED, CONDITIONAL, QUESTION = Polarity.DENIED, Polarity.CONDITIONAL, Polarity.QUESTION
KEEP, DENIAL, UNCOMMITTED, DROP = Disposition.KEEP, Disposition.DENIAL, Disposition.UNCOMMITTED, Disposition.DROP

CASES: list[tuple[str, Polarity, Disposition]] = [
    # Said, and nothing in the way.
    ("[s:The envoy] [c:said] [t:that talks would go on].", PLAIN, KEEP),
    ('"[t:We will not sign]," [s:the envoy] [c:said].', PLAIN, KEEP),
    ("[s:The ministry] [c:said] [t:it did not fire first].", PLAIN, KEEP),
    ("[s:The envoy] [c:said] [t:not all was lost].", PLAIN, KEEP),
    ("[c:According to] [s:the envoy], [t:no truce was near].", PLAIN, KEEP),
    ("Not long after, [s:the envoy] [c:said] [t:that talks would go on].", PLAIN, KEEP),
    ("[s:The envoy] not only [c:said] [t:that talks would go on], she named a day.", PLAIN, KEEP),
    ("[s:Brun] did not hesitate to [c:say] [t:that talks would go on].", PLAIN, KEEP),
    ("[s:Malta] [c:would like] [t:to join].", PLAIN, KEEP),
    ("[s:Malta] [c:would prefer] [t:a longer truce].", PLAIN, KEEP),
    ("[s:Malta] [c:did not rule out] [t:a summit].", PLAIN, KEEP),
    ("[s:Malta] [c:cannot rule out] [t:a summit].", PLAIN, KEEP),
    ("[s:Malta] [c:has not ruled out] [t:such an approach].", PLAIN, KEEP),
    ("[t:We do not rule out a call], [s:the spokesman] [c:said].", PLAIN, KEEP),
    ("When [s:she] [c:says] [t:the truce holds], markets rise.", PLAIN, KEEP),
    ("As [s:he] [c:said] [t:the truce was dead], shells fell.", PLAIN, KEEP),
    ("[s:Malta] [c:denied] [t:that it had fired first].", PLAIN, KEEP),
    ("[s:The envoy] [c:denied] [t:reports that Malta had agreed].", PLAIN, KEEP),
    ("[s:Malta] [c:will announce] [t:new tariffs].", PLAIN, KEEP),
    ("If the truce holds, [s:Brun] [c:said], [t:talks will go on].", PLAIN, KEEP),
    ("It is unclear if [s:his] [c:promise] [t:to stop] will hold.", PLAIN, KEEP),
    # What a source holds not to be: a statement still.
    ("[s:Malta] [c:does not believe] [t:the truce will hold].", BELIEVES_NOT, KEEP),
    ("[s:Malta] [c:doesn't think] [t:the truce will hold].", BELIEVES_NOT, KEEP),
    ("[s:Malta] [c:doesn’t want] [t:the truce].", BELIEVES_NOT, KEEP),
    ("[s:Malta] [c:will not accept] [t:the conditions].", BELIEVES_NOT, KEEP),
    ("[s:Malta] did not [c:agree to] [t:a truce].", BELIEVES_NOT, KEEP),
    ("[s:Malta] [c:has refused] [t:to withdraw].", BELIEVES_NOT, KEEP),
    ("[s:Malta] [c:never expected] [t:a truce].", BELIEVES_NOT, KEEP),
    ("[s:Malta] [c:would not accept] [t:the conditions].", BELIEVES_NOT, KEEP),
    ("[s:Malta] [c:no longer supports] [t:the plan].", BELIEVES_NOT, KEEP),
    ("[s:Neither side] [c:expected] [t:the truce to hold].", BELIEVES_NOT, KEEP),
    ("[s:Malta] [c:has yet to agree to] [t:a truce].", PLAIN, KEEP),
    # Not said.
    ("[s:The envoy] [c:did not say] [t:that talks would go on].", NEGATED, UNCOMMITTED),
    ("[s:The envoy] did not [c:say] [t:whether talks would go on].", NEGATED, UNCOMMITTED),
    ("[s:The envoy] [c:didn't say] [t:when they would meet].", NEGATED, UNCOMMITTED),
    ("[s:The envoy] [c:has never claimed] [t:that he could end it].", NEGATED, UNCOMMITTED),
    ("[s:The envoy] has not [c:said] [t:who fired].", NEGATED, UNCOMMITTED),
    ("[s:The envoy] did not immediately [c:comment on] [t:the report].", NEGATED, UNCOMMITTED),
    ("[s:The envoy] [c:refused to say] [t:whether he had agreed].", NEGATED, UNCOMMITTED),
    ("[s:The envoy] [c:declined to comment on] [t:the report].", NEGATED, UNCOMMITTED),
    ("[s:The envoy] [c:declined] [t:to give details].", NEGATED, UNCOMMITTED),
    ("[s:The envoy] [c:declined comment on] [t:the report].", NEGATED, UNCOMMITTED),
    ("[s:The envoy] [c:would not confirm] [t:the date].", NEGATED, UNCOMMITTED),
    ("[s:The envoy] [c:could not say] [t:when it would end].", NEGATED, UNCOMMITTED),
    ("[s:The envoy] [c:stopped short of saying] [t:that he would go].", NEGATED, UNCOMMITTED),
    ("[s:The envoy] stopped short of [c:saying] [t:that he would go].", NEGATED, UNCOMMITTED),
    ("[s:Malta] [c:has yet to say] [t:what it wants].", NEGATED, UNCOMMITTED),
    ("[s:Malta] [c:has yet to confirm] [t:the visit].", NEGATED, UNCOMMITTED),
    ("[s:Malta] [c:gave no indication] [t:whether it would sign].", NEGATED, UNCOMMITTED),
    ("[s:The ministry] [c:made no mention of] [t:the prisoners].", NEGATED, UNCOMMITTED),
    ("[s:Malta] [c:neither confirmed nor denied] [t:the strike].", NEGATED, UNCOMMITTED),
    ("[s:The envoy] left [c:without saying] [t:what came next].", NEGATED, UNCOMMITTED),
    ("[s:The envoy] [c:sidestepped questions about] [t:the visit].", NEGATED, UNCOMMITTED),
    ("[s:The envoy] [c:was not immediately available for] [t:comment].", NEGATED, UNCOMMITTED),
    ("[s:The envoy] [c:did not specify] [t:which items].", NEGATED, UNCOMMITTED),
    ("[s:The envoy] avoided [c:saying] [t:that he would go].", NEGATED, UNCOMMITTED),
    ("[s:The envoy] [c:did not deny] [t:that he had met them].", NEGATED, UNCOMMITTED),
    ("[s:No one] [c:said] [t:that it would be easy].", NEGATED, UNCOMMITTED),
    ("[s:Nobody] [c:claims] [t:that it is easy].", NEGATED, UNCOMMITTED),
    ("Nor did [s:the envoy] [c:say] [t:when they would meet].", NEGATED, UNCOMMITTED),
    ('"[s:I]\'m not [c:saying] [t:that it is easy]."', NEGATED, UNCOMMITTED),
    # A denial is a statement.
    ("[s:The envoy] [c:denied saying] [t:that Malta had fired first].", NEGATED, DENIAL),
    ("[s:The envoy] [c:denies having said] [t:so].", NEGATED, DENIAL),
    # Under a denial nobody is quoted.
    ("The envoy denied reports that [s:Malta] [c:had agreed to] [t:the truce].", DENIED, DROP),
    ("The envoy denied that [s:Malta] [c:had promised] [t:to withdraw].", DENIED, DROP),
    ("The envoy dismissed claims that [s:Malta] [c:had accepted] [t:the plan].", DENIED, DROP),
    ("The envoy rejected media reports that [s:Malta] [c:had offered] [t:a truce].", DENIED, DROP),
    ('The envoy dismissed as "baseless" a statement by Cairo that [s:Malta] [c:agreed] [t:to talks].', DENIED, DROP),
    ("There is no truth in reports that [s:Malta] [c:agreed] [t:to talks].", DENIED, DROP),
    ("The envoy denied the rumours in the press that [s:Malta] [c:wanted] [t:a truce].", DENIED, DROP),
    # Not yet said.
    ("If [s:she] [c:says] [t:that the truce holds], all is well.", CONDITIONAL, DROP),
    ("If [s:Malta] [c:agrees to] [t:a truce], talks can begin.", CONDITIONAL, DROP),
    ("Unless [s:Malta] [c:accepts] [t:the plan], war will come.", CONDITIONAL, DROP),
    ("Should [s:Malta] [c:reject] [t:the plan], war will come.", CONDITIONAL, DROP),
    ("Talks will begin only if [s:Malta] [c:promises] [t:to withdraw].", CONDITIONAL, DROP),
    ("[s:She] [c:would say] [t:that the truce holds].", CONDITIONAL, DROP),
    ("[s:He] [c:might announce] [t:a truce] soon.", CONDITIONAL, DROP),
    ("[s:He] [c:may have said] [t:too much].", CONDITIONAL, DROP),
    # Asked.
    ("It is not clear whether [s:he] [c:believes] [t:the reports].", QUESTION, DROP),
    ("It was unclear if [s:Malta] [c:had agreed to] [t:a truce].", QUESTION, DROP),
    ("She did not say whether [s:Malta] [c:had accepted] [t:the plan].", QUESTION, DROP),
    ("Asked whether [s:he] [c:believes] [t:the reports], he shrugged.", QUESTION, DROP),
    ("Reporters asked him if [s:Malta] [c:supports] [t:the plan].", QUESTION, DROP),
    ("Does [s:Malta] [c:believe] [t:that the truce will hold]?", QUESTION, DROP),
    ("Did [s:he] [c:say] [t:that the truce was dead]?", QUESTION, DROP),
    # A question mark within what was said asks nothing about the cue.
    ('"[t:Why did they do it]?" [s:he] [c:asked].', PLAIN, KEEP),
]


@pytest.mark.parametrize(("marked", "expected", "fate"), CASES)
def test_polarity(marked: str, expected: Polarity, fate: Disposition) -> None:
    text, found = parsed(marked)
    result = polarity(text, found.get("c"), found.get("s"), found["t"])
    assert result is expected
    assert disposition(result, found["c"].text) is fate


def test_without_a_cue_it_is_plain() -> None:
    text, found = parsed("[t:Truce is dead] — [s:Malta]")
    assert polarity(text, None, found["s"], found["t"]) is PLAIN
