"""`onrecord review`: rows one by one, one key a decision; `onrecord reviews`: what was decided."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from dataclasses import dataclass, field, replace
from typing import Any

from rich.console import Console

from onrecord import api
from onrecord.cli import printing, rows
from onrecord.cli.asking_commands import opened, party_codes
from onrecord.cli.keys import key
from onrecord.cli.terminal import safe_json, safe_line, say
from onrecord.cli.words import PartyName
from onrecord.record import Record, Verdict, View, WrongReview, open_record
from onrecord.record.missed import ASKED, NotInTheReport, missed, quoted
from onrecord.record.reviews import FIELDS

_PARTIES = ("party", "to", "met_by", "participants")
"""Fields that have parties."""
_KEYS = "[r]ight  [w]rong  [c]orrect  [m]issed one  [s]kip  [u]ndo  [t]ext  [q]uit"


def review(options: argparse.Namespace) -> int:
    """`onrecord review`: shows the rows that nobody has judged, the newest first, until there are none or the reviewer quits."""
    _, view, name = opened(options)
    record = open_record(options.record)
    reviewer = options.reviewer or getpass.getuser()
    session = _Session(record, printing.console(options.color), name, reviewer, options.what)
    waiting = list(getattr(record, options.what)(_narrowed(view, options.document), newest=True))
    judged = {one.row for one in record.reviews() if one.reviewer == reviewer}
    session.run([row for row in waiting if row.key not in judged])
    return 0


def reviews(options: argparse.Namespace) -> int:
    """`onrecord reviews`."""
    record = open_record(options.record, write=False)
    if options.as_labels:
        for labelled in record.labels(whole=options.whole):
            print(safe_json(json.dumps(labelled, ensure_ascii=False, separators=(",", ":"))))
        return 0
    found = list(record.reviews())
    told = [
        {name: getattr(one, name) for name in ("sequence", "at", "reviewer", "verdict", "table", "row", "fields", "reason")}
        for one in found
    ]
    if options.json:
        printing.json_lines(told)
    elif options.csv:
        printing.csv_lines(told, told[0] if told else ())
    else:
        for one in told:
            changed = ", ".join(f"{name} = {value}" for name, value in one["fields"].items())
            because = f" ({one['reason']})" if one["reason"] else ""
            print(safe_line(f"{one['at'][:16]}  {one['reviewer']:10}  {one['verdict']:9}  {one['row']}  {changed}{because}"))
        agreed = record.agreement()
        say(f"{len(found)} reviews; " + ("no two reviewers of one row" if agreed is None else f"Krippendorff's alpha {agreed:.2f}"))
    return 0


@dataclass
class _Session:
    """One reviewer at work. Each decision is in the record before the next row is shown."""

    record: Record
    console: Console
    name: PartyName
    reviewer: str
    what: str
    done: list[int] = field(default_factory=list)

    def run(self, waiting: list[Any]) -> None:
        """Goes through the rows."""
        place = 0
        while place < len(waiting):
            row = waiting[place]
            print(f"\n{place + 1} of {len(waiting)}")
            with printing.printed(self.console):
                self.console.print(rows.drawn([row], self.name))
            move = self._decide(row)
            if move is None:
                break
            place = max(0, place + move)
        say(f"{len(self.done)} decisions kept as {self.reviewer}'s")

    def _decide(self, row: Any) -> int | None:
        """What the reviewer decides of a row: how many rows to go on, -1 to go back, None to end."""
        while True:
            print(_KEYS, end=" ", flush=True)
            pressed = key()
            print(pressed.strip())
            try:
                match pressed:
                    case "r":
                        return self._keep(row, Verdict.RIGHT)
                    case "w":
                        return self._keep(row, Verdict.WRONG, reason=_asked("why (may be empty)"))
                    case "c":
                        return self._keep(row, Verdict.CORRECTED, fields=self._fields())
                    case "m":
                        self._missed(row)
                    case "s":
                        return 1
                    case "u" if self.done:
                        self.record.undo(self.done.pop(), reviewer=self.reviewer)
                        return -1
                    case "t":
                        self._text(row)
                    case "q" | "":
                        return None
            except (WrongReview, NotInTheReport) as error:
                say(str(error))

    def _keep(self, row: Any, verdict: Verdict, *, reason: str = "", fields: dict[str, Any] | None = None) -> int:
        kept = self.record.judge(row.key, verdict, reviewer=self.reviewer, reason=reason or None, fields=fields)
        self.done.append(kept)
        return 1

    def _fields(self) -> dict[str, Any]:
        """The fields that the reviewer puts right, one a line, until an empty line."""
        print(f"  fields: {', '.join(FIELDS[self.what])}")
        fields: dict[str, Any] = {}
        while told := _asked("field = value (empty: done)"):
            name, _, value = (part.strip() for part in told.partition("="))
            fields[name] = _value(name, value)
        return fields

    def _missed(self, row: Any) -> None:
        """Adds a row that the machine missed in this row's report: its words first, then each of its fields."""
        report = row.report if self.what == "statements" else row.grounds.report
        kept = self.record.document(report)
        assert kept is not None  # a row refers to its report by a foreign key
        assert kept.record is not None  # and its report has been read
        told = _asked("the words for it, to the letter (empty: leave it)")
        if not told:
            say("nothing added")
            return
        at = quoted(kept.document.text, told)
        answers = {name: _asked(_question(self.what, name)) for name in ASKED[self.what]}
        item = missed(self.what, at, _coded(answers), text=kept.document.text, record=kept.record)
        print(f"  added {self.record.add_row(report, self.what, item, reviewer=self.reviewer)}")

    def _text(self, row: Any) -> None:
        from onrecord.cli.document_view import marked

        kept = self.record.document(row.report if self.what == "statements" else row.grounds.report)
        if kept is not None:
            with printing.printed(self.console):
                self.console.print(marked(kept.document.text, kept.rows.statements))


def _narrowed(view: View, document: str | None) -> View:

    return replace(view, report=document) if document else view


def _asked(what: str) -> str:
    print(f"  {what}: ", end="", flush=True)
    return sys.stdin.readline().strip()


def _question(table: str, name: str) -> str:
    """How a field is asked for: with the values that it may have, where these are few."""
    allowed = FIELDS[table].get(name)
    return f"{name} ({', '.join(allowed)})" if allowed else name


def _coded(answers: dict[str, str]) -> dict[str, str]:
    """Answers with parties by their codes: "Russia" is RUS."""
    codes = party_codes(api.party_names())
    parts = {name: [part.strip() for part in answers[name].split(",")] for name in _PARTIES if name in answers}
    return {**answers, **{name: ", ".join(codes.get(part.casefold(), part) for part in told) for name, told in parts.items()}}


def _value(name: str, value: str) -> Any:
    """What a reviewer typed as the field has it: parties by their codes, a list where there may be several, None for nothing."""
    value = _coded({name: value})[name]
    if name in ("issues", "participants", "met_by"):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value or None
