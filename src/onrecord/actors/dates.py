"""Dates in reports: every expression with its place and what it means, resolved against the day of publication.

Rules and a table of cases (`tests/actors/dates_cases.py`), nothing learned. Weekdays look back unless the verb looks
forward; what the text does not tell stays None. The public names of the modules `dates_*` beside this one:

- `expressions`: every date expression of a text; `normalise`: one that stands alone;
- `said_on`: when something was said, by its sentence;
- `as_recorded`: what the record's `due` and `when` hold for an expression.

>>> [one.value for one in expressions("They met on Monday and will meet again next month.", "2025-05-20")]
['2025-05-19', '2025-06']
"""

from __future__ import annotations

from onrecord.actors.dates_expressions import Bound, DateExpression, as_recorded, expressions, normalise
from onrecord.actors.dates_said import said_on
from onrecord.actors.dates_tense import Direction

__all__ = ["Bound", "DateExpression", "Direction", "as_recorded", "expressions", "normalise", "said_on"]
