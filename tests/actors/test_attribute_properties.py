"""Any text with any attributions: no crash, spans to the letter, the same each time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.actors import actors_of, attribute
from onrecord.document import Words, document, words
from onrecord.statements.values import Act, Attribution, Factuality, Mode, Tagged

PIECES = (
    *(
        "Russia",
        "Kremlin",
        "Hamas",
        " officials",
        " said",
        "“",
        "”",
        '"',
        "He ",
        "it ",
        "We ",
        "the group ",
        "and ",
        "'s ",
        "’s ",
        ", ",
        ". ",
    ),
    *(
        "\n\n",
        "-",
        "U.S.",
        "Mr. ",
        "Ivan Petrenko",
        "president ",
        "both sides ",
        "of ",
        "al-",
        "von der ",
        "🤝",
        "é",
        "\u0301",
        "مرحبا",
        "\r\n",
    ),
    *("one of ", "the ", "(", "who "),
)
texts = (
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), min_size=1, max_size=40)
    .map("".join)
    .filter(lambda text: len(text) > 1)
)


@st.composite
def reports(draw: st.DrawFn) -> Tagged:
    """A text with up to five attributions anywhere in it, within each other by chance, rings included."""
    text = draw(texts)

    def some() -> Words:
        start = draw(st.integers(0, len(text) - 1))
        return words(text, [(start, draw(st.integers(start + 1, len(text))))])

    count = draw(st.integers(0, 5))
    found = []
    for number in range(count):
        source = some() if draw(st.booleans()) else None
        within = draw(st.sampled_from([None, *(f"s{other}" for other in range(count))]))
        carriers = (some(),) if draw(st.booleans()) else ()
        mode = draw(st.sampled_from(list(Mode)))
        found.append(
            Attribution(f"s{number}", source, some(), some(), within, carriers, mode, Act.INFORM, Factuality.CERTAIN, None, None, some())
        )
    return Tagged(document(text, outlet="Reuters", published="2025-05-21"), tuple(found))


@settings(max_examples=150, deadline=None)
@given(reports())
def test_never_crashes_and_is_the_same_each_time(report: Tagged) -> None:
    found = attribute(report)
    assert attribute(report) == found
    assert len(found.statements) == len(report.attributions)
    text = report.document.text
    for statement in found.statements:
        for actor in (statement.source, statement.addressee, *statement.via):
            assert actor is None or actor.text == words(text, actor.spans).text
    for mention in found.mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
    actors_of(found)
