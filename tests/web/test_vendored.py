"""The files of others that ship with the page are those of npm, to the byte, each with its licence."""

import hashlib
import json
import re
from base64 import b64encode
from pathlib import Path

import pytest

from onrecord.web.safety import POLICY
from onrecord.web.publish import STATIC

VENDOR = STATIC / "vendor"
MANIFEST = json.loads((VENDOR / "manifest.json").read_text(encoding="utf-8"))
TESTING = Path(__file__).parent / "vendor"


@pytest.mark.parametrize("folder", [VENDOR, TESTING], ids=["page", "tests"])
def test_every_file_is_in_the_manifest_with_its_digest(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    there = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.name != "manifest.json"}
    told = {name: digest for package in manifest for name, digest in {**package["files"], **package["licence_file"]}.items()}
    assert there == told


def test_every_package_tells_version_licence_and_where_it_is_from() -> None:
    for package in MANIFEST:
        assert re.fullmatch(r"\d+\.\d+\.\d+", package["version"])
        assert package["licence"] in ("MIT", "ISC", "OFL-1.1")
        assert package["from"].startswith("https://registry.npmjs.org/")


def test_the_one_style_that_the_policy_lets_in_is_that_of_plot() -> None:
    script = (VENDOR / "plot.umd.min.js").read_text(encoding="utf-8")
    written = re.findall(r'append\("style"\)\.text\(`([^`]*)`', script)[-1]
    style = re.sub(r"\$\{\w+\}", "plot", written.replace("\\n", "\n"))
    assert f"'sha256-{b64encode(hashlib.sha256(style.encode()).digest()).decode()}'" in POLICY
    assert "unsafe" not in POLICY


@pytest.mark.parametrize("path", sorted((STATIC).rglob("*.js")) + sorted(STATIC.rglob("*.css")), ids=lambda path: path.name)
def test_nothing_asks_another_machine(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    fetched = re.findall(r"""(?:@import\s+["']|url\(["']?|fetch\(["']|importScripts\(["'])(https?:)?//""", text)
    assert fetched == []
