"""Subtasks and the start of an occurrence, as far from its date as those of the one before."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from taskchat.database import new_id
from taskchat.tasks.history import restored_task, snapshot
from taskchat.tasks.models import Task
from taskchat.tasks.reminders import is_offset
from taskchat.tasks.series.models import Series, SeriesRow
from taskchat.tasks.series.occurrence import Occurrence

# Field of a template: how many days before its date an occurrence starts.
STARTS_BEFORE = "starts_before"
# And, while a series is paused or ended, the subtasks of the occurrence that went, with its date.
SUBTASKS = "subtasks"


def starts_before(task: Task, zone: str) -> dict[str, Any]:
    """Return the field of a template that says when a task starts; none where it starts at once."""
    due = _due_day(task, zone)
    return {STARTS_BEFORE: (due - task.start_on).days} if due and task.start_on else {}


def start_of(occurrence: Occurrence, series: Series | SeriesRow) -> date | None:
    """Return the day on which an occurrence starts, by the template of its series."""
    before = series.template.get(STARTS_BEFORE)
    if before is None:
        return None
    due = _due_day(occurrence, series.zone)
    return due - timedelta(days=int(before)) if due else None


def kept_subtasks(subtasks: Iterable[Task], last: Task) -> dict[str, Any]:
    """Return the field of a template that keeps the subtasks of an occurrence that goes, until another one comes."""
    kept = [snapshot(subtask) for subtask in subtasks]
    when = {"due_at": last.due_at.isoformat() if last.due_at else None, "all_day": last.all_day}
    return {SUBTASKS: {**when, "tasks": kept}} if kept else {}


def subtasks_for(following: Task, series: Series) -> list[Task]:
    """Make the subtasks that the template of a series kept for its next occurrence, in no session."""
    kept = series.template.get(SUBTASKS) or {}
    last = restored_task({**kept, "tasks": None}, task_id=following.id, user_id=series.user_id)
    found = [restored_task(one, task_id=new_id(), user_id=series.user_id) for one in kept.get("tasks", ())]
    return fresh_subtasks(found, last, following, series.zone)


def fresh_subtasks(subtasks: Iterable[Task], last: Task, following: Task, zone: str) -> list[Task]:
    """Make the subtasks of the following occurrence, in no session: open, in their order, as far from its date.

    A reminder at a moment was that one's alone.
    """
    days = days_from(last, following, zone)
    return [_fresh(subtask, following, days, ZoneInfo(zone)) for subtask in subtasks]


def days_from(last: Task, following: Task, zone: str) -> timedelta:
    """Return the days between the dates of two tasks, on the clocks of a zone; none where one has none."""
    old, new = _due_day(last, zone), _due_day(following, zone)
    return new - old if old and new else timedelta()


def _fresh(subtask: Task, following: Task, days: timedelta, zone: ZoneInfo) -> Task:
    task = restored_task(snapshot(subtask), task_id=new_id(), user_id=subtask.user_id)
    task.created_at = task.updated_at = following.created_at
    task.completed_at, task.parent_id = None, following.id
    task.reminders = [text for text in subtask.reminders if is_offset(text)]
    if task.due_at is not None:
        # The same time on the wall.
        local = task.due_at.astimezone(UTC if task.all_day else zone)
        task.due_at = (local + days).astimezone(UTC)
    if task.start_on is not None:
        task.start_on += days
    return task


def _due_day(task: Task | Occurrence, zone: str) -> date | None:
    if task.due_at is None:
        return None
    due: datetime = task.due_at.astimezone(UTC if task.all_day else ZoneInfo(zone))
    return due.date()
