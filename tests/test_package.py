"""How large the package is, and what is in it."""

from pathlib import Path

import onrecord

PACKAGE = Path(onrecord.__file__).parent
MEGABYTE = 1_000_000


def size(folder: Path) -> int:
    """Bytes of the files in a folder, without what Python compiles."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def test_the_package_is_under_40_megabytes_and_its_model_under_30() -> None:
    assert size(PACKAGE) < 40 * MEGABYTE
    assert size(PACKAGE / "statements" / "model") < 30 * MEGABYTE


def test_modules_stay_under_500_lines() -> None:
    long = {path.name: lines for path in PACKAGE.rglob("*.py") if (lines := path.read_text(encoding="utf-8").count("\n")) >= 500}
    assert long == {}
