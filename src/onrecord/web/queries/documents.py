"""What the pages of a statement and of a report show."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.document import Span
from onrecord.record import Kept
from onrecord.talks.rows import Standing, StatementRow, Teller
from onrecord.web.highlight import Mark
from onrecord.web.queries.store import Store, reviewed
from onrecord.web.shown import DocumentPage, Link, StatementPage

_AROUND = 240
"""Characters of the report shown before and after a statement."""


def document_page(store: Store, key: str) -> DocumentPage | None:
    """The report with this key; None if there is none."""
    kept = store.document(key)
    return document_of(store, kept) if kept else None


def document_of(store: Store, kept: Kept) -> DocumentPage:
    """The page of a report that is at hand."""
    rows = kept.rows
    return DocumentPage(
        rows.report,
        kept.document,
        kept.origin.where,
        kept.origin.kind,
        rows.statements,
        rows.positions,
        rows.conditions,
        rows.commitments,
        rows.contacts,
        _marks(kept),
        store.family(rows.report),
        _reader(kept.reader),
        reviewed(kept.reviews),
    )


def _marks(kept: Kept) -> tuple[Mark, ...]:
    """Where the sources, cues and contents of the statements stand, by the spans of the reading; those found wrong left out."""
    found = [Mark(span, "boilerplate", "boilerplate") for span in kept.document.boilerplate]
    for item in kept.record["statements"] if kept.record else ():
        if item.get("standing") != str(Standing.WRONG):
            for kind in ("content", "cue", "source"):
                spans = item[kind]["spans"] if item[kind] else ()
                found += [Mark(Span(*span), kind, item["key"]) for span in spans]
    return tuple(found)


def statement_page(store: Store, key: str) -> StatementPage | None:
    """The statement with this key; None if there is none."""
    row = store.statement(key)
    kept = store.document(row.report) if row else None
    return statement_in(store, kept, row) if row and kept else None


def statement_in(store: Store, kept: Kept, row: StatementRow) -> StatementPage:
    """The page of a statement of a report that is at hand."""
    rows, key = kept.rows, row.key
    before, words, after = _surroundings(kept, row)
    return StatementPage(
        row,
        chain(row),
        rows.report,
        before,
        words,
        after,
        next((other for other in rows.statements if other.key == row.within), None),
        tuple(other for other in rows.statements if other.within == key),
        tuple(one for one in rows.positions if key in one.grounds.statements),
        tuple(one for one in rows.conditions if key in one.grounds.statements),
        tuple(one for one in rows.commitments if key in one.grounds.statements),
        tuple(one for one in rows.contacts if key in one.grounds.statements),
        *store.same(row),
        _reader(kept.reader),
        reviewed(review for review in kept.reviews if review.row == key),
    )


def chain(row: StatementRow) -> tuple[Link, ...]:
    """From the source outwards to the page: who said it, through whom it came, and the outlet that printed it."""
    source = _link(row.source) if row.source else Link("source not named", "unnamed", None, ())
    carriers = [_link(teller) for teller in reversed(row.via)]
    outlet = [Link(row.outlet, "outlet", None, ())] if row.outlet and row.outlet not in {link.name for link in carriers} else []
    return (source, *carriers, *outlet)


def _link(teller: Teller) -> Link:
    role = teller.role if teller.role and teller.role.casefold() not in teller.name.casefold() else None
    return Link(teller.name, teller.kind, role, teller.parties)


def _surroundings(kept: Kept, row: StatementRow) -> tuple[str, tuple[tuple[str, bool], ...], str]:
    """The text around a statement, and its words with what interrupts them: pairs of a text and whether it is part of the content."""
    text = kept.document.text
    first, last = row.spans[0].start, row.spans[-1].end
    start, end = max(0, first - _AROUND), min(len(text), last + _AROUND)
    blank = text.rfind("\n\n", start, first)
    start = blank + 2 if blank >= 0 else _word_start(text, start)
    blank = text.find("\n\n", last, end)
    end = blank if blank >= 0 else end
    words: list[tuple[str, bool]] = []
    place = first
    for span in row.spans:
        if place < span.start:
            words.append((text[place : span.start], False))
        words.append((text[Span(*span).start : span.end], True))
        place = span.end
    return text[start:first].lstrip(), tuple(words), text[last:end].rstrip()


def _word_start(text: str, start: int) -> int:
    """The first beginning of a word at or after `start`, so that no word is shown cut; `start` where none is near."""
    blank = text.find(" ", start, start + 40)
    return blank + 1 if start and blank >= 0 else start


def _reader(reader: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((str(name), str(value)) for name, value in reader.items())
