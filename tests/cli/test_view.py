"""The view of a reading, to the letter: this page is what people see, so every change of it is looked at."""

import io

from rich.console import Console

from onrecord.cli import who
from onrecord.cli.view import draw
from readings import attributed, reading

NAMES = {"KES": "Kestria", "VLM": "Velmora", "OSL": "Ostrel"}

VIEW = """\
Kestria accepts 60-day truce on the Isk, Velmora wants details first
Meren Dispatch · 12 March 2031 · 4 statements

60-day truce
  Kestria          ◐ accepts if …    Kestria has agreed to a 60-day truce along
                                     the river Isk only if Velmora accepts it as
                                     well
                                     — joint statement · 11 March · [1]
  Velmora          ◌ undecided       Velmora has not decided yet.
                                     — the report itself · 12 March
                   ◔ leans against   saying that Drovak was unlikely to support
                                     the truce
                                     — Velmoran officials, via Sarnok Herald ·
                                     12 March · unsure · [4]

CONDITIONS
  Kestria          only if           only if Velmora accepts it as well
                                     60-day truce · Velmora could meet it
                                     — joint statement · [1]

COMMITMENTS
  Ostrel           ○ pending         to bring the draft to Sarnok in person
                                     to Velmora
                                     — Amara Oyelin, Ostrelian envoy, via Petar
                                     Lund · [3]

CONTACTS
  talks            ● held            Kestria, Ostrel
                                     ten hours of talks in Port Meren on Tuesday
                                     11 March · Port Meren

STATEMENTS
  [1]    joint statement (Kestria, Ostrel)                     accepts · certain
         according to: Kestria has agreed to a 60-day truce along the river
         Isk only if Velmora accepts it as well
  [2]    Petar Lund, spokesman (Velmora)                       informs · certain
         recalled: that Ostrelian envoy Amara Oyelin had promised to bring
         the draft
    [3]    Amara Oyelin, Ostrelian envoy (Ostrel), via Petar  promises · certain
           Lund
           had promised: to bring the draft to Sarnok in person
  [4]    Velmoran officials (Velmora), via Sarnok Herald  informs · probably not
         saying: that Drovak was unlikely to support the truce
"""


def printed(drawing: object, *arguments: object, **options: object) -> str:
    page = io.StringIO()
    console = Console(file=page, width=80, highlight=False, markup=False, emoji=False)
    drawing(*arguments, console=console, name=lambda code: NAMES.get(code, code), **options)  # type: ignore[operator]
    return "".join(line.rstrip() + "\n" for line in page.getvalue().splitlines())


def test_the_page() -> None:
    assert printed(draw, reading()) == VIEW


def test_who_was_found() -> None:
    assert printed(who.draw, attributed(), label="report.txt") == (
        "Kestria accepts 60-day truce on the Isk, Velmora wants details first\n\n"
        "  Kestria                     Kestria           Kestria\n"
        "  Velmora                     Velmora           Velmora\n"
        "  Ilse Maran                  Kestria           Foreign Minister Ilse Maran, she\n"
        "  reporters                   public            reporters\n\n"
    )
