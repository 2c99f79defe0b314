"""What all routes share: the record, who asks, and the two forms of an answer."""

from __future__ import annotations

from typing import Any

from anyio import CapacityLimiter
from fastapi import Request
from starlette.responses import Response

from onrecord import api
from onrecord.record import open_record
from onrecord.web.access import Access
from onrecord.web.adding import Uploads
from onrecord.web.addresses import Live
from onrecord.web.asked import Asked
from onrecord.web.queries import Desk
from onrecord.web.rendering import as_json, page
from onrecord.web.settings import Settings


class Site:
    """One record, served. Holds no state of its own but connections and uploads that are being read."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.access = Access(settings)
        self.record = open_record(settings.record)
        self.desk = Desk(self.record, api.party_names(settings.register))
        self.turn = CapacityLimiter(1)
        self.uploads = Uploads(self.record, self._reader)

    def _reader(self) -> api.Reader:
        """What reads uploads: with the negotiations that the record knows by then. One thread, for pages are to stay fast meanwhile."""
        return api.reader(threads=1, register=self.settings.register, talks=self.record.talks())

    def close(self) -> None:
        """Closes what is open."""
        self.uploads.close()
        self.record.close()

    def answer(self, request: Request, template: str, value: Any, *, asked: Asked, status: int = 200, **more: Any) -> Response:
        """`value` as the page that was asked for, or as its JSON twin where the address or the Accept header says so."""
        if wants_json(request):
            return Response(as_json(value), status, media_type="application/json")
        return self.html(request, template, asked=asked, status=status, page=value, **more)

    def html(self, request: Request, template: str, *, asked: Asked, status: int = 200, **values: Any) -> Response:
        """A page, with the name of the one who asks."""
        who = self.access.member(request) if self.access.known(request) else None
        to = self.addresses(request, asked)
        shown = page(template, to, self.desk.names, who=who, negotiations=self.desk.store.talks(), csrf=self.access.csrf(request), **values)
        return Response(shown, status, media_type="text/html")

    def addresses(self, request: Request, asked: Asked) -> Live:
        """The addresses for the page that is asked for."""
        of = {name: value for name in ("name", "key") if (value := request.query_params.get(name))}
        return Live(request.url.path, asked, of)


def wants_json(request: Request) -> bool:
    """Whether a program asks: by the suffix of the address, or by preferring JSON to pages."""
    if request.url.path.endswith(".json"):
        return True
    accepted = request.headers.get("accept", "")
    return "application/json" in accepted and "text/html" not in accepted
