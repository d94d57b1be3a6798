"""Moves of due dates from where they are: "+2 days", "-1 week", "+3 hours"."""

import re
from datetime import UTC, datetime, time, timedelta
from typing import Any

from taskchat.assistant.tools.refusals import Refusal
from taskchat.assistant.tools.tool import ToolRefused
from taskchat.tasks import LocalClock, Task

_SHIFT = re.compile(r"(?P<sign>[+-]) ?(?P<count>\d{1,3}) ?(?P<unit>hour|day|week)s?", re.IGNORECASE)


def parse_shift(words: str) -> timedelta | None:
    """Return the time by which words move a date; None where they do not."""
    match = _SHIFT.fullmatch(words.strip())
    if match is None:
        return None
    by = timedelta(**{f"{match['unit'].lower()}s": int(match["count"])})
    return by if match["sign"] == "+" else -by


def shifted_due(task: Task, by: timedelta, clock: LocalClock) -> dict[str, Any]:
    """Return the fields of the moved due date; raises `ToolRefused` for a task without one.

    Days keep the time of day. What is overdue is postponed from today or now, since it would stay overdue else; so is a
    whole day by hours.
    """
    hours = by % timedelta(days=1) != timedelta(0)
    if task.all_day and hours and by > timedelta(0):
        return {"due_at": clock.now + by, "all_day": False}
    if task.due_at is None or (task.all_day and hours):
        raise ToolRefused(f"“{task.title}” has no due date that could be moved.", Refusal.NOT_DUE, title=task.title)
    if task.all_day:
        due = _not_before(task.due_at, datetime.combine(clock.today, time(), UTC), by)
        return {"due_at": due + timedelta(days=by.days), "all_day": True}
    if hours:
        return {"due_at": _not_before(task.due_at, clock.now, by) + by, "all_day": False}
    # Days are counted on the person's clock: the hour stays where it changes between summer and winter.
    local = task.due_at.astimezone(clock.zone).replace(tzinfo=None)
    local = _not_before(local, datetime.combine(clock.today, local.time()), by) + by
    return {"due_at": local.replace(tzinfo=clock.zone).astimezone(UTC), "all_day": False}


def _not_before(due: datetime, earliest: datetime, by: timedelta) -> datetime:
    return max(due, earliest) if by > timedelta(0) else due
