"""Watching: what a look adds and tells, what it writes, and what is wrong in the settings. Reports are read by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

import readings
from onrecord import api, watching
from onrecord.actors.known import Known, KnownPerson
from onrecord.actors.register import Register
from onrecord.cli.main import main
from onrecord.document import Document
from onrecord.errors import WrongSettings
from onrecord.record import open_record
from onrecord.talks.values import Reading

REPORT = (
    "Kestria accepts truce\n\nMeren Dispatch\n\nMarch 12, 2024\n\n"
    "Kestria has agreed to it, according to the ministry in Aldane, and Velmora will answer.\n"
)


class HandMade(api.Reader):
    """Reads a report as the first of the demo, its talks held on a day of the past."""

    def __init__(self, **_: object) -> None:
        self.register = Register.load()

    def learn(self, document: Document, *, known: Known | None = None) -> tuple[Reading, tuple[KnownPerson, ...]]:
        made = readings.reading()
        dated = tuple(replace(contact, when="2024-03-11") for contact in made.contacts)
        told = replace(made.document, title=document.title, id=document.id, published="2024-03-12")
        return replace(made, document=told, contacts=dated), ()


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "one.txt").write_text(REPORT, encoding="utf-8")
    path = tmp_path / "talks.toml"
    path.write_text('name = "Isk"\n\n[watch]\nfolders = ["reports"]\nfiles = ["none.txt"]\natom = "changes.atom"\n', encoding="utf-8")
    return path


def test_a_look_tells_what_is_new_once_and_goes_on_where_a_source_fails(settings: Path) -> None:
    watch, said = watching.load(settings), []
    record = open_record(str(settings.parent / "talks.sqlite"), create=True)
    found = watching.look(watch, record, reader=HandMade, tell=said.append)
    assert [(item.sort, item.day) for item in found] == [("contact", found[0].day)]
    assert "talks of KES, OSL on 2024-03-11: held" in found[0].title
    assert any("none.txt" in line for line in said)
    assert watching.look(watch, record, reader=HandMade, tell=said.append) == ()
    watching.publish(found, watch, tell=said.append)
    watching.publish(found, watch, tell=said.append)
    feed = Xml.parse(settings.parent / "changes.atom").getroot()
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 2


def test_news_go_to_the_webhook_and_a_webhook_that_fails_is_told(settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import httpx

    sent: list[tuple[str, object]] = []

    def post(url: str, **given: object) -> httpx.Response:
        sent.append((url, given["json"]))
        return httpx.Response(500 if "down" in url else 200, request=httpx.Request("POST", url))

    monkeypatch.setattr(httpx, "post", post)
    item, said = watching.News("shift", "KES moved", "2031-03-12", ("p-1",)), []
    for name in ("https://desk.example/hook", "https://down.example/hook"):
        watching.publish((item,), watching.Watch((), 1, None, name), tell=said.append)
    assert sent[0] == (
        "https://desk.example/hook",
        {"news": [{"sort": "shift", "title": "KES moved", "day": "2031-03-12", "keys": ("p-1",)}]},
    )
    assert len(said) == 1
    assert "https://down.example/hook" in said[0]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("", "has no [watch] table"),
        ("[watch]\nfolder = []\n", "unknown field 'folder'"),
        ("[watch]\n", "names nothing to look at"),
        ('[watch]\nfiles = "a.txt"\n', "files is no list of names"),
        ('[watch]\nfiles = ["a.txt"]\nevery = "daily"\n', "every is no number of seconds"),
        ('[watch]\nfiles = ["a.txt"]\nwebhook = "desk.example"\n', "webhook is no address"),
        ("[watch\n", "cannot be read"),
    ],
)
def test_settings_that_are_wrong(tmp_path: Path, table: str, told: str) -> None:
    path = tmp_path / "talks.toml"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(WrongSettings, match=told.replace("[", r"\[")):
        watching.load(path)


def test_the_verb(settings: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(api, "_reader", lambda *_: HandMade())
    asked = ["watch", str(settings), "--record", str(settings.parent / "talks.sqlite"), "--once"]
    assert main([*asked, "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[0])["sort"] == "contact"
    assert main(asked) == 0
    assert capsys.readouterr().out == ""
