"""The words of a text, for looking up names: rules, no learning."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from onrecord.actors.names import FEMALE, MALE
from onrecord.document import Span
from onrecord.sentences import sentences

TOKEN = re.compile(r"(?:[A-Z]\.){2,}|-[LR]RB-|['’]s\b|[^\W_]+(?:['’](?!s\b)[^\W_]+)*|[^\w\s]|_")
QUOTE_OR_BREAK = re.compile(r"[“”„«»\"]|''|``|\n+")
SPELT = {"-LRB-": "(", "-RRB-": ")", "’s": "'s"}
"""Signs as the tools that split words for parsers write them, and as this layer reads them."""


@dataclass(frozen=True)
class Tokens:
    """The words of a text with where they stand. `keys` are the words as the register spells them (straight apostrophes)."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    keys: tuple[str, ...]

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The spans of the sentences in code points, in order (`onrecord.sentences`)."""
        return sentences(self.text)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def _quotations(self) -> tuple[list[int], list[int]]:
        spans = quotations(self.text)
        return [start for start, _ in spans], [end for _, end in spans]

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The words that stand right behind a given name anywhere in the text."""
        return frozenset(after for before, after in pairwise(self.keys) if before in MALE or before in FEMALE)

    def quoted(self, position: int) -> bool:
        """Whether the code point at `position` stands between quotation marks."""
        starts, ends = self._quotations
        at = bisect_right(starts, position) - 1
        return at >= 0 and position < ends[at]

    def sentence(self, position: int) -> int:
        """The number of the sentence that holds the code point at `position`."""
        return max(0, bisect_right(self._sentence_starts, position) - 1)

    def at(self, position: int) -> int:
        """The first token that ends behind the code point at `position`."""
        return bisect_right(self.ends, position)

    def between(self, start: int, end: int) -> range:
        """The tokens that begin in `text[start:end]`."""
        first = bisect_right(self.ends, start)
        last = bisect_right(self.starts, end - 1) if end else 0
        return range(first, max(first, last))


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """The spans between double quotation marks, marks included; one left open ends with its paragraph."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for match in QUOTE_OR_BREAK.finditer(text):
        sign, at = match.group(), match.start()
        if sign in {"“", "„", "«", "``"} or (sign == '"' and opened is None) or (sign == "''" and opened is None):
            opened = at if opened is None else opened
        elif opened is not None:
            found.append((opened, match.end()))
            opened = None
    if opened is not None:
        found.append((opened, len(text)))
    return tuple(found)


def tokenize(text: str) -> Tokens:
    """The words of `text`: letters and digits, initials ("U.S."), "'s", and each other sign by itself."""
    matches = list(TOKEN.finditer(text))
    straight = [match.group() for match in matches]
    return Tokens(
        text,
        tuple(match.start() for match in matches),
        tuple(match.end() for match in matches),
        tuple(SPELT.get(word) or (word.replace("’", "'") if "’" in word else word) for word in straight),
    )


def lookup_words(words: str) -> tuple[str, ...]:
    """The words of a register entry as `Tokens.keys` has them."""
    return tuple(match.group().replace("’", "'") for match in TOKEN.finditer(words))
