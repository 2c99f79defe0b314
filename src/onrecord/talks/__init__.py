"""Where the talks stand by one report: from statements to issues, positions, conditions, commitments and contacts."""

from __future__ import annotations

from onrecord.actors.values import Attributed
from onrecord.talks.commitments import commitments
from onrecord.talks.conditions import conditions
from onrecord.talks.contacts import contacts
from onrecord.talks.context import context
from onrecord.talks.issues import issues
from onrecord.talks.narration import narrated
from onrecord.talks.positions import positions
from onrecord.talks.values import Reading

__all__ = ["reading"]


def reading(attributed: Attributed) -> Reading:
    """Everything that a report tells of the talks, each row with its evidence. Pure and deterministic; raises nothing."""
    at = context(attributed)
    about = issues(attributed, at)
    found = conditions(attributed, at, about)
    return Reading(
        attributed.document,
        attributed.statements,
        about.of,
        (*positions(at, about, found), *narrated(at, about)),
        found,
        commitments(attributed, at),
        contacts(attributed, at),
    )
