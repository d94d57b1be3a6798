"""Words for recurrence rules (RFC 5545) and reminders, as a person reads them. Pure."""

import re
from datetime import date, datetime

from taskchat.tasks.clock import LocalClock
from taskchat.tasks.due import due_in_full
from taskchat.tasks.recurrence import said_days
from taskchat.tasks.when import Due

_UNITS = {
    "MINUTELY": "minute", "HOURLY": "hour", "DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"
}  # fmt: skip
_WEEKDAYS = {
    "MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday", "SA": "Saturday",
    "SU": "Sunday",
}  # fmt: skip
_WORKDAYS = "MO,TU,WE,TH,FR"
_WEEK = f"{_WORKDAYS},SA,SU"
_DURATION = re.compile(
    r"-P(?:(?P<month>\d+)M)?(?:(?P<day>\d+)D)?(?:T(?:(?P<hour>\d+)H)?(?:(?P<minute>\d+)M)?(?:(?P<second>\d+)S)?)?"
)


def recurrence_words(rrule: str, *, from_completion: bool = False) -> str:
    """Spell out a rule: "every 2 weeks on Monday and Friday, until 24 Dec 2026"."""
    parts = dict(part.split("=", 1) for part in rrule.split(";"))
    words = _rhythm(parts) + (" after it is done" if from_completion else "")
    if "COUNT" in parts:
        words += f", {_counted(int(parts['COUNT']), 'time')}"
    if "UNTIL" in parts:
        words += f", until {_day(datetime.strptime(parts['UNTIL'][:8], '%Y%m%d').date())}"  # noqa: DTZ007 - a day
    return words


def reminder_words(reminder: str, clock: LocalClock) -> str:
    """Spell out a reminder: "10 minutes before", or its moment where it has one."""
    offset = _DURATION.fullmatch(reminder)
    if offset is None:
        return due_in_full(Due(datetime.fromisoformat(reminder), all_day=False), clock)
    counts = [_counted(int(count), unit) for unit, count in offset.groupdict().items() if count]
    return f"{_listed(counts)} before" if counts else "when it is due"


def _rhythm(parts: dict[str, str]) -> str:
    interval, unit = int(parts.get("INTERVAL", "1")), _UNITS[parts["FREQ"]]
    days = parts.get("BYDAY", "")
    if interval == 1 and days == _WORKDAYS and "BYSETPOS" not in parts:
        return "every weekday"
    if interval == 1 and parts["FREQ"] == "WEEKLY" and days:
        return f"every {_weekdays(days)}"
    steps = f"every {unit}" if interval == 1 else f"every {interval} {unit}s"
    return f"{steps} on {on}" if (on := _which(parts)) else steps


def _which(parts: dict[str, str]) -> str:
    """Name the days within a week, a month or a year; empty where the rule names none."""
    months = [f"{date(2000, int(month), 1):%B}" for month in parts.get("BYMONTH", "").split(",") if month]
    if "BYMONTHDAY" in parts:
        days, last = said_days(_numbers(parts["BYMONTHDAY"]), _numbers(parts.get("BYSETPOS", "")))
        if months and parts["FREQ"] == "YEARLY":
            return f"{_listed(list(map(str, days)))} {_listed(months)}{' or its last day' if last else ''}"
        return f"the {_listed([_nth_day(day) for day in days])}{' or last day' if last else ''}"
    days = _weekdays(parts["BYDAY"]) if "BYDAY" in parts else ""
    if place := parts.get("BYSETPOS"):
        name = {_WORKDAYS: "weekday", _WEEK: "day"}.get(parts.get("BYDAY", ""), days)
        days = f"the {_nth(int(place))} {name}"
    return " of ".join(part for part in (days, _listed(months)) if part)


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",") if number]


def _weekdays(codes: str) -> str:
    """Name weekdays: "MO,FR" is "Monday and Friday", "-1FR" is "the last Friday"."""
    if codes == _WEEK:
        return "day"
    places = [(code[:-2], _WEEKDAYS[code[-2:]]) for code in codes.split(",")]
    return _listed([f"the {_nth(int(place))} {name}" if place else name for place, name in places])


def _nth_day(number: int) -> str:
    return _nth(number) if number > 0 else f"{_nth(number)} day"


def _nth(number: int) -> str:
    if number < 0:
        return "last" if number == -1 else f"{_nth(-number)} to last"
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in (11, 12, 13) else "th"
    return f"{number}{ending}"


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def _day(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
