"""Records to look at, served: the demo negotiation, made-up reports, hostile ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import api, keeping
from onrecord.reading.sources import documents
from onrecord.record import open_record
from onrecord.talks import declared
from record.making import keep, made
from web import hostile
from web.serving import Served, serving

DEMO = Path(__file__).parent.parent.parent / "src" / "onrecord" / "demo"
REGISTER = str(DEMO / "register.yaml")
READER_TOKEN, REVIEWER_TOKEN = "reader-token-0123456789", "reviewer-token-0123456789"


@pytest.fixture(scope="session")
def made_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of thirty made-up reports."""
    path = tmp_path_factory.mktemp("made") / "record.sqlite"
    record = open_record(str(path), create=True)
    for number in range(30):
        keep(record, made(number))
    record.close()
    return path


@pytest.fixture(scope="session")
def hostile_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of reports that want to break the page."""
    path = tmp_path_factory.mktemp("hostile") / "record.sqlite"
    record = open_record(str(path), create=True)
    assert len(hostile.add(record)) == len(hostile.WORDS)
    record.close()
    return path


@pytest.fixture(scope="session")
def demo_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the demo's reports, read by the network that ships."""
    path = tmp_path_factory.mktemp("demo") / "record.sqlite"
    record = open_record(str(path), create=True)
    talks = declared.load(str(DEMO / "talks.toml"))
    for negotiation in talks:
        record.declare(negotiation)
    reports = documents(sorted(DEMO.glob("*.txt")))
    found = list(keeping.add(reports, record, reader=lambda: api.reader(threads=2, register=REGISTER, talks=talks)))
    assert all(isinstance(item, keeping.Added) for item in found)
    record.close()
    return path


@pytest.fixture(scope="session")
def made_site(made_record: Path) -> Iterator[Served]:
    with serving(made_record, "--reviewer", "ada") as served:
        yield served


@pytest.fixture(scope="session")
def hostile_site(hostile_record: Path) -> Iterator[Served]:
    with serving(hostile_record) as served:
        yield served


@pytest.fixture(scope="session")
def team_site(made_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A site for which one needs a token."""
    members = tmp_path_factory.mktemp("team") / "members"
    members.write_text(f"reader rhea {READER_TOKEN}\nreviewer ada {REVIEWER_TOKEN}\n", encoding="utf-8")
    members.chmod(0o600)
    with serving(made_record, "--members", str(members), "--upload", "0.2") as served:
        yield served
