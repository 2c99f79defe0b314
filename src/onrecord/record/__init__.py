"""The record: many reports kept for years, nothing overwritten. A log of documents, readings and reviews, and tables derived from it."""

from __future__ import annotations

from onrecord.record.asking import Changes
from onrecord.record.entries import Origin
from onrecord.record.extents import Extent
from onrecord.record.reviewed import Review, Verdict
from onrecord.record.reviews import WrongReview
from onrecord.record.searching import Hit, Piece
from onrecord.record.store import Kept, Record, open_record
from onrecord.record.verifying import Problem
from onrecord.record.views import EVERYTHING, View

__all__ = [
    "EVERYTHING",
    "Changes",
    "Extent",
    "Hit",
    "Kept",
    "Origin",
    "Piece",
    "Problem",
    "Record",
    "Review",
    "Verdict",
    "View",
    "WrongReview",
    "open_record",
]
