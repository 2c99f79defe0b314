"""Bytes to `Document`s: formats, encodings, main text, title, outlet, date, language, boilerplate. Knows nothing of statements.

`documents` (in `onrecord.reading.sources`) takes whatever people have; `load` and its like take one plain text.
"""

from onrecord.reading.files import LIMIT, STDIN, checked_date, from_bytes, from_text, in_english, load, shown_name

__all__ = ["LIMIT", "STDIN", "checked_date", "from_bytes", "from_text", "in_english", "load", "shown_name"]
