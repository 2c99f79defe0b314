"""What a statement means, by the learned heads: act, factuality, stance; and the words of conditions and commitments.

Learned; each head has a temperature that was fitted on held-out reports, so that its probabilities are calibrated
(Guo et al. 2017).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log, sqrt

import numpy as np
import numpy.typing as npt

from onrecord.statements.decode import Found, Segment, allowed, best_tags, segments_of

Floats = npt.NDArray[np.float32]

ACTS = ("inform", "propose", "accept", "reject", "demand", "promise", "threaten", "condemn", "support", "deny", "confirm", "defer", "ask")
FACTUALITIES = ("CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "UU")
STANCES = ("none", "accept", "accept-if", "open", "undecided", "doubtful", "reject")
CONDITIONS = ("only-if", "if", "unless", "before", "requires")
COMMITMENTS = ("pending", "fulfilled", "broken", "withdrawn")
CONTACTS = ("no", "held", "scheduled", "requested", "possible", "none")


def gelu(x: Floats) -> Floats:
    """x times the normal distribution function, as in training. Source: Hendrycks and Gimpel 2016."""
    result: Floats = x * np.float32(0.5) * (np.float32(1) + _erf(x * np.float32(1 / sqrt(2))))
    return result


def _erf(x: Floats) -> Floats:
    """The error function to 1.5e-7. Source: Abramowitz and Stegun 1964, 7.1.26."""
    size = np.abs(x)
    t = 1 / (1 + np.float32(0.3275911) * size)
    series = ((((np.float32(1.061405429) * t - np.float32(1.453152027)) * t) + np.float32(1.421413741)) * t - np.float32(0.284496736)) * t
    value: Floats = np.sign(x) * (1 - (series + np.float32(0.254829592)) * t * np.exp(-size * size))
    return value


def pooled(states: Floats, found: Sequence[Found], heads: Mapping[str, Floats]) -> Floats:
    """Each statement as numbers [statements, 1920] for the heads, from the states [words, 384] of the whole report."""
    rows = []
    for one in found:
        inside = _joined(states, one.content)
        scores = inside @ heads["attention.weight"][0] + heads["attention.bias"][0]
        weights = np.exp(scores - scores.max())
        weights /= weights.sum()
        cue = _joined(states, one.cue).mean(0) if one.cue else heads["no_cue"]
        source = _joined(states, one.source).mean(0) if one.source else heads["no_source"]
        rows.append(np.concatenate([weights @ inside, inside.mean(0), inside[0], cue, source]))
    return np.stack(rows) if rows else np.zeros((0, 5 * states.shape[1]), dtype=np.float32)


def chances(name: str, rows: Floats, heads: Mapping[str, Floats]) -> Floats:
    """Calibrated probabilities [rows, labels] of head `name` for pooled rows."""
    hidden = gelu(rows @ heads[f"{name}.hidden.weight"].T + heads[f"{name}.hidden.bias"])
    return _softmax(hidden @ heads[f"{name}.out.weight"].T + heads[f"{name}.out.bias"], heads, name)


def confidence(score: float, heads: Mapping[str, Floats]) -> float:
    """The probability that an annotator would have an attribution of this raw score. Source: Platt 1999, fitted on dev reports."""
    if "confidence" not in heads:
        return score
    slope, shift = (float(value) for value in heads["confidence"])
    inside = min(max(score, 1e-4), 1 - 1e-4)
    return 1 / (1 + exp(-(slope * log(inside / (1 - inside)) + shift)))


def nested_chances(states: Floats, found: Sequence[Found], heads: Mapping[str, Floats]) -> Floats:
    """The probability [statements] that another statement stands in a statement's content."""
    rows = []
    for one in found:
        inside = _joined(states, one.content)
        rows.append(np.concatenate([inside.mean(0), inside.max(0)]))
    if not rows:
        return np.zeros(0, dtype=np.float32)
    logits = np.stack(rows) @ heads["nested.weight"][0] + heads["nested.bias"][0]
    result: Floats = 1 / (1 + np.exp(-logits))
    return result


def spans(name: str, states: Floats, heads: Mapping[str, Floats], *, bias: float = 0.0) -> list[Segment]:
    """The segments that head `name` (`condition` or `commitment`) finds; `bias` is added to the score of a beginning."""
    emissions = states @ heads[f"{name}_tags.weight"].T + heads[f"{name}_tags.bias"]
    emissions[:, 1] += np.float32(bias)
    return segments_of(best_tags(emissions, allowed(3)), 1)


def segment_chances(name: str, states: Floats, segments: Sequence[Segment], heads: Mapping[str, Floats]) -> Floats:
    """Probabilities [segments, labels] of a one-layer head for segments of words."""
    rows = segment_rows(states, segments)
    return _softmax(rows @ heads[f"{name}.weight"].T + heads[f"{name}.bias"], heads, name)


def contact_chances(states: Floats, segments: Sequence[Segment], heads: Mapping[str, Floats]) -> Floats:
    """Probabilities [segments, 6] that words name no contact, or one that is held, scheduled, requested, possible or denied."""
    hidden = gelu(segment_rows(states, segments) @ heads["contact.0.weight"].T + heads["contact.0.bias"])
    return _softmax(hidden @ heads["contact.3.weight"].T + heads["contact.3.bias"], heads, "contact")


def segment_rows(states: Floats, segments: Sequence[Segment]) -> Floats:
    """Each segment as its mean state and its first word's [segments, 768]."""
    rows = [np.concatenate([states[start:end].mean(0), states[start]]) for start, end in segments]
    return np.stack(rows) if rows else np.zeros((0, 2 * states.shape[1]), dtype=np.float32)


def _joined(states: Floats, segments: Sequence[Segment]) -> Floats:
    return (
        np.concatenate([states[start:end] for start, end in segments]) if len(segments) > 1 else states[segments[0].start : segments[0].end]
    )


def _softmax(logits: Floats, heads: Mapping[str, Floats], name: str) -> Floats:
    warmth = heads.get(f"temperature.{name}")
    logits = logits / warmth if warmth is not None else logits
    powers = np.exp(logits - logits.max(-1, keepdims=True))
    result: Floats = powers / powers.sum(-1, keepdims=True)
    return result
