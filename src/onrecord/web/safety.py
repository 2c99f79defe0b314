"""What stands between the network and the pages: which hosts are answered, how much is taken, and the headers of every answer."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.settings import Settings, loopback

PLOT_STYLE = "sha256-+TfQir1nvDucAdvE6XUQBt4ayUjpAWkbw2kCdSfekHM="
"""The digest of the one style element that Observable Plot makes, with the class name that `charts.js` gives it."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        f"style-src 'self' '{PLOT_STYLE}'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""No script or style that is not a file of ours, no address but this one. `data:` pictures are those in Pico's style sheet."""

_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}

_FORM = 64_000
"""Bytes of a request's body anywhere but where reports are uploaded."""


class Safety:
    """Middleware: refuses unknown hosts and bodies that are too long, and puts the headers on every answer.

    A page of another site that has its own name resolve to this machine (DNS rebinding) comes with its own Host header: refused.
    """

    def __init__(self, app: ASGIApp, *, settings: Settings) -> None:
        self._app = app
        self._hosts = _hosts(settings)
        self._limit = settings.limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                found = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    found[name] = value
                if not scope["path"].startswith("/static/"):
                    found.setdefault("cache-control", "no-store")
            await send(message)

        limit = self._limit if scope["path"] == "/add" else _FORM
        if _name(headers.get("host", "")) not in self._hosts:
            refused = PlainTextResponse("This page does not answer to that name.\n", status_code=421)
            await refused(scope, receive, with_headers)
        elif _length(headers) > limit:
            await _too_long(limit)(scope, receive, with_headers)
        else:
            await self._limited(scope, receive, with_headers, limit)

    async def _limited(self, scope: Scope, receive: Receive, send: Send, limit: int) -> None:
        """Calls the app, which gets no more than `limit` bytes whatever the headers said."""
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > limit:
                raise _TooLongError(limit)
            return message

        await self._app(scope, counted, send)


class _TooLongError(HTTPException):
    """A body that goes on after its limit. An `HTTPException`, since whatever else is raised while a body is read becomes a 400."""

    def __init__(self, limit: int) -> None:
        super().__init__(413, _told(limit))


def _told(limit: int) -> str:
    return f"That is more than the {limit:,} bytes taken here."


def _too_long(limit: int) -> PlainTextResponse:
    return PlainTextResponse(_told(limit) + "\n", status_code=413)


def _length(headers: Headers) -> int:
    told = headers.get("content-length", "0")
    return int(told) if told.isascii() and told.isdecimal() else 0


def _name(host: str) -> str:
    """The name in a Host header, without the port.

    >>> _name("localhost:8321"), _name("[::1]:8321"), _name("example.org")
    ('localhost', '[::1]', 'example.org')
    """
    if host.startswith("["):
        return host.split("]", 1)[0] + "]"
    return host.rsplit(":", 1)[0].lower()


def _hosts(settings: Settings) -> frozenset[str]:
    local: Iterable[str] = ("localhost", "127.0.0.1", "[::1]") if loopback(settings.host) else ()
    bracketed = f"[{settings.host}]" if ":" in settings.host else settings.host
    return frozenset(name.lower() for name in (*local, bracketed, *settings.names))
