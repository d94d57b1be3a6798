"""Due dates: the day they fall on, whether they have passed, and their words. Pure."""

import re
from datetime import UTC, date, datetime
from typing import NamedTuple

from taskchat.tasks.clock import LocalClock
from taskchat.tasks.models import Task
from taskchat.tasks.when import Due

_IN_FULL = re.compile(
    r"(?P<weekday>\w{3}) (?P<day>\d{1,2}) (?P<month>\w{3})(?: (?P<year>\d{4}))?(?:, (?P<time>\d\d:\d\d))?"
)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class DueParts(NamedTuple):
    """Parts of a due date as `due_in_full` writes it: `weekday` from 0, Monday; `year` and `time` may be empty."""

    weekday: int
    day: int
    month: int
    year: str
    time: str


def get_due(task: Task) -> Due | None:
    """Return the due date of a task; None without one."""
    return Due(task.due_at, task.all_day) if task.due_at else None


def due_day(due: Due, clock: LocalClock) -> date:
    """Return the person's calendar day on which something is due."""
    return due.due_at.astimezone(UTC if due.all_day else clock.zone).date()


def is_overdue(due: Due, clock: LocalClock) -> bool:
    """Whether the due date of an open task has passed: its moment, or its whole day where the person lives."""
    return due_day(due, clock) < clock.today if due.all_day else due.due_at < clock.now


def due_in_full(due: Due, clock: LocalClock) -> str:
    """Format as "Fri 27 Nov", with its year unless it is this one, and ", 17:00" where there is a time.

    Names no "today", since the words are read again on other days.
    """
    day = due_day(due, clock)
    year = f" {day.year}" if day.year != clock.today.year else ""
    words = f"{day:%a} {day.day} {day:%b}{year}"
    return words if due.all_day else f"{words}, {due.due_at.astimezone(clock.zone):%H:%M}"


def due_parts(words: str) -> DueParts | None:
    """Take apart what `due_in_full` wrote, to say it in another language; None for other words."""
    match = _IN_FULL.fullmatch(words)
    if match is None or match["weekday"] not in _WEEKDAYS or match["month"] not in _MONTHS:
        return None
    weekday, month = _WEEKDAYS.index(match["weekday"]), _MONTHS.index(match["month"]) + 1
    return DueParts(weekday, int(match["day"]), month, match["year"] or "", match["time"] or "")


def due_words(due: Due, clock: LocalClock) -> str:
    """Format for reading at once: "Today 9:00", "Fri", "27 Nov", "3 Jan 2028"."""
    day = day_words(due_day(due, clock), clock)
    return day if due.all_day else f"{day} {time_words(due.due_at, clock)}"


def due_phrase(due: Due, clock: LocalClock) -> str:
    """Format for editing, in words that `parse_due` reads back as the same date, at any time."""
    day = due_day(due, clock)
    words = f"{day.day} {day:%b} {day.year}"
    return words if due.all_day else f"{words} {due.due_at.astimezone(clock.zone):%H:%M}"


def due_preview(due: Due, clock: LocalClock) -> str:
    """Spell a due date out, so that one sees how words were read: "Friday 27 November, 9:00"."""
    day = due_day(due, clock)
    distance = (day - clock.today).days
    near = {-1: "yesterday, ", 0: "today, ", 1: "tomorrow, "}.get(distance, "")
    year = f" {day.year}" if abs(distance) > 180 else ""
    words = f"{near}{day:%A} {day.day} {day:%B}{year}"
    return words[0].upper() + words[1:] + ("" if due.all_day else f", {time_words(due.due_at, clock)}")


def day_words(day: date, clock: LocalClock) -> str:
    """Format a day for reading, as short as it can be without doubt."""
    names = {-1: "Yesterday", 0: "Today", 1: "Tomorrow"}
    distance = (day - clock.today).days
    if distance in names:
        return names[distance]
    if 1 < distance < 7:
        return f"{day:%a}"
    return f"{day.day} {day:%b}" + (f" {day.year}" if day.year != clock.today.year else "")


def time_words(moment: datetime, clock: LocalClock) -> str:
    """Format the time of day, in 24 hours."""
    local = moment.astimezone(clock.zone)
    return f"{local.hour}:{local:%M}"
