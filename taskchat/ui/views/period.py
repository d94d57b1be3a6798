"""Periods of the calendar: the month, week or day that an address names. Pure."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

# Weeks begin on Saturday, Sunday or Monday, as the browser's language has it: the server gives days for any of them.
_BEFORE_MONDAY = 2
_A_WEEK = timedelta(days=7)
_YEARS = range(1900, 9000)
_SHAPES = {
    "month": re.compile(r"\d{4}-\d\d", re.ASCII),
    "week": re.compile(r"\d{4}-W\d\d", re.ASCII),
    "day": re.compile(r"\d{4}-\d\d-\d\d", re.ASCII),
}


@dataclass(frozen=True)
class Period:
    """Month, week or day as an address names it: "2026-12", "2026-W49" (ISO 8601), "2026-12-05"; `begins` is its start.

    A day is shown in its month, with its tasks beside.
    """

    kind: str
    value: str
    begins: date

    @property
    def pair(self) -> tuple[str, str]:
        """Name and value, as a query has them."""
        return self.kind, self.value

    @property
    def days(self) -> tuple[date, date]:
        """First and last day that a grid of whole weeks may show, whichever day weeks begin on."""
        if self.kind == "week":
            return self.begins - timedelta(days=_BEFORE_MONDAY), self.begins + timedelta(days=6)
        first, last = self.month
        return first - timedelta(days=6), last + timedelta(days=6)

    @property
    def month(self) -> tuple[date, date]:
        """First and last day of the month in which it begins."""
        first = self.begins.replace(day=1)
        return first, first.replace(day=monthrange(first.year, first.month)[1])

    @property
    def words(self) -> str:
        """Name of the period for a title."""
        if self.kind == "week":
            return f"week of {self.begins.day} {self.begins:%B %Y}"
        return f"{self.begins:%B %Y}" if self.kind == "month" else f"{self.begins.day} {self.begins:%B %Y}"


def month_of(day: date) -> Period:
    """Return the month of a day."""
    return Period("month", f"{day:%Y-%m}", day.replace(day=1))


def read_period(query: Iterable[tuple[str, str]]) -> Period | None:
    """Read the period that a query names; None where it names none, or one that there is not."""
    named = dict(query)
    kind = next((kind for kind in ("day", "week", "month") if kind in named), None)
    if kind is None or not _SHAPES[kind].fullmatch(value := named[kind]):
        return None
    try:
        begins = date.fromisoformat({"month": f"{value}-01", "week": f"{value}-1", "day": value}[kind])
    except ValueError:
        return None
    return Period(kind, value, begins) if begins.year in _YEARS else None
