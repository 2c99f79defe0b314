"""A file of many reports has the time of each of them, not of one."""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.reading.limits import Limits
from onrecord.reading.sources import documents

ROWS = 3_000
SENTENCE = "The Bevian minister said on Monday that the talks on the sluices would go on in the spring, if both sides came. "


def test_a_long_file_is_read_to_its_end(tmp_path: Path) -> None:
    """All rows together take several times the second that one document may take; before, the file was left in the middle."""
    path = tmp_path / "reports.jsonl"
    row = {"published": "2031-03-04", "source": "Made Wire"}
    path.write_text("".join(json.dumps({**row, "text": f"Report {number}\n\n{SENTENCE * 20}"}) + "\n" for number in range(ROWS)))
    found = list(documents([str(path)], limits=Limits(seconds=1.0)))
    assert [str(one.failure) for one in found if one.document is None] == []
    assert len(found) == ROWS
