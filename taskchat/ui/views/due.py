"""Due dates as the page writes them, and the day they fall on. Pure."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from taskchat.tasks import Task


def due_day(due_at: datetime, *, all_day: bool, zone: ZoneInfo) -> date:
    """The person's calendar day on which something is due."""
    return due_at.astimezone(UTC if all_day else zone).date()


def is_overdue(task: Task, *, now: datetime, zone: ZoneInfo) -> bool:
    """Whether the day is over, or the moment has passed."""
    if task.due_at is None:
        return False
    if task.all_day:
        return due_day(task.due_at, all_day=True, zone=zone) < now.astimezone(zone).date()
    return task.due_at < now


def due_words(due_at: datetime, *, all_day: bool, now: datetime, zone: ZoneInfo) -> str:
    """A due date for reading: "Today 9:00", "Fri", "27 Nov", "3 Jan 2028"."""
    day = day_words(due_day(due_at, all_day=all_day, zone=zone), today=now.astimezone(zone).date())
    return day if all_day else f"{day} {clock(due_at, zone)}"


def clock(moment: datetime, zone: ZoneInfo) -> str:
    """The time of day, 24 hours."""
    local = moment.astimezone(zone)
    return f"{local.hour}:{local:%M}"


def day_words(day: date, *, today: date) -> str:
    """A day for reading, as short as it can be without doubt."""
    names = {-1: "Yesterday", 0: "Today", 1: "Tomorrow"}
    distance = (day - today).days
    if distance in names:
        return names[distance]
    if 1 < distance < 7:
        return f"{day:%a}"
    return f"{day.day} {day:%b}" + (f" {day.year}" if day.year != today.year else "")


def due_phrase(due_at: datetime, *, all_day: bool, zone: ZoneInfo) -> str:
    """A due date for editing: words that `parse_due` reads back as the same date, at any time."""
    day = due_day(due_at, all_day=all_day, zone=zone)
    words = f"{day.day} {day:%b} {day.year}"
    return words if all_day else f"{words} {due_at.astimezone(zone):%H:%M}"


def due_preview(due_at: datetime, *, all_day: bool, now: datetime, zone: ZoneInfo) -> str:
    """A due date spelt out, so that one sees what was understood: "Friday 27 November, 9:00"."""
    day = due_day(due_at, all_day=all_day, zone=zone)
    distance = (day - now.astimezone(zone).date()).days
    near = {-1: "yesterday, ", 0: "today, ", 1: "tomorrow, "}.get(distance, "")
    year = f" {day.year}" if abs(distance) > 180 else ""
    words = f"{near}{day:%A} {day.day} {day:%B}{year}"
    return words[0].upper() + words[1:] + ("" if all_day else f", {clock(due_at, zone)}")
