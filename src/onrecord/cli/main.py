"""The command line: `onrecord VERB …`. Data goes to standard output, all else to standard error; `--help` loads nothing heavy."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from onrecord.cli.terminal import prepare, say, silence
from onrecord.errors import OnrecordError

DONE, SOME_FAILED, WRONG_USAGE, WRONG_SETTINGS, INTERRUPTED, BROKEN_PIPE = 0, 1, 2, 3, 130, 141
"""Exit codes. The last two are those of a shell for a program that was stopped by Ctrl-C and by a closed pipe."""

_EXIT_CODES = """
exit codes:
  0 all done   1 some documents failed   2 wrong usage   3 model or settings"""

_MEGABYTE = 1_000_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command that `arguments` (by default the program's own) name and returns its exit code."""
    # NumPy's own products here are small: a second thread of its library spins longer than it works.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    prepare(sys.stdout)
    prepare(sys.stderr)
    try:
        options = _parser().parse_args(arguments)
        code = _command(options.verb)(options)
        sys.stdout.flush()
    except OnrecordError as error:
        say(str(error))
        return WRONG_SETTINGS
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        silence()
        return BROKEN_PIPE
    return code


def _command(verb: str) -> Callable[[argparse.Namespace], int]:
    """The function of a verb, from a module that is loaded only for it."""
    from onrecord.cli import commands

    return {"read": commands.read, "actors": commands.actors, "demo": commands.demo}[verb]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="onrecord",
        description="Where the talks stand, and who is on record saying so.",
        epilog="example:\n  onrecord read report.txt" + "\n" + _EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, help="print the version and exit")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    read = _verb(verbs, "read", "read reports: who said what, and where the parties stand", "onrecord read --json *.txt > record.jsonl")
    _files(read)
    _reading(read)
    read.add_argument("--json", action="store_true", help="print the record as JSON Lines, one report a line")
    actors = _verb(verbs, "actors", "show who was found, with the words that refer to each", "onrecord actors report.txt")
    _files(actors)
    _reading(actors)
    demo = _verb(verbs, "demo", "read three invented reports and show the result", "onrecord demo")
    demo.add_argument("--json", action="store_true", help="print the record as JSON Lines, one report a line")
    for command in (read, actors, demo):
        command.add_argument(
            "--color", choices=("auto", "always", "never"), default="auto", help="colour the output (default: on a terminal)"
        )
    return parser


def _verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, purpose: str, example: str) -> argparse.ArgumentParser:
    return verbs.add_parser(
        name,
        help=purpose,
        description=purpose[:1].upper() + purpose[1:] + ".",
        epilog=f"example:\n  {example}\n{_EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _files(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", metavar="FILE", help="a report as plain text; - reads standard input")


def _reading(command: argparse.ArgumentParser) -> None:
    command.add_argument("--outlet", metavar="NAME", help="who published the reports (counts more than their text)")
    command.add_argument("--published", metavar="DATE", type=_date, help="when, as YYYY-MM-DD (counts more than their text)")
    command.add_argument(
        "--date-from-name", action="store_true", help="take the date from file names that begin with one, where no text tells"
    )
    command.add_argument("--register", metavar="FILE", help="states, organisations and persons to add to those known (YAML, TOML or JSON)")
    command.add_argument("--talks", metavar="FILE", help="negotiations whose issues, parties and persons you declare (TOML)")
    command.add_argument("--threads", metavar="N", type=_positive, default=_threads(), help="processor threads (default: all)")
    command.add_argument(
        "--batch", metavar="N", type=_positive, default=8, help="windows of text a thread is handed at a time (default: 8); speed only"
    )
    command.add_argument(
        "--limit", metavar="MB", type=_megabytes, default=2 * _MEGABYTE, help="longest file read, in megabytes (default: 2)"
    )


def _positive(word: str) -> int:
    if not word.isdecimal() or not 0 < int(word) < 10_000:
        raise argparse.ArgumentTypeError(f"{word!r} is no number from 1 up")
    return int(word)


def _megabytes(word: str) -> int:
    try:
        number = float(word)
    except ValueError:
        number = 0.0
    if not 0 < number < 100_000:
        raise argparse.ArgumentTypeError(f"{word!r} is no number of megabytes")
    return int(number * _MEGABYTE)


def _date(word: str) -> str:
    from onrecord.reading import checked_date

    try:
        return checked_date(word)
    except OnrecordError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _threads() -> int:
    """The processors that this program may use, which in a container are fewer than there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Version(argparse.Action):
    """Prints the version: an action of its own, since argparse wraps the text of the one it has."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, dest, nargs=0, default=argparse.SUPPRESS, help=help)

    def __call__(self, parser: argparse.ArgumentParser, namespace: object, values: object, option_string: str | None = None) -> None:
        from onrecord import __version__

        print(f"onrecord {__version__}")
        parser.exit()
