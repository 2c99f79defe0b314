"""The lines of a text, as spans."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.document import Span

_LINE = re.compile(r"[^\r\n]+")
_BLANK = " \t\f\v\xa0\ufeff\u200b"


def lines(text: str) -> Iterator[Span]:
    """The lines of `text` that are not blank, in order, without blanks at either end. LF, CRLF and CR all end a line.

    >>> [text[start:end] for text in ["One. \\r\\n\\r\\n Two."] for start, end in lines(text)]
    ['One.', 'Two.']
    """
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip(_BLANK)
        if stripped:
            start = match.start() + len(line) - len(line.lstrip(_BLANK))
            yield Span(start, start + len(stripped))
