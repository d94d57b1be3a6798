"""Days of a month: "27 Nov 2027", "Nov 27th", "the 15th", "last friday of october", "end of next month"."""

# A pattern is easier to read on one line.
# ruff: noqa: E501

import calendar
import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from taskchat.tasks.when.holidays import nth_weekday
from taskchat.tasks.when.parsers.parser import Parser, piece
from taskchat.tasks.when.pieces import Clock, Context, Day, DayTime, Piece

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
    found = date(full_year(year.lstrip("'\u2019")), month, day)
    return Day(found, past=found < context.today)


def _month_day(match: re.Match[str], context: Context) -> Piece | None:
    language = context.language
    day = language.ordinal(match["day"]) if not match["day"].isdecimal() else int(match["day"])
    if day is None:
        number = language.number(match["day"])
        day = int(number) if number and number == int(number) else None
    if day is None:
        return None
    year = match["year"]
    if year and not year.lstrip("'\u2019").isdecimal():
        year = str(int(re.sub(r"\D", "", year)))
    month = language.months[match["month"]]
    return piece(match, "day", dated(month, day, year, context))


def _number(match: re.Match[str], context: Context) -> Piece | None:
    """Read "the 15th": the next day of that number, today included."""
    number = context.language.ordinal(match["day"])
    if not number or not 1 <= number <= 31:
        return None
    figures = match["day"][0].isdigit()
    weak = not match["on"] and not (match["the"] and figures)
    return piece(match, "day", Day(next_number(number, context.today), number=number), weak=weak)


def _weekday_number(match: re.Match[str], context: Context) -> Piece:
    """Read "Sat 12th", "monday the 21st": the next day that is both."""
    weekday = context.language.weekdays[match["weekday"]]
    number = context.language.ordinal(match["day"]) or 0
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


def _month_of(match: re.Match[str], context: Context) -> date | None:
    """Return the first day of the month that a match names."""
    today = context.today
    if match["month"]:
        month = context.language.months[match["month"]]
        if match["year"]:
            return date(full_year(match["year"]), month, 1)
        return date(today.year + (month < today.month), month, 1)
    if match["next_month"]:
        return today + relativedelta(months=1, day=1)
    return today.replace(day=1)


def _nth_weekday(match: re.Match[str], context: Context) -> Piece | None:
    first = _month_of(match, context)
    if not first:
        return None
    nth = -1 if match["last"] else context.language.ordinal(match["nth"])
    wanted = context.language.weekdays[match["weekday"]]
    if not nth:
        return None
    day = nth_weekday(first.year, first.month, wanted, nth)
    if day < context.today and not match["year"] and match["month"]:
        day = nth_weekday(first.year + 1, first.month, wanted, nth)
    return piece(match, "day", Day(day, past=bool(match["year"])))


def _nth_day(match: re.Match[str], context: Context) -> Piece | None:
    """Read "the 15th day of next month", "last day of october", "20th of this month", "5th last day of May"."""
    first = _month_of(match, context)
    if not first:
        return None
    nth = context.language.ordinal(match["nth"]) if match["nth"] else 1
    if not nth:
        return None
    day = _nth_of(first, nth, last=bool(match["last"]))
    if day < context.today and match["month"] and not match["year"]:
        day = _nth_of(first.replace(year=first.year + 1), nth, last=bool(match["last"]))
    return piece(match, "day", Day(day, past=bool(match["year"])))


def _nth_of(first: date, nth: int, *, last: bool) -> date:
    return first + relativedelta(day=31) - timedelta(days=nth - 1) if last else first.replace(day=nth)


def _end(match: re.Match[str], context: Context) -> Piece | None:
    """Read "end of next month", "eoy", "end of the week"."""
    today, later = context.today, 1 if match["next"] else 0
    unit = match["short"] or ("w" if match["week"] else "m" if match["months"] else "y" if match["years"] else "d")
    if unit == "d":
        offset = context.language.named_days.get(match["named"] or "", 0)
        day = Day(today + timedelta(days=offset))
        return piece(match, "daytime", DayTime(day, Clock(23, 59)))
    if unit == "w":
        days = (4 - today.weekday()) % 7 if not later else 7 + 4 - today.weekday()
        return piece(match, "day", Day(today + timedelta(days=days)))
    if unit == "m":
        return piece(match, "day", Day(today + relativedelta(months=later, day=31)))
    return piece(match, "day", Day(date(today.year + later, 12, 31)))


def _end_of_month(match: re.Match[str], context: Context) -> Piece | None:
    first = _month_of(match, context)
    if not first:
        return None
    day = first.replace(day=15) if match["mid"] else first + relativedelta(day=31) if match["end"] else first
    if day < context.today and match["month"] and not match["year"]:
        day = day + relativedelta(years=1)
        day = day + relativedelta(day=31) if match["end"] else day
    if day < context.today and not match["year"]:
        return None
    return piece(match, "day", Day(day, past=bool(match["year"])))


_YEAR_SHORT = r"(?:(?:,?\s+(?:of\s+)?|\s*,\s*|-|/|\.)(?P<year>(?:19|20)\d\d(?![:.h]\d|\d)|(?:2[1-9]|[3-9]\d)\d\d(?![:.h]\d|\d|\s+(?!at\b)[a-z])|['\u2019]\d\d|\d\d(?!\s*(?:%unit%|[ap]m?)\b|[:.h\d]|\w|\s+(?!at\b)[a-z])))?"
_MONTH_OF = (
    r"(?:(?P<month>%month%)\.?(?:,?\s+(?P<year>(?:19|20)\d\d))?"
    r"|(?P<next_month>%next%\s+%month_word%)|(?P<this_month>(?:%current%|the)\s+%month_word%))"
)
PARSERS = [
    Parser(
        r"(?P<weekday>%weekday%)\.?,?\s+(?:(?:%the%)\s+)?(?P<day>%ordinal%(?!\s*(?:of\s+)?%month%)|\d{1,2}(?!\s?[ap]\b)(?=\s*$|\s*,|\s+(?:at|@|\d{1,2}[:h]|\d{1,2}\s?[ap]m)))",
        _weekday_number,
        ("weekday",),
    ),
    Parser(
        rf"(?:the\s+)?(?P<day>%ordinal%|\d{{1,2}})\.?(?:\s+%day_word%)?(?:\s+of|[-/,])?\s*(?P<month>%month%)\b\.?{_YEAR_SHORT}",
        _month_day,
        ("month",),
    ),
    Parser(
        rf"(?P<month>%month%)\.?,?\s*[-/]?\s*(?:the\s+)?(?P<day>%ordinal%|\d{{1,2}}(?![\d:.h]|\s*[ap]\.?m)|%number_word%){_YEAR_SHORT}",
        _month_day,
        ("month",),
    ),
    Parser(
        r"(?:(?P<on>%on_day%)\s+)?(?:(?P<the>the)\s+)?(?P<day>%ordinal%)(?=\s*$|\s*[,.;!?)]|\s+(?:%after_number%))",
        _number,
        ("digit", "ordinal"),
    ),
    Parser(
        rf"(?:the\s+)?(?:(?P<last>%last%)|(?P<nth>%ordinal%))\s+(?P<weekday>%weekday%)\s+(?:%of%\s*)?{_MONTH_OF}",
        _nth_weekday,
        ("weekday",),
    ),
    Parser(
        rf"(?:the\s+)?(?:(?P<nth>%ordinal%|\d{{1,2}}(?=\s+of))\s*)?(?P<last>%last%\b)?\s*(?:%day_word%)?\s*%of%\s*{_MONTH_OF}",
        lambda match, context: _nth_day(match, context) if match["nth"] or match["last"] else None,
        ("digit", "ordinal", "end"),
    ),
    Parser(
        r"%last%\s+%day_word%(?P<nth>)(?P<month>)(?P<next_month>)(?P<year>)",
        lambda match, context: piece(match, "day", Day(_nth_of(context.today.replace(day=1), 1, last=True)), weak=True),
        ("end",),
    ),
    Parser(
        r"(?:eo(?P<short>[dwmy])|%end_of%\s+(?:(?P<next>%next%)\s+|%current%\s+)?"
        r"(?:(?P<week>%week%)|(?P<months>%month_word%)|(?P<years>%year_word%)|%day_word%|(?P<named>today|tomorrow)))",
        _end,
        ("end",),
    ),
    Parser(
        rf"(?:(?P<end>%end_of%)|(?P<mid>%mid%)|%beginning_of%)[\s-]+{_MONTH_OF}",
        _end_of_month,
        ("end",),
    ),
]
