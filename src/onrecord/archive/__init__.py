"""Whole archives of reports to Parquet tables, on this machine or on a Dask cluster, resumable and with every failure named.

    from onrecord import archive
    archive.run("CC-NEWS", "tables", workers=4)

Loaded when it is first used: a process that only reads has no use for the engine and the ledger.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.archive.checking import Damage, Status, status, verify
    from onrecord.archive.running import Ended, run
    from onrecord.archive.values import SHARD, TABLES, Patience, Settings

__all__ = ["SHARD", "TABLES", "Damage", "Ended", "Patience", "Settings", "Status", "run", "status", "verify"]

_HOMES = {
    "onrecord.archive.checking": ("Damage", "Status", "status", "verify"),
    "onrecord.archive.running": ("Ended", "run"),
    "onrecord.archive.values": ("SHARD", "TABLES", "Patience", "Settings"),
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'onrecord.archive' has no attribute {name!r}")
