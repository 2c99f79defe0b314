"""Makes a large SQLite record out of a small one, for timing questions: every row again under another key, on other days.

Its log is not chained, so that it does not verify; its tables, indices and full-text index are as large as those of a record with so many
reports. SQLite copies in minutes what the program would build in an hour.
"""

from __future__ import annotations

import sqlite3

_SHIFT = 397
"""Days between a report and its next copy."""

_OWN_LABEL = "GLOB '* [0-9]*'"
"""Labels with a number in them get another with each copy, so that the number of labels grows with that of reports."""

_VERSIONED = {
    "statements": ("act", "factuality", "mode"),
    "positions": ("party", "LABEL", "stance", "basis"),
    "conditions": ("party", "LABEL", "kind"),
    "commitments": ("party", "status"),
    "contacts": ("kind", "status"),
}


def multiply(path: str, number: int) -> int:
    """Adds the copy with this number (1, 2, …) of the first reports; how many reports there are then."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -200000")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS temp.size AS SELECT max(sequence) AS entries FROM main.entries WHERE subject NOT LIKE '%.%'"
        )
        for statement in _statements(number, *connection.execute("SELECT entries FROM temp.size").fetchone()):
            connection.execute(statement)
        connection.execute("COMMIT")
        return int(connection.execute("SELECT count(*) FROM reports").fetchone()[0])
    finally:
        connection.close()


def _statements(n: int, entries: int) -> list[str]:
    offset, day = n * entries, f"date(day, '+{n * _SHIFT} days')"
    first = f"opened <= {entries}"

    def label(column: str) -> str:
        return f"CASE WHEN {column} {_OWN_LABEL} THEN {column} || ' {n}' ELSE {column} END"

    def key(column: str) -> str:
        return f"{column} || '.{n}'"

    made = [
        f"INSERT INTO entries SELECT sequence + {offset}, kind, {key('subject')}, at, payload, stored, digest, chain"
        f" FROM entries WHERE sequence <= {entries}",
        f"INSERT INTO reports SELECT {key('key')}, {key('id')}, title, outlet, url, published, language, added, {day}, {key('family')},"
        f" opened + {offset}, reading + {offset} FROM reports WHERE {first}",
    ]
    for table, columns in _VERSIONED.items():
        own = ", ".join(label("label") if column == "LABEL" else column for column in columns)
        made.append(
            f"INSERT INTO {table} SELECT {key('key')}, opened + {offset}, closed, {key('report')}, ordinal, outlet, source, {day}, added,"
            f" standing, confidence, body, {own} FROM {table} WHERE {first}"
        )
    value = f"CASE field WHEN 'label' THEN {label('value')} ELSE value END"
    return [
        *made,
        f'INSERT INTO marks SELECT "table", field, {value}, {day}, {key("row")}, opened + {offset} FROM marks WHERE {first}',
        f"INSERT OR IGNORE INTO labels SELECT {label('label')}, {key('kin')}, uses, {label('issue')} FROM labels WHERE kin NOT LIKE '%].%'",
        f"INSERT OR IGNORE INTO cells SELECT {label('label')}, party, stance, basis FROM cells WHERE label IN"
        " (SELECT label FROM labels WHERE kin NOT LIKE '%].%')",
        f"INSERT INTO persons SELECT surname, {key('report')}, ordinal, opened + {offset}, closed, body FROM persons WHERE {first}",
        f"INSERT INTO spoken SELECT party, {key('report')} FROM spoken WHERE report NOT LIKE '%.%'",
        f"INSERT INTO sketches SELECT {day}, {key('report')}, size, numbers, quotes FROM sketches WHERE report NOT LIKE '%.%'",
        f"INSERT INTO search SELECT number + {n} * (SELECT count(*) FROM search WHERE {first}), "
        f'"table", {key("row")}, opened + {offset}, words FROM search WHERE {first}',
        f"INSERT INTO search_index (rowid, words) SELECT number, words FROM search WHERE opened > {offset}",
    ]
