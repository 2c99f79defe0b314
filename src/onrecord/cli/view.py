"""A reading on a terminal of 80 columns: where each party stands, why, and then everything else, each line with its words.

Three columns all the way down: who, what, and the words of the report. The stance is told by a sign and a word, and by colour where there
is any.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.actors.values import Statement
from onrecord.cli import words
from onrecord.cli.terminal import safe_line
from onrecord.cli.words import PartyName
from onrecord.document import Document, Span
from onrecord.talks.values import Commitment, Condition, Contact, Position, Reading

_WHO, _WHAT = 15, 16
"""Columns of the first two; the words have the rest."""

_QUOTE, _CONTACT, _STATEMENT = 200, 150, 420
"""Characters of the report's words that are shown at most for a position, a contact and a statement; the record has them all."""

_APART = 40
"""Characters between a cue and its content from which on they are not quoted in one."""

_UNSURE = 0.5
"""Calibrated probability under which a row says that it is unsure."""


def draw(reading: Reading, *, console: Console, name: PartyName, label: str | None = None) -> None:
    """Prints `reading` on `console`. `name` turns a party's code into its name; `label` stands for a document without a title."""
    view = _View(reading, name)
    console.print(_heading(reading, label))
    sections = [*view.issues(), view.conditions(), view.commitments(), view.contacts(), view.statements()]
    drawn = [section for section in sections if section is not None]
    for section in drawn:
        console.print()
        console.print(section)
    if not drawn:
        console.print()
        console.print(_line("Nobody is on record in it.", "dim", indent=2))


class _View:
    """The sections of one reading's view, each None where there is nothing to show."""

    def __init__(self, reading: Reading, name: PartyName) -> None:
        self.reading = reading
        self.name = name
        self.by_id = {statement.id: statement for statement in reading.statements}
        # The record's ids are digests; on a page a number is easier to find.
        self.numbers = {statement.id: f"[{number}]" for number, statement in enumerate(reading.statements, 1)}
        self.year = (reading.document.published or "")[:4] or None

    def issues(self) -> list[RenderableType | None]:
        """A section for each issue, in the order in which the positions bring them up, with the rows of each party together."""
        grouped: dict[str, dict[str, list[Position]]] = {}
        for position in self.reading.positions:
            grouped.setdefault(position.issue, {}).setdefault(position.party, []).append(position)
        sections: list[RenderableType | None] = []
        for issue, by_party in grouped.items():
            rows = [self._position(row, first=row is rows[0]) for rows in by_party.values() for row in rows]
            sections.append(_section(safe_line(issue), rows, issue=True))
        return sections

    def conditions(self) -> RenderableType | None:
        """What the parties make things depend on."""
        return _section("Conditions", [self._condition(row) for row in self.reading.conditions])

    def commitments(self) -> RenderableType | None:
        """What the parties have undertaken to do."""
        return _section("Commitments", [self._commitment(row) for row in self.reading.commitments])

    def contacts(self) -> RenderableType | None:
        """Who meets, calls and writes to whom."""
        return _section("Contacts", [self._contact(row) for row in self.reading.contacts])

    def statements(self) -> RenderableType | None:
        """Everything that somebody is on record with, in the order of the report."""
        if not self.reading.statements:
            return None
        return Group(_title("Statements"), *map(self._statement, self.reading.statements))

    def _position(self, row: Position, *, first: bool) -> tuple[Text, Text, Text]:
        sign, what, colour = words.STANCES[row.stance]
        quoted, chain = self._why(row.statements, row.evidence)
        when = words.date(row.as_of, this_year=self.year)
        return self._who(row.party) if first else Text(), _sign(sign, what, colour), _words(quoted, [], self._because(row, chain, when))

    def _condition(self, row: Condition) -> tuple[Text, Text, Text]:
        met_by = f"{words.parties(row.met_by, self.name)} could meet it" if row.met_by else ""
        met = {True: "met", False: "not met", None: met_by}[row.logic.met if row.logic else None]
        because = self._because(row, self._why(row.statements, row.evidence)[1])
        return self._who(row.party), Text(words.CONDITIONS[row.kind], "cyan"), _words(row.words.text, [row.issue, met], because)

    def _commitment(self, row: Commitment) -> tuple[Text, Text, Text]:
        sign, what, colour = words.COMMITMENTS[row.status]
        to = f"to {self.name(row.to)}" if row.to else ""
        due = f"due {words.date(row.due, this_year=self.year)}" if row.due else ""
        because = self._because(row, self._why(row.statements, row.evidence)[1])
        return self._who(row.party), _sign(sign, what, colour), _words(row.words.text, [to, due], because)

    def _contact(self, row: Contact) -> tuple[Text, Text, Text]:
        sign, what, colour = words.CONTACTS[row.status]
        shown = Text(safe_line(words.parties(row.participants, self.name)), "bold")
        if row.persons:
            shown.append(f" ({safe_line(', '.join(row.persons))})", "not bold")
        if evidence := _sentence(self.reading.document, row.evidence):
            shown.append("\n" + words.shortened(evidence, length=_CONTACT), "not bold")
        facts = [words.date(row.when, this_year=self.year), row.place or "", *_doubt(row.confidence), self._numbered(row.statements)]
        return Text(str(row.kind), "bold"), _sign(sign, what, colour), _noted(shown, facts, [])

    def _statement(self, statement: Statement) -> RenderableType:
        depth = self._depth(statement)
        how = Text(f"{words.ACTS[statement.act]} · {words.FACTUALITIES[statement.factuality]}", "dim")
        head = Table.grid(expand=True, padding=(0, 2, 0, 0))
        head.add_column(width=5, style="dim")
        head.add_column(ratio=1)
        head.add_column(justify="right", no_wrap=True)
        head.add_row(self.numbers[statement.id], self._speaker(statement), how)
        said = Text()
        if statement.cue:
            said.append(safe_line(statement.cue.text.rstrip(": ")), "italic dim").append(": ", "dim")
        said.append(words.shortened(safe_line(statement.content.text).rstrip(","), length=_STATEMENT))
        return Group(Padding(head, (0, 0, 0, 2 + 2 * depth)), Padding(said, (0, 3, 0, 9 + 2 * depth)))

    def _speaker(self, statement: Statement) -> Text:
        """The source with its role, for whom it speaks, and through whom its words came."""
        source = statement.source
        if source is None:
            return Text("source not named", "italic").append(_through(statement), "not italic dim")
        who = Text(safe_line(source.name), "bold")
        who.append(safe_line(words.actor(source)[len(source.name) :]), "not bold")
        parties = words.parties(source.parties, self.name)
        if parties and parties != source.name:
            who.append(f" ({safe_line(parties)})", "not bold dim")
        return who.append(_through(statement), "not bold dim")

    def _numbered(self, statements: Sequence[str]) -> str:
        return " ".join(self.numbers[key] for key in statements if key in self.numbers)

    def _depth(self, statement: Statement) -> int:
        """How many statements this one stands inside, at most three for the sake of the margin."""
        depth, outer = 0, statement.within
        while outer is not None and depth < 3 and outer in self.by_id:
            depth, outer = depth + 1, self.by_id[outer].within
        return depth

    def _who(self, code: str | None) -> Text:
        return Text(safe_line(self.name(code)) if code else "not told", "bold" if code else "dim")

    def _why(self, statements: Sequence[str], evidence: Sequence[Span]) -> tuple[str, str]:
        """The words behind a row, and through whom they came; the report's own sentence where it rests on no statement."""
        found = [self.by_id[key] for key in statements if key in self.by_id]
        if not found:
            return _sentence(self.reading.document, evidence), "the report itself"
        # Of several the one with the longest chain: "X recalled that Y had promised it" is Y's word, through X.
        statement = max(found, key=lambda statement: len(statement.via))
        return _gist(self.reading.document, statement), words.chain(statement.source, statement.via)

    def _because(self, row: Position | Condition | Commitment, chain: str, when: str = "") -> list[str]:
        """The line that tells on whose word a row stands, since when, how surely, and in which statements."""
        return [chain, when, *_doubt(row.confidence), self._numbered(row.statements)]


def _through(statement: Statement) -> str:
    return "".join(f", via {safe_line(carrier.name)}" for carrier in reversed(statement.via))


def _gist(document: Document, statement: Statement) -> str:
    """The content with the cue that leads up to it, as they stand in the text; the content alone where the cue stands elsewhere."""
    cue, content = statement.cue, statement.content
    if cue is None or len(content.spans) > 1 or cue.end > content.start:
        return content.text
    between = document.text[cue.end : content.start]
    if any(mark in between for mark in ".!?\n") or len(between) >= _APART:
        return content.text
    return document.text[cue.start : content.end]


def _sentence(document: Document, evidence: Sequence[Span]) -> str:
    """The first sentence of an item's evidence, on one line."""
    return safe_line(document.text[evidence[0].start : evidence[0].end]) if evidence else ""


def _doubt(confidence: float) -> list[str]:
    return ["unsure"] if confidence < _UNSURE else []


def _sign(sign: str, what: str, colour: str) -> Text:
    return Text(f"{sign} {what}", colour)


def _words(quoted: str, facts: Iterable[str], because: Iterable[str]) -> Text:
    return _noted(Text(words.shortened(safe_line(quoted), length=_QUOTE)), facts, because)


def _noted(shown: Text, facts: Iterable[str], because: Iterable[str]) -> Text:
    """Words, and below them, fainter, what is to be said about them and on whose word they stand."""
    for lead, notes in (("", facts), ("— ", because)):
        if below := " · ".join(safe_line(note) for note in notes if note):
            shown.append(f"\n{lead}{below}", "not bold dim")
    return shown


def _title(title: str) -> Text:
    return Text(title.upper(), "dim bold")


def _line(text: str, style: str, *, indent: int = 0) -> RenderableType:
    return Padding(Text(text, style), (0, 0, 0, indent))


def _section(title: str, rows: Iterable[tuple[Text, Text, Text]], *, issue: bool = False) -> RenderableType | None:
    """A title and rows of who, what and words; None without rows."""
    grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
    grid.add_column(width=_WHO)
    grid.add_column(width=_WHAT)
    grid.add_column(ratio=1)
    for row in rows:
        grid.add_row(*row)
    if not grid.row_count:
        return None
    return Group(Text(title[:1].upper() + title[1:], "bold underline") if issue else _title(title), Padding(grid, (0, 0, 0, 2)))


def _heading(reading: Reading, label: str | None) -> RenderableType:
    document = reading.document
    count = len(reading.statements)
    facts = [document.outlet or "", words.date(document.published), f"{count} statement{'' if count == 1 else 's'}"]
    title = Text(safe_line(document.title or label or document.id[:19]), "bold")
    return Group(title, Text(" · ".join(safe_line(fact) for fact in facts if fact), "dim"))
