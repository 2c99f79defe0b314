"""Bytes of a plain text to a `Document`: encoding, title, outlet, date, language, boilerplate. Knows nothing of statements."""

from onrecord.reading.files import LIMIT, STDIN, checked_date, from_bytes, from_text, load, shown_name

__all__ = ["LIMIT", "STDIN", "checked_date", "from_bytes", "from_text", "load", "shown_name"]
