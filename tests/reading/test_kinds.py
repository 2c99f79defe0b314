"""Kinds of pages, and what is no report."""

import json

import inputs
import pytest
from inputs import PARAGRAPHS, TITLE

from onrecord.errors import UnreadableDocument
from onrecord.reading.formats.page import read
from onrecord.reading.limits import Limits
from onrecord.reading.pages.kinds import kind_of_text
from onrecord.reading.pieces import Article, NoReport, Piece

LINKS = "".join(f'<li><a href="/{number}">Ministers speak about matter number {number} in Lunde today</a></li>' for number in range(60))
INTERVIEW = "\n\n".join(
    ["Q: Will the truce hold?", "MR. LUND: We hope so.", "It depends on others.", "Q: On whom?", "MR. LUND: On Kestria."] * 2
)


def articles(content: bytes, url: str | None = None) -> list[Article]:
    return list(read(Piece(content, "page", url=url), Limits()))


@pytest.mark.parametrize(
    ("content", "url", "kind"),
    [
        (f"<html><body><ul>{LINKS}</ul></body></html>".encode(), None, "index"),
        (inputs.page([PARAGRAPHS[0]], ld=None, body=f"<ul>{LINKS}</ul>"), "https://dispatch.example/world/", "index"),
        (inputs.page(["Watch it here."], ld={"@type": "VideoObject", "name": TITLE}), None, "video"),
        (inputs.page(["Watch it here."], ld=None, head='<meta property="og:type" content="video.other">'), None, "video"),
        (
            inputs.page(["We and our 812 partners store and access information on your device. Accept all. Reject all."], ld=None),
            None,
            "cookie-wall",
        ),
        (inputs.page(["Please enable JavaScript and cookies to continue."], ld=None, title="Just a moment..."), None, "cookie-wall"),
        (inputs.page([PARAGRAPHS[0], "Subscribe to continue reading."]), None, "paywall"),
        (inputs.page(["This article is for subscribers only. Already a subscriber? Log in."]), None, "paywall"),
        (inputs.page(["The page you are looking for has moved."], ld=None, title="404 – Page not found"), None, "error-page"),
    ],
    ids=["links", "section", "video", "video by its type", "cookies", "browser check", "stub", "subscribers", "404"],
)
def test_what_is_no_report_is_told(content: bytes, url: str | None, kind: str) -> None:
    with pytest.raises(NoReport) as caught:
        articles(content, url)
    assert caught.value.kind == kind
    assert caught.value.do


def test_a_page_without_a_word() -> None:
    with pytest.raises(UnreadableDocument):
        articles(b"<html><body><script>var x;</script></body></html>")


@pytest.mark.parametrize(
    ("content", "url"),
    [
        (f"<html><body><p>{PARAGRAPHS[0]}</p></body></html>".encode(), None),
        (inputs.page([*PARAGRAPHS, "Cookies were served to the delegates, who accepted all of them."]), None),
        (inputs.page([*PARAGRAPHS, *(f"{text} So it was said again." for text in PARAGRAPHS), "Subscribe to continue reading."]), None),
        (inputs.page(PARAGRAPHS, body=f"<ul>{LINKS}</ul>"), "https://dispatch.example/world/truce-1"),
        (inputs.page(PARAGRAPHS, ld=[inputs.LD, {"@type": "VideoObject"}]), None),
        (inputs.page(PARAGRAPHS, ld=dict(inputs.LD) | {"isAccessibleForFree": False}), None),
    ],
)
def test_what_is_one_is_read(content: bytes, url: str | None) -> None:
    (article,) = articles(content, url)
    assert article.kind == "report"
    assert PARAGRAPHS[0] in article.paragraphs


@pytest.mark.parametrize(
    ("text", "title", "url", "kind"),
    [
        (INTERVIEW, "Lund on the truce", None, "transcript"),
        (INTERVIEW.replace("Q:", "Ilse Brenn (Meren Dispatch):"), None, None, "transcript"),
        ("The ministers met.", "Truce on the Isk: list of key events, day 40", None, "key-events"),
        ("The ministers met.", "Timeline: the road to Lunde", None, "key-events"),
        ("FOR IMMEDIATE RELEASE\n\nThe ministry welcomes it.", "Ministry welcomes truce", None, "press-release"),
        ("The ministry welcomes it.", "Readout of the Minister's call with her counterpart", None, "press-release"),
        ("The ministry welcomes it.", "Ministry welcomes truce", "https://www.state.gov/a", "press-release"),
        ("The ministry welcomes it.", "Ministry welcomes truce", "https://www.mfa.gov.uk/a", "press-release"),
        ("The ministry welcomes it.", "Ministry welcomes truce", "https://governor.example/a", "report"),
        ("Note: it is over.\n\nUpdate: it is not.\n\nPhoto: Lunde.\n\nSource: Dispatch.", "Talks", None, "report"),
        ("He said: yes.\n\nShe said: no.", "Talks", None, "report"),
    ],
)
def test_kinds_of_texts(text: str, title: str | None, url: str | None, kind: str) -> None:
    assert kind_of_text(text, title=title, url=url) == kind


UPDATES = [
    {
        "@type": "BlogPosting",
        "headline": f"Step {number}",
        "datePublished": f"2031-03-12T{number:02}:30:00Z",
        "articleBody": f"{PARAGRAPHS[number]}\nAnd more of it was said in entry {number}.",
    }
    for number in range(3)
]


def test_a_live_blog_by_its_linked_data() -> None:
    ld = {
        "@type": "LiveBlogPosting",
        "headline": TITLE,
        "datePublished": "2031-03-12",
        "description": "What happens today.",
        "liveBlogUpdate": UPDATES,
    }
    first, *rest = articles(inputs.page(["Live now, with all that is said."], ld=ld), "https://dispatch.example/live")
    assert (first.kind, first.title, first.paragraphs) == ("live-blog", TITLE, ("What happens today.",))
    assert [(entry.kind, entry.title, entry.published) for entry in rest] == [
        ("live-entry", f"Step {number}", f"2031-03-12T{number:02}:30:00Z") for number in range(3)
    ]
    assert rest[1].paragraphs == (PARAGRAPHS[1], "And more of it was said in entry 1.")
    assert len({entry.digest for entry in (first, *rest)}) == 4


def test_a_live_blog_by_its_elements() -> None:
    entries = "".join(
        f'<div class="entry" id="e{number}"><time datetime="2031-03-12T{number:02}:30:00Z">{number}:30</time><h3>Step {number}</h3>'
        f"<p>{PARAGRAPHS[number]}</p><p>It goes on in entry {number}.</p><button>Share</button></div>"
        for number in range(4)
    )
    found = [
        article
        for article in articles(inputs.page([], ld=None, title=f"{TITLE} – live updates", body=f"<div>{entries}</div>"))
        if article.kind == "live-entry"
    ]
    assert [(entry.title, entry.published) for entry in found] == [
        (f"Step {number}", f"2031-03-12T{number:02}:30:00Z") for number in range(4)
    ]
    assert found[2].paragraphs == (PARAGRAPHS[2], "It goes on in entry 2.")


def test_a_live_blog_by_clock_times() -> None:
    body = [text for number in range(3) for text in (f"<b>1{number}.30 Uhr: Step {number} of the talks</b>", PARAGRAPHS[number])]
    body.insert(0, "This is what is known so far about the talks in Lunde, which began today.")
    first, *rest = articles(inputs.page(body, ld=dict(inputs.LD) | {"headline": "Newsticker: talks in Lunde"}))
    assert (first.kind, first.title, first.paragraphs) == ("live-blog", "Newsticker: talks in Lunde", (TITLE, body[0]))
    assert [(entry.title, entry.published) for entry in rest] == [
        (f"Step {number} of the talks", f"2031-03-12T1{number}:30") for number in range(3)
    ]


def test_no_live_blog_without_entries() -> None:
    (article,) = articles(inputs.page(title=f"{TITLE} – live updates"))
    assert article.kind == "report"


def test_the_words_of_a_paragraph_are_the_pages_to_the_letter() -> None:
    odd = "She said “yes” – twice — & meant it: 5 < 6, naïve café, 日本 and 🕊."
    (article,) = articles(
        inputs.page([*PARAGRAPHS, odd.replace("&", "&amp;").replace("<", "&lt;")], ld=json.loads(json.dumps(dict(inputs.LD))))
    )
    assert article.paragraphs[-1] == odd
