"""Days in figures: "24.12.", "24-12-2026", "12/24/26", "2026/12/24", ISO 8601 with and without a time."""

import re
from datetime import date, datetime

from taskchat.tasks.when.parsers.month_days import dated, full_year
from taskchat.tasks.when.parsers.parser import Parser, piece
from taskchat.tasks.when.pieces import Clock, Context, Day, DayTime, Piece

_MONTHS = 12


def _iso(match: re.Match[str], context: Context) -> Piece:
    moment = datetime.fromisoformat(match[0].upper().replace(" ", "T", 1).replace(" ", ""))
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=context.now.tzinfo)
    return piece(match, "moment", moment.astimezone(context.now.tzinfo), strong=True)


def _log(match: re.Match[str], context: Context) -> Piece:
    """Read the date of a log file or a mail's header: "Wed Oct 26 15:50:06 2016"."""
    day = date(int(match["year"]), context.language.months[match["month"]], int(match["day"]))
    if context.language.weekdays[match["weekday"]] != day.weekday():
        raise ValueError(f"{day} is another day of the week")
    value = DayTime(Day(day, past=day < context.today), Clock(int(match["hour"]), int(match["minute"])))
    return piece(match, "daytime", value, strong=True)


def _year_first(match: re.Match[str], context: Context) -> Piece:
    day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    return piece(match, "day", Day(day, past=day < context.today), strong=True)


def _named_month(match: re.Match[str], context: Context) -> Piece:
    day = date(int(match["year"]), context.language.months[match["month"]], int(match["day"]))
    return piece(match, "day", Day(day, past=day < context.today), strong=True)


def _dotted(match: re.Match[str], context: Context) -> Piece | None:
    """Read "24.12.", "24.12.2026": the day first, unless only the other order is a date."""
    first, second = int(match["first"]), int(match["second"])
    if second > _MONTHS >= first and match["year"]:
        first, second = second, first
    named = match["year"] or match["dot"] or match["on"]
    if second > _MONTHS and not named:
        # A price or a version.
        return None
    day = dated(second, first, match["year"], context)
    return piece(match, "day", day, weak=not (named or match["zero"]))


def _two(match: re.Match[str], context: Context) -> Piece | None:
    """Read "12/24", "24-12-2026": by the person's order where both could be the month."""
    first, second, year = int(match["first"]), int(match["second"]), match["year"]
    if max(first, second) > _MONTHS or first == second:
        month, day = sorted((first, second))
    elif not year and re.match(r"\s+(?!at\b|by\b|on\b|um\b|am\b)[^\W\d_]", match.string[match.end() :]):
        # "1/2 pound": half of it.
        return None
    elif context.day_first is None:
        return Piece(match.start(), match.end(), "unread", None)
    else:
        day, month = (first, second) if context.day_first else (second, first)
    if not 1 <= month <= _MONTHS or not 1 <= day <= 31:
        return Piece(match.start(), match.end(), "unread", None)
    return piece(match, "day", dated(month, day, year, context))


def _code(match: re.Match[str], context: Context) -> Piece | None:
    day = date(full_year(match["year"]), int(match["month"]), int(match["day"]))
    return piece(match, "day", Day(day, past=day < context.today), weak=True)


_LEFT, _RIGHT = r"(?<![\d.,/-])(?<!\d\s)", r"(?![\d/-]|[.,]\d)"
PARSERS = [
    Parser(
        r"\d{4}-\d\d-\d\d[t ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:z|\s?[+-]\d\d:?\d\d)?",
        _iso,
        ("digit",),
    ),
    Parser(
        r"(?P<weekday>%weekday%),?\s+(?P<month>%month%)\s+(?P<day>\d{1,2})\s+(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d)?\s+(?P<year>\d{4})",
        _log,
        ("month",),
    ),
    Parser(
        rf"{_LEFT}(?P<year>\d{{4}})(?P<sep>[-/. ])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}}){_RIGHT}",
        _year_first,
        ("digit",),
    ),
    Parser(rf"{_LEFT}(?P<year>\d{{4}})[-/](?P<month>%month%)[-/](?P<day>\d{{1,2}}){_RIGHT}", _named_month, ("month",)),
    Parser(rf"{_LEFT}(?P<year>\d{{4}})[-/](?P<day>\d{{1,2}})[-/](?P<month>%month%)\b", _named_month, ("month",)),
    Parser(rf"(?P<month>%month%)[-/](?P<year>\d{{4}})[-/](?P<day>\d{{1,2}})\.?{_RIGHT}", _named_month, ("month",)),
    Parser(rf"{_LEFT}(?P<day>\d{{1,2}})[-/](?P<year>\d{{4}})[-/](?P<month>%month%)\b", _named_month, ("month",)),
    Parser(rf"{_LEFT}(?P<year>\d{{4}})(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d){_RIGHT}", _code, ("digit",)),
    Parser(
        rf"(?:(?P<on>%on_day%)\s+)?{_LEFT}(?P<first>\d{{1,2}})\s?\.\s?(?P<second>(?P<zero>0)?\d{{1,2}})(?:\.\s?(?P<year>\d{{4}}|\d\d)(?![:.h]\d|\s?[ap]m)|(?P<dot>\.)(?!\d))?{_RIGHT}(?!\s?(?:%unit%|%oclock%|uhr|[ap]\.?m)(?!\w)|\s?[%€$])",
        _dotted,
        ("digit",),
    ),
    Parser(
        rf"(?:(?:%next%|%this%|%coming%)\s+)?{_LEFT}(?P<first>\d{{1,2}})(?:\s?/\s?|-)(?P<second>\d{{1,2}})(?:[/-](?P<year>\d{{4}}|\d\d)){_RIGHT}",
        _two,
        ("digit",),
    ),
    Parser(
        rf"(?:(?:%next%|%this%|%coming%)\s+)?{_LEFT}(?P<first>\d{{1,2}})\s?/\s?(?P<second>\d{{1,2}})(?P<year>){_RIGHT}(?!\s?(?:%unit%|[ap]\.?m)(?!\w))",
        _two,
        ("digit",),
    ),
]
