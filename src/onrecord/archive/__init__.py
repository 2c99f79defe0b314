"""Whole archives of reports to Parquet tables, on this machine or on a Dask cluster, resumable and with every failure named."""

from __future__ import annotations

from onrecord.archive.checking import Damage, Status, status, verify
from onrecord.archive.run import Ended, run
from onrecord.archive.values import SHARD, TABLES, Patience, Settings

__all__ = ["SHARD", "TABLES", "Damage", "Ended", "Patience", "Settings", "Status", "run", "status", "verify"]
