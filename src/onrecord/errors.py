"""What can go wrong, said in one line: what, where, and what to do about it.

`OnrecordError` is the root. `UnreadableDocument` concerns one document, and the next one can still be read;
`WrongSettings` concerns everything (a register file, the model, an option), and nothing can be read until it is put right.
"""

from __future__ import annotations


class OnrecordError(Exception):
    """The root of all errors that onrecord raises on purpose.

    `what` happened, `where` (a file, a document, a place in it; may be empty) and what to `do` (may be empty).

    >>> str(OnrecordError("it is empty", where="report.txt", do="give a file with text"))
    'report.txt: it is empty; give a file with text'
    """

    def __init__(self, what: str, *, where: str = "", do: str = "") -> None:
        self.what = what
        self.where = where
        self.do = do
        super().__init__((f"{where}: " if where else "") + what + (f"; {do}" if do else ""))


class UnreadableDocument(OnrecordError):
    """One document cannot be read. The others can."""


class WrongSettings(OnrecordError):
    """The model, a register or an option is missing or wrong: no document can be read with it."""
