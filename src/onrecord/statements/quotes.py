"""Where a text stands in quotation marks. Rules; the cases are in tests/statements/test_quotes.py.

Marks known: straight ", curly “ ” and „ “, guillemets « » and ‹ ›, ``two backticks'' and '' '', and single ones ‘ ’ ' ' inside
another quotation or alone. Apostrophes, feet and inches are no quotation marks. A quotation that nothing closes ends with its
paragraph; one that goes on over paragraphs opens each of them again, and each piece is a quotation of its own here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.document import Span

_MARK = re.compile(r"``|''|\"|[“”„‟«»‹›‘’'`]")
_BLANK = re.compile(r"\n[ \t\r\xa0]*\n\s*")
_PARTNERS = {"“": "”", "„": "“”", "‟": "”", "«": "»", "‹": "›", "``": "''", "‘": "’", "'": "'", "`": "'", '"': '"', "”": "”", "''": "''"}
_SINGLE = frozenset("‘’'`‹›")
_WRAPPED_AT = 100
"""Lines no longer than this, in a text with blank lines, are taken as broken by a typesetter, not as paragraphs."""

_FAR = 1500
"""Code points in which the other mark of a single quotation is looked for."""
_DEEPEST = 4
"""Quotations in quotations that are told apart; marks that open more are stray."""

_TRAILING = ",;:.—–-"
_SENTENCE_END = re.compile(r"[a-z0-9)][.!?]\s+[A-Z]")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Za-z]\.|\b(?:[Cc]orp|[Ii]nc|[Ll]td|[Cc]o|[Jj]r|[Ss]r|[Ee]tc|[Ss]t|a\.m|p\.m|[Nn]o|[Vv]s|Gen|Sen|Rep))\.?$"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: `span` with its marks, `inside` without them, `depth` 0 where it stands in no other.

    `inside` may be empty. All in code points, half-open.
    """

    span: Span
    inside: Span
    depth: int


@dataclass(frozen=True, slots=True)
class QuotationTable:
    """All quotations of a text in the order of their starts, and which characters stand in one.

    `outer` are the insides of those that stand in no other: disjoint, ascending. `opening` and `closing` give the
    quotation whose first or last mark stands at a character.
    """

    quotations: tuple[Quotation, ...]
    outer: tuple[Span, ...]
    starts: tuple[int, ...]
    opening: dict[int, Quotation]
    closing: dict[int, Quotation]

    def inside(self, position: int) -> bool:
        """Whether the character at `position` (code points) stands in quotation marks. Marks themselves do not."""
        at = bisect_right(self.starts, position) - 1
        return at >= 0 and position < self.outer[at].end

    def quoted(self, start: int, end: int) -> tuple[Span, ...]:
        """The pieces of `[start, end)` that stand in quotation marks, in reading order."""
        pieces = []
        for at in range(max(0, bisect_right(self.starts, start) - 1), len(self.outer)):
            span = self.outer[at]
            if end <= span.start:
                break
            piece = Span(max(start, span.start), min(end, span.end))
            if piece.start < piece.end:
                pieces.append(piece)
        return tuple(pieces)


def quotations(text: str) -> tuple[Span, ...]:
    """The spans of the quotations of `text` that stand in no other, with their marks, in reading order.

    >>> quotations('He said "no".')
    (Span(start=8, end=12),)
    """
    return tuple(quotation.span for quotation in table(text).quotations if quotation.depth == 0)


@lru_cache(maxsize=4)
def table(text: str) -> QuotationTable:
    """All quotations of `text`, nested ones too. Linear in the text; remembered for the last few texts."""
    found: list[Quotation] = []
    for start, end in paragraphs(text):
        found.extend(_paragraph_quotations(text, start, end))
    ordered = tuple(sorted(found, key=lambda quotation: (quotation.span.start, -quotation.span.end)))
    outer = tuple(quotation.inside for quotation in ordered if quotation.depth == 0 and quotation.inside.start < quotation.inside.end)
    opening = {quotation.span.start: quotation for quotation in ordered}
    # Keyed by the first character of the closing mark, which is two characters long in ``this''.
    closing = {quotation.inside.end: quotation for quotation in ordered if quotation.inside.end < quotation.span.end}
    return QuotationTable(ordered, outer, tuple(span.start for span in outer), opening, closing)


@lru_cache(maxsize=4)
def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of `text`, in reading order, blank lines left out.

    A blank line always ends one. A single line break does where lines are long or the text has no blank line;
    in a text broken into short lines it does not.
    """
    blank = _BLANK.search(text) is not None
    lines = [len(line) for line in text.split("\n") if line.strip()]
    wrapped = blank and len(lines) > 0 and sorted(lines)[len(lines) * 9 // 10] < _WRAPPED_AT
    boundary = _BLANK if wrapped else re.compile(r"\s*\n\s*")
    spans, start = [], 0
    for match in boundary.finditer(text):
        if start < match.start():
            spans.append(Span(start, match.start()))
        start = match.end()
    if start < len(text):
        spans.append(Span(start, len(text)))
    return tuple(spans)


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    inside: int


def _paragraph_quotations(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    stack: list[_Open] = []
    for match in _MARK.finditer(text, start, end):
        mark, position = match.group(), match.start()
        level = _closes(text, stack, mark, position, end)
        if level is not None:
            opened = stack[level]
            found.append(Quotation(Span(opened.start, match.end()), Span(opened.inside, position), level))
            del stack[level:]
        elif len(stack) < _DEEPEST and _opens(text, mark, position, match.end(), end):
            stack.append(_Open(mark, position, match.end()))
    return found + _unclosed(stack, found, end)


def _unclosed(stack: list[_Open], found: list[Quotation], end: int) -> list[Quotation]:
    """What is left open at the end of a paragraph: a quotation that goes on in the next, or a mark that was forgotten.

    Straight marks that seemed to nest in it say that it was forgotten: they stand in no other then, and it ends before them.
    """
    if not stack or stack[0].mark in _SINGLE:
        return []
    first = stack[0]
    if first.mark == '"':
        later = [index for index, quotation in enumerate(found) if first.start < quotation.span.start and quotation.depth > 0]
        if later:
            end = min(found[index].span.start for index in later)
            for index in later:
                found[index] = replace(found[index], depth=found[index].depth - 1)
    return [Quotation(Span(first.start, end), Span(first.inside, end), 0)]


def _closes(text: str, stack: list[_Open], mark: str, position: int, end: int) -> int | None:
    """The level of the open quotation that `mark` closes, or None."""
    following = text[position + len(mark) : position + len(mark) + 1]
    if mark in ("’", "'") and (following.isalnum() or _is_possessive(text, mark, position, end)):
        return None
    if mark == '"' and _surely_opens(text, position):
        return None
    for level in range(len(stack) - 1, -1, -1):
        if _matches(stack[level].mark, mark):
            # Two marks with nothing between them, and a letter after: both open.
            return None if position == stack[level].inside and following.isalnum() else level
    return None


def _surely_opens(text: str, position: int) -> bool:
    """Whether the straight mark at `position` stands between a space and a letter."""
    return (position == 0 or text[position - 1].isspace()) and text[position + 1 : position + 2].isalnum()


def _matches(opening: str, mark: str) -> bool:
    if mark in _PARTNERS[opening] and (len(mark) == len(opening) or opening in ("``", "''")):
        return mark == "''" if opening in ("``", "''") else True
    # Typesetters mix them: “ closed by a straight mark, or '' for it.
    return (opening in '“„"' and mark in ('"', "”", "''")) or (opening == "``" and mark in ('"', "”")) or (opening == "''" and mark == '"')


def _is_possessive(text: str, mark: str, position: int, end: int) -> bool:
    """Whether a single mark after an s is a plural's apostrophe: another one closes the quotation later on."""
    if text[position - 1 : position] not in ("s", "S") or not re.match(r" [a-z]", text[position + 1 : position + 3]):
        return False
    later = re.compile(rf"{mark}(?![A-Za-z0-9])").search(text, position + 1, min(end, position + _FAR))
    opening = re.compile(r"(?<![A-Za-z0-9])[‘']\w").search(text, position + 1, min(end, position + _FAR))
    return later is not None and (opening is None or later.start() < opening.start())


def _looks_opening(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return (not before or before.isspace() or before in "([{—–-/:\"“‘'«`") and bool(after) and not after.isspace()


def _opens(text: str, mark: str, start: int, stop: int, end: int) -> bool:
    before, after = text[max(0, start - 1) : start], text[stop : stop + 1]
    if not after:
        return False
    if after.isspace():
        # Set with spaces between all words, or in the French way: only the first of a pair opens.
        spaced = not before or before.isspace()
        return spaced and (mark in ("«", "“", "„", "``") or (mark == '"' and text.find(mark, stop, min(end, stop + _FAR)) >= 0))
    if mark in ("“", "„", "«", "‟", "``", "‹"):
        return True
    if mark in ("»", "›"):
        return False
    if mark in ('"', "''", "”"):
        # After a digit it is an inch; after a letter it closes something that was never opened.
        return _looks_opening(text, start, stop)
    if not _looks_opening(text, start, stop) or not (after.isalnum() or after in "[…."):
        return False
    return mark != "’" and _single_closes(text, "’" if mark == "‘" else "'", stop, end)


def _single_closes(text: str, mark: str, start: int, end: int) -> bool:
    """Whether a later single mark can close one opened at `start`; without it this is an elision ('em, '90s)."""
    return re.compile(rf"(?<=[^\s(\[]){mark}(?![A-Za-z0-9])").search(text, start, min(end, start + _FAR)) is not None


def trim(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """`spans` without what does not belong to a content at their edges; a span of which nothing is left goes.

    Off go spaces, quotation marks whose partner is not in the span or which enclose all of it, and commas, full stops
    and dashes outside quotation marks. What stands inside quotation marks stays, and so does an abbreviation's full stop.

    >>> trim('"Not now," he said.', (Span(0, 10),))
    (Span(start=1, end=9),)
    """
    kept = (_trim_span(text, table(text), span) for span in spans)
    return tuple(span for span in kept if any(character.isalnum() for character in text[span.start : span.end]))


def _trim_span(text: str, quoted: QuotationTable, span: Span) -> Span:
    start, end = span
    while start < end:
        before = (start, end)
        if text[start].isspace() or text[start] in ",;.":
            start += 1
        elif text[end - 1].isspace():
            end -= 1
        else:
            start, end = _trim_marks(text, quoted, start, end)
        if before == (start, end):
            break
    return Span(start, end)


def _trim_marks(text: str, quoted: QuotationTable, start: int, end: int) -> tuple[int, int]:
    opened = quoted.opening.get(start)
    if opened is not None and end <= opened.span.end:
        return opened.inside.start, min(end, opened.inside.end)
    for length in (2, 1):
        closed = quoted.closing.get(end - length)
        if closed is not None and closed.span.end == end and closed.span.start < start:
            return start, end - length
        orphan = quoted.closing.get(start)
        if orphan is not None and orphan.span.end == start + length:
            return start + length, end
    last = quoted.opening.get(end - 1)
    if last is not None and end <= last.inside.start:
        return start, end - 1
    if text[end - 1] in _TRAILING and not quoted.inside(end - 1) and not _keeps_full_stop(text, start, end):
        return start, end - 1
    return start, end


def _keeps_full_stop(text: str, start: int, end: int) -> bool:
    """Whether the mark at the end is an abbreviation's full stop, or ends several sentences that are the content as they stand."""
    if text[end - 1] != ".":
        return False
    return _ABBREVIATION.search(text[max(start, end - 6) : end]) is not None or _SENTENCE_END.search(text, start, end - 1) is not None
