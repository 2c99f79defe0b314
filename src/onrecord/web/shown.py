"""What the pages show, as frozen values: everything a template or a JSON twin needs, and nothing of where it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.document import Document
from onrecord.errors import OnrecordError
from onrecord.record import Extent
from onrecord.talks.rows import CommitmentRow, ConditionRow, ContactRow, PositionRow, Report, StatementRow
from onrecord.talks.same import Wording
from onrecord.web.asked import Asked
from onrecord.web.highlight import Mark


@dataclass(frozen=True, slots=True)
class Party:
    """A party by its code, with its name for people."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that one can narrow to, how many rows have it, and whether it is chosen."""

    value: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with the values that the rows shown have, the most frequent first."""

    name: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One chain that tells a stance: who was heard, by which ground, through whom, when, and the words of its latest row.

    `heard` is None for the report's own voice. `others` are the keys of further rows of the same chain; `copies` counts those that
    stand in copies. `statement` is None where the report tells it in its own voice.
    """

    stance: str
    heard: str | None
    ground: str
    parties: tuple[str, ...]
    via: tuple[str, ...]
    outlets: tuple[str, ...]
    since: str
    day: str
    age: int
    words: str
    position: str
    statement: str | None
    report: str
    reviewed: bool
    copies: int
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A party's move on an issue, with the statement or report that tells it."""

    party: str
    issue: str
    move: str
    voice: str
    before: str | None
    after: str
    was: str | None
    day: str
    words: str
    position: str
    statement: str | None
    report: str


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a party stands on an issue, by the word that leads: its own where it spoke, else that of the best ground.

    `now` are the words that stand, `past` what was said before; `more` counts those of either that are not shown.
    """

    issue: str
    party: str
    stance: str
    lead: Voice
    now: tuple[Voice, ...]
    past: tuple[Voice, ...]
    more: int
    own: bool
    contested: bool
    moved: Moved | None


@dataclass(frozen=True, slots=True)
class BoardLine:
    """An issue with a cell for each party of the board, None where the record tells nothing."""

    issue: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class BoardPage:
    """The board on `day`; `extent` is that of the whole record, whatever moment is asked for."""

    asked: Asked
    day: str
    extent: Extent
    parties: tuple[Party, ...]
    lines: tuple[BoardLine, ...]
    facets: tuple[Facet, ...]
    contested: int
    moves: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A dot on a lane: one position row."""

    party: str
    day: str
    stance: str
    ground: str
    heard: str | None
    words: str
    position: str
    statement: str | None
    report: str
    outlet: str | None
    shift: str | None
    contested: bool
    standing: str


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a contested point: what it says, the chains that say so, and how many more do."""

    answers: tuple[str, ...]
    voices: tuple[Voice, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ContestedPoint:
    """What is told both ways, since the day on which both sides had been told."""

    sort: str
    about: str
    parties: tuple[str, ...]
    since: str
    held: Side
    denied: Side


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that would have to happen for an agreement, and the words that say so."""

    what: str
    party: str | None
    words: str
    row: str
    statement: str | None
    report: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """What an agreement on an issue hangs on, if one believes `believing`: smallest sets of steps, rings of waiting, what is not told."""

    issue: str
    believing: str | None
    agreed: bool
    needed: tuple[str, ...]
    sets: tuple[tuple[Step, ...], ...]
    rings: tuple[tuple[Step, ...], ...]
    exclusions: tuple[tuple[Step, ...], ...]
    promises: tuple[Step, ...]
    untold: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IssuePage:
    """An issue: lanes, cells, conditions, outlook and the reports that tell of it.

    `older`: there is more than one page works from, and the oldest is left out.
    """

    asked: Asked
    name: str
    labels: tuple[str, ...]
    day: str
    parties: tuple[Party, ...]
    cells: tuple[Cell, ...]
    points: tuple[Point, ...]
    moves: tuple[Moved, ...]
    contested: tuple[ContestedPoint, ...]
    conditions: tuple[ConditionRow, ...]
    outlooks: tuple[Outlook, ...]
    reports: tuple[Report, ...]
    facets: tuple[Facet, ...]
    older: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """An undertaking by all that is told of it."""

    party: str | None
    to: str | None
    text: str
    state: str
    due: str | None
    since: str
    told: str
    rows: tuple[CommitmentRow, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A call, meeting, visit, message or talks by all that is told of it."""

    kind: str
    participants: tuple[str, ...]
    persons: tuple[str, ...]
    when: str | None
    place: str | None
    stage: str
    told: str
    rows: tuple[ContactRow, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """By whose words a party is known: the name, the ground, whether it speaks for the party, and how often it was heard."""

    name: str | None
    kind: str
    own: bool
    count: int
    last: str


@dataclass(frozen=True, slots=True)
class PartyPage:
    """A party: where it stands, what it undertook, whom it met, and by whose words all that is known."""

    asked: Asked
    party: Party
    day: str
    cells: tuple[Cell, ...]
    moves: tuple[Moved, ...]
    promises: tuple[Promise, ...]
    meetings: tuple[Meeting, ...]
    conditions: tuple[ConditionRow, ...]
    speakers: tuple[Speaker, ...]
    statements: tuple[StatementRow, ...]
    close: tuple[Closeness, ...]


@dataclass(frozen=True, slots=True)
class Closeness:
    """The issues on which another party stands on the same side, and on the other."""

    other: Party
    together: tuple[str, ...]
    apart: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """One carrier in a chain, from the source outwards to the page."""

    name: str
    kind: str
    role: str | None
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One decision of a person about a row."""

    sequence: int
    at: str
    reviewer: str
    verdict: str
    row: str
    table: str
    reason: str | None
    changes: tuple[tuple[str, str], ...]
    undone: bool


@dataclass(frozen=True, slots=True)
class StatementPage:
    """A statement: its words in their surroundings, the chain, what it says for which position, and why it is here.

    `same` is how other reports have it, as many as stand side by side; `same_elsewhere` how many more there are.
    """

    statement: StatementRow
    chain: tuple[Link, ...]
    report: Report
    before: str
    words: tuple[tuple[str, bool], ...]
    after: str
    inside: StatementRow | None
    holds: tuple[StatementRow, ...]
    positions: tuple[PositionRow, ...]
    conditions: tuple[ConditionRow, ...]
    commitments: tuple[CommitmentRow, ...]
    contacts: tuple[ContactRow, ...]
    same: tuple[Wording, ...]
    same_elsewhere: int
    reader: tuple[tuple[str, str], ...]
    reviews: tuple[Reviewed, ...]


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A report: its text, what was found in it, and where it came from."""

    report: Report
    document: Document
    where: str
    kind: str
    statements: tuple[StatementRow, ...]
    positions: tuple[PositionRow, ...]
    conditions: tuple[ConditionRow, ...]
    commitments: tuple[CommitmentRow, ...]
    contacts: tuple[ContactRow, ...]
    marks: tuple[Mark, ...]
    copies: tuple[Report, ...]
    reader: tuple[tuple[str, str], ...]
    reviews: tuple[Reviewed, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement or a report that has the words: `snippet` alternates between plain text and text that matches."""

    kind: str
    key: str
    title: str
    day: str
    outlet: str | None
    snippet: tuple[tuple[str, bool], ...]
    standing: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What a search found; `more` tells whether a further page has something."""

    asked: Asked
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class ContestedPage:
    """All that is told both ways."""

    asked: Asked
    day: str
    points: tuple[ContestedPoint, ...]
    facets: tuple[Facet, ...]
    older: bool


@dataclass(frozen=True, slots=True)
class Change:
    """Something that the record learnt: a move, a promise, a contact, a contested point."""

    key: str
    sort: str
    day: str
    added: str
    title: str
    words: str
    statement: str | None
    report: str
    moved: Moved | None


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What changed, the latest first."""

    asked: Asked
    changes: tuple[Change, ...]
    silent: tuple[tuple[str, str, str, int], ...]
    facets: tuple[Facet, ...]
    older: bool


@dataclass(frozen=True, slots=True)
class OutlookPage:
    """The outlook of every issue that hangs on something."""

    asked: Asked
    outlooks: tuple[Outlook, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something on the timeline."""

    key: str
    sort: str
    day: str
    title: str
    words: str
    shape: str
    parties: tuple[str, ...]
    statement: str | None
    report: str


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """What happened day by day, the latest first."""

    asked: Asked
    events: tuple[Event, ...]
    facets: tuple[Facet, ...]
    more: bool
    older: bool


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """All reports, the latest first."""

    reports: tuple[Report, ...]


class Decision(StrEnum):
    """What a reviewer may say of a row; "undone" takes back their own last decision."""

    RIGHT = "right"
    WRONG = "wrong"
    UNDECIDED = "undecided"
    CORRECTED = "corrected"
    ADDED = "added"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of a decision: in words, and the statement to look at next, None if nothing is left."""

    said: str
    following: str | None


class Undecidable(OnrecordError):
    """A decision that means nothing: an unknown row or field, words that are not there."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A field that can be corrected: what stands there, and what may with the words for it; empty where anything may."""

    name: str
    label: str
    value: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """What is to be reviewed: the statement at hand, the queue around it, and the last decisions. `text` is the whole report's."""

    asked: Asked
    queue: tuple[StatementRow, ...]
    current: StatementPage | None
    fields: tuple[Choice, ...]
    sources: tuple[str, ...]
    text: str
    reviews: tuple[Reviewed, ...]
    left: int
