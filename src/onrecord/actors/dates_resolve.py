"""What each expression means as a value, given the day of publication; a table of rules, nothing learned.

Every resolver takes the rule's match and a `Setting` and gives the value, or None where the text does not tell.
The stated meanings of loose words: "coming days" are the seven days after publication, "recent days" the seven before;
weeks run Monday to Sunday; "weeks" without a number are four, "months" three; "early", "mid" and "late" in a month
are its days 1 to 10, 11 to 20 and 21 to the last; seasons are the northern ones of three whole months.
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.actors import dates_named, dates_relative
from onrecord.actors.dates_setting import Found, Setting

__all__ = ["RESOLVERS", "Resolver", "Setting"]

Resolver = Callable[[Found, Setting], str | None]
"""From a match and what it is read against to a value."""

RESOLVERS: dict[str, Resolver] = {
    "iso": dates_named.iso_date,
    "slash": dates_named.slash,
    "week_of": dates_named.week_of,
    "month_day": dates_named.month_day,
    "day_month": dates_named.day_month,
    "part_month": dates_named.part_month,
    "edge_month": dates_named.edge_month,
    "edge_unit": dates_named.edge_unit,
    "edge_year": dates_named.edge_year,
    "month_span": dates_named.month_span,
    "month": dates_named.month,
    "weekday": dates_relative.weekday,
    "deictic": dates_relative.deictic,
    "in_day": dates_relative.in_day,
    "that_day": dates_relative.that_day,
    "weekend": dates_relative.weekend,
    "window": dates_relative.window,
    "rolling": dates_relative.rolling,
    "unit": dates_relative.unit,
    "ago": dates_relative.ago,
    "ahead": dates_relative.ahead,
    "quarter": dates_named.quarter_of,
    "season": dates_named.season,
    "decade": dates_named.decade,
    "years": dates_named.years,
    "year": dates_named.year,
    "holiday": dates_named.holiday,
    "vague": dates_relative.vague,
}
"""The resolver of each rule of `dates_grammar`."""
