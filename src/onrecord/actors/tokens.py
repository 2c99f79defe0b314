"""Words and sentences of a text, for looking up names: rules, no learning."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

TOKEN = re.compile(r"(?:[A-Z]\.){2,}|['’]s\b|[^\W_]+(?:['’](?!s\b)[^\W_]+)*|[^\w\s]|_")
SENTENCE_END = re.compile(r"\n+|(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9—–-])|(?<=[.!?])[\"”]+(?=[A-Z])")
QUOTE_OR_BREAK = re.compile(r"[“”„«»\"]|''|\n+")
NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Reps|Sens|Gov|Rev|Hon|St|Sr|Jr|vs|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|"
    r"Sept|Sep|Oct|Nov|Dec|Inc|Ltd|Co|Corp|al|Amb|Brig|Cmdr|Pres)|\b[A-Z]|\b(?:[A-Z]\.)+[A-Z])\.$"
)
FUNCTION_START = re.compile(r"(?:The|A|An|In|On|At|But|And|It|He|She|They|We|I|This|That|However|When|If|As|For|Some|By)\b")


@dataclass(frozen=True)
class Tokens:
    """The words of a text with where they stand. `keys` are the words as the register spells them (straight apostrophes)."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    keys: tuple[str, ...]

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The spans of the sentences in code points, in order; paragraphs and headlines end one too."""
        return sentences(self.text)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def _quotations(self) -> tuple[list[int], list[int]]:
        spans = quotations(self.text)
        return [start for start, _ in spans], [end for _, end in spans]

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
        if sign in "“„«" or (sign == '"' and opened is None) or (sign == "''" and opened is None):
            opened = at if opened is None else opened
        elif opened is not None:
            found.append((opened, match.end()))
            opened = None
    if opened is not None:
        found.append((opened, len(text)))
    return tuple(found)


def tokenize(text: str) -> Tokens:
    """The words of `text`: letters and digits, initials ("U.S."), "'s", and each other sign by itself."""
    starts, ends, keys = [], [], []
    for match in TOKEN.finditer(text):
        starts.append(match.start())
        ends.append(match.end())
        keys.append(match.group().replace("’", "'"))
    return Tokens(text, tuple(starts), tuple(ends), tuple(keys))


def lookup_words(words: str) -> tuple[str, ...]:
    """The words of a register entry as `Tokens.keys` has them."""
    return tuple(match.group().replace("’", "'") for match in TOKEN.finditer(words))


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of the sentences of `text` in code points: they end at a full stop before a capital, and at line ends."""
    cuts = [0]
    for match in SENTENCE_END.finditer(text):
        broken = "\n" in match.group()
        before = text[max(0, match.start() - 12) : match.start()]
        # "U.S. officials" goes on, "in the U.S. The …" does not
        if (
            not broken
            and NO_END.search(before)
            and not (before.endswith(("U.S.", "U.K.", "U.N.")) and FUNCTION_START.match(text, match.end()))
        ):
            continue
        cuts.append(match.end())
    cuts.append(len(text))
    return tuple((start, end) for start, end in pairwise(cuts) if text[start:end].strip())
