"""The questions of the pages: one method a page, from what an address asks to what is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.record import Record
from onrecord.talks import contested as contests
from onrecord.talks.shifts import silences
from onrecord.web import shown
from onrecord.web.asked import Asked
from onrecord.web.queries import documents, events, reviews, stances
from onrecord.web.queries.contests import contested_points
from onrecord.web.queries.facets import AnyRow, counted, narrowed, of_row
from onrecord.web.queries.outlooks import outlooks
from onrecord.web.queries.parties import party_page
from onrecord.web.queries.store import MOST, Store

PAGE = 25
"""Hits and events on one page."""

_OUTLOOKS = 12
"""Issues on the page of outlooks: those on which conditions were told last."""


_LISTED = 150
"""Rows of one list on a page: the newest. What is older is found by narrowing."""

_WEIGHED = 300
"""Conditions and promises that an outlook weighs, the newest: for more a solver takes longer than a page may."""


class Desk:
    """Answers the questions of the pages over one record. `names` are the parties' names for people, by code."""

    def __init__(self, record: Record, names: Mapping[str, str]) -> None:
        self.store = Store(record)
        self._names = names

    @property
    def names(self) -> Mapping[str, str]:
        """Names for people by the codes of parties: those that the reports came with before those of the register."""
        return {**self._names, **self.store.parties()}

    def party(self, code: str) -> shown.Party:
        """A party with its name."""
        return shown.Party(code, self.names.get(code, code))

    def board(self, asked: Asked) -> shown.BoardPage:
        """Where the talks stand."""
        rows, facets = self.narrowed(self.store.board(asked), asked)
        extent = self.store.extent(Asked(talks=asked.talks))
        day = self.store.last_day(asked)
        copies = self.store.copies(rows)
        board, cells = stances.cells(rows, day=day, copies=copies)
        lines = tuple(shown.BoardLine(issue, tuple(cells.get((issue, party)) for party in board.parties)) for issue in board.issues)
        moves = tuple(
            sorted((cell.moved for cell in cells.values() if cell.moved), key=lambda move: (move.day, move.position), reverse=True)
        )
        return shown.BoardPage(
            asked,
            day,
            extent,
            tuple(map(self.party, board.parties)),
            lines,
            facets,
            sum(cell.contested for cell in cells.values()),
            moves[:8],
        )

    def issue(self, name: str, asked: Asked) -> shown.IssuePage | None:
        """An issue; None if the record has none of this name."""
        rows, facets = self.narrowed(self.store.positions(asked, issue=name), asked)
        conditions = self.store.conditions(asked, issue=name)
        labels = self.store.labels(name)
        if not labels:
            return None
        day = self.store.last_day(asked)
        copies = self.store.copies(rows)
        board, cells = stances.cells(rows, day=day, copies=copies)
        moves = stances.moves(rows, copies=copies)
        disputed = contests.contested(rows, (), (), copies=copies)
        told = {row.grounds.report for row in rows} | {row.grounds.report for row in conditions}
        return shown.IssuePage(
            asked,
            name,
            labels,
            day,
            tuple(map(self.party, board.parties)),
            tuple(_by_party(cells)[party] for party in board.parties),
            stances.points(rows, shifts=moves, contested=disputed)[-_LISTED:],
            moves[:_LISTED],
            stances.contested(disputed, {row.key: row for row in rows}, day=day),
            tuple(conditions[-_LISTED:]),
            self.outlooks(name, asked),
            tuple(report for report in self.store.reports(asked) if report.key in told),
            facets,
            len(rows) >= MOST,
        )

    def of_party(self, code: str, asked: Asked) -> shown.PartyPage | None:
        """A party; None if the record knows nothing of it."""
        return party_page(self.store, self.party(code), asked, day=self.store.last_day(asked), name=self.party)

    def statement(self, key: str) -> shown.StatementPage | None:
        """A statement; None if there is none with this key."""
        return documents.statement_page(self.store, key)

    def document(self, key: str) -> shown.DocumentPage | None:
        """A report; None if there is none with this key."""
        return documents.document_page(self.store, key)

    def search(self, asked: Asked) -> shown.SearchPage:
        """What has these words."""
        hits = self.store.search(asked, limit=PAGE + 1, start=(asked.page - 1) * PAGE)
        facets = tuple(counted(name, counts, asked.facet(name)) for name, counts in self.store.facets(asked).items())
        return shown.SearchPage(asked, tuple(hits[:PAGE]), facets, len(hits) > PAGE)

    def reports(self) -> shown.ReportsPage:
        """All reports."""
        return shown.ReportsPage(tuple(self.store.every_report()))

    def contested(self, asked: Asked) -> shown.ContestedPage:
        """What is told both ways."""
        positions, facets = self.narrowed(self.store.positions(asked), asked)
        commitments, _ = self.narrowed(self.store.commitments(asked), asked)
        contacts, _ = self.narrowed(self.store.contacts(asked), asked)
        day = self.store.last_day(asked)
        copies = self.store.copies(positions, commitments, contacts)
        points = contested_points(positions, commitments, contacts, copies=copies, day=day)
        return shown.ContestedPage(asked, day, points, facets, _full(positions, commitments, contacts))

    def changes(self, asked: Asked) -> shown.ChangesPage:
        """What changed, the latest first."""
        positions, facets = self.narrowed(self.store.positions(asked), asked)
        commitments, _ = self.narrowed(self.store.commitments(asked), asked)
        contacts, _ = self.narrowed(self.store.contacts(asked), asked)
        day = self.store.last_day(asked)
        copies = self.store.copies(positions, commitments, contacts)
        changes = events.changes(positions, commitments, contacts, copies=copies, day=day, name=self.names)
        silent = tuple((one.party, one.issue, one.stance, one.days) for one in silences(positions, today=day))
        return shown.ChangesPage(asked, changes[:_LISTED], silent[:_LISTED], facets, _full(positions, commitments, contacts))

    def timeline(self, asked: Asked) -> shown.TimelinePage:
        """What happened day by day."""
        positions, facets = self.narrowed(self.store.positions(asked), asked)
        commitments, _ = self.narrowed(self.store.commitments(asked), asked)
        contacts, _ = self.narrowed(self.store.contacts(asked), asked)
        found = events.timeline(positions, commitments, contacts, name=self.names)
        start = (asked.page - 1) * PAGE * 2
        return shown.TimelinePage(
            asked, found[start : start + PAGE * 2], facets, len(found) > start + PAGE * 2, _full(positions, commitments, contacts)
        )

    def outlook(self, asked: Asked) -> shown.OutlookPage:
        """What agreements hang on: the issues on which conditions were told, the latest first."""
        conditions = reversed(self.store.conditions(asked.moment))
        issues = list(dict.fromkeys(row.issue for row in conditions if not row.adverse))[:_OUTLOOKS]
        return shown.OutlookPage(asked, tuple(one for issue in issues for one in self.outlooks(issue, asked)))

    def outlooks(self, issue: str, asked: Asked) -> tuple[shown.Outlook, ...]:
        """The outlooks of one issue: one, or one for each source that may be believed. Facets count for nothing: an outlook needs all."""
        moment = asked.moment
        positions, commitments = self.store.board(moment), self.store.commitments(moment)[-_WEIGHED:]
        day = self.store.last_day(asked)
        copies = self.store.copies(positions, commitments)
        conditions = self.store.conditions(moment)[-_WEIGHED:]
        return outlooks(issue, positions, conditions, commitments, day=day, copies=copies, names=self.names)

    def review(self, asked: Asked, *, at: str | None) -> shown.ReviewPage:
        """What is to be reviewed, beginning with the statement `at`."""
        return reviews.review_page(self.store, asked, at=at)

    def narrowed(self, rows: Sequence[AnyRow], asked: Asked) -> tuple[list[AnyRow], tuple[shown.Facet, ...]]:
        """Rows of the talks by the facets asked for. Act and certainty are looked up only where somebody asks for them."""
        wanted = asked.act or asked.factuality
        statements = self.store.by_key(key for row in rows for key in row.grounds.statements) if wanted or len(rows) < 400 else {}
        return narrowed(rows, asked, lambda row: of_row(row, statements))


def _by_party(cells: Mapping[tuple[str, str], shown.Cell]) -> dict[str, shown.Cell]:
    """The cells of one issue by party."""
    return {party: cell for (_, party), cell in cells.items()}


def _full(*rows: Sequence[object]) -> bool:
    """Whether there may be more rows than a page works from."""
    return any(len(some) >= MOST for some in rows)
