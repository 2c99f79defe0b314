"""What the tests run in processes of their own, to be killed or to be many: `python -m record.work PLACE FIRST LAST` adds made reports."""

from __future__ import annotations

import sys

from onrecord.record import open_record
from record.making import keep, made


def main(where: str, first: int, last: int) -> None:
    """Adds the reports from `first` on, before `last`, and says so after each."""
    record = open_record(where, create=True)
    for number in range(first, last):
        keep(record, made(number))
        print(number, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
