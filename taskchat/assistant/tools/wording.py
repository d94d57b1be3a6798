"""Tasks as the model and the person read them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from taskchat.assistant.run_context import RunContext
from taskchat.tasks import Task, due_in_full
from taskchat.text import shortened

_LONGEST = 300


def task_facts(task: Task, turn: RunContext) -> dict[str, Any]:
    """A task as compact facts; what is empty or usual is left out, except the priority."""
    facts = {
        "id": str(task.id),
        "title": task.title,
        "description": shortened(task.description, _LONGEST),
        "priority": str(task.priority),
        "due": due_words(task, turn),
        "overdue": is_overdue(task, turn),
        "tags": task.tags,
        "done": task.completed_at is not None,
    }
    return {name: value for name, value in facts.items() if value}


def due_words(task: Task, turn: RunContext) -> str:
    """When it is due, in words that hold on other days too; empty without a date."""
    return due_in_full(task.due_at, all_day=task.all_day, now=turn.now, zone=ZoneInfo(turn.timezone))


def is_overdue(task: Task, turn: RunContext) -> bool:
    """Whether an open task is past its moment, or past its whole day where the person lives."""
    if task.due_at is None or task.completed_at is not None:
        return False
    return task.due_at.date() < local_now(turn).date() if task.all_day else task.due_at < turn.now


def local_now(turn: RunContext) -> datetime:
    """The present where the person lives."""
    return turn.now.astimezone(ZoneInfo(turn.timezone))


def summary(task: Task, turn: RunContext) -> str:
    """A task in a line of plain text: “test migration”, due Fri 27 Nov, high priority, #home."""
    due = due_words(task, turn)
    priority = f"{task.priority} priority" if task.priority != "medium" else ""
    parts = [f"“{task.title}”", f"due {due}" if due else "", priority, " ".join(f"#{tag}" for tag in task.tags)]
    return ", ".join(part for part in parts if part)


def named(tasks: Sequence[Task]) -> str:
    """The first three titles, and how many more: “milk”, “bread”, “salt” and 4 more."""
    titles = ", ".join(f"“{shortened(task.title, 60)}”" for task in tasks[:3])
    return f"{titles} and {len(tasks) - 3} more" if len(tasks) > 3 else titles
