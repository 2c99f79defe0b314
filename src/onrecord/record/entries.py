"""What the entries of the log say, from values and back to values. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.actors import KnownPerson
from onrecord.document import Document, Span
from onrecord.record.codec import packed, unpacked

_TOLD = ("id", "title", "outlet", "url", "published", "language", "author", "kind", "extracted")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document came from: a file, an address; the `kind` of source ("text", "html", …) and the digest of its bytes."""

    where: str
    kind: str = "text"
    digest: str = ""


def of_document(given: Document, origin: Origin) -> dict[str, Any]:
    """The payload of a document's entry."""
    told = {name: getattr(given, name) for name in _TOLD}
    about = {**told, "boilerplate": [list(span) for span in given.boilerplate]}
    return {"document": about, "text": given.text, "origin": {"where": origin.where, "kind": origin.kind, "digest": origin.digest}}


def document(payload: Mapping[str, Any]) -> Document:
    """The document of an entry's payload."""
    given = payload["document"]
    told = {name: given[name] for name in _TOLD[1:]}
    return Document(given["id"], payload["text"], **told, boilerplate=tuple(Span(*span) for span in given["boilerplate"]))


def of_reading(
    record: Mapping[str, Any], reader: Mapping[str, Any], parties: Mapping[str, str], persons: Sequence[KnownPerson] = ()
) -> dict[str, Any]:
    """The payload of a reading's entry from RECORD.md's object: all of it but the document, which has an entry of its own."""
    read = {name: value for name, value in record.items() if name != "document"}
    return {"reader": dict(reader), "record": read, "parties": dict(parties), "persons": [json.loads(packed(one)) for one in persons]}


def persons_of(payload: Mapping[str, Any]) -> tuple[KnownPerson, ...]:
    """What the reading of an entry's payload teaches of persons."""
    return tuple(unpacked(KnownPerson, json.dumps(one)) for one in payload.get("persons", ()))
