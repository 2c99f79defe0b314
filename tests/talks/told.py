"""Invented rows of a record, each from a few words: who is told to stand where, by whom, in which report, on which day."""

from __future__ import annotations

from onrecord.talks.rows import CommitmentRow, ConditionRow, ContactRow, Grounds, PositionRow, Report, Standing, Teller, key

PEOPLE = {
    "Lund": ("person", ("VLM",)),
    "Drovak": ("person", ("VLM",)),
    "Maran": ("person", ("KES",)),
    "Olena Maranskyy": ("person", ("KES",)),
    "Olena Maransky": ("person", ("KES",)),
    "Oyelin": ("person", ("OSL",)),
    "Amber House": ("office", ("VLM",)),
    "joint statement": ("document", ("KES", "OSL")),
    "an official": ("unnamed", ("VLM",)),
    "Herald": ("outlet", ()),
}


def teller(name: str) -> Teller:
    """A teller of the list."""
    kind, parties = PEOPLE[name]
    return Teller(name, kind, parties, None, name)


def report(name: str, *, outlet: str | None = "Dispatch", day: str = "2031-03-12") -> Report:
    """A report of an outlet and a day."""
    return Report(name, f"sha256:{name}", None, outlet, None, day, "en", f"{day}T12:00:00Z", day)


def grounds(
    day: str,
    by: str = "",
    *,
    report: str = "",
    outlet: str = "Dispatch",
    confidence: float = 1.0,
    standing: Standing = Standing.MACHINE,
    statements: tuple[str, ...] = (),
) -> Grounds:
    """Grounds on a day. `by` are tellers, outermost first, with ">" between them; "" for the report's own voice."""
    names = [teller(name) for name in by.split(">")] if by else []
    return Grounds(
        report or f"d-{outlet}-{day}",
        outlet,
        statements,
        (),
        (),
        names[-1] if names else None,
        tuple(names[:-1]),
        day,
        f"{day}T12:00:00Z",
        confidence,
        standing,
    )


def position(party: str, stance: str, on: Grounds, *, issue: str = "truce") -> PositionRow:
    """A position; its key depends on everything that tells it from others."""
    name = key("p", party, issue, stance, repr(on))
    return PositionRow(name, party, issue, issue, stance, "named", None, on)


def commitment(
    party: str, text: str, on: Grounds, *, status: str = "pending", to: str | None = None, due: str | None = None
) -> CommitmentRow:
    """An undertaking."""
    return CommitmentRow(key("u", party, text, status, repr(on)), party, to, text, status, due, on)


def contact(kind: str, participants: str, status: str, on: Grounds, *, when: str | None = None) -> ContactRow:
    """A contact between parties (codes with blanks between them)."""
    name = key("t", kind, participants, status, when or "", repr(on))
    return ContactRow(name, kind, tuple(participants.split()), (), status, when, None, on)


def condition(
    party: str,
    issue: str,
    text: str,
    on: Grounds,
    *,
    kind: str = "only-if",
    met_by: tuple[str, ...] = (),
    necessary: bool = True,
    sufficient: bool = False,
    negated: bool = False,
    met: bool | None = None,
) -> ConditionRow:
    """A condition."""
    name = key("c", party, issue, text, repr(on))
    return ConditionRow(name, party, issue, issue, kind, text, met_by, None, necessary, sufficient, negated, False, met, on)
