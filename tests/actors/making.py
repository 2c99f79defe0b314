"""Making tagged reports by hand, by the words themselves."""

from __future__ import annotations

from onrecord.document import Span, Words, document, words
from onrecord.statements.values import Act, Attribution, Factuality, Mode, Tagged


def place(text: str, wanted: str) -> Span:
    """Where `wanted` stands in `text`; "word|2" is its second place."""
    needle, _, number = wanted.partition("|")
    start = -1
    for _ in range(int(number or 1)):
        start = text.index(needle, start + 1)
    return Span(start, start + len(needle))


def said(text: str, wanted: str | None) -> Words | None:
    """The words at `wanted`, or None."""
    return words(text, [place(text, wanted)]) if wanted is not None else None


def attribution(
    name: str, text: str, source: str | None, content: str, *, cue: str | None = None, within: str | None = None,
    carriers: tuple[str, ...] = (), mode: Mode = Mode.INDIRECT,
) -> Attribution:  # fmt: skip
    """An attribution whose source, cue, content and carriers are given by their words."""
    return Attribution(
        name, said(text, source), said(text, cue), words(text, [place(text, content)]), within,
        tuple(words(text, [place(text, carrier)]) for carrier in carriers), mode, Act.INFORM, Factuality.CERTAIN, None,
    )  # fmt: skip


def tagged(text: str, *attributions: Attribution, outlet: str | None = None, published: str | None = None) -> Tagged:
    """A report with these attributions."""
    return Tagged(document(text, outlet=outlet, published=published), attributions)
