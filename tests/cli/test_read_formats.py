"""`onrecord read` of whatever people have."""

import json
import sys
from pathlib import Path

import pytest

from onrecord import actors, api, talks
from onrecord.actors.register import Register
from onrecord.actors.values import Attributed
from onrecord.cli.main import main
from onrecord.document import Document
from onrecord.statements.values import Tagged
from onrecord.talks.values import Reading

sys.path.insert(0, str(Path(__file__).parent.parent / "reading"))
import inputs


class Silent(api.Reader):
    """Finds nothing in any document."""

    def __init__(self, **_: object) -> None:
        self.register = Register.load()

    def read(self, document: Document) -> Reading:
        return talks.reading(self.attribute(document))

    def attribute(self, document: Document) -> Attributed:
        return actors.attribute(Tagged(document, ()), register=self.register)


@pytest.fixture(autouse=True)
def silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "Reader", Silent)


HTML = "".join(f"<p>{text}</p>" for text in inputs.PARAGRAPHS) * 2


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    contents = {
        "page.html": inputs.page(),
        "feed.xml": inputs.feed(HTML, HTML),
        "box.mbox": inputs.mailbox(inputs.message(), inputs.message()),
        "x.zip": inputs.zipped({"a.html": inputs.page(), "b.txt": "\n\n".join(inputs.PARAGRAPHS).encode()}),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return [str(tmp_path / name) for name in contents]


def test_one_line_a_document(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--json", *files]) == 0
    printed, said = capsys.readouterr()
    rows = [json.loads(line)["document"] for line in printed.splitlines()]
    assert said == ""
    assert len(rows) == 7
    whole = "\n\n".join((inputs.TITLE, *inputs.PARAGRAPHS))
    assert [row.get("text") for row in rows] == [
        whole,
        whole.replace("Lunde\n", "Lunde 1\n", 1),
        whole.replace("Lunde\n", "Lunde 2\n", 1),
        whole,
        whole,
        whole,
        None,
    ]
    assert rows[0]["id"] == rows[5]["id"]
    assert (rows[0]["author"], rows[0]["kind"], rows[0]["outlet"]) == ("Ada Brenn", "report", "Meren Dispatch")


def test_a_page_in_another_language(files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    french = inputs.page(inputs.FRENCH, ld=None, title="La ministre attend une réponse", language="fr")
    (tmp_path / "fr.html").write_bytes(french)
    assert main(["read", "--json", str(tmp_path / "fr.html"), *files]) == 1
    printed, said = capsys.readouterr()
    assert len(printed.splitlines()) == 7
    assert said.splitlines() == [
        f"onrecord: {tmp_path / 'fr.html'}: it is in French (fr), not in English, and was not read; give an English report"
    ]


def test_columns_and_limits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"Kopf;Text\n{inputs.TITLE};{inputs.PARAGRAPHS[2]}\n", encoding="utf-8")
    assert main(["read", "--json", "--columns", "title=Kopf", str(path)]) == 0
    printed, said = capsys.readouterr()
    assert json.loads(printed)["document"]["title"] == inputs.TITLE
    assert said == f'onrecord: {path}: reads text from "Text", title from "Kopf"\n'
    assert main(["read", "--limits", "source=10", str(path.with_name("none")), str(path)]) == 1
    assert main(["read", "--limits", "speed=10", str(path)]) == 3
    assert "there is no limit called 'speed'" in capsys.readouterr().err
    with pytest.raises(SystemExit) as exit_:
        main(["read", "--columns", "text", str(path)])
    assert exit_.value.code == 2


def test_an_address_that_may_not_be_fetched(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "http://127.0.0.1/report"]) == 1
    assert "http://127.0.0.1/report: it may not be fetched: 127.0.0.1 is not public" in capsys.readouterr().err


def test_actors_of_a_page(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["actors", files[0]]) == 0
    assert capsys.readouterr().out.startswith(inputs.TITLE)
