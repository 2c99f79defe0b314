"""Rules: where the sentences of a report begin and end.

Evidence is shown in whole sentences. A sentence keeps its quotation marks and its stop; a quotation of several
sentences is several sentences.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from onrecord.document import Span

CLOSERS = "\"'”’»)\\]*"
"""What may stand between a stop and the end of its sentence, for a character class."""

# Begins at no stop in mid-run and gives nothing back: a line of stops alone takes time in proportion to its length.
_STOP = re.compile(rf"(?<![.!?…。])[.!?…。]++[{CLOSERS}]*+(?=(\s++)(\S))")
_LINES = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_HEAD = re.compile(r"(?:[-–—•*·]+\s+|\d{1,2}[.)]\s+)?(?:[^\W\d_][\w ,./-]{0,50})?(?:\([A-Z][\w/ .-]{1,24}\)\s*[-–—:]+\s+)|[-–—•*·]+\s+")
_BESIDE = r"(?:, [A-Z][\w. ]{1,30}){0,2}"
_AGENCY = r"(?:\([^)\n]{1,40}\)|/[A-Z][\w .’'-]{1,20}/\.?)"
# "KYIV – ", "HANOI, Vietnam (AP) — ", "SEOUL - ", "Washington (Wire) - ", "MOSCOW, May 20. /Wire/. "; a hyphen or a place in small letters
# is surely no part of a sentence only beside capitals or an agency.
DATELINE = re.compile(
    rf"[A-Z][A-Z .,'’/-]{{2,40}}{_BESIDE}\s*{_AGENCY}?\s*(?:–|—|--)\s+"
    rf"|[A-Z]{{4}}[A-Z .,'’/]{{0,38}}{_BESIDE}\s-\s+"
    rf"|[A-Z][\w .'’/-]{{1,40}}{_BESIDE}\s*{_AGENCY}\s*(?:–|—|--?)\s+"
    rf"|[A-Z][\w .'’/-]{{1,40}}{_BESIDE}\s*/[A-Z][\w .’'-]{{1,20}}/\.?\s+"
)
"""The place, day and agency before a report's first words; matches at the start of a line."""
_OPENERS = "\"'“‘«([–—-•*"

ALWAYS_ABBREVIATED = frozenset(
    "mr mrs ms mx dr prof sen sens rep reps gov govs gen lt col maj capt cmdr adm sgt cpl pvt rev hon "
    "pres amb supt insp st ste mt ft vs v cf eg ie viz al fig no nos art pp vol approx dept univ"
    " messrs mme mlle hrh brig".split()
)
"""Written with a dot and followed by what belongs to them."""

SOMETIMES_ABBREVIATED = frozenset(
    "inc ltd co corp bros plc llc jr sr etc jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues "
    "wed thu thur thurs fri ariz calif colo conn del fla ga ill ind kan ky la mass md mich minn"
    " miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo est dist".split()
)
"""Written with a dot, but they end a sentence as well: the next word decides."""

STARTERS = frozenset(
    "the a an he she it they we i you this that these those there his her its their our my but and or so "
    "yet in on at by for from with after before when while where what who why how if as although"
    " though because since until despite during under asked according both all some many most no not one "
    "two each earlier later meanwhile however still also then now to speaking such last next".split()
)
"""Words that, in capitals after an abbreviation, most likely begin a sentence."""

_LETTERS = re.compile(r"(?:^|[^\w.])((?:[^\W\d_]\.)+)$")
_LAST_WORD = re.compile(r"([^\W\d_]+)\.$")
_ASKED = re.compile(
    r"(?:[^\W\d_][\w'’-]*\.? ){1,4}(?:said|asked|says|asks|told|wrote|added|replied|tweeted|exclaimed"
    r"|declared|shouted|posted|wondered)\b"
)
_WORD = re.compile(r"[\w'’-]+")


@lru_cache(maxsize=8)
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text in order, without the white space around them.

    Spans are in code points, never empty and never overlap; bullets and datelines ("KYIV (Reuters) - ", "SARNOK – ") are outside.
    A line break ends a sentence, unless the text is wrapped at a column. Deterministic; linear in the text.

    >>> [text[a:b] for text in ["Mr. Lund said no. “Never. Not once.” He left."] for a, b in sentences(text)]
    ['Mr. Lund said no.', '“Never.', 'Not once.”', 'He left.']
    """
    found: list[Span] = []
    for line in _paragraphs(text):
        head = _HEAD.match(text, line.start, line.end) or DATELINE.match(text, line.start, line.end)
        start = head.end() if head else line.start
        for match in _STOP.finditer(text, line.start, line.end):
            if match.end() > start and _ends(text, match):
                found.append(Span(start, match.end()))
                start = match.start(2)
        if start < line.end:
            found.append(Span(start, line.end))
    return tuple(found)


def sentence_at(text: str, position: int) -> Span:
    """The sentence in which a code point stands, or the nearest one after it; the whole text if it has none."""
    return sentences(text)[index_at(text, position)] if sentences(text) else Span(0, len(text))


def index_at(text: str, position: int) -> int:
    """The number (from 0) of the sentence in which a code point stands, or of the next one, or of the last one."""
    spans = sentences(text)
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle].end > position:
            high = middle
        else:
            low = middle + 1
    return max(0, min(low, len(spans) - 1))


def _paragraphs(text: str) -> list[Span]:
    """Lines without their white space; lines of a wrapped paragraph taken together."""
    lines: list[Span] = []
    for match in _LINES.finditer(text):
        shown = match.group()
        start = match.start() + len(shown) - len(shown.lstrip())
        end = match.start() + len(shown.rstrip())
        if start < end:
            lines.append(Span(start, end))
    if not _wrapped(text, lines):
        return lines
    joined = lines[:1]
    for line in lines[1:]:
        if text.count("\n", joined[-1].end, line.start) < 2:
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _wrapped(text: str, lines: list[Span]) -> bool:
    """Whether a text is broken at a column: most lines that another follows at once are full and end in mid-sentence."""
    followed = [line for line, following in pairwise(lines) if text.count("\n", line.end, following.start) < 2]
    broken = sum(45 <= line.end - line.start < 110 and text[line.end - 1] not in ".!?…:\"'”’»" for line in followed)
    return len(followed) >= 4 and broken >= 0.6 * len(followed)


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether the stop at `match`, which white space follows, is the end of a sentence."""
    following = match.group(2)
    if following.islower() or following in ",;:)]–—":
        return False
    stop = match.group()
    if stop[-1] not in ".!?…。" and stop.rstrip("\"'”’»)]*").endswith(("!", "?")) and _ASKED.match(text, match.start(2)):
        return False
    if not stop.startswith(".") or stop.startswith(".."):
        return True
    return not _abbreviated(text, match.start(), match.start(2), closed=stop != ".")


def _abbreviated(text: str, stop: int, following: int, *, closed: bool) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation in mid-sentence; `closed`: a quotation mark follows it."""
    before = text[max(0, stop - 14) : stop + 1]
    letters = _LETTERS.search(before)
    word = _LAST_WORD.search(before)
    if not letters and not word:
        return False
    name = word.group(1).casefold() if word else ""
    if letters and len(letters.group(1)) == 2:  # an initial: "J. Ortiz"; "I." and "on X." end a sentence
        return not closed and letters.group(1) != "I." and not before.endswith("on X.")
    if not letters and name in ALWAYS_ABBREVIATED:
        return not closed and (name not in {"no", "nos", "art", "fig"} or text[following].isdigit())
    if letters or name in SOMETIMES_ABBREVIATED:
        return not closed and not _starts(text, following)
    return False


def _starts(text: str, start: int) -> bool:
    """Whether what begins here looks like the beginning of a sentence."""
    if text[start] in _OPENERS:
        return text[start] not in "(["
    word = _WORD.match(text, start)
    return bool(word) and word.group().casefold() in STARTERS  # type: ignore[union-attr]
