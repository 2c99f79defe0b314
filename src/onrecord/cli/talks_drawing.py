"""What many reports tell together on a terminal of 80 columns: moves, contested points, outlooks, copies, promises, contacts, parties."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.cli import words
from onrecord.cli.terminal import safe_line
from onrecord.statements.values import Stance
from onrecord.surveying import Survey
from onrecord.talks.agreement import Step
from onrecord.talks.board import Cell
from onrecord.talks.closeness import Carriage, Closeness, Drift, Voice
from onrecord.talks.contested import Contested
from onrecord.talks.copies import Family
from onrecord.talks.gatherings import Gathering
from onrecord.talks.outlook import Outlook
from onrecord.talks.rows import Report
from onrecord.talks.same import Saying
from onrecord.talks.shifts import Move, Shift, Silence
from onrecord.talks.tellings import Chain
from onrecord.talks.undertakings import Undertaking

Names = Callable[[str], str]
_WORDS, _SHOWN = 130, 20
"""Code points of evidence in a line, and lines of a list that may be long."""
_STATES = {"pending": "yellow", "overdue": "magenta", "fulfilled": "green", "broken": "red", "withdrawn": "red"}
_STAGES = {"held": "green", "scheduled": "cyan", "requested": "yellow", "possible": "yellow", "none": "red", "called off": "red"}


def heading(console: Console, text: str) -> None:
    """A heading over a part of what is shown."""
    console.print(Text(f"\n{text.upper()}", "dim"))


def standings(asked: Survey, console: Console, name: Names, *, issues: int) -> None:
    """The board: for each of the issues told of most, where each party stands by what each voice said last."""
    for issue in asked.board.issues[:issues]:
        _line(console, issue, "bold underline")
        for party in asked.board.parties:
            cell = asked.board.cells.get((issue, party))
            for number, standing in enumerate(cell.now if cell else ()):
                marks = _marks(cell) if cell and not number else ""
                who = "" if number else f"{name(party)}{marks}"
                _line(console, f"{who + ': ' if who else '… also '}{_stance(standing.stance)}", _colour(standing.stance), indent=2)
                chain = next((chain for chain in standing.chains if party in chain.parties), standing.chains[0])
                _line(console, f"{_chain(chain)} · {chain.keys[-1]}", "dim", indent=4)


def _marks(cell: Cell) -> str:
    """What is to be known of a cell at a glance."""
    moved = f"moved {cell.moved.day}" if cell.moved else ""
    told = ", ".join(mark for mark in ("contested" if cell.contested else "", moved) if mark)
    return f" ({told})" if told else ""


def changes(found: Sequence[Shift], silent: Sequence[Silence], asked: Survey, console: Console, name: Names) -> None:
    """Moves by day, then who has been silent for long."""
    if not found:
        _nothing(console, "Nobody is told to have moved in this part of the record.")
    for shift in found:
        voice = "" if shift.voice == shift.party else f", by the word of {shift.voice}"
        before = "first told:" if shift.move is Move.FIRST or shift.before is None else f"{_stance(shift.before)} →"
        _line(console, f"{shift.day}  {name(shift.party)} · {shift.issue}", "bold")
        _line(console, f"{before} {_stance(shift.after)}  ({shift.move}{voice})", _colour(shift.after), indent=2)
        for label, keys in (("was", shift.from_[:1]), ("now", shift.by[:1])):
            _words(console, asked, keys, label)
    for silence in silent[:_SHOWN]:
        since = f"for {silence.days} days: {_stance(silence.stance)}, {silence.last}"
        _line(console, f"{name(silence.party)} has said nothing on {silence.issue} {since}", "dim")


def contested(found: Sequence[Contested], asked: Survey, console: Console, name: Names) -> None:
    """Contested points, each with both sides."""
    if not found:
        _nothing(console, "Nothing is told both ways in this part of the record.")
    for point in found:
        parties = ", ".join(map(name, point.parties))
        _line(console, f"{parties} · {point.about}  ({point.sort}, since {point.since})", "bold")
        for sign, side, colour in (("+", point.held, "green"), ("−", point.denied, "red")):
            for chain in side:
                _line(console, f"{sign} {point.answers[chain.keys[-1]]:10} {_chain(chain)}", colour, indent=2)
                _words(console, asked, chain.keys[:1], "")


def outlook(found: Sequence[Outlook], asked: Survey, console: Console, name: Names) -> None:
    """What an agreement hangs on, for each source that one may believe."""
    for one in found:
        believed = ", ".join(f"{source} on {name(party)}" for party, source in one.believing.items())
        _line(console, f"{one.issue} · {one.day}", "bold underline")
        _line(console, f"if one believes {believed}" if believed else "by the parties' own last words", "bold")
        for party in one.needed:
            stance = one.matter.stances.get((party, one.issue))
            _line(console, f"{name(party):16} {_stance(stance) if stance else 'the record does not tell'}", _colour(stance), indent=2)
            _words(console, asked, one.words.get(party, ())[:1], "")
        _ways(one, asked, console, name)
    if not found:
        _nothing(console, "The record tells of nobody's position.")


def _ways(one: Outlook, asked: Survey, console: Console, name: Names) -> None:
    """The ways to an agreement, then rings, exclusions, promises and what is not told."""
    if one.ways.sets == (frozenset(),):
        _line(console, "All of them say yes.", "green")
    elif not one.ways.sets:
        _line(console, "Nothing that the record tells of would bring all of them to yes.", "red")
    for number, steps in enumerate(one.ways.sets[:_SHOWN], 1):
        if steps:
            _line(console, f"way {number}", "cyan", indent=2)
        for step in sorted(steps):
            _step(one, step, asked, console, name)
    if not one.ways.complete or len(one.ways.sets) > _SHOWN:
        _line(console, "… and more ways than these", "dim", indent=2)
    for ring in one.rings:
        _line(console, "They wait for each other: " + "; ".join(f"{name(term.party)}, {_quoted(term.text)}" for term in ring), "magenta")
    terms = {term.name: term for term in one.matter.terms}
    for left, right in one.matter.exclusions:
        _line(console, f"These exclude each other: {_quoted(terms[left].text)} and {_quoted(terms[right].text)}", "red")
    for promise in one.promises:
        told = promise.undertaking
        _line(console, f"It rests on a promise of {name(told.party or '?')}: {_quoted(told.text)} ({told.state})", _STATES[told.state])
    for party in one.vague:
        _line(console, f"{name(party)} accepts on conditions, but nobody tells on which.", "dim")
    for term in one.unclaimed:
        _line(console, f"Nobody tells who could meet: {_quoted(terms[term].text)}", "dim")
    console.print()


def _step(one: Outlook, step: Step, asked: Survey, console: Console, name: Names) -> None:
    term = one.term(step)
    if term is None:
        _line(console, f"{name(step.party)} comes round on {step.issue}", "", indent=4)
        return
    by = f" — {', '.join(map(name, term.by))} could meet it" if term.by else ""
    _line(console, f"{name(step.party)}'s condition is met: {_quoted(term.text)}{by}", "", indent=4)
    _words(console, asked, term.keys[:1], "", indent=6)


def copies(found: Sequence[Family], console: Console) -> None:
    """Families of reports, the earliest member first."""
    if not found:
        _nothing(console, "No report is a copy of another.")
    for family in found:
        _line(console, _report(family.first), "bold")
        for report, share in zip(family.copies, family.resemblance, strict=True):
            _line(console, f"{_report(report)}  ({share:.0%} alike)", "", indent=2)


def _report(report: Report) -> str:
    return f"{report.key}  {report.day}  {report.outlet or '':18.18}  {report.title or ''}"


def same(found: Sequence[Saying], console: Console) -> None:
    """Statements that several reports have."""
    if not found:
        _nothing(console, "No statement stands in two reports.")
    for saying in found:
        _line(console, f"{saying.day}  {saying.source}", "bold")
        for wording in saying.wordings:
            outlet = (wording.outlet or "an outlet") + (" (copy)" if wording.copy else "")
            _line(console, f"{outlet}: {_short(wording.content)} · {wording.key}", "", indent=2)
            for missing in wording.left_out:
                _line(console, f"leaves out: {_short(missing)}", "yellow", indent=4)


def commitments(found: Sequence[Undertaking], console: Console, name: Names) -> None:
    """Undertakings, those told last first."""
    for one in found:
        to = f" to {name(one.to)}" if one.to else ""
        due = f", due {one.due}" if one.due else ""
        _line(console, f"{name(one.party) if one.party else 'somebody'}{to}: {_short(one.text)}", "bold")
        _line(console, f"{one.state} since {one.told}{due} · {_chain(one.chains[0])} · {one.rows[-1].key}", _STATES[one.state], indent=2)
    if not found:
        _nothing(console, "Nobody is told to have promised anything.")


def contacts(found: Sequence[Gathering], console: Console, name: Names) -> None:
    """Contacts, those told last first."""
    for one in found:
        where = f" in {one.place}" if one.place else ""
        _line(console, f"{one.kind:8} {', '.join(map(name, one.participants))}  {one.when or ''}{where}", "bold")
        _line(console, f"{one.stage} by {one.told} · {_chain(one.chains[0])} · {one.rows[-1].key}", _STAGES.get(one.stage, "dim"), indent=2)
    if not found:
        _nothing(console, "No contact is told of.")


def parties(
    close: Sequence[Closeness],
    changed: Sequence[Drift],
    speaking: Sequence[Voice],
    carrying: Sequence[Carriage],
    console: Console,
    name: Names,
) -> None:
    """Who stands together, who came closer or parted, who speaks for whom, who carries whose words."""
    _line(console, "STAND TOGETHER AND APART", "dim")
    for pair in sorted(close, key=lambda pair: (-len(pair.together) - len(pair.apart), pair.one, pair.other))[:_SHOWN]:
        both = len(pair.together) + len(pair.apart)
        _line(
            console,
            f"{name(pair.one)} – {name(pair.other)}: together on {len(pair.together)} of {both}" + _list(" apart on ", pair.apart),
            "",
        )
    for change in changed:
        moved = _list("nearer on ", change.nearer) + _list(" farther on ", change.farther)
        _line(console, f"{name(change.one)} – {name(change.other)}: {moved}", "cyan")
    _line(console, "\nSPEAK FOR", "dim")
    for voice in speaking[:_SHOWN]:
        _line(
            console,
            f"{voice.name} for {', '.join(map(name, voice.parties))} · {voice.role or voice.kind} · {voice.statements} statements",
            "",
        )
    _line(console, "\nCARRY THE WORDS OF", "dim")
    for edge in carrying[:_SHOWN]:
        _line(console, f"{edge.carrier} → {edge.source} · {edge.statements}", "")


def _list(before: str, items: Iterable[str]) -> str:
    told = ", ".join(items)
    return before + told if told else ""


def _chain(chain: Chain) -> str:
    """A chain in a few words: ground, who was heard, outlets, day, how often."""
    who = chain.heard or "the report itself"
    outlets = ", ".join(chain.outlets)
    reports = f"{len(chain.keys)} reports" if len(chain.keys) > 1 else ""
    copied = f"{chain.copies} in copies" if chain.copies else ""
    return " · ".join(part for part in (f"{who} ({chain.ground})", outlets, chain.since, reports, copied) if part)


def _words(console: Console, asked: Survey, keys: Iterable[str], label: str, *, indent: int = 4) -> None:
    """The evidence of rows, in their reports' words."""
    for key in keys:
        row = asked.row(key)
        if row is not None:
            told = f"{label} " if label else ""
            _line(
                console,
                f"{told}{_short(row.grounds.quoted)} · {row.grounds.outlet or row.grounds.report} · {key}",
                "dim",
                indent=indent,
            )


def _short(text: str) -> str:
    return words.shortened(safe_line(text), length=_WORDS)


def _quoted(text: str) -> str:
    return f"“{_short(text)}”"


def _stance(stance: str) -> str:
    sign, told, _ = words.STANCES[Stance(stance)]
    return f"{sign} {told}"


def _colour(stance: str | None) -> str:
    return words.STANCES[Stance(stance)][2] if stance else "dim"


def _line(console: Console, text: str, style: str, *, indent: int = 0) -> None:
    told = "\n".join(safe_line(line) for line in text.split("\n"))
    console.print(Padding(Text(told, style), (0, 0, 0, indent)))


def _nothing(console: Console, text: str) -> None:
    console.print(Text(text, "dim"))
