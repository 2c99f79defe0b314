"""What `onrecord archive` does. Thin: `onrecord.archive` does the work."""

from __future__ import annotations

import argparse
import os

from onrecord import archive as archives
from onrecord.cli.printing import json_lines
from onrecord.cli.terminal import say
from onrecord.reading.limits import Limits


def archive(given: argparse.Namespace) -> int:
    """`onrecord archive`: 1 if some documents failed, or shards were given up; else 0."""
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


def _told(ended: archives.Ended) -> str:
    told = [f"{ended.done} shards done, {ended.before} done before, {ended.failures} documents failed"]
    if ended.anew:
        told.append(f"{ended.anew} were out of date and made anew")
    if ended.given_up:
        told.append(f"{ended.given_up} were given up: the same command tries them again")
    return "; ".join(told)
