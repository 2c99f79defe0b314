"""From invented rows to outlooks: what an agreement hangs on, and whom one believes."""

from __future__ import annotations

from time import process_time

from told import commitment, condition, grounds, position

from onrecord.talks.agreement import Step
from onrecord.talks.outlook import outlook

DAY = "2031-03-20"
LUND, MARAN = grounds("2031-03-12", "Lund"), grounds("2031-03-12", "Maran")


def test_a_party_that_waits_for_another_and_a_deed_that_somebody_promised() -> None:
    positions = [
        position("KES", "accept-if", MARAN),
        position("VLM", "accept-if", LUND),
        position("OSL", "accept", grounds("2031-03-12", "Oyelin")),
    ]
    conditions = [
        condition("KES", "truce", "only if Velmora accepts it as well", MARAN, met_by=("VLM",)),
        condition("VLM", "truce", "if observers stand on both banks", LUND, met_by=("OSL",), necessary=False, sufficient=True),
        condition("VLM", "truce", "once there are observers on both banks", grounds("2031-03-14", "Drovak"), met_by=("OSL",)),
    ]
    promises = [commitment("OSL", "to send two hundred observers to both banks", grounds("2031-03-13", "Oyelin"))]
    (found,) = outlook("truce", positions, conditions, promises, day=DAY, copies={})
    assert found.needed == ("KES", "OSL", "VLM")
    assert found.ways.sets == (frozenset({Step("VLM", "truce", conditions[1].key)}),)
    assert [promise.term for promise in found.promises] == [conditions[1].key]
    step = next(iter(found.ways.sets[0]))
    assert found.term(step) is not None
    assert set(found.term(step).keys) == {conditions[1].key, conditions[2].key}  # type: ignore[union-attr]
    assert found.rings == ()


def test_a_ring_over_two_issues() -> None:
    conditions = [
        condition("KES", "release of prisoners", "if Velmora opens the sluices", MARAN, met_by=("VLM",)),
        condition("VLM", "open sluices", "only after the release of the prisoners", LUND, met_by=("KES",)),
    ]
    (found,) = outlook("release of prisoners", [], conditions, [], day=DAY, copies={})
    assert [term.name for term in found.rings[0]] == [conditions[0].key, conditions[1].key]
    assert found.ways.sets == (
        frozenset({Step("KES", "release of prisoners")}),
        frozenset({Step("VLM", "open sluices")}),
    )


def test_a_contested_position_gives_an_outlook_for_each_source() -> None:
    positions = [
        position("VLM", "reject", LUND),
        position("VLM", "accept", grounds("2031-03-12", "Oyelin")),
        position("KES", "accept", MARAN),
    ]
    own, envoy = outlook("truce", positions, [], [], day=DAY, copies={}, needed=("KES", "VLM"))
    assert own.believing == {}
    assert own.ways.sets == (frozenset({Step("VLM", "truce")}),)
    assert envoy.believing == {"VLM": "Oyelin"}
    assert envoy.words["VLM"] == (positions[1].key,)
    assert envoy.ways.sets == (frozenset(),)


def test_conditions_that_exclude_each_other() -> None:
    conditions = [
        condition("KES", "truce", "only if foreign observers stand on the eastern bank", MARAN),
        condition("VLM", "truce", "unless foreign observers stand on the eastern bank", LUND, negated=True),
    ]
    (found,) = outlook("truce", [], conditions, [], day=DAY, copies={})
    assert found.matter.exclusions
    assert all(any(not step.term for step in steps) for steps in found.ways.sets)


def test_what_the_record_does_not_tell_is_said() -> None:
    positions = [position("VLM", "accept-if", LUND)]
    conditions = [condition("KES", "truce", "only if the water flows", MARAN)]
    (found,) = outlook("truce", positions, conditions, [], day=DAY, copies={}, needed=("KES", "OSL", "VLM"))
    assert (found.silent, found.vague, found.unclaimed) == (("OSL",), ("VLM",), (conditions[0].key,))


def test_threats_and_later_words_do_not_count() -> None:
    later = grounds("2031-04-01", "Lund")
    conditions = [condition("VLM", "truce", "only if the water flows", later)]
    positions = [position("VLM", "reject", later), position("VLM", "accept", LUND)]
    (found,) = outlook("truce", positions, conditions, [], day=DAY, copies={})
    assert found.ways.sets == (frozenset(),)


def test_forty_issues_twelve_parties_and_three_hundred_conditions_take_under_two_seconds() -> None:
    parties = [f"P{number:02}" for number in range(12)]
    issues = [f"matter {number}" for number in range(40)]
    on = grounds("2031-03-12", "Lund")
    positions = [position(party, "accept-if", on, issue=issue) for party in parties for issue in issues]
    conditions = [
        condition(
            parties[number % 12],
            issues[(number * 7) % 5],
            f"thing{number} is done about {issues[(number * 3) % 40]}",
            on,
            met_by=(parties[(number * 5 + 1) % 12],),
            necessary=number % 3 > 0,
            sufficient=number % 3 == 0,
        )
        for number in range(300)
    ]
    start = process_time()
    found = outlook(issues[0], positions, conditions, [], day=DAY, copies={}, needed=parties)
    assert process_time() - start < 2
    assert found[0].ways.sets
