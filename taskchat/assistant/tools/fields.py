"""Conversion of a tool's words to a task's fields."""

import re
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from taskchat.assistant.run_context import RunContext
from taskchat.assistant.tools.arguments import UpdateTask
from taskchat.assistant.tools.refusals import Refusal
from taskchat.assistant.tools.tool import ToolRefused
from taskchat.tasks import Task, TaskUpdate, parse_due, parse_line

_SHIFT = re.compile(r"(?P<sign>[+-]) ?(?P<count>\d{1,3}) ?(?P<unit>hour|day|week)s?", re.IGNORECASE)
# Fields that an update takes as they are asked for.
_AS_ASKED = set(UpdateTask.model_fields) & set(TaskUpdate.model_fields) - {"description"}
_REMOVED = {"none", "no", "never", "null", "no date", "no due date", "remove", "clear"}


def read_due(words: str, turn: RunContext) -> dict[str, Any]:
    """Read the fields of a due date; raises `ToolRefused` where the words are no date."""
    due = parse_due(words, turn.clock)
    if due is None:
        today = f"{turn.clock.today:%Y-%m-%d}"
        raise ToolRefused(
            f"“{words[:100]}” is no date that can be read; say it like “friday 5pm” or “{today}”.",
            Refusal.NO_DATE,
            words=words[:100],
        )
    return {"due_at": due.due_at, "all_day": due.all_day}


def is_shift(words: str) -> bool:
    """Whether words move a date from where it is, as "+2 days" does."""
    return _SHIFT.fullmatch(words.strip()) is not None


def update_fields(asked: UpdateTask, task: Task, turn: RunContext) -> dict[str, Any]:
    """Return the fields that an update sets."""
    fields: dict[str, Any] = asked.model_dump(include=_AS_ASKED, exclude_none=True)
    if asked.description is not None:
        fields["description"] = "" if _is_removal(asked.description) else asked.description
    if asked.add_description:
        before = fields.get("description", task.description)
        fields["description"] = "\n".join(part for part in (before, asked.add_description) if part)
    if asked.due is not None:
        fields |= {"due_at": None} if _is_removal(asked.due) else _reschedule(asked.due, task, turn)
    if asked.add_tags or asked.remove_tags:
        gone = {tag.strip().lstrip("#").lower() for tag in asked.remove_tags or []}
        kept = [tag for tag in fields.get("tags", task.tags) if tag.lower() not in gone]
        fields["tags"] = [*kept, *(asked.add_tags or [])]
    return fields


def _reschedule(words: str, task: Task, turn: RunContext) -> dict[str, Any]:
    """Move the due date; a day alone keeps the time, a time alone keeps the day.

    "+2 days" counts from when it is due, or from now where it is not, or is overdue; "-2 days" from when it is due.
    """
    if shift := _SHIFT.fullmatch(words.strip()):
        by = timedelta(**{f"{shift['unit'].lower()}s": int(shift["count"])})
        return _postpone(by, task, turn) if shift["sign"] == "+" else _bring_forward(by, task, turn)
    fields = read_due(words, turn)
    if task.due_at is None:
        return fields
    zone = ZoneInfo(turn.timezone)
    # Whole days are kept as UTC's.
    before = task.due_at.astimezone(UTC if task.all_day else zone)
    after = fields["due_at"].astimezone(UTC if fields["all_day"] else zone)
    if fields["all_day"] and not task.all_day:
        kept = datetime.combine(after, before.time(), zone)
    elif parse_line(words, now=turn.now, zone=zone).time_alone:
        kept = datetime.combine(before, after.time(), zone)
    else:
        return fields
    return {"due_at": kept.astimezone(UTC), "all_day": False} if kept > turn.now else fields


def _postpone(by: timedelta, task: Task, turn: RunContext) -> dict[str, Any]:
    zone = ZoneInfo(turn.timezone)
    today = datetime.combine(turn.now.astimezone(zone), time(), UTC)
    if by.days and (task.due_at is None or task.all_day):
        return {"due_at": max(task.due_at or today, today) + by, "all_day": True}
    base = turn.now if task.due_at is None or task.all_day else max(task.due_at, turn.now)
    # Days are counted on the person's clock: the hour stays where it changes between summer and winter.
    local = base.astimezone(zone).replace(tzinfo=None) + by if by.days else (base + by).astimezone(zone)
    return {"due_at": local.replace(tzinfo=zone).astimezone(UTC), "all_day": False}


def _bring_forward(by: timedelta, task: Task, turn: RunContext) -> dict[str, Any]:
    if task.due_at is None:
        raise ToolRefused(f"“{task.title}” has no due date that could be earlier.", Refusal.NO_DATE, words=task.title)
    zone = ZoneInfo(turn.timezone)
    if task.all_day or not by.days:
        return {"due_at": task.due_at - timedelta(days=by.days) if task.all_day else task.due_at - by}
    local = task.due_at.astimezone(zone).replace(tzinfo=None) - by
    return {"due_at": local.replace(tzinfo=zone).astimezone(UTC)}


def _is_removal(words: str) -> bool:
    return words.strip().lower() in _REMOVED
