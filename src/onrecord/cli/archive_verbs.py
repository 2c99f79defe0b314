"""The verb for whole archives: `archive IN OUT`, and what is asked about one, `archive status OUT`, `verify`, `copies`."""

from __future__ import annotations

import argparse

from onrecord.cli import options
from onrecord.cli.given import pair
from onrecord.cli.options import Verbs, verb

_COMMANDS = "onrecord.cli.archive_commands"


def register(verbs: Verbs) -> None:
    """Adds the verb."""
    archive = verb(
        verbs,
        "archive",
        "read a whole archive into Parquet tables; given again, it goes on where it was stopped",
        example="onrecord archive CC-NEWS/ tables/ --workers 4\n  onrecord archive status tables/\n  onrecord archive verify tables/",
        run=f"{_COMMANDS}:archive",
    )
    archive.add_argument("given", metavar="IN", help="a folder, a file, an address (s3://…); or `status`, `verify`, `copies`")
    archive.add_argument("out", metavar="OUT", help="the folder of the tables, which all workers see")
    archive.add_argument("--workers", metavar="N", type=options.positive, default=options.threads(), help="processes (default: all cores)")
    archive.add_argument("--scheduler", metavar="ADDRESS", help="a Dask cluster to work on, e.g. tcp://10.0.0.1:8786")
    archive.add_argument("--shard", metavar="N", type=options.positive, default=500, help="documents in a task (default: 500)")
    archive.add_argument(
        "--seconds",
        metavar="N",
        type=options.positive,
        default=120,
        help="time for one document, after which it is left out (default: 120)",
    )
    _reading(archive)
    archive.add_argument("--since", metavar="DATE", type=options.date, help="for `copies`: among the reports from this day on")
    archive.add_argument("--until", metavar="DATE", type=options.date, help="for `copies`: among those up to this day")
    archive.add_argument("--json", action="store_true", help="print the outcome as JSON")


def _reading(archive: argparse.ArgumentParser) -> None:
    """How the reports are read."""
    archive.add_argument("--outlet", metavar="NAME", help="who published the reports (counts more than their text)")
    archive.add_argument("--published", metavar="DATE", type=options.date, help="when, as YYYY-MM-DD (counts more than their text)")
    archive.add_argument("--date-from-name", action="store_true", help="take the date from file names that begin with one")
    archive.add_argument("--register", metavar="FILE", help="states, organisations and persons to add to those known")
    archive.add_argument("--talks", metavar="FILE", help="negotiations whose issues, parties and persons you declare (TOML)")
    archive.add_argument("--columns", metavar="FIELD=NAME", type=pair, action="append", default=[], help="which column of a table has what")
    archive.add_argument("--limits", metavar="NAME=NUMBER", type=pair, action="append", default=[], help="a limit of docs/limits.md")
