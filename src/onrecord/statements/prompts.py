"""The question that a statement answers: "When asked whether …", "in response to a question on …", "Q: …". Rules.

Cases in tests/statements/test_prompts.py. A question in the sentence of the cue is the prompt of what that sentence says; one that
opens a paragraph's exchange ("Q: …") is the prompt of the answer that follows.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from onrecord.document import Span, Words, words
from onrecord.sentences import sentence_at
from onrecord.statements.quotes import paragraphs, table
from onrecord.statements.surroundings import surroundings

_TOPIC = r"(?:about|whether|if|what|why|how|who|when|where|which|on|for|to\b)"
_ASKED = re.compile(
    r"(?<![\w-])((?:(?:when|while|as|after being|on being|being|having been|if)\s+)?(?:repeatedly\s+|later\s+|also\s+|then\s+"
    r"|again\s+|specifically\s+|directly\s+|further\s+)?(?:asked|questioned|pressed|quizzed|queried|challenged)"
    rf"(?:\s+(?:by|at|in|during|on)\s+(?!whether|if|what|why|how)(?:[\w’'.-]+\s+){{1,6}}?|\s+(?:again|later|repeatedly|directly"
    rf"|specifically|further|\w+day)\s+|\s+)(?={_TOPIC}\b))",
    re.I,
)
_ANSWERING = re.compile(
    r"(?<![\w-])((?:(?:in\s+)?(?:(?:response|reply|answer|reaction)|responding|replying|answering|when answering|fielding"
    r"|taking|while answering|speaking in response)\s+(?:to\s+)?)"
    r"(?:(?:an?|the|one|his|her|their|this|another|several|reporters?['’]|journalists?['’]|media|press|follow-up|relevant"
    r"|similar|written)\s+){0,3}(?:[\w’'-]+\s+){0,3}?(?:questions?|quer(?:y|ies)|inquir(?:y|ies))"
    r"|(?:to|on)\s+(?:an?|the|reporters?['’]|journalists?['’])\s+(?:[\w’'-]+\s+){0,2}?questions?(?=\s+(?:about|on|of|whether"
    r"|from|as|regarding|by|,|\.)))",
    re.I,
)
_MAY_ASK = re.compile(r"asked|question|pressed|quizzed|quer|inquir|challenged", re.I)
_TAIL = re.compile(
    r"\s+(?:about|on|of|whether|if|from|by|as to|regarding|concerning|asking|posed|put|over|at|during|why|how|what|['’]s\b)\b", re.I
)
_BARE = re.compile(
    r"asked|questioned|pressed|quizzed|queried|challenged|repeatedly|later|also|then|again|specifically|directly|further", re.I
)
"""How a participle begins without "when" or "after" before it."""
_WAS_ASKED = re.compile(
    rf"\b((?:was|were)\s+(?:also\s+|then\s+|later\s+|repeatedly\s+)?asked\s+(?:by\s+(?:[\w’'.-]+\s+){{1,5}}?)?(?={_TOPIC}\b))", re.I
)
_REPLIES = re.compile(
    r"\b(?:repl(?:y|ied|ies|ying)|answer(?:ed|s|ing)?|respond(?:ed|s|ing)?|said|says|retorted|shot back|quipped|declined"
    r"|refused|told|noted|added)\b",
    re.I,
)
_QUESTION_LINE = re.compile(
    r"(?:Q|Question|QUESTION|Reporter|REPORTER|Interviewer|Journalist|Correspondent|Host"
    r"|Moderator)(?:\s*\([^)]{0,60}\))?\s*[:.]\s*"
)
_LONGEST = 400


def prompt(text: str, cue: Words | None, source: Words | None, content: Words) -> Words | None:
    """The question that the statement answers, in the words of the text, or None. All spans are into `text`.

    >>> text = "Asked about the truce, the envoy said it was over."
    >>> prompt(text, words(text, [(33, 37)]), words(text, [(23, 32)]), words(text, [(38, 49)])).text
    'Asked about the truce'
    """
    anchor = cue or source or content
    sentence = surroundings(text, anchor)
    statement = [*content.spans, *(cue.spans if cue else ()), *(source.spans if source else ())]
    found = _in_sentence(text, sentence, statement, anchor) or _was_asked_before(text, sentence, cue) or _question_line(text, content)
    return None if found is None else words(text, [found])


def _in_sentence(text: str, sentence: Span, statement: list[Span], anchor: Words) -> Span | None:
    if not _MAY_ASK.search(text, sentence.start, sentence.end):
        return None
    quoted = table(text)
    best: Span | None = None
    for pattern in (_ASKED, _ANSWERING):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if any(span.start < match.end() and match.start() < span.end for span in statement) or quoted.inside(
                match.start()
            ) != quoted.inside(anchor.start):
                continue
            if pattern is _ASKED and not _passive(text, sentence, match):
                continue
            span = _clause(text, match, sentence, statement, tail=pattern is _ANSWERING)
            # A sentence may answer twice; the question nearest to the cue is meant.
            if best is None or abs(span.start - anchor.start) < abs(best.start - anchor.start):
                best = span
    return best


def _passive(text: str, sentence: Span, match: re.Match[str]) -> bool:
    """Whether "asked" is a participle here: it opens the sentence or a clause, or "when" stands with it."""
    if not _BARE.match(match.group(1)):
        return True
    before = text[sentence.start : match.start()].rstrip(" \n\"“”'‘`")
    return not before or before[-1] in ",;—–:." or (re.search(r"\b(?:but|and|while)$", before) is not None and len(before) < 5)


def _clause(text: str, match: re.Match[str], sentence: Span, statement: list[Span], *, tail: bool) -> Span:
    """The clause of the question: up to the statement that follows, a closing comma, or the end of the sentence."""
    following = min((span.start for span in statement if match.end() <= span.start), default=None)
    limit = min(sentence.end, match.start() + _LONGEST) if following is None else following
    end = match.end()
    if not tail or _TAIL.match(text, end):
        comma = text.rfind(",", end, limit) if following is not None else _closing(text, end, limit)
        # Without a comma the clause ends where the statement begins.
        end = comma if end < comma else limit
    piece = text[match.start(1) : end]
    piece = re.sub(r"(?:\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$", "", piece.rstrip(' \n\t,.;:!?"”“‘'))
    return Span(match.start(1), match.start(1) + len(piece))


def _closing(text: str, start: int, limit: int) -> int:
    found = re.compile(r",\s+(?:adding|saying|noting|but|and\s+(?:said|added|noted)|while|according)\b|[;\"“]|\.(?=\s|$)").search(
        text, start, limit
    )
    return limit if found is None else found.start()


def _was_asked_before(text: str, sentence: Span, cue: Words | None) -> Span | None:
    """ "He was asked whether …" right before a sentence that replies."""
    if cue is None or sentence.start < 2 or not _REPLIES.search(cue.text):
        return None
    before = sentence_at(text, sentence.start - 2)
    if "\n\n" in text[before.end : sentence.start]:
        return None
    match = _WAS_ASKED.search(text, before.start, before.end)
    if match is None or table(text).inside(match.start()):
        return None
    piece = text[match.start(1) : before.end].rstrip(' .?!"”')
    asked = piece.lower().find("asked")
    return Span(match.start(1) + asked, match.start(1) + len(piece))


def _question_line(text: str, content: Words) -> Span | None:
    """The paragraph "Q: …" before the paragraph of the answer."""
    found = paragraphs(text)
    at = bisect_right(found, (content.start, len(text) + 1)) - 1
    if at < 1 or content.start - found[at].start > _LONGEST // 4:
        return None
    match = _QUESTION_LINE.match(text, found[at - 1].start, found[at - 1].end)
    if match is None or match.end() == found[at - 1].end:
        return None
    return Span(match.end(), found[at - 1].end)
