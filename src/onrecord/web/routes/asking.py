"""What may stand in an address, checked: from a query to `Asked`."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from onrecord.web.asked import Asked

ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "what was asked for", "content": {"application/json": {}}},
    **{
        status: {"description": what, "content": {"application/json": {}}}
        for status, what in (
            (401, "it is not known who asks"),
            (403, "who asks may not do that"),
            (404, "it is not in the record"),
            (413, "it is too long"),
            (422, "it asks for something that cannot be"),
            (503, "the record does not answer"),
        )
    },
}
"""The answers of every address, for the OpenAPI document. What went wrong comes as `{"status", "what"}`."""

LONGEST = 400
"""Characters of a value in an address. Longer names of issues are cut by no reading; longer searches are no searches."""

_CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")


def _cleaned(value: object) -> object:
    """Text without control characters, which no database takes alike; nothing instead of an empty text, as forms send it."""
    if not isinstance(value, str):
        return value
    return _CONTROLS.sub(" ", value).encode("utf-8", "replace").decode().strip() or None


Word = Annotated[Annotated[str, StringConstraints(max_length=LONGEST)] | None, BeforeValidator(_cleaned)]
Day = Annotated[date | None, BeforeValidator(_cleaned)]
Month = Annotated[Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")] | None, BeforeValidator(_cleaned)]
Name = Annotated[Word, Query()]
KEY = r"^[a-z]-[a-z2-7]{12}$"


class AskedQuery(BaseModel):
    """The filters that every page takes in its address."""

    model_config = ConfigDict(extra="ignore", str_max_length=2 * LONGEST)

    as_of: Day = Field(None, description="only what was so up to this day, by the reports")
    known_by: Day = Field(None, description="the record as it was on this day")
    talks: Word = Field(None, description="a negotiation, by its name")
    party: Word = None
    source: Word = None
    ground: Word = None
    stance: Word = None
    act: Word = None
    factuality: Word = None
    outlet: Word = None
    month: Month = Field(None, description="a month as YYYY-MM")
    q: Word = Field(None, description="words to search for")
    page: int = Field(1, ge=1, le=4000)

    def asked(self) -> Asked:
        """This as the value that the questions take."""
        return Asked(
            self.as_of.isoformat() if self.as_of else None,
            self.known_by.isoformat() if self.known_by else None,
            self.talks,
            self.party,
            self.source,
            self.ground,
            self.stance,
            self.act,
            self.factuality,
            self.outlet,
            self.month,
            self.q,
            self.page,
        )


Filters = Annotated[AskedQuery, Query()]
