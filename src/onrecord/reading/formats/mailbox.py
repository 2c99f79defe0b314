"""A mailbox (mbox) to its messages. The standard library's `mailbox` wants a file and makes an index of it; this reads a stream once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.errors import OnrecordError, UnreadableDocument
from onrecord.reading.limits import Limits
from onrecord.reading.pieces import Piece

_QUOTED = re.compile(rb">+From ")
_LONGEST_LINE = 1_000_000


def read(piece: Piece, limits: Limits) -> Iterator[Piece | OnrecordError]:
    """A piece for each message, numbered from 1; an error for one that is too long."""
    number, lines, size, is_blank = 0, list[bytes](), 0, True
    with piece.stream() as file:
        for line in iter(lambda: file.readline(_LONGEST_LINE), b""):
            if is_blank and line.startswith(b"From ") and (number or not lines):
                if number:
                    yield _message(piece, number, lines, size, limits)
                number, lines, size = number + 1, [], 0
            elif size <= limits.source:
                lines.append(line[1:] if _QUOTED.match(line) else line)
                size += len(line)
            is_blank = line in (b"\n", b"\r\n")
    if number:
        yield _message(piece, number, lines, size, limits)


def _message(piece: Piece, number: int, lines: list[bytes], size: int, limits: Limits) -> Piece | OnrecordError:
    inside = piece.inside(str(number), b"".join(lines))
    if size > limits.source:
        return UnreadableDocument(
            f"the message is longer than {limits.source:,} bytes", where=inside.where, do="raise it with --limits source=BYTES"
        )
    return inside
