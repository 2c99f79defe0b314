"""What many reports tell together as JSON has it, where its values are not plain rows already."""

from __future__ import annotations

from typing import Any

from onrecord.talks.outlook import Outlook, Promise


def outlook(one: Outlook) -> dict[str, Any]:
    """An outlook: where the needed parties stand, the ways to an agreement by the names of conditions, and what each rests on."""
    return {
        "issue": one.issue,
        "day": one.day,
        "needed": one.needed,
        "believing": one.believing,
        "stances": {party: stance for (party, issue), stance in sorted(one.matter.stances.items()) if issue == one.issue},
        "words": one.words,
        "conditions": [
            {
                "name": term.name,
                "party": term.party,
                "issue": term.issue,
                "text": term.text,
                "by": term.by,
                "met": term.met,
                "keys": term.keys,
            }
            for term in one.matter.terms
        ],
        "ways": [sorted(steps) for steps in one.ways.sets],
        "complete": one.ways.complete,
        "rings": [[term.name for term in ring] for ring in one.rings],
        "exclusions": one.matter.exclusions,
        "promises": [_promise(promise) for promise in one.promises],
        "silent": one.silent,
        "vague": one.vague,
        "unclaimed": one.unclaimed,
    }


def _promise(promise: Promise) -> dict[str, Any]:
    told = promise.undertaking
    return {"party": told.party, "text": told.text, "state": told.state, "condition": promise.term, "keys": [row.key for row in told.rows]}
