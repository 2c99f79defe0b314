"""The verbs that show the record in a browser: `serve`, `publish`."""

from __future__ import annotations

import argparse

from onrecord.cli import options
from onrecord.cli.options import Verbs, verb
from onrecord.cli.record_verbs import record

_RUN = "onrecord.cli.web_commands"


def register(verbs: Verbs) -> None:
    """Adds the verbs of this group."""
    _serve(verbs)
    _publish(verbs)


def _serve(verbs: Verbs) -> None:
    serve = verb(
        verbs,
        "serve",
        "open the record in a browser: the board, its statements and reports, review by keyboard",
        example="onrecord serve --record talks.sqlite",
        run=f"{_RUN}:serve",
    )
    record(serve)
    serve.add_argument("--host", default="127.0.0.1", help="where to listen (default: 127.0.0.1, this machine alone)")
    serve.add_argument("--port", metavar="N", type=_port, default=8321, help="the port (default: 8321; 0 takes a free one)")
    serve.add_argument(
        "--members", metavar="FILE", help="who may see it: a line `reader|reviewer NAME TOKEN` for each; needed for other hosts than loopback"
    )
    serve.add_argument("--new-token", action="store_true", help="print a new token for a line of that file and exit")
    serve.add_argument("--reviewer", metavar="NAME", help="whose reviews these are, without --members (default: who runs this)")
    serve.add_argument("--name", metavar="HOST", action="append", default=[], help="a further name of this host that is answered to")
    serve.add_argument("--https", action="store_true", help="a proxy before this speaks HTTPS: cookies go over nothing else")
    serve.add_argument("--fetch", action="store_true", help="let reviewers add reports by address; else nothing is ever fetched")
    serve.add_argument("--register", metavar="FILE", help="states, organisations and persons to add to those known (YAML, TOML or JSON)")
    serve.add_argument("--upload", metavar="MB", type=options.megabytes, default=8_000_000, help="longest upload, in megabytes (default: 8)")
    serve.add_argument("--json", action="store_true", help="print where it listens as JSON, for programs")


def _publish(verbs: Verbs) -> None:
    publish = verb(
        verbs,
        "publish",
        "write the record as pages in a folder, which need no server",
        example="onrecord publish pages --record talks.sqlite",
        run=f"{_RUN}:publish",
    )
    publish.add_argument("folder", metavar="DIR", help="a new or empty folder, or one published before")
    record(publish)
    publish.add_argument("--address", metavar="URL", help="where the folder will stand; with it an Atom feed of changes is made")
    publish.add_argument("--days", metavar="N", type=options.positive, default=60, help="past days whose board is kept (default: 60)")
    publish.add_argument("--register", metavar="FILE", help="a register file with names of parties")
    publish.add_argument("--json", action="store_true", help="print each file as JSON Lines")


def _port(word: str) -> int:
    """A port, for argparse."""
    if not word.isdecimal() or not 0 <= int(word) < 65536:
        raise argparse.ArgumentTypeError(f"{word!r} is no port")
    return int(word)
