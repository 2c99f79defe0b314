"""What each verb does. Thin: files to readings by `onrecord.api`, readings to the screen by `onrecord.cli.view`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator

from onrecord import api
from onrecord.cli.printing import console as make_console
from onrecord.cli.printing import printed
from onrecord.cli.terminal import safe_json, say
from onrecord.errors import WrongSettings
from onrecord.reading import load, shown_name
from onrecord.talks.format import to_json
from onrecord.talks.values import Reading


def read(options: argparse.Namespace) -> int:
    """`onrecord read`: 1 if some documents failed, else 0."""
    found = api.read_many(
        options.files,
        outlet=options.outlet,
        published=options.published,
        date_from_name=options.date_from_name,
        register=options.register,
        threads=options.threads,
        batch=options.batch,
        limit=options.limit,
    )
    return _show(found, options, names=options.files, register=options.register)


def demo(options: argparse.Namespace) -> int:
    """`onrecord demo`: the invented reports that ship, read like any others."""
    from importlib import resources

    folder = resources.files("onrecord.demo")
    with resources.as_file(folder) as path:
        register = str(path / "register.yaml")
        files = sorted(str(report) for report in path.glob("*.txt"))
        if not options.json:
            print("Three invented reports about invented states, read by onrecord.\n")
        return _show(api.read_many(files, register=register), options, names=files, register=register)


def actors(options: argparse.Namespace) -> int:
    """`onrecord actors`: who was found, with the words that refer to each."""
    from onrecord.cli.who import draw

    reader = api.Reader(threads=options.threads, batch=options.batch, register=options.register)
    console = make_console(options.color)
    failed = 0
    for path in options.files:
        name = shown_name(path)
        try:
            document = load(
                path, outlet=options.outlet, published=options.published, date_from_name=options.date_from_name, limit=options.limit
            )
            attributed = reader.attribute(document)
        except WrongSettings:
            raise
        except Exception as error:
            say(str(api.failure(error, where=name)))
            failed += 1
            continue
        with printed(console):
            draw(attributed, console=console, name=_party_names(options.register), label=name)
    return 1 if failed else 0


def _show(found: Iterable[Reading | api.Failure], options: argparse.Namespace, *, names: list[str], register: str | None) -> int:
    """Prints readings as they come, and a line for each failure; 1 if there was one."""
    failed = 0
    draw = _json if options.json else _drawing(options, register)
    for name, item in zip(names, _with_progress(found, len(names)), strict=True):
        if isinstance(item, api.Failure):
            say(str(item))
            failed += 1
        else:
            draw(item, shown_name(name))
    return 1 if failed else 0


def _json(reading: Reading, label: str) -> None:
    print(safe_json(json.dumps(to_json(reading), ensure_ascii=False, separators=(",", ":"))), flush=True)


def _drawing(options: argparse.Namespace, register: str | None) -> Callable[[Reading, str], None]:
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
            draw(reading, console=console, name=_party_names(register), label=label)

    return drawing


def _party_names(register: str | None) -> Callable[[str], str]:
    names = api.party_names(register)
    return lambda code: names.get(code, code)


def _with_progress(found: Iterable[Reading | api.Failure], count: int) -> Iterator[Reading | api.Failure]:
    """`found`, with a line of progress on standard error while many reports are read for a program and a person is watching."""
    if count < 4 or not sys.stderr.isatty() or sys.stdout.isatty():
        yield from found
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(found, description="reading", total=count, console=Console(stderr=True), transient=True)
