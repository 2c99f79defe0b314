"""What the verbs do that change a record or look after it. Thin: `onrecord.keeping` and `onrecord.record` do the work."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TypeVar

from onrecord import api, keeping
from onrecord.cli.given import settings
from onrecord.cli.printing import json_lines
from onrecord.cli.terminal import safe_line, say
from onrecord.errors import WrongSettings
from onrecord.reading import shown_name
from onrecord.reading.sources import documents
from onrecord.record import Record, open_record
from onrecord.talks.declared import load as load_talks

_Item = TypeVar("_Item")


def add(options: argparse.Namespace) -> int:
    """`onrecord add`: 1 if some documents failed, else 0."""
    record = open_record(options.record, create=True)
    declared = load_talks(options.talks) if options.talks else ()
    for negotiation in declared:
        record.declare(negotiation)
    archives = [name for name in options.files if is_archive(name)]
    found = documents([name for name in options.files if name not in archives], **settings(options))
    items = chain(keeping.add(found, record, reader=_reader(options, record)), *(_of_archive(name, record, options) for name in archives))
    counts: Counter[str] = Counter()
    for item in progress(items, None, "adding"):
        counts["failed" if isinstance(item, api.Failure) else "new" if item.new else "known"] += 1
        if isinstance(item, api.Failure):
            say(str(item))
        elif options.json:
            json_lines([item])
        else:
            print(_line(item), flush=True)
    if not options.json:
        say(f"{counts['new']} added, {counts['known']} known before, {counts['failed']} failed")
    return 1 if counts["failed"] else 0


def is_archive(name: str) -> bool:
    """Whether there are the tables of an archive in a folder."""
    return os.path.isfile(os.path.join(name, "ledger.sqlite"))


def _of_archive(name: str, record: Record, options: argparse.Namespace) -> Iterator[keeping.Added]:
    """The slice of an archive that the options ask for, added."""
    from onrecord.archive.adding import add as add_slice
    from onrecord.archive.asking import Slice

    wanted = Slice(since=options.since, until=options.until, party=options.party, issue=options.issue)
    return add_slice(name, record, wanted=wanted, parties=api.party_names(options.register, record.talks()))


def reread(options: argparse.Namespace) -> int:
    """`onrecord reread`: 1 if some documents failed, else 0."""
    record = open_record(options.record)
    counts: Counter[str] = Counter()
    for item in progress(keeping.reread(record, reader=_reader(options, record), all_of_them=options.all), None, "reading"):
        counts["failed" if isinstance(item, api.Failure) else "read"] += 1
        if isinstance(item, api.Failure):
            say(str(item))
        elif options.json:
            json_lines([item])
        else:
            print(_reread_line(item), flush=True)
    if not options.json:
        say(f"{counts['read']} read again, {counts['failed']} failed")
    return 1 if counts["failed"] else 0


def _reader(options: argparse.Namespace, record: Record) -> Callable[[], api.Reader]:
    """Makes the reader when the first report is to be read: with the negotiations that the record knows."""

    def made() -> api.Reader:
        return api.reader(threads=options.threads, batch=options.batch, register=options.register, talks=record.talks())

    return made


def rebuild(options: argparse.Namespace) -> int:
    """`onrecord rebuild`."""
    count = sum(1 for _ in progress(open_record(options.record).rebuild(), None, "building"))
    say(f"built anew from {count} entries")
    return 0


def verify(options: argparse.Namespace) -> int:
    """`onrecord verify`: 1 if something is wrong, else 0."""
    count = 0
    for problem in progress(open_record(options.record, write=False).verify(), None, "verifying"):
        count += 1
        if options.json:
            json_lines([problem])
        else:
            print(safe_line(str(problem)), flush=True)
    say(f"{count} {'thing is' if count == 1 else 'things are'} wrong" if count else "the record is whole")
    return 1 if count else 0


def backup(options: argparse.Namespace) -> int:
    """`onrecord backup FILE`."""
    open_record(options.record, write=False).backup(options.file)
    say(f"copied to {options.file}")
    return 0


def export(options: argparse.Namespace) -> int:
    """`onrecord export --log`."""
    for line in open_record(options.record, write=False).export():
        print(line)
    return 0


def bring_in(options: argparse.Namespace) -> int:
    """`onrecord import FILE`."""
    record = open_record(options.record, create=True)
    try:
        with sys.stdin if options.file == "-" else open(options.file, encoding="utf-8") as lines:
            count = sum(1 for _ in progress(record.bring_in(lines, where=shown_name(options.file)), None, "importing"))
    except (OSError, UnicodeDecodeError) as error:
        raise WrongSettings(f"it cannot be read ({error})", where=options.file, do="check the name") from error
    say(f"{count} entries taken in")
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
    # No counts at all: it was kept and not read, being in another language than English.
    read = f"{item.counts['statements']:4} statements" if item.counts else "     not read"
    told = read if item.new else "     known before"
    return f"{item.key}  {told:15}  {safe_line(item.title or item.where)[:46]}"


def _reread_line(item: keeping.Reread) -> str:
    changes = item.changes
    told = f"+{len(changes.new)} -{len(changes.gone)} ~{len(changes.changed)}"
    lines = [f"{item.key}  {told:16}  {safe_line(item.title or '')[:46]}"]
    for sign, keys in (("+", changes.new), ("-", changes.gone), ("~", changes.changed)):
        lines += [f"    {sign} {permalink}" for permalink in keys]
    return "\n".join(lines)
