"""Moments of reminders, in UTC, on the clocks of a person. Pure.

Months and days are counted by the calendar, so that 9:00 stays 9:00 on the wall; minutes before a time are as long as
they are. For a whole day all of it is by the wall clock: "-P1D" is at 9:00 on the day before, and so is "-PT15H", from
its midnight. A wall time that the clocks skip comes as much later as they skip, one that they show twice is its first.
"""

import calendar
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from taskchat.tasks.reminders.texts import Offset, parse_reminder

_MORNING = 9 * 60


def reminder_moments(
    texts: Iterable[str], *, due_at: datetime | None, all_day: bool, zone: ZoneInfo
) -> dict[datetime, str]:
    """Return the moments of a task's reminders with their texts; one moment is there once.

    Those that count from a due date have none where there is no date, and so have texts that nobody can read.
    """
    moments: dict[datetime, str] = {}
    for text in texts:
        moment = moment_of(text, due_at=due_at, all_day=all_day, zone=zone)
        if moment is not None:
            moments.setdefault(moment, text)
    return moments


def moment_of(text: str, *, due_at: datetime | None, all_day: bool, zone: ZoneInfo) -> datetime | None:
    """Return the moment of one reminder; None where it has none."""
    try:
        reminder = parse_reminder(text)
        if isinstance(reminder, datetime):
            return reminder
        return None if due_at is None else _before(due_at.astimezone(UTC), reminder, all_day=all_day, zone=zone)
    except (ValueError, OverflowError):
        return None


def depends_on_zone(text: str, *, all_day: bool) -> bool:
    """Whether the moment of a reminder is another one where the clocks show another time."""
    try:
        reminder = parse_reminder(text)
    except ValueError:
        return False
    if isinstance(reminder, datetime):
        return False
    return all_day or bool(reminder.months or reminder.days) or reminder.at is not None


def _before(due_at: datetime, offset: Offset, *, all_day: bool, zone: ZoneInfo) -> datetime:
    at = time_of_day(offset, all_day=all_day)
    if not (all_day or offset.months or offset.days or at is not None):
        return due_at + timedelta(minutes=offset.minutes)
    local = due_at if all_day else due_at.astimezone(zone)
    local = _moved(local.replace(tzinfo=None), offset)
    if at is not None:
        return _on_the_wall(datetime.combine(local, time(at // 60, at % 60)), zone)
    minutes = timedelta(minutes=offset.minutes)
    return _on_the_wall(local + minutes, zone) if all_day else _on_the_wall(local, zone) + minutes


def time_of_day(offset: Offset, *, all_day: bool) -> int | None:
    """Return the time of day of a reminder, in minutes, where it has one: for a day that says none it is 9:00."""
    return _MORNING if offset.at is None and all_day and not offset.minutes else offset.at


def _moved(local: datetime, offset: Offset) -> datetime:
    years, month = divmod(local.year * 12 + local.month - 1 + offset.months, 12)
    last = calendar.monthrange(years, month + 1)[1]
    return local.replace(year=years, month=month + 1, day=min(local.day, last)) + timedelta(days=offset.days)


def _on_the_wall(local: datetime, zone: ZoneInfo) -> datetime:
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)
