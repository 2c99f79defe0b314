"""Between whom a contact is. Learned: a trained choice among the parties nearby (`onrecord.talks.choosing`), by clues that rules see."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from onrecord.document import Span
from onrecord.talks.choosing import Choice, choices
from onrecord.talks.clues import Clues, around_words, flagged, in_report
from onrecord.talks.context import Context
from onrecord.talks.participants import around, speaks_itself
from onrecord.talks.values import ContactKind

GROUPS = {ContactKind.CALL: 0, ContactKind.MEETING: 1, ContactKind.TALKS: 1, ContactKind.VISIT: 1, ContactKind.MESSAGE: 2}
"""Kinds that reports use for one and the same contact have one number."""
SECOND = 0.2
"""The two likeliest take part from this probability on: a contact has two sides."""
THIRD = 0.7
"""A third party takes part from this on, and only if the words around name it by rule: who tells of a contact stands near it too. Both
chosen on train, in thirds."""
TOLD_AGAIN = 0.8
"""Where the words name nobody ("their first meeting"), it is the contact told last unless its second side is at least as likely as this."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The parties that take part in a contact, and the least of their probabilities."""

    parties: tuple[str, ...]
    probability: float


def sides(at: Context, told: Sequence[tuple[Span, ContactKind]]) -> list[Sides | None]:
    """Who takes part in each contact that a word tells of, given with its kind, in reading order; None where two cannot be found."""
    found = chosen(choices()["sides"], side_clues(at, told))
    return [_as_named(one, at, at.stretch(trigger)) if one else None for one, (trigger, _) in zip(found, told, strict=True)]


def _as_named(found: Sides, at: Context, sentence: Span) -> Sides:
    """The same with the parties in the order in which a sentence names them, those that it does not name last."""
    order = [party for mention in at.mentions_in(*sentence) for party in mention.parties]
    return replace(found, parties=tuple(sorted(found.parties, key=lambda party: order.index(party) if party in order else len(order))))


def chosen(choice: Choice, rows: Sequence[dict[str, Clues]]) -> list[Sides | None]:
    """Who takes part in each contact of a report, in reading order, by the clues of the parties near it."""
    chances = iter(choice.probabilities([clues for found in rows for clues in found.values()]))
    made: list[Sides | None] = []
    last: Sides | None = None
    for found in rows:
        ranked = sorted(((next(chances), party) for party in found), key=lambda one: (-one[0], one[1]))
        named = {party for party, clues in found.items() if "stated" in clues or "subject" in clues}
        again = last is not None and not named and len(ranked) > 1 and ranked[1][0] < TOLD_AGAIN
        made.append(last if again else _likeliest(ranked, named))
        last = made[-1] or last
    return made


def _likeliest(ranked: Sequence[tuple[float, str]], named: Collection[str]) -> Sides | None:
    """The sides among parties ranked by their chance: who is named by rule and likely comes before who is likely alone."""
    ranked = sorted(ranked, key=lambda one: not (one[1] in named and one[0] >= THIRD))
    kept = [one for one in ranked[:2] if one[0] >= SECOND] + [one for one in ranked[2:] if one[0] >= THIRD and one[1] in named]
    return Sides(tuple(party for _, party in kept), min(chance for chance, _ in kept)) if len(kept) > 1 else None


def side_clues(at: Context, told: Sequence[tuple[Span, ContactKind]]) -> list[dict[str, Clues]]:
    """The clues of every party that may take part in each contact."""
    return [_clues(at, trigger, kind) for trigger, kind in told]


def _clues(at: Context, trigger: Span, kind: ContactKind) -> dict[str, Clues]:
    """The clues of every party that may take part in the contact that the word at `trigger` names."""
    sentence = at.stretch(trigger)
    found = around_words(at, trigger, sentence)
    statement = at.statement_at(*trigger)
    own = statement.source.parties if statement and statement.source else ()
    spoken = statement.addressee.parties if statement and statement.addressee else ()
    for party in (*own, *spoken, *at.parties[:3]):
        found.setdefault(party, {"elsewhere": 1.0})
    named = around(at, trigger)
    flagged(found, "stated", named.stated)
    flagged(found, "subject", named.subject)
    if named.closed:
        for clues in found.values():
            clues["closed"] = 1.0
    flagged(found, "source", own)
    if speaks_itself(at, trigger):
        flagged(found, "we", own)
    flagged(found, "addressee", spoken)
    known = sum("stated" in clues or "subject" in clues for clues in found.values())
    in_report(at, found)
    word = at.text[trigger.start : trigger.end].casefold()
    for clues in found.values():
        clues[f"kind {kind.value}"] = 1.0
        clues[f"word {word[:4]}"] = 1.0
        clues["known"] = min(known, 3) / 3
    return found
