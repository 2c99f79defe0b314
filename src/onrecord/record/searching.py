"""Full-text search: FTS5 on SQLite, tsvector on PostgreSQL. Words are matched by their stems, so "accepts" finds "accepted".

The two databases weigh hits differently (BM25 and ts_rank) and may order them otherwise; they find the same rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select, text
from sqlalchemy import column as sql_column

from onrecord.errors import WrongSettings
from onrecord.record import asking
from onrecord.record.codec import unpacked
from onrecord.record.schema import reports, search, statements
from onrecord.record.views import View
from onrecord.talks.rows import Report, StatementRow

_START, _END = "\x02", "\x03"
"""What the database puts around a word that was found; no text that was read has them, since they are no characters of a text."""

_DEPTHS = (250, 5_000, 10_000_000)
"""How many of the best hits are looked at in turn until enough of them are in the view. Most searches end with the first."""

_FACETS = 1_000
"""The best hits over which the counts of a search are taken."""

_TERM = re.compile(r'(?P<no>-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')

_BEST = {
    "sqlite": "SELECT rowid AS number, rank AS weight FROM search_index WHERE search_index MATCH :words ORDER BY rank LIMIT :depth",
    "postgresql": (
        "SELECT number, -ts_rank_cd(vector, query) AS weight FROM search, websearch_to_tsquery('english', :words) query"
        " WHERE vector @@ query ORDER BY weight, number LIMIT :depth"
    ),
}
_SNIPPETS = {
    "sqlite": (
        "SELECT rowid AS number, snippet(search_index, 0, char(2), char(3), '…', 30) AS snippet"
        " FROM search_index WHERE search_index MATCH :words AND rowid IN ({numbers})"
    ),
    "postgresql": (
        "SELECT number, ts_headline('english', words, websearch_to_tsquery('english', :words),"
        " E'StartSel=\\x02, StopSel=\\x03, MaxWords=30, MinWords=20') AS snippet FROM search WHERE number IN ({numbers})"
    ),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a snippet; `found` where it is what was searched for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: a statement, or a report (`statement` is None). `weight` is the database's own; the smaller the better."""

    report: Report
    statement: StatementRow | None
    snippet: tuple[Piece, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class _Place:
    """A row of the table `search` that was found."""

    number: int
    table: str
    row: str
    opened: int
    weight: float


def hits(connection: Connection, words: str, view: View, *, limit: int, offset: int) -> list[Hit]:
    """The best hits for `words` in the view. `"…"` is a phrase and `-` leaves out; raises `WrongSettings` if no word is asked for."""
    asked = _query(connection, words)
    found = _places(connection, asked, view, most=limit + offset)[offset : offset + limit]
    return _hits(connection, asked, found)


def facets(connection: Connection, words: str, view: View) -> Mapping[str, Mapping[str, int]]:
    """Of the best thousand statements found: how many by outlet, source, party, act and factuality, the most first."""
    asked = _query(connection, words)
    found = [place for place in _places(connection, asked, view, most=_FACETS) if place.table == statements.name]
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("outlet", "source", "party", "act", "factuality")}
    for row in _statements(connection, found).values():
        counts["outlet"][row.outlet or ""] += 1
        counts["source"][row.source.name if row.source else ""] += 1
        counts["act"][row.act] += 1
        counts["factuality"][row.factuality] += 1
        counts["party"].update(row.source.parties if row.source else ())
    return {name: dict(sorted(count.items(), key=lambda item: (-item[1], item[0]))) for name, count in counts.items()}


def _query(connection: Connection, words: str) -> str:
    """`words` in the database's own language."""
    terms = [(bool(match["no"]), match["phrase"] if match["word"] is None else match["word"]) for match in _TERM.finditer(words)]
    terms = [(no, term) for no, term in terms if re.search(r"\w", term)]
    wanted = [term for no, term in terms if not no]
    if not wanted:
        raise WrongSettings(f"{words!r} asks for no word", do='give words to search for, e.g. "water for prisoners" -truce')
    quoted = [(no, '"' + term.replace('"', " ").replace("\0", " ") + '"') for no, term in terms]
    if connection.dialect.name != "sqlite":
        return " ".join(("-" if no else "") + term for no, term in quoted)
    unwanted = [term for no, term in quoted if no]
    both = " AND ".join(term for no, term in quoted if not no)
    return f"({both}) NOT ({' OR '.join(unwanted)})" if unwanted else both


def _places(connection: Connection, asked: str, view: View, *, most: int) -> list[_Place]:
    """The places of the `most` best hits that are in the view."""
    columns = (search.c.number, search.c.table, search.c.row, search.c.opened)
    for depth in _DEPTHS:
        ranked = text(_BEST[connection.dialect.name]).bindparams(words=asked, depth=depth)
        best = ranked.columns(sql_column("number"), sql_column("weight")).cte("best")
        within = _within(view, asking.moment(connection, view))
        query = select(*columns, best.c.weight).join(best, search.c.number == best.c.number).where(within)
        rows = connection.execute(query.order_by(best.c.weight, search.c.number).limit(most)).all()
        if len(rows) == most or depth == _DEPTHS[-1]:
            break
    return [_Place(*row) for row in rows]


def _within(view: View, at: int) -> ColumnElement[bool]:
    """That what was found is in the view: a statement; or a document, where nothing is asked that only a statement has."""
    said = exists().where(statements.c.key == search.c.row, statements.c.opened == search.c.opened, *asking.clauses(statements, view, at))
    of_statement = and_(search.c.table == statements.name, said)
    if any((view.issue, view.party, view.source, view.act, view.factuality, view.stance)):
        return of_statement
    published = exists().where(reports.c.key == search.c.row, *asking.report_clauses(view, at))
    return or_(of_statement, and_(search.c.table == "documents", published))


def _hits(connection: Connection, asked: str, found: Sequence[_Place]) -> list[Hit]:
    if not found:
        return []
    numbers = ", ".join(str(place.number) for place in found)
    query = text(_SNIPPETS[connection.dialect.name].format(numbers=numbers))
    snippets = {row.number: row.snippet for row in connection.execute(query, {"words": asked})}
    said = _statements(connection, found)
    wanted = {said[place.number].report if place.number in said else place.row for place in found}
    about = {row.key: asking.as_report(row) for row in connection.execute(select(reports).where(reports.c.key.in_(wanted)))}
    shown = []
    for place in found:
        statement = said.get(place.number)
        report = about[statement.report if statement else place.row]
        shown.append(Hit(report, statement, _pieces(snippets[place.number]), place.weight))
    return shown


def _statements(connection: Connection, found: Sequence[_Place]) -> dict[int, StatementRow]:
    """The statements among the places, by number."""
    held = select(search.c.number, statements.c.body).join(
        statements, and_(statements.c.key == search.c.row, statements.c.opened == search.c.opened)
    )
    rows: list[Any] = []
    for some in asking.chunks([place.number for place in found if place.table == statements.name]):
        rows += connection.execute(held.where(search.c.number.in_(some)))
    named = asking.named(connection, [unpacked(StatementRow, row.body) for row in rows])
    return {row.number: statement for row, statement in zip(rows, named, strict=True)}


def _pieces(snippet: str) -> tuple[Piece, ...]:
    """A snippet with its marks taken out."""
    pieces = []
    for number, part in enumerate(re.split(f"[{_START}{_END}]", snippet)):
        if part:
            pieces.append(Piece(" ".join(part.split(" ")), number % 2 == 1))
    return tuple(pieces)
