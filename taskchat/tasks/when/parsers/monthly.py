"""Recurrence on days of the month or year: "every last friday", "the 1st of every month", "every june 12"."""

import re

from taskchat.tasks.recurrence import month_day_parts, year_day_parts
from taskchat.tasks.when.parsers.parser import Parser, piece
from taskchat.tasks.when.parsers.repeating import DAYS, EVERY, rule_of
from taskchat.tasks.when.pieces import Context, Piece, Rule


def _monthly_weekday(match: re.Match[str], context: Context) -> Piece | None:
    """Read "every last friday", "the first monday of each month"."""
    nth = -1 if match["last"] else context.language.ordinal(match["nth"])
    weekday = context.language.weekdays[match["weekday"]]
    return piece(match, "rule", rule_of("MONTHLY", BYDAY=f"{nth}{DAYS[weekday]}"))


def _monthly_day(match: re.Match[str], context: Context) -> Piece | None:
    if match["last"]:
        return piece(match, "rule", rule_of("MONTHLY", BYMONTHDAY="-1"))
    pattern = context.language.compile("%ordinal%")
    numbers = [context.language.ordinal(found[0]) or 0 for found in pattern.finditer(match["nth"])]
    days = month_day_parts(numbers) if numbers and all(1 <= number <= 31 for number in numbers) else None
    return _of_days(match, "MONTHLY", days)


def _of_days(match: re.Match[str], frequency: str, days: dict[str, str] | None) -> Piece:
    """Return the rule of some days; unread where no rule has them, or no calendar."""
    if days is None:
        return Piece(match.start(), match.end(), "unread", None)
    return piece(match, "rule", Rule({"FREQ": frequency, **days}))


def _yearly(match: re.Match[str], context: Context) -> Piece | None:
    month = context.language.months[match["month"]]
    day = context.language.ordinal(match["day"] or match["day_after"] or "") or None
    return _of_days(match, "YEARLY", year_day_parts(month, day or 1))


def _yearly_figures(match: re.Match[str], context: Context) -> Piece | None:
    first, second = int(match["first"]), int(match["second"])
    if first <= 12 and second <= 12 and first != second and context.day_first is None:
        return Piece(match.start(), match.end(), "unread", None)
    month, day = (second, first) if (context.day_first and second <= 12) or first > 12 else (first, second)
    return _of_days(match, "YEARLY", year_day_parts(month, day) if 1 <= month <= 12 else None)


PARSERS = [
    Parser(
        r"(?:(?:%every%)\s+(?:(?P<last>%last%)|(?P<nth>%ordinal%))\s+(?P<weekday>%weekday%)\s+%of_month%\s+%month_word%)",
        _monthly_weekday,
        ("every",),
    ),
    Parser(
        r"(?:(?:%every%)\s+(?P<last>%last%)\s+(?P<weekday>%weekday%)(?P<nth>))",
        _monthly_weekday,
        ("every",),
    ),
    Parser(
        r"(?:on\s+)?(?:the\s+)?(?:(?P<last>%last%)|(?P<nth>%ordinal%))\s+(?P<weekday>%weekday%)\s+(?:of\s+)?(?:%every%|the|a)\s+%month_word%",
        lambda match, context: (
            _monthly_weekday(match, context) if re.search(context.language.compile("%every%"), match[0]) else None
        ),
        ("every",),
    ),
    Parser(
        r"(?:on\s+)?(?:the\s+)?(?:(?P<last>last)(?:\s+%day_word%)?|(?P<nth>%ordinal%(?:(?:,|\s+%and%)\s+(?:the\s+)?%ordinal%)*)(?:\s+%day_word%)?)\s+(?:of\s+)?(?:%every%)\s+%month_word%",
        _monthly_day,
        ("every",),
    ),
    Parser(
        rf"{EVERY}(?:(?P<last>last\s+day)|(?P<nth>\d{{1,2}}\.?(?:st|nd|rd|th)?(?<=[a-z.])(?:(?:,|\s+%and%)\s+(?:the\s+)?%ordinal%)*))(?:\s+(?:day\s+)?(?:of|in)\s+the\s+%month_word%)?",
        _monthly_day,
        ("every",),
    ),
    Parser(
        rf"{EVERY}(?:(?P<day>%ordinal%|\d{{1,2}})\.?\s+(?:of\s+)?)?(?P<month>%month%)(?:\s+(?:the\s+)?(?P<day_after>%ordinal%|\d{{1,2}}))?",
        _yearly,
        ("every",),
    ),
    Parser(rf"{EVERY}(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})", _yearly_figures, ("every",)),
]
