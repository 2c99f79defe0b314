"""The columns of a row's tables: what a query finds it by. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from onrecord.actors import KnownPerson
from onrecord.actors.names import folded
from onrecord.actors.people import name_words, surname_keys
from onrecord.record.codec import packed
from onrecord.record.schema import OPEN
from onrecord.talks.rows import CommitmentRow, ConditionRow, ContactRow, PositionRow, StatementRow

AnyRow: TypeAlias = StatementRow | PositionRow | ConditionRow | CommitmentRow | ContactRow

_WORD = re.compile(r"[^\W\d_][\w’'-]*")

_OWN: dict[type, tuple[str, ...]] = {
    StatementRow: ("act", "factuality", "mode"),
    PositionRow: ("party", "label", "stance", "basis"),
    ConditionRow: ("party", "label", "kind"),
    CommitmentRow: ("party", "status"),
    ContactRow: ("kind", "status"),
}


def columns(row: AnyRow, report: str, opened: int, ordinal: int) -> dict[str, Any]:
    """The values of a row's table for a version that begins with the entry `opened`."""
    ground = row if isinstance(row, StatementRow) else row.grounds
    return {
        "key": row.key,
        "opened": opened,
        "closed": OPEN,
        "report": report,
        "ordinal": ordinal,
        "outlet": kept(ground.outlet),
        "source": kept(ground.source.name) if ground.source else None,
        "day": ground.day,
        "added": ground.added,
        "standing": str(ground.standing),
        "confidence": ground.confidence,
        "body": packed(row),
        **{name: kept(getattr(row, name)) for name in _OWN[type(row)]},
    }


def marks(row: AnyRow, table: str, opened: int, *, labels: Mapping[str, tuple[str, ...]]) -> list[dict[str, Any]]:
    """What the row has several of, each once. `labels` are the issues of the report's statements, by their keys.

    A commitment or a contact bears on the issues of the statements that it rests on.
    """
    day = row.day if isinstance(row, StatementRow) else row.grounds.day
    several: list[tuple[str, str]] = []
    if isinstance(row, StatementRow):
        several += [("party", party) for party in (row.source.parties if row.source else ())]
        several += [("label", label) for label in row.issues]
    elif isinstance(row, ContactRow):
        several += [("party", party) for party in row.participants]
    if isinstance(row, CommitmentRow | ContactRow):
        several += [("label", label) for statement in row.grounds.statements for label in labels.get(statement, ())]
    return [
        {"table": table, "field": field, "value": kept(value), "day": day, "row": row.key, "opened": opened}
        for field, value in dict.fromkeys(several)
    ]


def people(taught: Sequence[KnownPerson], report: str, opened: int) -> list[dict[str, Any]]:
    """What a report teaches of persons, once for each word by which alone one of them may be called."""
    found = []
    for ordinal, person in enumerate(taught):
        keys = {surname for name in (person.name, *person.spellings) for surname in surname_keys(name_words(name))}
        row = {"report": report, "ordinal": ordinal, "opened": opened, "closed": OPEN, "body": packed(person)}
        found += [{"surname": kept(surname), **row} for surname in sorted(keys)]
    return found


def called(text: str) -> set[str]:
    """Every word of a text as persons are kept by it, and the parts of words with hyphens."""
    words = set(_WORD.findall(text))
    return {folded(part) for word in words for part in (word, *word.split("-"))} - {""}


def kept(text: Any) -> Any:
    """`text` as both databases keep it: NUL and lone surrogates, which PostgreSQL refuses, as U+FFFD. None stays None."""
    if text is None:
        return None
    return (
        "".join("\ufffd" if char == "\0" or "\ud800" <= char < "\ue000" else char for char in str(text)) if _odd(str(text)) else str(text)
    )


def _odd(text: str) -> bool:
    if "\0" in text:
        return True
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
