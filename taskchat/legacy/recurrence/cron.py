"""Cron expressions as recurrence rules (RFC 5545), where one says exactly what the other does. Pure."""

import re

from taskchat.legacy.values import Unreadable

_MINUTES, _HOURS, _DAYS, _MONTHS = range(60), range(24), range(1, 32), range(1, 13)
_WEEKDAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
# Both 0 and 7 are Sunday.
_WEEK = range(8)
_MONTH_NAMES = ("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_NAMES = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_NICKNAMES = {
    "@hourly": "0 * * * *", "@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *", "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *",
}  # fmt: skip
_ENTRY = re.compile(r"(?:(?P<all>\*)|(?P<first>\w+)(?:-(?P<last>\w+))?)(?:/(?P<step>\d{1,2}))?", re.ASCII)
_FIELDS = 5


def cron_rule(expression: str) -> str:
    """Return the RRULE that comes at the minutes of a cron expression; raises `Unreadable` where there is none.

    It has five fields, or is one of the nicknames. What only some of cron's kinds know (`L`, `W`, `#`, `?`, seconds,
    ranges over an end) is read by none of them alike, and so not here.
    """
    fields = _NICKNAMES.get(expression.strip().lower(), expression).split()
    if len(fields) != _FIELDS:
        raise Unreadable(f"{len(fields)} fields where cron has {_FIELDS}")
    minutes, hours = _numbers(fields[0], _MINUTES), _numbers(fields[1], _HOURS)
    days, months = _numbers(fields[2], _DAYS), _numbers(fields[3], _MONTHS, _MONTH_NAMES)
    weekdays = sorted({number % 7 for number in _numbers(fields[4], _WEEK, _DAY_NAMES)})
    if fields[2] != "*" and fields[4] != "*":
        raise Unreadable("either a day of the month or a weekday, which no one rule says")
    lists: dict[str, list[int] | list[str]] = {
        "BYMONTH": _unless_all(months, _MONTHS),
        "BYMONTHDAY": _unless_all(days, _DAYS),
        "BYDAY": [] if len(weekdays) == len(_WEEKDAYS) else [_WEEKDAYS[number] for number in weekdays],
        "BYHOUR": _unless_all(hours, _HOURS),
        "BYMINUTE": minutes,
    }
    frequency = _frequency(lists, every_minute=len(minutes) == len(_MINUTES))
    if frequency == "MINUTELY":
        del lists["BYMINUTE"]
    parts = [f"{name}={','.join(map(str, values))}" for name, values in lists.items() if values]
    return ";".join([f"FREQ={frequency}", *parts])


def _frequency(lists: dict[str, list[int] | list[str]], *, every_minute: bool) -> str:
    """Return the unit in which people count it; the lists leave the same minutes in each."""
    if every_minute:
        return "MINUTELY"
    if not lists["BYHOUR"]:
        return "HOURLY"
    if lists["BYDAY"]:
        return "WEEKLY"
    if lists["BYMONTHDAY"]:
        return "YEARLY" if lists["BYMONTH"] else "MONTHLY"
    return "DAILY"


def _numbers(field: str, allowed: range, names: tuple[str, ...] = ()) -> list[int]:
    found: set[int] = set()
    for entry in field.split(","):
        match = _ENTRY.fullmatch(entry)
        # A step without a range is from there to the end for some, and that one number for others.
        if match is None or (match["step"] and not (match["all"] or match["last"])):
            raise Unreadable(f"{entry} is not read alike everywhere")
        first = allowed[0] if match["all"] else _number(match["first"], allowed, names)
        last = allowed[-1] if match["all"] else _number(match["last"] or match["first"], allowed, names)
        step = int(match["step"] or 1)
        if last < first or step == 0:
            raise Unreadable(f"{entry} is not read alike everywhere")
        found.update(range(first, last + 1, step))
    return sorted(found)


def _number(text: str, allowed: range, names: tuple[str, ...]) -> int:
    word = text.lower()
    number = names.index(word) if word in names else int(text) if text.isdecimal() else -1
    if number not in allowed:
        raise Unreadable(f"there is no {text}")
    return number


def _unless_all(numbers: list[int], allowed: range) -> list[int]:
    return [] if len(numbers) == len(allowed) else numbers
