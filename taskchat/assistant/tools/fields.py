"""Conversion of a tool's words to a task's fields."""

import re
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from taskchat.assistant.run_context import RunContext
from taskchat.assistant.tools.arguments import CreateTask, UpdateTask
from taskchat.assistant.tools.refusals import Refusal
from taskchat.assistant.tools.reminding import changed_reminders, read_reminders
from taskchat.assistant.tools.rhythms import first_due, read_rhythm, rule_fields
from taskchat.assistant.tools.shifts import parse_shift, shifted_due
from taskchat.assistant.tools.tool import ToolRefused
from taskchat.tasks import Due, Task, TaskUpdate, due_day, parse_due, parse_line, parse_rhythm

# Fields that an update takes as they are asked for.
_AS_ASKED = set(UpdateTask.model_fields) & set(TaskUpdate.model_fields) - {"description", "reminders", "start"}
_HOUR = re.compile(r"\d{1,2}")
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


def read_day(words: str, turn: RunContext) -> date:
    """Read words as a day; raises `ToolRefused` where they are none."""
    return due_day(Due(**read_due(words, turn)), turn.clock)


def new_task_fields(asked: CreateTask, turn: RunContext) -> dict[str, Any]:
    """Return the fields of a new task; a rhythm that was given as its due date is one."""
    said_apart = {"due", "repeat", "reminders", "parent", "start"}
    fields: dict[str, Any] = asked.model_dump(exclude=said_apart, exclude_none=True)
    if asked.start is not None:
        fields["start_on"] = read_day(asked.start, turn)
    if asked.reminders is not None:
        fields["reminders"] = read_reminders(asked.reminders, turn)
    due, repeat = asked.due, asked.repeat
    if due and not repeat and parse_due(due, turn.clock) is None and parse_rhythm(due, turn.clock):
        due, repeat = None, due
    said = read_due(due, turn) if due else {}
    if repeat is None:
        return fields | said
    rhythm = read_rhythm(repeat, turn)
    return fields | first_due(rhythm, said, repeat, turn) | rule_fields(rhythm)


def update_fields(asked: UpdateTask, task: Task, turn: RunContext) -> dict[str, Any]:
    """Return the fields that an update sets."""
    fields: dict[str, Any] = asked.model_dump(include=_AS_ASKED, exclude_none=True)
    if asked.description is not None:
        fields["description"] = "" if is_removal(asked.description) else asked.description
    if asked.add_description:
        before = fields.get("description", task.description)
        fields["description"] = "\n".join(part for part in (before, asked.add_description) if part)
    if asked.due is not None:
        fields |= {"due_at": None} if is_removal(asked.due) else _reschedule(asked.due, task, turn)
    if asked.start is not None:
        fields["start_on"] = None if is_removal(asked.start) else read_day(asked.start, turn)
    if asked.duration_minutes == 0:
        fields["duration_minutes"] = None
    if asked.add_reminders and task.completed_at is not None:
        raise ToolRefused(f"“{task.title}” is done.", Refusal.IS_DONE, title=task.title)
    if (reminders := changed_reminders(asked, task, turn)) is not None:
        fields["reminders"] = reminders
    if asked.add_tags or asked.remove_tags:
        gone = {tag.strip().lstrip("#").lower() for tag in asked.remove_tags or []}
        kept = [tag for tag in fields.get("tags", task.tags) if tag.lower() not in gone]
        fields["tags"] = [*kept, *(asked.add_tags or [])]
    return fields


def _reschedule(words: str, task: Task, turn: RunContext) -> dict[str, Any]:
    """Move the due date; a day alone keeps the time, a time alone keeps the day.

    "+2 days" moves it from where it is.
    """
    if by := parse_shift(words):
        return shifted_due(task, by, turn.clock)
    if _HOUR.fullmatch(words.strip()) and task.due_at is not None and not task.all_day:
        # "Move standup to 10" is an hour where the task has one, and "07" is the morning's.
        words = f"at {words.strip()}{':00' if words.strip()[0] == '0' else ''}"
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


def is_removal(words: str) -> bool:
    """Whether words take away what there is: "none", "remove"."""
    return words.strip().lower() in _REMOVED
