"""Series of a task of the older product: its rule from the task's due date on, in the zone of its person. Pure."""

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from taskchat.legacy.bulk import Values
from taskchat.legacy.recurrence.old_rules import needs_time, read_rule
from taskchat.legacy.values import Unreadable, derive_key

# What occurrences are born with.
_TEMPLATE = ("title", "description", "priority", "tags", "reminders")


def new_series(task: Values, said: Any, zone: str, *, before: int) -> Values | None:
    """Build the row of a task's series, with the task's slot as `starts`; None where nothing is said.

    Without a due date it counts from the day on which the task was made. Raises `Unreadable`.
    """
    try:
        start = _start(task, zone)
    except OverflowError as error:
        raise Unreadable("it begins beyond the calendar") from error
    if needs_time(said) and not isinstance(start, datetime):
        start = datetime.combine(start, time())
    rrule = read_rule(said, start, zone, before=before)
    if rrule is None:
        return None
    return {
        "id": derive_key("series", str(task["id"])),
        "user_id": task["user_id"],
        "rrule": rrule,
        "starts": start.isoformat(),
        "zone": zone,
        "from_completion": False,
        "keep_missed": False,
        "skipped": [],
        "paused_at": None,
        "ended_at": None,
        "template": {name: task[name] for name in _TEMPLATE},
        "created_at": task["created_at"],
        "updated_at": task["updated_at"],
        "version": 1,
    }


def _start(task: Values, zone: str) -> date | datetime:
    if task["due_at"] is None:
        return task["created_at"].astimezone(ZoneInfo(zone)).date()
    if task["all_day"]:
        return task["due_at"].astimezone(UTC).date()
    return task["due_at"].astimezone(ZoneInfo(zone)).replace(tzinfo=None, second=0, microsecond=0)
