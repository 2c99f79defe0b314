"""What an address asks for: moments, facets, words and the page of a list. Read from a query and written back into one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from onrecord.talks.rows import last_day

FACETS = ("party", "source", "ground", "stance", "act", "factuality", "outlet", "month")


@dataclass(frozen=True, slots=True)
class Asked:
    """`as_of` and `known_by` are ISO dates; `talks` a negotiation; the facets as in `FACETS`; `words` those of a search; `page` counts from 1. None: not asked."""

    as_of: str | None = None
    known_by: str | None = None
    talks: str | None = None
    party: str | None = None
    source: str | None = None
    ground: str | None = None
    stance: str | None = None
    act: str | None = None
    factuality: str | None = None
    outlet: str | None = None
    month: str | None = None
    words: str | None = None
    page: int = 1

    def facet(self, name: str) -> str | None:
        """The value asked for of a facet."""
        value: str | None = getattr(self, name)
        return value

    def query(self, *, also: Mapping[str, str] | None = None, **changed: str | int | None) -> str:
        """This as the query of an address, "?" included, with what is `changed` and what else is given; "" if it asks for nothing.

        >>> Asked(as_of="2031-03-15").query(party="KES", also={"name": "60-day truce"})
        '?name=60-day+truce&as_of=2031-03-15&party=KES'
        """
        told = replace(self, **{"page": 1, **changed}) if changed else self  # type: ignore[arg-type]
        pairs = [("q" if one.name == "words" else one.name, getattr(told, one.name)) for one in fields(told)]
        asked = [(name, str(value)) for name, value in pairs if value not in (None, "") and (name, value) != ("page", 1)]
        everything = [*(also or {}).items(), *asked]
        return f"?{urlencode(everything, errors='replace')}" if everything else ""

    @property
    def moment(self) -> Asked:
        """The two moments and the negotiation alone, without facets and words: what goes along from page to page."""
        return Asked(as_of=self.as_of, known_by=self.known_by, talks=self.talks)

    @property
    def narrowed(self) -> bool:
        """Whether any facet is asked for."""
        return any(self.facet(name) for name in FACETS)

    @property
    def since(self) -> str | None:
        """The first day of the month asked for."""
        return f"{self.month}-01" if self.month else None

    @property
    def until(self) -> str | None:
        """The last day of the month asked for."""
        return last_day(self.month)
