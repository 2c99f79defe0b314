"""`talks.toml`: what is read of it, what is wrong with it, and that what is declared wins."""

import re
from pathlib import Path

import pytest
from invented import report, said

from onrecord import talks
from onrecord.actors.register import Register
from onrecord.errors import WrongSettings
from onrecord.statements.values import Stance
from onrecord.talks.declared import DeclaredIssue, Talks, known_parties, load, register_with
from onrecord.talks.naming import declared_phrases

PAGE = Path(__file__).parents[2] / "docs" / "talks.md"


def written(folder: Path, text: str) -> Path:
    path = folder / "talks.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example_of_the_page(tmp_path: Path) -> None:
    block = re.search(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    (declared,) = load(written(tmp_path, block.group(1)))
    assert (declared.name, declared.parties, declared.persons) == ("Isk truce", ("KES", "VLM"), ("Petar Lund",))
    assert declared.issues[0] == DeclaredIssue("60-day truce", ("truce", "ceasefire", "pause in the fighting"))
    register = register_with(Register.load(), [declared])
    known_parties([declared], register)
    assert [holder.offices[0].party for holder in register.holders_named("Lund", None)][:1] == ["VLM"]
    named = declared_phrases("the new truce proposal of Ostrel", declared.issues)
    assert [phrase.matter for phrase in named] == ["60-day truce"]


def test_several_in_one_file(tmp_path: Path) -> None:
    first, second = load(
        written(tmp_path, '[[talks]]\nname = "A"\nparties = ["RUS", "UKR"]\n[[talks]]\nname = "B"\n[[talks.issues]]\nlabel = "tariffs"\n')
    )
    assert (first.name, first.parties, first.issues) == ("A", ("RUS", "UKR"), ())
    assert second == Talks("B", (), (DeclaredIssue("tariffs"),))
    assert hash(first) != hash(second)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "has no name"),
        ('name = "A"\nname = "B"', "not readable as TOML"),
        ('name = "A"\nissue = []', "unknown field 'issue'"),
        ('name = "A"\nparties = "RUS"', "parties: must be a list of words"),
        ('name = "A"\nparties = ["RUS", "RUS"]', "two parties are the same: 'RUS'"),
        ('name = "A"\nissues = 3', "issues: must be a list of tables"),
        ('name = "A"\n[[issues]]\naliases = ["truce"]', "issues 1: has no label"),
        ('name = "A"\n[[issues]]\nlabel = "truce"\nalias = ["x"]', "issues 1: unknown field 'alias'"),
        ('name = "A"\n[[issues]]\nlabel = "the"', "issues 1: 'the' names nothing"),
        ('name = "A"\n[[issues]]\nlabel = "truce"\n[[issues]]\nlabel = "a truce"', "two names of issues are the same"),
        ('name = "A"\n[persons.Lund]\nrole = "envoy"', "persons.Lund: a person needs party and role"),
        ('name = "A"\n[[talks]]\nname = "B"', "nothing may stand outside"),
        ("talks = []", "nothing may stand outside"),
        ("talks = [1]", "talks 1: must be a table"),
        ('[[talks]]\nname = "A"\n[[talks]]\nname = "A"', "two negotiations are the same"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, text: str, told: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(WrongSettings) as caught:
        load(path)
    assert told in str(caught.value)
    assert str(caught.value).startswith(str(path))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(WrongSettings, match="No such file"):
        load(tmp_path / "none.toml")


def test_an_unknown_party_is_told() -> None:
    with pytest.raises(WrongSettings, match="nobody is known as party 'RUZ'; did you mean"):
        known_parties([Talks("A", ("RUZ",))], Register.load())


@pytest.mark.parametrize(
    ("parties", "present", "concerned"),
    [
        (("ARL", "BEV"), ("ARL", "BEV", "COR"), True),
        (("ARL", "BEV"), ("ARL", "COR"), False),
        (("ARL",), ("ARL",), True),
        ((), (), True),
    ],
)
def test_which_reports_a_negotiation_concerns(parties: tuple[str, ...], present: tuple[str, ...], concerned: bool) -> None:
    assert Talks("A", parties).concerns(present) is concerned


ISSUES = (DeclaredIssue("strait fishery", ("fishing rights",)), DeclaredIssue("Corvo plan", ("Corvo ceasefire plan",)))


@pytest.mark.parametrize(
    ("content", "label"),
    [
        ("the fishing rights", "strait fishery"),
        ("a fishing right in the strait", "strait fishery"),
        ("the ceasefire plan of Corvo", "Corvo plan"),
        ("the Corvo ceasefire plan", "Corvo plan"),
        ("the ceasefire", "ceasefire"),
    ],
)
def test_what_is_declared_wins(content: str, label: str) -> None:
    text = f"Arland accepts {content}. Bevia waits."
    made = report(text, said(text, "Arland", content, Stance.ACCEPT))
    found = talks.reading(made, declared=[Talks("A", ("ARL", "BEV"), ISSUES)])
    assert [row.issue for row in found.positions] == [label]


def test_a_negotiation_of_others_counts_nothing() -> None:
    text = "Arland accepts the fishing rights. Bevia waits."
    made = report(text, said(text, "Arland", "the fishing rights", Stance.ACCEPT))
    assert talks.reading(made, declared=[Talks("A", ("ARL", "COR"), ISSUES)]) == talks.reading(made)
