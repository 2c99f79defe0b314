"""Rules: which short texts say the same, by the words that they share; near-linear in their number.

An exact similarity join with a prefix filter: two sets of words whose Jaccard index reaches a threshold must share one of their rarest
words, so that only texts which do are compared. Source: Chaudhuri, Ganti and Kaushik, "A Primitive Operator for Similarity Joins in Data
Cleaning", ICDE 2006.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import ceil

from onrecord.talks.phrases import singular

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_EMPTY = frozenset(
    "a an the this that these those it its his her their our my your he she they we i you who which what and or but nor so as at by for"
    " from in into of on onto to up with within without is are was were be been being am has have had do does did will would can could may"
    " might must shall should not no than then there here also about after before over under again any all some such very more most own"
    " s t if unless until once only when while because provided".split()
)
_ENDINGS = (("ations", "ate"), ("ation", "ate"), ("ing", ""), ("ied", "y"), ("ed", ""), ("es", ""), ("s", ""))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word in lower case without its common endings: good enough to see that "opened" and "open" are one.

    >>> stem("Opening") == stem("opened") == stem("open"), stem("sluices") == stem("sluice")
    (True, True)
    """
    lower = singular(word.casefold().replace("’", "'"))
    for ending, instead in _ENDINGS:
        if lower.endswith(ending) and len(lower) - len(ending) > 2:
            lower = lower[: -len(ending)] + instead
            break
    return lower.rstrip("e") if len(lower) > 3 else lower


@lru_cache(maxsize=65536)
def stems(text: str) -> frozenset[str]:
    """The telling words of a text: stems and numbers, without the words that stand in every sentence."""
    return frozenset(stem(word) for word in _WORD.findall(text) if word.casefold() not in _EMPTY)


def jaccard(left: frozenset[str], right: frozenset[str]) -> float:
    """The share of all words that both have; 0.0 for two empty sets."""
    both = len(left & right)
    return both / (len(left) + len(right) - both) if both else 0.0


def pairs(sets: Sequence[frozenset[str]], threshold: float) -> Iterator[tuple[int, int, float]]:
    """All pairs (numbers, the smaller first) of sets whose Jaccard index is `threshold` (above 0, to 1) or more, with it."""
    common = Counter(word for words in sets for word in words)
    by_word: dict[str, list[int]] = {}
    for number, words in enumerate(sets):
        rarest = sorted(words, key=lambda word: (common[word], word))[: len(words) - ceil(threshold * len(words)) + 1]
        candidates = {other for word in rarest for other in by_word.get(word, ())}
        for other in sorted(candidates):
            if min(len(words), len(sets[other])) >= threshold * max(len(words), len(sets[other])):
                index = jaccard(words, sets[other])
                if index >= threshold:
                    yield other, number, index
        for word in rarest:
            by_word.setdefault(word, []).append(number)


def joined(count: int, links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The numbers below `count` in groups that links join, each in order, the groups by their first number.

    >>> joined(4, [(0, 2), (3, 2)])
    [[0, 2, 3], [1]]
    """
    parent = list(range(count))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for left, right in links:
        first, second = sorted((root(left), root(right)))
        parent[second] = first
    groups: dict[int, list[int]] = {}
    for number in range(count):
        groups.setdefault(root(number), []).append(number)
    return list(groups.values())
