"""The verbs that read reports and keep nothing: `read`, `actors`, `demo`."""

from __future__ import annotations

from onrecord.cli import given, options
from onrecord.cli.options import Verbs, verb


def register(verbs: Verbs) -> None:
    """Adds the verbs of this group."""
    read = verb(
        verbs,
        "read",
        "read reports: who said what, and where the parties stand",
        example="onrecord read --json *.txt > record.jsonl",
        run="onrecord.cli.commands:read",
    )
    options.files(read)
    options.reading(read)
    given.options(read)
    read.add_argument("--json", action="store_true", help="print the record as JSON Lines, one report a line")
    actors = verb(
        verbs,
        "actors",
        "show who was found, with the words that refer to each",
        example="onrecord actors report.txt",
        run="onrecord.cli.commands:actors",
    )
    options.files(actors)
    options.reading(actors)
    given.options(actors)
    demo = verb(
        verbs,
        "demo",
        "read fifteen invented reports of one negotiation into a record and show what it tells",
        example="onrecord demo --record onrecord-demo.sqlite",
        run="onrecord.cli.demo_command:demo",
    )
    demo.add_argument("--record", metavar="RECORD", help="keep the record there (default: it is thrown away)")
    demo.add_argument("--json", action="store_true", help="print the record as JSON Lines, one report a line")
    for command in (read, actors, demo):
        options.color(command)
