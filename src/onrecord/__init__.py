"""Where the talks stand, and who is on record saying so.

    import onrecord
    reading = onrecord.read("report.txt")
    for position in reading.positions:
        print(position.party, position.stance, position.issue)

Everything here is loaded when it is first used, so that `import onrecord` and `onrecord --help` cost nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from onrecord.errors import OnrecordError, UnreadableDocument, WrongSettings

if TYPE_CHECKING:
    from onrecord.actors.values import Actor, Attributed, Kind, Mention, Statement
    from onrecord.api import Failure, Reader, read, read_many, read_text
    from onrecord.document import Document, Span, Words
    from onrecord.statements.values import Act, CommitmentStatus, ConditionKind, ContactStatus, Factuality, Mode, Stance
    from onrecord.talks.values import Basis, Commitment, Condition, Contact, ContactKind, Position, Reading

__version__ = "0.1.0"

__all__ = [
    "Act",
    "Actor",
    "Attributed",
    "Basis",
    "Commitment",
    "CommitmentStatus",
    "Condition",
    "ConditionKind",
    "Contact",
    "ContactKind",
    "ContactStatus",
    "Document",
    "Factuality",
    "Failure",
    "Kind",
    "Mention",
    "Mode",
    "OnrecordError",
    "Position",
    "Reader",
    "Reading",
    "Span",
    "Stance",
    "Statement",
    "UnreadableDocument",
    "Words",
    "WrongSettings",
    "__version__",
    "read",
    "read_many",
    "read_text",
]

_HOMES = {
    "onrecord.actors.values": ("Actor", "Attributed", "Kind", "Mention", "Statement"),
    "onrecord.api": ("Failure", "Reader", "read", "read_many", "read_text"),
    "onrecord.document": ("Document", "Span", "Words"),
    "onrecord.statements.values": ("Act", "CommitmentStatus", "ConditionKind", "ContactStatus", "Factuality", "Mode", "Stance"),
    "onrecord.talks.values": ("Basis", "Commitment", "Condition", "Contact", "ContactKind", "Position", "Reading"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
