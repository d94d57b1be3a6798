"""Reader of stretches of days: "last week", "this month", "the last 3 days", "december"."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from taskchat.assistant.builtin.grammar.context import Context, readings

Period = tuple[date, date]
_DAY = timedelta(days=1)


def period(words: str, context: Context) -> Period | None:
    """Read the first and the last day of a stretch."""
    for kind, values in readings(context.language.period_rules, words, context):
        return _UNITS[kind](context.clock.today, values)
    return None


def month(words: str, context: Context) -> int | None:
    """Read the name of a month as its number."""
    return context.language.months.get(words.lower())


def count(words: str, context: Context) -> int | None:
    """Read a number in figures or words."""
    low = words.lower()
    return int(low) if low.isdecimal() and len(low) < 4 else context.language.numbers.get(low)


def _week(today: date, values: dict[str, Any]) -> Period:
    monday = today - today.weekday() * _DAY + values["offset"] * 7 * _DAY
    return monday, monday + 6 * _DAY


def _month(today: date, values: dict[str, Any]) -> Period:
    first = today.replace(day=1) + relativedelta(months=values["offset"])
    return first, first + relativedelta(months=1) - _DAY


def _year(today: date, values: dict[str, Any]) -> Period:
    first = today.replace(month=1, day=1) + relativedelta(years=values["offset"])
    return first, first + relativedelta(years=1) - _DAY


def _named_month(today: date, values: dict[str, Any]) -> Period:
    """Return the month of that name that is now or comes next; of the past one where that was said."""
    first = today.replace(month=values["month"], day=1)
    if values.get("past") and first > today:
        first -= relativedelta(years=1)
    elif not values.get("past") and values["month"] < today.month:
        first += relativedelta(years=1)
    return first, first + relativedelta(months=1) - _DAY


_UNITS: dict[str, Callable[[date, dict[str, Any]], Period]] = {
    "day": lambda today, values: (today + values["offset"] * _DAY, today + values["offset"] * _DAY),
    "week": _week,
    "month": _month,
    "year": _year,
    "named_month": _named_month,
    "past_days": lambda today, values: (today - values["count"] * _DAY, today),
    "past_weeks": lambda today, values: (today - 7 * values["count"] * _DAY, today),
    "coming_days": lambda today, values: (today, today + values["count"] * _DAY),
    "coming_weeks": lambda today, values: (today, today + 7 * values["count"] * _DAY),
}
