"""The verbs that keep reports in a record and ask it."""

from __future__ import annotations

import argparse

from onrecord.cli import given, options
from onrecord.cli.options import Verbs, verb

_KEEPING = "onrecord.cli.keeping_commands"
_ASKING = "onrecord.cli.asking_commands"


def register(verbs: Verbs) -> None:
    """Adds the verbs of this group."""
    _add(verbs)
    _rebuild(verbs)
    _board(verbs)


def record(command: argparse.ArgumentParser) -> None:
    """Which record."""
    command.add_argument(
        "--record", metavar="RECORD", help="a file, or postgresql://user@host/name (default: $ONRECORD_RECORD, else ./onrecord.sqlite)"
    )


def _shown(command: argparse.ArgumentParser) -> None:
    """How an answer is shown."""
    options.color(command)
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON Lines")
    form.add_argument("--csv", action="store_true", help="print CSV")


def _times(command: argparse.ArgumentParser) -> None:
    """Which moment: the two times of a record."""
    command.add_argument("--as-of", metavar="DATE", type=options.date, help="what was so on that day, by the reports")
    command.add_argument("--known-by", metavar="DATE", type=options.date, help="what the record knew then")


def _narrowed(command: argparse.ArgumentParser, *names: str) -> None:
    """Filters, of those that there are."""
    told = {
        "issue": ("ISSUE", "only this issue, by the record's name for it"),
        "party": ("PARTY", "only this party, by code or name"),
        "source": ("NAME", "only what this source says"),
        "act": ("ACT", "only such statements: accept, reject, promise, deny, …"),
        "factuality": ("VALUE", "only statements held so: CT+, PR-, UU, …"),
        "outlet": ("NAME", "only reports of this outlet"),
        "talks": ("NAME", "only reports added for these talks"),
    }
    for name in names:
        command.add_argument(f"--{name}", metavar=told[name][0], help=told[name][1])


def _add(verbs: Verbs) -> None:
    add = verb(
        verbs,
        "add",
        "read reports and keep them in the record; those in it already are passed over",
        example="onrecord add reports/*.txt",
        run=f"{_KEEPING}:add",
    )
    options.files(add)
    record(add)
    options.reading(add)
    given.options(add)
    sliced = add.add_argument_group("of the tables of an archive (`onrecord archive`), which are taken as they were read, only")
    sliced.add_argument("--since", metavar="DATE", type=options.date, help="reports from this day on")
    sliced.add_argument("--until", metavar="DATE", type=options.date, help="reports up to this day")
    sliced.add_argument("--party", metavar="CODE", help="reports in which this party takes a position")
    sliced.add_argument("--issue", metavar="ISSUE", help="reports in which somebody takes a position on this")
    add.add_argument("--json", action="store_true", help="print a line of JSON for each report")


def _rebuild(verbs: Verbs) -> None:
    rebuild = verb(
        verbs, "rebuild", "make all tables of the record anew from its log", example="onrecord rebuild", run=f"{_KEEPING}:rebuild"
    )
    record(rebuild)


def _board(verbs: Verbs) -> None:
    board = verb(
        verbs,
        "board",
        "show where each party stands on each issue, on what ground and since when",
        example='onrecord board --issue "30-day ceasefire" --as-of 2025-03-12',
        run=f"{_ASKING}:board",
    )
    record(board)
    board.add_argument("--archive", metavar="OUT", help="ask the tables of `onrecord archive` instead of a record")
    _times(board)
    _narrowed(board, "issue", "party", "outlet", "talks")
    board.add_argument("--issues", metavar="N", type=options.positive, default=40, help="show so many issues at most (default: 40)")
    _shown(board)
