"""Pictures of what many reports tell together: a timeline of stances, the matrix of parties, who carries whose words.

matplotlib draws them: every desk has it or can install it, and its SVG and PNG look the same everywhere. It is an extra
(`onrecord[pictures]`), since it is larger than all the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import WrongSettings
from onrecord.surveying import Survey
from onrecord.talks.closeness import Carriage, Closeness
from onrecord.talks.closeness import matrix as shares
from onrecord.talks.shifts import STANCES, by_point, stands_of
from onrecord.talks.tellings import own

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_ISSUES, _PARTIES, _EDGES = 8, 12, 30
"""As much as one reads in a picture: the rest is in the command's output."""


def timeline(asked: Survey, file: str, names: Mapping[str, str]) -> None:
    """Draws where each party said that it stood, over time: a panel for each of the issues that most reports tell of."""
    issues = asked.board.issues[:_ISSUES]
    figure, panels = _figure(file, rows=max(1, len(issues)), height=1.6)
    points = by_point(asked.positions)
    for panel, issue in zip(panels, issues, strict=False):
        for party in asked.board.parties[:_PARTIES]:
            rows = points.get((issue, party), [])
            stands = stands_of([row for row in rows if own(row.grounds, party)])
            if stands:
                days: Any = [date.fromisoformat(stand.day) for stand in stands]
                places = [STANCES.index(stand.stances[0]) for stand in stands]
                panel.step(days, places, where="post", marker="o", markersize=4, label=names.get(party, party))
        panel.set_title(issue, loc="left", fontsize=9)
        panel.set_yticks(range(len(STANCES)), STANCES, fontsize=6)
        panel.set_ylim(len(STANCES) - 0.5, -0.5)
        panel.tick_params(axis="x", labelsize=6)
        panel.legend(fontsize=6, loc="center left", bbox_to_anchor=(1.0, 0.5), frameon=False)
    _saved(figure, file)


def matrix(close: Sequence[Closeness], file: str, names: Mapping[str, str]) -> None:
    """Draws the share of issues on which each two parties stand together, with the number of issues that it counts."""
    parties = sorted({party for pair in close for party in (pair.one, pair.other)})[: 2 * _PARTIES]
    found, counts = shares(close), {(pair.one, pair.other): len(pair.together) + len(pair.apart) for pair in close}
    figure, panels = _figure(file, rows=1, height=0.4 * len(parties) + 2)
    panel = panels[0]
    cells = [[found.get((one, other), float("nan")) for other in parties] for one in parties]
    panel.imshow(cells or [[float("nan")]], vmin=0, vmax=1, cmap="RdYlGn")
    for (one, other), count in counts.items():
        if one in parties and other in parties:
            for row, column in ((one, other), (other, one)):
                panel.text(parties.index(column), parties.index(row), str(count), ha="center", va="center", fontsize=6)
    labels = [names.get(party, party) for party in parties]
    panel.set_xticks(range(len(parties)), labels, rotation=90, fontsize=7)
    panel.set_yticks(range(len(parties)), labels, fontsize=7)
    panel.set_title("Together on a share of issues (number: issues counted)", fontsize=9)
    _saved(figure, file)


def chains(carrying: Sequence[Carriage], file: str) -> None:
    """Draws who carries whose words: carriers to the left, sources to the right, a line as strong as they do so often."""
    edges = carrying[:_EDGES]
    carriers, sources = (list(dict.fromkeys(name)) for name in ([edge.carrier for edge in edges], [edge.source for edge in edges]))
    figure, panels = _figure(file, rows=1, height=0.25 * max(len(carriers), len(sources), 4) + 1)
    panel = panels[0]
    strongest = max((edge.statements for edge in edges), default=1)
    for edge in edges:
        ends = (-carriers.index(edge.carrier) / max(1, len(carriers)), -sources.index(edge.source) / max(1, len(sources)))
        panel.plot((0, 1), ends, color="tab:blue", alpha=0.5, linewidth=0.5 + 4 * edge.statements / strongest)
    for side, listed, align in ((0, carriers, "right"), (1, sources, "left")):
        for place, shown in enumerate(listed):
            panel.text(side, -place / max(1, len(listed)), f" {shown} ", ha=align, va="center", fontsize=7)
    panel.set_axis_off()
    panel.set_xlim(-0.8, 1.8)
    _saved(figure, file)


def _figure(file: str, *, rows: int, height: float) -> tuple[Figure, Sequence[Axes]]:
    """A figure with panels below each other. Raises `WrongSettings` if the file's ending is unknown or matplotlib is not installed."""
    if Path(file).suffix.lower() not in {".svg", ".png"}:
        raise WrongSettings("a picture ends in .svg or .png", where=file, do="name it so")
    try:
        figures: Any = import_module("matplotlib.figure")
        import_module("matplotlib").rcParams["svg.hashsalt"] = "onrecord"
    except ImportError as error:
        raise WrongSettings("pictures need matplotlib", do="pip install 'onrecord[pictures]'") from error
    figure = figures.Figure(figsize=(9, max(2.0, rows * height)), layout="constrained")
    return figure, figure.subplots(rows, 1, squeeze=False)[:, 0]


def _saved(figure: Figure, file: str) -> None:
    """Writes a figure without the date, so that the same record gives the same bytes. Raises `WrongSettings` if it cannot be written."""
    try:
        figure.savefig(file, dpi=150, metadata={"Date": None} if file.lower().endswith(".svg") else None)
    except OSError as error:
        raise WrongSettings(f"the picture cannot be written ({error.strerror})", where=file, do="choose another place") from error
