"""Options that several verbs share, and how a verb is made. Loads nothing heavy: `--help` reads this."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from typing import TypeAlias

from onrecord.errors import OnrecordError

Verbs: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
Run: TypeAlias = Callable[[argparse.Namespace], int]

EXIT_CODES = """
exit codes:
  0 all done   1 some documents failed   2 wrong usage   3 model or settings"""

_MEGABYTE = 1_000_000


def verb(verbs: Verbs, name: str, purpose: str, *, example: str, run: str) -> argparse.ArgumentParser:
    """A verb `name` of the command line.

    `purpose` is its one line of help, `example` a whole command; `run` names what does it as "module:function", taking the options and
    returning the exit code, and is loaded only when the verb is used.
    """
    command = verbs.add_parser(
        name,
        help=purpose,
        description=purpose[:1].upper() + purpose[1:] + ".",
        epilog=f"example:\n  {example}\n{EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=run)
    return command


def color(command: argparse.ArgumentParser) -> None:
    """`--color`, for verbs that draw."""
    command.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colour the output (default: on a terminal)")


def files(command: argparse.ArgumentParser) -> None:
    """The reports to read."""
    command.add_argument(
        "files", nargs="+", metavar="FILE", help="a report, a page, a feed, an archive, a folder, an address; - reads standard input"
    )


def reading(command: argparse.ArgumentParser) -> None:
    """How reports are read."""
    command.add_argument("--outlet", metavar="NAME", help="who published the reports (counts more than their text)")
    command.add_argument("--published", metavar="DATE", type=date, help="when, as YYYY-MM-DD (counts more than their text)")
    command.add_argument(
        "--date-from-name", action="store_true", help="take the date from file names that begin with one, where no text tells"
    )
    command.add_argument("--register", metavar="FILE", help="states, organisations and persons to add to those known (YAML, TOML or JSON)")
    command.add_argument("--talks", metavar="FILE", help="negotiations whose issues, parties and persons you declare (TOML)")
    command.add_argument("--threads", metavar="N", type=positive, default=threads(), help="processor threads (default: all)")
    command.add_argument(
        "--batch", metavar="N", type=positive, default=8, help="windows of text a thread is handed at a time (default: 8); speed only"
    )
    command.add_argument(
        "--limit", metavar="MB", type=megabytes, default=2 * _MEGABYTE, help="longest report read, in megabytes (default: 2)"
    )


def positive(word: str) -> int:
    """A whole number from 1 up, for argparse."""
    if not word.isdecimal() or not 0 < int(word) < 10_000:
        raise argparse.ArgumentTypeError(f"{word!r} is no number from 1 up")
    return int(word)


def not_negative(word: str) -> int:
    """A whole number from 0 up, for argparse."""
    if not word.isdecimal() or not int(word) < 1_000_000_000:
        raise argparse.ArgumentTypeError(f"{word!r} is no number from 0 up")
    return int(word)


def megabytes(word: str) -> int:
    """A number of megabytes as bytes, for argparse."""
    try:
        number = float(word)
    except ValueError:
        number = 0.0
    if not 0 < number < 100_000:
        raise argparse.ArgumentTypeError(f"{word!r} is no number of megabytes")
    return int(number * _MEGABYTE)


def date(word: str) -> str:
    """An ISO date, for argparse."""
    from onrecord.reading import checked_date

    try:
        return checked_date(word)
    except OnrecordError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def threads() -> int:
    """The processors that this program may use, which in a container are fewer than there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
