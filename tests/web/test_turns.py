"""Pages made of many rows wait for each other, and nobody waits for them."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Lock

import anyio
import httpx
import pytest

from onrecord.web.app import create_app
from onrecord.web.queries import Desk
from onrecord.web.settings import Settings

ASKED = 60
"""More than there are threads for pages (40)."""


def test_one_costly_page_at_a_time_and_room_for_the_others(made_record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go, lock = Event(), Lock()
    running = most = 0
    timeline = Desk.timeline

    def slow(self: Desk, asked: object) -> object:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        go.wait(30)
        with lock:
            running -= 1
        return timeline(self, asked)  # type: ignore[arg-type]

    monkeypatch.setattr(Desk, "timeline", slow)
    told: list[int] = []

    async def ask(client: httpx.AsyncClient, path: str) -> None:
        told.append((await client.get(path)).status_code)

    async def look() -> None:
        transport = httpx.ASGITransport(app=create_app(Settings(record=str(made_record))))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8321", timeout=60) as client:
            key = (await client.get("/board.json")).json()["lines"][0]["cells"]
            statement = next(cell for cell in key if cell)["now"][0]["statement"]
            async with anyio.create_task_group() as group:
                for _ in range(ASKED):
                    group.start_soon(ask, client, "/timeline")
                with anyio.fail_after(20):
                    assert (await client.get(f"/statement/{statement}")).status_code == 200
                assert told == []
                go.set()

    anyio.run(look)
    assert told == [200] * ASKED
    assert most == 1
