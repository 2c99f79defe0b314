"""Rules: which reports are copies of one another: wire copy, rewrites, updates. A copy is no second source.

A report is sketched once (MinHash over runs of five words, and the words it quotes); families are found from sketches
alone, by locality-sensitive hashing, so that a store keeps a kilobyte a report and never reads the texts again.
Source: Broder, "On the resemblance and containment of documents", SEQUENCES 1997. Thresholds: fitted on labelled pairs
(`training/copies.json`, `docs/quality.md`).
"""

from __future__ import annotations

import hashlib
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from onrecord.talks.alike import joined
from onrecord.talks.rows import Report

RUN = 5
"""Words of a shingle: long enough that reports on one event share few by chance."""
PERMUTATIONS, BAND = 192, 3
"""Values of a sketch, and how many make a band: 64 bands find a pair with a Jaccard index of 0.3 in 83 of 100 cases, of 0.4 in 98."""
SHORTEST_QUOTE = 6
"""Words from which on quoted words can hardly be the same by chance."""
RESEMBLES, CONTAINED = 0.14, 0.35
"""From this Jaccard index of shingles on, or this share of the shorter report that stands in the longer one, one report is a copy of
another outlet's: hardly two outlets write the same five words a hundred times by chance."""
OWN_RESEMBLES, OWN_CONTAINED = 0.4, 0.6
"""The same within one outlet, for an update of its own report: outlets repeat their own background, boxes and boilerplate for weeks."""
QUOTED = 0.5
"""From this share of the quoted passages of one report that the other has too on (and `FEWEST_QUOTES` of them), with `RELATED` shingles,
it is a copy of another outlet's."""
FEWEST_QUOTES = 3
RELATED = 0.08
WITHIN = 4
"""Days within which a report is copied or updated. Later, what it shares is background."""
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[\"“]([^\"“”]{20,600})[\"”]")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a report to know its copies: the MinHash's `values` (32 bits each), `size` in shingles, digests of `quotes`."""

    values: tuple[int, ...]
    size: int
    quotes: frozenset[int]

    def bands(self) -> tuple[bytes, ...]:
        """The keys by which copies are looked up: two reports are compared if they share one."""
        return tuple(array("I", (at, *self.values[at : at + BAND])).tobytes() for at in range(0, PERMUTATIONS, BAND)) if self.size else ()


@dataclass(frozen=True, slots=True)
class Kinship:
    """How two reports resemble each other: estimated Jaccard index and containment of shingles (0 to 1), quoted passages shared.

    `same_outlet`: one outlet published both.
    """

    resemblance: float
    contained: float
    quotes: int
    of_quotes: int
    same_outlet: bool

    @property
    def copy(self) -> bool:
        """Whether one is a copy of the other, if they are of about the same day."""
        if self.same_outlet:
            return self.resemblance >= OWN_RESEMBLES or self.contained >= OWN_CONTAINED
        quoted = self.quotes >= FEWEST_QUOTES and self.quotes >= QUOTED * self.of_quotes and self.resemblance >= RELATED
        return self.resemblance >= RESEMBLES or self.contained >= CONTAINED or quoted


@dataclass(frozen=True, slots=True)
class Family:
    """A report and its copies, in order of their days. `resemblance` gives for each copy the highest Jaccard index with an earlier one."""

    first: Report
    copies: tuple[Report, ...]
    resemblance: tuple[float, ...]


def sketch(text: str) -> Sketch:
    """The sketch of a report from its text without boilerplate. Deterministic. About a millisecond for a report of 700 words."""
    from rensa import RMinHash

    words = [word.lower() for word in _WORD.findall(text)]
    shingles = {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=1)
    minhash.update(sorted(shingles))
    return Sketch(tuple(minhash.digest()), len(shingles), frozenset(_quotes(text)))


def kinship(left: Sketch, right: Sketch, *, same_outlet: bool) -> Kinship:
    """How two reports resemble each other."""
    equal = sum(one == other for one, other in zip(left.values, right.values, strict=True))
    return _kinship(equal, left, right, same_outlet=same_outlet)


def one_outlet(left: str | None, right: str | None) -> bool:
    """Whether two reports must be taken for one outlet's: so too where it is not known who published one of them."""
    return left is None or right is None or left == right


def families(reports: Iterable[tuple[Report, Sketch]]) -> tuple[Family, ...]:
    """The families of two reports and more, the earliest first. Near-linear; deterministic whatever the order of reports."""
    given = sorted(reports, key=lambda pair: (pair[0].day, pair[0].published or "", pair[0].key))
    values = np.array([sketched.values for _, sketched in given], dtype=np.uint32).reshape(len(given), PERMUTATIONS)
    links = {pair: kin.resemblance for pair, kin in _kin(given, values)}
    found = (group for group in joined(len(given), links) if len(group) > 1)
    best: dict[int, float] = {}
    for (_, later), resemblance in links.items():
        best[later] = max(best.get(later, 0.0), resemblance)
    return tuple(
        Family(
            given[group[0]][0],
            tuple(given[number][0] for number in group[1:]),
            tuple(round(best.get(number, 0.0), 3) for number in group[1:]),
        )
        for group in found
    )


def copies(found: Iterable[Family]) -> dict[str, Report]:
    """For the key of each report that is a copy, the earliest report of its family: what all other views take as `copies`."""
    return {copy.key: family.first for family in found for copy in family.copies}


def _quotes(text: str) -> Iterator[int]:
    """Digests (64 bits) of the quoted passages that are long enough to be told from each other."""
    for match in _QUOTED.finditer(text):
        words = _WORD.findall(match[1].lower())
        if len(words) >= SHORTEST_QUOTE:
            yield int.from_bytes(hashlib.blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _kin(given: Sequence[tuple[Report, Sketch]], values: NDArray[np.uint32]) -> Iterator[tuple[tuple[int, int], Kinship]]:
    """The pairs of numbers, the earlier report first, that are copies."""
    seen: dict[bytes | int, list[int]] = {}
    for number, (report, sketched) in enumerate(given):
        keys: list[bytes | int] = [*sketched.bands(), *sketched.quotes]
        candidates = sorted({other for key in keys for other in seen.get(key, ()) if _near(report, given[other][0])})
        if candidates:
            equal = (values[candidates] == values[number]).sum(axis=1)
            for other, count in zip(candidates, equal.tolist(), strict=True):
                kin = _kinship(count, given[other][1], sketched, same_outlet=one_outlet(report.outlet, given[other][0].outlet))
                if kin.copy:
                    yield (other, number), kin
        for key in keys:
            seen.setdefault(key, []).append(number)


def _near(left: Report, right: Report) -> bool:
    """Whether two reports are of about the same day, as far as their dates are known."""
    if not left.published or not right.published:
        return True
    return abs(date.fromisoformat(left.day).toordinal() - date.fromisoformat(right.day).toordinal()) <= WITHIN


def _kinship(equal: int, left: Sketch, right: Sketch, *, same_outlet: bool) -> Kinship:
    resemblance = equal / PERMUTATIONS if left.size and right.size else 0.0
    shared = resemblance * (left.size + right.size) / (1.0 + resemblance)
    contained = min(1.0, shared / min(left.size, right.size)) if shared else 0.0
    return Kinship(resemblance, contained, len(left.quotes & right.quotes), min(len(left.quotes), len(right.quotes)), same_outlet)
