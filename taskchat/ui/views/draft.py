"""The edit form's fields: a task written into them, and what they say read back. Pure but for the clock."""

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from taskchat.database import now
from taskchat.tasks import InvalidTask, Priority, Task, TaskUpdate, parse_due, valid_update
from taskchat.ui.views.due import due_phrase, due_preview

NO_DATE = "This is not a date taskchat knows. Try “fri 9am”, “27 Nov” or “in 3 days”."


@dataclass(frozen=True)
class Draft:
    """A task as the form's fields hold it."""

    title: str = ""
    description: str = ""
    priority: str = "medium"
    due: str = ""
    tags: str = ""


@dataclass(frozen=True)
class FieldErrors:
    """What is wrong, field by field."""

    title: str = ""
    description: str = ""
    priority: str = ""
    due: str = ""
    tags: str = ""


def draft_of(task: Task, timezone: str) -> Draft:
    """A task, written for the form's fields."""
    zone = ZoneInfo(timezone)
    return Draft(
        title=task.title,
        description=task.description,
        priority=Priority(task.priority).value,
        due=due_phrase(task.due_at, all_day=task.all_day, zone=zone) if task.due_at else "",
        tags=" ".join(f"#{tag}" for tag in task.tags),
    )


def update_of(shown: Draft, written: Draft, timezone: str) -> TaskUpdate:
    """What differs from what was shown, and no more: the rest may have been changed elsewhere meanwhile.

    Raises `InvalidTask`.
    """
    fields: dict[str, Any] = {
        name: getattr(written, name)
        for name in ("title", "description", "priority")
        if getattr(written, name).strip() != getattr(shown, name)
    }
    if written.tags.split() != shown.tags.split():
        fields["tags"] = written.tags.replace(",", " ").split()
    if written.due.strip() != shown.due:
        fields |= _due(written.due, timezone)
    return valid_update(**fields)


def _due(words: str, timezone: str) -> dict[str, Any]:
    if not words.strip():
        return {"due_at": None, "all_day": False}
    due = parse_due(words[:200], now=now(), timezone=timezone)
    if due is None:
        raise InvalidTask("due_at", NO_DATE)
    return {"due_at": due.due_at, "all_day": due.all_day}


def hint_of(words: str, timezone: str) -> str:
    """The date that the words name, spelt out; empty if they name none."""
    if not words.strip():
        return ""
    moment = now()
    due = parse_due(words, now=moment, timezone=timezone)
    zone = ZoneInfo(timezone)
    return due_preview(due.due_at, all_day=due.all_day, now=moment, zone=zone) if due else ""


def errors_of(error: InvalidTask) -> FieldErrors:
    """A refusal, at the field that it is about."""
    field = "due" if error.field in {"due_at", "all_day"} else error.field
    return FieldErrors(**{field: str(error)})
