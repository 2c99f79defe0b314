"""What the verbs do that change a record or look after it. Thin: `onrecord.keeping` and `onrecord.record` do the work."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from onrecord import api, keeping
from onrecord.cli.printing import json_lines
from onrecord.cli.terminal import safe_line, say
from onrecord.record import open_record

_Item = TypeVar("_Item")


def add(options: argparse.Namespace) -> int:
    """`onrecord add`: 1 if some documents failed, else 0."""
    record = open_record(options.record, create=True)
    found = keeping.add(
        options.files,
        record,
        reader=lambda: api.reader(threads=options.threads, batch=options.batch, register=options.register),
        outlet=options.outlet,
        published=options.published,
        date_from_name=options.date_from_name,
        limit=options.limit,
    )
    new = known = failed = 0
    for item in progress(found, len(options.files), "adding"):
        if isinstance(item, api.Failure):
            say(str(item))
            failed += 1
            continue
        new += item.new
        known += not item.new
        if options.json:
            json_lines([item])
        else:
            print(_line(item), flush=True)
    if not options.json:
        say(f"{new} added, {known} known before, {failed} failed")
    return 1 if failed else 0


def rebuild(options: argparse.Namespace) -> int:
    """`onrecord rebuild`."""
    count = sum(1 for _ in progress(open_record(options.record).rebuild(), None, "building"))
    say(f"built anew from {count} entries")
    return 0


def progress(items: Iterable[_Item], count: int | None, what: str) -> Iterator[_Item]:
    """`items`, with a line of progress on standard error while a person is watching it and no other output would break it."""
    if not sys.stderr.isatty() or sys.stdout.isatty() or (count is not None and count < 4):
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=what, total=count, console=Console(stderr=True), transient=True)


def _line(item: keeping.Added) -> str:
    told = f"{item.counts.get('statements', 0):4} statements" if item.new else "     known before"
    return f"{item.key}  {told:15}  {safe_line(item.title or item.where)[:46]}"
