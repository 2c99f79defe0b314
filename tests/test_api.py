"""From files to readings, with what fails on the way. The tagger is made by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import api
from onrecord.document import Document
from onrecord.errors import UnreadableDocument, WrongSettings
from onrecord.statements.values import Tagged
from onrecord.talks.values import Reading


class Silent:
    """Finds nothing in any document, and fails on those that ask for it."""

    def tag(self, document: Document) -> Tagged:
        if "RAISE" in document.text:
            raise ValueError("as asked")
        if "SETTINGS" in document.text:
            raise WrongSettings("the model is missing")
        return Tagged(document, ())


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(api, "_tagger", lambda threads, batch: Silent())
    api._reader.cache_clear()
    yield
    api._reader.cache_clear()  # the tests after these read with the network


def write(folder: Path, number: int, text: str = "The minister said that the talks were over.") -> Path:
    path = folder / f"{number}.txt"
    path.write_text(text)
    return path


@pytest.mark.usefixtures("silent")
def test_read(tmp_path: Path) -> None:
    reading = api.read(write(tmp_path, 1), published="2031-03-12")
    assert isinstance(reading, Reading)
    assert (reading.statements, reading.document.published) == ((), "2031-03-12")
    assert repr(reading).startswith("<Reading of ")


@pytest.mark.usefixtures("silent")
def test_read_text() -> None:
    assert api.read_text("The minister said no.").document.text == "The minister said no."
    with pytest.raises(UnreadableDocument, match="nothing in the text"):
        api.read_text(" \n")


@pytest.mark.usefixtures("silent")
def test_read_many_keeps_the_order_and_the_failures(tmp_path: Path) -> None:
    paths = [write(tmp_path, number) for number in range(20)]
    paths[3] = tmp_path / "none.txt"
    write(tmp_path, 5, "RAISE an error, the minister said that they would.")
    found = list(api.read_many(paths))
    assert [index for index, item in enumerate(found) if isinstance(item, api.Failure)] == [3, 5]
    assert str(found[5]) == f"{paths[5]}: unexpected ValueError (as asked); the other files are read; please report this"


@pytest.mark.usefixtures("silent")
def test_read_many_streams(tmp_path: Path) -> None:
    def paths() -> Iterator[Path]:
        for number in range(40):
            yield write(tmp_path, number)
        raise AssertionError("all paths were asked for before the first reading came")

    assert isinstance(next(api.read_many(paths())), Reading)


@pytest.mark.usefixtures("silent")
def test_settings_that_are_wrong_stop_everything(tmp_path: Path) -> None:
    with pytest.raises(WrongSettings):
        list(api.read_many([write(tmp_path, 1, "SETTINGS are wrong, the minister said, and that is that.")]))


@pytest.mark.usefixtures("silent")
def test_read_takes_the_one_document_of_a_file_in_any_format(tmp_path: Path) -> None:
    page = "<html><head><title>Ministers meet in Lunde</title></head><body><p>The minister said that the talks were over.</p></body></html>"
    (tmp_path / "page").write_text(page)
    reading = api.read(tmp_path / "page")
    assert reading.document.text == "Ministers meet in Lunde\n\nThe minister said that the talks were over."
    assert reading.document.extracted
    (tmp_path / "rows").write_text('{"text": "The minister said no."}\n{"text": "The minister said yes."}\n')
    with pytest.raises(UnreadableDocument, match="more than one document in it; read it with `read_many`"):
        api.read(tmp_path / "rows")
    assert len(list(api.read_many([tmp_path / "page", tmp_path / "rows"]))) == 3
