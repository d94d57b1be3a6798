"""Durations of reminders, from RFC 5545 to the texts that tasks keep. Pure."""

from datetime import timedelta

from taskchat.tasks import canonical_reminder

_MINUTE = timedelta(minutes=1)
_MINUTES_OF_DAY = 1_440


def before(offset: timedelta, *, all_day: bool) -> str:
    """Return the reminder at a time from a due date, negative before it; raises `ValueError` for what is none.

    Of a whole day it counts from midnight, as the standard does: a day before is at 00:00, not in the morning.
    """
    minutes, rest = divmod(abs(offset), _MINUTE)
    if rest:
        raise ValueError("A reminder is kept in whole minutes.")
    sign = "-" if offset <= timedelta(0) else ""
    days, left = divmod(minutes, _MINUTES_OF_DAY)
    if all_day and not left and sign:
        return canonical_reminder(f"-P{days}D@00:00")
    clock = f"T{left}M" if left or not days else ""
    return canonical_reminder(f"{sign}P{f'{days}D' if days else ''}{clock}")
