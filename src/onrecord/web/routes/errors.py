"""What went wrong, as a page or as JSON: what, where and what to do, and nothing of the program's inside."""

from __future__ import annotations

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from onrecord.errors import OnrecordError
from onrecord.record import WrongReview
from onrecord.web.access import RefusedError
from onrecord.web.asked import Asked
from onrecord.web.rendering import as_json
from onrecord.web.routes.site import Site, wants_json
from onrecord.web.shown import Undecidable

_LOG = logging.getLogger("onrecord.web")

_TITLES = {
    400: "That is not understood",
    401: "Who are you?",
    403: "That is not allowed",
    404: "That is not in the record",
    405: "That is not done here",
    413: "That is too much",
    422: "That cannot be done as it is asked",
    503: "The record does not answer",
}


def register(app: FastAPI, site: Site) -> None:
    """Adds the handlers."""

    @app.exception_handler(HTTPException)
    async def told(request: Request, error: HTTPException) -> Response:
        answer = _answer(site, request, error.status_code, str(error.detail))
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        wrong = ["{}: {}".format(".".join(str(part) for part in one["loc"][1:]), one["msg"]) for one in error.errors()]
        return _answer(site, request, 422, "; ".join(wrong[:5]))

    @app.exception_handler(RefusedError)
    async def refused(request: Request, error: RefusedError) -> Response:
        if error.status == 401 and request.method == "GET" and not wants_json(request):
            return RedirectResponse("/login", 303)
        return _answer(site, request, error.status, error.what)

    @app.exception_handler(Undecidable)
    @app.exception_handler(WrongReview)
    async def undecidable(request: Request, error: OnrecordError) -> Response:
        return _answer(site, request, 422, f"{error.what}{'; ' + error.do if error.do else ''}")

    @app.exception_handler(OnrecordError)
    async def record(request: Request, error: OnrecordError) -> Response:
        _LOG.error("%s", error)
        return _answer(site, request, 503, f"{error.what}{'; ' + error.do if error.do else ''}")

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> Response:
        _LOG.exception("unexpected error at %s", request.url.path, exc_info=error)
        return _answer(site, request, 500, "The program failed here. The terminal in which it runs tells more.")


def _answer(site: Site, request: Request, status: int, what: str) -> Response:
    if wants_json(request):
        return Response(as_json({"status": status, "what": what}), status, media_type="application/json")
    title = _TITLES.get(status, "That did not work")
    return site.html(request, "error.html", asked=Asked(), status=status, code=status, title=title, what=what)
