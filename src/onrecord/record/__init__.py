"""The record: many reports kept for years, nothing overwritten. A log of documents, readings and reviews, and tables derived from it."""

from __future__ import annotations

from onrecord.record.store import Kept, Origin, Record, open_record
from onrecord.record.views import EVERYTHING, View

__all__ = ["EVERYTHING", "Kept", "Origin", "Record", "View", "open_record"]
