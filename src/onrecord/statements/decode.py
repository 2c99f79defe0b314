"""From states to attributions: the best tags of all words, and which segment belongs to which.

Learned weights, exact search: Viterbi over BIO tags (Viterbi 1967; constraints and transitions of a linear-chain CRF,
Lafferty et al. 2001), pointers by dot product with a bias for distance (as in Dozat and Manning 2017).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

ROLES = ("source", "cue", "content")
FORBIDDEN = -1e4
_INSIDE = np.array([False, False, True, False, True, False, True])
"""Which of the seven tags go on with a segment."""

LEAST = 0.06
"""An attribution of a lower score is left out: mostly such as have no source in sight."""

NOBODY = 1.5
"""Taken from the log-probability that a statement has no source, before that is weighed against its candidates.

Both chosen on dev: against neither, content-matched F1 falls from 77.6 to 76.8 on PolNeAR and fully attributed rises from 68.4 to
69.6; on records right chains rise from 73.5 to 75.7.
"""

CUE_SHARE = 0.65
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


def attributions(
    states: Floats, heads: Mapping[str, Floats], views: Sequence[View] = (), breaks: npt.NDArray[np.bool_] | None = None
) -> list[Found]:
    """The attributions in words whose states [words, 384] these are, in the order of their contents.

    `views` are the windows that the states come from, in words counted as in `states`; without them, one window of all words.
    No segment goes on over a word that `breaks` [words] marks, as the first of a paragraph.
    """
    if not len(states):
        return []
    emissions = states @ heads["tags.weight"].T + heads["tags.bias"]
    inside = emissions if breaks is None else emissions + np.where(breaks[:, None] & _INSIDE, np.float32(FORBIDDEN), np.float32(0))
    tags = best_tags(inside, heads["transitions"] + allowed(7))
    chances = _log_softmax(emissions)[np.arange(len(tags)), tags]
    segments = {role: segments_of(tags, 1 + 2 * number) for number, role in enumerate(ROLES)}
    found = _grouped(segments, Links(views or [View(0, len(states), 0, len(states), states)], heads), chances)
    return [one for one in found if one.score >= LEAST]


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
    first = emissions[0].copy()
    first[2::2] += FORBIDDEN
    alone: npt.NDArray[np.int64] = emissions.argmax(1)
    if alone[0] == first.argmax() and (transitions[alone[:-1], alone[1:]] == transitions.max()).all():
        return alone  # the best word by word, at no cost between them: no way through all of them is better
    columns = np.arange(count)
    back = np.zeros(emissions.shape, dtype=np.int64)
    reached = first
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


class View(NamedTuple):
    """Words [start, end) as one window read them, `states` [end - start, 384]; it answers for the words [low, high)."""

    start: int
    end: int
    low: int
    high: int
    states: Floats


class Links:
    """Log-probabilities that one segment belongs to another, by their edge words' states.

    Both are taken from the same window, the one that answers for the asking segment: states tell places within a window,
    and a link between two windows would compare places that have nothing to do with each other.
    """

    def __init__(self, views: Sequence[View], heads: Mapping[str, Floats]) -> None:
        self._views, self._heads = views, heads
        self._lows = [view.low for view in views]

    def __call__(self, name: str, queries: Sequence[Segment], keys: Sequence[Segment]) -> list[tuple[int, Floats]]:
        """For each query the index of the first key in its window, and log-probabilities of the keys there, the last for none.

        Queries and keys are in reading order.
        """
        h = self._heads
        starts, ends = [key.start for key in keys], [key.end for key in keys]
        answers: list[tuple[int, Floats]] = []
        for view, asking in groupby(queries, key=self._view):
            rows = list(asking)
            low, high = bisect_right(ends, view.start), bisect_left(starts, view.end)
            asked = _edges(view, rows) @ h[f"links.query.{name}.weight"].T + h[f"links.query.{name}.bias"]
            asked /= np.float32(np.sqrt(asked.shape[1]))
            nobody = asked @ h[f"links.nobody.{name}"] + h[f"links.nobody_bias.{name}"]
            scores: Floats = nobody[:, None].astype(np.float32)
            if low < high:
                offered = _edges(view, keys[low:high]) @ h[f"links.key.{name}.weight"].T + h[f"links.key.{name}.bias"]
                far = _places(view, keys[low:high])[None, :] - _places(view, rows)[:, None]
                scores = np.concatenate([asked @ offered.T + h[f"links.distance.{name}"][buckets(far)], scores], axis=1)
            answers.extend((low, row) for row in _log_softmax(scores))
        return answers

    def together(self, name: str, left: Segment, right: Segment) -> bool:
        """Whether two segments that follow each other are one attribution's; not, if no window has both."""
        h, view = self._heads, self._view(right)
        if left.end <= view.start:
            return False
        asked = _edges(view, [left])[0] @ h[f"links.query.{name}.weight"].T + h[f"links.query.{name}.bias"]
        asked /= np.float32(np.sqrt(len(asked)))
        offered = _edges(view, [right])[0] @ h[f"links.key.{name}.weight"].T + h[f"links.key.{name}.bias"]
        far = _places(view, [right]) - _places(view, [left])
        apart = asked @ h[f"links.nobody.{name}"] + h[f"links.nobody_bias.{name}"]
        return bool(asked @ offered + h[f"links.distance.{name}"][buckets(far)][0] > apart)

    def _view(self, segment: Segment) -> View:
        return self._views[bisect_right(self._lows, segment.start) - 1]


def _places(view: View, segments: Sequence[Segment]) -> npt.NDArray[np.int64]:
    """Where segments begin in a window."""
    return np.array([max(segment.start, view.start) - view.start for segment in segments], dtype=np.int64)


def _edges(view: View, segments: Sequence[Segment]) -> Floats:
    """The states of the first and last word of each segment, as far as the window has it, [segments, 768]."""
    lasts = [min(segment.end, view.end) - 1 - view.start for segment in segments]
    return np.concatenate([view.states[_places(view, segments)], view.states[lasts]], axis=1)


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
        source, chance = _source([content_source[index] for index in members], None if cue is None else cue_source[cue])
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
    return [links.together("content_content", left, right) for left, right in pairwise(contents)]


def _source(by_contents: Sequence[tuple[int, Floats]], by_cue: tuple[int, Floats] | None) -> tuple[int | None, float]:
    """The source that contents and cue agree on best (None: nobody), and the log-probability of that."""
    answers = [*by_contents] if by_cue is None else [*by_contents, by_cue]
    low = min(low for low, _ in answers)
    high = max(low + len(scores) - 1 for low, scores in answers)
    share = CUE_SHARE if by_cue is not None else 0.0
    total = (1 - share) * np.mean([_spread(answer, low, high) for answer in by_contents], axis=0)
    if by_cue is not None:
        total += share * _spread(by_cue, low, high)
    total[-1] -= NOBODY
    best = int(total.argmax())
    return (low + best if best < high - low else None), float(total[best])


def _spread(answer: tuple[int, Floats], low: int, high: int) -> npt.NDArray[np.float64]:
    """Log-probabilities over the keys [low, high) and none, those out of reach at -20."""
    first, scores = answer
    spread = np.full(high - low + 1, -20.0)
    spread[first - low : first - low + len(scores) - 1] = scores[:-1]
    spread[-1] = scores[-1]
    return spread


def _with_loose_cues(
    found: Sequence[Found], cues: Sequence[Segment], used: set[int], cue_source: list[tuple[int, Floats]], sources: Sequence[Segment]
) -> list[Found]:
    """Cues that no content points to join the attribution of their source that is near ("citing … reported")."""
    joined = list(found)
    by_source: dict[Segment, list[int]] = {}
    for number, one in enumerate(found):
        for source in one.source:
            by_source.setdefault(source, []).append(number)
    for index, cue in enumerate(cues):
        if index in used:
            continue
        low, scores = cue_source[index]
        best = int(scores.argmax())
        if best == len(scores) - 1:
            continue
        for number in by_source.get(sources[low + best], ()):
            one = joined[number]
            if any(abs(cue.start - other.end) < 12 or abs(other.start - cue.end) < 12 for other in one.cue):
                joined[number] = Found(one.source, tuple(sorted({*one.cue, cue})), one.content, one.score)
                break
    return joined


def _log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max(-1, keepdims=True)
    normalised: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return normalised
