"""How a content is quoted: direct, mixed or indirect, by the quotation marks around these very words. Rules."""

from __future__ import annotations

from onrecord.document import Words
from onrecord.statements.quotes import QuotationTable, table
from onrecord.statements.values import Mode


def mode(text: str, content: Words) -> Mode:
    """Direct if every word of `content` stands in quotation marks, indirect if none does, else mixed.

    A quotation around the whole report of another speaker counts: these words are quoted.

    >>> from onrecord.document import words
    >>> mode('He called it "a farce".', words('He called it "a farce".', [(10, 22)]))
    <Mode.MIXED: 'mixed'>
    """
    quoted = table(text)
    all_letters = sum(_letters(text, start, end) for start, end in content.spans)
    quoted_letters = sum(_quoted_letters(text, quoted, start, end) for start, end in content.spans)
    if quoted_letters == 0:
        return Mode.INDIRECT
    return Mode.DIRECT if quoted_letters == all_letters else Mode.MIXED


def _letters(text: str, start: int, end: int) -> int:
    return sum(character.isalnum() for character in text[start:end])


def _quoted_letters(text: str, quoted: QuotationTable, start: int, end: int) -> int:
    return sum(_letters(text, *piece) for piece in quoted.quoted(start, end))
