"""What pages tell about themselves, in all the shapes that publishers give it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from onrecord.reading.pages.jsonld import linked_data, parsed, text_of
from onrecord.reading.pages.metadata import Head, head, without_outlet

ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Talks end in Lunde",
    "datePublished": "2031-03-12T09:30:00Z",
    "publisher": {"name": "Meren Dispatch"},
}
WORDS = json.dumps(ARTICLE)[1:-1]


def told(inside: str = "", *, body: str = "", url: str | None = None, ld: str | None = None, attributes: str = "") -> Head:
    script = f'<script type="application/ld+json">{ld}</script>' if ld is not None else ""
    return head(
        html.document_fromstring(f"<html {attributes}><head>{inside}{script}</head><body>{body}<p>Text.</p></body></html>"), url=url
    )


@pytest.mark.parametrize(
    "ld",
    [
        json.dumps(ARTICLE),
        json.dumps([ARTICLE]),
        json.dumps([[{"@type": "WebSite", "name": "x"}, ARTICLE]]),
        json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "No"}, ARTICLE]}),
        json.dumps({"@type": "WebPage", "mainEntity": ARTICLE}),
        json.dumps({"@type": "WebPage", "mainEntityOfPage": ARTICLE}),
        json.dumps(ARTICLE | {"@type": ["Article", "ReportageNewsArticle"]}),
        json.dumps(ARTICLE | {"@type": "http://schema.org/NewsArticle"}),
        json.dumps(ARTICLE | {"headline": ["Talks end in Lunde"]}),
        json.dumps(ARTICLE | {"headline": {"@value": "Talks end in Lunde"}}),
        json.dumps(ARTICLE | {"headline": " Talks&#32;end &lt;b&gt;in&lt;/b&gt; Lunde "}),
        json.dumps(ARTICLE | {"publisher": [{"@type": "Organization", "name": "Meren Dispatch"}]}),
        json.dumps(ARTICLE | {"publisher": "Meren Dispatch"}),
        json.dumps(
            {"@graph": [ARTICLE | {"publisher": {"@id": "#us"}}, {"@type": "Organization", "@id": "#us", "name": "Meren Dispatch"}]}
        ),
        "<!--\n{" + WORDS + "}\n-->",
        "//<![CDATA[\n{" + WORDS + "}\n//]]>",
        "{" + WORDS + ",}",
        "{" + WORDS + "};",
        "{" + WORDS + ', "description": "two\nlines\tand a tab"}',
        '{"@type": "BreadcrumbList"}\n{' + WORDS + "}",
        "{" + WORDS.replace('"', "&quot;") + "}",
        "{" + WORDS.replace('"', '\\"') + "}",
        "{" + WORDS + ', "description": "an "unescaped" quotation"}',
        "{" + WORDS + ', "articleBody": "cut off in the mid',
    ],
    ids=lambda ld: ld[:40],
)
def test_linked_data_in_all_its_shapes(ld: str) -> None:
    found = told(ld=ld)
    assert (found.title, found.published, found.outlet) == ("Talks end in Lunde", "2031-03-12T09:30:00Z", "Meren Dispatch")


def test_of_several_articles_the_pages_own() -> None:
    others = [
        ARTICLE | {"headline": f"Another matter {number}", "url": f"https://d.example/{number}", "datePublished": "2030-01-01"}
        for number in range(3)
    ]
    assert told(ld=json.dumps([*others, ARTICLE]), body="<h1>Talks end in Lunde</h1>").published == "2031-03-12T09:30:00Z"
    assert told(ld=json.dumps([*others, ARTICLE]), url="https://www.d.example/1/?utm=x").title == "Another matter 1"
    assert told(ld=json.dumps([others[0], others[1]])).title == "Another matter 0"


def test_a_headline_is_the_publishers_own_unless_the_page_shows_it_without_the_name() -> None:
    ld = json.dumps(ARTICLE | {"headline": "Talks end in Lunde | Meren Dispatch"})
    assert told(ld=ld).title == "Talks end in Lunde | Meren Dispatch"
    assert told(ld=ld, body="<h1>Talks end in Lunde</h1>").title == "Talks end in Lunde"


def test_a_headline_that_is_cut_off_is_made_whole() -> None:
    assert (
        told(ld=json.dumps(ARTICLE | {"headline": "Talks end in…"}), body="<h1>Talks end in Lunde, says Maran</h1>").title
        == "Talks end in Lunde, says Maran"
    )


@pytest.mark.parametrize(
    ("inside", "body", "url", "expected"),
    [
        ('<meta property="article:published_time" content="2031-03-12T09:30:00Z">', "", None, "2031-03-12T09:30:00Z"),
        ('<meta name="DC.date.issued" content="2031-03-12">', "", None, "2031-03-12"),
        (
            '<meta name="parsely-pub-date" content="2031-03-12T09:30:00Z"><meta name="date" content="2030-01-01">',
            "",
            None,
            "2031-03-12T09:30:00Z",
        ),
        ('<meta itemprop="datePublished" content="2031-03-12">', "", None, "2031-03-12"),
        ("", '<span itemprop="datePublished" content="2031-03-12T09:30:00Z">now</span>', None, "2031-03-12T09:30:00Z"),
        ("", '<article><time class="published" datetime="2031-03-12T09:30:00Z">12 March</time></article>', None, "2031-03-12T09:30:00Z"),
        ("", '<time class="updated" datetime="2031-03-13">x</time><time pubdate datetime="2031-03-12">x</time>', None, "2031-03-12"),
        ("", '<aside><time datetime="2030-01-01">x</time></aside><main><time>12.03.2031</time></main>', None, "2031-03-12"),
        ("", '<time datetime="2031-03-12T09:30:00Z">x</time>', "https://d.example/2031/03/12/a", "2031-03-12T09:30:00Z"),
        ("", '<time datetime="2031-03-11T09:30:00Z">x</time>', "https://d.example/2031/03/12/a", "2031-03-12"),
        ("", "", "https://d.example/2031/03/12/a", "2031-03-12"),
        ("<title>Talks end – DW – 12.03.2031</title>", "", None, "2031-03-12"),
        ('<meta property="article:modified_time" content="2031-03-12">', "", None, None),
        ("", "", None, None),
    ],
)
def test_dates_where_there_is_no_linked_data(inside: str, body: str, url: str | None, expected: str | None) -> None:
    assert told(inside, body=body, url=url).published == expected


@pytest.mark.parametrize(
    ("inside", "body", "title"),
    [
        ('<meta property="og:title" content="Talks end in Lunde">', "", "Talks end in Lunde"),
        (
            '<meta property="og:title" content="Talks end in Lunde - Dispatch"><meta property="og:site_name" content="Dispatch">',
            "",
            "Talks end in Lunde",
        ),
        (
            '<meta property="og:title" content="It is over!"><title>Talks end in Lunde | D</title>',
            "<h1>Talks end in Lunde</h1>",
            "Talks end in Lunde",
        ),
        ('<meta property="og:title" content="Talks end in Lunde">', "<h1>Dispatch</h1>", "Talks end in Lunde"),
        ("<title>Talks end in Lunde | World | Dispatch</title>", "", "Talks end in Lunde"),
        ("", "<h1>Talks end in Lunde</h1>", "Talks end in Lunde"),
        ("", '<h2 itemprop="headline">Talks end in Lunde</h2>', "Talks end in Lunde"),
        ("", "", None),
    ],
)
def test_titles_where_there_is_no_linked_data(inside: str, body: str, title: str | None) -> None:
    assert told(inside, body=body).title == title


@pytest.mark.parametrize(
    ("inside", "url", "outlet"),
    [
        ('<meta property="og:site_name" content="Meren Dispatch">', None, "Meren Dispatch"),
        ('<meta name="application-name" content="Meren Dispatch">', None, "Meren Dispatch"),
        ('<meta name="publisher" content="https://d.example">', "https://www.d.example/a", "d.example"),
        ('<meta property="og:site_name" content="@dispatch">', None, None),
        ("", None, None),
    ],
)
def test_outlets_where_there_is_no_linked_data(inside: str, url: str | None, outlet: str | None) -> None:
    assert told(inside, url=url).outlet == outlet


def test_a_slogan_is_no_outlet() -> None:
    ld = json.dumps(ARTICLE | {"publisher": {"name": "Where Truth Is Finally Being Told Again"}})
    assert told('<meta property="og:site_name" content="Meren Dispatch">', ld=ld).outlet == "Meren Dispatch"


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ({"name": "Ada Brenn"}, "Ada Brenn"),
        ([{"name": "Ada Brenn"}, "By Tom Orrel", {"name": "Ada Brenn"}], "Ada Brenn, Tom Orrel"),
        ("https://d.example/ada", None),
        ("Ada Brenn, MEREN DISPATCH 8:42 a.m. EDT", "Ada Brenn, MEREN DISPATCH"),
        ("Ada Brenn —", "Ada Brenn"),
        (None, None),
        ([], None),
        (7, None),
    ],
)
def test_authors(author: object, expected: str | None) -> None:
    assert told(ld=json.dumps(ARTICLE | {"author": author})).author == expected


def test_addresses_and_languages() -> None:
    assert told('<link rel="canonical" href="/a">', url="https://d.example/a?x=1").url == "https://d.example/a"
    assert told('<meta property="og:url" content="https://d.example/b">').url == "https://d.example/b"
    assert told('<link rel="canonical" href="javascript:alert(1)">', url="https://d.example/").url == "https://d.example/"
    assert told('<link rel="canonical" href="http://[">', url="https://d.example/").url == "https://d.example/"
    assert told(attributes='lang="de-DE"').language == "de"
    assert told('<meta property="og:locale" content="en_GB">').language == "en"


@pytest.mark.parametrize(
    ("title", "outlet", "without"),
    [
        ("Talks end in Lunde - BBC News", "BBC", "Talks end in Lunde"),
        ("Talks end in Lunde | Spain | The Guardian", "the Guardian", "Talks end in Lunde"),
        ("Reuters: Talks end in Lunde - and begin", "Reuters", "Reuters: Talks end in Lunde - and begin"),
        ("Dispatch | Talks end in Lunde", "Dispatch", "Talks end in Lunde"),
        ("The end - of the talks", None, "The end - of the talks"),
        ("Russia says – no", "says", "Russia says – no"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(title: str, outlet: str | None, without: str) -> None:
    assert without_outlet(title, outlet) == without


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "@type",
                        "@id",
                        "@graph",
                        "headline",
                        "name",
                        "datePublished",
                        "publisher",
                        "author",
                        "url",
                        "mainEntity",
                        "liveBlogUpdate",
                    ]
                ),
                inner | st.just("NewsArticle"),
                max_size=5,
            )
        ),
        max_leaves=20,
    )
)
def test_no_linked_data_can_make_it_fail(value: object) -> None:
    told(ld=json.dumps(value).replace("</", "<\\/"))


@given(st.text(max_size=200))
def test_no_script_can_make_it_fail(text: str) -> None:
    for value in parsed(text):
        text_of(value)


def test_deep_nesting_is_not_walked_into() -> None:
    deep = '{"@graph":' * 50_000 + "1" + "}" * 50_000
    assert linked_data(html.document_fromstring(f'<html><script type="application/ld+json">{deep}</script><p>x</p></html>')).nodes == ()
