"""Rules: the words that may name a contact or make something conditional. They find candidates; others judge them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.document import Span
from onrecord.statements.values import ConditionKind


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or two that may name a contact; `kinds` are what it may be (RECORD.md's contact kinds), likeliest first."""

    span: Span
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConditionTrigger:
    """A marker that may open a condition, and the kind of condition that it most likely opens."""

    span: Span
    kind: ConditionKind


_TALKS = r"(?:talks|negotiations?|consultations?|dialogues?|discussions?|deliberations)"
_OF_TALKS = rf"(?:\s+of\s+(?:[\w-]+\s+){{0,3}}?{_TALKS})?"
_PRESS = r"(?:reporters|journalists|the\s+press|the\s+media|lawmakers|parliament)"
_WITH = rf"(?=\s+(?:\w+ly\s+|again\s+)?(?:to|with|by|on\s+the\s+phone|for\s+(?:\w+\s+){{0,3}}(?:minutes|hours?))\b(?!\s+{_PRESS}\b))"
_NAME = r"(?=\s+(?:(?:the|his|her|its|their|an?|with|both|former|then)\s+)?(?:\w+\s+)?(?-i:[A-Z]))"
_FULFILLED = (
    r"(?:demands?|needs?|goals?|targets?|conditions?|requirements?|obligations?|criteria|commitments?"
    r"|deadlines?|challenges?|fate|resistance)"
)
_NOT_FULFILLED = rf"(?!\s+(?:(?:the|our|its|their|his|her|all|these|those|certain|any|its\s+own)\s+)?{_FULFILLED}\b)"
_NOT_FOR = r"(?!\s+(?:(?:on|in|this|last|late|early|from)\s(?:[\w.,]+\s){1,4}?)?for\s+(?!(?:[\w-]+\s+){1,4}(?:hours?|minutes?)\b))"
"""Who makes "a call (on 16 October) for talks" asks for something and rings nobody."""
_TITLED = r"(?:(?:Mr|Mrs|Ms)\.?\s+|President\s+|Prime\s+|Chancellor\s+)?[A-Z]\w+\s+(?:to|on|and|late|early|last|[A-Z]\w+\s+to)\b"

_CONTACTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    # At one place the first pattern that matches counts, so longer phrases stand first.
    (rf"(?:rounds?|series|sessions?|days?|weeks?|months?)\s+of\s+(?:[\w-]+\s+){{0,3}}?(?:{_TALKS}|meetings|contacts)", ("talks",)),
    (r"(?:phone|telephone|video|conference|telephonic)[\s-]+(?:calls?|conversations?|conferences?|talks|link|discussions?)", ("call",)),
    (
        r"videoconferenc\w+|teleconferenc\w+|phone[sd]?|phoning|telephoned?|telephoning|(?:by"
        r"|over\s+the)\s+(?:tele)?phone|hotline",
        ("call",),
    ),
    (_TALKS, ("talks", "meeting")),
    (rf"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+rounds?{_OF_TALKS}", ("talks",)),
    (rf"(?:next|new|latest|last|final|another|fresh|previous)\s+rounds?{_OF_TALKS}", ("talks",)),
    (
        r"(?:bilateral|trilateral|working|negotiating|emergency|plenary)\s+(?:sessions?|lunch(?:eon)?|dinner"
        r"|breakfast)",
        ("meeting", "talks"),
    ),
    (rf"(?:met|meets?|meeting){_NOT_FULFILLED}|meetings", ("meeting", "talks")),
    (
        r"summits?|sit-?downs?|face-to-face|t[eê]te-[aà]-t[eê]te|get-?togethers?|encounters?|bilaterals"
        r"|audience\s+with",
        ("meeting", "talks"),
    ),
    (
        r"(?:sat|sits?|sitting)\s+(?:back\s+)?down|huddled?|conven(?:ed?|es|ing)|reconven\w+|gather(?:ed|s"
        r"|ing)?|get\s+together",
        ("meeting",),
    ),
    (r"(?:shook|shake|shaking)\s+hands|had\s+(?:lunch|dinner|breakfast)|(?:lunch|dinner|luncheon)\s+with", ("meeting",)),
    (rf"host(?:ed|s|ing)|(?:receiv|welcom)(?:ed|es|ing){_NAME}", ("meeting", "visit")),
    (rf"(?:talk(?:ed|ing|s)?|speak(?:ing|s)?|spoken?){_WITH}", ("call", "talks", "meeting")),
    (r"negotiat(?:ed?|es|ing)|confer(?:red|s|ring)?|consult(?:ed|s|ing)?(?=\s+with)|discuss(?:ed|es|ing)?", ("talks", "call")),
    (r"contacts?", ("talks", "call")),
    (rf"conversations?|(?:an?|the|their|his|her|this|that|another|planned|possible)\s+calls?{_NOT_FOR}", ("call", "talks")),
    (
        rf"calls?{_NOT_FOR}(?=\s+(?:with|between|to|from|on|late|early|last|this|that|in|the|lasted|was|is|took|came|by|and)\b)",
        ("call", "talks"),
    ),
    (rf"call(?:ed|s|ing)(?=\s+(?-i:(?:(?:his|her|their)\s+\w+\s+)?{_TITLED}))", ("call",)),
    (r"visit(?:s|ed|ing)?|visitors?|trips?|tours?|travel(?:s|led|ed|ling|ing)?|arriv(?:al|ed|es?|ing)|shuttled", ("visit",)),
    (r"fl(?:ew|y|ies|ying)(?=\s+(?:in)?to\b)|delegations?|stop(?:over|s)?\s+in", ("visit",)),
    (r"(?:head(?:ed|ing|s)|went|go(?:ing|es)?|c[ao]me|coming|sen[td]|sending)\s+to(?=\s+(?-i:[A-Z]))", ("visit",)),
    (r"letters?|messages?|missives?|notes?\s+(?:to|from)|notice\s+to|telegrams?|cables?|invitations?|overtures?", ("message",)),
    (r"invit(?:ed?|es|ing)|writ(?:ten|e|es|ing)\s+to|wrote\s+(?:to|back)|reach(?:ed|es|ing)?\s+out|exchang(?:ed?|es|ing)", ("message",)),
    (r"conveyed|relayed|dispatch(?:ed)?|deliver(?:ed|s|ing)?(?=\s+(?:an?|the|his|her|their)\b)", ("message",)),
    (r"(?:re-?)?engag(?:ed?|es|ing|ements?)(?=\s+(?:with|in)\b)|signing|ceremony", ("talks", "meeting")),
)

_CONDITIONS: tuple[tuple[str, ConditionKind], ...] = (
    (
        r"only\s+(?:[\w'’-]+\s+){0,6}?(?:if|when|once|after|with)|only\s+on\s+(?:the\s+)?condition"
        r"|on\s+(?:the\s+)?sole\s+condition",
        ConditionKind.ONLY_IF,
    ),
    (r"only\s+in\s+accordance|if\s+and\s+only\s+if|on\s+(?:the\s+)?condition", ConditionKind.ONLY_IF),
    (r"unless|barring|except\s+if|or\s+else|otherwise|(?:not|never|no)\s+(?:\w+\s+){0,6}?without|without", ConditionKind.UNLESS),
    (
        r"until|till|before|(?:must|has\s+to|have\s+to|needs?\s+to|should)\s+first|first\s+(?:must|needs?|has"
        r"|have)|first",
        ConditionKind.BEFORE,
    ),
    (r"after|pending|as\s+soon\s+as|wait(?:ing|s)?\s+(?:for|to|until)|prior\s+to|ahead\s+of", ConditionKind.BEFORE),
    (r"in\s+(?:exchange|return)(?:\s+for)?|(?:as|so)\s+long\s+as|provid(?:ed|ing)\s+that|provided|assuming|in\s+case", ConditionKind.IF),
    (
        r"in\s+the\s+event|once|when|while|given\s+that|if|should\s+(?=[\w’']+\s+(?:not\s+)?(?:be|fail|refuse"
        r"|agree|reject|accept|decide|make)\b)",
        ConditionKind.IF,
    ),
    (
        r"needs?|needed|requir(?:es?|ed|ing|ements?)|must|ha(?:s|ve|d)\s+to|necessary|essential"
        r"|pre-?conditions?|prerequisites?",
        ConditionKind.REQUIRES,
    ),
    (r"conditions?|contingent|conditional|conditioned|depend(?:s|ed|ing|ent)?\s+(?:up)?on|hing(?:es?|ed|ing)\s+on", ConditionKind.REQUIRES),
    (
        r"subject\s+to|up\s+to|rests?\s+on|insist(?:s|ed|ing)?|guarantees?|(?:linked|tied)\s+to|on\s+(?:a"
        r"|the)\s+(?:\w+\s+)?basis|on\s+\w+\s+terms",
        ConditionKind.REQUIRES,
    ),
    (r"nothing\s+less\s+than|price\s+(?:of|for)|(?:either|you['’]re\s+either)\s+(?=.{5,80}\bor\b)", ConditionKind.REQUIRES),
)

_WORD = re.compile(r"(?<![\w'’])[^\W_]+")


def _by_word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})(?!\w)", re.IGNORECASE)


_CONTACT_PATTERNS = tuple((_by_word(pattern), kinds) for pattern, kinds in _CONTACTS)
_CONDITION_PATTERNS = tuple((_by_word(pattern), kind) for pattern, kind in _CONDITIONS)

_CONTACT_HEADS = frozenset(
    [
        "round",
        "rounds",
        "seri",
        "sess",
        "day",
        "days",
        "week",
        "mont",
        "phon",
        "tele",
        "vide",
        "conf",
        "hotl",
        "by",
        "over",
        "talk",
        "nego",
        "cons",
        "dial",
        "disc",
        "deli",
        "firs",
        "seco",
        "thir",
        "four",
        "fift",
        "sixt",
        "seve",
        "eigh",
        "nint",
        "tent",
        "next",
        "new",
        "late",
        "last",
        "fina",
        "anot",
        "fres",
        "prev",
        "bila",
        "tril",
        "work",
        "emer",
        "plen",
        "met",
        "meet",
        "summ",
        "sit",
        "sitd",
        "face",
        "tete",
        "tête",
        "get",
        "gett",
        "enco",
        "audi",
        "sat",
        "sits",
        "sitt",
        "hudd",
        "conv",
        "reco",
        "gath",
        "shoo",
        "shak",
        "had",
        "lunc",
        "dinn",
        "host",
        "rece",
        "welc",
        "spea",
        "spok",
        "cont",
        "call",
        "a",
        "an",
        "the",
        "thei",
        "his",
        "her",
        "this",
        "that",
        "plan",
        "poss",
        "visi",
        "trip",
        "tour",
        "trav",
        "arri",
        "shut",
        "flew",
        "fly",
        "flie",
        "flyi",
        "dele",
        "stop",
        "head",
        "went",
        "go",
        "goin",
        "goes",
        "came",
        "come",
        "comi",
        "sent",
        "send",
        "lett",
        "mess",
        "miss",
        "note",
        "noti",
        "cabl",
        "invi",
        "over",
        "writ",
        "wrot",
        "reac",
        "exch",
        "rela",
        "disp",
        "enga",
        "reen",
        "re",
        "sign",
        "cere",
    ]
)
"""The first four letters (all, of a shorter word) with which a contact pattern can begin: most words need no pattern tried."""

_CONDITION_HEADS = frozenset(
    [
        "only",
        "if",
        "on",
        "unle",
        "barr",
        "exce",
        "or",
        "othe",
        "not",
        "neve",
        "no",
        "with",
        "unti",
        "till",
        "befo",
        "must",
        "has",
        "have",
        "need",
        "shou",
        "firs",
        "afte",
        "pend",
        "as",
        "so",
        "wait",
        "prio",
        "ahea",
        "in",
        "prov",
        "assu",
        "once",
        "when",
        "whil",
        "give",
        "requ",
        "had",
        "nece",
        "esse",
        "pre",
        "prec",
        "prer",
        "cond",
        "cont",
        "depe",
        "hing",
        "subj",
        "up",
        "rest",
        "insi",
        "guar",
        "link",
        "tied",
        "noth",
        "pric",
        "eith",
        "you",
    ]
)


def _matches(text: str, heads: frozenset[str], patterns: tuple[tuple[re.Pattern[str], object], ...]) -> Iterator[tuple[Span, int]]:
    """Where a pattern matches, one after the other, and which one."""
    end = 0
    for word in _WORD.finditer(text):
        if word.start() < end or (word.group()[:4].casefold() not in heads and word.group().casefold() not in heads):
            continue
        for number, (pattern, _) in enumerate(patterns):
            match = pattern.match(text, word.start())
            if match:
                end = match.end()
                yield Span(match.start(), end), number
                break


def contact_triggers(text: str) -> tuple[Trigger, ...]:
    """The words of a text that may name a contact, in order, none overlapping another (spans in code points).

    Meant to miss little: of what it finds, most is no contact between parties. Deterministic, linear in the text.

    >>> [text[slice(*found.span)] for text in ["Lund phoned Ortiz after two rounds of talks."] for found in contact_triggers(text)]
    ['phoned', 'rounds of talks']
    """
    return tuple(Trigger(span, _CONTACT_PATTERNS[number][1]) for span, number in _matches(text, _CONTACT_HEADS, _CONTACT_PATTERNS))


def contact_kinds(text: str, start: int) -> tuple[str, ...]:
    """The kinds of contact that the word at a code point may name, likeliest first; () if it is no trigger."""
    return next((kinds for pattern, kinds in _CONTACT_PATTERNS if pattern.match(text, start)), ())


def condition_triggers(text: str) -> tuple[ConditionTrigger, ...]:
    """The words of a text that may open a condition, in order, none overlapping another (spans in code points).

    Meant to miss little, as `contact_triggers`. Deterministic, linear in the text.

    >>> [(text[slice(*found.span)], found.kind.value) for text in ["Not unless Arland agrees."] for found in condition_triggers(text)]
    [('unless', 'unless')]
    """
    return tuple(
        ConditionTrigger(span, _CONDITION_PATTERNS[number][1]) for span, number in _matches(text, _CONDITION_HEADS, _CONDITION_PATTERNS)
    )
