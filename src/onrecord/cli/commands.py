"""What each verb does. Thin: files to readings by `onrecord.api`, readings to the screen by `onrecord.cli.view`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from onrecord import api
from onrecord.cli.given import settings
from onrecord.cli.printing import console as make_console
from onrecord.cli.printing import printed
from onrecord.cli.terminal import safe_json, say
from onrecord.reading.sources import Found, documents
from onrecord.talks.declared import Talks
from onrecord.talks.declared import load as load_talks
from onrecord.talks.format import to_json
from onrecord.talks.values import Reading


def read(options: argparse.Namespace) -> int:
    """`onrecord read`: 1 if some documents failed, else 0."""
    declared = _declared(options)
    found = documents(options.files, **settings(options), folders=False)
    reader = api.Reader(threads=options.threads, batch=options.batch, register=options.register, talks=declared)
    shown = api.each(found, reader.read)
    return _show(shown, options, count=len(options.files), party_names=_party_names(options.register, declared))


def actors(options: argparse.Namespace) -> int:
    """`onrecord actors`: who was found, with the words that refer to each."""
    from onrecord.cli.who import draw

    declared = _declared(options)
    reader = api.Reader(threads=options.threads, batch=options.batch, register=options.register, talks=declared)
    party_names = _party_names(options.register, declared)
    console = make_console(options.color)
    failed = 0
    for found, attributed in api.each(documents(options.files, **settings(options), folders=False), reader.attribute):
        if isinstance(attributed, api.Failure):
            say(str(attributed))
            failed += 1
            continue
        with printed(console):
            draw(attributed, console=console, name=party_names, label=found.where)
    return 1 if failed else 0


Shown: TypeAlias = "tuple[Found, Reading | api.Failure]"


def _show(found: Iterable[Shown], options: argparse.Namespace, *, count: int, party_names: Callable[[str], str]) -> int:
    """Prints readings as they come, and a line for each failure; 1 if there was one."""
    failed = 0
    draw = _json if options.json else _drawing(options, party_names)
    for source, item in _with_progress(found, count):
        if isinstance(item, api.Failure):
            say(str(item))
            failed += 1
        else:
            draw(item, source.where)
    return 1 if failed else 0


def _json(reading: Reading, label: str) -> None:
    print(safe_json(json.dumps(to_json(reading), ensure_ascii=False, separators=(",", ":"))), flush=True)


def _drawing(options: argparse.Namespace, party_names: Callable[[str], str]) -> Callable[[Reading, str], None]:
    """A function that draws a reading, and a rule between it and the one before."""
    from onrecord.cli.view import draw

    console = make_console(options.color)
    drawn: list[str] = []

    def drawing(reading: Reading, label: str) -> None:
        with printed(console):
            if drawn:
                console.print()
                console.rule(style="dim")
                console.print()
            drawn.append(label)
            draw(reading, console=console, name=party_names, label=label)

    return drawing


def _declared(options: argparse.Namespace) -> tuple[Talks, ...]:
    """The negotiations of the file that `--talks` names; none without it."""
    return load_talks(options.talks) if options.talks else ()


def _party_names(register: str | None, declared: Sequence[Talks] = ()) -> Callable[[str], str]:
    names: dict[str, str] = {}

    def shown(code: str) -> str:
        if not names:  # only now, so that what is wrong with the register is told as it is of the first document
            names.update(api.party_names(register, declared))
        return names.get(code, code)

    return shown


def _with_progress(found: Iterable[Shown], count: int) -> Iterator[Shown]:
    """`found`, with a line of progress on standard error while many files are read for a program and a person is watching."""
    if count < 4 or not sys.stderr.isatty() or sys.stdout.isatty():
        yield from found
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(found, description="reading", total=None, console=Console(stderr=True), transient=True)
