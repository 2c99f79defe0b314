"""What every rule keeps to, whatever the text: no crash, spans in the text, the same answer twice, time in proportion."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.document import Words, words
from onrecord.statements.addressees import addressee
from onrecord.statements.carriers import carried
from onrecord.statements.cues import disposition, polarity
from onrecord.statements.modes import mode
from onrecord.statements.prompts import prompt

PIECES = [
    "Reuters",
    ", citing ",
    "officials",
    " said ",
    "that ",
    "according to ",
    "“",
    "”",
    '"',
    ". ",
    "not ",
    "if ",
    "asked about ",
    "told ",
    "\n\n",
    "é😀 ",
    "quoted ",
    "as saying ",
    ",",
    " by ",
]


@st.composite
def statements(draw: st.DrawFn) -> tuple[str, Words | None, Words | None, Words]:
    text = "".join(draw(st.lists(st.sampled_from(PIECES), min_size=4, max_size=30))) + "x"
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    spans = [(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    order = draw(st.permutations(range(len(spans))))
    parts = [words(text, [spans[index]]) for index in order]
    return text, parts[1] if len(parts) > 1 else None, parts[2] if len(parts) > 2 else None, parts[0]


def finish(text: str, source: Words | None, cue: Words | None, content: Words) -> tuple[object, ...]:
    found = carried(text, source, cue, content)
    asked, told = prompt(text, cue, source, content), addressee(text, cue, source, content)
    for part in (found.source, found.cue, asked, told, *found.carriers):
        assert part is None or part == words(text, part.spans)
    standing = polarity(text, cue, source, content)
    return (
        found,
        asked,
        told,
        standing,
        disposition(standing, cue.text if cue else None),
        mode(text, content),
    )


@given(statements())
@settings(max_examples=150, deadline=None)
def test_any_text(statement: tuple[str, Words | None, Words | None, Words]) -> None:
    assert finish(*statement) == finish(*statement)


def test_a_text_without_a_stop_takes_time_in_proportion() -> None:
    line = "Malta said that the envoy, citing officials, told Vesta it would go on and on, when asked about it, "
    seconds = []
    for times in (40, 320):
        text = line * times
        began = time.process_time()
        for start in range(0, len(text), len(line)):
            finish(text, words(text, [(start, start + 5)]), words(text, [(start + 6, start + 10)]), words(text, [(start + 11, start + 15)]))
        seconds.append(time.process_time() - began)
    assert seconds[1] < 40 * seconds[0] + 0.2
