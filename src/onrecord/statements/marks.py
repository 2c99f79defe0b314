"""Rules: conditions, undertakings and contacts by their markers and the words around them.

The baseline beside which the learned marks that ship (`learned_marks`) are measured by `training/eval_talks.py`, and the marks of the
tests of `onrecord.talks`, which need no network. `certain_conditions` and `clause_end` ship as well: they complete the
learned marks. The confidence of a mark is a fixed number for its kind of rule, not a probability.
"""

from __future__ import annotations

import re

from onrecord.document import Span, words
from onrecord.sentences import sentences
from onrecord.statements.triggers import Trigger, condition_triggers, contact_triggers
from onrecord.statements.values import (
    CommitmentMark,
    CommitmentStatus,
    ConditionKind,
    ConditionMark,
    ContactMark,
    ContactStatus,
)

_STRONG = re.compile(
    r"talks|negotiations?|consultations|discussions|dialogue|summits?|meetings?|meets?|met|sit-?downs?"
    r"|face-to-face|encounters?|bilaterals|visit(?:s|ed)?|trips?|phone.*|.*phone|.*\bcalls?|conversations?"
    r"|letters?|.*round.*|.*of (?:\w+ )*(?:talks|negotiations)|sp[eo]ak.*|spoke.*|talk(?:ed|ing|s)?|sat "
    r"down|sitting down|negotiating|get together|video.*|invitation|message",
    re.IGNORECASE,
)
_WEAK_LINK = re.compile(r"^\s+(?:\w+\s+){0,3}?(?:with|between)\b|^\s+to\s+(?:the\s+)?[A-Z]|^\s+[A-Z][a-z]")

_NONE = re.compile(
    r"\bno\s+(?:plans?|agreement|talks|meetings?|contacts?|negotiations|direct|discussions|date|such"
    r"|further|new|more|longer)\b|\bnot\s+(?:yet\s+)?(?:meet|met|met|speak|spoken|held?|agreed|take\s+part"
    r"|attend|talk|negotiate|planned?|scheduled)"
    r"|\b(?:won['’]t|will\s+not|would\s+not|wouldn['’]t|did\s+not|didn['’]t|has\s+not|have\s+not|hasn['’]t"
    r"|never)\b|\bcancel\w*|\bcall(?:s|ed|ing)?\s+off|\bscrap\w*|\brul(?:ed|es|ing)\s+out|\brefus\w+"
    r"|\breject\w*"
    r"|\bpull(?:s|ed|ing)?\s+out|\bboycott\w*|\bskip(?:s|ped|ping)?\b|\bsnub\w*|\bwithout\s+(?:a\s+"
    r"|any\s+)?$|\bwithdr[ae]w\w*|\bhas\s+no\b|\bhad\s+no\b|\bneither\b",
    re.IGNORECASE,
)
_REQUESTED = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|request\w*|call(?:s|ed|ing)?|appeal\w*|push(?:es|ed"
    r"|ing)?)\s+(?:\w+\s+){0,3}?(?:for|to)\b|\burg(?:es?|ed|ing)\b|\bpropos(?:es?|ed|ing|al)\b|\boffer(?:s"
    r"|ed|ing)?\b|\bdemand(?:s|ed|ing)?\b"
    r"|\b(?:want|seek)(?:s|ed|ing)?\b|\bsought\b|\binsist\w*|\bwould\s+like\b|\bneed(?:s|ed)?\s+to\b|\bmust\b|\bshould\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    r"\b(?:may|might|could|possib\w+|potential\w*|prospects?|hop(?:es?|ed|ing)|open\s+to|ready|willing\w*"
    r"|consider\w*|whether|chances?|likely|perhaps|maybe|if|would|in\s+doubt|uncertain|eventual|idea\s+of"
    r"|discuss\w*\s+a|"
    r"explor\w+|looking\s+at|some\s+day|readiness)\b",
    re.IGNORECASE,
)
_SCHEDULED = re.compile(
    r"\b(?:will|to\s+(?:meet|hold|visit|begin|start|resume|continue|attend|host|travel|have|discuss|talk"
    r"|speak|sit|negotiate)|schedul\w+|set\s+(?:for|to)|plan(?:s|ned|ning)?|upcoming|next|expected|due"
    r"|agree(?:s|d)?\s+to|"
    r"ahead\s+of|prepar\w+|later\s+this|tomorrow|coming|forthcoming|slated|looking\s+forward"
    r"|look\s+forward|on\s+(?:his|her|their|the)\s+way|are\s+to|is\s+to|accept(?:s|ed)?|going\s+to"
    r"|arrang\w+|before)\b|['’]ll\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:]|,\s|\s[–—-]\s|\b(?:but|and|which|who|while|although|though|because|after|before|when|that|as)\s")
_PAST_TRIGGER = re.compile(
    r"met|spoke\w*|visited|phoned|hosted|negotiated|talked|discussed|called|received|welcomed|sat|wrote.*"
    r"|sent|gathered|flew|travell?ed|arrived|telephoned|delivered|conveyed",
    re.IGNORECASE,
)
_FUTURE_TRIGGER = re.compile(r"(?:next|new|another)\b.*", re.IGNORECASE)


def rule_contacts(text: str) -> tuple[ContactMark, ...]:
    """Words that name contacts, with how far they have come, by their own form and the words around them."""
    bounds = sentences(text)
    found = []
    place = 0
    for trigger in contact_triggers(text):
        while place < len(bounds) - 1 and bounds[place].end <= trigger.span.start:
            place += 1
        if _is_contact(text, trigger):
            found.append(ContactMark(words(text, [trigger.span]), contact_status(text, trigger.span, bounds[place]), 0.6))
    return tuple(found)


def _is_contact(text: str, trigger: Trigger) -> bool:
    """Whether a candidate is likely a contact: a strong word, or a weak one with "with", "between" or a name after it."""
    word = " ".join(text[trigger.span.start : trigger.span.end].split())
    return bool(_STRONG.fullmatch(word)) or (
        bool(_WEAK_LINK.match(text[trigger.span.end : trigger.span.end + 40])) and trigger.kinds != ("visit",)
    )


def contact_status(text: str, trigger: Span, sentence: Span) -> ContactStatus:
    """How far the contact that the word at `trigger` names has come, by the words of its sentence (code points)."""
    word = text[trigger.start : trigger.end]
    before = text[max(sentence.start, trigger.start - 90) : trigger.start]
    after = text[trigger.end : min(sentence.end, trigger.end + 60)]
    near = before[-50:]
    if _NONE.search(near) or re.search(r"\b(?:cancell?ed|called\s+off|scrapped|not\s+(?:take\s+place|happen)|ruled\s+out)\b", after):
        return ContactStatus.NONE
    if _PAST_TRIGGER.fullmatch(word):
        return ContactStatus.HELD
    clause = _CLAUSE.split(before)[-1] if len(_CLAUSE.split(before)[-1]) > 12 else before[-60:]
    if _POSSIBLE.search(clause):
        return ContactStatus.POSSIBLE
    if _REQUESTED.search(clause):
        return ContactStatus.REQUESTED
    if (
        _SCHEDULED.search(clause)
        or _FUTURE_TRIGGER.fullmatch(word)
        or re.search(r"\b(?:next\s+\w+|tomorrow|later\s+this|scheduled|planned|in\s+the\s+coming)\b", after)
    ):
        return ContactStatus.SCHEDULED
    return ContactStatus.HELD


_ASKS = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|see|know|knows|unclear|question(?:s|ed)?|decide|determine"
    r"|sure|say|doubt|find\s+out|as|even|what)\s+$",
    re.IGNORECASE,
)
_STOPS = re.compile(
    r"[;?!]|,\s+(?:said|says|according|adding|he|she|they|it|we|I|the|a|an|which|who|but|and\s+(?:that|he"
    r"|she|they|it)|with)\b|,?[\"”]|\s[–—-]{1,2}\s|\n|,\s+[A-Z][a-z]+\s+(?:said|says|told|added|wrote|warned"
    r"|tweeted)\b|,\s+\w+\s+(?:will|would)\b|,\s+(?:although|though|while|then|because|so|after)\b|\s(?:although|though|but)\s"
)
_STOPS_AT_COMMA = re.compile(r",|[;?!](?:\s|$)|,?[\"”]|\s[–—-]{1,2}\s|\n|\sthen\s")
_REAL = {
    ConditionKind.ONLY_IF: re.compile(r".*"),
    ConditionKind.UNLESS: re.compile(r"unless|barring|except if|or else", re.IGNORECASE),
    ConditionKind.BEFORE: re.compile(
        r"until|till|(?:must|has to|have to|needs? to|should) first|first (?:must|needs?|has|have)|pending", re.IGNORECASE
    ),
    ConditionKind.IF: re.compile(
        r"if|in (?:exchange|return) for|in return|(?:as|so) long as|provid.*|assuming|in the event|in case"
        r"|should",
        re.IGNORECASE,
    ),
    ConditionKind.REQUIRES: re.compile(
        r"pre-?conditions?|prerequisites?|contingent|conditional|conditioned|depend.*|hing.*|subject to|up to|nothing less than",
        re.IGNORECASE,
    ),
}


def rule_conditions(text: str) -> tuple[ConditionMark, ...]:
    """Conditions by their markers: from the marker to the end of its clause."""
    bounds = sentences(text)
    found: list[ConditionMark] = []
    place = 0
    for trigger in condition_triggers(text):
        while place < len(bounds) - 1 and bounds[place].end <= trigger.span.start:
            place += 1
        marker = " ".join(text[trigger.span.start : trigger.span.end].split())
        if not _REAL[trigger.kind].fullmatch(marker) or (found and trigger.span.start < found[-1].words.end):
            continue
        if trigger.kind is ConditionKind.IF and _ASKS.search(text[max(0, trigger.span.start - 12) : trigger.span.start]):
            continue
        end = clause_end(text, trigger.span, bounds[place])
        if end - trigger.span.end > 5:
            found.append(ConditionMark(words(text, [(trigger.span.start, end)]), trigger.kind, RULED))
    return tuple(found)


RULED = 0.5
"""The confidence of a condition by rule. Inside annotated statements "unless" opened one in 9 of 12 places, "as long as" in 8 of 11,
"until" in 18 of 42; outside them hardly any marker did."""

REACH = 1000
"""Code points after a marker in which the end of its clause is looked for: more than any annotated clause has."""

_CERTAIN = re.compile(
    r"only\s+(?:if|when|once|after|in\s+accordance|with)\b|unless\b|if\s+and\s+only\s+if\b"
    r"|on\s+(?:the\s+)?(?:sole\s+)?condition\s+that\b|in\s+(?:exchange|return)\s+for\b|(?:as|so)\s+long\s+as\b"
    r"|provid(?:ed|ing)\s+that\b|contingent\b|conditional\b|hing(?:es|ed|ing)\s+on\b|depend(?:s|ent)\s+(?:up)?on\b"
    r"|nothing\s+less\s+than\b|until\s+(?!(?:(?:at\s+least|the\s+end|late|early|mid|next|last|this|recent(?:ly)?|now|then)\b|\d"
    r"|(?-i:Jan|Feb|Mar|Apr|May\b|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wed|Thur|Fri|Sat|Sun)))",
    re.IGNORECASE,
)


def certain_conditions(text: str) -> tuple[ConditionMark, ...]:
    """Conditions by the markers that, in what somebody says, mostly mark one: from the marker to the end of its clause."""
    return tuple(mark for mark in rule_conditions(text) if _CERTAIN.match(mark.words.text))


def clause_end(text: str, marker: Span, sentence: Span) -> int:
    """Where a clause that begins with a marker ends: at a comma if it opens the sentence, else before the next one."""
    opening = not text[sentence.start : marker.start].strip(" \"'“‘") or text[marker.start].isupper()
    end = sentence.end
    for stop in (_STOPS_AT_COMMA if opening else _STOPS).finditer(text, marker.end, min(sentence.end, marker.end + REACH)):
        if not (text[stop.end() - 1] in '"”' and _opened(text[marker.start : stop.start()])):
            end = stop.start()
            break
    return marker.start + len(text[marker.start : end].rstrip(" \n\t\"'“”‘’.,;:?!–—-"))


def _opened(piece: str) -> bool:
    """Whether the quotation mark that follows is one of the clause's own: it opens here, or closes what was opened in it."""
    return piece[-1:].isspace() or piece.count("“") > piece.count("”") or piece.count('"') % 2 == 1


_UNDERTAKES = re.compile(
    r"\b(?:promis(?:ed|es|ing)|pledg(?:ed|es|ing)|vow(?:ed|s|ing)?|committed|undertook|undertaken|agreed"
    r"|agrees|guarantee[ds])\s+(?:(?:(?:to|in)\s+(?:\w+\s+){1,3}?)?(?=to\s+[a-z])|(?=that\b))"
    r"|\b(?:promises?|pledges?|commitments?|agreements?)\s+(?=to\s+[a-z])|\bcommitted\s+(?=to\s+)",
)
_NO_UNDERTAKING = re.compile(r"^to\s+(?:meet|hold|talk|discuss|negotiate|a\b|the\b|an\b)")


def rule_commitments(text: str) -> tuple[CommitmentMark, ...]:
    """Undertakings by their verbs and nouns ("promised to …", "a commitment to …"): the words for what is undertaken."""
    found = []
    bounds = sentences(text)
    place = 0
    for match in _UNDERTAKES.finditer(text):
        while place < len(bounds) - 1 and bounds[place].end <= match.start():
            place += 1
        start = match.end()
        if _NO_UNDERTAKING.match(text[start : start + 20]):
            continue
        end = clause_end(text, Span(start, min(start + 3, bounds[place].end)), bounds[place])
        if end - start > 8:
            found.append(CommitmentMark(words(text, [(start, end)]), CommitmentStatus.PENDING, 0.5))
    return tuple(found)
