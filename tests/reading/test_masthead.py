"""What the head of a report tells. All heads are invented."""

import pytest

from onrecord.reading.masthead import date_of_name, outlet, published, title

BODY = "\n\nThe ministers met on Monday. They agreed to meet again.\n"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Ministers meet in Lunde", "Ministers meet in Lunde"),
        ("Ministers meet in Lunde — envoy", "Ministers meet in Lunde — envoy"),
        ("‘No water, no peace’: Maran", "‘No water, no peace’: Maran"),
        ("Will Kestria sign?", "Will Kestria sign?"),
        ("Kestria asks the U.S.", "Kestria asks the U.S."),
        ("We Want to Hear From You. Write to Us.", "We Want to Hear From You. Write to Us."),
        ("**Ministers meet**", "Ministers meet"),
        ("\ufeffMinisters meet", "Ministers meet"),
        ("Kestria is waiting for details, its minister said.", None),
        ("LUNDE (Reuters) - Ministers met", None),
        ("March 12, 2031", None),
        ("By Lena Orr", None),
        ("Subscribe to our channel", None),
        ("word " * 60, None),
    ],
)
def test_title(head: str, expected: str | None) -> None:
    assert title(head + BODY) == expected


def test_a_single_line_has_no_title() -> None:
    assert title("Ministers meet in Lunde") is None


def test_wrapped_text_has_no_title() -> None:
    assert title("The ministers of both states met in the\ncapital on Monday and agreed.\n") is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("MOSCOW, May 20. /TASS/. The sides met.", "TASS"),
        ("WASHINGTON (Reuters) - The sides met.", "Reuters"),
        ("(Reuters) - The sides met.", "Reuters"),
        ("TEHRAN, May 26 (MNA) – The sides met.", "Mehr News Agency"),
        ("BEIJING, Jan. 5 (Xinhua) -- The sides met.", "Xinhua"),
        ("TOKYO/SEOUL (Reuters) - The sides met.", "Reuters"),
        ("Washington (CNN) The sides met.", "CNN"),
        ("PARIS (AP) — The sides met.", "Associated Press"),
        ("Meren Dispatch", "Meren Dispatch"),
        ("USA TODAY", "USA TODAY"),
        ("The minister (who resigned) said so.", None),
        ("Lena Orr", None),
        ("PARIS — The sides met.", None),
        ("The group (known as E3) - they met.", None),
    ],
)
def test_outlet(line: str, expected: str | None) -> None:
    assert outlet("Ministers meet\n\n" + line + BODY) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("March 12, 2031", "2031-03-12"),
        ("12 March 2031", "2031-03-12"),
        ("Wednesday, March 12, 2031 7:03 AM GMT", "2031-03-12"),
        ("Published: 2031-03-12", "2031-03-12"),
        ("Published at 09:30 on 12 Mar 2031", "2031-03-12"),
        ("Sept. 3, 2031", "2031-09-03"),
        ("2031-03-12T09:30:00Z", "2031-03-12"),
        ("Updated March 13, 2031", "2031-03-13"),
        ("Updated March 13, 2031\nPublished March 12, 2031", "2031-03-12"),
        ("TEHRAN, May 26, 2031 (MNA) – The sides met.", "2031-05-26"),
        ("LUNDE, May 26, 2031 — The sides met.", "2031-05-26"),
        ("TEHRAN, May 26 (MNA) – The sides met.", None),
        ("They met on March 12, 2031, and again in May.", None),
        ("February 30, 2031", None),
        ("12/03/2031", None),
    ],
)
def test_published(line: str, expected: str | None) -> None:
    assert published("Ministers meet\n\n" + line + BODY) == expected


def test_a_date_further_down_is_not_the_report_s() -> None:
    assert published("Ministers meet\n" + "They met.\n" * 10 + "March 12, 2031\n") is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2031-03-12_dispatch_truce.txt", "2031-03-12"),
        ("20310312-truce.txt", "2031-03-12"),
        ("truce-2031-03-12.txt", None),
        ("2031-13-12_x.txt", None),
        ("nodate_dispatch.txt", None),
    ],
)
def test_date_of_name(name: str, expected: str | None) -> None:
    assert date_of_name(name) == expected
