"""What the verbs do that ask a record. Thin: a view of the record to the screen, to JSON or to CSV."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from onrecord.cli import printing
from onrecord.cli.terminal import safe_line
from onrecord.cli.words import PartyName
from onrecord.errors import OnrecordError, WrongSettings
from onrecord.record import Record, View, open_record

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.talks.rows import PositionRow
    from onrecord.talks.tellings import Copies

_TABLES = ("statements", "positions", "conditions", "commitments", "contacts")


def board(options: argparse.Namespace) -> int:
    """`onrecord board`."""
    from onrecord.cli.board import draw, flat
    from onrecord.talks.board import board as of

    found, copies, name = _of_archive(options) if options.archive else _of_record(options)
    made = of(found, day=_day(options, found), copies=copies)
    return _shown(options, flat(made, name), lambda console: draw(made, found, console=console, name=name))


def issue(options: argparse.Namespace) -> int:
    """`onrecord issue`: all that is on record on one issue."""
    record, view, name = opened(options)
    return _page(options, record, view, name, options.issue)


def party(options: argparse.Namespace) -> int:
    """`onrecord party`: all that is on record of one party."""
    record, view, name = opened(options)
    return _page(options, record, view, name, name(view.party or ""))


def statement(options: argparse.Namespace) -> int:
    """`onrecord statement ID`: one statement, where it stands, and what rests on it."""
    from onrecord.cli import rows

    record, _, name = opened(options)
    found = record.statement(options.id)
    if found is None:
        raise OnrecordError("there is no such statement", where=options.id, do="list them with `onrecord list statements`")
    kept = record.document(found.report)
    assert kept is not None  # a statement refers to its report by a foreign key
    resting = [row for table in _TABLES[1:] for row in getattr(kept.rows, table) if found.key in row.grounds.statements]

    def draw(console: Console) -> None:
        console.print(rows.report(kept.rows.report))
        console.print()
        console.print(rows.drawn([found], name))
        if resting:
            console.print()
            console.print("What rests on it:", style="dim bold")
            console.print(rows.drawn(resting, name))

    return _shown(options, [found, *resting], draw)


def document(options: argparse.Namespace) -> int:
    """`onrecord document ID`: one report with its evidence marked."""
    from onrecord.cli.document_view import draw

    record, _, name = opened(options)
    found = record.document(options.id)
    if found is None:
        raise OnrecordError("there is no such document", where=options.id, do="list them with `onrecord list documents`")
    first = record.copies([options.id]).get(options.id)
    return _shown(options, [found], lambda console: draw(found, console=console, name=name, copy_of=first.key if first else None))


def search(options: argparse.Namespace) -> int:
    """`onrecord search WORDS`."""
    from onrecord.cli.hits import draw, flat

    record, view, _ = opened(options)
    found = record.search(" ".join(options.words), view, limit=options.limit, offset=options.offset)
    rows = found if options.json else [flat(hit) for hit in found]
    return _shown(options, rows, lambda console: draw(found, console=console, first=options.offset + 1))


def timeline(options: argparse.Namespace) -> int:
    """`onrecord timeline`: what was so and when, day by day."""
    from onrecord.cli import rows, words

    record, view, name = opened(options)
    found = list(record.timeline(view))

    def draw(console: Console) -> None:
        for day, of_day in rows.grouped(found, lambda row: row.grounds.day).items():
            console.print(words.date(day), style="bold underline")
            console.print(rows.drawn(of_day, name, day=False))
            console.print()

    return _shown(options, found, draw)


def listed(options: argparse.Namespace) -> int:
    """`onrecord list WHAT`."""
    from onrecord.cli import rows

    record, view, name = opened(options)
    if options.what in _TABLES:
        asked = getattr(record, options.what)
        found: Sequence[Any] = list(asked(view, newest=True, limit=options.limit, offset=options.offset))
        return _shown(options, found, lambda console: console.print(rows.drawn(found, name)))
    if options.what == "documents":
        found = list(record.reports(view, newest=True, limit=options.limit, offset=options.offset))
        return _shown(options, found, lambda console: console.print(*map(rows.report, found), sep="\n"))
    found = record.names(options.what, view)[options.offset :][: options.limit]
    lines = "\n".join(f"{row['rows']:6}  {safe_line(name(row['name']))}" for row in found)
    return _shown(options, found, lambda console: console.print(lines))


def _page(options: argparse.Namespace, record: Record, view: View, name: PartyName, title: str) -> int:
    """All rows of a view, table by table, the newest first."""
    from onrecord.cli import rows

    tables = {table: list(getattr(record, table)(view, newest=True, limit=options.limit)) for table in (*_TABLES[1:], _TABLES[0])}

    def draw(console: Console) -> None:
        console.print(title, style="bold underline")
        for table, found in tables.items():
            if found:
                console.print()
                console.print(table.upper(), style="dim bold")
                console.print(rows.drawn(found, name))
        if not any(tables.values()):
            console.print("Nothing is on record.", style="dim")

    return _shown(options, [row for found in tables.values() for row in found], draw)


def opened(options: argparse.Namespace) -> tuple[Record, View, PartyName]:
    """The record, the view that the options ask for, and the names of parties."""
    record = open_record(options.record, write=False)
    names = record.parties()
    return record, _view(options, names), lambda code: names.get(code, code)


def _of_record(options: argparse.Namespace) -> tuple[Sequence[PositionRow], Copies, PartyName]:
    """The positions of a board, the families of copies among their reports, and the names of parties, of a record."""
    record, view, name = opened(options)
    found = record.board(view, issues=options.issues)
    return found, record.copies(row.grounds.report for row in found), name


def _of_archive(options: argparse.Namespace) -> tuple[Sequence[PositionRow], Copies, PartyName]:
    """The same of the tables of an archive, whose copies are not counted."""
    from onrecord import api
    from onrecord.archive.asking import asked

    if options.record or options.known_by or options.talks:
        raise WrongSettings("an archive knows no --record, --known-by or --talks", do="leave them out, or take a slice into a record")
    names = api.party_names()
    told = _view(options, names)
    with asked(options.archive) as archive:
        found = archive.board(as_of=told.as_of, issue=told.issue, party=told.party, outlet=told.outlet, issues=options.issues)
    return found, {}, lambda code: names.get(code, code)


def _view(options: argparse.Namespace, parties: Mapping[str, str]) -> View:
    """The view that the options ask for; a party may be named as people call it ("Russia" is RUS)."""
    names = ("as_of", "known_by", "issue", "source", "act", "factuality", "outlet", "talks", "since", "until")
    told: dict[str, Any] = {name: getattr(options, name, None) for name in names}
    if party := getattr(options, "party", None):
        told["party"] = party_codes(parties).get(party.casefold(), party)
    return View(**told, wrong=getattr(options, "wrong", False))


def party_codes(parties: Mapping[str, str]) -> dict[str, str]:
    """Codes of parties by their names in small letters, from names by codes: what people type is looked up here."""
    return {name.casefold(): code for code, name in parties.items()}


def _day(options: argparse.Namespace, found: Iterable[PositionRow]) -> str:
    """The day of a board: the one asked for; else today, or the last day that a report tells of, where that is still to come."""
    asked = options.as_of or options.known_by
    if asked:
        return str(asked)[:10]
    return max([datetime.now(UTC).date().isoformat(), *(row.grounds.day for row in found)])


def _shown(options: argparse.Namespace, found: Iterable[Any], draw: Callable[[Console], object]) -> int:
    """Prints rows as the options ask: drawn, as JSON Lines, or as CSV."""
    if options.json:
        printing.json_lines(found)
    elif options.csv:
        from onrecord.cli.rows import flat

        rows = [row if isinstance(row, Mapping) else flat(row) for row in found]
        printing.csv_lines(rows, dict.fromkeys(name for row in rows for name in row))
    else:
        console = printing.console(options.color)
        with printing.printed(console):
            draw(console)
    return 0
