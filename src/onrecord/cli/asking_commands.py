"""What the verbs do that ask a record. Thin: a view of the record to the screen, to JSON or to CSV."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from onrecord.cli import printing
from onrecord.record import View, open_record

_POSITION = ("issue", "party", "stance", "basis", "day", "source", "outlet", "words", "standing", "confidence", "key")


def board(options: argparse.Namespace) -> int:
    """`onrecord board`."""
    from onrecord.cli.board import draw, rows

    record = open_record(options.record, write=False)
    names = record.parties()
    found = record.board(_view(options, names), issues=options.issues)
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


def _view(options: argparse.Namespace, parties: Mapping[str, str]) -> View:
    """The view that the options ask for; a party may be named as people call it ("Russia" is RUS)."""
    names = ("as_of", "known_by", "issue", "source", "act", "factuality", "outlet", "talks")
    told: dict[str, Any] = {name: getattr(options, name, None) for name in names}
    if party := getattr(options, "party", None):
        codes = {name.casefold(): code for code, name in parties.items()}
        told["party"] = codes.get(party.casefold(), party)
    return View(**told)
