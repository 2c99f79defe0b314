"""Where the talks stand by one report: from statements to issues, positions, conditions, commitments and contacts."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.actors.values import Attributed
from onrecord.talks.commitments import commitments
from onrecord.talks.conditions import conditions
from onrecord.talks.contacts import contacts
from onrecord.talks.context import context
from onrecord.talks.declared import Talks
from onrecord.talks.denials import with_denied
from onrecord.talks.issues import issues
from onrecord.talks.narration import narrated
from onrecord.talks.positions import positions
from onrecord.talks.values import Reading

__all__ = ["reading"]


def reading(attributed: Attributed, *, declared: Sequence[Talks] = ()) -> Reading:
    """Everything that a report tells of the talks, each row with its evidence. Pure and deterministic; raises nothing.

    `declared` are negotiations as the user calls their issues; those that the report's parties are not about count nothing.
    """
    at = context(attributed)
    about = issues(attributed, at, [issue for talks in declared if talks.concerns(at.parties) for issue in talks.issues])
    found = conditions(attributed, at, about)
    return Reading(
        attributed.document,
        attributed.statements,
        about.of,
        (*positions(at, about, found), *narrated(at, about)),
        found,
        commitments(attributed, at),
        contacts(with_denied(attributed), at),
    )
