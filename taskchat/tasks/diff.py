"""Differences that changes made to tasks, task by task, from entries of the undo journal. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any
from uuid import UUID

from taskchat.tasks.history import restored_task
from taskchat.tasks.models import Subject, Task, TaskChange


class ChangeKind(StrEnum):
    """Effect of a change on a task, in a word."""

    CREATED = "created"
    CHANGED = "changed"
    COMPLETED = "completed"
    REOPENED = "reopened"
    DELETED = "deleted"
    # Of a series.
    SKIPPED = "skipped"
    PAUSED = "paused"
    RESUMED = "resumed"
    ENDED = "ended"


def change_kind(before: dict[str, Any] | None, after: dict[str, Any] | None) -> ChangeKind:
    """Return the kind of a change between two states in the journal; without a state after it, the task was deleted."""
    if after is None:
        return ChangeKind.DELETED
    if before is None:
        return ChangeKind.CREATED
    if "template" in after:
        return _series_kind(before, after)
    if bool(before.get("completed_at")) == bool(after.get("completed_at")):
        return ChangeKind.CHANGED
    return ChangeKind.COMPLETED if after.get("completed_at") else ChangeKind.REOPENED


def _series_kind(before: Mapping[str, Any], after: Mapping[str, Any]) -> ChangeKind:
    for name, kind in (("ended_at", ChangeKind.ENDED), ("paused_at", ChangeKind.PAUSED)):
        if after.get(name) and not before.get(name):
            return kind
    if any(before.get(name) and not after.get(name) for name in ("ended_at", "paused_at")):
        return ChangeKind.RESUMED
    return ChangeKind.CHANGED if before.get("skipped") == after.get("skipped") else ChangeKind.SKIPPED


@dataclass(frozen=True)
class TaskDiff:
    """Task or series, in no session, and the kind of the changes made to it.

    `task` is as the changes left it or, where it is deleted or all of them are undone, as it was: `fields` of the
    journal. Of a series they are those that its tasks are born with. `subtasks` is how many went along with it.
    """

    task_id: UUID
    user_id: UUID
    kind: ChangeKind
    fields: Mapping[str, Any]
    undone: bool
    is_series: bool = False
    subtasks: int = 0

    @cached_property
    def task(self) -> Task:
        """Task of these fields; made where it is asked for, since of thousands only some are shown."""
        return restored_task(self.fields, task_id=self.task_id, user_id=self.user_id)

    @property
    def title(self) -> str:
        """Title of the task."""
        return str(self.fields.get("title", ""))

    @property
    def series_id(self) -> UUID | None:
        """Id of the series that it is, or belongs to."""
        given = self.fields.get("series_id")
        return self.task_id if self.is_series else UUID(str(given)) if given else None


def task_diffs(changes: Sequence[TaskChange]) -> list[TaskDiff]:
    """Group changes, oldest first, by task or series: each once, with one kind for all of them."""
    by_task: dict[UUID, list[TaskChange]] = {}
    for change in changes:
        by_task.setdefault(change.task_id, []).append(change)
    return [_diff(its) for its in by_task.values()]


def _diff(changes: Sequence[TaskChange]) -> TaskDiff:
    standing = [change for change in changes if change.undone_at is None]
    counting = standing or changes
    before, after, last = counting[0].before, counting[-1].after, counting[-1]
    fields = (after or last.before) if standing else (before or after or last.before)
    kind = change_kind(before, after)
    is_series = last.subject == Subject.SERIES
    told = (fields or {}).get("template") or {} if is_series else fields or {}
    subtasks = sum(int((change.before or {}).get("subtasks", 0)) for change in counting)
    return TaskDiff(last.task_id, last.user_id, kind, told, not standing, is_series, subtasks)
