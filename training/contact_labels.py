"""Which candidate words name a contact of the record, and how far it has come: labels for the contact head."""

from __future__ import annotations

from typing import Any

import numpy as np

from data import CONTACTS, Segment
from onrecord.statements.features import Features
from onrecord.statements.triggers import contact_triggers

MEETINGS = {"meeting", "talks", "visit"}


def contact_labels(text: str, feats: Features, record: dict[str, Any]) -> list[tuple[Segment, int]]:
    """Each candidate with 0 for no contact or the number of its status.

    A candidate names a contact if it stands in a sentence of its evidence and can be of its kind; where several
    contacts stand in one sentence, the one of exactly its first kind goes first, then the one told in fewer words.
    """
    labelled = []
    for trigger in contact_triggers(text):
        start, end = trigger.span
        first = int(np.searchsorted(feats.ends, start, side="right"))
        last = int(np.searchsorted(feats.starts, end, side="left"))
        if first >= last:
            continue
        ranked = []
        for row in record["contacts"]:
            inside = any(low <= start < high for low, high in row["evidence"])
            kinds = set(trigger.kinds)
            alike = row["kind"] in kinds or (row["kind"] in MEETINGS and kinds & MEETINGS)
            if inside and alike:
                length = sum(high - low for low, high in row["evidence"])
                ranked.append((row["kind"] != trigger.kinds[0], length, CONTACTS.index(row["status"])))
        labelled.append(((first, last), min(ranked)[2] if ranked else 0))
    return labelled
