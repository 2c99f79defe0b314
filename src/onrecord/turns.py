"""Who speaks in a transcript: labels such as "Q:", "MR. LUND:" or "Ilse Maran (Foreign Minister):" before what each says. Rules.

The label of a turn is the source of what stands in it, so it is found by reading (which kind of text is this?) and by the statements'
rules alike. The table of cases is in `tests/test_turns.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.document import Span

_NAME = r"[A-ZÀ-Þ][\w.’'-]*(?:[ ,]+(?:(?:of|the|for|and|de|von|van|bin|al)[ ]+)*[A-ZÀ-Þ][\w.’'-]*){0,7}"
_LABEL = re.compile(
    rf"(?:[-–—•*] ?)?(?P<label>Q|A|Question|Answer|{_NAME}(?: ?\([^()\n]{{2,60}}\)| ?\[[^\[\]\n]{{2,60}}\])?)"
    r"(?P<colon>[.]?: ?| ?[–—]{2} )(?=\S)"
)
_ALONE = re.compile(rf"(?P<label>{_NAME}(?: ?\([^()\n]{{2,60}}\))?) ?:$")

_QUESTIONS = {"q", "question", "reporter", "journalist", "host", "interviewer", "moderator"}

# Words with a colon behind them that open a paragraph of a report and name nobody.
_NO_SPEAKERS = {
    "note", "update", "updated", "photo", "image", "source", "sources", "read more", "read", "related", "editor's note", "editor’s note",
    "video", "watch", "also", "tags", "topics", "location", "date", "time", "subject", "from", "to", "cc", "re", "contact", "contacts",
    "background", "summary", "key points", "correction", "what", "where", "when", "why", "who", "how", "breaking", "published", "more",
    "credit", "by", "email",
}  # fmt: skip

# Before what a desk has found, in a list of claims that it checks: whoever was quoted above says no more, and nobody speaks.
_FINDINGS = {
    "fact", "facts", "the fact", "the facts", "fact check", "fact-check", "truth", "the truth", "reality", "the reality", "verdict",
    "our verdict", "our ruling", "ruling", "rating", "assessment", "finding", "findings", "conclusion",
    "analysis", "context", "false", "true", "misleading", "claim", "the claim",
}  # fmt: skip

_FEWEST_TURNS = 4
"""Turns without which a text is no transcript: a report may have two paragraphs that open with a word and a colon."""

_LONGEST_LABEL = 80


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says: the spans of the label and of the words, in code points. `asks`: the label is a questioner's."""

    label: Span
    words: Span
    asks: bool


def turns(text: str) -> tuple[Turn, ...]:
    """The turns of a transcript, in order; none if `text` is no transcript.

    A turn goes on over paragraphs without a label up to the next one. What a desk finds of a claim ("THE FACTS: …") is nobody's turn.

    >>> text = "Q: Will it hold?\\n\\nMR. LUND: It will.\\n\\nWe are sure.\\n\\nQ: And then?\\n\\nMR. LUND: We shall see."
    >>> [(text[turn.label.start : turn.label.end], text[turn.words.start : turn.words.end]) for turn in turns(text)][:2]
    [('Q', 'Will it hold?'), ('MR. LUND', 'It will.\\n\\nWe are sure.')]
    """
    heads = _heads(text)
    names = [text[label.start : label.end] for label, _ in heads]
    # a transcript comes back to its speakers; a list of points with a bold word before each does not
    if len(heads) < _FEWEST_TURNS or 2 * len(set(names)) > len(names) + 2 or len(set(names)) < 2:
        return ()
    ends = [label.start for label, _ in heads[1:]] + [len(text)]
    found = []
    for (label, start), end in zip(heads, ends, strict=True):
        words = text[start:end].rstrip(" \t\r\n-–—•*")
        name = text[label.start : label.end]
        if words and name.casefold() not in _FINDINGS:
            found.append(Turn(label, Span(start, start + len(words)), name.casefold().rstrip(".") in _QUESTIONS))
    return tuple(found)


def _heads(text: str) -> list[tuple[Span, int]]:
    """The labels at the beginnings of lines, and where the words after each begin."""
    found = []
    for line in re.finditer(r"[^\r\n]+", text):
        stripped = line.start() + len(line.group()) - len(line.group().lstrip())
        match = _LABEL.match(text, stripped, line.end())
        if match is None and (alone := _ALONE.match(text, stripped, line.end())):
            after = re.compile(r"\s*").match(text, line.end())
            match, start = alone, after.end() if after else line.end()
        else:
            start = match.end() if match else 0
        if match and len(match["label"]) < _LONGEST_LABEL and match["label"].casefold() not in _NO_SPEAKERS:
            found.append((Span(*match.span("label")), start))
    return found
