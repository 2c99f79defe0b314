"""The addresses that show: every page, and its JSON twin under the same address with `.json`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial, wraps
from typing import Annotated, Any

from anyio.to_thread import run_sync
from fastapi import FastAPI, Path, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from onrecord.web import charts, feed
from onrecord.web.asked import Asked
from onrecord.web.routes.asking import ANSWERS, KEY, Filters, Name
from onrecord.web.routes.site import Site

Key = Annotated[str, Path(pattern=KEY)]
Called = Annotated[str | None, Query(pattern=KEY)]


def register(app: FastAPI, site: Site) -> None:
    """Adds the addresses."""
    for name, ask in (
        ("board", site.desk.board),
        ("search", site.desk.search),
        ("contested", site.desk.contested),
        ("changes", site.desk.changes),
        ("timeline", site.desk.timeline),
        ("outlook", site.desk.outlook),
    ):
        _whole(app, site, name, ask)
    _named(app, site)
    _kept(app, site)

    @app.get("/changes.atom", response_class=Response, responses={**ANSWERS, 200: {"content": {"application/atom+xml": {}}}})
    def atom(request: Request, filters: Filters) -> Response:
        """What changed, as an Atom feed."""
        site.access.member(request)
        base = str(request.base_url).rstrip("/")
        return Response(feed.atom(site.desk.changes(filters.asked()), base=base), media_type="application/atom+xml")


def _whole(app: FastAPI, site: Site, name: str, ask: Callable[[Asked], Any]) -> None:
    """A page about the whole record."""

    def show(request: Request, filters: Filters) -> Response:
        site.access.member(request)
        asked = filters.asked()
        return site.answer(request, f"{name}.html", ask(asked), asked=asked)

    if name == "board":  # what most look at, and cheaper than the others
        _both(app, "/", "/board.json", show, name)
    else:
        _both(app, f"/{name}", f"/{name}.json", _in_turn(site, show), name)


def _named(app: FastAPI, site: Site) -> None:
    """The pages of issues and parties. A name may hold anything, so it stands in the query; what no address can hold has a key."""

    def issue(request: Request, filters: Filters, name: Name = None, key: Called = None) -> Response:
        site.access.member(request)
        asked = filters.asked()
        called = _one(name, key) or site.desk.store.issue_of(key or "")
        found = _there(called and site.desk.issue(called, asked), f"There is no issue “{name or key}” in the record.")
        chart = charts.lanes(found, site.addresses(request, asked), site.desk.names)
        return site.answer(request, "issue.html", found, asked=asked, chart=chart)

    def party(request: Request, filters: Filters, name: Name = None, key: Called = None) -> Response:
        site.access.member(request)
        asked = filters.asked()
        called = _one(name, key) or site.desk.store.party_of(key or "")
        found = _there(called and site.desk.of_party(called, asked), f"There is no party “{name or key}” in the record.")
        chart = charts.contacts(found, site.addresses(request, asked), site.desk.names)
        return site.answer(request, "party.html", found, asked=asked, chart=chart)

    _both(app, "/issue", "/issue.json", _in_turn(site, issue), "issue")
    _both(app, "/party", "/party.json", _in_turn(site, party), "party")


def _kept(app: FastAPI, site: Site) -> None:
    """The pages of statements and reports, which have keys."""

    def statement(request: Request, key: Key, filters: Filters) -> Response:
        site.access.member(request)
        found = _there(site.desk.statement(key), f"There is no statement {key} in the record.")
        return site.answer(request, "statement.html", found, asked=filters.asked())

    def document(request: Request, key: Key, filters: Filters) -> Response:
        site.access.member(request)
        found = _there(site.desk.document(key), f"There is no report {key} in the record.")
        return site.answer(request, "document.html", found, asked=filters.asked())

    _both(app, "/statement/{key}", "/statement/{key}.json", statement, "statement")
    _both(app, "/document/{key}", "/document/{key}.json", document, "document")


def _in_turn(site: Site, show: Callable[..., Response]) -> Callable[..., Awaitable[Response]]:
    """One such page at a time: pages made of many rows wait for each other, so that those of a few rows need not wait for them.

    They wait without a thread: however many are asked for, there is one for the others.
    """

    @wraps(show)
    async def shown(*given: Any, **named: Any) -> Response:
        return await run_sync(partial(show, *given, **named), limiter=site.turn)

    return shown


def _both(app: FastAPI, path: str, twin: str, show: Callable[..., Response | Awaitable[Response]], name: str) -> None:
    """A page and its twin. The twin comes first: a key in an address would else swallow the suffix."""
    app.get(twin, name=f"{name}.json", operation_id=name, summary=f"The {name} as JSON", response_class=Response, responses=ANSWERS)(show)
    app.get(path, name=name, include_in_schema=False, response_class=Response)(show)


def _one(name: str | None, key: str | None) -> str | None:
    """The name that is asked for, None where a key is. Raises 422 where neither is, or both."""
    if (name is None) == (key is None):
        raise HTTPException(422, "Say which one: ?name=…")
    return name


def _there(found: Any, missing: str) -> Any:
    if found is None:
        raise HTTPException(404, missing)
    return found
