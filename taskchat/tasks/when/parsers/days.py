"""Days by name: "tomorrow", "next friday", "this weekend", "next month", "tuesday of next week"."""

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from taskchat.tasks.when.parsers.parser import Parser, piece
from taskchat.tasks.when.pieces import Context, Day, DayTime, Piece


def _named(match: re.Match[str], context: Context) -> Piece:
    offset = context.language.named_days[re.sub(r"\s+", " ", match["named"])]
    day = Day(context.today + timedelta(days=offset), past=offset < 0)
    return piece(match, "day", day, strong=True)


def _now(match: re.Match[str], context: Context) -> Piece:
    return piece(match, "moment", context.now.replace(second=0, microsecond=0), weak="moment" in match[0])


def _tonight(match: re.Match[str], context: Context) -> Piece:
    return piece(match, "daytime", DayTime(Day(context.today), part="night"), strong=True)


def weekday_after(today: date, weekday: int, *, including: bool = False) -> date:
    """Return the next day of that name, today only where `including`."""
    return today + timedelta(days=(weekday - today.weekday()) % 7 or (0 if including else 7))


def _weekday(match: re.Match[str], context: Context) -> Piece | None:
    wanted, today = context.language.weekdays[match["weekday"]], context.today
    if match["last"]:
        day = today - timedelta(days=(today.weekday() - wanted) % 7 or 7)
        return piece(match, "day", Day(day, past=True), weak=True)
    week_to_come = today + timedelta(days=7 - today.weekday() + wanted)
    if match["after_next"] or match["next_next"]:
        nearest = weekday_after(today, wanted)
        return piece(match, "day", Day(nearest + timedelta(days=7)))
    if match["next"]:
        # "next friday" is the one of the week to come, which starts on Monday.
        return piece(match, "day", Day(week_to_come))
    said = bool(match["this"] or match["coming"])
    day = weekday_after(today, wanted, including=bool(match["this"] and not match["coming"]))
    return piece(match, "day", Day(day, weekday=not said))


def _in_week(match: re.Match[str], context: Context) -> Piece:
    """Read "tuesday of next week", "last week's sunday", "montag dieser woche"."""
    weeks = 2 if match["next_next"] else 1 if match["next"] else -1 if match["last"] else 0
    monday = context.today + timedelta(days=7 * weeks - context.today.weekday())
    day = monday + timedelta(days=context.language.weekdays[match["weekday"]])
    if day < context.today and not match["last"]:
        return Piece(match.start(), match.end(), "unread", None)
    return piece(match, "day", Day(day, past=bool(match["last"])), weak=bool(match["last"]))


def _period(match: re.Match[str], context: Context) -> Piece | None:
    today = context.today
    later = 0 if match["this"] else 2 if match["after_next"] or match["next_next"] else 1
    if match["unit_week"]:
        monday = today + timedelta(days=7 * later - today.weekday())
        day = monday if later else today + timedelta(days=max(4 - today.weekday(), 0))
        return piece(match, "day", Day(day, week=True, period=True))
    if match["unit_weekend"]:
        saturday = today + timedelta(days=5 - today.weekday() + 7 * later)
        return piece(match, "day", Day(max(saturday, today), period=True))
    if not later:
        return None
    if match["unit_month"]:
        return piece(match, "day", Day(today + relativedelta(months=later, day=1), period=True, whole_month=True))
    if match["unit_quarter"]:
        first = today + relativedelta(months=3 - (today.month - 1) % 3, day=1)
        return piece(match, "day", Day(first, period=True), weak=True)
    return piece(match, "day", Day(date(today.year + later, 1, 1), period=True))


def _weekend(match: re.Match[str], context: Context) -> Piece:
    day = context.today + timedelta(days=max(5 - context.today.weekday(), 0))
    return piece(match, "day", Day(day, period=True))


_AFTER_NEXT = r"(?P<after_next>\s+%after_next%)?"
_WHICH_WEEK = r"(?:(?P<next_next>%next_next%)|(?P<next>%next%|%coming%)|(?P<last>%last%)|%this%)\s+%week%"
PARSERS = [
    Parser(r"(?P<named>%named_day%)", _named, ("named_day",)),
    Parser(r"%now%", _now, ("now",)),
    Parser(r"%tonight%", _tonight, ("tonight",)),
    Parser(
        r"(?:(?P<next_next>%next_next%)\s+|(?P<next>%next%)\s+|(?P<last>%last%)\s+|(?P<coming>%coming%)\s+"
        rf"|(?P<this>%this%)\s+)?(?P<weekday>%weekday%)\.?{_AFTER_NEXT}",
        _weekday,
        ("weekday",),
    ),
    Parser(
        r"(?:(?:the\s+)?(?P<next_next>%next_next%)|(?:the\s+)?(?P<next>%next%|%coming%)|(?P<this>%this%)|the(?=\s+%week%\s+%after_next%))\s+"
        rf"(?:(?P<unit_weekend>%weekend%)|(?P<unit_week>%week%)|(?P<unit_month>%month_word%)"
        rf"|(?P<unit_quarter>%quarter_word%)|(?P<unit_year>%year_word%)){_AFTER_NEXT}",
        _period,
        ("span", "end"),
    ),
    Parser(
        rf"(?:(?:%on_day%|%the%)\s+)?(?P<weekday>%weekday%)\s+(?:(?:of|from|in|in\s+der|der)\s+)?{_WHICH_WEEK}",
        _in_week,
        ("span", "end"),
    ),
    Parser(
        rf"{_WHICH_WEEK}(?:['\u2019]s)?(?:\s+-)?\s+(?:(?:on|am)\s+)?(?P<weekday>%weekday%)", _in_week, ("span", "end")
    ),
    Parser(r"(?:the\s+)?%weekend%", _weekend, ("span",)),
]
