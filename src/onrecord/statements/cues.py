"""Whether a cue says that something was said: negated, conditional and asked cues. Rules; cases in tests/statements/test_cues.py.

What the tagger does with each `Polarity` (see `disposition`), by ../gold/GUIDELINES.md:

- plain: a statement.
- believes-not ("does not believe", "will not accept", "cannot rule out", "refuses to sign"): a statement. The negation belongs to
  what the source holds; factuality turns to its minus (CT-, PR-) and that is the classifier's business.
- negated ("did not say whether", "declined to comment on", "has yet to confirm", "stopped short of saying"): nobody asserts
  the content. Kept as an uncommitted statement (act `defer`, factuality `UU`), which takes no position. "Denied saying" is a
  denial: a statement (act `deny`, `CT-`), which takes no position either.
- denied ("denied reports that Hamas had agreed": Hamas, agreed): under a denial nobody is quoted. Dropped.
- conditional ("if she says", "would say"): nobody has said it yet. Dropped.
- question ("whether he believes", "Does he say so?"): dropped.
"""

from __future__ import annotations

import re
from enum import StrEnum

from onrecord.document import Words
from onrecord.sentences import sentence_at


class Polarity(StrEnum):
    """Whether a cue asserts that the source says its content."""

    PLAIN = "plain"
    BELIEVES_NOT = "believes-not"
    NEGATED = "negated"
    DENIED = "denied"
    CONDITIONAL = "conditional"
    QUESTION = "question"


class Disposition(StrEnum):
    """What becomes of an attribution: kept as it is, kept as a denial (`deny`, `CT-`) or uncommitted (`defer`, `UU`), or dropped."""

    KEEP = "keep"
    DENIAL = "denial"
    UNCOMMITTED = "uncommitted"
    DROP = "drop"


_SPEECH = (
    r"(?:say(?:s|ing)?|said|tell(?:s|ing)?|told|claim(?:s|ed|ing)?|stat(?:e|es|ed|ing)|comment(?:s|ed|ing)?|confirm(?:s|ed"
    r"|ing)?|disclos(?:e|es|ed|ing)"
    r"|specif(?:y|ies|ied|ying)|elaborat(?:e|es|ed|ing)|explain(?:s|ed|ing)?|announc(?:e|es|ed|ing)|respond(?:s|ed|ing)?"
    r"|repl(?:y|ies|ied|ying)"
    r"|answer(?:s|ed|ing)?|mention(?:s|ed|ing)?|clarif(?:y|ies|ied|ying)|nam(?:e|es|ed|ing)|identif(?:y|ies|ied|ying)"
    r"|detail(?:s|ed|ing)?|reveal(?:s|ed|ing)?"
    r"|indicat(?:e|es|ed|ing)|report(?:s|ed|ing)?|writ(?:e|es|ing)|wrote|written|not(?:e|es|ed|ing)|add(?:s|ed|ing)?"
    r"|suggest(?:s|ed|ing)?|declar(?:e|es|ed|ing)"
    r"|assert(?:s|ed|ing)?|alleg(?:e|es|ed|ing)|spell(?:s|ed|ing)? out|spelt out|provid(?:e|es|ed|ing)|giv(?:e|es|en|ing)|gave"
    r"|offer(?:s|ed|ing)?(?= (?:any |further |more )?details)"
    r"|speak(?:s|ing)?|spoke|discuss(?:es|ed|ing)?|address(?:es|ed|ing)?|acknowledg(?:e|es|ed|ing)|admit(?:s|ted|ting)?"
    r"|concede(?:s|d)?|conceding|issu(?:e|es|ed|ing)"
    r"|argu(?:e|es|ed|ing)|insist(?:s|ed|ing)?|impl(?:y|ies|ied|ying)|predict(?:s|ed|ing)?|deny|denies|denied|denying"
    r"|disput(?:e|es|ed|ing)|publish(?:es|ed|ing)?|characteri[sz](?:e|es|ed|ing))"
)
_NEGATION = r"(?:not|never|n['’]t|cannot|neither|nor)"
_GUARDED = re.compile(
    r"\bnot (?:only|just|merely|hesitate|hide|mince)\b|\bnever (?:hesitate|tire)|n['’]t (?:hide|hesitate|mince)\b"
    r"|\bnot for the first time\b|\b(?:could|can)(?: not|n['’]t) (?:help|agree more)\b",
    re.I,
)
_RULES_OUT = re.compile(rf"\b{_NEGATION}\s+(?:\w+ly\s+|yet\s+)?(?:rul(?:e|ed|ing) out|exclud(?:e|ed|ing)|preclud(?:e|ed))\b", re.I)
_NEGATED_SPEECH = re.compile(
    rf"\b(?:\w+)?{_NEGATION}\s+(?:(?:\w+ly|yet|ever|even|even once|at first|so much as|been|be|have|going to|willing to|able to"
    rf"|want to|wish to|prepared to|ready to)\s+){{0,3}}{_SPEECH}\b",
    re.I,
)
_REFUSED_SPEECH = re.compile(
    r"\b(?:refus\w*|declin\w*|fail\w*|unwilling|reluctan\w+|unable|neglect\w*|omit\w*|forb[eo]re"
    rf"|forbore)\s+to\s+(?:\w+ly\s+)?(?:be drawn|go into|say|{_SPEECH})\b"
    r"|\bdeclin\w* (?:any |further |all )?comments?\b|\brefus\w* comment\b|\bstop(?:s|ped|ping)? short of\b|\b(?:ha[sd]|have"
    rf"|having) yet to (?:\w+ly )?{_SPEECH}\b"
    rf"|\b(?:avoid|resist|refrain(?:s|ed|ing)? from|held off|hold(?:s|ing)? off|eschew)(?:s|ed|ing)?\s+(?:\w+ly\s+)?{_SPEECH}\b"
    rf"|\bwithout (?:ever |even |\w+ly )?{_SPEECH}\b"
    r"|\b(?:g[ai]ve|giv\w+|offer\w*|provid\w+|ma[dk]e|making|had|has|have|issu\w+)\s+no\s+(?:immediate |further |public "
    r"|specific |official |other )?(?:indication|detail|reason|answer|sign|mention|comment|explanation|reference|statement"
    r"|response|word|specific|timeline|date|hint|clue)s?\b"
    r"|\bno (?:immediate |further |public |official )?(?:comment|reaction|response|word|statement)\b|\b(?:side-?step|duck|dodg"
    r"|evad|deflect|brush(?:ed)? (?:off|aside))\w*\b(?= ?(?:\w+ )?(?:question|$|when|whether|about|on))"
    r"|\bneither confirm\w* nor den\w+|\bwas(?:n['’]t| not) immediately (?:available|reachable)|\bwere(?:n['’]t"
    r"| not) immediately (?:available|reachable)|\b(?:kept|remained|stayed) silent\b|\bmum on\b|\btight-lipped\b",
    re.I,
)
_ANY_NEGATION = re.compile(r"\b(?:not|never|cannot|no longer|neither|nor|refus\w+|unwilling|hardly)\b|n['’]t\b", re.I)
_DENIED_SPEAKING = re.compile(
    rf"\bden(?:y|ies|ied|ying)\s+(?:(?:ever|having|that (?:he|she|it|they) (?:had )?(?:ever )?)\s*)*{_SPEECH}\b", re.I
)
_MODAL_SPEECH = re.compile(
    rf"\b(?:would|could|might|may|should)\s+(?:\w+ly\s+|then\s+|also\s+|later\s+)?(?:have\s+|be\s+)?{_SPEECH}\b", re.I
)
_WOULD_RATHER = re.compile(r"\bwould (?:not )?(?:like|love|rather|prefer|have to say)\b", re.I)
_CONDITION = re.compile(
    r"(?:^|[\s(\"“‘—–-])(if|even if|only if|unless|should|provided(?: that)?|in case|in the event that|assuming(?: that)?|lest"
    r"|supposing(?: that)?|as long as|until|once)\s+(?:and when\s+)?$",
    re.I,
)
_ASKED_IF = re.compile(
    r"(?:\bwhether(?: or not)?|\b(?:ask\w*|wonder\w*|know\w*|known|see|sees|saw|clear|unclear|sure|unsure|certain|uncertain"
    r"|doubt\w*|question\w*|decid\w+|say|tell|told|specify|specif\w+|clarif\w+|confirm\w*|determine)(?: [\w.]+){0,3} if)\s+$",
    re.I,
)
_INVERTED = re.compile(r"(?:^|[\s\"“‘(])(do|does|did|has|have|had|is|are|was|were|will|would|can|could|should)(n['’]t)?\s+$", re.I)
_INVERTED_NOT = re.compile(
    r"\b(?:nor|neither|never|not once|at no (?:point|time)|nowhere|in no way|under no circumstances)\b[\w\s]{0,12}$", re.I
)
_UNDER_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|dismiss\w*|refut\w+|rebut\w*|debunk\w*|disput(?:e|es|ed|ing)|reject\w*|rubbish\w*|scoff\w* at"
    r"|contradict\w*|no truth (?:in|to)|false|fabricated|baseless|untrue|fake)\b"
    r"(?:\s+(?!but\b|and\b|that\b)[\w’'.“”\"-]+){0,6}?(?:\s+(?:reports?|reporting|claims?|rumou?rs?|suggestions?|allegations?"
    r"|statements?|announcements?|remarks?|assertions?|speculation|stories|notion|idea|accusations?|charges?))(?:\s+(?:in|by|from|of"
    r"|on)(?:\s+[\w’'.-]+){1,4})?\s+that\s+(?:the\s+)?$"
    r"|\bden(?:y|ies|ied|ying)(?:\s+\w+ly)?\s+(?:that\s+)?(?:the\s+)?$",
    re.I,
)
_NOBODY = re.compile(r"^(?:no(?:\s?-?one|body)?|none|neither|not one|few|not a single)\b", re.I)
_REFUSES_AT_END = re.compile(r"\b(?:declin|refus|fail|g[ai]ve|offer|provid|ma[dk]e|ha[ds])\w*$", re.I)
_POSSESSIVE = re.compile(r"['’]s?$|^(?:his|her|its|their|my|our|your|whose)$", re.I)
_WINDOW = 160
"""Code points before a source in which what governs it is looked for."""


def polarity(text: str, cue: Words | None, source: Words | None, content: Words) -> Polarity:
    """How `cue` stands: whether it asserts that `source` says `content`. All spans are into `text`.

    >>> from onrecord.document import words
    >>> text = "The envoy did not say that talks would go on."
    >>> polarity(text, words(text, [(18, 21)]), words(text, [(0, 9)]), words(text, [(22, 44)]))
    <Polarity.NEGATED: 'negated'>
    """
    if cue is None:
        return Polarity.PLAIN
    before = _before(text, cue, source, content)
    group = _group(text, cue, source, content)
    governed = _governed(text, before, cue, source)
    if governed is not None:
        return governed
    nobody = source is not None and _NOBODY.match(source.text) is not None
    if _WOULD_RATHER.search(group) or (_GUARDED.search(group) and not nobody):
        return Polarity.BELIEVES_NOT if re.search(r"\bwould (?:not|rather not)\b", group) else Polarity.PLAIN
    if _RULES_OUT.search(group):
        return Polarity.PLAIN
    if _REFUSED_SPEECH.search(group) or _NEGATED_SPEECH.search(group) or _DENIED_SPEAKING.search(group):
        return Polarity.NEGATED
    if _MODAL_SPEECH.search(group):
        return Polarity.CONDITIONAL
    if nobody:
        return Polarity.NEGATED if re.search(rf"\b{_SPEECH}\b", group, re.I) else Polarity.BELIEVES_NOT
    return Polarity.BELIEVES_NOT if _ANY_NEGATION.search(group) else Polarity.PLAIN


def by_nobody(source: Words | None, cue: Words | None) -> bool:
    """Whether the source is a "none", and the cue has no negation that would make two: "Neither side wants it", "None of them agreed"."""
    return source is not None and cue is not None and bool(_NOBODY.match(source.text)) and not _ANY_NEGATION.search(cue.text)


def disposition(found: Polarity, cue_text: str | None = None) -> Disposition:
    """What the tagger does with an attribution whose cue stands so; the module's head gives the reasons.

    >>> disposition(Polarity.NEGATED, "declined to say").value, disposition(Polarity.NEGATED, "denied saying").value
    ('uncommitted', 'denial')
    """
    if found in (Polarity.PLAIN, Polarity.BELIEVES_NOT):
        return Disposition.KEEP
    if found is Polarity.NEGATED:
        return Disposition.DENIAL if cue_text is not None and _DENIED_SPEAKING.search(cue_text) else Disposition.UNCOMMITTED
    return Disposition.DROP


def _before(text: str, cue: Words, source: Words | None, content: Words) -> str:
    """What stands in the sentence before the source and the cue, without a content that ends there."""
    first = cue.start if source is None or cue.start < source.start else source.start
    start = max(sentence_at(text, first).start, first - _WINDOW)
    for span in content.spans:
        if start < span.end <= first:
            start = span.end
    return text[start:first]


def _group(text: str, cue: Words, source: Words | None, content: Words) -> str:
    """The verb group: the words from the source to the cue, if they are few, and the cue."""
    pieces = []
    start = max(sentence_at(text, cue.start).start, cue.start - 60)
    if source is not None:
        start = max(start, *(span.end for span in source.spans if span.end <= cue.start), 0) if source.start < cue.start else cue.start
    for span in content.spans:
        if start < span.end <= cue.start:
            start = span.end
    gap = text[start : cue.start]
    # After a comma or a conjunction another verb group begins.
    gap = re.split(r"[,;:—–()\"“”]|\b(?:and|but|that|who|which)\b", gap)[-1]
    pieces.append(gap.strip())
    pieces.extend(text[span.start : span.end] for span in cue.spans)
    if content.start == cue.end + 1 and _REFUSES_AT_END.search(cue.text):
        # "declined" with the content "to give details": the words refused stand in the content.
        pieces.append(" ".join(text[content.start : content.start + 40].split()[:3]))
    return " ".join(piece for piece in pieces if piece)


def _governed(text: str, before: str, cue: Words, source: Words | None) -> Polarity | None:
    """What the words before source and cue make of them; None where nothing governs them."""
    if _UNDER_DENIAL.search(before):
        return Polarity.DENIED
    if source is not None and (_POSSESSIVE.search(source.text) or re.match(r"['’]", text[source.end : source.end + 1])):
        # "if his promise to … holds": the promise stands, whatever hangs on it.
        return None
    if _ASKED_IF.search(before):
        return Polarity.QUESTION
    condition = _CONDITION.search(before)
    if condition is not None and source is not None and condition.group(1).lower() not in ("until", "once"):
        return Polarity.CONDITIONAL
    inverted = _INVERTED.search(before)
    if inverted is None or source is None or cue.start < source.start:
        return None
    if _INVERTED_NOT.search(before[: inverted.start(1)]) or inverted.group(2):
        return Polarity.NEGATED if re.search(rf"\b{_SPEECH}\b", cue.text, re.I) else Polarity.BELIEVES_NOT
    return Polarity.QUESTION if _ends_with_question(text, cue) else None


def _ends_with_question(text: str, cue: Words) -> bool:
    end = sentence_at(text, cue.start).end
    return text[max(0, end - 4) : end].rstrip("\"”’')").endswith("?")
