"""What the two processes say to each other: JSON after its length, and bytes that belong to it."""

from __future__ import annotations

import json
import struct
from typing import Any, BinaryIO

from onrecord.document import Document, Span

Frame = dict[str, Any]

_LENGTH = struct.Struct(">Q")


def received(stream: BinaryIO) -> Frame | None:
    """The next frame, or None at the end of the stream (or of the other process)."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    content = stream.read(_LENGTH.unpack(head)[0])
    try:
        frame = json.loads(content)
    except ValueError:  # cut off in the middle
        return None
    return frame if isinstance(frame, dict) else None


def send(stream: BinaryIO, frame: Frame, content: bytes = b"") -> None:
    """Writes a frame, and bytes that belong to it."""
    encoded = json.dumps(frame).encode("ascii")
    stream.write(_LENGTH.pack(len(encoded)) + encoded + content)
    stream.flush()


def revived(fields: Frame) -> Document:
    """The document in a frame."""
    return Document(**{**fields, "boilerplate": tuple(Span(*span) for span in fields["boilerplate"])})
