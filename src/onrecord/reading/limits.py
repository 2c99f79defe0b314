"""How much of anything is read: every limit of `onrecord.reading`, in one place, each with why it is what it is.

`docs/limits.md` has the table of them (a test compares the two), and `--limits NAME=VALUE` sets them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from onrecord.errors import WrongSettings


@dataclass(frozen=True, slots=True)
class Limits:
    """What may be spent on what is given. A document that breaks one is named and left out; the next one is read.

    >>> Limits().but({"seconds": "5"}).seconds
    5.0
    """

    report: int = 2_000_000
    """Bytes of a plain text, and code points of the text taken from anything else. A long report has 50,000, a novel a million."""
    source: int = 20_000_000
    """Bytes of one document in its own format: a page, a PDF, a message. The longest of 43 news pages has 1.2 million."""
    archive: int = 4_000_000_000
    """Bytes of a file with many documents in it: a zip, a WARC, a mailbox, a table."""
    member: int = 200_000_000
    """Bytes of one file inside a zip or gzip, and of a table: these are unpacked in memory. One that is a single document is held to
    `source`; a WARC, which is read as a stream, to `archive`."""
    unpacked: int = 20_000_000_000
    """Bytes that may come out of one file given, all levels of packing together. A web archive of a gigabyte has some five."""
    ratio: int = 150
    """Times its packed size that something may unpack to, above the first megabyte. Text packs to a fifth, repetitive logs to a fiftieth;
    zeros to a thousandth."""
    nesting: int = 4
    """Levels of packing: a page in a WARC in a WACZ in a zip has three."""
    documents: int = 1_000_000
    """Documents in one file given."""
    tags: int = 300_000
    """Tags of one page. The most of 43 news pages is 9,000."""
    spans: int = 50_000
    """Paragraphs of one document, and spans of boilerplate in it."""
    seconds: float = 20.0
    """Time on the processor for one document in the parser's process (and six times that by the clock). The slowest of 43 news pages takes
    0.4."""
    memory: int = 1_000_000_000
    """Bytes of address space of the parser's process."""
    failures: int = 20
    """Documents of one file given that may take the parser's process down with them, before the rest of the file is left."""
    redirects: int = 5
    """Redirects that are followed from one address. Browsers stop at 20; a publisher needs one or two."""
    timeout: float = 20.0
    """Seconds that a server may take to connect or to send the next piece, and a third of what it may take for a whole page."""
    interval: float = 1.0
    """Seconds between two requests to one host."""
    fresh: float = 86_400.0
    """Seconds for which a page that was fetched is taken from the cache."""

    def but(self, settings: dict[str, str]) -> Limits:
        """These limits with `settings` (name to number) in the place of those named. Raises `WrongSettings` if one is unknown."""
        known = {field.name: type(getattr(self, field.name)) for field in fields(self)}
        for name, value in settings.items():
            if name not in known:
                raise WrongSettings(f"there is no limit called {name!r}", do=f"choose among {', '.join(known)}")
            if not _is_number(value):
                raise WrongSettings(f"{value!r} is no number for the limit {name!r}", do="write it as 20 or 2.5")
        return replace(self, **{name: known[name](float(value)) for name, value in settings.items()})


def _is_number(word: str) -> bool:
    try:
        return 0 <= float(word) < 1e15
    except ValueError:
        return False
