"""As many reports as one wants, with readings, from the annotated reports of `../shared`: each a copy with other
dates, other names and partly other issues. No network reads anything. The same number gives the same report.

Words are changed for words of the same length, so that every span stays true.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeAlias

from onrecord.document import Document, Span, digest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
Varied: TypeAlias = tuple[Document, dict[str, Any]]

FIRST, DAYS = date(2015, 1, 1), 3_650
"""The reports' days: ten years of them."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_VOWELS = "aeiou"
_LEAD = 1_200
"""Characters of each report that are taken: its lead, to the end of a paragraph, with the rows that lie in it."""

_NEW_LABELS = 10
"""One report in so many has labels of issues that no other has."""


def bases() -> list[tuple[str, dict[str, Any]]]:
    """Texts with their records, in order of their names."""
    found = []
    for path in sorted((SHARED / "labels").glob("*/*.json")):
        text = SHARED / "corpora" / path.parent.name / f"{path.stem}.txt"
        if text.exists():
            found.append(_lead(text.read_text(encoding="utf-8"), _single(json.loads(path.read_text(encoding="utf-8")))))
    if not found:
        raise SystemExit(f"bench/record.py: no annotated reports in {SHARED}")
    return found


def varied(base: tuple[str, dict[str, Any]], number: int) -> tuple[Document, dict[str, Any]]:
    """The copy of a report with this number, and its record."""
    chance = random.Random(number)
    text, record = base
    day = FIRST + timedelta(days=chance.randrange(DAYS))
    shift = day - _day(record["document"]["published"])
    turn = 1 + chance.randrange(len(_VOWELS) - 1)
    names = {word for word in _names(record) if len(word) > 3}
    told = json.dumps(record, ensure_ascii=False)
    for word in sorted(names):
        text, told = text.replace(word, _turned(word, turn)), told.replace(word, _turned(word, turn))
    told = _DATE.sub(lambda found: _shifted(found[0], shift), told)
    made: dict[str, Any] = json.loads(told)
    if number % _NEW_LABELS == 0:
        made = _relabelled(made, turn, number)
    text = f"{text.rstrip()}\n\n{number}\n"
    about = {**made["document"], "id": digest(text.encode("utf-8", "surrogatepass")), "published": day.isoformat()}
    made["document"] = about
    known = {name: about[name] for name in ("title", "outlet", "url", "published", "language")}
    return Document(about["id"], text, **known, boilerplate=tuple(Span(*span) for span in about["boilerplate"])), made


def reports(count: int) -> Iterator[Varied]:
    """So many reports."""
    found = bases()
    for number in range(count):
        yield varied(found[number % len(found)], number)


def _single(record: dict[str, Any]) -> dict[str, Any]:
    """A record in which each row has one party, as the program's own have; annotators put several into one row."""

    def one(given: Any) -> Any:
        return given[0] if isinstance(given, list) and given else given or None

    for table in ("positions", "conditions", "commitments"):
        for row in record[table]:
            row["party"] = one(row["party"])
            if table == "commitments":
                row["to"] = one(row["to"])
    record["positions"] = [row for row in record["positions"] if row["party"]]
    return record


def _lead(text: str, record: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The beginning of a report, and the rows of its record that have all their words there."""
    end = text.find("\n", _LEAD)
    end = len(text) if end < 0 else end
    boilerplate = [span for span in record["document"]["boilerplate"] if span[1] < end]
    kept = {**record, "document": {**record["document"], "boilerplate": boilerplate}}
    for table in ("statements", "positions", "conditions", "commitments", "contacts"):
        kept[table] = [row for row in record[table] if _last(row) < end]
    return text[:end], kept


def _last(value: Any) -> int:
    """The end of the last span anywhere in a row."""
    if isinstance(value, dict):
        spans = [end for name in ("spans", "evidence") for _, end in value.get(name) or ()]
        return max([*spans, *(_last(part) for part in value.values())], default=0)
    return max(map(_last, value), default=0) if isinstance(value, list) else 0


def _names(record: dict[str, Any]) -> set[str]:
    actors = [actor for row in record["statements"] for actor in (row["source"], *row["via"], row["addressee"]) if actor]
    return {word for actor in actors if actor["kind"] == "person" for word in re.findall(r"[A-Z][a-z]+", actor["name"])}


def _turned(word: str, turn: int) -> str:
    """A name with every vowel some places further: "Peskov" is "Piskuv"."""
    return word[0] + "".join(_VOWELS[(_VOWELS.index(char) + turn) % 5] if char in _VOWELS else char for char in word[1:])


def _relabelled(record: dict[str, Any], turn: int, number: int) -> dict[str, Any]:
    """The record with issues that are its own."""

    def other(label: str) -> str:
        return f"{_turned(label, turn)} {number}"

    statements = [{**row, "issues": [other(label) for label in row["issues"]]} for row in record["statements"]]
    labelled = {table: [{**row, "issue": other(row["issue"])} for row in record[table]] for table in ("positions", "conditions")}
    return {**record, **labelled, "statements": statements}


def _day(published: str | None) -> date:
    return date.fromisoformat(published[:10]) if published else FIRST


def _shifted(day: str, shift: timedelta) -> str:
    try:
        return (date.fromisoformat(day) + shift).isoformat()
    except (ValueError, OverflowError):
        return day
