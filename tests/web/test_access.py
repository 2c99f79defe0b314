"""Who may do what: a table of requests and what they are answered with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import httpx
import pytest

from onrecord.errors import WrongSettings
from onrecord.web.settings import Member, Role, Settings, members
from web.conftest import READER_TOKEN, REVIEWER_TOKEN
from web.serving import Served

READER = {"authorization": f"Bearer {READER_TOKEN}"}
REVIEWER = {"authorization": f"Bearer {REVIEWER_TOKEN}"}
JSON = {"accept": "application/json"}
DECISION = {"row": "s-aaaaaaaaaaaa", "verdict": "right"}
FILE = {"files": ("a.txt", b"words", "text/plain")}


def ask(served: Served, method: str, path: str, headers: Mapping[str, str] | None = None, **more: object) -> httpx.Response:
    return httpx.request(method, served.base + path, headers=headers, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("method", "path", "headers", "more", "status"),
    [
        ("GET", "/board.json", {}, {}, 401),
        ("GET", "/", {**JSON}, {}, 401),
        ("GET", "/", {"accept": "text/html"}, {}, 303),
        ("GET", "/changes.atom", {**JSON}, {}, 401),
        ("GET", "/add.json", {}, {}, 401),
        ("GET", "/review.json", {}, {}, 401),
        ("GET", "/board.json", {"authorization": "Bearer wrong-token-0123456789"}, {}, 401),
        ("GET", "/board.json", {"authorization": f"Basic {READER_TOKEN}"}, {}, 401),
        ("GET", "/board.json", {"cookie": f"onrecord={READER_TOKEN}"}, {}, 401),
        ("GET", "/board.json", {"cookie": "onrecord="}, {}, 401),
        ("GET", "/board.json", READER, {}, 200),
        ("GET", "/board.json", REVIEWER, {}, 200),
        ("GET", "/login", {}, {}, 200),
        ("POST", "/login", {}, {"data": {"token": "wrong-token-0123456789"}}, 403),
        ("POST", "/login", {}, {"data": {"token": READER_TOKEN}}, 303),
        ("POST", "/review", {}, {"data": DECISION}, 401),
        ("POST", "/review", READER, {"data": DECISION}, 403),
        ("POST", "/add", {}, {"files": FILE}, 401),
        ("POST", "/add", READER, {"files": FILE}, 403),
        ("POST", "/add", REVIEWER, {"content": b"x" * 300_000}, 413),
        ("POST", "/review", REVIEWER, {"content": b"x" * 100_000}, 413),
        ("POST", "/board.json", REVIEWER, {}, 405),
        ("DELETE", "/statement/s-aaaaaaaaaaaa", REVIEWER, {}, 405),
        ("GET", "/statement/s-aaaaaaaaaaaa.json", READER, {}, 404),
        ("GET", "/statement/..%2f..%2fetc%2fpasswd", READER, {}, 404),
        ("GET", "/static/../app.py", READER, {}, 404),
        ("GET", "/static/..%2fapp.py", READER, {}, 404),
        ("GET", "/static/%2e%2e/%2e%2e/errors.py", READER, {}, 404),
        ("GET", "/static//etc/passwd", READER, {}, 404),
        ("GET", "/board.json", {**READER, "host": "evil.example"}, {}, 421),
        ("GET", "/board.json", {**READER, "host": "evil.example:80"}, {}, 421),
        ("GET", "/board.json", {**READER, "host": ""}, {}, 421),
        ("GET", "/board.json", {**READER, "host": "127.0.0.1.evil.example"}, {}, 421),
        ("GET", "/board.json", {**READER, "host": "localhost"}, {}, 200),
        ("GET", "/board.json", {**READER, "host": "[::1]:80"}, {}, 200),
        ("GET", "/board.json?as_of=yesterday", READER, {}, 422),
        ("GET", "/board.json?page=0", READER, {}, 422),
    ],
)
def test_a_request_is_answered_with(
    team_site: Served, method: str, path: str, headers: Mapping[str, str], more: Mapping[str, object], status: int
) -> None:
    answer = ask(team_site, method, path, headers, **more)
    assert answer.status_code == status, answer.text[:300]


@contextmanager
def signed_in(served: Served, token: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=served.base) as client:
        assert client.post("/login", data={"token": token}).status_code == 303
        yield client


def csrf(client: httpx.Client, path: str = "/add") -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', client.get(path).text)
    assert found is not None
    return found[1]


def test_the_cookie_is_for_this_site_and_no_script(team_site: Served) -> None:
    answer = ask(team_site, "POST", "/login", data={"token": READER_TOKEN})
    told = answer.headers["set-cookie"].lower()
    assert "httponly" in told
    assert "samesite=strict" in told
    assert READER_TOKEN not in answer.headers["set-cookie"]


def test_a_cookie_signs_in_until_it_is_given_back(team_site: Served) -> None:
    with signed_in(team_site, READER_TOKEN) as client:
        assert "rhea, reader" in client.get("/").text
        client.post("/logout")
        assert client.get("/board.json").status_code == 401


def test_a_change_by_cookie_needs_the_token_of_its_page(team_site: Served) -> None:
    with signed_in(team_site, REVIEWER_TOKEN) as client:
        token = csrf(client)
        assert client.post("/add", files=FILE, headers=JSON).status_code == 403
        assert client.post("/add", files=FILE, data={"csrf": "0" * 64}, headers=JSON).status_code == 403
        assert client.post("/add", files=FILE, data={"csrf": token}, headers={**JSON, "sec-fetch-site": "cross-site"}).status_code == 403
        assert client.post("/add", files=FILE, data={"csrf": token}, headers=JSON).status_code == 202
        assert client.post("/add", files=FILE, headers={**JSON, "x-csrf-token": token}).status_code == 202
    with signed_in(team_site, READER_TOKEN) as client:
        assert client.post("/add", files=FILE, data={"csrf": token}, headers=JSON).status_code == 403


def test_another_site_cannot_change_a_page_without_tokens(made_site: Served) -> None:
    assert ask(made_site, "POST", "/add", JSON, files=FILE).status_code == 403
    assert ask(made_site, "POST", "/review", JSON, data=DECISION).status_code == 403


def test_a_body_without_a_length_is_cut_off(team_site: Served) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(400):
            yield b"x" * 1000

    answer = ask(team_site, "POST", "/review", {**REVIEWER, "content-type": "application/x-www-form-urlencoded"}, content=endless())
    assert answer.status_code == 413


@pytest.mark.parametrize("path", ["/", "/board.json", "/nowhere", "/static/page.css", "/login", "/statement/x"])
def test_every_answer_has_the_headers(team_site: Served, path: str) -> None:
    headers = ask(team_site, "GET", path, READER).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "example.org"])
def test_no_other_address_without_tokens(host: str) -> None:
    with pytest.raises(WrongSettings, match="other machines"):
        Settings(host=host).check()
    Settings(host=host, members={READER_TOKEN: Member("rhea", Role.READER)}).check()


@pytest.mark.parametrize("line", ["reader ada", "editor ada 0123456789abcdefghij", "reader ada x y"])
def test_a_line_that_is_no_member_is_named(line: str) -> None:
    with pytest.raises(WrongSettings, match="line 2"):
        members(f"# who\n{line}\n", where="members")


def test_short_tokens_and_double_ones_are_refused() -> None:
    with pytest.raises(WrongSettings, match="fewer than 20"):
        Settings(members={"short": Member("ada", Role.READER)}).check()
    with pytest.raises(WrongSettings, match="another member's"):
        members("reader a 0123456789abcdefghij\nreader b 0123456789abcdefghij", where="members")
