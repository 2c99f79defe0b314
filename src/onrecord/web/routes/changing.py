"""The addresses that change something: login, reviews, reports that are added. Each asks `Access.changing` first."""

from __future__ import annotations

from typing import Annotated

from fastapi import FastAPI, File, Form, Request, UploadFile
from starlette.responses import RedirectResponse, Response

from onrecord.web.access import COOKIE, RefusedError
from onrecord.web.addresses import outside
from onrecord.web.asked import Asked
from onrecord.web.routes.asking import ANSWERS, KEY, LONGEST, Filters
from onrecord.web.routes.site import Site, wants_json
from onrecord.web.shown import Decision

Token = Annotated[str | None, Form(max_length=LONGEST)]
Text = Annotated[str | None, Form(max_length=4 * LONGEST)]

_WEEK = 7 * 24 * 3600
"""Seconds that a login lasts."""

_FILES = 100
"""Files that one upload may have."""


def register(app: FastAPI, site: Site) -> None:
    """Adds the addresses."""
    _login(app, site)
    _adding(app, site)
    _review(app, site)


def _login(app: FastAPI, site: Site) -> None:
    @app.get("/login", include_in_schema=False)
    def form(request: Request) -> Response:
        return site.html(request, "login.html", asked=Asked(), wrong=False)

    @app.post("/login", include_in_schema=False)
    def login(request: Request, token: Annotated[str, Form(max_length=LONGEST)]) -> Response:
        session = site.access.session(token.strip())
        if session is None:
            return site.html(request, "login.html", asked=Asked(), status=403, wrong=True)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(COOKIE, session, max_age=_WEEK, httponly=True, samesite="strict", secure=site.settings.secure)
        return answer

    @app.post("/logout", include_in_schema=False)
    def logout(request: Request) -> Response:
        answer = RedirectResponse("/login", 303)
        answer.delete_cookie(COOKIE, httponly=True, samesite="strict", secure=site.settings.secure)
        return answer


def _adding(app: FastAPI, site: Site) -> None:
    def uploads(request: Request) -> Response:
        who = site.access.member(request)
        return site.answer(request, "add.html", site.uploads.all(), asked=Asked(), may=who.reviews, fetches=site.settings.fetch)

    app.get("/add.json", operation_id="uploads", response_class=Response, responses=ANSWERS)(uploads)
    app.get("/add", include_in_schema=False)(uploads)

    @app.post("/add", operation_id="add", status_code=202, response_class=Response, responses={**ANSWERS, 202: ANSWERS[200]})
    def add(request: Request, files: Annotated[list[UploadFile], File()], csrf: Token = None) -> Response:
        """Adds reports. They are read one after the other; `/add.json` tells how far each is."""
        who = site.access.changing(request, csrf)
        named = [(file.filename or "", file.file.read()) for file in files]
        given = [(name, content) for name, content in named if name or content]
        if not 0 < len(given) <= _FILES:
            raise RefusedError(422, f"Give between 1 and {_FILES} files at a time.")
        queued = site.uploads.submit(given, by=who.name)
        return site.answer(request, "add.html", queued, asked=Asked(), status=202) if wants_json(request) else RedirectResponse("/add", 303)


    if site.settings.fetch:

        @app.post("/add/address", include_in_schema=False, response_class=Response)
        def address(request: Request, address: Annotated[str, Form(max_length=2000)], csrf: Token = None) -> Response:
            who = site.access.changing(request, csrf)
            if outside(address) is None:
                raise RefusedError(422, "That is no address of the web: it begins with https:// or http://.")
            queued = site.uploads.fetch(address.strip(), by=who.name)
            return site.answer(request, "add.html", (queued,), asked=Asked(), status=202) if wants_json(request) else RedirectResponse("/add", 303)


def _review(app: FastAPI, site: Site) -> None:
    def show(request: Request, filters: Filters, at: str | None = None) -> Response:
        who = site.access.member(request)
        asked = filters.asked()
        page = site.desk.review(asked, at=at)
        return site.answer(request, "review.html", page, asked=asked, may=who.reviews)

    app.get("/review.json", operation_id="review", response_class=Response, responses=ANSWERS)(show)
    app.get("/review", include_in_schema=False)(show)

    @app.post("/review", operation_id="decide", response_class=Response, responses=ANSWERS)
    def decide(
        request: Request,
        row: Annotated[str, Form(pattern=KEY)],
        verdict: Annotated[Decision, Form()],
        reason: Text = None,
        csrf: Token = None,
        field: Text = None,
        value: Text = None,
        spans: Text = None,
    ) -> Response:
        """A decision about the row with a key; for "added", `row` is the report and `spans` the words, as "start:end start:end"."""
        who = site.access.changing(request, csrf)
        made = site.desk.decide(row, verdict, by=who.name, reason=reason or None, field=field, value=value, spans=spans)
        if wants_json(request):
            return site.answer(request, "review.html", made, asked=Asked())
        following = f"?at={made.following}" if made.following else ""
        return RedirectResponse(f"/review{following}", 303)
