"""The verbs that tell what many reports tell together."""

from __future__ import annotations

import argparse

from onrecord.cli import options
from onrecord.cli.options import Verbs, verb
from onrecord.cli.record_verbs import record

_RUN = "onrecord.cli.talks_commands"


def register(verbs: Verbs) -> None:
    """Adds the verbs of this group."""
    changes = _verb(verbs, "changes", "who moved on what, from where to where, by whose word", example="onrecord changes --json")
    changes.add_argument("--since", metavar="DATE", type=options.date, help="only moves from that day on")
    changes.add_argument("--first", action="store_true", help="also where a party is first told to stand on an issue")
    _picture(changes, "a timeline of stances")
    _verb(verbs, "contested", "what is told both ways, with the chains on each side, best ground first", example="onrecord contested")
    _outlook(verbs)
    _verb(verbs, "copies", "which reports are copies of one another", example="onrecord copies")
    _verb(verbs, "same", "statements that several reports have, their wordings side by side", example="onrecord same")
    _verb(verbs, "commitments", "who promised what, and whether it was kept", example="onrecord commitments --as-of 2025-05-26")
    _verb(verbs, "contacts", "who meets whom: asked for, set, held, called off", example="onrecord contacts --json")
    parties = _verb(verbs, "parties", "who stands together, who speaks for whom, who carries whose words", example="onrecord parties")
    parties.add_argument("--since", metavar="DATE", type=options.date, help="also who came closer or parted since that day")
    _picture(parties, "the matrix of parties")
    parties.add_argument("--chains", metavar="FILE", help="draw who carries whose words (.svg or .png)")
    watch = verb(
        verbs,
        "watch",
        "look again and again at the files, folders and feeds of a talks.toml, add what is new and tell what it changed",
        example="onrecord watch talks.toml --record talks.sqlite",
        run=f"{_RUN}:watch",
    )
    watch.add_argument("settings", metavar="TALKS.TOML", help="its [watch] table says what to look at and where to tell; docs/watch.md")
    record(watch)
    watch.add_argument("--once", action="store_true", help="look once and stop")
    watch.add_argument("--json", action="store_true", help="print JSON Lines, one for each thing that changed")


def _verb(verbs: Verbs, name: str, purpose: str, *, example: str) -> argparse.ArgumentParser:
    """A verb that asks a record, with the options that all of them have."""
    command = verb(verbs, name, purpose, example=example, run=f"{_RUN}:{name}")
    record(command)
    command.add_argument("--as-of", metavar="DATE", type=options.date, help="what was so on that day, by the reports")
    command.add_argument("--known-by", metavar="DATE", type=options.date, help="what the record knew then")
    command.add_argument("--talks", metavar="NAME", help="only reports added for these talks")
    command.add_argument("--json", action="store_true", help="print JSON Lines")
    options.color(command)
    return command


def _outlook(verbs: Verbs) -> None:
    outlook = _verb(
        verbs,
        "outlook",
        "what an agreement on an issue hangs on: the smallest sets of steps that would bring every needed party to yes",
        example='onrecord outlook "30-day ceasefire" --party RUS --party UKR',
    )
    outlook.add_argument("issue", metavar="ISSUE", help="the record's name for it, or one that reports give it")
    outlook.add_argument("--party", metavar="PARTY", action="append", default=[], help="whose yes is needed (default: all concerned)")
    outlook.add_argument("--program", action="store_true", help="print the answer-set program instead, for clingo and for reading")


def _picture(command: argparse.ArgumentParser, what: str) -> None:
    command.add_argument("--picture", metavar="FILE", help=f"draw {what} (.svg or .png; needs the extra onrecord[pictures])")
