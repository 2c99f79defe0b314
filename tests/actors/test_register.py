"""The register: what ships, what a user's file adds, and what it says of mistakes."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest
from making import attribution, tagged

from onrecord.actors import Register, RegisterError, attribute
from onrecord.actors.register import Entry, Sort, compiled_register
from onrecord.actors.tokens import lookup_words

WORDS = [
    ("Russian Federation", "RUS"),
    ("Pyongyang", "PRK"),
    ("Türkiye", "TUR"),
    ("Kyiv", "UKR"),
    ("Kiev", "UKR"),
    ("Ivory Coast", "CIV"),
    ("Filipinos", "PHL"),
    ("Zhongnanhai", "CHN"),
    ("Blue House", "KOR"),
    ("State Department", "USA"),
    ("International Monetary Fund", "IMF"),
    ("Group of Seven", "G7"),
    ("Rapid Support Forces", "RSF"),
    ("Free Syrian Army", "FSA"),
    ("Tigray People’s Liberation Front", "TPLF"),
    ("Reuters", None),
]


def find(register: Register, words: str) -> Entry:
    """The entry that all of `words` name."""
    key = lookup_words(words)
    match = register.longest(key, 0)
    assert match is not None, words
    assert match[0] == len(key)
    return match[1]


@pytest.mark.parametrize(("words", "party"), WORDS)
def test_shipped_words(words: str, party: str | None) -> None:
    assert find(Register.load(), words).party == party


def test_compiled_register_says_what_the_files_say() -> None:
    shipped = resources.files("onrecord.actors") / "register" / "compiled.json"
    assert shipped.read_text(encoding="utf-8") == compiled_register(), "run training/register_states.py --compile (docs/register.md)"


def test_every_state_has_a_name() -> None:
    register = Register.load()
    assert len(register.state_names) > 240
    assert all(len(code) == 3 and code.isupper() and name for code, name in register.state_names.items())


def test_person_holds_an_office_only_while_in_it() -> None:
    holder = Register.load().holders_named("Medvedev", "2010-06-01")[0]
    assert holder.office("2010-06-01").role == "President"


@pytest.mark.parametrize("suffix", ["yaml", "toml", "json"])
def test_own_file_adds_and_wins(tmp_path: Path, suffix: str) -> None:
    texts = {
        "yaml": "states:\n  FRE:\n    names: [Freedonia]\n    adjectives: [Freedonian]\noffices:\n  Blue House: {party: FRE}\n",
        "toml": '[states.FRE]\nnames = ["Freedonia"]\nadjectives = ["Freedonian"]\n[offices."Blue House"]\nparty = "FRE"\n',
        "json": '{"states": {"FRE": {"names": ["Freedonia"], "adjectives": ["Freedonian"]}}, "offices": {"Blue House": {"party": "FRE"}}}',
    }
    path = tmp_path / f"mine.{suffix}"
    path.write_text(texts[suffix], encoding="utf-8")
    register = Register.load().with_file(path)
    assert find(register, "Freedonian").party == "FRE"
    assert find(register, "Blue House").party == "FRE"
    assert find(register, "Kremlin").sort is Sort.OFFICE
    assert find(Register.load(), "Blue House").party == "KOR"


def test_own_persons_have_dates(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("persons:\n  Rufus Firefly: {party: RUS, role: envoy, from: 2020, to: 2021, gender: m}\n", encoding="utf-8")
    text = "Firefly said talks would resume."
    found = attribute(tagged(text, attribution("s1", text, "Firefly", "talks would resume")), register=Register.load().with_file(path))
    source = found.statements[0].source
    assert source is not None
    assert (source.name, source.parties) == ("Rufus Firefly", ("RUS",))


MISTAKES = [
    ("kings: {}", "unknown section 'kings'"),
    ("states:\n  FRE: {name: Freedonia}", "unknown field 'name'"),
    ("states:\n  FRE: {names: Freedonia}", "must be a list of words"),
    ("states:\n  FRE: {adjectives: [Freedonian]}", "needs at least one name"),
    ("offices:\n  Palace: {names: [The Palace]}", "needs a party"),
    ("persons:\n  A B: {gender: x, party: RUS}", "must be m or f"),
    ("persons:\n  A B: {party: RUS, from: 2020, to: 2010}", "before it begins"),
    ("persons:\n  A B: {gender: m}", "needs party and role"),
    ("[]", "holds sections"),
    ("states: [", "not readable as YAML"),
]


@pytest.mark.parametrize(("text", "message"), MISTAKES)
def test_mistakes_are_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RegisterError, match=r"mine\.yaml") as raised:
        Register.load().with_file(path)
    assert message in str(raised.value)
