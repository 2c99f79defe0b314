"""What goes to a terminal: harmless text, one-line messages, and streams that take any of it."""

from __future__ import annotations

import io
import os
import re
import sys
from typing import TextIO

# C0 and C1 controls (escape sequences begin with one), and the marks that turn the direction of writing, with which a text can show
# itself as another. Tabs and newlines are for whoever wraps the text; lone surrogates are no characters and cannot be encoded.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_IN_JSON = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def safe(text: str) -> str:
    """`text` with every character that could steer a terminal shown as a sign for it.

    >>> safe("\\x1b[2J and \\u202eabc")
    '␛[2J and ⟨U+202E⟩abc'
    """
    return _UNSAFE.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"


def safe_line(text: str) -> str:
    """`text` on one line, every run of blanks as one space, and harmless."""
    return safe(" ".join(text.split()))


def safe_json(encoded: str) -> str:
    """JSON with the characters that JSON itself lets through, and a terminal should not see, as `\\uXXXX`: the same values, plain bytes."""
    return _IN_JSON.sub(lambda match: f"\\u{ord(match.group()):04x}", encoded)


def say(message: str) -> None:
    """One line on standard error, with the program's name."""
    print(f"onrecord: {safe_line(message)}", file=sys.stderr, flush=True)


def prepare(stream: TextIO) -> None:
    """Makes a stream take UTF-8, LF line ends and any text, whatever the locale says."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def silence() -> None:
    """After a broken pipe: nothing more can be said, and Python is not to complain when it closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
