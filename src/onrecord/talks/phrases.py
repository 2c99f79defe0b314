"""Rules: the noun phrases of a report, each with its head, its modifiers and the matter that it names.

There is no parser here. A noun phrase is read from its head to the left, over words that are neither function words
nor verbs, and to the right over one phrase that "of", "on", "for" and the like attach.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from onrecord.document import Span
from onrecord.sentences import DATELINE

_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:-(?:\d{1,3}(?:,\d{3})+|\w+))*(?!\w)|[^\W_]+(?:n['’]t|['’](?:re|ll|ve|d|m))(?!\w)|[^\W_](?:[\w.&$%-]*[\w%])?(?:['’]s?(?!\w))?|[$€£]\d[\w.,]*"
)
_DRAWN_TOGETHER = re.compile(r"(?:n['’]t|['’](?:re|ll|ve|d|m))$")
_FUNCTION = frozenset(
    "a an the this that these those its his her their our my your it he she they we i you who which what "
    "whose whom and or but nor so yet if unless until because since while although though whether"
    " as at by for from in into of on onto off out over under up down with without within between among "
    "against about after before during through to toward towards upon via than then there here"
    " not no never also only even just still already again very too more most less least all both each "
    "every either neither some any will would can could may might must shall should is are was"
    " were be been being am has have had do does did don't doesn't didn't won't wouldn't can't cannot "
    "it's that's we're they're he's i'm we've when where why how now today tomorrow yesterday monday"
    " tuesday wednesday thursday friday saturday sunday mr mrs ms said says per amid despite like him "
    "them us me himself itself themselves yes well ever once first".split()
)
_ATTACHING = frozenset("of on for to with from between over against in about".split())
_ARTICLES = frozenset("the a an its their his her our any all some us u.s".split())
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_OPEN = re.compile(r"[$€£]?[\d.,]+%?|billion|million|worth|hundreds|thousands|dozens|kinds?|list|set")
_SPANS_OF_TIME = frozenset("hours days weeks months years decades now long".split())
_TIMES = frozenset("week month year weekend day night summer autumn fall winter spring century decade".split())
_PLACES_OF_POSTS = frozenset("twitter facebook telegram instagram youtube television tv radio".split())
"""Where something is said, not what about ("the agreement on Twitter")."""
_STANDS_ON = frozenset("level basis part eve table ground verge brink sidelines".split())
"""What something is done on, that is no matter of its own ("agreements on the level of ministers")."""
_MODALS = frozenset("will would can could may might must should cannot".split())
_SUBJECTS = _MODALS | frozenset("to not he she we they i you who".split())
_OFFICES = frozenset(
    "negotiator envoy minister official adviser advisor secretary commissioner spokesman spokeswoman spokesperson expert analyst lawyer "
    "chief director representative".split()
)
_PAST_WARS = frozenset("cold korean world vietnam gulf civil falklands revolutionary kippur".split())
_VERBS_ALL_THE_SAME = frozenset("ends starts halts delays".split())
"""Of "the summit ends" the summit is spoken of; nobody speaks of several ends."""
_OFFERS = frozenset("plan proposal offer initiative".split())
_LONGEST_HEAD = 4
_MODIFIERS = 4


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: where it stands, the matter it names ("" for none known), its head and its telling modifiers.

    `vehicle`: its head only carries an issue ("proposal"). `matter` is a label of the lexicon.
    """

    span: Span
    head: Span
    matter: str
    lemma: str
    modifiers: frozenset[str]
    vehicle: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """A word, in the case it has and without, and its span."""

    text: str
    lower: str
    span: Span


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What `lexicon.toml` says, ready to be looked up: heads by their words, vehicles, plain modifiers, verbs."""

    heads: dict[tuple[str, ...], str]
    first: frozenset[str]
    vehicles: frozenset[str]
    plain: frozenset[str]
    verbs: frozenset[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon that ships."""
    table = tomllib.loads(files("onrecord.talks").joinpath("lexicon.toml").read_text(encoding="utf-8"))
    heads = {tuple(noun.split()): matter for matter, nouns in table["matters"].items() for noun in nouns}
    verbs = {form for base in table["verbs"]["base"] for form in _forms(base)} | set(table["verbs"]["past"])
    return Lexicon(
        heads,
        frozenset(head[0] for head in heads),
        frozenset(table["vehicles"]["nouns"]),
        frozenset(table["modifiers"]["plain"]),
        frozenset(verbs),
    )


def _forms(base: str) -> tuple[str, ...]:
    """The regular forms of a verb; some of them no word at all, which harms nothing."""
    stem = base.removesuffix("e")
    return (base, base + "s", base + "es", stem + "ed", stem + "ing", base + base[-1] + "ed", base + base[-1] + "ing")


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """A noun in lower case without its plural ending or possessive: good enough to compare nouns."""
    word = word.removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=8)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text with their spans."""
    return tuple(Token(match.group(), match.group().casefold(), Span(*match.span())) for match in _TOKEN.finditer(text))


@lru_cache(maxsize=8)
def written(text: str) -> frozenset[str]:
    """The words of a text as they are written, each once."""
    return frozenset(token.text for token in tokens(text))


@lru_cache(maxsize=8)
def phrases(text: str) -> tuple[Phrase, ...]:
    """The noun phrases of a text that name a matter or carry one, in order of their heads. Linear in the text."""
    words = tokens(text)
    found = []
    number = 0
    while number < len(words):
        dateline = DATELINE.match(text, words[number].span.start) if _begins_a_line(text, words[number]) else None
        while dateline and number < len(words) and words[number].span.start < dateline.end():
            number += 1  # "PORT MEREN – ": no ports are spoken of
        if number == len(words):
            break
        length, matter = _head(words, number)
        if (
            length == 1
            and number
            and (words[number - 1].lower in _SUBJECTS or _is_drawn_together(words[number - 1]))
            and not words[number].lower.endswith("s")
        ):
            length, matter = 0, ""  # a verb: "to talk", "we trade"
        if length == 1 and (_only_where(words, number) or _of_an_office(text, words, number)):
            length, matter = 0, ""
        if length == 1 and (_of_history(words, number) or _where_said(words, number)):
            length, matter = 0, ""
        vehicle = not length and _carries(words, number)
        if length or vehicle:
            length = max(1, length)
            if not _joined(text, words, number + length - 1, number + length) or not _noun_follows(words, number + length):
                found.append(_phrase(text, words, number, length, matter=matter, vehicle=vehicle))
            number += length
        else:
            number += 1
    return tuple(found)


def _is_drawn_together(word: Token) -> bool:
    """Whether a word has a verb or a "not" drawn to it ("don't", "we're")."""
    return bool(_DRAWN_TOGETHER.search(word.lower))


def _of_an_office(text: str, words: Sequence[Token], number: int) -> bool:
    """Whether a noun only tells somebody's office ("a disarmament negotiator", "the trade minister")."""
    return number + 1 < len(words) and singular(words[number + 1].lower) in _OFFICES and _joined(text, words, number, number + 1)


def _only_where(words: Sequence[Token], number: int) -> bool:
    """Whether a noun only tells where something is ("stability in the region"): no region is spoken of."""
    return (
        words[number].lower in {"region", "land"}
        and number > 1
        and words[number - 1].lower in {"the", "this", "that"}
        and (words[number - 2].lower in {"in", "across", "throughout", "around", "within", "into"})
    )


def _where_said(words: Sequence[Token], number: int) -> bool:
    """Whether a conference is one of the press, where something is said, or a body by its name ("Conference of Mayors")."""
    if words[number].lower != "conference":
        return False
    return not words[number].text.islower() or (number > 0 and words[number - 1].lower in {"news", "press", "joint", "video", "daily"})


def _of_history(words: Sequence[Token], number: int) -> bool:
    """Whether a war is one by its name ("the Korean War", "Cold War rivalry"): it tells of when or what sort, and is not negotiated."""
    return words[number].text == "War" and number > 0 and words[number - 1].lower in _PAST_WARS


def _begins_a_line(text: str, word: Token) -> bool:
    return word.span.start == 0 or text[word.span.start - 1] in "\n\r"


def phrase_at(text: str, number: int, length: int, *, matter: str) -> Phrase:
    """The phrase whose head are `length` words from word `number` on, which name `matter`."""
    return _phrase(text, tokens(text), number, length, matter=matter, vehicle=False)


def content_lemmas(words: str) -> frozenset[str]:
    """The words of a noun phrase that tell what it names, in the singular: not its articles and prepositions."""
    return frozenset(singular(token.lower) for token in tokens(words) if token.lower not in _FUNCTION)


def _head(words: Sequence[Token], number: int) -> tuple[int, str]:
    """How many words from here are a head of the lexicon, and its matter; the longest counts."""
    known = lexicon()
    if words[number].lower not in known.first and singular(words[number].lower) not in known.first:
        return 0, ""
    for length in range(min(_LONGEST_HEAD, len(words) - number), 0, -1):
        lower = [word.lower for word in words[number : number + length]]
        for key in (tuple(lower), (*lower[:-1], singular(lower[-1]))):
            if key in known.heads:
                return length, known.heads[key]
    return 0, ""


def _joined(text: str, words: Sequence[Token], left: int, right: int) -> bool:
    """Whether two neighbouring words are in one phrase, with nothing but a space or a quotation mark between them."""
    if right >= len(words):
        return False
    between = text[words[left].span.end : words[right].span.start]
    if "." in words[left].text:  # the last dot of "U.S."
        between = between.removeprefix(".")
    return len(between) < 4 and not between.strip(" \"'“”‘’\u00a0")


def _noun_follows(words: Sequence[Token], number: int) -> bool:
    """Whether the word here is a head itself, or goes on with a name, so that what stands before it is its modifier."""
    if words[number].text[0].isupper() and words[number - 1].text[0].isupper() and not words[number].text.isupper():
        return True
    return bool(_head(words, number)[0]) or _carries(words, number)


def _carries(words: Sequence[Token], number: int) -> bool:
    """Whether a word is a noun that only carries an issue ("proposal")."""
    word = words[number].lower
    return singular(word) in lexicon().vehicles and word not in _VERBS_ALL_THE_SAME and not _is_verb(words, number)


def _is_verb(words: Sequence[Token], number: int) -> bool:
    """Whether a word that could be noun or verb ("plan", "offer") has "to" or a modal before it or a determiner after."""
    before = words[number - 1].lower if number else ""
    after = words[number + 1].lower if number + 1 < len(words) else ""
    owned = before in _ARTICLES | {"no", "every"} or before.endswith(("'s", "’s", "s'", "s’"))
    if owned and (after == "that" or (after == "to" and words[number].lower in _OFFERS)):
        return False  # "any text that provides for it", "Lund's plan to end the war"
    return before in _MODALS | {"to", "not"} or (after in {"to", "the", "a", "an", "that"} and not words[number].lower.endswith("s"))


def _phrase(text: str, words: Sequence[Token], number: int, length: int, *, matter: str, vehicle: bool) -> Phrase:
    """The phrase with this head: modifiers to the left, one attached phrase to the right."""
    known = lexicon()
    first = number
    while number - first < _MODIFIERS and first and _joined(text, words, first - 1, first) and modifies(words[first - 1]):
        first -= 1
    if words[first].lower in {"cent", "percent"} and first > 1:  # "50 per cent tariffs"
        first -= 2 if words[first - 1].lower == "per" else 1
    end = number + length
    if (
        first < number
        and first
        and words[first].text.islower()
        and (words[first - 1].lower in _MODALS or _is_drawn_together(words[first - 1]))
    ):
        first += 1  # "will diminish trade"
    inside: list[str] = [word.lower for word in words[first:number]]
    following = _attached(text, words, end)
    if following:
        inside += [word.lower for word in words[end + 1 : following]]
    if vehicle:
        inner = next((m for place in [*range(first, number), *range(end, following or end)] if (m := _head(words, place)[1])), "")
        matter = inner
    lemmas = {singular(word) for word in inside}
    telling = frozenset(lemma for lemma in lemmas if lemma not in known.plain and lemma not in known.vehicles and lemma not in _FUNCTION)
    lemma = " ".join(singular(word.lower) for word in words[number:end])
    last = (following or end) - 1
    return Phrase(
        Span(words[first].span.start, words[last].span.end),
        Span(words[number].span.start, words[end - 1].span.end),
        matter,
        lemma,
        telling,
        vehicle,
    )


def modifies(word: Token) -> bool:
    """Whether a word may stand before a noun as its modifier."""
    lower = word.lower
    if lower in _FUNCTION or _is_drawn_together(word) or (lower.endswith("ly") and len(lower) > 5):
        return False
    if word.text[0].isupper():
        return True
    return lower not in lexicon().verbs and not (lower.endswith(("ing", "ed")) and "-" not in lower and lower not in lexicon().plain)


def _attached(text: str, words: Sequence[Token], end: int) -> int:
    """Where the phrase attached by a preposition at `end` ends (a word number), or 0 if there is none."""
    if end >= len(words) - 1 or words[end].lower not in _ATTACHING or not _joined(text, words, end - 1, end) or not _attaches(words, end):
        return 0
    place = _noun_phrase_end(text, words, end + 1)
    if not place:
        return 0
    if (
        place + 1 < len(words)
        and (_OPEN.fullmatch(words[place - 1].lower) or words[end].lower == "between")
        and words[place].lower in {"of", "in", "and", "worth"}
    ):
        further = place + 1 + (words[place].lower == "worth")
        return _noun_phrase_end(text, words, further) or place
    return place


def _attaches(words: Sequence[Token], end: int) -> bool:
    """Whether a preposition here attaches a noun, not a verb, a number or a date."""
    preposition, following = words[end].lower, words[end + 1]
    if preposition == "to":
        return following.text[0].isupper() or following.lower in _ARTICLES
    if preposition == "from":
        return not following.text[0].isdigit()
    further = words[end + 2].lower if end + 2 < len(words) else ""
    if preposition == "on" and (following.lower in _PLACES_OF_POSTS | _MONTHS or (following.lower == "the" and further in _STANDS_ON)):
        return False
    if preposition in {"for", "after"} and following.lower in _ARTICLES and further in {"long", "short", "while", "moment", "time"}:
        return False  # "a deal for a long time"
    if preposition in {"for", "over", "after"} and following.lower in _SPANS_OF_TIME:
        return False  # "tariffs for months": how long, and not which; but "a truce for 30 days"
    if preposition == "in":
        return (following.text[0].isupper() and following.lower not in _MONTHS) or (
            following.lower == "the" and end + 2 < len(words) and words[end + 2].text[0].isupper()
        )
    return True


def _noun_phrase_end(text: str, words: Sequence[Token], place: int) -> int:
    """Where the noun phrase that begins at a word ends (a word number), 0 if none begins there."""
    if place < len(words) and words[place].lower in _ARTICLES:
        place += 1
    start = place
    while place < len(words) and modifies(words[place]) and (place == start or _joined(text, words, place - 1, place)):
        name_goes_on = words[place].text[0].isupper() and place > start and words[place - 1].text[0].isupper()
        if place - start >= _MODIFIERS + 3 or (place - start >= _MODIFIERS and not name_goes_on):
            break
        if words[place].lower in {"last", "next"} and place + 1 < len(words) and words[place + 1].lower in _TIMES:
            break  # "tariffs on Bevia last week"
        place += 1
    return place if place > start else 0
