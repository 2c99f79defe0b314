"""Who is only spoken of: a table of invented sentences, marked as in `marked`."""

from __future__ import annotations

import pytest
from marked import parsed

from onrecord.statements.passives import only_spoken_of


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[s:Kestria] [c:was accused of] [t:delay].", True),
        ("[s:Kestria] has been [c:criticised for] [t:its silence].", True),
        ("[s:The envoy] [c:was also asked] [t:whether talks would go on].", True),
        ("[s:Velmora] [c:is expected to] [t:sign on Friday].", True),
        ("[s:The minister] [c:was repeatedly urged] [t:to stay].", True),
        ("[s:The envoy] [c:was quoted as saying] [t:that talks would go on].", False),
        ("[s:The envoy] [c:is reported to believe] [t:that talks are over].", False),
        ("[s:The envoy] [c:was convinced] [t:that talks were over].", False),
        ("[s:Velmora] [c:has criticised] [t:the delay].", False),
        ("[t:The delay] [c:was criticised by] [s:Velmora].", False),
        ("[t:The plan], [c:was asked of] [s:Velmora].", False),
    ],
)
def test_the_subject_of_a_passive_says_nothing(marked: str, expected: bool) -> None:
    text, spans = parsed(marked)
    assert only_spoken_of(text, spans["s"], spans["c"]) is expected
