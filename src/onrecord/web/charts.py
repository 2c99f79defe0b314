"""What the charts draw, as plain values with the words and addresses that go with each point. Drawn by `static/charts.js`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.web.addresses import Addresses
from onrecord.web.shown import IssuePage, PartyPage
from onrecord.web.words import MOVES, STANCES, STATES, shortened

_LONGEST = 110
"""Characters of a statement in a chart's tip."""

_NAME = 40
"""Characters of a name beside a lane."""

_MOST = 150
"""Points on one chart, the latest: more cannot be told apart, and a page stays under 300 KB."""


def lanes(page: IssuePage, to: Addresses, names: Mapping[str, str]) -> dict[str, Any]:
    """A lane for each party, a point for each of its positions."""
    return {
        "parties": [{"name": shortened(party.name, _NAME)} for party in page.parties],
        "points": [
            {
                "party": shortened(names.get(point.party, point.party), _NAME),
                "day": point.day,
                "stance": point.stance,
                "said": STANCES.get(point.stance, point.stance),
                "heard": shortened(point.heard or point.outlet or "the report", _NAME),
                "words": shortened(point.words, _LONGEST),
                "shift": MOVES.get(point.shift, point.shift) if point.shift else None,
                "contested": point.contested,
                "href": to.statement(point.statement) if point.statement else to.document(point.report, point.position),
            }
            for point in page.points[-_MOST:]
        ],
    }


def contacts(page: PartyPage, to: Addresses, names: Mapping[str, str]) -> dict[str, Any]:
    """A lane for each other party, a point for each contact."""
    return {
        "meetings": [
            {
                "day": _day(one.when) or one.told,
                "others": _others(one.participants, page.party.code, names),
                "shape": STATES.get(one.stage, ("undecided", one.stage))[0],
                "said": f"{one.kind} {STATES.get(one.stage, ('', one.stage))[1]}",
                "href": to.document(one.rows[-1].grounds.report, one.rows[-1].key),
            }
            for one in page.meetings[:_MOST]
        ]
    }


def _others(participants: Iterable[str], party: str, names: Mapping[str, str]) -> str:
    """With whom, for the name of a lane."""
    others = ", ".join(names.get(code, code) for code in participants if code != party)
    return shortened(others, _NAME) or "not told with whom"


def _day(when: str | None) -> str | None:
    """The day of a date; None for a month or a period, which no point can show."""
    return when[:10] if when and len(when) >= 10 and "/" not in when else None
