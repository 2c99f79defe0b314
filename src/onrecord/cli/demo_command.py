"""`onrecord demo`: the invented negotiation that ships, read into a record like any other, and what the record then tells."""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from onrecord import api, keeping
from onrecord.cli import printing, talks_drawing
from onrecord.cli.terminal import safe_json, say
from onrecord.reading import load
from onrecord.record import Origin, Record, open_record
from onrecord.surveying import survey
from onrecord.talks.declared import load as load_talks
from onrecord.talks.format import to_json
from onrecord.talks.shifts import Move
from onrecord.talks.values import Reading

DAY = "2031-04-20"
"""The day of which the demo tells: some days after its last report."""
ISSUE, NEEDED = "Isk truce", ("KES", "VLM")
OPENING = "Fifteen invented reports on a negotiation of invented states, as onrecord reads them. Where it stands on 20 April 2031:\n"


def demo(options: argparse.Namespace) -> int:
    """Reads the invented reports, keeps them in a record (`--record`, else one that is thrown away), and shows what it tells."""
    with resources.as_file(resources.files("onrecord.demo")) as folder:
        files = sorted(folder.glob("*.txt"), key=lambda path: int(path.name.split("-")[0]))
        reader = api.Reader(register=str(folder / "register.yaml"), talks=str(folder / "talks.toml"))
        if options.json:
            for path in files:
                print(safe_json(json.dumps(to_json(reader.read(load(path))), ensure_ascii=False, separators=(",", ":"))), flush=True)
            return 0
        with _record(options.record) as record:
            for talks in load_talks(folder / "talks.toml"):
                record.declare(talks)
            for path in files:
                _kept(record, path, reader)
            _shown(record, options.color, reader)
            if options.record:
                say(f"the record is in {options.record}: try `onrecord contested --record {options.record}`")
    return 0


@contextmanager
def _record(where: str | None) -> Iterator[Record]:
    """The record to add to: the one that the user names, else one in a folder that is deleted afterwards."""
    if where:
        yield open_record(where, create=True)
        return
    with tempfile.TemporaryDirectory(prefix="onrecord-demo-") as folder:
        record = open_record(str(Path(folder) / "demo.sqlite"), create=True)
        yield record
        record.close()


def _kept(record: Record, path: Path, reader: api.Reader) -> None:
    """Adds one report, unless it is there already."""
    document = load(path)
    if not record.has(document.id):
        reading: Reading = reader.read(document)
        names = reader.register.state_names
        record.add(document, to_json(reading), reader=keeping.identity(), origin=Origin(path.name), parties=names)


def _shown(record: Record, color: str, reader: api.Reader) -> None:
    """The board, who moved, what is contested, and what the truce hangs on."""
    asked = survey(record, day=DAY)
    names = reader.register.state_names
    console = printing.console(color)

    def name(code: str) -> str:
        return names.get(code, code)

    moves = [shift for shift in asked.shifts() if shift.move is not Move.FIRST]
    print(OPENING)
    with printing.printed(console):
        talks_drawing.standings(asked, console, name, issues=3)
        talks_drawing.heading(console, "who moved")
        talks_drawing.changes(moves, (), asked, console, name)
        talks_drawing.heading(console, "told both ways")
        talks_drawing.contested(asked.contested, asked, console, name)
        talks_drawing.heading(console, "what the truce hangs on")
        talks_drawing.outlook(asked.outlook(ISSUE, NEEDED), asked, console, name)
