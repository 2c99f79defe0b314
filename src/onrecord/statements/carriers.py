"""Who carried a statement, when its own sentence names them: "Reuters, citing Russian sources, reported that …". Rules.

Cases in tests/statements/test_carriers.py. A chain is the words of a sentence that hand something on: its links are those who hand
it on, outermost first. Where the tagger's source is a link of a chain, the innermost link is the source and the others carry. Where a
chain stands before or after a whole statement ("X said …, according to Axios, citing two officials"), all its links carry.

The publishing outlet and a dateline's agency are no carriers, and an addressee ("told Axios") or a medium ("in a post on his Telegram
channel") is none either: no pattern here takes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.document import Span, Words, words
from onrecord.sentences import sentence_at
from onrecord.statements.surroundings import REACH, surroundings


@dataclass(frozen=True, slots=True)
class Carried:
    """A source and those through whom its statement came, outermost first, and the cue that says so."""

    source: Words | None
    carriers: tuple[Words, ...]
    cue: Words | None


@dataclass(frozen=True, slots=True)
class Chain:
    """Those who hand something on, outermost first; `cue` are the spans of the words that say so.

    `subject` is whether the last link says it in this chain ("Reuters quoted the envoy as saying"), so that the chain's
    cue is the statement's; otherwise it has a verb of its own ("the envoy, quoted by Reuters, said").
    """

    links: tuple[Span, ...]
    cue: tuple[Span, ...]
    subject: bool

    @property
    def start(self) -> int:
        """Where it begins, in code points."""
        return min(span.start for span in (*self.links, *self.cue))

    @property
    def end(self) -> int:
        """Where it ends, in code points."""
        return max(span.end for span in (*self.links, *self.cue))


_MASK = "\x00"
_AGENTS = (
    r"officials?|sources?|media|outlets?|reports?|agency|agencies|newspapers?|papers?|dail(?:y|ies)|website|portal"
    r"|broadcasters?|channels?|television|tv|radio|network|magazine"
    r"|ministry|ministries|ministers?|diplomats?|people|persons?|someone|statements?|spokes(?:man|woman|person|people|men)"
    r"|presidents?|analysts?|experts?|letters?|documents?|memos?|transcripts?"
    r"|readouts?|cables?|command|army|military|police|governments?|authorities|government|administration|office|aides?"
    r"|advis[eo]rs?|insiders?|lawmakers?|senators?|witnesses|residents?|reporters?"
    r"|journalists?|correspondents?|negotiators?|mediators?|envoys?|ambassadors?|commanders?|leaders?|chief|head|governors?"
    r"|mayors?|draft|copy|text|interview|commentary|editorial|blogs?|account|announcement"
    r"|company|firm|group|organi[sz]ation|commission|committee|council|court|university|institute|union|party|movement|embassy"
    r"|consulate|secretary|chancellor|premier|lawyers?|staff|members?|activists?|scholars?|figures?|delegates?|delegation"
    r"|service|him|her|them|one|two|three|others|both"
)
_AGENT = re.compile(rf"^(?:{_AGENTS})$", re.I)
_AFTER_HEAD = re.compile(
    r"\s+(?:of|in|from|with|at|on|for|close|familiar|who|whom|whose|briefed|involved|near|inside|within|to|by|about|that|which"
    r"|seen|obtained|citing|quoting|present|knowledgeable|directly)\b"
)
_REPORT = (
    r"(?:(?:has|have|had|is|was|are|were|first|also|later|earlier)\s+){0,2}(?:report(?:ed|s|ing)?|said|says|say|wrote|writes?"
    r"|noted|notes|claim(?:ed|s)|announced|published|reveal(?:ed|s)|disclosed|stat(?:ed|es)|add(?:ed|s)|told|carried|confirmed"
    r"|quoted)"
)
_DAY = (
    r"(?:(?:\s+(?:on|in|late|early|earlier|later|last|this|the))*\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\s+(?:today"
    r"|yesterday|earlier|later|this week|last week|in the day|the day before))*(?:\s+(?:morning|evening|afternoon|night))?"
)
_CITE = re.compile(
    r"\b(citing|quoting|(?:which|who|that)\s+(?:in turn\s+)?(?:cited|quoted|cites|quotes)|which\s+(?:attributed"
    r"|credited)\s+\w+\s+to|in turn citing|with reference to|referring to)\s+(?=[^\s\x00])",
    re.I,
)
_CITES_BEFORE = re.compile(r"\b(?:citing|quoting)\s+\Z", re.I)
_COMMA_THAT = re.compile(r"\s*,\s*(?=that\s)")
_FINITE = (
    r"(?:(?:has|have|had|also)\s+){0,2}(?:reported|said|says|wrote|writes|noted|notes|claimed|claims|announced|published"
    r"|revealed|reveals|disclosed|stated|states|added|adds|told|carried|confirmed|confirms)"
)
_NP_END = re.compile(
    rf"[,.;:()\"“”\x00—]|\s[–-]\s|\s+(?:as saying|as stating|as telling|that|(?:and\s+)?{_FINITE}|(?:(?:on|last|this|late"
    r"|early)\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last\s+\w+|earlier|(?:an?|\w+)\s+(?:years?|months?|weeks?|days?"
    r"|hours?)\s+(?:ago|earlier|before)|but|while|who\b(?! is| are| was| were))\b"
)
_QUOTES = re.compile(r"\b((?:(?:has|have|had|also|later|then|was|is)\s+){0,2}(?:quot(?:ed|es|ing)|cit(?:ed|es)))\s+(?=[^\s\x00])", re.I)
_AS_SAYING = re.compile(r"\s+(as (?:saying|stating|telling|having said|claiming|declaring|warning|insisting|adding|confirming))\b", re.I)
_QUOTED_BY = re.compile(
    r"(?:,?\s+in\s+(?:an?|the|his|her|its|their)\s+(?:[\w-]+\s+){0,3}(?:statement|report|interview|commentary|remarks|speech"
    r"|comments|article|dispatch|video|message)\s*,?\s+)?\b((?:(?:was|were|is|are|as|being|has been|have been|first)\s+){0,2}"
    r"(?:quoted|cited|carried|published|released|reported|issued|broadcast|aired|relayed|run|distributed|obtained|seen"
    r"|reviewed|disseminated|transmitted)(?:\s+as saying)?\s+(?:by|through|via))\s+(?=[^\s\x00])",
    re.I,
)
_ACCORDING = re.compile(r"\b(according to|as reported by|as quoted by|as cited by|as told by|per)\s+(?=[^\s\x00])", re.I)
_TRAILING_REPORT = re.compile(
    rf"(?:^|[,\x00]|[\"”’]\s)\s*([^,\x00\"“”]{{2,90}}?)\s+((?:(?:has|have|had|first|also)\s+){{0,2}}report(?:ed"
    rf"|s))(?={_DAY}\s*(?:[,.;]|$))",
    re.I,
)
_MAY_HAVE_A_CHAIN = re.compile(
    r"\b(?:cit|quot|refer|report|according|per\b|attributed|credited)|(?:ed|en|run|broadcast)\s+(?:as saying\s+)?(?:by|through|via)\b", re.I
)
"""Without one of these no pattern below matches: most sentences are done with after it."""
_LEAD_IN = re.compile(
    r"^(?:(?:and|but|while|as|when|because|meanwhile|however|earlier|later|also|separately|instead|according to)\s+|(?:on|in"
    r"|late|early|last|this)\s+(?:\w+\s+)?\w+day\s+|\w+day\s+)+",
    re.I,
)
_PREPOSITIONAL = re.compile(
    r"^(?:in|on|at|after|during|for|from|before|following|with|speaking|who|which|where|also|however|meanwhile|earlier|later"
    r"|without|by|as)\b",
    re.I,
)


def carried(text: str, source: Words | None, cue: Words | None, content: Words, *, within_source: Words | None = None) -> Carried:
    """Source, carriers and cue of a statement, set right by the chains of the sentence that names its source.

    `within_source` is the source of the statement in whose content this one stands: chains with it as a link are left to that statement.
    All spans are into `text`. Linear in the sentence.

    >>> text = "Reuters, citing two envoys, reported that talks had failed."
    >>> found = carried(text, words(text, [(0, 7)]), words(text, [(28, 36)]), words(text, [(37, 58)]))
    >>> found.source.text, [carrier.text for carrier in found.carriers], found.cue.text
    ('two envoys', ['Reuters'], 'citing … reported')
    """
    anchor = cue if source is None else source
    if anchor is None:
        anchor = content
    sentence = surroundings(text, anchor)
    if sentence.end < content.end and content.start < sentence.end:
        # What carries may stand after a content of several sentences.
        sentence = Span(sentence.start, min(sentence_at(text, content.end - 1).end, content.end + REACH))
    masked = _masked(text, sentence, content)
    if not _MAY_HAVE_A_CHAIN.search(masked):
        return Carried(source, (), cue)
    found = Carried(source, (), cue)
    parts = [*content.spans, *(source.spans if source else ()), *(cue.spans if cue else ())]
    outer = () if within_source is None else within_source.spans
    for chain in chains(masked, sentence.start):
        if _touches(chain.links, outer):
            # This chain is the outer statement's, and reaches this one through it.
            continue
        applied = _apply(text, chain, found, parts)
        if applied is not found:
            # A further chain may stand right after this one: "released by state media, according to the Post".
            parts += [*chain.links, *chain.cue]
            found = applied
    return found


def without_cited(text: str, content: Words) -> Words:
    """`content` without pieces of it that name whom "citing" cites: these say who said it, and nothing of what was said.

    >>> text = "Reuters reported, citing two envoys, that talks had failed."
    >>> without_cited(text, words(text, [(25, 35), (37, 58)])).text
    'that talks had failed'
    """
    kept = [rest for span in content.spans if (rest := _after_cited(text, span)) is not None]
    return words(text, kept) if kept else content


def _after_cited(text: str, span: Span) -> Span | None:
    """What of `span` is left behind a name that "citing" cites: all of it where there is none, nothing where there is no more."""
    if not _CITES_BEFORE.search(text, max(0, span.start - 12), span.start):
        return span
    named = _noun_phrase(text[span.start : span.end], 0)
    if named is None or named.start > 0 or not _agentive(text[span.start : span.start + named.end]):
        return span
    if span.start + named.end == span.end:
        return None
    that = _COMMA_THAT.match(text, span.start + named.end, span.end)
    return span if that is None else Span(that.end(), span.end)


def chains(sentence: str, start: int) -> tuple[Chain, ...]:
    """The chains of a sentence that stands at `start` in its text (code points), in reading order.

    Contents are masked in `sentence` by NUL characters, so that what somebody says is not read for who said it.
    """
    found = [*_citing(sentence), *_quoting(sentence), *_quoted_by(sentence), *_single(sentence)]
    taken: list[Chain] = []
    # The longer a chain, the more it explains; what it covers is not read again.
    for chain in sorted(found, key=lambda chain: (-len(chain.links), chain.start)):
        if not any(chain.start < other.end and other.start < chain.end for other in taken):
            taken.append(chain)
    moved = (Chain(_moved(chain.links, start), _moved(chain.cue, start), chain.subject) for chain in taken)
    return tuple(sorted(moved, key=lambda chain: chain.start))


def _apply(text: str, chain: Chain, found: Carried, parts: list[Span]) -> Carried:
    if found.source is not None and _touches(found.source.spans, chain.links):
        if len(chain.links) < 2:
            return found
        inner = words(text, [chain.links[-1]])
        source = (
            found.source if _touches(found.source.spans, chain.links[-1:]) and not _touches(found.source.spans, chain.links[:-1]) else inner
        )
        carriers = tuple(words(text, [link]) for link in chain.links[:-1])
        return Carried(source, found.carriers + carriers, words(text, chain.cue) if chain.subject else found.cue)
    if found.source is None and found.cue is not None and _touches(found.cue.spans, chain.cue) and len(chain.links) > 1:
        return Carried(words(text, chain.links[-1:]), tuple(words(text, [link]) for link in chain.links[:-1]), words(text, chain.cue))
    if (
        found.source is not None
        and found.cue is not None
        and found.source.end <= chain.start
        and all(span in chain.cue for span in found.cue.spans)
    ):
        # "…," the spokesman, according to Vesta: there is no other cue.
        return Carried(found.source, tuple(words(text, [link]) for link in chain.links) + found.carriers, found.cue)
    if found.source is not None and _hands_on(text, chain, parts, found.source):
        return Carried(found.source, tuple(words(text, [link]) for link in chain.links) + found.carriers, found.cue)
    return found


def _hands_on(text: str, chain: Chain, parts: list[Span], source: Words) -> bool:
    """Whether the chain stands right before or right after the whole statement, whose words are `parts`."""
    if _touches(parts, [Span(chain.start, chain.end)]):
        return False
    start, end = min(span.start for span in parts), max(span.end for span in parts)
    before, after = text[chain.end : start], text[end : chain.start]
    if chain.end <= start:
        # "according to Brun, who said": who says it is no other.
        return source.text.lower() not in ("who", "which", "whom") and re.fullmatch(r"\s*,\s*(?:the\s+|that\s+)?[\"“]?", before) is not None
    return (
        end <= chain.start
        and re.fullmatch(
            rf"[\"”’']?{_DAY}(?:\s+(?:in|at|during|to)\s+[^,.]{{1,60}})?\s*[\"”’,]*\s*(?:as\s+)?[\"”’]?(?:the\s+|That['’]s\s+)?",
            after,
            re.I,
        )
        is not None
    )


def _citing(sentence: str) -> Iterator[Chain]:
    """ "C, citing S, reported", "C reported, citing S", "according to C, citing B, which cited S"."""
    links: list[Span] = []
    cue: list[Span] = []
    for match in _CITE.finditer(sentence):
        cited = _noun_phrase(sentence, match.end())
        if cited is None or not _agentive(sentence[cited.start : cited.end]):
            continue
        near = bool(links) and re.fullmatch(r"\s*,?\s*(?:and\s+)?(?:in turn\s+)?", sentence[links[-1].end : match.start()]) is not None
        if not near:
            if links:
                yield Chain(tuple(links), tuple(sorted(cue)), True)
            links, cue = _carrier_before(sentence, match.start())
            if not links:
                links, cue = _carrier_behind(sentence, match.start(), cited.end)
        if links:
            links.append(cited)
            cue.append(Span(match.start(1), match.end(1)))
            verb = re.compile(rf"\s*,\s*({_REPORT})\b").match(sentence, cited.end)
            if verb is not None:
                cue.append(Span(verb.start(1), verb.end(1)))
    if links:
        yield Chain(tuple(links), tuple(sorted(cue)), True)


def _carrier_before(sentence: str, position: int) -> tuple[list[Span], list[Span]]:
    """Who cites, before the word "citing" at `position`, and the words that say that they report."""
    before = sentence[:position].rstrip(" ,")
    according = re.search(r"\b(according to|as reported by|reported by)\s+([^,\x00]+)$", before, re.I)
    if according is not None:
        return [Span(*according.span(2))], [Span(*according.span(1))]
    verb = re.search(rf"\b({_REPORT}){_DAY}(?:\s+(?:in|from)\s+\w+)?[\s,\x00\"”]*$", before)
    subject = _subject(sentence, verb.start() if verb is not None else len(before))
    if subject is None:
        # "Reuters reported that <content>, citing …": the content stands between.
        across = re.search(rf"([^,\x00\"“”]{{2,80}}?)\s+({_REPORT}){_DAY}\s*(?:that)?\s*[\"“]?\x00+[\"”,.\s]*$", before)
        if across is None:
            return [], []
        subject = _clean(sentence, Span(*across.span(1)))
        return ([subject], [Span(*across.span(2))]) if subject is not None else ([], [])
    return [subject], [] if verb is None else [Span(*verb.span(1))]


def _carrier_behind(sentence: str, position: int, end: int) -> tuple[list[Span], list[Span]]:
    """Who cites where "citing" at `position` begins the sentence: "Citing two envoys, Reuters reported", behind whom is cited to `end`."""
    behind = re.compile(rf"\s*,\s*([^,\x00\"“”]{{2,80}}?)\s+({_REPORT})\b").match(sentence, end)
    subject = _clean(sentence, Span(*behind.span(1))) if behind is not None and not sentence[:position].strip() else None
    return ([subject], [Span(*behind.span(2))]) if behind is not None and subject is not None else ([], [])


def _quoting(sentence: str) -> Iterator[Chain]:
    """ "C quoted S as saying", "C, quoting S, …" is `_citing`'s."""
    for match in _QUOTES.finditer(sentence):
        quoted = _noun_phrase(sentence, match.end())
        if quoted is None or sentence[match.end() : match.end() + 3] in ("by ", "as "):
            continue
        saying = _AS_SAYING.match(sentence, quoted.end)
        if saying is None and not _agentive(sentence[quoted.start : quoted.end]):
            continue
        subject = _subject(sentence, match.start())
        if subject is None or re.search(r"\b(?:was|were|is|are)\b", match.group(1)):
            continue
        cue = [Span(*match.span(1))] + ([Span(*saying.span(1))] if saying is not None else [])
        yield Chain((subject, quoted), tuple(cue), True)


def _quoted_by(sentence: str) -> Iterator[Chain]:
    """ "S was quoted by C as saying", "S, in a statement carried by C, said", "S was quoted as saying by C"."""
    for match in _QUOTED_BY.finditer(sentence):
        carrier = _noun_phrase(sentence, match.end())
        if carrier is None or not _agentive(sentence[carrier.start : carrier.end]) or "\x00" in match.group():
            continue
        subject = _subject(sentence, match.start())
        if subject is None:
            # "the ministry said in a statement released by Vesta": what precedes is a whole clause.
            yield Chain((carrier,), (Span(*match.span(1)),), False)
            continue
        saying = _AS_SAYING.match(sentence, carrier.end)
        passive = re.search(r"\bas saying\b", match.group(1)) is not None or saying is not None
        cue = [Span(*match.span(1))] + ([Span(*saying.span(1))] if saying is not None else [])
        yield Chain((carrier, subject), tuple(cue), passive)


def _single(sentence: str) -> Iterator[Chain]:
    """ "according to C", ", C reported": one link, which carries what stands before or after it."""
    for match in _ACCORDING.finditer(sentence):
        carrier = _noun_phrase(sentence, match.end())
        if carrier is not None and _agentive(sentence[carrier.start : carrier.end]):
            yield Chain((carrier,), (Span(*match.span(1)),), True)
    for match in _TRAILING_REPORT.finditer(sentence):
        subject = _clean(sentence, Span(*match.span(1)))
        if subject is not None and _agentive(sentence[subject.start : subject.end]):
            yield Chain((subject,), (Span(*match.span(2)),), True)


def _noun_phrase(sentence: str, start: int) -> Span | None:
    """The noun phrase that begins at `start`, up to the next mark or verb of reporting; None if it is longer than names are."""
    stop = _NP_END.search(sentence, start)
    end = len(sentence) if stop is None else stop.start()
    # A full stop after one letter is an abbreviation's: "U.S. officials".
    while (
        stop is not None
        and stop.group() == "."
        and re.search(r"\b[A-Z]$|\b(?:Mr|Mrs|Ms|Dr|Sen|Gen|Rep|Gov)$", sentence[start:end])
        and end + 1 < len(sentence)
    ):
        stop = _NP_END.search(sentence, end + 1)
        end = len(sentence) if stop is None else stop.start()
    span = _stripped(sentence, start, end)
    return span if span is not None and len(sentence[span.start : span.end].split()) < 16 else None


def _subject(sentence: str, position: int) -> Span | None:
    """The noun phrase that ends before `position`: the last stretch between commas that is one."""
    end = len(sentence[:position].rstrip(" ,"))
    later: Span | None = None
    for _ in range(3):
        begun = max(sentence.rfind(mark, 0, end) for mark in ',\x00;:"“”(—') + 1
        span = _clean(sentence, Span(begun, end))
        if span is not None and not _PREPOSITIONAL.match(sentence[span.start : span.end]) and _agentive(sentence[span.start : span.end]):
            if later is not None or sentence[begun - 1 : begun] != ",":
                return span
            # "China's official news agency, Xinhua, quoted": a name after a description belongs to it.
            before = _clean(sentence, Span(max(sentence.rfind(mark, 0, begun - 1) for mark in ',\x00;:"“”(—') + 1, begun - 1))
            described = before is not None and re.search(rf"\b(?:{_AGENTS})$", sentence[before.start : before.end], re.I)
            return (
                Span(before.start, end) if described and before is not None and len(sentence[span.start : span.end].split()) < 5 else span
            )
        if begun == 0 or sentence[begun - 1] != ",":
            return None
        later, end = span, begun - 1
    return None


def _clean(sentence: str, span: Span) -> Span | None:
    """`span` without conjunctions and days at its head."""
    stripped = _stripped(sentence, *span)
    if stripped is None:
        return None
    piece = sentence[stripped.start : stripped.end]
    lead = _LEAD_IN.match(piece)
    inner = (
        re.search(r"^.*\b(?:and|but|while|that)\s+(?=(?:the|an?|[A-Z]))", piece)
        if re.search(r"\b(?:was|were|is|are|had|has|said|did)\b", piece)
        else None
    )
    cut = max(lead.end() if lead is not None else 0, inner.end() if inner is not None else 0)
    return _stripped(sentence, stripped.start + cut, stripped.end)


def _stripped(sentence: str, start: int, end: int) -> Span | None:
    piece = sentence[start:end]
    begun = start + len(piece) - len(piece.lstrip(" \n\t\x00\"“”'‘’"))
    stop = start + len(piece.rstrip(" \n\t\x00\"“”'‘"))
    return Span(begun, stop) if begun < stop else None


def _agentive(phrase: str) -> bool:
    """Whether a noun phrase names somebody or something that can say things: by its head noun, or by a capital letter."""
    head = _AFTER_HEAD.split(phrase, maxsplit=1)[0].split()
    if not head:
        return False
    last = head[-1].strip(".,'’")
    if len(head) < 2 and re.match(r"(?:[Ii]t|[Tt]his|[Tt]hat|[Tt]here|[Hh]ow)$", last):
        return False
    return (
        _AGENT.match(last) is not None
        or (last[:1].isupper() and not last.endswith(("'s", "’s")))
        or (len(head) == 1 and last.lower() in ("he", "she", "they", "who"))
    )


def _masked(text: str, sentence: Span, content: Words) -> str:
    pieces, position = [], sentence.start
    for start, end in content.spans:
        start, end = max(start, sentence.start), min(end, sentence.end)
        if start < end:
            pieces += [text[position:start], _MASK * (end - start)]
            position = end
    return "".join([*pieces, text[position : sentence.end]])


def _moved(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple(Span(span.start + by, span.end + by) for span in spans)


def _touches(spans: Iterator[Span] | tuple[Span, ...] | list[Span], others: tuple[Span, ...] | list[Span]) -> bool:
    return any(one.start < other.end and other.start < one.end for one in spans for other in others)
