"""Puts what the program really prints into the pages that show it: everything between `<!-- output: COMMAND -->` and `<!-- end -->`.

`make docs` runs it; `tests/test_docs.py` fails where a page shows something else than the program prints.
A command that ends in `| first` is shown up to what is told both ways, which is what fits on a screen.
"""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
BLOCK = re.compile(r"(<!-- output: (?P<command>[^\n]+?) -->\n)(?P<shown>.*?)(<!-- end -->)", re.DOTALL)
FIRST = " | first"


def output(command: str) -> str:
    """What `command` ("onrecord demo | first") prints on standard output."""
    from onrecord.cli.main import main

    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        main(shlex.split(command.removesuffix(FIRST))[1:])
    text = printed.getvalue()
    if command.endswith(FIRST):
        text = text[: text.index("\nTOLD BOTH WAYS")] + "\nTOLD BOTH WAYS\n…\n"
    return text


def refreshed(page: str) -> str:
    """`page` (Markdown) with every block of output as the program prints it now."""
    return BLOCK.sub(lambda block: f"{block[1]}```text\n{output(block['command'])}```\n{block[4]}", page)


if __name__ == "__main__":
    for path in PAGES:
        before = path.read_text(encoding="utf-8")
        after = refreshed(before)
        if after != before:
            path.write_text(after, encoding="utf-8")
            print(f"docs/refresh.py: {path.relative_to(ROOT)} changed")
