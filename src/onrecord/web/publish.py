"""The whole record as pages in a folder: they work from a disk or any host, without a server and without scripts of its own.

Addresses are relative and names of files are keys, so that the folder can be moved anywhere. What only a server can do (search, filters,
review) is left out; a list of all reports, and the board of past days, stand in their place.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError, WrongSettings
from onrecord.record import Record
from onrecord.web import charts, feed
from onrecord.web.addresses import Static, file_of
from onrecord.web.asked import Asked
from onrecord.web.queries import Desk
from onrecord.web.queries.documents import document_of, statement_in
from onrecord.web.rendering import as_json, page

STATIC = Path(__file__).parent / "static"
MARKER = ".onrecord.json"
"""The list of the files that were published, so that the next time those which are no more are taken away, and nothing else."""

DAYS = 60
"""Past days whose board is published: two months, the time that most rounds take."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written, by its path in the folder, and its size in bytes."""

    path: str
    size: int


def publish(record: Record, folder: Path, *, names: Mapping[str, str], address: str | None = None, days: int = DAYS) -> Iterator[Written]:
    """Writes the record into `folder` and yields each file as it goes. `address` is where the folder will stand; with it a feed is made.

    Raises `WrongSettings` if the folder has files that were not published from a record, `OnrecordError` if it cannot be written.
    The same record gives the same bytes.
    """
    known = _known(folder)
    written: set[str] = set()
    try:
        for path, content in _files(Desk(record, names), address, days):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            written.add(path)
            yield Written(path, len(content))
        for name in sorted(known - written):
            _remove(folder, name)
        (folder / MARKER).write_text(json.dumps(sorted(written), indent=0), encoding="utf-8")
    except OSError as error:
        raise OnrecordError(f"it cannot be written ({error.strerror})", where=str(folder), do="check its permissions and the disk") from error


def _known(folder: Path) -> set[str]:
    """What was published into the folder before. Raises `WrongSettings` if it is no folder for this."""
    if folder.is_file():
        raise WrongSettings("it is a file", where=str(folder), do="name a folder")
    if not folder.exists() or not any(folder.iterdir()):
        return set()
    try:
        return set(map(str, json.loads((folder / MARKER).read_text(encoding="utf-8"))))
    except (OSError, ValueError):
        raise WrongSettings("the folder has other files in it", where=str(folder), do="name a new or an empty one") from None


def _remove(folder: Path, name: str) -> None:
    """Takes away a file that was published before, if the name leads into the folder."""
    target = (folder / name).resolve()
    if target.is_relative_to(folder.resolve()) and target.is_file():
        target.unlink()


def _files(desk: Desk, address: str | None, days: int) -> Iterator[tuple[str, bytes]]:
    yield from _assets()
    yield from _whole(desk, days)
    for name in desk.store.issues():
        found = desk.issue(name, Asked())
        if found is not None:
            own = f"issue/{file_of('i', name)}.html"
            yield from _both(desk, "issue.html", own, found, chart=charts.lanes(found, Static(1, own), desk.names))
    for code in desk.store.parties():
        party = desk.of_party(code, Asked())
        if party is not None:
            own = f"party/{file_of('a', code)}.html"
            yield from _both(desk, "party.html", own, party, chart=charts.contacts(party, Static(1, own), desk.names))
    for report in desk.store.every_report():
        kept = desk.store.document(report.key)
        if kept is not None:
            yield from _both(desk, "document.html", f"document/{report.key}.html", document_of(desk.store, kept))
            for row in kept.rows.statements:
                yield from _both(desk, "statement.html", f"statement/{row.key}.html", statement_in(desk.store, kept, row))
    if address:
        yield "changes.atom", feed.atom(desk.changes(Asked()), base=address.rstrip("/"), suffix=".html")


def _whole(desk: Desk, days: int) -> Iterator[tuple[str, bytes]]:
    """The pages about the whole record, and the boards of past days."""
    board = desk.board(Asked())
    shown = board.days[-days:]
    yield from _both(desk, "board.html", "index.html", replace(board, days=shown))
    for day in shown:
        yield from _both(desk, "board.html", f"board/{day}.html", replace(desk.board(Asked(as_of=day)), days=shown))
    for name in ("timeline", "changes", "contested", "outlook"):
        yield from _both(desk, f"{name}.html", f"{name}.html", getattr(desk, name)(Asked()))
    yield from _both(desk, "reports.html", "reports.html", desk.reports())


def _both(desk: Desk, template: str, own: str, value: Any, **more: Any) -> Iterator[tuple[str, bytes]]:
    """A page and its JSON twin."""
    to = Static(own.count("/"), own)
    yield own, page(template, to, desk.names, page=value, who=None, negotiations=(), csrf="", **more)
    yield own.removesuffix(".html") + ".json", as_json(value)


def _assets() -> Iterator[tuple[str, bytes]]:
    """The style, the scripts that published pages use, and what is vendored, with its licences."""
    for path in sorted(STATIC.rglob("*")):
        if path.is_file() and path.name not in ("review.js", "add.js"):
            yield f"static/{path.relative_to(STATIC).as_posix()}", path.read_bytes()
