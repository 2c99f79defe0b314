"""Invented reports for archives, and a reader that needs no network and does what a report tells it to: raise, die, hang."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import time
from pathlib import Path

from onrecord.api import Reader
from onrecord.archive.values import Settings
from onrecord.document import Document
from onrecord.statements.values import Act, Attribution, Factuality, Mode, Stance, Tagged

MAKER = "tests.archive.making:reader"

_PEOPLE = ("Ilse Maran", "Petar Lund", "Amara Oyelin", "Tomas Drovak")
_STATES = ("France", "Germany", "Poland", "Norway")
_WHAT = (
    "accepts the 30-day ceasefire",
    "rejects the 30-day ceasefire",
    "is open to the exchange of prisoners",
    "wants talks on the border",
)
_SAID = re.compile(r"(?P<source>[A-Z]\w+ [A-Z]\w+) (?P<cue>said) (?P<content>that [^.]+)\.")


def report(number: int, *, deed: str = "") -> dict[str, str]:
    """The report with this number, as an object of JSON Lines; `deed` is what the reader is told to do over it."""
    chance = random.Random(number)
    sentences = [
        f"{person} said that {state} {what} as of draft {number}-{chance.randrange(1000)}."
        for person, state, what in zip(
            chance.sample(_PEOPLE, 3), chance.sample(_STATES, 3), (chance.choice(_WHAT) for _ in range(3)), strict=True
        )
    ]
    body = "\n\n".join([f"The envoys met on the border for the {number}th time and they spoke with the press of it.", *sentences, deed])
    return {
        "title": f"Talks of the day {number}",
        "text": body.strip(),
        "source": chance.choice(("Meren Dispatch", "Sarnok Herald")),
        "published": f"2025-{1 + number % 3:02}-{1 + number % 27:02}",
        "url": f"https://reports.example/{number}",
    }


def lines(path: Path, numbers: range, deeds: dict[int, str] | None = None) -> None:
    """Writes reports as JSON Lines."""
    told = deeds or {}
    path.write_text("".join(json.dumps(report(number, deed=told.get(number, ""))) + "\n" for number in numbers), encoding="utf-8")


class Cheap:
    """A tagger that finds "NAME said that …" by a pattern, and does what a report tells it to."""

    def tag(self, document: Document) -> Tagged:
        """The statements of the pattern. A "DEED: …" in the text is done first."""
        if deed := re.search(r"DEED: (\w+)(?: (\S+))?", document.text):
            _DEEDS[deed[1]](deed[2] or "")
        return Tagged(document, tuple(_attribution(document, match) for match in _SAID.finditer(document.text)))


def reader(settings: Settings) -> Reader:
    """What archives in these tests read with."""
    return Reader(tagger=Cheap(), register=settings.register, talks=settings.talks or ())


def _attribution(document: Document, match: re.Match[str]) -> Attribution:
    source, cue, content = (document.words(match.span(name)) for name in ("source", "cue", "content"))
    stance = next((value for word, value in (("accepts", Stance.ACCEPT), ("rejects", Stance.REJECT)) if word in content.text), None)
    return Attribution(
        id=f"s{match.start()}",
        source=source,
        cue=cue,
        content=content,
        within=None,
        carriers=(),
        mode=Mode.INDIRECT,
        act=Act.INFORM,
        factuality=Factuality.CERTAIN,
        stance=stance,
        prompt=None,
        addressee=None,
        confidence=0.9,
        score=0.9,
    )


def _raise(_: str) -> None:
    raise ZeroDivisionError("a report that nobody can read")


def _kill(_: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _hang(_: str) -> None:
    re.match(r"(a+)+$", "a" * 60 + "b")  # never gives the interpreter to another thread


def _wait(seconds: str) -> None:
    time.sleep(float(seconds))


def _once(path: str) -> None:
    """Dies once, and not again: what a lost machine looks like."""
    if not os.path.exists(path):
        Path(path).touch()
        _kill("")


_DEEDS = {"raise": _raise, "kill": _kill, "hang": _hang, "wait": _wait, "once": _once}
