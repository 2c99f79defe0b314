"""Copies of invented reports: a wire report, what outlets make of it, and reports that only share an event."""

from __future__ import annotations

from itertools import permutations

from told import report

from onrecord.talks.copies import copies, families, kinship, sketch

WIRE = (
    "Velmora's president on Friday rejected the truce that Ostrel had proposed, saying that it would only help Kestria to regroup. "
    "“We need a lasting peace on the Isk and not a pause in the shooting,” Tomas Drovak said in a televised address from the Amber House. "
    "He offered instead to open the sluices at Brenn if Kestria releases the prisoners taken in January. The foreign ministry in Aldane "
    "called the offer blackmail and said that people would not be traded for water. The Isk Commission, which has watched the river since "
    "the flood of 2019, said that both banks were quiet overnight. Talks are to go on in Port Meren next week, the Ostrelian envoy said."
)
UPDATE = WIRE.replace(
    "Talks are to go on in Port Meren next week, the Ostrelian envoy said.", "Talks in Port Meren were put off on Saturday."
)
REWRITE = "Drovak says no. " + WIRE[: len(WIRE) // 2]
OTHER = (
    "Tomas Drovak has turned down the truce, and Aldane speaks of blackmail. “We need a lasting peace on the Isk and not a pause in the "
    "shooting,” the president told viewers on Friday night. For Kestria it was a cold answer after ten days of shuttling by Amara Oyelin, "
    "who had carried four drafts between the capitals. Diplomats in Port Meren said that the prisoners were now the only subject on which "
    "the governments still exchanged letters, and that a list of names had gone to Sarnok in a sealed envelope."
)


def test_a_wire_report_its_update_and_a_part_of_it_are_a_family_and_one_quote_makes_none() -> None:
    texts = {"wire": WIRE, "update": UPDATE, "rewrite": REWRITE, "other": OTHER}
    days = {"wire": "2031-03-14", "update": "2031-03-15", "rewrite": "2031-03-15", "other": "2031-03-15"}
    found = [(report(name, outlet=name, day=days[name]), sketch(text)) for name, text in texts.items()]
    for order in permutations(found):
        assert [(family.first.key, sorted(copy.key for copy in family.copies)) for family in families(order)] == [
            ("wire", ["rewrite", "update"])
        ]
    assert {copy: first.key for copy, first in copies(families(found)).items()} == {"update": "wire", "rewrite": "wire"}


def test_the_same_words_years_apart_are_no_copy() -> None:
    found = [(report("a", day="2031-03-14"), sketch(WIRE)), (report("b", day="2033-03-14"), sketch(WIRE))]
    assert families(found) == ()


def test_empty_and_short_reports_are_nobody_s_copies() -> None:
    found = [(report(name), sketch(text)) for name, text in (("a", ""), ("b", "No."), ("c", "No."), ("d", WIRE))]
    assert families(found) == ()
    assert kinship(found[0][1], found[1][1], same_outlet=False).resemblance == 0.0


def test_a_sketch_is_the_same_on_every_run() -> None:
    assert sketch(WIRE) == sketch(WIRE)
    assert sketch(WIRE).values[:3] == (sketch(WIRE + " ").values[:3])
