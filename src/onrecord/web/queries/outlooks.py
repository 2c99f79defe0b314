"""The outlook of an issue with the words of each step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.talks import outlook as looking
from onrecord.talks.agreement import Step as Asked
from onrecord.talks.agreement import Term
from onrecord.talks.rows import CommitmentRow, ConditionRow, PositionRow
from onrecord.talks.tellings import Copies, Row
from onrecord.web.queries.stances import first_statement, told
from onrecord.web.shown import Outlook, Step
from onrecord.web.words import STANCES

_WAYS = 6
"""Sets of steps that are shown: the smallest. The command line lists them all."""


def outlooks(
    issue: str,
    positions: Sequence[PositionRow],
    conditions: Sequence[ConditionRow],
    commitments: Sequence[CommitmentRow],
    *,
    day: str,
    copies: Copies,
    names: Mapping[str, str],
) -> tuple[Outlook, ...]:
    """The outlooks of an issue: the first believes each party of itself, then one for each other source of a contested position."""
    rows: dict[str, Row] = {}
    for given in (positions, conditions, commitments):
        rows.update((row.key, row) for row in given)
    found = looking.outlook(issue, positions, conditions, commitments, day=day, copies=copies)
    return tuple(_shown(one, rows, names) for one in found if one.needed)


def _shown(one: looking.Outlook, rows: Mapping[str, Row], names: Mapping[str, str]) -> Outlook:
    terms = {term.name: term for term in one.matter.terms}
    believing = "; ".join(f"{source} on {names.get(party, party)}" for party, source in one.believing.items())
    return Outlook(
        one.issue,
        believing or None,
        any(not steps for steps in one.ways.sets),
        one.needed,
        tuple(tuple(_step(step, one, terms, rows) for step in sorted(steps)) for steps in one.ways.sets[:_WAYS] if steps),
        tuple(tuple(_term(term, rows) for term in ring) for ring in one.rings),
        tuple((_term(terms[left], rows), _term(terms[right], rows)) for left, right in one.matter.exclusions),
        tuple(_promise(promise, rows) for promise in one.promises),
        _untold(one, terms, names),
    )


def _step(step: Asked, one: looking.Outlook, terms: Mapping[str, Term], rows: Mapping[str, Row]) -> Step:
    """A condition that would be met, or a position that would change."""
    if step.term:
        return _term(terms[step.term], rows, issue=one.issue)
    stance = one.matter.stances.get((step.party, step.issue))
    said = f"comes to accept {step.issue}" + (f" (now: {STANCES[stance]})" if stance and stance in STANCES else " (it has not spoken)")
    keys = one.words.get(step.party, ()) if step.issue == one.issue else ()
    return _with_words(said, step.party, keys, rows)


def _term(term: Term, rows: Mapping[str, Row], *, issue: str = "") -> Step:
    about = f" for {term.issue}" if term.issue != issue else ""
    return _with_words(f"its condition{about} is met", term.party, term.keys, rows)


def _promise(promise: looking.Promise, rows: Mapping[str, Row]) -> Step:
    return _with_words(f"promised: {promise.undertaking.state}", promise.undertaking.party, [row.key for row in promise.undertaking.rows], rows)


def _with_words(what: str, party: str | None, keys: Sequence[str], rows: Mapping[str, Row]) -> Step:
    """A step with the words of the last row that shows it."""
    row = next((rows[key] for key in reversed(keys) if key in rows), None)
    if row is None:
        return Step(what, party, "", "", None, "")
    text = getattr(row, "text", None) or told(row.grounds)
    return Step(what, party, text, row.key, first_statement(row.grounds), row.grounds.report)


def _untold(one: looking.Outlook, terms: Mapping[str, Term], names: Mapping[str, str]) -> tuple[str, ...]:
    """What the record leaves open, in words."""
    return (
        *(f"where {names.get(party, party)} stands" for party in one.silent),
        *(f"on which conditions {names.get(party, party)} accepts" for party in one.vague),
        *(f"who could meet “{terms[name].text}”" for name in one.unclaimed),
    )
