"""Looking again and again at files, folders, feeds and pages: what is new is added to a record, and what it changed is told.

What to look at, and where to tell it, stands in the `[watch]` table of a `talks.toml`. Nothing is sent anywhere but to the
address that the user wrote there.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as Xml

from onrecord import keeping
from onrecord.api import Failure, Reader
from onrecord.errors import OnrecordError, WrongSettings
from onrecord.reading.limits import Limits
from onrecord.reading.sources import documents
from onrecord.record import Record
from onrecord.surveying import Survey, survey
from onrecord.talks.shifts import Move
from onrecord.talks.tellings import Chain

EVERY = 900
"""Seconds between two looks, unless the file says otherwise: a quarter of an hour, as feeds ask for it."""
_FIELDS = ("files", "folders", "feeds", "every", "atom", "webhook")
_ATOM = "http://www.w3.org/2005/Atom"
_MOST = 100
"""Entries that the feed keeps."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What to look at (files, folders, addresses), how often (seconds), and where to tell: an Atom file, a webhook's address, neither."""

    inputs: tuple[str, ...]
    every: int
    atom: str | None
    webhook: str | None


@dataclass(frozen=True, slots=True)
class News:
    """One thing that changed: `sort` is shift, contested, commitment or contact; `keys` are the rows that show it, `day` an ISO date."""

    sort: str
    title: str
    day: str
    keys: tuple[str, ...]


def load(path: str | os.PathLike[str]) -> Watch:
    """The `[watch]` table of a file; names of files and folders count from the file's own folder.

    Raises `WrongSettings` naming the field that is missing, unknown or of the wrong kind.
    """
    where = os.fspath(path)
    try:
        table = tomllib.loads(Path(path).read_text(encoding="utf-8")).get("watch")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WrongSettings(f"the settings cannot be read ({error})", where=where, do="check the name and the file") from error
    if not isinstance(table, Mapping):
        raise WrongSettings("has no [watch] table", where=where, do="docs/watch.md shows one")
    if unknown := sorted(set(table) - set(_FIELDS)):
        raise WrongSettings(f"watch: unknown field {unknown[0]!r}", where=where, do=f"fields are {', '.join(_FIELDS)}")
    here = Path(path).parent
    local = [str(here / name) for field in ("files", "folders") for name in _words(table, field, where)]
    inputs = (*local, *_words(table, "feeds", where))
    every, atom, webhook = table.get("every", EVERY), table.get("atom"), table.get("webhook")
    if not inputs:
        raise WrongSettings("watch: names nothing to look at", where=where, do="give files, folders or feeds")
    if not isinstance(every, int) or every < 1:
        raise WrongSettings("watch: every is no number of seconds", where=where, do="give a whole number from 1 up")
    if webhook is not None and not str(webhook).startswith(("https://", "http://")):
        raise WrongSettings("watch: webhook is no address", where=where, do="begin it with https://")
    return Watch(inputs, every, str(here / atom) if atom else None, webhook)


def look(watch: Watch, record: Record, *, reader: Callable[[], Reader], tell: Callable[[str], None]) -> tuple[News, ...]:
    """Adds what is new in the record and gives what that changed. What fails is told, and the rest goes on."""
    before = survey(record, day=_today())
    fetch = None
    if any(name.startswith(("http://", "https://")) for name in watch.inputs):
        from onrecord.reading.fetching import Fetcher  # httpx is slow to load

        fetch = Fetcher.with_cache(Limits())
    new = 0
    for item in keeping.add(documents(watch.inputs, fetch=fetch, tell=tell), record, reader=reader):
        if isinstance(item, Failure):
            tell(str(item))
        else:
            new += item.new
    return news(before, survey(record, day=_today())) if new else ()


def news(before: Survey, after: Survey) -> tuple[News, ...]:
    """What one survey tells that an earlier one did not: moves, contested points, promises and contacts that came out. By day."""
    told = {(item.sort, item.title) for item in _told(before)}
    found = {(item.sort, item.title): item for item in _told(after) if (item.sort, item.title) not in told}
    return tuple(sorted(found.values(), key=lambda item: (item.day, item.sort, item.title)))


def publish(found: Sequence[News], watch: Watch, *, tell: Callable[[str], None]) -> None:
    """Writes news into the Atom file and sends them to the webhook, where the user named them. A webhook that fails is told."""
    if not found:
        return
    if watch.atom:
        _write(watch.atom, found)
    if watch.webhook:
        import httpx  # slow to load

        try:
            httpx.post(watch.webhook, json={"news": [asdict(item) for item in found]}, timeout=20).raise_for_status()
        except httpx.HTTPError as error:
            tell(f"{watch.webhook}: the news could not be sent ({error})")


def _told(asked: Survey) -> Iterator[News]:
    for shift in asked.shifts():
        if shift.move is not Move.FIRST:
            title = f"{shift.party} on {shift.issue}: {shift.before} → {shift.after} ({shift.move}, by the word of {shift.voice})"
            yield News("shift", title, shift.day, shift.by)
    for point in asked.contested:
        sides = " against ".join(", ".join(_heard(side)) for side in (point.held, point.denied))
        keys = tuple(key for chain in (*point.held, *point.denied) for key in chain.keys)
        yield News("contested", f"{', '.join(point.parties)} on {point.about}: {sides}", point.since, keys)
    for undertaking in asked.undertakings:
        if undertaking.state != "pending":
            title = f"{undertaking.party or 'somebody'}: {undertaking.text} ({undertaking.state})"
            yield News("commitment", title, undertaking.told, tuple(row.key for row in undertaking.rows))
    for gathering in asked.gatherings:
        if gathering.when:
            title = f"{gathering.kind} of {', '.join(gathering.participants)} on {gathering.when}: {gathering.stage}"
            yield News("contact", title, gathering.told, tuple(row.key for row in gathering.rows))


def _heard(side: Iterable[Chain]) -> list[str]:
    return [chain.heard or "the report itself" for chain in side]


def _write(path: str, found: Sequence[News]) -> None:
    """Puts news before what the Atom file has already, whole or not at all. Raises `OnrecordError` if it cannot be written."""
    Xml.register_namespace("", _ATOM)
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    try:
        old = Xml.parse(path).getroot().findall(f"{{{_ATOM}}}entry") if Path(path).exists() else []
        feed = Xml.Element(f"{{{_ATOM}}}feed")
        for name, text in (("id", Path(path).name), ("title", "onrecord: what changed"), ("updated", now)):
            Xml.SubElement(feed, f"{{{_ATOM}}}{name}").text = text
        feed.extend([*(_entry(item, now) for item in reversed(found)), *old][:_MOST])
        fresh = Path(f"{path}.new")
        fresh.write_bytes(Xml.tostring(feed, encoding="utf-8", xml_declaration=True))
        fresh.replace(path)
    except (OSError, Xml.ParseError) as error:
        raise OnrecordError(f"the feed cannot be written ({error})", where=path, do="name another file in [watch]") from error


def _entry(item: News, now: str) -> Xml.Element:
    entry = Xml.Element(f"{{{_ATOM}}}entry")
    name = f"urn:onrecord:{item.sort}:{'-'.join(item.keys[:4])}"
    for field, text in (("id", name), ("title", item.title), ("updated", now), ("summary", json.dumps(asdict(item), ensure_ascii=False))):
        Xml.SubElement(entry, f"{{{_ATOM}}}{field}").text = text
    return entry


def _words(table: Mapping[str, object], field: str, where: str) -> tuple[str, ...]:
    value = table.get(field, [])
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        raise WrongSettings(f"watch: {field} is no list of names", where=where, do=f'write it as {field} = ["…"]')
    return tuple(value)


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
