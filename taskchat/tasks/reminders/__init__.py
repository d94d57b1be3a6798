"""Reminders as a task keeps them: texts, what they mean, and their moments. Pure."""

from taskchat.tasks.reminders.moments import depends_on_zone, moment_of, reminder_moments, time_of_day
from taskchat.tasks.reminders.moving import reminder_at, reminder_moved
from taskchat.tasks.reminders.texts import (
    REMINDERS_MAX,
    WHEN_DUE,
    Offset,
    canonical_reminder,
    is_offset,
    parse_reminder,
    unique_reminders,
)

__all__ = [
    "REMINDERS_MAX",
    "WHEN_DUE",
    "Offset",
    "canonical_reminder",
    "depends_on_zone",
    "is_offset",
    "moment_of",
    "parse_reminder",
    "reminder_at",
    "reminder_moments",
    "reminder_moved",
    "time_of_day",
    "unique_reminders",
]
