"""Where quotation marks stand, and how contents are quoted. All sentences are invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import parsed

from onrecord.document import Span, words
from onrecord.statements.modes import mode
from onrecord.statements.quotes import paragraphs, quotations, table, trim
from onrecord.statements.values import Mode

QUOTATIONS: list[tuple[str, list[str]]] = [
    ('He said "no".', ['"no"']),
    ('"No," he said. "Never."', ['"No,"', '"Never."']),
    ("“No,” he said. “Never.”", ["“No,”", "“Never.”"]),
    ("„Nein“, sagte er.", ["„Nein“"]),
    ("«Non», a-t-il dit.", ["«Non»"]),
    ("« Non », a-t-il dit.", ["« Non »"]),
    ("``No,'' he said.", ["``No,''"]),
    ("''No,'' he said.", ["''No,''"]),
    ("`` No , '' he said .", ["`` No , ''"]),
    ("Malta: 'It's a one-time shot'", ["'It's a one-time shot'"]),
    ("‘We don’t know,’ he said.", ["‘We don’t know,’"]),
    ("He spoke of ‘the allies’ demands’ again.", ["‘the allies’ demands’"]),
    # Apostrophes, elisions, feet and inches.
    ("Malta's envoy didn't sign; it's the allies' turn.", []),
    ("the '90s, and rock 'n roll", []),
    ("the ’90s, and the envoys’ cars", []),
    ('a man of 6\' 2" with a 12" pipe', []),
    # Unclosed: to the paragraph's end; each paragraph of a long one opens again.
    ('"We go on\n\n"and on," he said.', ['"We go on', '"and on,"']),
    ("“We go on.\n\n“And on,” he said.", ["“We go on.", "“And on,”"]),
    ('"We go on, he said.\n\nThe end.', ['"We go on, he said.']),
    ('"We went, he said. "We came," he said.', ['"We went, he said. ', '"We came,"']),
    # Nested and mixed.
    ('"They said: ‘Yes, we’re here’," he said.', ['"They said: ‘Yes, we’re here’,"']),
    ('"This "bloodbath" is over," he said.', ['"This "bloodbath" is over,"']),
    ('“No," he said.', ['“No,"']),
    ('“"No," he said.', ['“"No," he said.']),
    ("", []),
    ('"', []),
    ('""', ['""']),
]


@pytest.mark.parametrize(("text", "expected"), QUOTATIONS)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == expected


def test_nested_quotations_have_a_depth() -> None:
    text = '"They said: ‘Yes’," he said.'
    assert [(text[slice(*found.span)], found.depth) for found in table(text).quotations] == [('"They said: ‘Yes’,"', 0), ("‘Yes’", 1)]


MODES: list[tuple[str, Mode]] = [
    ('"[t:We will go]," he said.', Mode.DIRECT),
    ('"[t:We will go]," he said. "[t:And stay]."', Mode.DIRECT),
    ('He said it was "[t:a farce]".', Mode.DIRECT),
    ('He said [t:it was "a farce"].', Mode.MIXED),
    ("He said [t:it was ‘a farce’].", Mode.MIXED),
    ("He said [t:it was a farce].", Mode.INDIRECT),
    ('"[t:We will go]," he said, and [t:that they would stay].', Mode.MIXED),
    # Words in another's quotation are quoted.
    ('"Malta promised [t:to go]," he said.', Mode.DIRECT),
    ("Malta's envoy said [t:the allies' troops would go].", Mode.INDIRECT),
    ("``[t:We will go],'' he said.", Mode.DIRECT),
    ('"We go.\n\n"[t:We stay]." he said.', Mode.DIRECT),
]


@pytest.mark.parametrize(("marked", "expected"), MODES)
def test_mode(marked: str, expected: Mode) -> None:
    text, found = parsed(marked)
    assert mode(text, found["t"]) is expected


TRIMMED: list[tuple[str, list[str]]] = [
    ('[t:"We will go,"] he said.', ["We will go,"]),
    ('[t:"We will go],", he said.', ["We will go"]),
    ('"[t:We will go,"] he said.', ["We will go,"]),
    ('He said [t:it was "a farce".]', ['it was "a farce"']),
    ('He said [t:it was "a farce."]', ['it was "a farce."']),
    ('He called it [t:"a farce" of talks].', ['"a farce" of talks']),
    ("He said [t:they would go, ]she said.", ["they would go"]),
    ("He said [t:it was in the U.S.]", ["it was in the U.S."]),
    ('"[t:We go]," he said[t:. "We stay."]', ["We go", "We stay."]),
    ('[t:" ]', []),
]


@pytest.mark.parametrize(("marked", "expected"), TRIMMED)
def test_trim(marked: str, expected: list[str]) -> None:
    text, found = parsed(marked)
    assert [text[start:end] for start, end in trim(text, found["t"].spans)] == expected


def test_paragraphs_of_wrapped_lines() -> None:
    text = "One line\nand its other half.\n\nNext one."
    assert [text[start:end] for start, end in paragraphs(text)] == ["One line\nand its other half.", "Next one."]


TEXT = st.text(alphabet=st.sampled_from("ab s.,\"'“”‘’«»„`\n 6é😀"), max_size=120)


@given(TEXT)
@settings(max_examples=150, deadline=None)
def test_every_span_is_in_bounds(text: str) -> None:
    found = table(text)
    for quotation in found.quotations:
        assert 0 <= quotation.span.start <= quotation.inside.start <= quotation.inside.end <= quotation.span.end <= len(text)
    ends = 0
    for span in found.outer:
        assert ends <= span.start
        ends = span.end


@given(TEXT, st.integers(0, 60), st.integers(1, 60))
@settings(max_examples=150, deadline=None)
def test_trim_keeps_within(text: str, start: int, length: int) -> None:
    span = Span(min(start, len(text)), min(start + length, len(text)))
    for piece in trim(text, (span,)):
        assert span.start <= piece.start < piece.end <= span.end
        assert mode(text, words(text, [piece])) in Mode


def test_a_long_line_takes_time_in_proportion() -> None:
    line = 'He didn\'t say "yes" to ‘the allies’ demands’ or “no, '
    seconds = []
    for times in (500, 4_000):
        text, runs = line * times, []
        for _ in range(3):
            began = time.process_time()
            table(text)
            runs.append(time.process_time() - began)
        seconds.append(min(runs))
    # Eight times the text: far from the sixty-fourfold time of a quadratic rule, with room for what the machine does besides.
    assert seconds[1] < 40 * seconds[0] + 0.2
