"""Days of a year, a month or a week that the parts of a rule name, as ordinals (`date.toordinal`), ascending.

Which part expands and which limits is the table of RFC 5545, 3.3.10.
"""

from calendar import isleap
from datetime import date
from typing import NamedTuple

from taskchat.tasks.recurrence.rule import Weekday
from taskchat.tasks.recurrence.weeks import days_of_weeks

_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ALL_MONTHS = tuple(range(1, 13))


class DayParts(NamedTuple):
    """Parts of a rule that name days, completed by its start."""

    months: tuple[int, ...]
    week_numbers: tuple[int, ...]
    year_days: tuple[int, ...]
    month_days: tuple[int, ...]
    weekdays: tuple[Weekday, ...]
    week_start: int


def weekday_of(day: int) -> int:
    """Return the weekday of an ordinal, from 0, Monday."""
    return (day - 1) % 7


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return 29 if month == 2 and isleap(year) else _LENGTHS[month]


def days_of_month(parts: DayParts, year: int, month: int) -> list[int]:
    """Return the days of a month by BYMONTHDAY and BYDAY; all where there is neither."""
    first, length = date(year, month, 1).toordinal(), month_length(year, month)
    if not parts.month_days:
        return _weekdays_within(parts.weekdays, first, first + length - 1)
    days = {first + (day - 1 if day > 0 else length + day) for day in parts.month_days if abs(day) <= length}
    if parts.weekdays:
        days.intersection_update(_weekdays_within(parts.weekdays, first, first + length - 1))
    return sorted(days)


def days_of_year(parts: DayParts, year: int) -> list[int]:
    """Return the days of a calendar year; a number in BYDAY counts in BYMONTH where that stands, else in the year."""
    first = date(year, 1, 1).toordinal()
    last = first + 364 + isleap(year)
    if not parts.months and not parts.month_days:
        days = _weekdays_within(parts.weekdays, first, last)
    elif parts.months or not any(weekday.nth for weekday in parts.weekdays):
        days = [day for month in parts.months or _ALL_MONTHS for day in days_of_month(parts, year, month)]
    else:
        named = _weekdays_within(parts.weekdays, first, last)
        by_month = parts._replace(weekdays=())
        days = sorted(set(named).intersection(*[days_of_month(by_month, year, month) for month in _ALL_MONTHS]))
    if parts.year_days:
        named = {first + day - 1 if day > 0 else last + 1 + day for day in parts.year_days}
        days = [day for day in days if day in named]
    if parts.week_numbers:
        named = days_of_weeks(parts.week_numbers, parts.week_start, year)
        days = [day for day in days if day in named]
    return days


def days_of_week(parts: DayParts, first: int) -> list[int]:
    """Return the days of the week that begins with an ordinal."""
    days = sorted([first + (weekday.day - parts.week_start) % 7 for weekday in parts.weekdays])
    if parts.months:
        days = [day for day in days if date.fromordinal(day).month in parts.months]
    return days


def is_day_of(parts: DayParts, ordinal: int) -> bool:
    """Whether a rule that counts in days or finer comes on a day."""
    if parts.weekdays and not any(weekday.day == weekday_of(ordinal) for weekday in parts.weekdays):
        return False
    if not (parts.months or parts.month_days or parts.year_days):
        return True
    day = date.fromordinal(ordinal)
    if parts.months and day.month not in parts.months:
        return False
    if parts.month_days and not _is_among(parts.month_days, day.day, month_length(day.year, day.month)):
        return False
    first = date(day.year, 1, 1).toordinal()
    return not parts.year_days or _is_among(parts.year_days, ordinal - first + 1, 365 + isleap(day.year))


def _is_among(numbers: tuple[int, ...], number: int, length: int) -> bool:
    return number in numbers or number - length - 1 in numbers


def _weekdays_within(weekdays: tuple[Weekday, ...], first: int, last: int) -> list[int]:
    """Return the days by BYDAY within a span of ordinals; all where there is none."""
    if not weekdays:
        return list(range(first, last + 1))
    days: set[int] = set()
    for weekday, nth in weekdays:
        earliest = first + (weekday - weekday_of(first)) % 7
        latest = last - (weekday_of(last) - weekday) % 7
        if not nth:
            days.update(range(earliest, last + 1, 7))
        else:
            day = earliest + 7 * (nth - 1) if nth > 0 else latest + 7 * (nth + 1)
            days.update([day] if first <= day <= last else [])
    return sorted(days)
