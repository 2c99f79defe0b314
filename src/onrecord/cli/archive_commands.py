"""What `onrecord archive` does. Thin: `onrecord.archive` does the work."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from datetime import timedelta

from onrecord import archive as archives
from onrecord.cli.printing import json_lines
from onrecord.cli.terminal import safe_line, say
from onrecord.reading.limits import Limits


def archive(given: argparse.Namespace) -> int:
    """`onrecord archive`: what its first word asks for."""
    asked = {"status": _status, "verify": _verify, "copies": _copies}.get(given.given, _run)
    return asked(given)


def _run(given: argparse.Namespace) -> int:
    """`onrecord archive IN OUT`: 1 if some documents failed, or shards were given up; else 0."""
    settings = archives.Settings(
        outlet=given.outlet,
        published=given.published,
        date_from_name=given.date_from_name,
        register=given.register and os.path.abspath(given.register),
        talks=given.talks and os.path.abspath(given.talks),
        columns=dict(given.columns),
        limits=Limits().but(dict(given.limits)),
    )
    ended = archives.run(
        given.given,
        given.out,
        settings=settings,
        workers=given.workers,
        scheduler=given.scheduler,
        documents=given.shard,
        patience=archives.Patience(seconds=given.seconds),
        tell=say,
    )
    if given.json:
        json_lines([ended])
    else:
        say(_told(ended))
    return 1 if ended.failures or ended.given_up else 0


def _status(given: argparse.Namespace) -> int:
    """`onrecord archive status OUT`: 1 if shards were given up, else 0."""
    found = archives.status(given.out)
    if given.json:
        json_lines([found])
    else:
        for line in _lines(found):
            print(line)
    return 1 if found.given_up else 0


def _verify(given: argparse.Namespace) -> int:
    """`onrecord archive verify OUT`: 1 if a file is not what was written, else 0."""
    count = 0
    for damage in archives.verify(given.out):
        count += 1
        if given.json:
            json_lines([damage])
        else:
            print(safe_line(f"{damage.path}: {damage.what}"))
    if not given.json:
        say(f"{count} files are damaged" if count else "every file is what was written")
    return 1 if count else 0


def _copies(given: argparse.Namespace) -> int:
    """`onrecord archive copies OUT`."""
    from onrecord.archive.asking import asked
    from onrecord.archive.families import families
    from onrecord.cli.printing import console, printed
    from onrecord.cli.talks_drawing import copies

    with asked(given.out) as archive:
        found = families(archive, since=given.since, until=given.until)
    if given.json:
        json_lines(found)
        return 0
    drawn = console("auto")
    with printed(drawn):
        copies(found, drawn)
    return 0


def _lines(found: archives.Status) -> Iterator[str]:
    done = found.shards.get("done", 0)
    yield f"{done} of {sum(found.shards.values())} shards done, {found.documents:,} of {found.planned:,} documents"
    if found.rate and found.left is not None:
        left = timedelta(seconds=round(found.left))
        yield f"{found.rate:,.1f} documents a second" + (f", {left} left" if found.left else "")
    cost = f"{found.processor / 3600:,.2f} processor hours, {found.peak / 1e6:,.0f} MB at most in a worker"
    yield f"{found.size / 1e6:,.1f} MB written, {cost}"
    yield ", ".join(f"{count:,} {table}" for table, count in found.rows.items()) or "no rows"
    for cause, count in found.failures.items():
        yield f"{count:,} documents failed: {cause}"
    for label, error in found.given_up.items():
        yield safe_line(f"given up: {label}: {error}")


def _told(ended: archives.Ended) -> str:
    told = [f"{ended.done} shards done, {ended.before} done before, {ended.failures} documents failed"]
    if ended.anew:
        told.append(f"{ended.anew} were out of date and made anew")
    if ended.given_up:
        told.append(f"{ended.given_up} were given up: the same command tries them again")
    return "; ".join(told)
