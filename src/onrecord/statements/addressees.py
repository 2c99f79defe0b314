"""Whom a source speaks to: "told reporters", "urged Moscow to", "in a letter to the envoy". Rules.

Cases in tests/statements/test_addressees.py.
"""

from __future__ import annotations

import re

from onrecord.document import Span, Words, words
from onrecord.statements.surroundings import surroundings

_TELLS = re.compile(
    r"\b(?:tell(?:s|ing)?|told|urg(?:e|es|ed|ing)|ask(?:s|ed|ing)?|warn(?:s|ed|ing)?|remind(?:s|ed|ing)?|assur(?:e|es|ed|ing)"
    r"|reassur(?:e|es|ed|ing)|inform(?:s|ed|ing)?|advis(?:e|es|ed|ing)"
    r"|order(?:s|ed|ing)?|instruct(?:s|ed|ing)?|invit(?:e|es|ed|ing)|press(?:es|ed|ing)?|push(?:es|ed|ing)?|pressur(?:e|es|ed"
    r"|ing)|convinc(?:e|es|ed|ing)|persuad(?:e|es|ed|ing)"
    r"|encourag(?:e|es|ed|ing)|discourag(?:e|es|ed|ing)|implor(?:e|es|ed|ing)|beg(?:s|ged|ging)?|notif(?:y|ies|ied|ying)"
    r"|brief(?:s|ed|ing)?|thank(?:s|ed|ing)?|congratulat(?:e|es|ed|ing)"
    r"|threaten(?:s|ed|ing)?|caution(?:s|ed|ing)?|challeng(?:e|es|ed|ing)|direct(?:s|ed|ing)?|beseech(?:es|ed|ing)?|implored"
    r"|counsel(?:s|ed|led|ing|ling)?|lobb(?:y|ies|ied|ying)"
    r"|forb[ai]d(?:s|den|ding)?|forbade|summon(?:s|ed|ing)?|exhort(?:s|ed|ing)?|compel(?:s|led|ling)?|dar(?:e|es|ed|ing)"
    r"|admonish(?:es|ed|ing)?|reproach(?:es|ed|ing)?|lectur(?:e|es|ed|ing)|address(?:es|ed|ing)?)$",
    re.I,
)
"""Verbs whose object is the one spoken to; the cue ends with one."""
_MAY_TAKE_A_TOPIC = re.compile(r"\b(?:press|push|order|challeng|address|invit|direct|threaten|thank|encourag|discourag)\w*$", re.I)
_CALLS_ON = re.compile(
    r"\b(?:call(?:s|ed|ing)?\s+(?:up)?on|appeal(?:s|ed|ing)?\s+to|prevail(?:s|ed|ing)?\s+(?:up)?on|plead(?:s|ed|ing)?\s+with)$", re.I
)
_TO = re.compile(
    r"\b(?:(?:said|says|say|saying|wrote|writes?|writing|written|spoke|speak(?:s|ing)?|talk(?:s|ed|ing)?|remarks?|comments?"
    r"|statements?|letters?|messages?|notes?|cables?|interview|address|speech|testimony|testified|testifying|report(?:ed|s)?"
    r"|suggest(?:ed|s|ing)?|explain(?:ed|s|ing)?|confirm(?:ed|s|ing)?|reiterat(?:ed|es|ing)|announc(?:ed|es|ing)|convey(?:ed|s"
    r"|ing)?|stress(?:ed|es)?|insist(?:ed|s)?|signal(?:l?ed|s)?|complain(?:ed|s)?|propos(?:ed|es|ing)"
    r"|made (?:it )?clear|clear|reveal(?:ed|s)?|admit(?:ted|s)?|pledg(?:ed|es|ing)|promis(?:ed|es|ing)|vow(?:ed|s)|offer(?:ed"
    r"|s|ing)?|respond(?:ed|s|ing)?|repl(?:ied|ies|ying)|overture|appeal|call|warning|demand|proposal|apolog(?:ised|ized|ises"
    r"|izes))\s+to"
    r"|(?:in|during|for|at)\s+(?:an?|his|her|their|the|its)\s+(?:[\w-]+\s+){0,3}?interviews?\s+(?:[\w-]+\s+){0,2}?(?:with|to"
    r"|for|on)|interviews?\s+(?:with|to)"
    r"|(?:call|conversation|meeting|talks|discussion|briefing|chat|exchange|dinner|lunch|phone call"
    r"|conference call)(?:\s+\w*day)?\s+(?:with|for|to)|(?:speak|spoke|speaking|meet|meeting|talk(?:ing)?"
    r"|sp[eo]ke[n]?)\s+(?:with|before)"
    r"|testimony(?:\s+\w*day)?\s+(?:before|to)|speech (?:before|to|at)|addressing)\s+",
    re.I,
)
_STOP = re.compile(
    r"[,.;:()\"“”\[\]—]|\s[–-]+\s|\s+(?:that|to|of|against|about|not|in|on|at|after|before|during|from|with|for|if|whether|as"
    r"|by|when|while|where|who|which|over|into|aboard|ahead|via|through|following|and\s+(?:said|told|asked|called|urged)"
    r"|(?:early|late|earlier|later|last|this|next)\s+\w+|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|he|she"
    r"|they|it|there|the\s+three|is|are|was|were|has|have|had|will|would|could|should|said|says|citing|what|why|how|because"
    r"|than|outside|since|upon)\b"
)
_OPENS = re.compile(
    r"(?:^|[,;—]\s*|\s[–-]\s)[\s\"“”]*(?:but\s+|and\s+|later\s+)?(?:in|at|on|during|speaking|addressing|talking|writing|with"
    r"|ahead of|before)\b[^,;]{0,50}$",
    re.I,
)
_SPEAKING = re.compile(r"(?:speaking|talking|addressing|testifying|writing)\b", re.I)
_TOLD = re.compile(r"\b(?:told|telling|tells)\b", re.I)
_NAME_OF = re.compile(r"\s+of\s+(?:the\s+)?(?=[A-Z])")
_NO_ONE = re.compile(
    r"(?:for|that|not|to|of|about|against|on|in|at|over|with|how|what|whether|if|a|an)\b"
    r"|(?:the\s+)?(?:\w+ly\s+)?(?:this|its?|their|his|more|new|tariffs?|sanctions?|war|peace|talks|negotiations|press|end|need"
    r"|idea|possibility|question|deal|agreement|proposal)$",
    re.I,
)
_PEOPLE = re.compile(
    r"\b(?:reporters?|journalists?|lawmakers|senators|members|officials?|investors|supporters|parliament|press|media|crowd"
    r"|audience|him|her|them|me|us|you|both sides|leaders?|ministers?|newspapers?|agency|broadcaster"
    r"|channel|television|radio|president|host|delegates|diplomats|voters|troops|students|staff|people|world|community"
    r"|analysts|executives|ambassadors|counterpart|committee|council|congress|nations?|countries|states|sides|parties"
    r"|governments?|companies|citizens|allies)\b",
    re.I,
)
_LONGEST = 12
"""Words of the longest name taken for an addressee."""


def addressee(text: str, cue: Words | None, source: Words | None, content: Words) -> Words | None:
    """The one spoken to, in the words of the sentence of `cue`, or None. All spans are into `text`.

    >>> text = "The envoy told reporters on Monday that talks had failed."
    >>> addressee(text, words(text, [(10, 14)]), words(text, [(0, 9)]), words(text, [(35, 56)])).text
    'reporters'
    """
    if cue is None:
        return None
    sentence = surroundings(text, cue)
    found = (
        _object(text, cue, content, sentence)
        or _prepositional(text, cue, source, content, sentence)
        or _told_before(text, cue, content, sentence)
    )
    if found is None or (source is not None and any(found.start < span.end and span.start < found.end for span in source.spans)):
        return None
    return words(text, [found])


def _object(text: str, cue: Words, content: Words, sentence: Span) -> Span | None:
    """The object of a verb of telling, after the cue, inside it, or at the head of the content ("X to do Y")."""
    for span in cue.spans:
        piece = text[span.start : span.end]
        inside = re.match(r"(.*?\b(?:told|telling|tells|urged|urges|warned|warns|asked|asks|called on|calls on))\s+(?=\w)", piece, re.I)
        if inside is not None and _is_teller(inside.group(1)):
            return _name(text, span.start + inside.end(), span.end)
    if not _is_teller(cue.text):
        return None
    start = cue.end
    for span in content.spans:
        if span.start <= start + 1 < span.end:
            return _head_of_content(text, cue, span)
    stop = min((span.start for span in content.spans if start <= span.start), default=sentence.end)
    return _name(text, start, min(stop, sentence.end))


def _is_teller(cue: str) -> bool:
    return _TELLS.search(cue) is not None or _CALLS_ON.search(cue) is not None


def _head_of_content(text: str, cue: Words, content: Span) -> Span | None:
    """ "urged" with the content "Moscow to stop": the one urged stands first, and a verb or preposition of its own after."""
    name = _name(text, content.start, content.end)
    if name is None or len(text[name.start : name.end].split()) > _LONGEST // 2:
        return None
    following = text[name.end : name.end + 14]
    if re.match(r"\s+(?:to|not to|against|of|that|about|with)\b|,?\s*[\"“]", following) is None:
        return None
    if (
        not text[name.start].isupper()
        and not _PEOPLE.search(text[name.start : name.end])
        and not re.match(r"the\s+[A-Z]", text[name.start : name.end])
    ):
        return None
    return None if _MAY_TAKE_A_TOPIC.search(cue.text) and not re.match(r"\s+(?:to|not to)\b", following) else name


def _prepositional(text: str, cue: Words, source: Words | None, content: Words, sentence: Span) -> Span | None:
    """ "said in a letter to X", "in remarks to reporters, X said", "wrote to X": outside the content, in the cue's clause."""
    covered = [*content.spans, *(source.spans if source is not None else ())]
    for start, end in _windows(text, cue, content, sentence):
        for match in _TO.finditer(text, start, end):
            if any(span.start < match.end() and match.start() < span.end for span in covered):
                continue
            if end == cue.start and _OPENS.search(text[start : match.start()]) is None and _SPEAKING.match(match.group()) is None:
                # Between the source and its cue, or in another clause: somebody met or called, not spoken to here.
                continue
            stop = min((span.start for span in content.spans if match.end() <= span.start), default=sentence.end)
            name = _name(text, match.end(), min(stop, sentence.end))
            if (
                name is not None
                and end == cue.start
                and match.group().rstrip().endswith("with")
                and not _PEOPLE.search(text[name.start : name.end])
            ):
                continue
            if name is not None and (text[name.start].isupper() or _PEOPLE.search(text[name.start : name.end])):
                return name
    return None


def _told_before(text: str, cue: Words, content: Words, sentence: Span) -> Span | None:
    """ "told reporters that …, adding": whoever was told just before is spoken to still."""
    if not cue.text.lower().endswith("ing"):
        return None
    told = list(_TOLD.finditer(text, sentence.start, cue.start))
    if not told or any(span.start < told[-1].end() and told[-1].start() < span.end for span in content.spans):
        return None
    return _name(text, told[-1].end(), cue.start)


def _windows(text: str, cue: Words, content: Words, sentence: Span) -> list[tuple[int, int]]:
    """Where it is looked for: from the cue on, then what opens the sentence, both outside the content."""
    after = min((span.start for span in content.spans if cue.end <= span.start), default=sentence.end)
    before = max((span.end for span in content.spans if span.end <= cue.start), default=sentence.start)
    return [(cue.start, min(after, sentence.end)), (max(before, sentence.start), cue.start)]


def _name(text: str, start: int, stop: int) -> Span | None:
    """The name that begins at `start`: up to the next mark, preposition or verb; None if what stands there is no name."""
    found = _STOP.search(text, start, stop)
    end = stop if found is None else found.start()
    while found is not None and _goes_on(text, start, found.start(), found.group()):
        found = _STOP.search(text, found.end(), stop)
        end = stop if found is None else found.start()
    piece = text[start:end]
    span = Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip(" \n\t'‘’,")))
    count = len(text[span.start : span.end].split())
    if not span.start < span.end or count > _LONGEST or _NO_ONE.match(text[span.start : span.end]):
        return None
    return span


def _goes_on(text: str, start: int, position: int, mark: str) -> bool:
    """Whether a name goes on after what stopped it: an abbreviation's full stop, or "of the" before a capital letter."""
    if mark == ".":
        return re.search(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Gen|Rep|Gov|Prof)$", text[start:position]) is not None
    return start < position and _NAME_OF.match(text, position) is not None
