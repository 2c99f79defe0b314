"""Options of the whole test run."""

import pytest
from hypothesis import settings

# How long an example takes depends on what else the machine does; times are tested where they are meant (`test_the_time_is_linear`).
settings.register_profile("onrecord", deadline=None)
settings.load_profile("onrecord")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="take what the program now prints as the golden records")
