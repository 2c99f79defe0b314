"""How answers get to standard output: drawn for people, or as JSON Lines or CSV for programs."""

from __future__ import annotations

import csv
import json
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from onrecord.cli.terminal import safe_json

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 80
_NARROWEST = 60
"""Columns: what is drawn for, and what is needed at least."""


def plain(value: object) -> Any:
    """A value of the record as JSON has it: a frozen row as an object, a tuple as a list."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return value


def json_lines(rows: Iterable[object]) -> None:
    """Prints each row as one line of JSON."""
    for row in rows:
        print(safe_json(json.dumps(plain(row), ensure_ascii=False, separators=(",", ":"))), flush=True)


def csv_lines(rows: Iterable[Mapping[str, object]], names: Iterable[str]) -> None:
    """Prints rows as CSV with a head, the columns `names`; a list is one field with semicolons in it.

    A field that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    columns = list(names)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_field(row.get(name)) for name in columns])


def _field(value: object) -> str:
    if value is None:
        return ""
    text = "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


@contextmanager
def printed(console: Console) -> Iterator[None]:
    """Holds back what is printed on `console` and prints it at once, without the blanks at line ends that a table leaves."""
    with console.capture() as captured:
        yield
    sys.stdout.write("".join(line.rstrip(" ") + "\n" for line in captured.get().split("\n")[:-1]))
    sys.stdout.flush()


def console(color: str) -> Console:
    """What is drawn on: as wide as the terminal, and at most 80 columns."""
    from rich.console import Console

    wide = shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH
    return Console(
        file=sys.stdout,
        width=max(_NARROWEST, min(WIDTH, wide)),
        color_system="auto" if color == "auto" else "standard" if color == "always" else None,
        force_terminal=True if color == "always" else None,
        no_color=True if color == "never" else None,
        highlight=False,
        markup=False,
        emoji=False,
    )
