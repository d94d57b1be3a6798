"""The older product's recurrence, `{"frequency": "weekly", …}`, as a rule by RFC 5545. Pure."""

from datetime import date, datetime
from typing import Any

from taskchat.legacy.recurrence.cron import cron_rule
from taskchat.legacy.values import Unreadable, parse_due_date
from taskchat.tasks import recurrence

Slot = date | datetime
MAX_INTERVAL, MAX_COUNT = 365, 100
_FREQUENCIES = ("daily", "weekly", "monthly", "yearly")
_CRON = ("cron", "cron_expression")
_WEEKDAYS = ("by_weekday", "byweekday", "weekdays", "days_of_week", "days")
_KNOWN = {"frequency", "interval", "count", "end_date", *_CRON, *_WEEKDAYS}
# A day that each month has.
_IN_EVERY_MONTH = 28


def read_rule(value: Any, start: Slot, zone: str, *, before: int = 0) -> str | None:
    """Return the RRULE of a recurrence that begins at a slot; None for one that says nothing.

    `before` is how many of its occurrences there were already. Raises `Unreadable` for what has no equal, or for no
    recurrence at all, with the reason.
    """
    said = _said(value)
    if not said:
        return None
    try:
        text = _rhythm(said, start)
        rule = recurrence.parse_rule(_ended(text, said, start, zone, before))
        if recurrence.Series(rule, start, zone).first() is None:
            raise Unreadable("it ended before it began")
    except recurrence.RuleRefused as refused:
        raise Unreadable(str(refused)) from refused
    return rule.text


def needs_time(value: Any) -> bool:
    """Whether a recurrence speaks of times of day, so that it begins at one."""
    return any(_said(value).get(name) for name in _CRON)


def _said(value: Any) -> dict[str, Any]:
    match value:
        case None | "":
            return {}
        case dict():
            return {name: inner for name, inner in value.items() if inner not in (None, "", [])}
        case str():
            return {"cron": value} if value.startswith("@") or " " in value.strip() else {"frequency": value}
        case _:
            raise Unreadable("it is none")


def _rhythm(said: dict[str, Any], start: Slot) -> str:
    if unknown := sorted(said.keys() - _KNOWN):
        raise Unreadable(f"it says {unknown[0]}")
    if expression := next((said[name] for name in _CRON if name in said), None):
        return cron_rule(str(expression))
    frequency = str(said.get("frequency", "")).strip().lower()
    if frequency not in _FREQUENCIES:
        raise Unreadable(f"there is no frequency {said.get('frequency')}")
    parts = [f"FREQ={frequency.upper()}", f"INTERVAL={_whole(said, 'interval', MAX_INTERVAL) or 1}"]
    weekdays = next((said[name] for name in _WEEKDAYS if name in said), None)
    if weekdays is not None:
        return ";".join([*parts, f"BYDAY={_weekdays(weekdays, frequency)}"])
    return ";".join([*parts, *_days(frequency, start)])


def _days(frequency: str, start: Slot) -> list[str]:
    """Name the day where a shorter month or year lacks it, as for "monthly" said on a 31st."""
    days = None
    if frequency == "monthly" and start.day > _IN_EVERY_MONTH:
        days = recurrence.month_day_parts([start.day])
    elif frequency == "yearly" and (start.month, start.day) == (2, 29):
        days = recurrence.year_day_parts(2, 29)
    return [f"{name}={value}" for name, value in (days or {}).items()]


def _weekdays(value: Any, frequency: str) -> str:
    names = value if isinstance(value, list) else str(value).split(",")
    days = [str(name).strip().upper()[:2] for name in names]
    # Numbers are counted from Sunday by some, and from Monday by others.
    if frequency != "weekly" or any(str(name).strip().isdecimal() for name in names):
        raise Unreadable("nobody knows which days it names")
    return ",".join(days)


def _ended(text: str, said: dict[str, Any], start: Slot, zone: str, before: int) -> str:
    """Add the end; of a count and a day the one that comes first, since no rule has both."""
    count = _whole(said, "count", MAX_COUNT)
    counted = f"{text};COUNT={max(1, count - before)}" if count else text
    if "end_date" not in said:
        return counted
    until = f"{text};UNTIL={_until(said['end_date'])}"
    return counted if count and _has(until, max(1, count - before), start, zone) else until


def _has(text: str, count: int, start: Slot, zone: str) -> bool:
    """Whether a rule has so many slots."""
    series = recurrence.Series(recurrence.parse_rule(text), start, zone)
    slot = series.first()
    for _ in range(count - 1):
        slot = slot and series.after(slot)
    return slot is not None


def _until(value: Any) -> str:
    end = parse_due_date(value)
    if end.due_at is None:
        raise Unreadable(f"its end is {value}")
    return recurrence.slot_text(end.due_at.date() if end.all_day else end.due_at)


def _whole(said: dict[str, Any], name: str, last: int) -> int | None:
    value = said.get(name)
    if value is None:
        return None
    number = int(value) if str(value).isdecimal() else 0
    if isinstance(value, bool) or not 1 <= number <= last:
        raise Unreadable(f"its {name} is {value}")
    return number
