"""Rules: the same statement in several reports: one source, about one day, in words that say the same; wordings side by side.

Outlets at one briefing quote different halves of a sentence, and translations differ in every word but the names: what
is compared are the telling words. Who left out what is told in the words of the fullest wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Protocol, TypeVar

from onrecord.talks.alike import joined, pairs, stem, stems
from onrecord.talks.rows import StatementRow
from onrecord.talks.shifts import days_between
from onrecord.talks.tellings import Copies, identity

ALIKE = 0.5
"""From this share of telling words on, two wordings of one source and day are one statement."""
PART, WITHIN = 0.3, 0.8
"""So they are from this share on if one stands within the other by that share of its own words: outlets quote a half of a sentence."""
APART = 2
"""Days within which reports carry one statement."""
FEWEST = 3
"""Telling words without which a wording is too short to tell ("No comment")."""
LEFT_OUT = 4
"""Words in a row from which on their absence is told."""
_WORD = re.compile(r"\w+(?:['’]\w+)?")


@dataclass(frozen=True, slots=True)
class Wording:
    """How one report has a statement: its row's key, the report and outlet, the words, whether quoted, and what of the fullest it lacks."""

    key: str
    report: str
    outlet: str | None
    content: str
    mode: str
    copy: bool
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement as several reports have it, the fullest wording first. `day` is the earliest (ISO date)."""

    source: str
    parties: tuple[str, ...]
    day: str
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Worded:
    """The words of a statement: its row's key, the report, the ISO day and the content."""

    key: str
    report: str
    day: str
    content: str


class _Said(Protocol):
    """What is compared of a statement."""

    @property
    def key(self) -> str: ...
    @property
    def day(self) -> str: ...
    @property
    def content(self) -> str: ...


_Row = TypeVar("_Row", bound=_Said)


def alike(statements: Iterable[Worded], of: str) -> frozenset[str]:
    """The keys of the statements that say what the one with the key `of` says, all by one source: those of `sayings`. With itself."""
    long = [row for row in sorted(statements, key=lambda row: (row.day, row.key)) if len(stems(row.content)) >= FEWEST]
    return frozenset(row.key for group in _groups(long) if any(row.key == of for row in group) for row in group)


def sayings(statements: Iterable[StatementRow], *, copies: Copies) -> tuple[Saying, ...]:
    """The statements that stand in two reports or more, the latest first. Near-linear; deterministic."""
    by_source: dict[str, list[StatementRow]] = {}
    for row in sorted(statements, key=lambda row: (row.day, row.key)):
        if row.source and len(stems(row.content)) >= FEWEST:
            by_source.setdefault(identity(row.source).casefold(), []).append(row)
    found = [
        side_by_side(group, copies) for rows in by_source.values() for group in _groups(rows) if len({row.report for row in group}) > 1
    ]
    return tuple(sorted(sorted(found, key=lambda saying: saying.wordings[0].key), key=lambda saying: saying.day, reverse=True))


def _groups(rows: Sequence[_Row]) -> list[list[_Row]]:
    """The rows of one source in groups that say the same. Equal wordings are compared once."""
    kinds: dict[tuple[frozenset[str], str], list[_Row]] = {}
    for row in rows:
        kinds.setdefault((stems(row.content), row.day), []).append(row)
    wordings = list(kinds)
    links = (
        (left, right)
        for left, right, share in pairs([words for words, _ in wordings], PART)
        if abs(days_between(wordings[left][1], wordings[right][1])) <= APART
        and (share >= ALIKE or _within(wordings[left][0], wordings[right][0]))
    )
    return [[row for number in group for row in kinds[wordings[number]]] for group in joined(len(wordings), links)]


def _within(left: frozenset[str], right: frozenset[str]) -> bool:
    return len(left & right) >= WITHIN * min(len(left), len(right))


def side_by_side(rows: Iterable[StatementRow], copies: Copies) -> Saying:
    """Rows that say the same (there is one at least) as one statement with its wordings."""
    ordered = sorted(rows, key=lambda row: (-len(stems(row.content)), row.day, row.key))
    fullest = ordered[0]
    wordings = (
        Wording(row.key, row.report, row.outlet, row.content, row.mode, row.report in copies, left_out(fullest.content, row.content))
        for row in ordered
    )
    source = fullest.source
    return Saying(source.name if source else "", source.parties if source else (), min(row.day for row in ordered), tuple(wordings))


def left_out(fullest: str, wording: str) -> tuple[str, ...]:
    """The runs of `LEFT_OUT` words and more of the fullest wording that another lacks, as they stand in the fullest.

    >>> left_out("The truce must begin with the sluices at Brenn, he said on Friday", "The truce must begin, he said on Friday")
    ('with the sluices at Brenn',)
    """
    full = list(_WORD.finditer(fullest))
    other = [stem(word) for word in _WORD.findall(wording)]
    matcher = SequenceMatcher(None, [stem(match.group()) for match in full], other, autojunk=False)
    runs = ((start, end) for kind, start, end, _, _ in matcher.get_opcodes() if kind in ("delete", "replace"))
    return tuple(fullest[full[start].start() : full[end - 1].end()] for start, end in runs if end - start >= LEFT_OUT)
