"""Reading of an RRULE's text, part by part."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, get_args

from taskchat.tasks.recurrence.checks import check_rule
from taskchat.tasks.recurrence.errors import RuleRefused
from taskchat.tasks.recurrence.rule import WEEKDAYS, Frequency, RecurrenceRule, Slot, Weekday

MAX_LENGTH = 1000
MAX_INTERVAL = MAX_COUNT = 9999
_WEEKDAY = re.compile(rf"([+-]?[0-9]{{1,2}})?({'|'.join(WEEKDAYS)})")
_MOMENT = re.compile(r"([0-9]{8})(?:T([0-9]{6})(Z?))?")


@lru_cache(maxsize=4096)
def parse_rule(text: str) -> RecurrenceRule:
    """Return the rule that an RRULE value says ("FREQ=WEEKLY;BYDAY=MO"; "RRULE:" may stand before it).

    Raises RuleRefused for what RFC 5545 does not allow, and for what no task could follow.
    """
    if len(text) > MAX_LENGTH:
        raise RuleRefused(f"A rule has at most {MAX_LENGTH} characters.")
    fields: dict[str, Any] = {}
    for part in text.strip().upper().removeprefix("RRULE:").removesuffix(";").split(";"):
        name, separator, value = part.partition("=")
        if name not in _READERS or not separator:
            raise RuleRefused(f"“{part[:50]}” is no part of a rule.")
        field, read = _READERS[name]
        if field in fields:
            raise RuleRefused(f"{name} stands in the rule twice.")
        fields[field] = read(name, value)
    if "frequency" not in fields:
        raise RuleRefused("The rule does not say how often: FREQ is missing.")
    # Seconds are 0 for all that is kept; who says so says nothing new.
    fields.pop("seconds", None)
    return check_rule(RecurrenceRule(**fields))


def parse_slot(text: str) -> Slot:
    """Return the slot that `slot_text` wrote: "20261130" or "20261130T090000". Raises RuleRefused for anything else."""
    slot = _moment(text)
    if slot is None or (isinstance(slot, datetime) and (slot.tzinfo or slot.second)):
        raise RuleRefused(f"“{text[:50]}” is no day or local time.")
    return slot


def _frequency(_: str, value: str) -> Frequency:
    for frequency in get_args(Frequency):
        if value == frequency:
            return frequency
    raise RuleRefused("Nothing can come again every few seconds." if value == "SECONDLY" else _unread("FREQ", value))


def _number(last: int) -> Callable[[str, str], int]:
    def read(name: str, value: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", value) or not 1 <= int(value) <= last:
            raise RuleRefused(f"{name} is a number from 1 to {last}.")
        return int(value)

    return read


def _numbers(first: int, last: int, *, negative: bool = False) -> Callable[[str, str], tuple[int, ...]]:
    """Read a list of numbers; with `negative` those that count from the end, too, which are sorted behind."""

    def read(name: str, value: str) -> tuple[int, ...]:
        found = set()
        for entry in value.split(","):
            number = int(entry) if re.fullmatch(r"[+-]?[0-9]{1,3}", entry) else None
            if number is None or not first <= (abs(number) if negative else number) <= last:
                raise RuleRefused(_unread(name, entry))
            found.add(number)
        return tuple(sorted(found, key=lambda number: (number < 0, number)))

    return read


def _weekdays(name: str, value: str) -> tuple[Weekday, ...]:
    found = set()
    for entry in value.split(","):
        match = _WEEKDAY.fullmatch(entry)
        if match is None or (match[1] and not 1 <= abs(int(match[1])) <= 53):
            raise RuleRefused(_unread(name, entry))
        found.add(Weekday(WEEKDAYS.index(match[2]), int(match[1] or 0)))
    return tuple(sorted(found))


def _week_start(name: str, value: str) -> int:
    if value not in WEEKDAYS:
        raise RuleRefused(_unread(name, value))
    return WEEKDAYS.index(value)


def _until(name: str, value: str) -> date | datetime:
    if (end := _moment(value)) is None:
        raise RuleRefused(_unread(name, value))
    return end


def _moment(text: str) -> date | datetime | None:
    """Return a day, a local time or a moment in UTC as RFC 5545 writes it; None for anything else."""
    match = _MOMENT.fullmatch(text)
    try:
        if match and match[2]:
            moment = datetime.strptime(match[1] + match[2], "%Y%m%d%H%M%S")  # noqa: DTZ007 - local without a Z
            return moment.replace(tzinfo=UTC) if match[3] else moment
        return datetime.strptime(match[1], "%Y%m%d").date() if match else None  # noqa: DTZ007 - a day
    except ValueError:
        return None


def _unread(name: str, value: str) -> str:
    return f"{name} can't be “{value[:50]}”."


_READERS: dict[str, tuple[str, Callable[[str, str], Any]]] = {
    "FREQ": ("frequency", _frequency),
    "INTERVAL": ("interval", _number(MAX_INTERVAL)),
    "COUNT": ("count", _number(MAX_COUNT)),
    "UNTIL": ("until", _until),
    "WKST": ("week_start", _week_start),
    "BYMONTH": ("months", _numbers(1, 12)),
    "BYWEEKNO": ("week_numbers", _numbers(1, 53, negative=True)),
    "BYYEARDAY": ("year_days", _numbers(1, 366, negative=True)),
    "BYMONTHDAY": ("month_days", _numbers(1, 31, negative=True)),
    "BYDAY": ("weekdays", _weekdays),
    "BYHOUR": ("hours", _numbers(0, 23)),
    "BYMINUTE": ("minutes", _numbers(0, 59)),
    "BYSECOND": ("seconds", _numbers(0, 0)),
    "BYSETPOS": ("positions", _numbers(1, 366, negative=True)),
}
