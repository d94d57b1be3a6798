"""Merges of two meanings: a day and a time, a weekday and a date, a time and its zone; None where they clash."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo

from taskchat.tasks.when.parsers import next_both, next_of_holiday
from taskchat.tasks.when.pieces import Clock, Context, Day, DayTime, Span, Value

Found = tuple[str, Value] | None


def _zoned(left: object, right: object, context: Context) -> Found:
    """Return a time with the zone that is said behind it."""
    said, zone = (left, right) if isinstance(right, tzinfo) else (right, left)
    assert isinstance(zone, tzinfo)
    match said:
        case Clock():
            return "clock", replace(said, zone=zone)
        case DayTime(clock=Clock() as clock):
            return "daytime", replace(said, clock=replace(clock, zone=zone))
        case (Clock() as clock, str() as part):
            return "clockpart", (replace(clock, zone=zone), part)
        case _:
            return None


def _days(left: object, right: object, context: Context) -> Found:
    assert isinstance(left, Day)
    assert isinstance(right, Day)
    if left.number and right.weekday:
        # "First sunday" is none of a week or month that is named.
        return None
    for name, other in ((left, right), (right, left)):
        if day := _named(name, other, context):
            return "day", day
    return ("day", left) if left.date == right.date and not (left.period or right.period) else None


def _named(name: Day, other: Day, context: Context) -> Day | None:
    """Return the day of a weekday's or holiday's name that another day, or a week, tells more of."""
    if name.holiday and other.counted:
        return Day(next_of_holiday(name.holiday, other.date))
    if not name.weekday:
        return None
    weekday = name.date.weekday()
    in_week = other.date + timedelta(days=weekday - other.date.weekday())
    if other.week:
        return Day(in_week if in_week >= context.today else in_week + timedelta(days=7))
    if other.counted and _whole_weeks(other.counted):
        return Day(in_week)
    if other.number:
        return Day(next_both(weekday, other.number, context.today))
    return other if weekday == other.date.weekday() and not other.period else None


def _whole_weeks(span: Span) -> bool:
    return span.days > 0 and span.days % 7 == 0 and not span.months and not span.workdays


def _day_clock(left: object, right: object, context: Context) -> Found:
    day, clock = (left, right) if isinstance(left, Day) else (right, left)
    assert isinstance(day, Day)
    assert isinstance(clock, Clock)
    return "daytime", DayTime(day, clock)


def _day_part(left: object, right: object, context: Context) -> Found:
    day, part = (left, right) if isinstance(left, Day) else (right, left)
    assert isinstance(day, Day)
    assert isinstance(part, str)
    return "daytime", DayTime(day, part=part)


def _day_midnight(left: object, right: object, context: Context) -> Found:
    day = left if isinstance(left, Day) else right
    assert isinstance(day, Day)
    if day.date == context.today:
        day = Day(day.date + timedelta(days=1))
    return "daytime", DayTime(day, Clock(0))


def _more_time(left: object, right: object, context: Context) -> Found:
    """Return a day with its time, or part of the day, and the other of the two."""
    said, more = (left, right) if isinstance(left, DayTime) else (right, left)
    assert isinstance(said, DayTime)
    if isinstance(more, Clock):
        return ("daytime", replace(said, clock=more)) if said.clock is None else None
    if isinstance(more, str):
        return ("daytime", replace(said, part=more)) if said.part is None else None
    if more is None and said.clock is None:
        return _day_midnight(said.day, None, context)
    return None


def _part_clock(left: object, right: object, context: Context) -> Found:
    clock, part = (left, right) if isinstance(left, Clock) else (right, left)
    assert isinstance(clock, Clock)
    assert isinstance(part, str)
    return "clockpart", (clock, part)


def _day_clockpart(left: object, right: object, context: Context) -> Found:
    day, both = (left, right) if isinstance(left, Day) else (right, left)
    assert isinstance(day, Day)
    assert isinstance(both, tuple)
    return "daytime", DayTime(day, both[0], both[1])


def _daytimes(left: object, right: object, context: Context) -> Found:
    """Read "tonight" beside "tomorrow evening", or a day said twice with one time."""
    assert isinstance(left, DayTime)
    day = right.day if isinstance(right, DayTime) else right
    assert isinstance(day, Day)
    merged = _days(left.day, day, context)
    if not merged:
        return None
    other = right if isinstance(right, DayTime) else DayTime(day)
    if (left.clock and other.clock) or (left.part and other.part):
        return None
    value = merged[1]
    assert isinstance(value, Day)
    return "daytime", DayTime(value, left.clock or other.clock, left.part or other.part)


def _daytime_day(left: object, right: object, context: Context) -> Found:
    return _daytimes(left, right, context) if isinstance(left, DayTime) else _daytimes(right, left, context)


def _moment_day(left: object, right: object, context: Context) -> Found:
    """Read "today in one hour"."""
    moment, day = (left, right) if isinstance(left, datetime) else (right, left)
    assert isinstance(moment, datetime)
    assert isinstance(day, Day)
    return ("moment", moment) if moment.date() == day.date else None


def _nothing(left: object, right: object, context: Context) -> Found:
    return None


MERGES: dict[tuple[str, str], Callable[[object, object, Context], Found]] = {
    ("day", "day"): _days,
    ("day", "clock"): _day_clock,
    ("day", "part"): _day_part,
    ("day", "midnight"): _day_midnight,
    ("daytime", "clock"): _more_time,
    ("daytime", "part"): _more_time,
    ("daytime", "midnight"): _more_time,
    ("daytime", "day"): _daytime_day,
    ("daytime", "daytime"): _daytimes,
    ("clock", "part"): _part_clock,
    ("day", "clockpart"): _day_clockpart,
    ("clock", "zone"): _zoned,
    ("daytime", "zone"): _zoned,
    ("clockpart", "zone"): _zoned,
    ("moment", "moment"): _nothing,
    ("moment", "clock"): _nothing,
    ("moment", "day"): _moment_day,
    ("moment", "daytime"): _nothing,
    ("clock", "clock"): _nothing,
    ("clock", "midnight"): _nothing,
}
