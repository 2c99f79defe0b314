"""What stands in the text of a page and is no part of the report. Rules; the table of cases is `tests/reading/boilerplate.yaml`.

Sure rather than complete: a line wrongly left out is a statement lost, a line wrongly kept costs little, since boilerplate rarely says
anything. A rule holds for a whole line, or for a sentence where pages were saved with everything on one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.document import Span
from onrecord.reading.lines import lines

_LONGEST = 600
"""Code points of a line beyond which only its sentences are looked at: notices, captions and links are shorter."""

_LONGEST_LINK = 160
"""Code points of a link's headline."""

_SAMPLE = 3000
"""Code points that show whether a text is written in capitals throughout."""

_AGENCY = (
    r"(?:AP|AFP|EPA(?:-EFE)?|EFE|Reuters|REUTERS|Getty(?: Images)?|Bloomberg|Xinhua|TASS|Sputnik|Anadolu|IRNA|DPA|dpa|PA|UPI|Shutterstock"
    r"|Alamy|ANSA|Yonhap|Kyodo(?: News)?|KCNA)"
)
_NAME = r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}"

# A line that begins so (after bullets and dashes) is boilerplate as a whole. Letters of either case.
_STARTS = (
    # subscriptions
    r"subscribe (?:to|now|today|for|here)\b",
    r"subscribe[!.]?$",
    r"sign up (?:for|to|here|now|today)\b",
    r"sign up$",
    r"newsletters?$",
    r"get our (?:top|free|daily|weekly|best)\b",
    r"get .{1,60} delivered to your inbox",
    r"by signing up,? you\b",
    r"enter your e-?mail\b",
    r"(?:follow|like|join|find) us (?:on|at)\b",
    r"(?:join|visit) our (?:telegram|whatsapp|facebook|youtube|channel)\b",
    r"(?:click|tap) here (?:to|for)\b",
    r"download (?:our|the) (?:free )?app\b",
    r"support (?:our|independent|quality) journalism\b",
    r"become a (?:member|subscriber|supporter)\b",
    r"(?:create (?:a|your) free account|already a (?:member|subscriber))\b",
    r"(?:log|sign) ?in(?: to (?:read|continue|comment|your)\b| or (?:register|sign|create)\b|$)",
    r"this (?:article|story|content) is (?:for|only available to) (?:subscribers|members)\b",
    r"got a (?:confidential )?(?:news )?tip\b",
    r"notifications can be managed\b",
    # sharing and the furniture of a page
    r"(?:read or )?share (?:this|on)\b(?: (?:article|story|page|post|facebook|twitter|x|whatsapp|telegram))",
    r"share this$",
    r"(?:share|tweet|post|print|email|save|copy link)(?: (?:share|tweet|post|print|email|save|comments?))*$",
    r"listen to (?:this )?article\b",
    r"\d+ min(?:ute)?s? read$",
    r"story continue[sd]? below\b",
    r"article continues (?:below|after)\b",
    r"(?:story highlights|skip to (?:main )?content|back to top|close|load more|show all|show more)$",
    r"advertisement(?:$| newsletter\b)",
    r"(?:advertising|sponsored(?: content)?|promoted(?: content)?|supported by)$",
    r"(?:please )?(?:enable|turn on) (?:javascript|cookies)\b",
    r"(?:in this article|continue reading below)$",
    r"just watched\b",
    r"please view the main text area of the page\b",
    r"this is a (?:developing|breaking) (?:news )?story\b",
    r"contributing ?: ?\S",
    r"interested in .{1,40}\? add\b",
    r"credit(?:\.\.\.|…) ?\S",
    r"please upgrade your browser\b",
    r"media playback is unsupported\b",
    r"(?:this (?:web)?site|we) uses? cookies\b",
    r"accept (?:all )?cookies\b",
    r"cookie (?:policy|settings|notice)\b",
    r"we are having trouble retrieving\b",
    r"(?:terms of (?:use|service)|privacy policy)\b.{0,60}$",
    r"send us your comments\b",
    r"we welcome comments that\b",
    r"views expressed in the comments\b",
    r"comments (?:are|have been) closed\b",
    # other pieces
    r"(?:read|see) (?:also|more|next)\b ?[:\-–—|]",
    r"(?:read|see) (?:also|more|next)$",
    r"also read\b ?[:\-–—|]",
    r"(?:more|photos?|videos?|gallery|in pictures|tags?|topics?) ?: ?\S",
    r"related ?[:\-–—|]",
    r"related (?:articles?|stories|links|news|topics|content|posts) ?(?::|$)",
    r"more (?:articles|stories|news)(?:$| ?:|  )",
    r"recommended (?:stories|reading|for you)$",
    r"most (?:read|popular|viewed)$",
    r"you (?:may|might) also like\b",
    r"(?:trending(?: now)?|editor['’]?s['’]? picks?)$",
    r"slideshow \(\d+ images?\)$",
    r"for more (?:on this story|information|details),? (?:visit|see|click|go to)\b",
    r"filed under\b",
    # rights
    r"copyright ?(?:©|\(c\))? ?(?:\d{4}|by\b|the\b)",
    r"(?:©|\(c\) ?\d{4})",
    r"all rights reserved\b",
    r"(?:no part of )?this (?:material|content|article) (?:may|must) (?:not )?be (?:published|reproduced|broadcast)\b",
    r"reprinted (?:with|by) permission\b",
    r"reproduction (?:in whole|without|prohibited)\b",
    # pictures
    r"image (?:copyright|source|caption|credit)s?\b",
    r"(?:media|photo|video|hide|toggle) caption\b",
    r"enlarge this image\b",
    r"(?:file )?photo ?: ?\S",
    r"file photo\b ?[.:(]",
    r"photographer ?: ?\S",
    r"(?:photo|image|picture)s? (?:credit|courtesy)\b",
    r"in this (?:\w+ )?(?:photo|image|picture)(?:,| (?:provided|taken|released|made|from)\b)",
    # who wrote it
    r"(?:additional )?reporting by\b.{0,200}$",
    r"(?:edited|editing|writing|compiled|translated) by\b ?:?.{0,160}$",
    r"with (?:assistance (?:by|from)|files from|(?:additional )?reporting (?:by|from)|contributions? from|post wires)\b.{0,160}$",
)  # fmt: skip

# The same, where capitals tell a name from a word, and lines told by their end.
_NAMED_STARTS = (
    rf"{_AGENCY}(?: [Pp]hoto)?(?:/{_NAME})?$",
    rf"(?:By|BY) {_NAME}(?:(?:,| and| &)+ {_NAME})*(?:,? [Rr]eporting from .{{0,60}})?$",
    r".{0,200}\bcontributed to this (?:report|article|story)\b.{0,80}$",
    r"(?:This|The) (?:story|article|report) was (?:reported|written|produced) by\b",
    r".{0,80}\bis an? (?:[\w-]+ ){0,6}(?:correspondent|reporter|columnist)s? (?:for|at|with|based in) .{0,120}$",
    r"https?://\S+$",
    r"(?:[•·*_\-–—=#~.] ?){2,}$",
    r"(?:<…>|\[…\])$",
    r"(?:Follow|FOLLOW) @?\w+(?: \w+)? on (?:Twitter|X|Facebook|Instagram|Telegram|LinkedIn)\b",
)

# A line that has this anywhere is boilerplate as a whole. Each needs one of `_PART_SIGNS`, which is quicker to look for.
_PART_SIGNS = ("Getty", "REUTERS", "hoto", "via ", "| ", "ollow ", "ights ", "(")
_PARTS = (
    # not "(Reuters)" alone: with that, many papers end a paragraph of their report
    rf"\((?:[^()]{{0,80}}[ /:,])?{_AGENCY}(?: (?:[Pp]hoto|[Ii]mages|[Ff]ile)|/[^()]{{1,60}}| via [^()]{{1,60}})[^()]{{0,60}}\)$",
    r"\((?:[Pp]hoto|[Ii]mage|[Pp]icture|[Ff]ile [Pp]hoto)(?: by| credit)?\b ?:?[^()]{0,120}\)$",
    rf"[.’”a-z] (?:[Pp]hotographer ?: ?[A-Z].{{3,60}}|[Pp]hoto ?: ?(?:[A-Z]\S+ ){{0,4}}{_AGENCY}.{{0,40}}|\| ?{_NAME}/{_AGENCY}.{{0,40}})$",
    rf"\b{_AGENCY}/Getty Images$|\bvia (?:Getty Images|Reuters|REUTERS|AP|AFP)$|\bREUTERS/{_NAME}(?:/File Photo)?$",
    r"\b[Ff]ollow (?:him|her|them|@\w+) on (?:Twitter|X|Facebook|Instagram)\b",
    r"\b[Aa]ll [Rr]ights [Rr]eserved\.?$",
)  # fmt: skip

# Words of a page's frame that were run into a line of the report: they alone, wherever they stand.
_PHRASES = (
    r"to view this video please enable javascript\b(?:,? and consider upgrading to [\w ]{1,40}?\bhtml5 video)?",
    r"(?<=[ \u00a0]{2})(?-i:Background information) [^\n]{2,110}?(?=[ \u00a0]{2})",
    r"(?-i:CLICK HERE (?:TO|FOR)(?: [A-Z0-9&']{2,}\b){1,8} (?:APP|NEWSLETTERS?|NEWS|MORE|COVERAGE)\b)",
    r"(?<![^\n])(?:[A-Z][\w’' -]{1,40} )?advertisement supported by(?: news analysis)?\b",
)  # fmt: skip

# A sentence inside a longer line.
_SENTENCES = (
    r"sign up (?:for|to) (?:our |the |its )?[\w’' ]{0,40}newsletters?\b",
    r"subscribe to (?:our |the )?[\w’' ]{0,40}newsletters?\b",
    r"by signing up,? you agree\b",
    r"(?:copyright )?© ?\d{4}\b",
    r"copyright \(?c\)? ?\d{4}\b",
    r"all rights reserved\b",
    r"this material may not be (?:published|broadcast)\b",
    r"(?:quotes displayed in real-time|market data provided by)\b",
    r"got a confidential news tip\b",
    r"get this delivered to your inbox\b",
    r"(?:please )?enable javascript in your browser\b",
    r"we are having trouble retrieving the article\b",
    r"notifications can be managed in browser preferences\b",
    r"media playback is unsupported on your device\b",
    r"(?:already a subscriber\?|want all of the times\?)",
    r"this website uses cookies\b",
    r"click here (?:to (?:get|read|subscribe|sign)|for reprint)\b",
)  # fmt: skip

# One of these is in each sentence and phrase above: quicker to look for than the patterns.
_SIGNS = (
    "newsletter", "by signing up", "©", "copyright", "all rights reserved", "this material may not be", "real-time", "market data provided",
    "news tip", "delivered to your inbox", "javascript", "trouble retrieving", "notifications can be", "media playback",
    "already a subscriber", "want all of the times", "uses cookies", "click here", "background information", "advertisement supported",
)  # fmt: skip

# Such a sentence begins what the page puts under its reports: all up to the end of the line, if that is near.
_TAIL = re.compile(
    r"(?:got a confidential news tip\b|we are having trouble retrieving the article\b|(?:copyright )?© ?\d{4}\b"
    r"|copyright \(?c\)? ?\d{4}\b|this material may not be (?:published|broadcast)\b)",
    re.IGNORECASE,
)
_LONGEST_TAIL = 900
"""Code points from the opening of such a tail to the line's end."""

_BULLETS = r"[\s•·*▪►»>|\-–—_⦁]*"
_LINE = re.compile(rf"{_BULLETS}(?:(?i:{'|'.join(_STARTS)})|{'|'.join(_NAMED_STARTS)})")
_PART = re.compile("|".join(_PARTS))
_INSIDE = re.compile("|".join(_SENTENCES), re.IGNORECASE)
_PHRASE = re.compile("|".join(_PHRASES), re.IGNORECASE)
_SENTENCE = re.compile(r"\S.*?(?:[.!?][\"”’)]*(?=\s|$)|(?=\s{3})|$)")
_HEADING = re.compile(r"(?:see|read) (?:also|more)$|related (?:articles?|stories|links|news|topics|content|posts) ?:?$", re.IGNORECASE)
_DATED_LINK = re.compile(
    r".{0,200}\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}$"
)


_MORE = " MORE"
"""What stands at the end of hidden links: quicker to look for than their pattern."""
_HIDDEN_LINKS = re.compile(
    r"\b(?P<last>[A-Z][\w’'-]+) (?P<aside>(?:[(“\"]?[A-Z][\w.’'-]*[)”\"]? ){0,6}(?P=last)(?=[A-Z0-9‘'“\"])[^\n]{10,700}? MORE)\b"
)
"""A name's page unfolded behind the name, its title and links run together: "Ann Doe Ann Mary DoeDoe seeks new term Poll: … MORE"."""


def boilerplate(text: str) -> tuple[Span, ...]:
    """The spans of `text` (code points, in order, apart from each other) that are no part of the report.

    >>> text = "The talks failed.\\nSign up for our newsletter!"
    >>> [text[start:end] for start, end in boilerplate(text)]
    ['Sign up for our newsletter!']
    """
    return tuple(_found(text))


def _found(text: str) -> Iterator[Span]:
    in_links, first = False, next(lines(text), None)
    # Nothing can be told by its capitals in a cable that is written in nothing else.
    capitals_tell = not text[:_SAMPLE].isupper()
    for span in lines(text):
        line = text[span.start : span.end]
        # Under "See also" stand the titles of other pieces, each with its date; the first line of another kind ends them.
        in_links = _HEADING.match(line) is not None or (in_links and _DATED_LINK.match(line) is not None)
        if in_links or is_boilerplate(line) or (capitals_tell and span != first and _is_link_in_capitals(line)):
            yield span
        else:
            yield from _joined(text, sorted(_inside(text, span)))


def is_boilerplate(line: str) -> bool:
    """Whether a line without blanks at its edges is no part of a report as a whole."""
    if len(line) >= _LONGEST:
        return False
    return _LINE.match(line) is not None or (any(sign in line for sign in _PART_SIGNS) and _PART.search(line) is not None)


def _is_link_in_capitals(line: str) -> bool:
    """Whether a line below the first is a headline in capitals, with which pages link to other pieces in the middle of a report."""
    return line.isupper() and 24 < len(line) < _LONGEST_LINK and " " in line and line[-1] not in ".:,;"


def _inside(text: str, line: Span) -> Iterator[Span]:
    """What is boilerplate in a line that is not so as a whole: phrases, sentences, and a tail."""
    if text.find(_MORE, line.start, line.end) >= 0:
        yield from (Span(*match.span("aside")) for match in _HIDDEN_LINKS.finditer(text, line.start, line.end))
    lowered = text[line.start : line.end].lower()
    if not any(sign in lowered for sign in _SIGNS):
        return
    phrases = [Span(*match.span()) for match in _PHRASE.finditer(text, line.start, line.end)]
    yield from phrases
    told = {phrase.start for phrase in phrases}
    for sentence in _SENTENCE.finditer(text, line.start, line.end):
        if sentence.start() in told:
            continue  # the sentence that a phrase was run into is the report's
        if _TAIL.match(text, sentence.start(), sentence.end()) and line.end - sentence.start() < _LONGEST_TAIL:
            yield Span(sentence.start(), line.end)
            return
        if _INSIDE.match(text, sentence.start(), sentence.end()):
            yield Span(*sentence.span())


def _joined(text: str, spans: list[Span]) -> Iterator[Span]:
    """The same pieces of text in as few spans: those with nothing but blanks between them, or that overlap, as one."""
    start = end = -1
    for span in spans:
        if start >= 0 and not text[end : span.start].strip():
            end = max(end, span.end)
            continue
        if start >= 0:
            yield Span(start, end)
        start, end = span
    if start >= 0:
        yield Span(start, end)
