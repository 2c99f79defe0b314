"""Persons learnt from one report and met again in the next. All reports and persons are invented."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import attribution, tagged

from onrecord.actors import Known, KnownPerson, attribute, learnt
from onrecord.actors.values import Actor, Attributed


def report(text: str, source: str, *, published: str | None = "2031-03-12", known: Known | None = None) -> Attributed:
    """A report with one statement: the last words of `text`, by `source`."""
    return attribute(tagged(text, attribution("s1", text, source, text.split(", ")[0], cue="said"), published=published), known=known)


def speaker(text: str, source: str, known: Known, *, published: str = "2031-03-20") -> Actor:
    actor = report(text, source, published=published, known=known).statements[0].source
    assert actor is not None
    return actor


def row(name: str, role: str | None, party: str | None, start: str = "2031-01-01", document: str = "sha256:a") -> KnownPerson:
    return KnownPerson(name, role, (party,) if party else (), start, document)


@dataclass(frozen=True)
class Taught:
    """A report and what it teaches of its persons: name, role and parties."""

    text: str
    source: str
    persons: tuple[tuple[str, str | None, tuple[str, ...]], ...]


TAUGHT = [
    Taught(
        "Talks go on, Russian Foreign Minister Oleg Sidorov said.",
        "Russian Foreign Minister Oleg Sidorov",
        (("Oleg Sidorov", "Russian Foreign Minister", ("RUS",)),),
    ),
    # what is told behind the name counts as well, and an expert speaks for nobody
    Taught(
        "Talks go on, Maria Falk, a professor at Linden University, said.",
        "Maria Falk, a professor at Linden University,",
        (("Maria Falk", "professor at Linden University", ()),),
    ),
    # a bare surname and a name without office or party teach nothing
    Taught("Talks go on, Sidorov said.", "Sidorov", ()),
    Taught("Talks go on, Oleg Sidorov said.", "Oleg Sidorov", ()),
    # the register's own word for somebody is no news
    Taught("Talks go on, Angela Merkel said.", "Angela Merkel", ()),
]


@pytest.mark.parametrize("case", TAUGHT, ids=lambda case: case.source)
def test_what_a_report_teaches(case: Taught) -> None:
    rows = learnt(report(case.text, case.source))
    assert tuple((one.name, one.role, one.parties) for one in rows) == case.persons
    assert all(one.start == "2031-03-12" and one.document.startswith("sha256:") for one in rows)


def test_report_without_a_date_teaches_nothing() -> None:
    assert (
        learnt(report("Talks go on, Russian Foreign Minister Oleg Sidorov said.", "Russian Foreign Minister Oleg Sidorov", published=None))
        == ()
    )


SIDOROV = row("Oleg Sidorov", "Foreign Minister", "RUS")
NAMESAKES = Known().with_rows([SIDOROV, row("Pavel Sidorov", "Trade Minister", "UKR")])


@dataclass(frozen=True)
class Met:
    """A later report in which somebody is called by a surname: whom it means, given what is known."""

    text: str
    source: str
    known: Known
    name: str
    parties: tuple[str, ...]
    role: str | None


MET = [
    Met("Russia is ready, Sidorov said.", "Sidorov", Known((SIDOROV,)), "Oleg Sidorov", ("RUS",), "Foreign Minister"),
    Met("Russia is ready, Mr Sidorov said.", "Mr Sidorov", Known((SIDOROV,)), "Oleg Sidorov", ("RUS",), "Foreign Minister"),
    # another transliteration of the full name is the same person, under the name known
    Met(
        "Iran is ready, Abas Araqi said.",
        "Abas Araqi",
        Known((row("Abbas Araghi", "envoy", "IRN"),)),
        "Abbas Araghi",
        ("IRN",),
        "envoy",
    ),
    # what this report tells wins over what is known
    Met(
        "Talks go on, Kazakh envoy Oleg Sidorov said.",
        "Kazakh envoy Oleg Sidorov",
        Known((row("Oleg Sidorov", None, None),)),
        "Oleg Sidorov",
        ("KAZ",),
        "Kazakh envoy",
    ),
    # two of one surname are kept apart: by the party that the report tells of, or by the title
    Met("Russia is ready, Sidorov said.", "Sidorov", NAMESAKES, "Oleg Sidorov", ("RUS",), "Foreign Minister"),
    Met("Ukraine is ready, Sidorov said.", "Sidorov", NAMESAKES, "Pavel Sidorov", ("UKR",), "Trade Minister"),
    Met(
        "Russia and Ukraine are ready, Trade Minister Sidorov said.",
        "Trade Minister Sidorov",
        Known((SIDOROV, row("Pavel Sidorov", "Trade Minister", "UKR"))),
        "Pavel Sidorov",
        ("UKR",),
        "Trade Minister",
    ),
]


@pytest.mark.parametrize("case", MET, ids=lambda case: f"{case.text[:40]} {case.name}")
def test_who_is_met_again(case: Met) -> None:
    actor = speaker(case.text, case.source, case.known)
    assert (actor.name, actor.parties, actor.role) == (case.name, case.parties, case.role)


def test_of_two_that_fit_alike_neither_is_meant() -> None:
    known = Known((SIDOROV, row("Pavel Sidorov", "Trade Minister", "RUS")))
    assert speaker("Russia is ready, Sidorov said.", "Sidorov", known).name == "Sidorov"


def test_nobody_is_known_before_the_day_of_the_report() -> None:
    assert speaker("Russia is ready, Sidorov said.", "Sidorov", Known((SIDOROV,)), published="2030-12-31").name == "Sidorov"


def test_office_and_party_are_those_of_the_day() -> None:
    known = Known().with_rows([SIDOROV, row("Oleg Sidorov", "UN envoy", "UN", "2031-02-01", "sha256:b")])
    text = "Russia and the UN are ready, Sidorov said."
    before, after = (speaker(text, "Sidorov", known, published=day) for day in ("2031-01-31", "2031-02-01"))
    assert (before.role, before.parties) == ("Foreign Minister", ("RUS",))
    assert (after.role, after.parties) == ("UN envoy", ("UN",))
    assert [(one.start, one.end) for one in known.periods] == [("2031-01-01", "2031-02-01"), ("2031-02-01", "")]


def test_same_office_in_other_words_is_no_change() -> None:
    known = Known().with_rows([SIDOROV, row("Oleg Sidorov", "Russian Foreign Minister", "RUS", "2031-02-01", "sha256:b")])
    assert [one.role for one in known.periods] == ["Foreign Minister"]


def test_next_week_the_surname_is_enough() -> None:
    first = report("Talks go on, Russian Foreign Minister Oleg Sidorov said.", "Russian Foreign Minister Oleg Sidorov")
    actor = speaker("Moscow is ready, Sidorov said.", "Sidorov", Known().with_rows(learnt(first)))
    assert (actor.name, actor.role, actor.parties) == ("Oleg Sidorov", "Russian Foreign Minister", ("RUS",))


def test_a_person_met_again_by_surname_teaches_nothing_new() -> None:
    again = report("Russia is ready, Sidorov said.", "Sidorov", known=Known((SIDOROV,)))
    assert learnt(again) == ()


ROWS = st.builds(
    row,
    st.sampled_from(["Oleg Sidorov", "Oleg Sidoroff", "Pavel Sidorov", "Kim Yong Ran"]),
    st.sampled_from([None, "envoy", "Foreign Minister", "Russian Foreign Minister"]),
    st.sampled_from([None, "RUS", "UKR"]),
    st.sampled_from(["2031-01-01", "2031-01-02", "2031-02-01"]),
    st.sampled_from(["sha256:a", "sha256:b"]),
)


@given(st.lists(ROWS, max_size=8), st.integers(0, 8))
def test_order_of_learning_makes_no_difference(rows: list[KnownPerson], cut: int) -> None:
    at_once = Known().with_rows(rows)
    assert at_once == Known().with_rows(rows[cut:]).with_rows(reversed(rows[:cut]))
    for one in at_once.periods:
        assert not one.end or one.start < one.end
        assert at_once.named(one.name, one.start) is not None
