"""What the verbs do that tell what many reports tell together. Thin: a survey of the record to the screen or to JSON."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from time import sleep
from typing import TYPE_CHECKING

from onrecord.cli import printing, talks_drawing, talks_json
from onrecord.cli.terminal import safe_line, say
from onrecord.errors import WrongSettings
from onrecord.record import View, open_record
from onrecord.surveying import Survey, families_in, survey
from onrecord.talks.agreement import program
from onrecord.talks.board import board
from onrecord.talks.closeness import carriages, closeness, drift, voices
from onrecord.talks.shifts import Move

if TYPE_CHECKING:
    from rich.console import Console

Draw = Callable[["Console", talks_drawing.Names], None]


def changes(options: argparse.Namespace) -> int:
    """`onrecord changes`."""
    asked, names = _asked(options)
    found = [shift for shift in asked.shifts(options.since) if options.first or shift.move is not Move.FIRST]
    if options.picture:
        from onrecord.cli.pictures import timeline

        timeline(asked, options.picture, names)
    return _told(options, found, names, lambda console, named: talks_drawing.changes(found, asked.silences, asked, console, named))


def contested(options: argparse.Namespace) -> int:
    """`onrecord contested`."""
    asked, names = _asked(options)
    return _told(options, asked.contested, names, lambda console, named: talks_drawing.contested(asked.contested, asked, console, named))


def outlook(options: argparse.Namespace) -> int:
    """`onrecord outlook`."""
    asked, names = _asked(options)
    codes = {name.casefold(): code for code, name in names.items()}
    needed = [codes.get(party.casefold(), party) for party in options.party]
    issue = _issue(asked, options.issue)
    found = asked.outlook(issue, needed)
    if options.program:
        print(program(found[0].matter))
        return 0
    rows = [talks_json.outlook(one) for one in found]
    return _told(options, rows, names, lambda console, named: talks_drawing.outlook(found, asked, console, named))


def copies(options: argparse.Namespace) -> int:
    """`onrecord copies`."""
    asked, names = _asked(options)
    found = families_in(open_record(options.record, write=False), asked)
    return _told(options, found, names, lambda console, _: talks_drawing.copies(found, console))


def same(options: argparse.Namespace) -> int:
    """`onrecord same`."""
    asked, names = _asked(options)
    return _told(options, asked.sayings, names, lambda console, _: talks_drawing.same(asked.sayings, console))


def commitments(options: argparse.Namespace) -> int:
    """`onrecord commitments`."""
    asked, names = _asked(options)
    return _told(options, asked.undertakings, names, lambda console, named: talks_drawing.commitments(asked.undertakings, console, named))


def contacts(options: argparse.Namespace) -> int:
    """`onrecord contacts`."""
    asked, names = _asked(options)
    return _told(options, asked.gatherings, names, lambda console, named: talks_drawing.contacts(asked.gatherings, console, named))


def parties(options: argparse.Namespace) -> int:
    """`onrecord parties`."""
    asked, names = _asked(options)
    close = closeness(asked.board)
    changed = drift(closeness(board(asked.positions, day=options.since, copies=asked.copies)), close) if options.since else ()
    speaking, carrying = voices(asked.statements), carriages(asked.statements, copies=asked.copies)
    if options.picture or options.chains:
        from onrecord.cli import pictures

        if options.picture:
            pictures.matrix(close, options.picture, names)
        if options.chains:
            pictures.chains(carrying, options.chains)
    rows = [*close, *changed, *speaking, *carrying]
    return _told(options, rows, names, lambda console, named: talks_drawing.parties(close, changed, speaking, carrying, console, named))


def watch(options: argparse.Namespace) -> int:
    """`onrecord watch`: until Ctrl-C, or once."""
    from onrecord import api, watching
    from onrecord.talks.declared import load

    settings = watching.load(options.settings)
    record = open_record(options.record, create=True)
    for talks in load(options.settings):
        record.declare(talks)
    while True:
        found = watching.look(settings, record, reader=lambda: api.reader(talks=record.talks()), tell=say)
        if options.json:
            printing.json_lines(found)
        else:
            print("".join(f"{item.day}  {item.sort:10}  {safe_line(item.title)}\n" for item in found), end="", flush=True)
        watching.publish(found, settings, tell=say)
        if options.once:
            return 0
        sleep(settings.every)


def _asked(options: argparse.Namespace) -> tuple[Survey, dict[str, str]]:
    """The survey that the options ask for, and the names of parties."""
    record = open_record(options.record, write=False)
    day = options.as_of or options.known_by or datetime.now(UTC).date().isoformat()
    return survey(record, View(known_by=options.known_by, talks=options.talks), day=day), record.parties()


def _issue(asked: Survey, said: str) -> str:
    """The record's name for an issue that the user names, in any case. Raises `WrongSettings` if there is none like it."""
    from difflib import get_close_matches

    names: dict[str, str] = {row.label.casefold(): row.issue for row in asked.conditions}
    names |= {row.label.casefold(): row.issue for row in asked.positions}
    names |= {issue.casefold(): issue for issue in names.values()}
    if said.casefold() not in names:
        near = get_close_matches(said.casefold(), names, n=1)
        do = f"did you mean {names[near[0]]!r}?" if near else "`onrecord board` shows the issues of the record"
        raise WrongSettings(f"no report takes a position on {said!r}", do=do)
    return names[said.casefold()]


def _told(options: argparse.Namespace, rows: Iterable[object], names: dict[str, str], draw: Draw) -> int:
    """Prints rows as JSON Lines, or draws them."""
    if options.json:
        printing.json_lines(rows)
        return 0
    console = printing.console(options.color)
    with printing.printed(console):
        draw(console, lambda code: names.get(code, code))
    return 0
