"""The command line: `onrecord VERB …`. Data goes to standard output, all else to standard error; `--help` loads nothing heavy."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from onrecord.cli.options import EXIT_CODES, Run
from onrecord.cli.terminal import prepare, say, silence
from onrecord.errors import OnrecordError

DONE, SOME_FAILED, WRONG_USAGE, WRONG_SETTINGS, INTERRUPTED, BROKEN_PIPE = 0, 1, 2, 3, 130, 141
"""Exit codes. The last two are those of a shell for a program that was stopped by Ctrl-C and by a closed pipe."""

_GROUPS = (
    "onrecord.cli.reading_verbs",
    "onrecord.cli.record_verbs",
    "onrecord.cli.talks_verbs",
    "onrecord.cli.web_verbs",
    "onrecord.cli.archive_verbs",
)
"""The modules whose `register` adds verbs, in the order of the help. They load nothing heavy."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command that `arguments` (by default the program's own) name and returns its exit code."""
    # NumPy's own products here are small: a second thread of its library spins longer than it works.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    prepare(sys.stdout)
    prepare(sys.stderr)
    try:
        options = _parser().parse_args(arguments)
        code = _command(options.run)(options)
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


def _command(run: str) -> Run:
    """The function that "module:function" names, from a module that is loaded only for it."""
    module, name = run.split(":")
    found: Run = getattr(import_module(module), name)
    return found


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="onrecord",
        description="Where the talks stand, and who is on record saying so.",
        epilog="example:\n  onrecord read report.txt" + "\n" + EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, help="print the version and exit")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for group in _GROUPS:
        import_module(group).register(verbs)
    return parser


class _Version(argparse.Action):
    """Prints the version: an action of its own, since argparse wraps the text of the one it has."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, dest, nargs=0, default=argparse.SUPPRESS, help=help)

    def __call__(self, parser: argparse.ArgumentParser, namespace: object, values: object, option_string: str | None = None) -> None:
        from onrecord import __version__

        print(f"onrecord {__version__}")
        parser.exit()
