"""Rules of holidays: each is a function from a year to the day."""

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, easter

HolidayRule = Callable[[int], date]

_SATURDAY, _SUNDAY = 5, 6


def fixed(month: int, day: int) -> HolidayRule:
    """Return the rule of a holiday that is on the same day each year."""
    return lambda year: date(year, month, day)


def nth(number: int, weekday: int, month: int, shift: int = 0) -> HolidayRule:
    """Return the rule of the nth weekday of a month, from its end where `number` is negative, and days after it."""
    return lambda year: nth_weekday(year, month, weekday, number) + timedelta(days=shift)


def first_from(weekday: int, month: int, day: int) -> HolidayRule:
    """Return the rule of the first such weekday on or after a day of the year."""

    def rule(year: int) -> date:
        start = date(year, month, day)
        return start + timedelta(days=(weekday - start.weekday()) % 7)

    return rule


def workday_near(month: int, day: int) -> HolidayRule:
    """Return the rule of a day that moves from Saturday to Friday and from Sunday to Monday."""

    def rule(year: int) -> date:
        given = date(year, month, day)
        return given + timedelta(days={_SATURDAY: -1, _SUNDAY: 1}.get(given.weekday(), 0))

    return rule


def from_easter(days: int) -> HolidayRule:
    """Return the rule of a day so many days after Easter Sunday of the western churches."""
    return lambda year: easter(year) + timedelta(days=days)


def from_orthodox_easter(days: int) -> HolidayRule:
    """Return the rule of a day so many days after the Orthodox Easter Sunday."""
    return lambda year: easter(year, EASTER_ORTHODOX) + timedelta(days=days)


def before(rule: HolidayRule, days: int) -> HolidayRule:
    """Return the rule of a day so many days before another holiday."""
    return lambda year: rule(year) - timedelta(days=days)


def after(rule: HolidayRule, days: int) -> HolidayRule:
    """Return the rule of a day so many days after another holiday."""
    return lambda year: rule(year) + timedelta(days=days)


def last_before(weekday: int, rule: HolidayRule) -> HolidayRule:
    """Return the rule of the last such weekday before another holiday."""

    def day(year: int) -> date:
        given = rule(year)
        return given - timedelta(days=(given.weekday() - weekday) % 7 or 7)

    return day


def super_tuesday(year: int) -> date:
    """Return the first Tuesday of March in the years in which a US president is elected; ValueError in others."""
    if year % 4:
        raise ValueError(f"no president is elected in {year}")
    # In 2008 more states than ever voted a month before.
    return nth_weekday(year, 2 if year == 2008 else 3, 1, 1)


def kings_day(year: int) -> date:
    """Return the Dutch king's birthday, a day earlier where that is a Sunday."""
    given = date(year, 4, 27)
    return given - timedelta(days=given.weekday() == _SUNDAY)


def tax_day(year: int) -> date:
    """Return the last day for American tax returns: 15 April, or the next workday that Emancipation Day leaves."""
    free = workday_near(4, 16)(year)
    day = date(year, 4, 15)
    while day.weekday() >= _SATURDAY or day == free:
        day += timedelta(days=1)
    return day


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """Return the nth of a weekday in a month, from its end where `number` is negative; ValueError if there is none."""
    last = calendar.monthrange(year, month)[1]
    if number < 0:
        end = date(year, month, last)
        day = end - timedelta(days=(end.weekday() - weekday) % 7 + 7 * (-number - 1))
    else:
        first = date(year, month, 1)
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
    if day.month != month:
        raise ValueError(f"no weekday {weekday} number {number} in {year}-{month}")
    return day
