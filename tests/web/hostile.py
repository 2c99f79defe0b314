"""Invented reports whose every field is full of what breaks pages: markup, quotes, other directions, endless words."""

from __future__ import annotations

from typing import Any

from onrecord.document import document
from onrecord.record import Origin, Record

RUNS = "<script>window.ran=1</script><img src=x onerror=window.ran=1>"
WORDS = (
    RUNS,
    "</script><script>window.ran=1</script>",
    "</title></style></textarea></template>" + RUNS,
    "\"'`><svg onload=window.ran=1>",
    "javascript:window.ran=1",
    "{{ 7*7 }}{% raw %}${window.ran=1}#{1}",
    "\u202eright to left override\u202c \u2066isolated\u2069 \u200f",
    "W" * 10_000,
    "👩‍👩‍👧‍👦" * 200 + " é\u0301\u0301\u0301 \ufeff \u2028 \u2029 \x85",
    "<!-- ]]> --> &lt;b&gt; &#x3c;script&#x3e;",
    "\ud800 alone",
    "../../../etc/passwd?x=1&y=2#z%00",
)
URLS = ("javascript:window.ran=1", "data:text/html," + RUNS, 'https://example.org/"><script>window.ran=1</script>', " javascript:x", "vbscript:x", "//x")
READER = {"onrecord": RUNS, "model": "\u202e"}


def add(record: Record) -> list[str]:
    """Adds a report for each of `WORDS`; the keys of the reports."""
    return [key for number, words in enumerate(WORDS) if (key := _add(record, number, words))]


def _add(record: Record, number: int, words: str) -> str | None:
    text = f"{words}\n\n{words} said that {words} accepts {words} only if {words}.\n\n{words}"
    whole = document(text, outlet=words, published=f"2031-03-{number + 1:02}")
    party = words[:300]
    start = text.index("\n\n") + 2
    source = [start, start + len(words)]
    content = [start + len(words) + len(" said that "), text.rindex("\n\n") - 1]
    actor = {"text": words, "spans": [source], "name": words, "kind": "person", "party": party, "role": words}
    statement: dict[str, Any] = {
        "id": "s1", "source": actor, "via": [{**actor, "kind": "outlet", "party": None}],
        "cue": {"text": "said", "spans": [[source[1] + 1, source[1] + 5]]}, "content": {"text": text[slice(*content)], "spans": [content]},
        "mode": "indirect", "act": "accept", "factuality": "CT+", "addressee": actor, "prompt": {"text": words, "spans": [source]},
        "said": None, "issues": [words], "stance": "accept-if", "within": None, "confidence": 0.5,
    }  # fmt: skip
    common = {"statements": ["s1"], "evidence": [[start, content[1]]], "confidence": 0.5}
    made = {
        "format": 1,
        "document": {
            "id": whole.id, "title": words, "outlet": words, "url": URLS[number % len(URLS)], "published": whole.published, "language": "en",
            "boilerplate": [[0, len(words)]],
        },
        "statements": [statement],
        "positions": [{"party": party, "issue": words, "stance": "accept-if", "basis": "named", "as_of": None, **common}],
        "conditions": [{"party": party, "issue": words, "kind": "only-if", "text": words, "spans": [source], "met_by": party, **common}],
        "commitments": [{"party": party, "to": party, "text": words, "spans": [source], "status": "pending", "due": words, **common}],
        "contacts": [
            {"kind": "call", "participants": [party, "KES"], "persons": [words], "status": "held", "when": "2031-03-01", "place": words, **common}
        ],
    }  # fmt: skip
    return record.add(whole, made, reader=READER, origin=Origin(words), parties={party: words})
