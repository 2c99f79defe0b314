"""The pages say what the program does."""

import argparse
import importlib.util
import re
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.cli.main import _parser
from trembling import surely_changed

ROOT = Path(__file__).parent.parent
USAGE = [ROOT / "docs" / name for name in ("usage.md", "record.md", "talks-over-time.md", "watch.md", "archive.md")]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def refresh() -> ModuleType:
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.model
def test_pages_show_what_the_program_prints() -> None:
    module = refresh()
    for path in module.PAGES:
        page = path.read_text(encoding="utf-8")
        changed = surely_changed(page, lambda page=page: module.refreshed(page), lambda text: set(pairwise(text.splitlines())))
        assert changed == set(), f"{path.name}: run `make docs` and read what changed"


def test_every_command_and_option_is_in_the_usage() -> None:
    page = "\n".join(path.read_text(encoding="utf-8") for path in USAGE)
    verbs = next(action for action in _parser()._actions if isinstance(action, argparse._SubParsersAction))
    for verb, command in verbs.choices.items():
        assert f"## `onrecord {verb}" in page
        for action in command._actions:
            for option in action.option_strings:
                if option not in ("-h", "--help"):
                    assert f"`{option}" in page, f"onrecord {verb} {option} is in neither page of docs"


def test_every_option_in_the_pages_is_one() -> None:
    known = {"--version", "--help", "--accept", "--texts", "--words", "--no-spacy", "--shared", "--by-document", "--editable"}
    known |= {"--scheduler-file", "--nthreads", "--nworkers"}  # Dask's own
    verbs = next(action for action in _parser()._actions if isinstance(action, argparse._SubParsersAction))
    for command in verbs.choices.values():
        known.update(option for action in command._actions for option in action.option_strings)
    for path in (ROOT / "README.md", *USAGE):
        assert set(re.findall(r"(?<![\w-])--[a-z][\w-]+", path.read_text(encoding="utf-8"))) <= known, path.name


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_within_the_project_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_python_in_the_readme_is_what_there_is() -> None:
    import onrecord

    for name in re.findall(r"onrecord\.(\w+)\(", (ROOT / "README.md").read_text(encoding="utf-8")):
        assert name in onrecord.__all__
