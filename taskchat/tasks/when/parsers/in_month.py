"""Days counted within a month or year: "last friday of october", "20th of this month", "end of next month", "eoy"."""

# A pattern is easier to read on one line.

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from taskchat.tasks.when.holidays import nth_weekday
from taskchat.tasks.when.parsers.parser import Parser, piece
from taskchat.tasks.when.pieces import Clock, Context, Day, DayTime, Piece


def _month_of(match: re.Match[str], context: Context) -> date:
    """Return the first day of the month that a match names."""
    today = context.today
    if match["month"]:
        month = context.language.months[match["month"]]
        if match["year"]:
            return date(int(match["year"]), month, 1)
        return date(today.year + (month < today.month), month, 1)
    later = 1 if match["next_month"] else -1 if match["last_month"] else 0
    return today + relativedelta(months=later, day=1)


def _counted(match: re.Match[str], day: date, again: date, context: Context) -> Piece:
    """Return the day, or where it is over the same of the next month of that name ("the month": the next one)."""
    named_past = bool(match["year"] or match["last_month"])
    if day < context.today and not named_past:
        if match["this_month"] and not match["the_month"]:
            return Piece(match.start(), match.end(), "unread", None)
        day = again
    return piece(match, "day", Day(day, past=named_past), weak=bool(match["last_month"]))


def _again(first: date, match: re.Match[str]) -> date:
    return first + (relativedelta(years=1) if match["month"] else relativedelta(months=1))


def _nth_weekday(match: re.Match[str], context: Context) -> Piece | None:
    first = _month_of(match, context)
    nth = -1 if match["last"] else context.language.ordinal(match["nth"])
    wanted = context.language.weekdays[match["weekday"]]
    if not nth:
        return None
    again = _again(first, match)
    return _counted(
        match,
        nth_weekday(first.year, first.month, wanted, nth),
        nth_weekday(again.year, again.month, wanted, nth),
        context,
    )


def _nth_day(match: re.Match[str], context: Context) -> Piece | None:
    """Read "the 15th day of next month", "last day of october", "20th of this month", "5th last day of May"."""
    if not (match["nth"] or match["last"]):
        return None
    first = _month_of(match, context)
    nth = context.language.ordinal(match["nth"]) if match["nth"] else 1
    if not nth:
        return None
    last = bool(match["last"])
    return _counted(match, _nth_of(first, nth, last=last), _nth_of(_again(first, match), nth, last=last), context)


def _nth_of(first: date, nth: int, *, last: bool) -> date:
    return first + relativedelta(day=31) - timedelta(days=nth - 1) if last else first.replace(day=nth)


def _last_day(match: re.Match[str], context: Context) -> Piece:
    return piece(match, "day", Day(context.today + relativedelta(day=31)), weak=True)


def _end(match: re.Match[str], context: Context) -> Piece:
    """Read "end of next month", "eoy", "end of the week", "end of day"."""
    today, later = context.today, 1 if match["next"] else 0
    unit = match["short"] or ("w" if match["week"] else "m" if match["months"] else "y" if match["years"] else "d")
    if unit == "d":
        offset = context.language.named_days.get(match["named"] or match["that"] or "", 0)
        return piece(match, "daytime", DayTime(Day(today + timedelta(days=offset)), Clock(23, 59)))
    if unit == "w":
        days = (4 - today.weekday()) % 7 if not later else 7 + 4 - today.weekday()
        return piece(match, "day", Day(today + timedelta(days=days)))
    if unit == "m":
        return piece(match, "day", Day(today + relativedelta(months=later, day=31)))
    return piece(match, "day", Day(date(today.year + later, 12, 31)))


def _end_of_weekday(match: re.Match[str], context: Context) -> Piece:
    """Read "end of sunday": its last minute."""
    weekday = context.language.weekdays[match["weekday"]]
    day = context.today + timedelta(days=(weekday - context.today.weekday()) % 7)
    return piece(match, "daytime", DayTime(Day(day), Clock(23, 59)))


def _end_of_month(match: re.Match[str], context: Context) -> Piece:
    def of(first: date) -> date:
        return first.replace(day=15) if match["mid"] else first + relativedelta(day=31) if match["end"] else first

    first = _month_of(match, context)
    return _counted(match, of(first), of(_again(first, match)), context)


_MONTH_OF = (
    r"(?:(?P<month>%month%)\.?(?:,?\s+(?P<year>(?:19|20)\d\d))?"
    r"|(?P<next_month>%next%\s+%month_word%)|(?P<last_month>%last%\s+%month_word%)"
    r"|(?P<this_month>(?:%current%|(?P<the_month>%the_month%))\s+%month_word%))"
)
_SAID_MONTH = (
    r"(?:(?P<next_month>%next%\s+%month_word%)|(?P<this_month>%current%\s+%month_word%)"
    r"(?P<the_month>)(?P<last_month>)(?P<month>)(?P<year>))"
)
PARSERS = [
    Parser(
        rf"(?:the\s+)?(?:(?P<last>%last%)|(?P<nth>%ordinal%))\s+(?P<weekday>%weekday%)\s+(?:%of%\s*)?{_MONTH_OF}",
        _nth_weekday,
        ("weekday",),
    ),
    Parser(
        rf"(?:the\s+)?(?:(?P<nth>%ordinal%|\d{{1,2}}(?=\s+of))\s*)?(?P<last>%last%\b)?\s*(?:%day_word%)?\s*%of%\s*{_MONTH_OF}",
        _nth_day,
        ("digit", "ordinal", "end"),
    ),
    Parser(
        rf"(?:(?:%at_about%|%on_day%)\s+)?(?:the\s+)?(?P<nth>%ordinal%)\s+{_SAID_MONTH}(?P<last>)",
        _nth_day,
        ("digit", "ordinal"),
    ),
    Parser(r"(?:the\s+)?%last%\s+%day_word%", _last_day, ("end",)),
    Parser(
        r"(?:(?:the\s+)?eo(?P<short>[dwmy])|%end_of%\s+(?:(?P<next>%next%)\s+|%current%\s+)?"
        r"(?:(?P<week>%week%)|(?P<months>%month_word%)|(?P<years>%year_word%)|%day_word%(?:\s+(?P<that>%named_day%))?"
        r"|(?P<named>%named_day%)))",
        _end,
        ("end",),
    ),
    Parser(
        r"(?:(?P<months>%month_end%)|(?P<years>%year_end%))(?P<short>)(?P<next>)(?P<week>)(?P<named>)(?P<that>)",
        _end,
        ("end",),
    ),
    Parser(r"%end_of%\s+(?:(?:%this%|%the%)\s+)?(?P<weekday>%weekday%)", _end_of_weekday, ("end",)),
    Parser(
        rf"(?:(?P<end>%end_of%)|(?P<mid>%mid%)|%beginning_of%)[\s-]+{_MONTH_OF}",
        _end_of_month,
        ("end",),
    ),
]
