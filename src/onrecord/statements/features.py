"""A text as the network sees it: words, their subwords, and three features that an uncased vocabulary loses.

Rules, no learning; training and serving share this module, so that they cannot differ.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
"""A word with its apostrophes, or one other visible character. Source: the scorer of PolNeAR (Newell et al. 2018)."""

SUBWORDS_A_WORD = 8
"""A word keeps at most this many subwords: names have up to five; only noise has more."""

_QUOTE = re.compile(r"[\"“”„«»‟]|''|``")
_OPENING = frozenset("“„«‟")
_CLOSING = frozenset("”»")
_BLANK = re.compile(r"\n[ \t\r]*\n")
_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "—": "-", "–": "-"})
# Lone surrogates, which a Python string may have and no encoding takes, are a character that nobody knows.
_PLAIN |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")

Integers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Features:
    """The words of one text. All arrays have one row a word, in reading order.

    `starts`, `ends`: code points. `first`: index of the word's first subword in `subwords` (which has all subwords
    of the text, without special tokens); `first[n]` is their number. `case`, `gap`, `quote`: small codes.
    """

    starts: Integers
    ends: Integers
    first: Integers
    subwords: Integers
    case: Integers
    gap: Integers
    quote: Integers

    def __len__(self) -> int:
        return len(self.starts)


def features(text: str, tokenizer: Tokenizer) -> Features:
    """The features of `text`. Linear in its length; deterministic; an empty text has no words."""
    found = [match.span() for match in WORD.finditer(text)]
    bounds = np.array(found, dtype=np.int32).reshape(-1, 2)
    forms = [text[start:end] for start, end in found]
    subwords, first = _subwords(forms, tokenizer)
    return Features(
        starts=bounds[:, 0].copy(),
        ends=bounds[:, 1].copy(),
        first=first,
        subwords=subwords,
        case=np.array([_case(form) for form in forms], dtype=np.int32),
        gap=_gaps(text, found),
        quote=_quotes(text, found),
    )


def plain(form: str) -> str:
    """A word as the tokenizer gets it: typographic marks made plain, since texts differ in them by chance alone."""
    return form.translate(_PLAIN)


def _subwords(forms: list[str], tokenizer: Tokenizer) -> tuple[Integers, Integers]:
    pieces = _Pieces.of(tokenizer)
    ids: list[int] = []
    first = [0]
    for form in forms:
        ids.extend(pieces(form))
        first.append(len(ids))
    return np.array(ids, dtype=np.int32), np.array(first, dtype=np.int32)


class _Pieces:
    """Subwords by word, remembered: half the words of any text are the same few hundred."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known = lru_cache(maxsize=50_000)(self._look_up)

    @staticmethod
    @lru_cache(maxsize=4)
    def of(tokenizer: Tokenizer) -> _Pieces:
        """The one for this tokenizer, with what it remembers."""
        return _Pieces(tokenizer)

    def __call__(self, form: str) -> tuple[int, ...]:
        return self._known(form)

    def _look_up(self, form: str) -> tuple[int, ...]:
        ids = self._tokenizer.encode(plain(form), add_special_tokens=False).ids
        return tuple(ids[:SUBWORDS_A_WORD]) or (100,)  # 100 is [UNK] in BERT's vocabulary


@lru_cache(maxsize=50_000)
def _case(form: str) -> int:
    if not form[0].isalnum():
        return 4
    if any(character.isdigit() for character in form):
        return 3
    if form.islower() or not form[0].isalpha():
        return 0
    if form[0].isupper() and (len(form) == 1 or form[1:].islower()):
        return 1
    return 2 if form.isupper() else 5


def _gaps(text: str, found: list[tuple[int, int]]) -> Integers:
    gaps = np.zeros(len(found), dtype=np.int32)
    before = 0
    for index, (start, end) in enumerate(found):
        if start > before + 1 or (start > before and text[before] == "\n"):
            between = text[before:start]
            if "\n" in between:
                gaps[index] = 2 if _BLANK.search(between) else 1
        before = end
    if len(gaps):
        gaps[0] = 2
    return gaps


def _quotes(text: str, found: list[tuple[int, int]]) -> Integers:
    """0 outside quotation marks, 1 inside, 2 an opening mark, 3 a closing one. A blank line closes what is open."""
    codes = np.zeros(len(found), dtype=np.int32)
    events: dict[int, tuple[int, int]] = {}
    open_now = False
    before = 0
    for match in _QUOTE.finditer(text):
        blank = _BLANK.search(text, before, match.start()) if open_now else None
        if blank:
            events[blank.start()] = (1, 0)
            open_now = False
        mark = match.group()
        opens = mark in _OPENING or mark == "``" or (mark not in _CLOSING and not open_now)
        events[match.start()] = (2 if opens else 3, match.end())
        open_now = opens
        before = match.end()
    blank = _BLANK.search(text, before) if open_now else None
    if blank:
        events[blank.start()] = (1, 0)
    ordered = sorted(events.items())
    at = code = until = 0
    for index, (start, end) in enumerate(found):
        while at < len(ordered) and ordered[at][0] < end:
            code, until = ordered[at][1]
            at += 1
        codes[index] = code if start < until else int(code == 2)
    return codes
