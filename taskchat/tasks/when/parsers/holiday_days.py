"""Holidays by name: "christmas", "easter monday 2027", "thanksgiving of next year", "last easter"."""

# A pattern is easier to read on one line.

import re
from datetime import date

from taskchat.tasks.when.holidays import HOLIDAYS, SIGHTED
from taskchat.tasks.when.parsers.parser import Parser, piece
from taskchat.tasks.when.pieces import Context, Day, Piece

# Super Tuesday comes in every fourth year.
_LONGEST_WAIT = 4


def _holiday(match: re.Match[str], context: Context) -> Piece:
    key, today = context.language.holiday(match["holiday"]), context.today
    if match["last"]:
        return piece(match, "day", Day(last_of(key, today), past=True), weak=True)
    if match["year"]:
        year = context.language.year(match["year"])
    elif match["which_year"]:
        year = today.year + _later(match["which_year"], context)
    else:
        # Where the moon is sighted decides: a line that only mentions it sets no date.
        return piece(match, "day", Day(next_of_holiday(key, today), holiday=key), weak=key in SIGHTED)
    day = HOLIDAYS[key](year)
    return piece(match, "day", Day(day, past=day < today))


def _later(words: str, context: Context) -> int:
    """Return how many years "next year", "last year" or "this year" is from this one."""
    for name, later in (("next", 1), ("last", -1)):
        if context.language.compile(rf"(?:(?:of|im|des)\s+)?(?:%{name}%)").match(words):
            return later
    return 0


def day_of(key: str, year: int) -> date | None:
    """Return the day of a holiday in a year; None in one that has none, as by the moon, or is beyond its table."""
    try:
        return HOLIDAYS[key](year)
    except ValueError:
        return None


def next_of_holiday(key: str, today: date) -> date:
    """Return the next day of a holiday, today included."""
    days = (day_of(key, year) for year in range(today.year, today.year + _LONGEST_WAIT + 1))
    return min(day for day in days if day and day >= today)


def last_of(key: str, today: date) -> date:
    """Return the day of a holiday that is most recently over."""
    days = (day_of(key, year) for year in range(today.year - _LONGEST_WAIT, today.year + 1))
    return max(day for day in days if day and day < today)


PARSERS = [
    Parser(
        r"(?:(?:%next%|%this%|%coming%)\s+|(?P<last>%last%)\s+|(?:%the%)\s+)?(?P<holiday>%holiday%)"
        r"(?:,?\s+(?:(?:%of_year%)\s+)?(?:(?P<year>%year%)|(?P<which_year>(?:(?:of|im|des)\s+)?(?:%next%|%last%|%this%)\s+%year_word%)))?",
        _holiday,
        ("holiday",),
    ),
]
