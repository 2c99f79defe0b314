"""Marked sentences for tables of cases: [s: source], [c: cue], [t: content], [p: prompt], [a: addressee]."""

from __future__ import annotations

import re

from onrecord.document import Words, words

_MARK = re.compile(r"\[([sctpa]):([^\]]*)\]")


def parsed(marked: str) -> tuple[str, dict[str, Words]]:
    """The plain text of a marked one, and its marked words by letter (several pieces of one letter are one `Words`)."""
    pieces: list[str] = []
    spans: dict[str, list[tuple[int, int]]] = {}
    position = length = 0
    for match in _MARK.finditer(marked):
        pieces += [marked[position : match.start()], match.group(2)]
        start = length + match.start() - position
        length = start + len(match.group(2))
        spans.setdefault(match.group(1), []).append((start, length))
        position = match.end()
    text = "".join([*pieces, marked[position:]])
    return text, {letter: words(text, found) for letter, found in spans.items()}
