"""Rules: the outlook of an issue: from positions, conditions and promises to what an agreement hangs on, each step with its words.

Where a party's position is contested there is an outlook for each source that one may believe. What the record does not
tell is said, not guessed: who has not spoken, who wants something that nobody named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.talks.agreement import MOST, Matter, Point, Step, Term, Ways, rings, ways
from onrecord.talks.alike import jaccard, joined, pairs, stem, stems
from onrecord.talks.board import Board, Cell, board
from onrecord.talks.rows import CommitmentRow, ConditionRow, PositionRow
from onrecord.talks.tellings import Copies, in_order
from onrecord.talks.undertakings import State, Undertaking, undertakings

ONE_CONDITION = 0.5
"""From this share of telling words on, two wordings are one condition of a party."""
OPPOSITE = 0.6
"""From this share on, a condition and one that is met by the contrary exclude each other: more than for one, as it says more."""
KEEPS = 0.6
"""From this share of the shorter wording on (and two words), a promise is to do what a condition asks: it is worded from the other side."""
NAMED = 0.5
"""Share of the telling words of an issue that name it: "if Velmora opens the sluices" asks for "sluices at Brenn"."""
_STANDING = frozenset({State.PENDING, State.OVERDUE, State.FULFILLED})
_PRONOUN = frozenset({"it", "them", "this", "so"})
_CONSENT = frozenset(
    map(stem, "accept agree agreement sign signature approve approval consent back support join endorse adopt commit ratify".split())
)
_BESIDE = frozenset(map(stem, "draft text proposal plan term also well same first too both side party other".split()))


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise that an agreement rests on: what was undertaken, and the condition (a term's name) that it would meet."""

    undertaking: Undertaking
    term: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a yes of all `needed` parties to `issue` hangs on, as of `day`.

    `believing` names the source that is believed on a contested position, by party; a party that is not in it is believed itself. `words`
    are the keys of the rows that show where each party stands. `silent` are needed parties of whom no position is told, `vague` those that
    accept on conditions which nobody named, `unclaimed` names of terms that nobody is named to meet.
    """

    issue: str
    day: str
    needed: tuple[str, ...]
    believing: Mapping[str, str]
    matter: Matter
    words: Mapping[str, tuple[str, ...]]
    ways: Ways
    rings: tuple[tuple[Term, ...], ...]
    promises: tuple[Promise, ...]
    silent: tuple[str, ...]
    vague: tuple[str, ...]
    unclaimed: tuple[str, ...]

    def term(self, step: Step) -> Term | None:
        """The condition that a step meets, None if it changes a position."""
        return next((term for term in self.matter.terms if term.name == step.term), None)


def outlook(
    issue: str,
    positions: Iterable[PositionRow],
    conditions: Iterable[ConditionRow],
    commitments: Iterable[CommitmentRow],
    *,
    day: str,
    copies: Copies,
    needed: Sequence[str] = (),
    most: int = MOST,
) -> tuple[Outlook, ...]:
    """The outlooks of an issue on `day` (ISO date): the first believes each party of itself, then one for each other source.

    The positions and conditions of all issues are given, since conditions reach over to other issues. `needed` are the parties without
    whom there is no agreement; by default all that took a position on it themselves, set a condition, or are waited for. Deterministic.
    """
    rows = [row for row in positions if row.grounds.day <= day]
    today = board(rows, day=day, copies=copies)
    stances = {(party, about): _stance(cell) for (about, party), cell in today.cells.items()}
    terms = _linked(_terms(row for row in conditions if row.grounds.day <= day), stances)
    told = undertakings((row for row in commitments if row.grounds.day <= day), copies=copies, today=day)
    known = _Known(issue, tuple(needed) or _concerned(issue, today, terms), today, terms, told, most)
    found = [_outlook(known, stances, {}, {})]
    for party in known.needed:
        for believed, stance, keys in _versions(today.cells.get((issue, party)), stances.get((party, issue))):
            found.append(_outlook(known, {**stances, (party, issue): stance}, {party: believed}, {party: keys}))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the record tells, whomever one believes."""

    issue: str
    needed: tuple[str, ...]
    today: Board
    terms: tuple[Term, ...]
    told: tuple[Undertaking, ...]
    most: int


def _stance(cell: Cell) -> str:
    """Where a party stands: by its own last word, else by the best source. A condition told beside a yes qualifies it."""
    first = cell.now[0].stance
    return "accept-if" if cell.own and first == "accept" and any(standing.stance == "accept-if" for standing in cell.now) else first


def _concerned(issue: str, today: Board, terms: Iterable[Term]) -> tuple[str, ...]:
    """The parties whose yes is needed, unless one says: who took a position itself, set a condition or is waited for."""
    found = {party for (about, party), cell in today.cells.items() if about == issue and cell.own}
    for term in terms:
        if term.issue == issue:
            found |= {term.party, *((term.waits[0],) if term.waits and term.waits[1] == issue else ())}
    return tuple(sorted(found))


def _versions(cell: Cell | None, taken: str | None) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    """What else can be believed of a contested position: for each other stance that a voice holds now its best source and rows."""
    for standing in cell.now if cell and cell.contested else ():
        if standing.stance != taken:
            chain = standing.chains[0]
            yield chain.heard or (chain.outlets[0] if chain.outlets else "the report"), standing.stance, chain.keys


def _terms(rows: Iterable[ConditionRow]) -> tuple[Term, ...]:
    """The conditions of all parties, each once in however many reports it stands. Threats are none: nobody waits for them."""
    by_point: dict[tuple[str, str, bool], list[ConditionRow]] = {}
    for row in in_order(rows):
        if row.party and not row.adverse:
            by_point.setdefault((row.party, row.issue, row.negated), []).append(row)
    found = []
    for told in by_point.values():
        links = ((left, right) for left, right, _ in pairs([stems(row.text) for row in told], ONE_CONDITION))
        found += [_term([told[number] for number in group]) for group in joined(len(told), links)]
    return tuple(sorted(found, key=lambda term: term.name))


def _term(rows: Sequence[ConditionRow]) -> Term:
    """One condition from the rows that tell it, earliest first."""
    met = [row.met for row in rows if row.met is not None]
    return Term(
        rows[0].key,
        rows[0].party or "",
        rows[0].issue,
        any(row.necessary for row in rows),
        any(row.sufficient for row in rows),
        bool(met and met[-1]),
        tuple(sorted({party for row in rows for party in row.met_by})),
        None,
        ("not: " if rows[0].negated else "") + rows[0].text,
        tuple(row.key for row in rows),
        frozenset(key for row in rows for key in row.grounds.statements),
    )


def _linked(terms: Sequence[Term], stances: Mapping[Point, str]) -> tuple[Term, ...]:
    """The terms with the points whose yes meets them: another party's yes on the same issue, or on the one that is asked for."""
    points = sorted({*stances, *((term.party, term.issue) for term in terms)})
    of_party: dict[str, list[str]] = {}
    for party, issue in points:
        of_party.setdefault(party, []).append(issue)
    return tuple(_with_link(term, of_party) for term in terms)


def _with_link(term: Term, of_party: Mapping[str, Sequence[str]]) -> Term:
    if term.met or len(term.by) != 1 or term.by[0] == term.party or term.text.startswith("not: "):
        return term
    other = term.by[0]
    said = stems(" ".join(word for word in term.text.split() if not word[:1].isupper())) - _BESIDE
    if said & _CONSENT and said - _CONSENT <= stems(term.issue):
        return _waiting(term, (other, term.issue))
    asked = [(jaccard(said, stems(issue)), issue) for issue in of_party.get(other, ()) if issue != term.issue and _names(said, issue)]
    return _waiting(term, (other, max(asked)[1])) if asked else term


def _names(said: frozenset[str], issue: str) -> bool:
    """Whether the words of a condition name an issue: they have enough of its telling words."""
    named = stems(issue)
    return bool(named) and len(named & said) >= NAMED * len(named)


def _waiting(term: Term, point: Point) -> Term:
    return replace(term, waits=point)


def _outlook(known: _Known, stances: Mapping[Point, str], believing: Mapping[str, str], shown: Mapping[str, tuple[str, ...]]) -> Outlook:
    """One outlook, for one choice of whom to believe; `shown` are the rows of what is believed."""
    points = tuple((party, known.issue) for party in known.needed)
    reached = _reached(points, known.terms)
    asked = tuple(term for term in known.terms if (term.party, term.issue) in reached)
    matter = Matter(points, {point: stance for point, stance in stances.items() if point in reached}, asked, _exclusions(asked))
    conditional = {(term.party, term.issue) for term in asked}
    cells = {party: known.today.cells[known.issue, party] for party in known.needed if (known.issue, party) in known.today.cells}
    return Outlook(
        known.issue,
        known.today.day,
        known.needed,
        believing,
        matter,
        {party: shown.get(party) or _keys(cell, stances[party, known.issue]) for party, cell in cells.items()},
        ways(matter, most=known.most),
        rings(matter),
        _promises(asked, known.told),
        tuple(point[0] for point in points if point not in stances and point not in conditional),
        tuple(point[0] for point in points if stances.get(point) == "accept-if" and point not in conditional),
        tuple(term.name for term in asked if not term.by and not term.met),
    )


def _keys(cell: Cell, stance: str) -> tuple[str, ...]:
    """The rows that show a party's stance, by the best chains first."""
    return tuple(key for standing in cell.now if standing.stance == stance for chain in standing.chains for key in chain.keys)


def _reached(points: Iterable[Point], terms: Sequence[Term]) -> set[Point]:
    """The points that matter: those needed, and those that conditions on them wait for, however far."""
    waiting: dict[Point, list[Point]] = {}
    for term in terms:
        if term.waits:
            waiting.setdefault((term.party, term.issue), []).append(term.waits)
    found = set(points)
    further = list(found)
    while further:
        new = [point for point in waiting.get(further.pop(), ()) if point not in found]
        found |= set(new)
        further += new
    return found


def _exclusions(terms: Sequence[Term]) -> tuple[tuple[str, str], ...]:
    """The pairs of terms of which one is met by what the other forbids."""
    contrary = [term.text.startswith("not: ") for term in terms]
    sets = [stems(term.text.removeprefix("not: ")) for term in terms]
    return tuple((terms[left].name, terms[right].name) for left, right, _ in pairs(sets, OPPOSITE) if contrary[left] != contrary[right])


def _promises(terms: Sequence[Term], told: Sequence[Undertaking]) -> tuple[Promise, ...]:
    """The promises, kept or not yet, to do what a condition asks; none that hangs on a condition itself."""
    found = []
    conditional = {key for term in terms for key in term.statements}
    for term in terms:
        asked = stems(term.text) | (stems(term.issue) if _PRONOUN & set(term.text.lower().split()) else frozenset())
        for undertaking in told:
            if undertaking.party in term.by and undertaking.state in _STANDING and not conditional & _statements(undertaking):
                promised = stems(undertaking.text)
                shared = len(asked & promised)
                if shared > 1 and shared >= KEEPS * min(len(asked), len(promised)):
                    found.append(Promise(undertaking, term.name))
    return tuple(found)


def _statements(undertaking: Undertaking) -> set[str]:
    return {key for row in undertaking.rows for key in row.grounds.statements}
