"""Families of copies in an archive of any size: candidates by a join over the bands of the sketches, which DuckDB does out of memory, then
the rules of `onrecord.talks.copies` on the candidates alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onrecord.archive.asking import Asked
from onrecord.talks.alike import joined
from onrecord.talks.copies import BAND, PERMUTATIONS, WITHIN, Family, Sketch, kinship
from onrecord.talks.rows import Report

_AT_ONCE = 2_000
"""Pairs of candidates whose sketches are in memory at a time."""

_REPORT = ("key", "id", "title", "outlet", "url", "published", "language", "day")


def families(asked: Asked, *, since: str | None = None, until: str | None = None) -> tuple[Family, ...]:
    """The families of two reports and more, the earliest first: those that `onrecord.talks.copies.families` finds. Deterministic.

    In memory are the keys of the pairs that are copies; what is joined, 64 rows a report, is on disk if it has to be. A copy is of about
    the day of its original, so that an archive too large for one join can be done by spans of days, `since` to `until` (ISO dates, both in
    them), that overlap by a week; reports that nobody dated are in none.
    """
    documents = asked.table("documents", f"{', '.join(_REPORT)}, sketch, shingles, quotes")
    if not documents:
        return ()
    days = {"day >= ?": since, "day <= ?": until}
    clauses = " AND ".join(["true", *(clause for clause, day in days.items() if day is not None)])
    chosen = f"CREATE OR REPLACE TABLE reports AS SELECT * FROM ({documents}) WHERE {clauses}"
    asked.connection.execute(chosen, [day for day in days.values() if day is not None])
    links = dict(_links(asked))
    members = sorted({key for pair in links for key in pair})
    reports = _reports(asked, members)
    best = _best(links, reports)
    return tuple(
        Family(reports[group[0]], tuple(reports[key] for key in group[1:]), tuple(round(best[key], 3) for key in group[1:]))
        for group in _groups(links, reports)
    )


def _links(asked: Asked) -> Iterator[tuple[tuple[str, str], float]]:
    """The pairs of keys that are copies, with their Jaccard index."""
    asked.connection.execute(
        f"""
        CREATE OR REPLACE TABLE bands AS
            SELECT key, day, hash(place, list_slice(sketch, place * {BAND} + 1, place * {BAND} + {BAND})) AS band
            FROM reports, range({PERMUTATIONS // BAND}) numbers(place) WHERE shingles > 0
            UNION ALL SELECT key, day, unnest(quotes) AS band FROM reports
        """
    )
    pairs = asked.connection.cursor().execute(
        f"""
        SELECT a.key, b.key, coalesce(a.outlet = b.outlet, true) FROM (
            SELECT DISTINCT l.key AS one, r.key AS other FROM bands l JOIN bands r ON l.band = r.band AND l.key < r.key
            WHERE l.day IS NULL OR r.day IS NULL OR abs(l.day - r.day) <= {WITHIN}
        ) JOIN reports a ON a.key = one JOIN reports b ON b.key = other ORDER BY a.key, b.key
        """
    )
    while some := pairs.fetchmany(_AT_ONCE):
        sketches = _sketches(asked, sorted({key for one, other, _ in some for key in (one, other)}))
        for one, other, same in some:
            kin = kinship(sketches[one], sketches[other], same_outlet=same)
            if kin.copy:
                yield (one, other), kin.resemblance


def _sketches(asked: Asked, keys: Sequence[str]) -> dict[str, Sketch]:
    found = asked.connection.execute("SELECT key, sketch, shingles, quotes FROM reports WHERE key IN (SELECT unnest(?))", [list(keys)])
    return {key: Sketch(tuple(values), size, frozenset(quotes)) for key, values, size, quotes in found.fetchall()}


def _reports(asked: Asked, keys: Sequence[str]) -> dict[str, Report]:
    found = asked.connection.execute(f"SELECT {', '.join(_REPORT)} FROM reports WHERE key IN (SELECT unnest(?))", [list(keys)])
    reports = {}
    for *told, day in found.fetchall():
        named = dict(zip(_REPORT, told, strict=False))
        reports[named["key"]] = Report(**named, added=asked.added, day=day.isoformat() if day else asked.added[:10])
    return reports


def _order(report: Report) -> tuple[str, str, str]:
    return report.day, report.published or "", report.key


def _groups(links: Mapping[tuple[str, str], float], reports: Mapping[str, Report]) -> list[list[str]]:
    """The keys of each family, in the order of their days; the families by their first."""
    ordered = sorted(reports, key=lambda key: _order(reports[key]))
    place = {key: number for number, key in enumerate(ordered)}
    groups = joined(len(ordered), [(place[one], place[other]) for one, other in links])
    return [[ordered[number] for number in group] for group in groups]


def _best(links: Mapping[tuple[str, str], float], reports: Mapping[str, Report]) -> dict[str, float]:
    """For each report the highest Jaccard index with an earlier one."""
    best = dict.fromkeys(reports, 0.0)
    for pair, resemblance in links.items():
        later = max(pair, key=lambda key: _order(reports[key]))
        best[later] = max(best[later], resemblance)
    return best
