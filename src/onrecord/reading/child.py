"""The process in which risky formats are parsed: takes a file or bytes on standard input, answers with what it finds, frame by frame.

It has a limit on its memory, can write no file, reach no network and start no program; `onrecord.reading.parser` starts it, keeps it over
documents, and kills it when a document takes too long. Frames are JSON after their length: nothing that a hostile document could make this
process say is run by the one that listens.
"""

from __future__ import annotations

import math
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from onrecord.document import Document
from onrecord.errors import OnrecordError, UnreadableDocument
from onrecord.reading.boilerplate import boilerplate
from onrecord.reading.files import kept
from onrecord.reading.frames import Frame, received, send
from onrecord.reading.language import language
from onrecord.reading.limits import Limits
from onrecord.reading.masthead import mastheads, outlet, published, title
from onrecord.reading.pages.paragraphs import BETWEEN
from onrecord.reading.pieces import Article, NoReport, Notice, Piece
from onrecord.reading.walking import Closed, Event, Opened, PlainText, Walk

_FORBIDDEN = (
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn",
    "os.spawn", "os.fork", "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.symlink", "os.link", "os.truncate", "os.chmod", "shutil.",
    "webbrowser.open",
)  # fmt: skip
"""What Python tells auditors that this process never has to do."""


def main() -> None:
    """Answers requests until there are no more."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not print into the frames
    restrict(int(sys.argv[1]))
    while (request := received(requests)) is not None:
        content = requests.read(request["size"]) if request["size"] is not None else Path(request["path"])
        for frame in answered(request, content):
            send(answers, frame)
        answers.flush()


def restrict(memory: int) -> None:
    """Takes from this process what it has no need of. `memory`: bytes of address space."""
    sys.dont_write_bytecode = True
    try:
        import resource  # not on Windows, where time is the only limit

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        pass
    sys.addaudithook(_audited)


def _allow(seconds: float) -> None:
    """Lets this process have so many seconds on the processor from now on, after which the system ends it.

    By the processor and not by the clock: the same document must not be read on a quiet machine and left out on a busy one.
    """
    try:
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(time.process_time() + seconds), most))
    except (ImportError, ValueError, OSError):
        pass


def _audited(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"{event} is not allowed while a document is parsed")
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        raise PermissionError("no file is written while a document is parsed")


def answered(request: Frame, content: bytes | Path) -> Iterator[Frame]:
    """The frames for what is found in `content`, up to one that says that this was all."""
    limits = Limits(**request["limits"])
    piece = Piece(content, request["where"], url=request["url"], media_type=request["media_type"], form=request["form"])
    walk = Walk(limits, request["columns"], after=tuple(request["after"]))
    try:
        for event in walk.through(piece):
            if isinstance(event, Opened | Article | PlainText):  # rows of one file are not opened, each still has its own time
                _allow(limits.seconds)
            yield _frame(event, limits)
    except MemoryError:
        yield {"is": "memory"}
    yield {"is": "end"}


def _frame(event: Event, limits: Limits) -> Frame:
    match event:
        case Opened():
            return {"is": "opened", "place": event.place, "where": event.where}
        case Closed():
            return {"is": "closed", "place": event.place}
        case Notice():
            return {"is": "notice", "where": event.where, "words": event.words}
        case Article() | PlainText():
            return _documented(event, limits)
        case _:
            return _failed(event)


def _failed(error: OnrecordError, digest: str = "") -> Frame:
    kind = error.kind if isinstance(error, NoReport) else ""
    return {"is": "failure", "what": error.what, "where": error.where, "do": error.do, "kind": kind, "digest": digest}


def _documented(event: Article | PlainText, limits: Limits) -> Frame:
    try:
        document = document_of(event, limits) if isinstance(event, Article) else _plain(event.piece, limits)
    except OnrecordError as error:
        return _failed(error, event.digest)
    is_summary = isinstance(event, Article) and event.link
    return {"is": "document", "document": asdict(document), "where": event.where, "kind": document.kind, "link": is_summary}


def _plain(piece: Piece, limits: Limits) -> Document:
    if piece.size > limits.report:
        raise UnreadableDocument(
            f"it is too long ({piece.size:,} bytes) for one report",
            where=piece.where,
            do="split it, or raise the limit with --limit MEGABYTES",
        )
    return kept(piece.content, where=piece.where)


def document_of(article: Article, limits: Limits) -> Document:
    """The document of an article: the title, then its paragraphs, with a blank line between, as in a report saved as plain text.

    What the source did not tell is looked for in the head of the text. Raises `UnreadableDocument` if it is empty or too long.
    """
    if not article.paragraphs:
        raise UnreadableDocument("there is no text in it", where=article.where, do="give a document with a report in it")
    text = BETWEEN.join((article.title, *article.paragraphs) if article.title else article.paragraphs)
    if len(text) > limits.report or len(article.paragraphs) > limits.spans:
        size = f"{len(text):,} letters in {len(article.paragraphs):,} paragraphs"
        raise UnreadableDocument(
            f"it is too long ({size}) for one report", where=article.where, do="split it, or raise the limit with --limit MEGABYTES"
        )
    spans = tuple(sorted({*boilerplate(text), *mastheads(text)}))
    if len(spans) > limits.spans:
        raise UnreadableDocument(
            f"it has more than {limits.spans:,} spans that are no part of a report",
            where=article.where,
            do="raise it with --limits spans=NUMBER",
        )
    return Document(
        id=article.digest,
        text=text,
        title=article.title or title(text),
        outlet=article.outlet or outlet(text),
        url=article.url,
        published=article.published or published(text),
        language=_language(text, article.language),
        boilerplate=spans,
        author=article.author,
        kind=article.kind,
        extracted=True,
    )


def _language(text: str, told: str | None) -> str | None:
    """What the words show; where they do not, what the source says of itself."""
    found = language(text)
    return told if found in (None, "und") and told not in (None, "en" if found else None) else found


if __name__ == "__main__":
    main()
