"""Dates as pages write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading import checked_date
from onrecord.reading.pages.moments import moment, moment_of_url

CASES = [
    ("2023-04-28T17:40:08Z", "2023-04-28T17:40:08Z"),
    ("2023-04-28T19:09:00+02:00", "2023-04-28T19:09:00+02:00"),
    ("2024-04-27T15:56:35+0100", "2024-04-27T15:56:35+01:00"),
    ("2023-04-25T06:00:00.000-04:00", "2023-04-25T06:00:00-04:00"),
    ("2024-08-05 20:59:59.0", "2024-08-05T20:59:59"),
    ("2026-01-06 14:02:09 +01:00", "2026-01-06T14:02:09+01:00"),
    ("2024-08-08T08:00Z", "2024-08-08T08:00Z"),
    ("2021-01-03T17:40:00EET", "2021-01-03T17:40:00"),
    ("2021-02-21", "2021-02-21"),
    ("2025-01-05T03:56", "2025-01-05T03:56"),
    ("2025-01-05T03:56:38+01", "2025-01-05T03:56:38+01:00"),
    ("2025-01-05T24:00:00Z", "2025-01-05"),
    ("20240805", "2024-08-05"),
    ("20240805T205959Z", "2024-08-05T20:59:59Z"),
    ("2023/05/16 09:30", "2023-05-16T09:30"),
    ("13.06.2023", "2023-06-13"),
    ("13.06.2023, 14:15 Uhr", "2023-06-13T14:15"),
    ("Stand: 1. 3. 2031", "2031-03-01"),
    ("Thu, 18 Jul 2024 11:48:00 +0100", "2024-07-18T11:48:00+01:00"),
    ("Thu, 18 Jul 2024 11:48:00 GMT", "2024-07-18T11:48:00Z"),
    ("Published 8:15 PM EST, Wed November 27, 2013", "2013-11-27"),
    ("12 March 2031", "2031-03-12"),
    ("1722888000", "2024-08-05T20:00:00Z"),
    ("1722888000123", "2024-08-05T20:00:00Z"),
    (1722888000, "2024-08-05T20:00:00Z"),
    ("03/04/2031", None),
    ("28/04/2031 10:00", "2031-04-28"),
    ("04/28/2031", "2031-04-28"),
    ("2031-4-8T7:40:08Z", "2031-04-08T07:40:08Z"),
    ("2031年4月8日", "2031-04-08"),
    ("1970-01-01T00:00:00Z", None),
    ("2031-02-30", None),
    ("yesterday", None),
    ("", None),
    (None, None),
    (True, None),
    (["2031-01-01"], None),
]


@pytest.mark.parametrize(("written", "iso"), CASES)
def test_a_date_as_written(written: object, iso: str | None) -> None:
    assert moment(written) == iso


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://paper.example/2024/11/18/sweden-tells", "2024-11-18"),
        ("https://paper.example/world/2024/feb/24/fire", "2024-02-24"),
        ("https://paper.example/news/2024-02-24/fire", "2024-02-24"),
        ("https://paper.example/fire-2024-02-24.html", "2024-02-24"),
        ("https://paper.example/20240224/fire.html", "2024-02-24"),
        ("https://paper.example/2024/13/24/fire", None),
        ("https://paper.example/2024/02/fire", None),
        ("https://2024-02-24.example/fire", None),
        ("https://paper.example/fire?d=/2024/02/24/", None),
        ("https://paper.example/a/2024/xyz/24/b", None),
        ("https://wire.example/2010/POLITICS/08/13/truce.talks/index.html", "2010-08-13"),
        ("https://wire.example/2010/archive/08/truce", None),
    ],
)
def test_a_day_in_an_address(url: str, day: str | None) -> None:
    assert moment_of_url(url) == day


@given(
    st.one_of(
        st.text(max_size=60),
        st.integers(),
        st.from_regex(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:?\d{2})?", fullmatch=True),
    )
)
def test_whatever_is_written_gives_a_date_that_can_be_checked_or_none(written: object) -> None:
    found = moment(written)
    assert found is None or checked_date(found) == found
