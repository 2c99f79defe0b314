"""The record's values in plain words and shapes, for the pages. A stance is told by word and shape; the colour only repeats it."""

from __future__ import annotations

from collections.abc import Mapping

STANCES: Mapping[str, str] = {
    "accept": "accepts",
    "accept-if": "accepts if …",
    "open": "open to it",
    "undecided": "undecided",
    "doubtful": "leans against",
    "reject": "rejects",
}
"""From yes to no. Each has a shape of the same name in `templates/shapes.svg`."""

GROUNDS: Mapping[str, str] = {
    "document": "a document",
    "named": "a named person",
    "office": "an office",
    "unnamed": "an unnamed source",
    "outlet": "another outlet",
    "narration": "the report itself",
}

GROUNDS_SHORT: Mapping[str, str] = {
    "document": "document",
    "named": "named",
    "office": "office",
    "unnamed": "unnamed",
    "outlet": "outlet",
    "narration": "report itself",
}

ACTS: Mapping[str, str] = {
    "inform": "informs",
    "propose": "proposes",
    "accept": "accepts",
    "reject": "rejects",
    "demand": "demands",
    "promise": "promises",
    "threaten": "threatens",
    "condemn": "condemns",
    "support": "supports",
    "deny": "denies",
    "confirm": "confirms",
    "defer": "defers",
    "ask": "asks",
}

FACTUALITIES: Mapping[str, str] = {
    "CT+": "certain",
    "CT-": "certain not",
    "PR+": "probable",
    "PR-": "probably not",
    "PS+": "possible",
    "PS-": "possibly not",
    "UU": "left open",
}

CONDITIONS: Mapping[str, str] = {"only-if": "only if", "if": "if", "unless": "unless", "before": "first", "requires": "needs"}

STATES: Mapping[str, tuple[str, str]] = {
    "pending": ("open", "pending"),
    "overdue": ("undecided", "overdue"),
    "fulfilled": ("accept", "kept"),
    "broken": ("reject", "broken"),
    "withdrawn": ("doubtful", "withdrawn"),
    "held": ("accept", "held"),
    "scheduled": ("accept-if", "scheduled"),
    "requested": ("open", "requested"),
    "possible": ("open", "possible"),
    "called off": ("doubtful", "called off"),
    "untold": ("undecided", "not told whether held"),
    "none": ("reject", "did not take place"),
}
"""Shape and words of how an undertaking or a contact stands; the shapes are those of the stances."""

STANDINGS: Mapping[str, str] = {
    "machine": "read by machine, not reviewed",
    "right": "reviewed: right",
    "corrected": "reviewed: corrected",
    "added": "added by a reviewer",
    "wrong": "reviewed: wrong",
    "undecided": "reviewed: undecided",
}

MOVES: Mapping[str, str] = {"first": "first word", "reversal": "reversal", "hardening": "hardened", "softening": "softened"}

KINDS: Mapping[str, str] = {
    "person": "named person",
    "office": "office",
    "document": "document",
    "outlet": "outlet",
    "unnamed": "unnamed source",
    "public": "public",
}

FACETS: Mapping[str, str] = {
    "party": "Party",
    "source": "Source",
    "ground": "Ground",
    "stance": "Stance",
    "act": "Act",
    "factuality": "Certainty",
    "outlet": "Outlet",
    "month": "Month",
}

_WORDS: Mapping[str, Mapping[str, str]] = {"ground": GROUNDS, "stance": STANCES, "act": ACTS, "factuality": FACTUALITIES}
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def facet_word(facet: str, value: str, *, parties: Mapping[str, str]) -> str:
    """What a value of a facet is called.

    >>> facet_word("month", "2031-03", parties={}), facet_word("party", "KES", parties={"KES": "Kestria"})
    ('March 2031', 'Kestria')
    """
    if facet == "month":
        return date(value)
    if facet == "party":
        return parties.get(value, value)
    return _WORDS.get(facet, {}).get(value, value)


def date(iso: str | None) -> str:
    """An ISO date, month or period as people write it.

    >>> date("2031-03-12"), date("2031-03"), date("2031-03-23/2031-03-25"), date("soon"), date(None)
    ('12 March 2031', 'March 2031', '23 March 2031 to 25 March 2031', 'soon', '')
    """
    if not iso:
        return ""
    if "/" in iso:
        return " to ".join(filter(None, map(date, iso.split("/"))))
    parts = iso[:10].split("-")
    if not 1 < len(parts) < 4 or not all(part.isdecimal() for part in parts) or not 0 < int(parts[1]) < 13:
        return iso
    day = f"{int(parts[2])} " if len(parts) > 2 else ""
    return f"{day}{_MONTHS[int(parts[1]) - 1]} {parts[0]}"


def age(days: int) -> str:
    """How long ago something was.

    >>> age(0), age(1), age(12), age(90), age(800), age(-3)
    ('that day', '1 day ago', '12 days ago', '3 months ago', '2 years ago', 'later')
    """
    if days < 0:
        return "later"
    if days == 0:
        return "that day"
    for size, unit in ((365, "year"), (30, "month"), (1, "day")):
        if days >= size * (2 if size > 1 else 1):
            count = days // size
            return f"{count} {unit}{'s' if count > 1 else ''} ago"
    return ""


def shortened(text: str, length: int) -> str:
    """`text` cut between two words to at most `length` characters, with an ellipsis where something was cut.

    >>> shortened("one two three", 9), shortened("x" * 20, 5)
    ('one two …', 'xxx …')
    """
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return (cut[: cut.rfind(" ")] if " " in cut else cut[: length - 2]).rstrip(",;:– ") + " …"


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "report"), counted(1200, "report"), counted(0, "party", "parties")
    ('1 report', '1,200 reports', '0 parties')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"
