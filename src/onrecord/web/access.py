"""Who asks, and what they may change: tokens, the login cookie, roles, and the token that every change must carry."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping

from starlette.requests import Request

from onrecord.web.settings import Member, Settings

COOKIE = "onrecord"
HEADER = "x-csrf-token"


class RefusedError(Exception):
    """What is asked may not be done: `status` of HTTP, and what to tell."""

    def __init__(self, status: int, what: str) -> None:
        super().__init__(what)
        self.status = status
        self.what = what


class Access:
    """Knows the members by token. A login lasts as long as its token: the cookie is made of the token and nothing is kept here."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._sessions: Mapping[str, Member] = {_session(token): member for token, member in settings.members.items()}
        self._secret = secrets.token_bytes(32)

    @property
    def open(self) -> bool:
        """Whether nobody needs to sign in."""
        return not self._sessions

    def member(self, request: Request) -> Member:
        """Who asks. Raises `RefusedError` (401) if that is not known."""
        if self.open:
            return self._settings.local
        session = self._session_of(request)
        if session is None:
            raise RefusedError(401, "Sign in with your token first.")
        return self._sessions[session]

    def known(self, request: Request) -> bool:
        """Whether it is known who asks."""
        return self.open or self._session_of(request) is not None

    def session(self, token: str) -> str | None:
        """The cookie for a token, None if it is nobody's."""
        made = _session(token)
        return made if self._known(made) else None

    def csrf(self, request: Request) -> str:
        """The token that a change must carry, for the one who asks: nobody else's page can know it."""
        who = self._session_of(request) or "local"
        return hmac.new(self._secret, who.encode(), hashlib.sha256).hexdigest()

    def changing(self, request: Request, sent: str | None) -> Member:
        """Who asks for a change. Raises `RefusedError` if they are not known, may only read, or come from another page.

        `sent` is the token in the form; one in the `X-CSRF-Token` header counts as well. A program that shows its token in the
        Authorization header needs none: no browser adds that header by itself.
        """
        member = self.member(request)
        if not member.reviews:
            raise RefusedError(403, "You may read this record and not change it.")
        if _bearer(request) is None:
            if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
                raise RefusedError(403, "That change came from another site.")
            told = request.headers.get(HEADER) or sent or ""
            if not hmac.compare_digest(told.encode(), self.csrf(request).encode()):
                raise RefusedError(403, "That page is too old, or not ours. Load it again and repeat the change.")
        return member

    def _session_of(self, request: Request) -> str | None:
        bearer = _bearer(request)
        told = _session(bearer) if bearer is not None else request.cookies.get(COOKIE)
        return told if told and self._known(told) else None

    def _known(self, session: str) -> bool:
        """Compares with every member's, in a time that tells nothing."""
        return any([hmac.compare_digest(session.encode(), known.encode()) for known in self._sessions])


def _bearer(request: Request) -> str | None:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else None


def _session(token: str) -> str:
    return hmac.new(token.encode(), b"onrecord session", hashlib.sha256).hexdigest()
