"""From states to attributions: the best tags of all words, and which segment belongs to which.

Learned weights, exact search: Viterbi over BIO tags (Viterbi 1967; constraints and transitions of a linear-chain CRF,
Lafferty et al. 2001), pointers by dot product with a bias for distance (as in Dozat and Manning 2017).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

ROLES = ("source", "cue", "content")
FORBIDDEN = -1e4
REACH = 165
"""A link spans at most so many words: as far as the network ever saw in training."""

CUE_SHARE = 0.5
"""How much a cue's own word on its source counts beside its contents' words."""


class Segment(NamedTuple):
    """Words [start, end) that play one role."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution in words: the segments of each role, and a score from 0 to 1 that is not calibrated."""

    source: tuple[Segment, ...]
    cue: tuple[Segment, ...]
    content: tuple[Segment, ...]
    score: float

    def moved(self, by: int) -> Found:
        """The same, `by` words further on."""

        def shifted(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
            return tuple(Segment(start + by, end + by) for start, end in segments)

        return Found(shifted(self.source), shifted(self.cue), shifted(self.content), self.score)


def attributions(states: Floats, heads: Mapping[str, Floats]) -> list[Found]:
    """The attributions in words whose states [words, 384] these are, in the order of their contents."""
    if not len(states):
        return []
    emissions = states @ heads["tags.weight"].T + heads["tags.bias"]
    tags = best_tags(emissions, heads["transitions"] + allowed(7))
    chances = _log_softmax(emissions)[np.arange(len(tags)), tags]
    segments = {role: segments_of(tags, 1 + 2 * number) for number, role in enumerate(ROLES)}
    return _grouped(segments, Links(states, heads), chances)


def allowed(count: int) -> Floats:
    """Transitions [count, count] between O and the B and I of each role: nought, or a large negative number."""
    mask = np.zeros((count, count), dtype=np.float32)
    for begin in range(1, count, 2):
        mask[:, begin + 1] = FORBIDDEN
        mask[begin, begin + 1] = mask[begin + 1, begin + 1] = 0.0
    return mask


def best_tags(emissions: Floats, transitions: Floats) -> npt.NDArray[np.int64]:
    """The likeliest tag of each word [words], given emissions [words, tags] and transitions [from, to]. A text begins with no I."""
    count = emissions.shape[1]
    columns = np.arange(count)
    back = np.zeros(emissions.shape, dtype=np.int64)
    reached = emissions[0].copy()
    reached[2::2] += FORBIDDEN
    for at in range(1, len(emissions)):
        steps = reached[:, None] + transitions
        best = steps.argmax(0)
        back[at] = best
        reached = steps[best, columns] + emissions[at]
    tags = np.zeros(len(emissions), dtype=np.int64)
    tags[-1] = int(reached.argmax())
    for at in range(len(emissions) - 1, 0, -1):
        tags[at - 1] = back[at, tags[at]]
    return tags


def segments_of(tags: npt.NDArray[np.int64], begin: int) -> list[Segment]:
    """The segments that a B tag `begin` opens and the I tag after it continues."""
    starts = np.flatnonzero(tags == begin)
    found = []
    for start in starts:
        end = int(start) + 1
        while end < len(tags) and tags[end] == begin + 1:
            end += 1
        found.append(Segment(int(start), end))
    return found


class Links:
    """Log-probabilities that one segment belongs to another, by their edge words' states."""

    def __init__(self, states: Floats, heads: Mapping[str, Floats]) -> None:
        self._states, self._heads = states, heads

    def __call__(self, name: str, queries: Sequence[Segment], keys: Sequence[Segment]) -> list[tuple[int, Floats]]:
        """For each query the index of the first key in reach, and log-probabilities of the keys in reach, the last for none.

        Keys are in reading order.
        """
        h = self._heads
        if not queries:
            return []
        asked = self._edges(queries) @ h[f"links.query.{name}.weight"].T + h[f"links.query.{name}.bias"]
        asked /= np.float32(np.sqrt(asked.shape[1]))
        nobody = asked @ h[f"links.nobody.{name}"] + h[f"links.nobody_bias.{name}"]
        if not keys:
            return [(0, np.zeros(1, dtype=np.float32)) for _ in queries]
        offered = self._edges(keys) @ h[f"links.key.{name}.weight"].T + h[f"links.key.{name}.bias"]
        places = np.array([key.start for key in keys])
        answers = []
        for row, query in enumerate(queries):
            low, high = np.searchsorted(places, (query.start - REACH, query.start + REACH))
            bias = h[f"links.distance.{name}"][buckets(places[low:high] - query.start)]
            scores = np.append(offered[low:high] @ asked[row] + bias, nobody[row])
            answers.append((int(low), _log_softmax(scores[None])[0]))
        return answers

    def pairs(self, name: str, queries: Sequence[Segment], keys: Sequence[Segment]) -> Floats:
        """For each query and the key of the same place, the scores [pairs, 2] that they belong together and that they do not."""
        h = self._heads
        asked = self._edges(queries) @ h[f"links.query.{name}.weight"].T + h[f"links.query.{name}.bias"]
        asked /= np.float32(np.sqrt(asked.shape[1]))
        offered = self._edges(keys) @ h[f"links.key.{name}.weight"].T + h[f"links.key.{name}.bias"]
        far = np.array([key.start - query.start for query, key in zip(queries, keys, strict=True)])
        together = (asked * offered).sum(1) + h[f"links.distance.{name}"][buckets(far)]
        return np.stack([together, asked @ h[f"links.nobody.{name}"] + h[f"links.nobody_bias.{name}"]], axis=1)

    def _edges(self, segments: Sequence[Segment]) -> Floats:
        starts = [segment.start for segment in segments]
        lasts = [segment.end - 1 for segment in segments]
        return np.concatenate([self._states[starts], self._states[lasts]], axis=1)


def buckets(distance: npt.NDArray[np.int64], count: int = 24) -> npt.NDArray[np.int64]:
    """Signed distances in words as `count` buckets, finer near nought; as in training."""
    coarse = np.minimum((np.log2(np.abs(distance).astype(np.float32) + 1) * np.float32(1.6)).astype(np.int64), count // 2 - 1)
    return np.where(distance < 0, coarse, coarse + count // 2)


def _grouped(segments: Mapping[str, list[Segment]], links: Links, chances: Floats) -> list[Found]:
    contents, cues, sources = segments["content"], segments["cue"], segments["source"]
    to_cue = links("content_cue", contents, cues)
    groups: list[list[int]] = []
    cue_of: list[int | None] = []
    by_cue: dict[int, int] = {}
    together = _together(contents, links)
    for index, (low, scores) in enumerate(to_cue):
        best = int(scores.argmax())
        cue = low + best if best < len(scores) - 1 else None
        if cue is not None and cue in by_cue:
            groups[by_cue[cue]].append(index)
            continue
        if cue is None and groups and together[index - 1] and groups[-1][-1] == index - 1:
            groups[-1].append(index)
            continue
        if cue is not None:
            by_cue[cue] = len(groups)
        groups.append([index])
        cue_of.append(cue)
    content_source = links("content_source", contents, sources)
    cue_source = links("cue_source", cues, sources)
    found = []
    for members, cue in zip(groups, cue_of, strict=True):
        source, chance = _source(members, cue, content_source, cue_source, len(sources))
        linked = float(np.mean([to_cue[index][1].max() for index in members]))
        tagged = float(np.mean([chances[start:end].mean() for start, end in (contents[index] for index in members)]))
        found.append(
            Found(
                () if source is None else (sources[source],),
                () if cue is None else (cues[cue],),
                tuple(contents[index] for index in members),
                float(np.exp(tagged + linked + chance)),
            )
        )
    return _with_loose_cues(found, cues, set(by_cue), cue_source, sources)


def _together(contents: Sequence[Segment], links: Links) -> list[bool]:
    """For each content but the last, whether the next belongs to the same attribution by the learned word on pairs."""
    if len(contents) < 2:
        return []
    scores = links.pairs("content_content", contents[:-1], contents[1:])
    return [bool(together > apart) for together, apart in scores]


def _source(
    members: Sequence[int], cue: int | None, by_content: list[tuple[int, Floats]], by_cue: list[tuple[int, Floats]], count: int
) -> tuple[int | None, float]:
    """The source that contents and cue agree on best (None: nobody), and the log-probability of that."""
    total = np.zeros(count + 1, dtype=np.float64)
    share = CUE_SHARE if cue is not None else 0.0
    total += (1 - share) * np.mean([_spread(by_content[index], count) for index in members], axis=0)
    if cue is not None:
        total += share * _spread(by_cue[cue], count)
    best = int(total.argmax())
    return (best if best < count else None), float(total[best])


def _spread(answer: tuple[int, Floats], count: int) -> npt.NDArray[np.float64]:
    """Log-probabilities over all `count` keys and none, those out of reach at -20."""
    low, scores = answer
    spread = np.full(count + 1, -20.0)
    spread[low : low + len(scores) - 1] = scores[:-1]
    spread[-1] = scores[-1]
    return spread


def _with_loose_cues(
    found: list[Found], cues: Sequence[Segment], used: set[int], cue_source: list[tuple[int, Floats]], sources: Sequence[Segment]
) -> list[Found]:
    """Cues that no content points to join the attribution of their source that is near ("citing … reported")."""
    for index, cue in enumerate(cues):
        if index in used:
            continue
        low, scores = cue_source[index]
        best = int(scores.argmax())
        if best == len(scores) - 1:
            continue
        source = sources[low + best]
        for number, one in enumerate(found):
            if one.source == (source,) and any(abs(cue.start - other.end) < 12 or abs(other.start - cue.end) < 12 for other in one.cue):
                found[number] = Found(one.source, tuple(sorted({*one.cue, cue})), one.content, one.score)
                break
    return found


def _log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max(-1, keepdims=True)
    normalised: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return normalised
