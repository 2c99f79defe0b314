"""The tagger with its network, end to end: what holds for any model, on reports that we made up."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import onrecord
from onrecord.document import document
from onrecord.errors import WrongSettings
from onrecord.reading import from_text
from onrecord.statements.tagger import Tagger
from onrecord.statements.values import Attribution, Tagged
from onrecord.talks.format import to_json

pytestmark = pytest.mark.model

HEAD = "Envoys meet in Port Arl\n\nPORT ARL, March 12, 2031 (Wire) - Envoys of Arland and Bevia met on Tuesday.\n\n"

REPORT = HEAD + (
    "“We are ready for a truce,” Arland's envoy Ilse Maran told reporters. She said that Bevia had rejected the plan.\n\n"
    "Bevian Foreign Minister Petar Lund said that Maran had promised to withdraw the troops before the talks began. According to two\n"
    "officials, the sides will meet again on Friday.\n\n"
    "Lund recalled that the president of Arland had told him that the border would be opened in May."
)


@cache
def tagger() -> Tagger:
    return Tagger()


def tagged(text: str) -> Tagged:
    return tagger().tag(document(text))


def record(text: str) -> dict[str, Any]:
    return dict(json.loads(json.dumps(to_json(onrecord.read_text(text)))))


def told(found: Tagged, cue: str) -> list[Attribution]:
    """The attributions whose cue has these words."""
    return [one for one in found.attributions if one.cue is not None and cue in one.cue.text]


NEGATED = [
    ("Arland's envoy did not say that the truce would be extended.", "say"),
    ("The Bevian minister declined to say whether Bevia would accept the plan.", "declined"),
    ("The spokesman has yet to confirm that the talks will be held in Port Arl.", "confirm"),
    ("Maran refused to comment on reports of a truce.", "refused"),
]


@pytest.mark.parametrize(("sentence", "cue"), NEGATED)
def test_what_somebody_did_not_say_is_uncommitted_and_no_position(sentence: str, cue: str) -> None:
    found = record(HEAD + sentence)
    uncommitted = [row for row in found["statements"] if row["cue"] is not None and cue in row["cue"]["text"]]
    assert [(row["act"], row["factuality"]) for row in uncommitted] == [("defer", "UU")] * len(uncommitted)
    ids = {row["id"] for row in uncommitted}
    assert not [row for row in found["positions"] if ids & set(row["statements"])]


def test_negated_cues_are_found_at_all() -> None:
    assert any(told(tagged(HEAD + sentence), cue) for sentence, cue in NEGATED)


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [("Neither side wants the truce.", "wants"), ("None of the ministers agreed to the plan.", "agreed")],
)
def test_what_nobody_wants_is_rejected(sentence: str, cue: str) -> None:
    (one,) = told(tagged(HEAD + sentence), cue)
    assert (one.act.value, one.factuality.value[-1]) == ("reject", "-")


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks will go on if Maran says that the troops have left.",
        "It was unclear whether Lund believes that the truce will hold.",
        "Unless Arland says that it accepts the plan, nothing will be signed.",
    ],
)
def test_what_nobody_has_said_yet_is_no_statement(sentence: str) -> None:
    start = len(HEAD)
    found = tagged(HEAD + sentence).attributions
    assert not [one for one in found if start < one.content.start and one.cue is not None and one.cue.text in ("says", "believes")]


def test_who_denied_saying_it_denies() -> None:
    for one in told(
        tagged(HEAD + "Maran denied saying that Bevia had fired first. Lund denied having said that the truce was dead."), "den"
    ):
        assert (one.act.value, one.factuality.value, one.stance) == ("deny", "CT-", None)


def test_boilerplate_says_nothing() -> None:
    text = (
        REPORT
        + "\n\nSign up for our newsletter: “It is the best,” readers say.\nFollow us on Telegram, where the editors said they will meet.\n"
    )
    read = from_text(text)
    assert read.boilerplate
    found = tagger().tag(read)
    marked = (*found.attributions, *found.conditions, *found.commitments, *found.contacts)
    starts = [one.content.start if isinstance(one, Attribution) else one.words.start for one in marked]
    assert not [start for start in starts if any(span.start <= start < span.end for span in read.boilerplate)]


def test_a_statement_in_a_statement_stands_within_it() -> None:
    found = tagged(REPORT)
    by_id = {one.id: one for one in found.attributions}
    assert len(by_id) == len(found.attributions)
    nested = [one for one in found.attributions if one.within is not None]
    assert nested
    for one in nested:
        assert one.within is not None
        outer = by_id[one.within]
        assert outer.content.start <= one.content.start < one.content.end <= outer.content.end
        assert one.content != outer.content


def test_contents_have_no_quotation_marks_at_their_edges() -> None:
    found = tagged(REPORT).attributions
    assert found
    for one in found:
        assert one.content.text[0] not in "“”\"' ,"
        assert one.content.text[-1] not in '“" ,'


def test_threads_and_batches_change_nothing() -> None:
    expected = tagged(REPORT * 6)
    for threads, batch in ((3, 8), (2, 1), (3, 100)):
        assert Tagger(threads=threads, batch=batch).tag(document(REPORT * 6)) == expected


ODD = {
    "empty": "",
    "blanks": " \n\t\r\n",
    "one word": "Truce",
    "one mark": "“",
    "quotation marks alone": "“” \"\" '' `` ‘’ „“ «» \n\n“““”””",
    "a quoted mark": "Lund said “…” and “!”.",
    "a word of 10,000 letters": "Lund said that " + "a" * 10_000 + " was over.",
    "10,000 marks": "Lund said: " + "?!" * 5_000,
    "NUL and other control characters": "Lund said\x00 that \x01\x1b[2J the talks\x7f were\x85 over.",
    "emoji": "Lund said 👩\u200d👩\u200d👧 that the truce 🕊️ would hold. “🎉,” he added.",
    "combining marks": "Lund said e\u0301\u0301 that A\u030a was over.",
    "right to left": "\u202eLund said that the talks were over.\u202c אמר לונד כי השיחות הסתיימו. قال إن المحادثات انتهت.",
    "lone surrogates": "Lund said \ud800 that the talks \udfff were over.",
    "carriage returns": "Lund said\r\n\r\nthat the talks\rwere over.\r\n",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts_are_tagged(text: str) -> None:
    found = tagged(text)
    for one in found.attributions:
        for quoted in (one.content, one.source, one.cue, one.prompt, one.addressee, *one.carriers):
            assert quoted is None or quoted == found.document.words(*quoted.spans)
        assert any(letter.isalnum() for letter in one.content.text)
    assert found == tagged(text)


@pytest.mark.parametrize("name", ["encoder.onnx", "heads.npz", "tokenizer.json"])
def test_a_model_that_is_missing_or_damaged_is_named(name: str, tmp_path: Path) -> None:
    for path in Path(tagger().network._folder).iterdir():
        os.symlink(path, tmp_path / path.name)
    (tmp_path / name).unlink()
    with pytest.raises(WrongSettings, match=f"{name}.*missing"):
        Tagger(model=tmp_path).tag(document(REPORT))
    (tmp_path / name).write_bytes(np.zeros(100, dtype=np.uint8).tobytes())
    with pytest.raises(WrongSettings, match=f"{name}.*damaged"):
        Tagger(model=tmp_path).tag(document(REPORT))
