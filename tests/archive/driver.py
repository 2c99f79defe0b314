"""Runs an archive with the cheap reader, as a program of its own that a test can kill.

python -m tests.archive.driver IN OUT [SCHEDULER]
"""

from __future__ import annotations

import sys

from tests.archive.making import MAKER

from onrecord.archive import Patience, Settings, run
from onrecord.errors import OnrecordError


def main() -> int:
    root, out, *scheduler = sys.argv[1:]
    try:
        ended = run(
            root,
            out,
            settings=Settings(maker=MAKER),
            workers=2,
            scheduler=scheduler[0] if scheduler else None,
            documents=5,
            patience=Patience(seconds=5),
            tell=lambda line: print(line, flush=True),
        )
    except OnrecordError as error:
        print(f"stopped: {error}", flush=True)
        return 3
    print(ended, flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
