"""A reminder moved: to another time of its day, or by some time. Pure.

What counts from the due date goes on counting from it, as days before it with a time of day where no length says it.
"""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from taskchat.tasks.reminders.moments import moment_of
from taskchat.tasks.reminders.texts import Offset, parse_reminder

_MINUTE = timedelta(minutes=1)


def reminder_at(text: str, at: time, *, due_at: datetime | None, all_day: bool, zone: ZoneInfo) -> str | None:
    """Return a reminder at another time of its day; None where it has no moment."""
    moment = moment_of(text, due_at=due_at, all_day=all_day, zone=zone)
    if moment is None:
        return None
    then = datetime.combine(moment.astimezone(zone), at)
    return _kept(text, then, due_at=due_at, all_day=all_day, zone=zone)


def reminder_moved(text: str, by: timedelta, *, due_at: datetime | None, all_day: bool, zone: ZoneInfo) -> str | None:
    """Return a reminder that comes so much later, or earlier; None where it has no moment."""
    moment = moment_of(text, due_at=due_at, all_day=all_day, zone=zone)
    if moment is None:
        return None
    reminder = parse_reminder(text)
    if isinstance(reminder, Offset) and not (all_day or reminder.months or reminder.days or reminder.at is not None):
        minutes = reminder.minutes + by // _MINUTE
        if minutes <= 0:
            return Offset(minutes=minutes).text
    then = moment.astimezone(zone).replace(tzinfo=None) + by
    return _kept(text, then, due_at=due_at, all_day=all_day, zone=zone)


def _kept(text: str, then: datetime, *, due_at: datetime | None, all_day: bool, zone: ZoneInfo) -> str:
    """Write a time on the wall as the reminder before was written: from the due date, or as a moment."""
    if isinstance(parse_reminder(text), Offset) and due_at is not None:
        due = due_at.astimezone(UTC if all_day else zone).date()
        if (days := (due - then.date()).days) >= 0:
            return Offset(days=-days, at=then.hour * 60 + then.minute).text
    return f"{then.replace(tzinfo=zone).astimezone(UTC):%Y-%m-%dT%H:%MZ}"
