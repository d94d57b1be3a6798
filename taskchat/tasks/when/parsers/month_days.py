"""Days of a month: "27 Nov 2027", "Nov 27th", "twenty fifth of May nineteen ninety", "the 15th", "Sat 12th"."""

# A pattern is easier to read on one line.

import calendar
import re
from datetime import date

from dateutil.relativedelta import relativedelta

from taskchat.tasks.when.parsers.parser import Parser, ends_line, piece
from taskchat.tasks.when.pieces import Context, Day, Piece

_CENTURY, _PIVOT = 100, 69
_YEARS_TO_A_LEAP = 8


def full_year(text: str) -> int:
    """Return the year of two or four digits; two mean 1969 to 2068, as POSIX has it."""
    year = int(text)
    if len(text) > 2 or year >= _CENTURY:
        return year
    return year + (1900 if year >= _PIVOT else 2000)


def next_of(month: int, day: int, today: date) -> date:
    """Return the next day of that month and number, today included; the next leap year's for 29 February."""
    for year in range(today.year, today.year + _YEARS_TO_A_LEAP + 1):
        if day <= calendar.monthrange(year, month)[1] and (found := date(year, month, day)) >= today:
            return found
    raise ValueError(f"no day {day} in month {month}")


def dated(month: int, day: int, year: str | None, context: Context) -> Day:
    """Return the day of that year, or the next of that name."""
    if not year:
        return Day(next_of(month, day, context.today))
    year = year.lstrip("'\u2019")
    found = date(full_year(year) if year.isdecimal() else context.language.year(year), month, day)
    return Day(found, past=found < context.today)


def _month_day(match: re.Match[str], context: Context) -> Piece | None:
    language = context.language
    day = int(match["day"]) if match["day"].isdecimal() else language.ordinal(match["day"])
    if day is None:
        day = int(language.number(match["day"]) or 0)
    return piece(match, "day", dated(language.months[match["month"]], day, match["year"], context))


def _two_ordinals(match: re.Match[str], context: Context) -> Piece | None:
    """Read "siebter vierter", the seventh day of the fourth month."""
    day, month = (context.language.ordinal(match[name]) or 0 for name in ("day", "month"))
    return piece(match, "day", dated(month, day, match["year"], context)) if 1 <= month <= 12 else None


def _number(match: re.Match[str], context: Context) -> Piece | None:
    """Read "the 15th": the next day of that number, today included."""
    number = context.language.ordinal(match["day"])
    if not number or not 1 <= number <= 31:
        return None
    ordinal = match["day"][0].isdigit() and not match["day"].isdecimal()
    weak = not match["on"] and not (ordinal and (match["the"] or ends_line(match)))
    return piece(match, "day", Day(next_number(number, context.today), number=number), weak=weak)


def _weekday_number(match: re.Match[str], context: Context) -> Piece:
    """Read "Sat 12th", "monday the 21st": the next day that is both."""
    weekday = context.language.weekdays[match["weekday"]]
    number = context.language.ordinal(match["day"]) or int(context.language.number(match["day"]) or 0)
    return piece(match, "day", Day(next_both(weekday, number, context.today)))


def next_both(weekday: int, number: int, today: date) -> date:
    """Return the next day of that weekday and number in its month, today included."""
    for later in range(60):
        first = today + relativedelta(months=later, day=1)
        if number <= calendar.monthrange(first.year, first.month)[1]:
            day = first.replace(day=number)
            if day >= today and day.weekday() == weekday:
                return day
    raise ValueError(f"no weekday {weekday} with number {number}")


def next_number(number: int, today: date) -> date:
    """Return the next day of the month with that number, today included."""
    for later in range(3):
        first = today + relativedelta(months=later, day=1)
        if number <= calendar.monthrange(first.year, first.month)[1] and (day := first.replace(day=number)) >= today:
            return day
    raise ValueError(f"no day {number} in the next months")


_YEAR = (
    r"(?:(?:,?\s+(?:of\s+|in\s+(?=\d{4}))?|\s*,\s*|-|/|\.)(?P<year>(?:19|20)\d\d(?![:.h]\d|\d)|(?:2[1-9]|[3-9]\d)\d\d(?![:.h]\d|\d|\s+(?!at\b)[a-z])"
    r"|%year_in_words%|['\u2019]\d\d|\d\d(?!\s*(?:%unit%|[ap]m?)\b|[:.h\d]|\w|\s+(?!at\b)[a-z])))?"
)
_THE_NEXT = r"(?:(?:%next%|%this%|%coming%)\s+)?(?:%the%\s+)?"
PARSERS = [
    Parser(
        r"(?P<weekday>%weekday%)\.?,?\s+(?:(?:%the%)\s+)?(?P<day>%ordinal%(?!\s*(?:of\s+)?%month%)|(?<=the\s)%number_word%(?=\s*$)|\d{1,2}(?!\s?[ap]\b|\.?\s*(?:of\s+)?%month%)(?=\s*$|\s*[,;!?]|\s*\.(?!\d)|\s+(?:%at%|\d{1,2}[:h]|\d{1,2}\s?(?:[ap]m|uhr))))",
        _weekday_number,
        ("weekday",),
    ),
    Parser(
        rf"{_THE_NEXT}(?P<day>%ordinal%|\d{{1,2}})\.?(?:\s+%day_word%)?(?:\s+of|[-/,])?\s*(?P<month>%month%)\b\.?{_YEAR}",
        _month_day,
        ("month",),
    ),
    Parser(
        rf"{_THE_NEXT}(?P<month>%month%)\.?,?\s*[-/]?\s*(?:the\s+)?(?P<day>%ordinal%|\d{{1,2}}(?![\d:h]|\.\d|\s*[ap]\.?m)|%number_word%){_YEAR}",
        _month_day,
        ("month",),
    ),
    Parser(
        r"(?P<day>%number_word%)\s+(?:of\s+)?(?P<month>%month%)[\s,]+(?P<year>%year%)",
        _month_day,
        ("month",),
    ),
    Parser(
        r"(?:%the%\s+)?(?P<day>%ordinal%)[\s/]+(?P<month>%month_ordinal%)(?:\s+(?P<year>(?:19|20)\d\d))?",
        _two_ordinals,
        ("ordinal", "digit"),
    ),
    Parser(
        r"(?:(?P<on>%on_day%)\s+)?(?:(?P<the>the)\s+)?(?P<day>%ordinal%|(?<=\bthe\s)\d{1,2}(?!\s?%unit%\b))(?=\s*$|\s*[,;!?]|\s*\.(?!\d)|\s+(?:%after_number%))",
        _number,
        ("digit", "ordinal"),
    ),
]
