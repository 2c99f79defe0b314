"""Rules: issue labels of many reports, one issue each: "the 30-day truce" and "the US ceasefire plan" are one, a frozen conflict is two.

The result depends on which labels there are and how often, never on their order. Labels that say less join those that say
more where only one thing can be meant: "ceasefire" is "30-day ceasefire" as long as no other length is talked of much.
What people declare (talks.toml) wins over all of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from onrecord.actors.register import Register
from onrecord.talks.labels import Signature, leads, signature

_Group = tuple[str, bool, frozenset[str], frozenset[str]]

MEANT = 0.8
"""From this share of all labels that say more, one of them is what a label that says less means."""


def merge(
    labels: Mapping[str, int], *, declared: Mapping[str, Sequence[str]] | None = None, register: Register | None = None
) -> dict[str, str]:
    """For each label the name of its issue. `labels` gives how often each is used; `declared` the aliases of each declared issue.

    An issue is named by its most frequent label (one without a verb, where there is one) unless it is declared. Near-linear in the
    labels; deterministic.

    >>> merged = merge({"30-day ceasefire proposal": 2, "the 30-day truce": 3, "the US ceasefire plan": 1, "frozen conflict": 1})
    >>> sorted(set(merged.values()))
    ['frozen conflict', 'the 30-day truce']
    """
    known = register or Register.load()
    aliases = {alias: name for name, others in sorted((declared or {}).items()) for alias in (name, *others)}
    signatures = {label: signature(label, known) for label in sorted({*labels, *aliases})}
    weights = {label: labels.get(label, 0) + (label in aliases) for label in signatures}
    groups: dict[_Group, list[str]] = {}
    for label, read in signatures.items():
        groups.setdefault((read.head, read.reversed, read.aspects, read.rest), []).append(label)
    named: dict[str, str] = {}
    for group in groups.values():
        for together in _issues(group, signatures, weights):
            named.update(_named(together, labels, aliases))
    return {label: named[label] for label in labels}


def _named(together: Sequence[str], labels: Mapping[str, int], aliases: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Each label of one issue with the issue's name: the one declared, where it is one; else the most frequent label."""
    declared = {aliases[label] for label in together if label in aliases}
    name = min(together, key=lambda label: (leads(label), -labels.get(label, 0), len(label), label))
    for label in together:
        yield label, aliases.get(label) or (min(declared) if len(declared) == 1 else name)


def _issues(group: Sequence[str], signatures: Mapping[str, Signature], weights: Mapping[str, int]) -> Iterable[list[str]]:
    """The labels of one head and the same telling words, apart by measures, by doers and by the parties they are about."""
    measures = _filled({label: signatures[label].measures for label in group}, weights)
    for same_measure in _by_value(measures):
        doers = {label: signatures[label].by for label in same_measure}
        for same_doer in _by_value(_filled(doers, weights)):
            yield from _by_value(_filled({label: signatures[label].on for label in same_doer}, weights))


def _filled(values: Mapping[str, frozenset[str]], weights: Mapping[str, int]) -> dict[str, frozenset[str]]:
    """The values with each that says less replaced by the one that says more, where by far the most labels that do say that."""
    weight: Counter[frozenset[str]] = Counter()
    for label, value in values.items():
        weight[value] += weights[label]
    containing: dict[str, list[frozenset[str]]] = {}
    for value in weight:
        for part in value:
            containing.setdefault(part, []).append(value)
    meant = {value: _meant(value, weight, containing) for value in weight}
    return {label: meant[value] for label, value in values.items()}


def _meant(
    value: frozenset[str], weight: Mapping[frozenset[str], int], containing: Mapping[str, Sequence[frozenset[str]]]
) -> frozenset[str]:
    """What a value that says less means; itself where nothing says more or several things may be meant."""
    candidates = containing[min(value)] if value else list(weight)
    more = [other for other in candidates if value < other]
    top = [other for other in more if not any(other < further for further in more)]
    if not top:
        return value
    heaviest = min(top, key=lambda other: (-weight[other], sorted(other)))
    return heaviest if weight[heaviest] >= MEANT * sum(weight[other] for other in top) else value


def _by_value(values: Mapping[str, frozenset[str]]) -> list[list[str]]:
    """Labels in groups of the same value."""
    groups: dict[frozenset[str], list[str]] = {}
    for label, value in values.items():
        groups.setdefault(value, []).append(label)
    return list(groups.values())
