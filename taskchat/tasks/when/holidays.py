"""Holidays with a fixed rule: a day of the year, the nth weekday of a month, or a distance from Easter."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter


@dataclass(frozen=True)
class Holiday:
    """The rule of one holiday; exactly one of the three kinds is given."""

    month: int = 0
    day: int = 0
    weekday: int = 0
    nth: int = 0
    after_easter: int | None = None
    shift: int = 0

    def in_year(self, year: int) -> date:
        """Return the day of the holiday in that year."""
        if self.after_easter is not None:
            return easter(year) + timedelta(days=self.after_easter)
        if self.nth:
            return nth_weekday(year, self.month, self.weekday, self.nth) + timedelta(days=self.shift)
        return date(year, self.month, self.day)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth of a weekday in a month, from its end where `nth` is negative; ValueError where there is none."""
    last = calendar.monthrange(year, month)[1]
    if nth < 0:
        end = date(year, month, last)
        day = end - timedelta(days=(end.weekday() - weekday) % 7 + 7 * (-nth - 1))
    else:
        first = date(year, month, 1)
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    if day.month != month:
        raise ValueError(f"no weekday {weekday} number {nth} in {year}-{month}")
    return day
