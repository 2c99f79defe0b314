"""The names that `import onrecord` gives."""

import importlib

import pytest

import onrecord


def test_every_public_name_is_there() -> None:
    assert [name for name in onrecord.__all__ if getattr(onrecord, name, None) is None] == []
    assert sorted(onrecord.__all__) == onrecord.__all__ == dir(onrecord)


def test_no_other_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        importlib.import_module("onrecord").reed  # noqa: B018


def test_a_public_name_is_the_one_of_its_home() -> None:
    from onrecord.talks.values import Reading

    assert onrecord.Reading is Reading


def test_errors_tell_what_where_and_what_to_do() -> None:
    error = onrecord.UnreadableDocument("it is empty", where="a.txt", do="give another")
    assert isinstance(error, onrecord.OnrecordError)
    assert str(error) == "a.txt: it is empty; give another"
