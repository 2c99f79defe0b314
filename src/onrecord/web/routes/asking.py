"""What may stand in an address, checked: from a query to `Asked`."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from onrecord.web.asked import Asked

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
Name = Annotated[str, Query(min_length=1, max_length=LONGEST)]
KEY = r"^[a-z]-[a-z2-7]{12}$"


class AskedQuery(BaseModel):
    """The filters that every page takes in its address."""

    model_config = ConfigDict(extra="ignore", str_max_length=2 * LONGEST)

    as_of: Day = Field(None, description="only what was so up to this day, by the reports")
    known_by: Day = Field(None, description="the record as it was on this day")
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
