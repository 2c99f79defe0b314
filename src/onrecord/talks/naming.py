"""Rules: where a report names an issue that the user has declared, by its label or an alias."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.talks.declared import DeclaredIssue
from onrecord.talks.phrases import Phrase, content_lemmas, phrase_at, phrases, singular, tokens


def declared_phrases(text: str, issues: Sequence[DeclaredIssue]) -> tuple[Phrase, ...]:
    """The noun phrases of a text in order of their heads, those that name a declared issue with its label as their matter.

    A phrase names an issue if all the words of its label or of an alias stand in it and its head is one of them ("the 60-day US truce plan"
    names "60-day truce"), or if they stand side by side. Of several names the one with the most words counts, then the first declared.
    """
    found = phrases(text)
    if not issues:
        return found
    labels = {issue.label for issue in issues}
    named = [_named(text, phrase, issues) for phrase in found]
    inside = {place for phrase in named if phrase.matter in labels for place in range(*phrase.span)}
    further = [phrase for phrase in _side_by_side(text, issues) if phrase.head.start not in inside]
    taken = {place for phrase in further for place in range(*phrase.head)}
    return tuple(sorted((*further, *(phrase for phrase in named if phrase.head.start not in taken)), key=lambda phrase: phrase.head))


def _side_by_side(text: str, issues: Iterable[DeclaredIssue]) -> list[Phrase]:
    """The phrases around words of a name of an issue that stand in its order with nothing between."""
    names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for issue in issues:
        for name in issue.names:
            lemmas = tuple(singular(token.lower) for token in tokens(name))
            names.setdefault(lemmas[0], []).append((lemmas, issue.label))
    words = tokens(text)
    lemmas_here = [singular(word.lower) for word in words]
    found = []
    free = 0
    for number, lemma in enumerate(lemmas_here):
        fitting = [(lemmas, label) for lemmas, label in names.get(lemma, ()) if tuple(lemmas_here[number : number + len(lemmas)]) == lemmas]
        if fitting and number >= free:
            lemmas, label = max(fitting, key=lambda one: len(one[0]))
            found.append(phrase_at(text, number, len(lemmas), matter=label))
            free = number + len(lemmas)
    return found


def _named(text: str, phrase: Phrase, issues: Iterable[DeclaredIssue]) -> Phrase:
    """The phrase with the label of the issue that it names, or as it is."""
    inside = content_lemmas(text[slice(*phrase.span)])
    head = frozenset(phrase.lemma.split())
    fitting = [
        (len(lemmas), issue.label)
        for issue in issues
        for name in issue.names
        if (lemmas := content_lemmas(name)) <= inside and (phrase.vehicle or head & lemmas)
    ]
    return replace(phrase, matter=max(fitting, key=lambda one: one[0])[1]) if fitting else phrase
