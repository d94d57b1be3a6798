"""Beginning of a series: a task becomes its first occurrence."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from taskchat.database import now
from taskchat.tasks import recurrence
from taskchat.tasks.history import snapshot
from taskchat.tasks.models import Task
from taskchat.tasks.recurrence import RuleRefused, parse_rule
from taskchat.tasks.reminders import is_offset
from taskchat.tasks.series.fresh import starts_before
from taskchat.tasks.series.models import BORN_WITH, Series
from taskchat.tasks.series.occurrence import first_occurrence
from taskchat.tasks.series.slots import is_day, read_slot, write_slot

_NEVER = "There is no day left on which this would come."


def begin(task: Task, *, rrule: str, timezone: str, from_completion: bool, keep_missed: bool) -> Series:
    """Make the series of a task, which becomes its first occurrence; neither is added to a session.

    A task without a due date gets that of the rule's first slot from now on. Raises `RuleRefused`.
    """
    rule = parse_rule(rrule)
    series = Series(
        user_id=task.user_id,
        rrule=rule.text,
        starts=slot_of(task, timezone) or _slot_now(timezone, needs_time=rule.needs_time),
        zone=timezone,
        from_completion=from_completion,
        keep_missed=keep_missed,
        template={},
    )
    starts = read_slot(series.starts, all_day=is_day(series.starts))
    if recurrence.Series(rule, starts, timezone).first() is None:
        raise RuleRefused(_NEVER)
    task.series_id, task.slot = series.id, series.starts
    if task.due_at is None:
        first = first_occurrence(series, at=now())
        if first is None:
            raise RuleRefused(_NEVER)
        series.starts = first.slot
        task.slot, task.due_at, task.all_day = first
    series.template = template_of(task) | starts_before(task, timezone)
    return series


def slot_of(task: Task, timezone: str) -> str | None:
    """Return the slot at which a task is due, on the clocks of a zone; None without a due date."""
    if task.due_at is None:
        return None
    if task.all_day:
        return write_slot(task.due_at.astimezone(UTC).date())
    return _local(task.due_at, timezone)


def template_of(task: Task) -> dict[str, Any]:
    """Return the fields of a task that its series is born with; a reminder at a moment is the one task's alone."""
    fields = {name: value for name, value in snapshot(task).items() if name in BORN_WITH}
    return fields | {"reminders": [text for text in task.reminders if is_offset(text)]}


def _slot_now(timezone: str, *, needs_time: bool) -> str:
    here = _local(now(), timezone)
    return here if needs_time else here[: len("2026-11-30")]


def _local(moment: datetime, timezone: str) -> str:
    local = moment.astimezone(ZoneInfo(timezone)).replace(tzinfo=None, second=0, microsecond=0)
    return write_slot(local)
