"""What each page shows, asked of the record. `Desk` is the way in; everything it returns is a frozen value of `onrecord.web.shown`."""

from __future__ import annotations

from onrecord.web.queries.desk import Desk

__all__ = ["Desk"]
