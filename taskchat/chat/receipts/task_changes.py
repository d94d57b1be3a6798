"""What was done to tasks together, task by task, from the entries of the undo journal. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from taskchat.tasks import Priority, Task, TaskChange


class Deed(StrEnum):
    """What became of a task, in a word."""

    CREATED = "created"
    CHANGED = "changed"
    COMPLETED = "completed"
    REOPENED = "reopened"
    DELETED = "deleted"


@dataclass(frozen=True)
class Look:
    """What a card shows of a task."""

    title: str
    priority: Priority
    due_at: datetime | None
    all_day: bool
    tags: tuple[str, ...]
    done: bool

    @classmethod
    def of(cls, task: Task) -> Self:
        """A task as it is now."""
        done = task.completed_at is not None
        return cls(task.title, Priority(task.priority), task.due_at, task.all_day, tuple(task.tags), done)

    @classmethod
    def kept(cls, fields: dict[str, Any]) -> Self:
        """A task as the journal keeps it."""
        due_at = datetime.fromisoformat(fields["due_at"]) if fields["due_at"] else None
        done, tags = bool(fields["completed_at"]), tuple(fields["tags"])
        return cls(fields["title"], Priority(fields["priority"]), due_at, fields["all_day"], tags, done)


@dataclass(frozen=True)
class Touched:
    """A task and what was done to it; `look` is how that left it or, where it is deleted or undone, how it was."""

    task_id: UUID
    deed: Deed
    look: Look
    undone: bool


def touched(changes: Sequence[TaskChange]) -> list[Touched]:
    """The tasks in these changes, oldest change first, each once with all that was done to it in one word."""
    of_task: dict[UUID, list[TaskChange]] = {}
    for change in changes:
        of_task.setdefault(change.task_id, []).append(change)
    return [_touched(task_id, its) for task_id, its in of_task.items()]


def _touched(task_id: UUID, changes: list[TaskChange]) -> Touched:
    standing = [change for change in changes if change.undone_at is None]
    told = standing or changes
    before, after = told[0].before, told[-1].after
    kept = (after or told[-1].before) if standing else (before or after or told[-1].before)
    return Touched(task_id, _deed(before, after), Look.kept(kept or {}), undone=not standing)


def _deed(before: dict[str, Any] | None, after: dict[str, Any] | None) -> Deed:
    if after is None:
        return Deed.DELETED
    if before is None:
        return Deed.CREATED
    if bool(before["completed_at"]) == bool(after["completed_at"]):
        return Deed.CHANGED
    return Deed.COMPLETED if after["completed_at"] else Deed.REOPENED
