"""What verbs that take reports have in common: the options about inputs, and what they mean to `onrecord.reading.sources.documents`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.reading.limits import Limits


def options(command: argparse.ArgumentParser) -> None:
    """The options of a verb that takes files, folders and addresses."""
    command.add_argument(
        "--columns",
        metavar="FIELD=NAME",
        type=pair,
        action="append",
        default=[],
        help="which column of a table has what, e.g. text=Body (guessed where not given)",
    )
    command.add_argument(
        "--limits",
        metavar="NAME=NUMBER",
        type=pair,
        action="append",
        default=[],
        help="one of the limits in docs/limits.md, e.g. seconds=60",
    )
    command.add_argument(
        "--allow-host",
        metavar="HOST",
        action="append",
        default=[],
        help="a host that may be fetched from although its address is not public",
    )
    command.add_argument(
        "--follow", action="store_true", help="fetch the pages that a feed's entries link to, where it has only their summaries"
    )


def pair(word: str) -> tuple[str, str]:
    """NAME=VALUE, for argparse."""
    name, equals, value = word.partition("=")
    if not (name and equals and value):
        raise argparse.ArgumentTypeError(f"{word!r} is not of the form NAME=VALUE")
    return name.strip(), value.strip()


def limits(given: argparse.Namespace) -> Limits:
    """The limits that the options set. Raises `WrongSettings` if one of them is unknown."""
    from onrecord.reading.limits import Limits

    return Limits(report=given.limit, source=max(Limits().source, given.limit)).but(dict(given.limits))


def settings(given: argparse.Namespace) -> dict[str, Any]:
    """The keywords for `documents`. Something to fetch with is made only where an address is given or links are to be followed."""
    from onrecord.cli.terminal import say

    bounds = limits(given)
    fetch = None
    if given.follow or any(str(name).lower().startswith(("http://", "https://")) for name in given.files):
        from onrecord.reading.fetching import Fetcher  # httpx is slow to load

        fetch = Fetcher.with_cache(bounds, allow_hosts=given.allow_host)
    return {
        "outlet": given.outlet,
        "published": given.published,
        "date_from_name": given.date_from_name,
        "limits": bounds,
        "columns": dict(given.columns),
        "fetch": fetch,
        "tell": say,
    }
