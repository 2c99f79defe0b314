"""The noun phrases that can name an issue, on invented sentences."""

from __future__ import annotations

import pytest

from onrecord.talks.phrases import phrases


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It will diminish trade with Velmora.", ["trade with Velmora"]),
        ("They would facilitate future cross-border cooperation.", ["future cross-border cooperation"]),
        ("Sarnok can't tolerate nuclear weapons.", ["nuclear weapons"]),
        ("He is open to direct talks with Kestria.", ["direct talks with Kestria"]),
        ("The tariffs on Kestria last week came late.", ["tariffs on Kestria"]),
        ("It brings the old agreement into the new century.", ["old agreement"]),
        ("He praised the agreement on Twitter.", ["agreement"]),
        ("There is no deal for a long time.", ["deal"]),
        ("He wants agreements on the level of ministers.", ["agreements"]),
        ("A truce for 30 days is near.", ["truce for 30 days"]),
        ("The summit ends on Monday.", ["summit"]),
        ("They backed Lund's plan to stop the attacks.", ["Lund's plan", "attacks"]),
        ("He told a news conference on Monday.", []),
        ("A peace conference in Sarnok is planned.", ["peace conference in Sarnok"]),
        ("They recalled the Korean War and the war in Velmora.", ["war in Velmora"]),
    ],
)
def test_a_phrase_begins_and_ends_with_what_it_names(text: str, found: list[str]) -> None:
    assert [text[one.span.start : one.span.end] for one in phrases(text)] == found
