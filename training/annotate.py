"""From an annotator's shorthand to offsets, and from offsets back to a record.

An annotator writes quotations; this finds them in the report, checks them and keeps their offsets alone, since the
reports themselves may not be passed on. `docs/annotating.md` explains the shorthand.

    python training/annotate.py SHORTHAND.json... --corpora ../shared/corpora --into training/labels
    python training/annotate.py --show training/labels/BUNDLE/NAME.json --corpora ../shared/corpora
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

GAP = " ~ "
"""Between the first and the last words of a long quotation."""

CHOICES = {
    "kind": {"person", "office", "document", "outlet", "unnamed", "public"},
    "mode": {"direct", "mixed", "indirect"},
    "act": {
        "inform",
        "propose",
        "accept",
        "reject",
        "demand",
        "promise",
        "threaten",
        "condemn",
        "support",
        "deny",
        "confirm",
        "defer",
        "ask",
    },
    "factuality": {"CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "UU"},
    "stance": {"accept", "accept-if", "open", "undecided", "doubtful", "reject"},
    "basis": {"document", "named", "office", "outlet", "unnamed", "narration"},
    "condition": {"only-if", "if", "unless", "before", "requires"},
    "commitment": {"pending", "fulfilled", "broken", "withdrawn"},
    "contact": {"call", "meeting", "talks", "visit", "message"},
    "status": {"held", "scheduled", "requested", "possible", "none"},
}

LONGEST = 13
"""Words of a name, a role or an issue: what is longer is a passage of the report, and those are not kept here."""

Span = list[int]


class Slip(ValueError):
    """Something in the shorthand that cannot be right: what and where."""


def occurrences(text: str, quotation: str) -> list[Span]:
    """All places where a quotation stands; `first ~ last` runs from the first words to the next last words."""
    first, gap, last = quotation.partition(GAP)
    found = []
    pattern = _whole(first)
    for match in re.finditer(pattern, text):
        end = match.end()
        if gap:
            tail = re.search(_whole(last), text[end:])
            if not tail:
                continue
            end += tail.end()
        found.append([match.start(), end])
    return found


def _whole(quotation: str) -> str:
    """A pattern for these words, whole ones alone: "he" is not in "the"."""
    return r"(?<!\w)" * quotation[:1].isalnum() + r"\s+".join(map(re.escape, quotation.split())) + r"(?!\w)" * quotation[-1:].isalnum()


def distance(span: Span, anchor: Span) -> int:
    return max(0, span[0] - anchor[1], anchor[0] - span[1])


def locate(
    text: str, quotations: str | list[str], anchor: Span, where: str, *, within: Span | None = None, outside: list[Span] | None = None
) -> list[Span]:
    """The spans of one or more quotations, each the occurrence nearest to `anchor` (a tie goes to the earlier).

    One that overlaps a span of `outside` (the content, where a cue or a source is looked for) is taken last.
    """
    spans = []
    for quotation in [quotations] if isinstance(quotations, str) else quotations:
        found = occurrences(text, quotation)
        if within:
            found = [span for span in found if within[0] <= span[0] and span[1] <= within[1]]
        if not found:
            raise Slip(f"{where}: not in the text: {quotation!r}")

        def rank(span: Span) -> tuple[bool, int, int]:
            return (any(span[0] < end and start < span[1] for start, end in outside or []), distance(span, anchor), span[0])

        spans.append(min(found, key=rank))
    return sorted(spans)


def named(told: str | None, where: str) -> str | None:
    if told is not None and len(re.findall(r"\w+", told)) > LONGEST:
        raise Slip(f"{where}: {told!r} has more than {LONGEST} words; name it shorter")
    return told


def chosen(value: str, choice: str, where: str) -> str:
    if value not in CHOICES[choice]:
        raise Slip(f"{where}: {choice} is {value!r}, not one of {', '.join(sorted(CHOICES[choice]))}")
    return value


def actor(
    text: str, written: str | None, actors: dict[str, list[Any]], anchor: Span, where: str, within: Span | None, outside: list[Span]
) -> dict[str, Any] | None:
    """`words=KEY`, KEY from the report's table of actors: [name, kind, party, role]."""
    if written is None:
        return None
    quotation, sign, key = written.rpartition("=")
    if not sign or key not in actors:
        raise Slip(f"{where}: {written!r} should be words=KEY with a KEY of `actors`")
    name, kind, party, role = actors[key]
    quotations = quotation.split("|") if "|" in quotation else quotation
    spans = locate(text, quotations, anchor, where, within=within, outside=outside)
    return {"spans": spans, "name": named(name, where), "kind": chosen(kind, "kind", where), "party": party, "role": named(role, where)}


def statement(text: str, row: dict[str, Any], actors: dict[str, list[Any]], cursor: int) -> tuple[dict[str, Any], int]:
    where = f"statement {row.get('id')}"
    within = locate(text, row["at"], [cursor, cursor], where)[0] if row.get("at") else None
    if not within:
        later = [cursor, len(text)]
        content = (
            locate(text, row["content"], [cursor, cursor], where, within=later)
            if all(
                any(s[0] >= cursor for s in occurrences(text, q))
                for q in ([row["content"]] if isinstance(row["content"], str) else row["content"])
            )
            else locate(text, row["content"], [cursor, cursor], where)
        )
    else:
        content = locate(text, row["content"], within, where, within=within)
    around = [content[0][0], content[-1][1]]
    cue = locate(text, row["cue"], around, where, within=within, outside=content) if row.get("cue") else None
    anchor = [cue[0][0], cue[-1][1]] if cue else around

    def person(written: str | None) -> dict[str, Any] | None:
        return actor(text, written, actors, anchor, where, within, content)

    def addressed(written: str | None) -> dict[str, Any] | None:
        # "urged Moscow to …": the one spoken to may stand inside the content.
        return actor(text, written, actors, anchor, where, within, [])

    made = {
        "id": row["id"],
        "source": person(row.get("src")),
        "via": [person(one) for one in row.get("via", [])],
        "cue": {"spans": cue} if cue else None,
        "content": {"spans": content},
        "mode": chosen(row["mode"], "mode", where),
        "act": chosen(row["act"], "act", where),
        "factuality": chosen(row["fact"], "factuality", where),
        "addressee": addressed(row.get("to")),
        "prompt": {"spans": locate(text, row["prompt"], around, where)} if row.get("prompt") else None,
        "said": row.get("said"),
        "issues": [named(issue, where) for issue in row.get("issues", [])],
    }
    return made, max(0, content[0][0] - 600)


def evidenced(text: str, row: dict[str, Any], statements: dict[str, dict[str, Any]], where: str) -> dict[str, Any]:
    ids = row.get("sts", [])
    for one in ids:
        if one not in statements:
            raise Slip(f"{where}: no statement {one}")
    spans = [span for one in ids for span in statements[one]["content"]["spans"]]
    anchor = [min(s[0] for s in spans), max(s[1] for s in spans)] if spans else [0, 0]
    return {"statements": ids, "evidence": locate(text, row["ev"], anchor, where)}


def compiled(shorthand: dict[str, Any], text: str, digest: str) -> dict[str, Any]:
    """The record in offsets for one report. Raises `Slip` with all that is wrong, a line each."""
    slips: list[str] = []
    statements: dict[str, dict[str, Any]] = {}
    cursor = 0
    for row in shorthand["statements"]:
        try:
            made, cursor = statement(text, row, shorthand["actors"], cursor)
            statements[made["id"]] = made
        except (Slip, KeyError) as slip:
            slips.append(f"statement {row.get('id')}: {slip!r}")
    record: dict[str, Any] = {
        "format": 1,
        "document": {
            "id": digest,
            "title": None,
            "outlet": shorthand.get("outlet"),
            "url": None,
            "published": shorthand.get("published"),
            "language": "en",
            "boilerplate": [],
        },
        "statements": list(statements.values()),
    }
    for table in ("positions", "conditions", "commitments", "contacts"):
        record[table] = []
        for number, row in enumerate(shorthand.get(table, []), 1):
            where = f"{table} {number}"
            try:
                record[table].append(tabled(text, table, row, statements, where))
            except (Slip, KeyError) as slip:
                slips.append(f"{where}: {slip!r}")
    for quotation in shorthand.get("boilerplate", []):
        try:
            record["document"]["boilerplate"].extend(locate(text, quotation, [len(text), len(text)], "boilerplate"))
        except Slip as slip:
            slips.append(str(slip))
    if slips:
        raise Slip("\n".join(slips))
    return record


def tabled(text: str, table: str, row: dict[str, Any], statements: dict[str, dict[str, Any]], where: str) -> dict[str, Any]:
    base = evidenced(text, row, statements, where)
    near = [base["evidence"][0][0], base["evidence"][-1][1]]
    if table == "positions":
        return {
            "party": row["party"],
            "issue": named(row["issue"], where),
            "stance": chosen(row["stance"], "stance", where),
            "basis": chosen(row["basis"], "basis", where),
            **base,
            "as_of": row.get("as_of"),
        }
    if table == "conditions":
        return {
            "party": row["party"],
            "issue": named(row["issue"], where),
            "kind": chosen(row["kind"], "condition", where),
            "spans": locate(text, row["words"], near, where),
            "met_by": row.get("met_by"),
            **base,
        }
    if table == "commitments":
        return {
            "party": row["party"],
            "to": row.get("to"),
            "spans": locate(text, row["words"], near, where),
            "status": chosen(row["status"], "commitment", where),
            "due": row.get("due"),
            **base,
        }
    return {
        "kind": chosen(row["kind"], "contact", where),
        "participants": row["participants"],
        "persons": row.get("persons", []),
        "status": chosen(row["status"], "status", where),
        "when": row.get("when"),
        "place": row.get("place"),
        **base,
    }


def worded(value: Any, text: str) -> Any:
    """The record with the words put back beside every `spans`."""
    if isinstance(value, dict):
        put = {key: worded(one, text) for key, one in value.items()}
        if "spans" in put:
            put["text"] = " … ".join(text[start:end] for start, end in put["spans"])
        return put
    if isinstance(value, list):
        return [worded(one, text) for one in value]
    return value


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--into", type=Path, default=Path("training/labels"))
    parser.add_argument("--show", action="store_true", help="print a record of offsets with its words")
    arguments = parser.parse_args()
    failed = 0
    for path in arguments.paths:
        loaded = json.loads(path.read_text(encoding="utf-8"))
        name = loaded.get("report") or f"{path.parent.name}/{path.stem}"
        source = (arguments.corpora / name).with_suffix(".txt") if not name.endswith(".txt") else arguments.corpora / name
        source = arguments.corpora / (name + ".txt")
        content = source.read_bytes()
        text = content.decode("utf-8")
        if arguments.show:
            print(json.dumps(worded(loaded, text), ensure_ascii=False, indent=1))
            continue
        try:
            record = compiled(loaded, text, "sha256:" + hashlib.sha256(content).hexdigest())
        except Slip as slip:
            failed += 1
            print(f"{path}:\n{slip}", file=sys.stderr)
            continue
        target = arguments.into / (name + ".json")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
        counts = ", ".join(
            f"{len(record[table])} {table}" for table in ("statements", "positions", "conditions", "commitments", "contacts")
        )
        print(f"{target}: {counts}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
