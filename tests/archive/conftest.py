"""An archive that was read once, without a cluster, for the tests that ask it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.archive.making import MAKER, lines

from onrecord.archive import Settings, run


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of 60 reports, two of which cannot be read, one is in German and one stands in the archive twice."""
    folder = tmp_path_factory.mktemp("archive")
    (folder / "in").mkdir()
    lines(folder / "in" / "a.jsonl", range(40), {5: "DEED: raise"})
    lines(folder / "in" / "b.jsonl", range(39, 60))
    (folder / "in" / "c.txt").write_text(
        "Die Gespräche in Brenn\n\nDer Minister sagte, dass die Regierung den Plan für eine Waffenruhe nicht annehmen werde, weil er nicht"
        " mit den Verbündeten besprochen worden sei. Die Gespräche sollen am Montag in Brenn fortgesetzt werden.\n",
        encoding="utf-8",
    )
    (folder / "in" / "d.bin").write_bytes(bytes(range(256)) * 9)
    run(str(folder / "in"), folder / "out", settings=Settings(maker=MAKER), workers=0, documents=8)
    return folder / "out"
