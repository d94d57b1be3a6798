"""Weeks of a year by number, as BYWEEKNO counts them: the first has at least four days in the year."""

from datetime import date


def days_of_weeks(numbers: tuple[int, ...], week_start: int, year: int) -> set[int]:
    """Return the ordinals of the weeks with these numbers, from the end below 0, that touch a calendar year.

    The first days of January may belong to the last week of the year before, the last of December to the next one's.
    """
    days: set[int] = set()
    for week_year in (year - 1, year, year + 1):
        first = _first_week(week_year, week_start)
        count = (_first_week(week_year + 1, week_start) - first) // 7
        for number in numbers:
            if abs(number) <= count:
                begin = first + 7 * (number - 1 if number > 0 else count + number)
                days.update(range(begin, begin + 7))
    return days


def _first_week(year: int, week_start: int) -> int:
    """Return the ordinal on which week 1 of a year begins: the week of 4 January."""
    fourth = date(year, 1, 4).toordinal()
    return fourth - (fourth - 1 - week_start) % 7
