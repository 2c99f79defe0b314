"""The verbs that keep reports in a record, ask it, correct it and look after it."""

from __future__ import annotations

import argparse

from onrecord.cli import given, options
from onrecord.cli.options import Verbs, verb

_KEEPING = "onrecord.cli.keeping_commands"
_ASKING = "onrecord.cli.asking_commands"
_REVIEWING = "onrecord.cli.review_commands"

_FILTERS = {
    "issue": ("ISSUE", "only this issue, by the record's name for it"),
    "party": ("PARTY", "only this party, by code or name"),
    "source": ("NAME", "only what this source says"),
    "act": ("ACT", "only such statements: accept, reject, promise, deny, …"),
    "factuality": ("VALUE", "only statements held so: CT+, PR-, UU, …"),
    "outlet": ("NAME", "only reports of this outlet"),
    "talks": ("NAME", "only reports that belong to this negotiation"),
}


def register(verbs: Verbs) -> None:
    """Adds the verbs of this group."""
    for add in (_add, _reread, _board, _issue, _party, _statement, _document, _search, _timeline, _list):
        add(verbs)
    for add in (_review, _reviews, _verify, _rebuild, _backup, _export, _import):
        add(verbs)


def record(command: argparse.ArgumentParser) -> None:
    """Which record."""
    command.add_argument(
        "--record", metavar="RECORD", help="a file, or postgresql://user@host/name (default: $ONRECORD_RECORD, else ./onrecord.sqlite)"
    )


def _shown(command: argparse.ArgumentParser) -> None:
    """How an answer is shown."""
    options.color(command)
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON Lines")
    form.add_argument("--csv", action="store_true", help="print CSV")


def _view(command: argparse.ArgumentParser, *filters: str, days: bool = True) -> None:
    """Which record, which moment of its two times, which part, and how it is shown."""
    record(command)
    command.add_argument("--as-of", metavar="DATE", type=options.date, help="what was so on that day, by the reports")
    command.add_argument("--known-by", metavar="DATE", type=options.date, help="what the record knew then")
    if days:
        command.add_argument("--since", metavar="DATE", type=options.date, help="from that day on")
        command.add_argument("--until", metavar="DATE", type=options.date, help="up to that day")
    for name in filters:
        command.add_argument(f"--{name}", metavar=_FILTERS[name][0], help=_FILTERS[name][1])
    _shown(command)


def _part(command: argparse.ArgumentParser, most: int) -> None:
    """Which part of a long answer."""
    command.add_argument("--limit", metavar="N", type=options.positive, default=most, help=f"so many at most (default: {most})")
    command.add_argument("--offset", metavar="N", type=options.not_negative, default=0, help="leave out so many before them")


def _add(verbs: Verbs) -> None:
    purpose = "read reports and keep them in the record; those in it already are passed over"
    add = verb(verbs, "add", purpose, example="onrecord add reports/*.txt", run=f"{_KEEPING}:add")
    options.files(add)
    record(add)
    options.reading(add)
    given.options(add)
    sliced = add.add_argument_group("of the tables of an archive (`onrecord archive`), which are taken as they were read, only")
    sliced.add_argument("--since", metavar="DATE", type=options.date, help="reports from this day on")
    sliced.add_argument("--until", metavar="DATE", type=options.date, help="reports up to this day")
    sliced.add_argument("--party", metavar="CODE", help="reports in which this party takes a position")
    sliced.add_argument("--issue", metavar="ISSUE", help="reports in which somebody takes a position on this")
    add.add_argument("--json", action="store_true", help="print a line of JSON for each report")


def _reread(verbs: Verbs) -> None:
    purpose = "read the reports of the record again with this version, and tell what changed"
    reread = verb(verbs, "reread", purpose, example="onrecord reread", run=f"{_KEEPING}:reread")
    record(reread)
    reread.add_argument("--all", action="store_true", help="those that this version has read, too")
    reread.add_argument("--register", metavar="FILE", help="states, organisations and persons to add to those known")
    reread.add_argument("--threads", metavar="N", type=options.positive, default=options.threads(), help="processor threads (default: all)")
    reread.add_argument("--batch", metavar="N", type=options.positive, default=8, help="windows a thread is handed at a time; speed only")
    reread.add_argument("--json", action="store_true", help="print a line of JSON for each report")


def _board(verbs: Verbs) -> None:
    purpose = "show where each party stands on each issue, on what ground and since when"
    example = 'onrecord board --issue "30-day ceasefire" --as-of 2025-03-12'
    board = verb(verbs, "board", purpose, example=example, run=f"{_ASKING}:board")
    board.add_argument("--archive", metavar="OUT", help="ask the tables of `onrecord archive` instead of a record")
    _view(board, "issue", "party", "outlet", "talks", days=False)
    board.add_argument("--issues", metavar="N", type=options.positive, default=40, help="so many issues at most (default: 40)")


def _issue(verbs: Verbs) -> None:
    purpose = "show all that is on record on one issue"
    issue = verb(verbs, "issue", purpose, example='onrecord issue "30-day ceasefire"', run=f"{_ASKING}:issue")
    issue.add_argument("issue", metavar="ISSUE", help="the record's name for it, as `onrecord list issues` tells")
    _view(issue, "party", "outlet", "talks")
    _part(issue, 20)


def _party(verbs: Verbs) -> None:
    party = verb(verbs, "party", "show all that is on record of one party", example="onrecord party Russia", run=f"{_ASKING}:party")
    party.add_argument("party", metavar="PARTY", help="its code or name")
    _view(party, "issue", "outlet", "talks")
    _part(party, 20)


def _statement(verbs: Verbs) -> None:
    purpose = "show one statement, its report, and what rests on it"
    statement = verb(verbs, "statement", purpose, example="onrecord statement s-yzburdwpuw6q", run=f"{_ASKING}:statement")
    statement.add_argument("id", metavar="ID", help="the statement's permalink")
    record(statement)
    _shown(statement)


def _document(verbs: Verbs) -> None:
    purpose = "show one report with its evidence marked"
    document = verb(verbs, "document", purpose, example="onrecord document d-fci2uxxrh6xg", run=f"{_ASKING}:document")
    document.add_argument("id", metavar="ID", help="the report's permalink")
    record(document)
    _shown(document)


def _search(verbs: Verbs) -> None:
    purpose = "search statements and reports for words, the best first"
    example = """onrecord search '"water for prisoners"' -- -truce"""
    search = verb(verbs, "search", purpose, example=example, run=f"{_ASKING}:search")
    search.add_argument("words", nargs="+", metavar="WORDS", help='words, "a phrase", -without (after --)')
    _view(search, "issue", "party", "source", "act", "factuality", "outlet", "talks")
    _part(search, 20)


def _timeline(verbs: Verbs) -> None:
    purpose = "show positions, commitments and contacts day by day"
    timeline = verb(verbs, "timeline", purpose, example="onrecord timeline --since 2025-03-01", run=f"{_ASKING}:timeline")
    _view(timeline, "issue", "party", "outlet", "talks")


def _list(verbs: Verbs) -> None:
    listed = verb(verbs, "list", "list what the record has", example="onrecord list statements --act reject", run=f"{_ASKING}:listed")
    what = ("documents", "statements", "positions", "conditions", "commitments", "contacts", "issues", "parties", "sources", "outlets")
    listed.add_argument("what", metavar="WHAT", choices=what, help=", ".join(what))
    _view(listed, "issue", "party", "source", "act", "factuality", "outlet", "talks")
    listed.add_argument("--wrong", action="store_true", help="those that people found wrong, too")
    _part(listed, 50)


def _review(verbs: Verbs) -> None:
    purpose = "judge rows one by one: one key says right, wrong, put right, missed, or later"
    review = verb(verbs, "review", purpose, example="onrecord review --party Russia --reviewer ada", run=f"{_REVIEWING}:review")
    record(review)
    review.add_argument("--reviewer", metavar="NAME", help="whose judgement it is (default: the name of your account)")
    review.add_argument(
        "--what", choices=("statements", "positions", "conditions", "commitments", "contacts"), default="positions", help="which rows"
    )
    review.add_argument("--document", metavar="ID", help="only those of this report")
    for name in ("issue", "party", "source", "outlet", "talks"):
        review.add_argument(f"--{name}", metavar=_FILTERS[name][0], help=_FILTERS[name][1])
    options.color(review)


def _reviews(verbs: Verbs) -> None:
    purpose = "list what people judged, and how far they agree"
    reviews = verb(verbs, "reviews", purpose, example="onrecord reviews --as-labels > labels.jsonl", run=f"{_REVIEWING}:reviews")
    record(reviews)
    reviews.add_argument("--as-labels", action="store_true", help="the reviewed reports in the form of gold records, one a line")
    reviews.add_argument("--whole", action="store_true", help="with --as-labels: rows that nobody judged, too")
    _shown(reviews)


def _verify(verbs: Verbs) -> None:
    purpose = "check every digest, every span against its words, every table against the log"
    verify = verb(verbs, "verify", purpose, example="onrecord verify", run=f"{_KEEPING}:verify")
    record(verify)
    verify.add_argument("--json", action="store_true", help="print a line of JSON for each problem")


def _rebuild(verbs: Verbs) -> None:
    purpose = "make all tables of the record anew from its log"
    record(verb(verbs, "rebuild", purpose, example="onrecord rebuild", run=f"{_KEEPING}:rebuild"))


def _backup(verbs: Verbs) -> None:
    purpose = "copy the record into a file while it is used"
    backup = verb(verbs, "backup", purpose, example="onrecord backup 2025-03-12.sqlite", run=f"{_KEEPING}:backup")
    backup.add_argument("file", metavar="FILE", help="the new file")
    record(backup)


def _export(verbs: Verbs) -> None:
    purpose = "print the log as JSON Lines"
    export = verb(verbs, "export", purpose, example="onrecord export --log > log.jsonl", run=f"{_KEEPING}:export")
    export.add_argument("--log", action="store_true", required=True, help="all entries, from the first")
    record(export)


def _import(verbs: Verbs) -> None:
    purpose = "put an exported log into a new record"
    example = "onrecord import --record postgresql://user@host/name log.jsonl"
    imported = verb(verbs, "import", purpose, example=example, run=f"{_KEEPING}:bring_in")
    imported.add_argument("file", metavar="FILE", help="what `onrecord export --log` printed; - reads standard input")
    record(imported)
