"""What the verbs do that ask a record. Thin: a view of the record to the screen, to JSON or to CSV."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from onrecord.cli import printing
from onrecord.errors import WrongSettings
from onrecord.record import View, open_record
from onrecord.talks.rows import PositionRow

_POSITION = ("issue", "party", "stance", "basis", "day", "source", "outlet", "words", "standing", "confidence", "key")


def board(options: argparse.Namespace) -> int:
    """`onrecord board`."""
    from onrecord.cli.board import draw, rows

    names, found = _of_archive(options) if options.archive else _of_record(options)
    if options.json:
        printing.json_lines(found)
    elif options.csv:
        printing.csv_lines(rows(found), _POSITION)
    else:
        console = printing.console(options.color)
        today = options.as_of or options.known_by or datetime.now(UTC).date().isoformat()
        with printing.printed(console):
            draw(found, console=console, today=today, name=lambda code: names.get(code, code))
    return 0


def _of_record(options: argparse.Namespace) -> tuple[Mapping[str, str], list[PositionRow]]:
    """The names of parties, and the positions of a board, of a record."""
    record = open_record(options.record, write=False)
    names = record.parties()
    return names, record.board(_view(options, names), issues=options.issues)


def _of_archive(options: argparse.Namespace) -> tuple[Mapping[str, str], list[PositionRow]]:
    """The same of the tables of an archive."""
    from onrecord import api
    from onrecord.archive.asking import asked

    if options.record or options.known_by or options.talks:
        raise WrongSettings("an archive knows no --record, --known-by or --talks", do="leave them out, or take a slice into a record")
    names = api.party_names()
    told = _view(options, names)
    with asked(options.archive) as archive:
        found = archive.board(as_of=told.as_of, issue=told.issue, party=told.party, outlet=told.outlet, issues=options.issues)
    return names, found


def _view(options: argparse.Namespace, parties: Mapping[str, str]) -> View:
    """The view that the options ask for; a party may be named as people call it ("Russia" is RUS)."""
    names = ("as_of", "known_by", "issue", "source", "act", "factuality", "outlet", "talks")
    told: dict[str, Any] = {name: getattr(options, name, None) for name in names}
    if party := getattr(options, "party", None):
        codes = {name.casefold(): code for code, name in parties.items()}
        told["party"] = codes.get(party.casefold(), party)
    return View(**told)
