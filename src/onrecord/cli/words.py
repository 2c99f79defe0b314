"""The record's values in plain words, for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onrecord.actors.values import Actor
from onrecord.statements.values import Act, CommitmentStatus, ConditionKind, ContactStatus, Factuality, Stance

PartyName = Callable[[str], str]
"""From a party's code in the record ("RUS") to its name for people ("Russia")."""

STANCES = {
    Stance.ACCEPT: ("●", "accepts", "green"),
    Stance.ACCEPT_IF: ("◐", "accepts if …", "green"),
    Stance.OPEN: ("○", "open to it", "cyan"),
    Stance.UNDECIDED: ("◌", "undecided", "yellow"),
    Stance.DOUBTFUL: ("◔", "leans against", "magenta"),
    Stance.REJECT: ("✕", "rejects", "red"),
}
"""Sign, words and colour of a stance. The signs tell it without the colours."""

ACTS = {
    Act.INFORM: "informs",
    Act.PROPOSE: "proposes",
    Act.ACCEPT: "accepts",
    Act.REJECT: "rejects",
    Act.DEMAND: "demands",
    Act.PROMISE: "promises",
    Act.THREATEN: "threatens",
    Act.CONDEMN: "condemns",
    Act.SUPPORT: "supports",
    Act.DENY: "denies",
    Act.CONFIRM: "confirms",
    Act.DEFER: "defers",
    Act.ASK: "asks",
}

FACTUALITIES = {
    Factuality.CERTAIN: "certain",
    Factuality.CERTAIN_NOT: "certain not",
    Factuality.PROBABLE: "probable",
    Factuality.PROBABLE_NOT: "probably not",
    Factuality.POSSIBLE: "possible",
    Factuality.POSSIBLE_NOT: "possibly not",
    Factuality.UNCOMMITTED: "left open",
}

CONDITIONS = {
    ConditionKind.ONLY_IF: "only if",
    ConditionKind.IF: "if",
    ConditionKind.UNLESS: "unless",
    ConditionKind.BEFORE: "first",
    ConditionKind.REQUIRES: "needs",
}

COMMITMENTS = {
    CommitmentStatus.PENDING: ("○", "pending", "yellow"),
    CommitmentStatus.FULFILLED: ("●", "kept", "green"),
    CommitmentStatus.BROKEN: ("✕", "broken", "red"),
    CommitmentStatus.WITHDRAWN: ("✕", "withdrawn", "magenta"),
}

CONTACTS = {
    ContactStatus.HELD: ("●", "held", "green"),
    ContactStatus.SCHEDULED: ("◐", "scheduled", "green"),
    ContactStatus.REQUESTED: ("○", "requested", "cyan"),
    ContactStatus.POSSIBLE: ("○", "possible", "cyan"),
    ContactStatus.NONE: ("✕", "none", "red"),
}


_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def date(iso: str | None, *, this_year: str | None = None) -> str:
    """An ISO date, month or period as people write it; the year is left out where it is that of the report.

    >>> date("2025-03-12"), date("2025-03-12", this_year="2025"), date("2025-01"), date("2025-05-23/2025-05-25")
    ('12 March 2025', '12 March', 'January 2025', '23 May 2025 to 25 May 2025')
    """
    if not iso:
        return ""
    if "/" in iso:
        return " to ".join(filter(None, (date(part, this_year=this_year) for part in iso.split("/"))))
    parts = iso[:10].split("-")
    if len(parts) < 2 or not all(part.isdecimal() for part in parts) or not 0 < int(parts[1]) < 13:
        return iso
    day = f"{int(parts[2])} " if len(parts) > 2 else ""
    year = "" if parts[0] == this_year else f" {parts[0]}"
    return f"{day}{_MONTHS[int(parts[1]) - 1]}{year}"


def actor(who: Actor) -> str:
    """An actor's name, with the role where that tells more."""
    if who.role and who.role.casefold() not in who.name.casefold():
        return f"{who.name}, {who.role}"
    return who.name


def chain(source: Actor | None, via: Iterable[Actor]) -> str:
    """From the source outwards to the page: "Hamas, via a Palestinian official, via Reuters"."""
    carriers = [who.name for who in reversed(tuple(via))]
    return ", ".join([actor(source) if source else "source not named", *(f"via {name}" for name in carriers)])


def parties(codes: Iterable[str], name: PartyName) -> str:
    """The names of several parties in a row."""
    return ", ".join(name(code) for code in codes)


def shortened(text: str, *, length: int) -> str:
    """`text` cut between two words to at most `length` characters, with an ellipsis where something was cut.

    >>> shortened("one two three", length=9)
    'one two …'
    """
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return (cut[: cut.rfind(" ")] if " " in cut else cut[: length - 2]).rstrip(",;:– ") + " …"
