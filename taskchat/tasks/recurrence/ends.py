"""End of a series: COUNT or UNTIL, as the last slot or moment that it can have."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import lru_cache
from itertools import islice, takewhile

from taskchat.tasks.recurrence.pattern import Pattern
from taskchat.tasks.recurrence.rule import RecurrenceRule, Slot
from taskchat.tasks.recurrence.walls import falling_before

_SECOND = timedelta(seconds=1)
_HUNDRED_YEARS = timedelta(days=36525)
_STEPS = {
    "MINUTELY": timedelta(minutes=1), "HOURLY": timedelta(hours=1), "DAILY": timedelta(days=1),
    "WEEKLY": timedelta(weeks=1),
}  # fmt: skip


def until_end(slots: Iterator[Slot], rule: RecurrenceRule, start: Slot, zone: str) -> Iterator[Slot]:
    """Cut ascending slots off where the series ends."""
    last = last_counted(rule, start) if rule.count else last_allowed(rule, start)
    if last is None:
        return slots
    if isinstance(last, datetime) and last.tzinfo:
        return falling_before(slots, last + _SECOND, zone)
    return takewhile(lambda slot: slot <= last, slots)


def last_allowed(rule: RecurrenceRule, start: Slot) -> Slot | None:
    """Return UNTIL as slots compare with it: a day of all-day slots, else a local time or a moment in UTC.

    Beside a start with a time, a day lasts to its last second.
    """
    end = rule.until
    if end is None:
        return None
    if not isinstance(start, datetime):
        return end.date() if isinstance(end, datetime) else end
    return end if isinstance(end, datetime) else datetime.combine(end, time(23, 59, 59))


@lru_cache(maxsize=8192)
def last_counted(rule: RecurrenceRule, start: Slot) -> Slot | None:
    """Return the slot with the number COUNT; None where the first hundred years of the series have fewer.

    A count begins at the start, so this is the one thing for which a series is walked from there: once in a process,
    and not where each step is as long as the other.
    """
    if rule.is_plain and (step := _STEPS.get(rule.frequency)):
        distance = step * rule.interval * ((rule.count or 1) - 1)
        return start + distance if distance < _HUNDRED_YEARS else None
    end = start + _HUNDRED_YEARS
    slots = takewhile(lambda slot: slot < end, Pattern(rule, start).slots(start))
    return next(islice(slots, (rule.count or 1) - 1, None), None)
