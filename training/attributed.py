"""From an annotated record to the `Attributed` that perfect reading would give: what `onrecord.talks` is measured on.

The statements, their actors and the marks are the annotators'. Mentions are not annotated: they are found by the
names that the record's actors bear and by the names of states, or by a finder that the caller gives.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from onrecord.actors.values import Actor, Attributed, Kind, Mention, Statement
from onrecord.document import Document, Span, Words, words
from onrecord.statements.triggers import Trigger, contact_triggers
from onrecord.statements.values import (
    Act,
    Attribution,
    CommitmentMark,
    CommitmentStatus,
    ConditionKind,
    ConditionMark,
    ContactMark,
    ContactStatus,
    Factuality,
    Mode,
    Stance,
    Tagged,
)

Row = dict[str, Any]
Finder = Callable[[str, tuple[Statement, ...]], Iterable[Mention]]
MEETINGS = {"meeting", "talks", "visit"}
REGISTER = files("onrecord.actors").joinpath("register/states.toml")


def labelled(labels: Path, corpora: Path) -> Iterator[tuple[Path, Row, str]]:
    """Path, record and text of every labelled report, sorted by name."""
    for path in sorted(labels.glob("*/*.json")):
        text = (corpora / path.parent.name / f"{path.stem}.txt").read_bytes().decode("utf-8")
        yield path, json.loads(path.read_text(encoding="utf-8")), text


def attributed(record: Row, text: str, *, finder: Finder | None = None, marks: bool = True) -> Attributed:
    """The record's statements and marks as if perfectly read; no marks if `marks` is false; mentions by `finder`."""
    told = record["document"]
    document = Document(
        told["id"], text, title=told["title"], outlet=told["outlet"], url=told["url"], published=told["published"],
        language=told["language"], boilerplate=tuple(Span(*span) for span in told["boilerplate"]),
    )  # fmt: skip
    statements = _statements(record, text)
    mentions = tuple((finder or plain_mentions)(text, statements))
    if not marks:
        return Attributed(document, statements, mentions)
    return Attributed(document, statements, mentions, _conditions(record, text), _commitments(record, text), contact_marks(record, text))


def tagged(record: Row, text: str) -> Tagged:
    """The record's statements and marks in the words of the text, nobody named: what `onrecord.actors` works from."""
    right = attributed(record, text)
    by_id = {statement.id: statement for statement in right.statements}
    found = []
    for statement in right.statements:
        outer = by_id.get(statement.within or "")
        known = len(outer.via) + 1 if outer else 0
        carriers = tuple(words(text, actor.spans) for actor in statement.via[known:] if actor.spans)
        found.append(
            Attribution(
                statement.id, _actor_words(statement.source, text), statement.cue, statement.content, statement.within, carriers,
                statement.mode,
                statement.act, statement.factuality, statement.stance, statement.prompt, _actor_words(statement.addressee, text),
            )
        )  # fmt: skip
    return Tagged(right.document, tuple(found), right.conditions, right.commitments, right.contacts)


def _actor_words(actor: Actor | None, text: str) -> Words | None:
    return words(text, actor.spans) if actor and actor.spans else None


def parties(value: str | list[str] | None) -> tuple[str, ...]:
    """A record's party field as a tuple."""
    return tuple(value) if isinstance(value, list) else (value,) if value else ()


def _actor(row: Row | None) -> Actor | None:
    if not row:
        return None
    spans = tuple(Span(*span) for span in row["spans"])
    return Actor(row["text"], spans, row["name"], Kind(row["kind"]), parties(row["party"]), row["role"])


def _statements(record: Row, text: str) -> tuple[Statement, ...]:
    stances = stances_of(record)
    return tuple(
        Statement(
            id=row["id"],
            source=_actor(row["source"]),
            via=tuple(actor for actor in map(_actor, row["via"]) if actor),
            cue=words(text, row["cue"]["spans"]) if row["cue"] else None,
            content=words(text, row["content"]["spans"]),
            within=_within(row, record),
            mode=Mode(row["mode"]),
            act=Act(row["act"]),
            factuality=Factuality(row["factuality"]),
            stance=stances.get(row["id"]),
            addressee=_actor(row["addressee"]),
            prompt=words(text, row["prompt"]["spans"]) if row["prompt"] else None,
            said=row["said"],
        )
        for row in record["statements"]
    )


def _within(row: Row, record: Row) -> str | None:
    """The smallest other statement whose content holds this one's content and cue, where its source carries this."""
    if not row["via"]:
        return None
    start, end = row["content"]["spans"][0][0], row["content"]["spans"][-1][1]
    outer = [
        (spans[-1][1] - spans[0][0], other["id"])
        for other in record["statements"]
        if other is not row and (spans := other["content"]["spans"]) and spans[0][0] <= start and end <= spans[-1][1]
        and spans[-1][1] - spans[0][0] > end - start
    ]  # fmt: skip
    return min(outer)[1] if outer else None


def stances_of(record: Row) -> dict[str, Stance]:
    """The stance of each statement that a position rests on, preferring positions of its own source's parties."""
    own = {row["id"]: set(parties((row["source"] or {}).get("party"))) for row in record["statements"]}
    found: dict[str, tuple[bool, Stance]] = {}
    for position in record["positions"]:
        for statement in position["statements"]:
            mine = position["party"] in own.get(statement, set())
            if statement not in found or (mine and not found[statement][0]):
                found[statement] = mine, Stance(position["stance"])
    return {statement: stance for statement, (_, stance) in found.items()}


def _conditions(record: Row, text: str) -> tuple[ConditionMark, ...]:
    found = {tuple(map(tuple, row["spans"])): row for row in record["conditions"]}
    return tuple(ConditionMark(words(text, spans), ConditionKind(row["kind"])) for spans, row in sorted(found.items()))


def _commitments(record: Row, text: str) -> tuple[CommitmentMark, ...]:
    found = {tuple(map(tuple, row["spans"])): row for row in record["commitments"]}
    return tuple(CommitmentMark(words(text, spans), CommitmentStatus(row["status"])) for spans, row in sorted(found.items()))


def contact_marks(record: Row, text: str) -> tuple[ContactMark, ...]:
    """The words that name the annotated contacts, as marks."""
    named = contact_rows(record, text)
    return tuple(
        ContactMark(words(text, [span]), ContactStatus(row["status"])) for span, row in sorted(named.items(), key=lambda one: one[0])
    )


def contact_rows(record: Row, text: str) -> dict[Span, Row]:
    """The words that name the annotated contacts, with their rows. Annotators gave sentences: in each, a contact takes the first
    candidate of its kind that no other contact took, and the further ones of that kind that nobody took."""
    triggers = contact_triggers(text)
    taken: dict[Span, Row] = {}
    for further in (False, True):
        for row in record["contacts"]:
            for start, end in row["evidence"]:
                inside = [trigger for trigger in triggers if start <= trigger.span.start < end and trigger.span not in taken]
                fits = sorted((rank, trigger.span) for trigger in inside if (rank := _rank(row["kind"], trigger)) is not None)
                chosen = [span for rank, span in fits if rank == 0] if further else [span for _, span in fits[:1]]
                taken |= dict.fromkeys(chosen, row)
    return taken


def _rank(kind: str, trigger: Trigger) -> int | None:
    """How well a candidate fits a kind of contact: 0 best, None not at all."""
    if kind in trigger.kinds:
        return trigger.kinds.index(kind)
    return 9 if kind in MEETINGS and MEETINGS & set(trigger.kinds) else None


@cache
def _states() -> dict[str, str]:
    """Names of states, their adjectives and peoples and capitals, with the code of the state."""
    states = tomllib.loads(REGISTER.read_text(encoding="utf-8"))["states"]
    named = {}
    for code, entry in states.items():
        for names in entry.values():
            named |= dict.fromkeys(names if isinstance(names, list) else [names], code)
    return {name: code for name, code in named.items() if isinstance(name, str) and name[:1].isupper()}


def plain_mentions(text: str, statements: tuple[Statement, ...]) -> Iterator[Mention]:
    """Mentions by the names of the record's actors (and the last word of a person's name) and the names of states."""
    named: dict[str, Counter[tuple[str, Kind, tuple[str, ...]]]] = {}
    for statement in statements:
        for actor in (statement.source, statement.addressee, *statement.via):
            if actor and actor.kind in {Kind.PERSON, Kind.OFFICE, Kind.PUBLIC}:
                key = (actor.name, actor.kind, actor.parties)
                last = actor.name.split()[-1:] if actor.kind is Kind.PERSON else []
                for name in {actor.name, actor.text, *last}:
                    if name[:1].isupper():
                        named.setdefault(name, Counter())[key] += 1
    known = {name: counts.most_common(1)[0][0] for name, counts in named.items()}
    known |= {name: (name, Kind.OFFICE, (code,)) for name, code in _states().items() if name not in known}
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(known, key=lambda name: (-len(name), name)))) + r")(?!\w)")
    for match in pattern.finditer(text):
        yield Mention(Span(*match.span()), *known[match.group()])
