"""Labels of many reports: which are one issue. Each case is a pair that reporters wrote, with invented states where it names any."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.talks.merging import merge

ONE = [
    ("the 30-day truce", "the US ceasefire plan"),
    ("the 30-day truce", "30-day ceasefire proposal"),
    ("cease-fire", "immediate ceasefire"),
    ("Putin's proposal for a truce", "ceasefire"),
    ("sanctions against Russia", "tougher sanctions on Moscow"),
    ("Russia sanctions", "sanctions on Russia"),
    ("lifting of sanctions", "sanctions relief"),
    ("advance peace negotiations", "peace talks between Moscow and Kyiv"),
    ("prisoner swap", "exchange of prisoners"),
    ("20% tariff on EU goods", "tariffs on EU goods"),
    ("end to the war", "peace deal"),
    ("denuclearisation of North Korea", "North Korea's denuclearization"),
    ("root causes of the crisis", "root causes of the conflict"),
]
TWO = [
    ("frozen conflict", "ceasefire"),
    ("30-day truce", "60-day truce"),
    ("sanctions on Russia", "lifting of sanctions on Russia"),
    ("sanctions on Russia", "sanctions on Iran"),
    ("US sanctions on Russia", "EU sanctions on Russia"),
    ("tariffs on Mexico", "tariffs on China"),
    ("steel tariffs", "car tariffs"),
    ("talks", "venue for talks"),
    ("ceasefire", "conditions for a ceasefire"),
    ("ceasefire talks", "ceasefire"),
    ("ceasefire talks", "trade talks"),
    ("Black Sea ceasefire", "Gaza ceasefire"),
    ("US–Russia talks", "Russia–Ukraine talks"),
    ("prisoner exchange", "prisoners of conscience"),
    ("missile tests", "missile deliveries"),
]


@pytest.mark.parametrize(("left", "right"), ONE)
def test_two_names_of_one_issue(left: str, right: str) -> None:
    merged = merge({left: 1, right: 1})
    assert merged[left] == merged[right]


@pytest.mark.parametrize(("left", "right"), TWO)
def test_two_issues(left: str, right: str) -> None:
    merged = merge({left: 1, right: 1})
    assert merged[left] != merged[right]


def test_a_label_that_says_less_joins_only_where_one_thing_can_be_meant() -> None:
    assert merge({"ceasefire": 5, "30-day ceasefire": 1})["30-day ceasefire"] == "ceasefire"
    apart = merge({"sanctions": 5, "sanctions on Russia": 3, "sanctions on Iran": 3})
    assert len(set(apart.values())) == 3
    joined = merge({"sanctions": 5, "sanctions on Russia": 9, "sanctions on Iran": 1})
    assert joined["sanctions"] == joined["sanctions on Russia"] != joined["sanctions on Iran"]


def test_what_people_declare_wins() -> None:
    declared = {"Isk truce": ["60-day truce"], "Long peace": ["peace settlement", "truce without end"]}
    merged = merge({"60-day truce on the table": 1, "peace deal": 2, "truce without end": 1, "60-day truce": 9}, declared=declared)
    assert merged == {"60-day truce on the table": "60-day truce on the table"} | {
        "peace deal": "Long peace",
        "truce without end": "Long peace",
        "60-day truce": "Isk truce",
    }


@given(st.dictionaries(st.sampled_from([label for pair in ONE + TWO for label in pair]), st.integers(1, 9)), st.randoms())
def test_the_order_of_labels_makes_no_difference_and_a_name_is_a_label(labels: dict[str, int], chance: object) -> None:
    merged = merge(labels)
    assert merged == merge(dict(reversed(labels.items())))
    assert set(merged) == set(labels)
    assert all(merged[name] == name for name in merged.values())


@given(st.text(max_size=40))
def test_any_label_is_read(label: str) -> None:
    assert merge({label: 1}) == {label: label}
