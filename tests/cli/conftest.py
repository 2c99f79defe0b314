"""A reader made of hand-made readings, so that the faces are tested without the network."""

from dataclasses import replace

import pytest

import readings
from onrecord import api
from onrecord.actors import Known, KnownPerson
from onrecord.actors.register import Register
from onrecord.actors.values import Attributed
from onrecord.document import Document
from onrecord.talks.values import Reading


class HandMade(api.Reader):
    """Reads every document as the first demo report, but for its title; fails where the text asks for it."""

    def __init__(self, **_: object) -> None:
        self.register = Register.load()

    def read(self, document: Document) -> Reading:
        if "RAISE" in document.text:
            raise ZeroDivisionError("as asked")
        made = readings.reading()
        return replace(made, document=replace(made.document, title=document.title, id=document.id))

    def learn(self, document: Document, *, known: Known | None = None) -> tuple[Reading, tuple[KnownPerson, ...]]:
        return self.read(document), ()

    def attribute(self, document: Document) -> Attributed:
        self.read(document)
        return readings.attributed()


@pytest.fixture
def hand_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts the hand-made reader in the place of the one with the network."""
    monkeypatch.setattr(api, "Reader", HandMade)
    api._reader.cache_clear()
    monkeypatch.setattr(api, "_reader", lambda *_: HandMade())
