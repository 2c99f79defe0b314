"""Queries: from a `View` to the versions of rows that it asks for. Reads only, and each in one step through an index where it can."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select, tuple_

from onrecord.actors import Known, KnownPerson
from onrecord.record.codec import fields_of, unpacked
from onrecord.record.columns import called, kept
from onrecord.record.schema import (
    OPEN,
    cells,
    commitments,
    conditions,
    contacts,
    entries,
    labels,
    marks,
    negotiations,
    negotiators,
    persons,
    positions,
    reports,
    spoken,
    statements,
)
from onrecord.record.views import View
from onrecord.talks.rows import CommitmentRow, ConditionRow, ContactRow, PositionRow, Report, Rows, StatementRow
from onrecord.talks.same import Worded

_Row = TypeVar("_Row", StatementRow, PositionRow, ConditionRow, CommitmentRow, ContactRow)

_Value = TypeVar("_Value", str, int)

TABLES: dict[type, Table] = {
    StatementRow: statements,
    PositionRow: positions,
    ConditionRow: conditions,
    CommitmentRow: commitments,
    ContactRow: contacts,
}

_CHUNK = 500
"""Rows that are turned into values at a time."""

_NEWEST = "9999-12-31"


def moment(connection: Connection, view: View) -> int:
    """The number of the last entry that the view knows of; `OPEN` - 1 for all."""
    if view.known_by is None:
        return OPEN - 1
    until = view.known_by if "T" in view.known_by else f"{view.known_by}T99"
    return connection.execute(select(func.max(entries.c.sequence)).where(entries.c.at <= until)).scalar() or 0


def found_reports(connection: Connection, view: View, *, newest: bool, limit: int | None, offset: int) -> Iterator[Report]:
    """The reports of the view, by day."""
    order = (reports.c.day.desc(), reports.c.key.desc()) if newest else (reports.c.day, reports.c.key)
    where = report_clauses(view, moment(connection, view))
    query = select(reports).where(*where).order_by(*order).limit(limit).offset(offset)
    with connection.execute(query.execution_options(yield_per=_CHUNK)) as found:  # closed even if somebody stops after the first
        yield from map(as_report, found)


def as_report(row: Any) -> Report:
    """The report of a row of its table."""
    return Report(row.key, row.id, row.title, row.outlet, row.url, row.published, row.language, row.added, row.day)


def found_rows(connection: Connection, kind: type[_Row], view: View, *, newest: bool, limit: int | None, offset: int) -> Iterator[_Row]:
    """The rows of a kind that the view asks for: by day, then report and place in it."""
    table = TABLES[kind]
    at = moment(connection, view)
    if newest and limit is not None:
        view = _since_marked(connection, table, view, at, limit + offset)
    query = select(table.c.body).where(*clauses(table, view, at))
    order = (table.c.day, table.c.report, table.c.ordinal, table.c.key)
    query = query.order_by(*(column.desc() for column in order) if newest else order).limit(limit).offset(offset)
    with connection.execute(query.execution_options(yield_per=_CHUNK)) as found:
        for some in found.scalars().partitions(_CHUNK):
            yield from named(connection, [unpacked(kind, body) for body in some])


def wordings(connection: Connection, view: View, *, limit: int) -> list[Worded]:
    """The words of the newest statements that the view asks for, and nothing else of them, which takes much less than whole rows."""
    query = select(statements.c.body).where(*clauses(statements, view, moment(connection, view)))
    order = (statements.c.day.desc(), statements.c.report.desc(), statements.c.ordinal.desc(), statements.c.key.desc())
    bodies = connection.execute(query.order_by(*order).limit(limit)).scalars()
    return [Worded(*fields_of(StatementRow, ("key", "report", "day", "content"), body)) for body in bodies]


def report_rows(connection: Connection, about: Report, view: View) -> Rows:
    """All rows of one report that the view asks for."""

    def of(kind: type[_Row]) -> tuple[_Row, ...]:
        return tuple(found_rows(connection, kind, view, newest=False, limit=None, offset=0))

    return Rows(about, of(StatementRow), of(PositionRow), of(ConditionRow), of(CommitmentRow), of(ContactRow))


@dataclass(frozen=True, slots=True)
class Changes:
    """What an entry changed in the rows of a report, by their keys: those that are new, gone, and other than before."""

    new: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...]


def changes(connection: Connection, report: str, sequence: int) -> Changes:
    """What the entry with this number changed in the rows of a report."""
    opened: set[str] = set()
    closed: set[str] = set()
    for table in TABLES.values():
        for found, column in ((opened, table.c.opened), (closed, table.c.closed)):
            found.update(connection.execute(select(table.c.key).where(table.c.report == report, column == sequence)).scalars())
    return Changes(tuple(sorted(opened - closed)), tuple(sorted(closed - opened)), tuple(sorted(opened & closed)))


def count_rows(connection: Connection, kind: type, view: View) -> int:
    """How many rows of a kind the view asks for."""
    table = TABLES[kind]
    return connection.execute(select(func.count()).select_from(table).where(*clauses(table, view, moment(connection, view)))).scalar_one()


def names(connection: Connection, what: str, view: View) -> list[dict[str, Any]]:
    """Issues, parties, sources or outlets with the number of rows that bear each, the most first."""
    counted = {"issues": positions.c.label, "parties": positions.c.party, "sources": statements.c.source, "outlets": statements.c.outlet}
    column = counted[what]
    table = positions if what in ("issues", "parties") else statements
    where = clauses(table, view, moment(connection, view))
    query = select(column, func.count()).where(column.is_not(None), *where).group_by(column)
    found: Counter[str] = Counter()
    issue = {row.label: row.issue for row in connection.execute(select(labels))} if what == "issues" else {}
    for name, rows in connection.execute(query):
        found[issue.get(name, name)] += rows
    return [{"name": name, "rows": rows} for name, rows in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))]


def row(connection: Connection, kind: type[_Row], key: str, *, at: int = OPEN - 1) -> _Row | None:
    """The row with this permalink, as it was known at the entry `at`; None if there is none."""
    table = TABLES[kind]
    body = connection.execute(select(table.c.body).where(table.c.key == key, *_valid(table, at))).scalar()
    return named(connection, [unpacked(kind, body)])[0] if body is not None else None


def rows_of(connection: Connection, kind: type[_Row], keys: Iterable[str]) -> dict[str, _Row]:
    """The rows with these permalinks, by permalink, as they count now; those that there are."""
    table = TABLES[kind]
    found: dict[str, _Row] = {}
    for some in chunks(list(dict.fromkeys(keys))):
        held = connection.execute(select(table.c.key, table.c.body).where(table.c.key.in_(some), *_valid(table, OPEN - 1))).all()
        found |= zip((one.key for one in held), named(connection, [unpacked(kind, one.body) for one in held]), strict=True)
    return found


def newest_positions(connection: Connection, view: View, *, issues: int) -> list[PositionRow]:
    """For the `issues` issues that were spoken of last: of each party the newest position for each stance on each ground.

    What a board needs, and no more: its cost grows with the number of labels, not with that of reports. By issue, party and day.
    """
    at = moment(connection, view)
    chosen = _chosen_labels(connection, view, at, issues=issues)
    newest = (
        select(positions.c.key)
        .where(
            *(positions.c[name] == cells.c[name] for name in ("label", "party", "stance", "basis")),
            *clauses(positions, replace(view, issue=None, party=None), at),
        )
        .order_by(positions.c.day.desc(), positions.c.added.desc(), positions.c.key.desc())
        .limit(1)
        .correlate(cells)
        .scalar_subquery()
    )
    query = select(newest).where(cells.c.label.in_(chosen))
    if view.party is not None:
        query = query.where(cells.c.party == view.party)
    keys = [key for key in connection.execute(query).scalars() if key is not None]
    found: list[PositionRow] = []
    for some in chunks(keys):
        bodies = connection.execute(select(positions.c.body).where(positions.c.key.in_(some), *_valid(positions, at))).scalars()
        found += named(connection, [unpacked(PositionRow, body) for body in bodies])
    return sorted(found, key=lambda row: (row.issue, row.party, row.grounds.day, row.grounds.added, row.key))


def clauses(table: Table, view: View, at: int) -> list[ColumnElement[bool]]:
    """What a row of `table` must fulfil to be in the view at the entry `at`."""
    found = [*_valid(table, at), *_days(table, view)]
    if not view.wrong:
        found.append(table.c.standing != "wrong")
    asked = {name: getattr(view, name) for name in ("outlet", "source", "report", "act", "factuality", "stance")}
    found += [table.c[name] == wanted for name, wanted in asked.items() if wanted is not None and name in table.c]
    if view.party is not None:
        found.append(table.c.party == view.party if "party" in table.c else _marked(table, view, "party", [view.party]))
    if view.issue is not None:
        within = select(labels.c.label).where(labels.c.issue == view.issue)
        found.append(table.c.label.in_(within) if "label" in table.c else _marked(table, view, "label", within))
    if view.talks is not None:
        found.append(table.c.report.in_(_of_talks(view.talks)))
    return found


def report_clauses(view: View, at: int) -> list[ColumnElement[bool]]:
    """What a report must fulfil to be in the view at the entry `at`."""
    asked = {"outlet": view.outlet, "key": view.report}
    # What every report fulfils is not asked: then an index alone can answer.
    found = [*([] if at == OPEN - 1 else [reports.c.opened <= at]), *_days(reports, view)]
    found += [reports.c[name] == wanted for name, wanted in asked.items() if wanted is not None]
    if view.talks is not None:
        found.append(reports.c.key.in_(_of_talks(view.talks)))
    return found


def known(connection: Connection, text: str) -> Known:
    """What the reports teach of the persons whom the words of `text` may call."""
    bodies: dict[str, None] = {}
    for some in chunks(sorted(called(text))):
        found = select(persons.c.body).where(persons.c.surname.in_(some), persons.c.closed == OPEN)
        bodies |= dict.fromkeys(connection.execute(found).scalars())
    return Known().with_rows(unpacked(KnownPerson, body) for body in bodies)


def copies(connection: Connection, of: Iterable[str] | None = None) -> dict[str, Report]:
    """For each report that is a copy (of those with the keys `of`, else of all) the earliest report of its family."""
    copy = reports.alias("copy")
    query = select(copy.c.key.label("copied"), reports).join(copy, copy.c.family == reports.c.key).where(copy.c.key != reports.c.key)
    if of is None:
        rows = list(connection.execute(query))
    else:
        rows = [row for some in chunks(sorted(set(of))) for row in connection.execute(query.where(copy.c.key.in_(some)))]
    return {row.copied: as_report(row) for row in rows}


def family(connection: Connection, report: str, *, limit: int) -> list[Report]:
    """The earliest reports that are copies of one another with this one, itself among them, by day; `limit` at most."""
    own = select(reports.c.family).where(reports.c.key == report).scalar_subquery()
    query = select(reports).where(reports.c.family == own).order_by(reports.c.day, reports.c.key).limit(limit)
    return [as_report(row) for row in connection.execute(query)]


def named(connection: Connection, found: Sequence[_Row]) -> list[_Row]:
    """The rows with the record's issues in the place of the reports' labels."""
    wanted = {kept(label) for row in found for label in _labels(row)}
    issue: dict[str, str] = {}
    for some in chunks(sorted(wanted)):
        issue |= {row.label: row.issue for row in connection.execute(select(labels).where(labels.c.label.in_(some)))}
    return [_with_issue(row, issue) for row in found]


def chunks(values: Sequence[_Value]) -> Iterator[Sequence[_Value]]:
    """`values` in parts that fit into one query."""
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]


def _of_talks(talks: str) -> Select[tuple[str]]:
    """The keys of the reports that belong to a negotiation: they speak of enough of its parties."""
    joined = select(spoken.c.report).join(negotiators, negotiators.c.party == spoken.c.party)
    joined = joined.join(negotiations, negotiations.c.name == negotiators.c.talks).where(negotiations.c.name == talks)
    return joined.group_by(spoken.c.report, negotiations.c.needed).having(func.count() >= negotiations.c.needed)


def _with_issue(row: _Row, issue: dict[str, str]) -> _Row:
    if isinstance(row, StatementRow):
        return replace(row, issues=tuple(dict.fromkeys(issue.get(kept(label), label) for label in row.issues)))
    if isinstance(row, PositionRow | ConditionRow):
        return replace(row, issue=issue.get(kept(row.label), row.label))
    return row


def _labels(row: Any) -> tuple[str, ...]:
    if isinstance(row, StatementRow):
        return row.issues
    return (row.label,) if isinstance(row, PositionRow | ConditionRow) else ()


def _chosen_labels(connection: Connection, view: View, at: int, *, issues: int) -> list[str]:
    """The labels of the issues of the board: of the one asked for, or of those with the newest positions."""
    if view.issue is not None:
        return list(connection.execute(select(labels.c.label).where(labels.c.issue == view.issue)).scalars())
    chosen: list[str] = []
    of_day: set[str] = set()
    last = ""
    query = select(positions.c.day, labels.c.issue).join(labels, labels.c.label == positions.c.label).where(*clauses(positions, view, at))
    # From the newest position back, until there are enough issues: no more is looked at than a board shows.
    with connection.execute(query.order_by(positions.c.day.desc()).execution_options(yield_per=_CHUNK)) as found:
        for day, issue in found:
            if day != last:
                chosen += sorted(of_day - set(chosen))
                if len(chosen) >= issues:
                    break
                last, of_day = day, set()
            of_day.add(issue)
        else:
            chosen += sorted(of_day - set(chosen))
    return list(connection.execute(select(labels.c.label).where(labels.c.issue.in_(chosen[:issues]))).scalars())


def _valid(table: Table, at: int) -> list[ColumnElement[bool]]:
    """That a version held at the entry `at`."""
    if at == OPEN - 1:
        return [table.c.closed == OPEN]
    return [table.c.opened <= at, table.c.closed > at]


def _days(table: Table, view: View) -> list[ColumnElement[bool]]:
    latest = min(view.as_of or _NEWEST, view.until or _NEWEST)
    found = [] if latest == _NEWEST else [table.c.day <= latest]
    return found if view.since is None else [*found, table.c.day >= view.since]


def _since_marked(connection: Connection, table: Table, view: View, at: int, rows: int) -> View:
    """A view of the days alone that have the newest `rows` rows of a party that is found by marks.

    A party of many reports has many marks, and to sort all its rows for the newest takes as long as the record is old. Their days
    stand in the marks' own order.
    """
    if view.party is None or "party" in table.c:
        return view
    day = select(marks.c.day).where(marks.c.table == table.name, marks.c.field == "party", marks.c.value == view.party, *_days(marks, view))
    marked = rows
    while (first := connection.execute(day.order_by(marks.c.day.desc()).limit(1).offset(marked)).scalar()) is not None:
        narrowed = replace(view, since=first)
        there = select(table.c.key).where(*clauses(table, narrowed, at)).limit(rows).subquery()
        if connection.execute(select(func.count()).select_from(there)).scalar_one() >= rows:
            return narrowed
        marked *= 4  # versions that no longer count, rows found wrong, and what else the view leaves out
    return view


def _marked(table: Table, view: View, field: str, values: Sequence[str] | Select[tuple[str]]) -> ColumnElement[bool]:
    """That a row has a mark with one of the values. A mark has its row's day: those of other days are not looked at."""
    of_it = (marks.c.table == table.name, marks.c.field == field, marks.c.value.in_(values), *_days(marks, view))
    found = select(marks.c.row, marks.c.opened).where(*of_it)
    return tuple_(table.c.key, table.c.opened).in_(found)
