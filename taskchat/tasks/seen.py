"""State of a task that a change was made from: what somebody else changed since is not replaced unseen."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

from taskchat.tasks.history import restored_task
from taskchat.tasks.models import Task


class ChangedSince(Exception):
    """Refusal to replace `fields` that somebody changed meanwhile; `task` is as it is now, in no session."""

    def __init__(self, task: Task, fields: Set[str]) -> None:
        super().__init__(f"changed since: {', '.join(sorted(fields))}")
        self.task, self.fields = task, frozenset(fields)


@dataclass(frozen=True)
class Seen:
    """Version of a task that somebody looked at; any of `versions`, where there are several.

    With `fields`, the task's `snapshot` at that version, only a field that was changed since is kept from being
    replaced: changes of different fields go together. Without, any change since refuses the next one.
    """

    versions: Set[int]
    fields: Mapping[str, Any] | None = None

    def check(self, task: Task, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        """Raise `ChangedSince` where the change from `before` to `after` was made from another state of the task."""
        if task.version in self.versions:
            return
        replaced = set(after) if self.fields is None else self._replaced(self.fields, before, after)
        if replaced:
            raise ChangedSince(_as_it_is(task, before), replaced)

    @staticmethod
    def _replaced(fields: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
        return {name for name in after if after[name] != before[name] and before[name] != fields.get(name)}


def _as_it_is(task: Task, before: Mapping[str, Any]) -> Task:
    kept = restored_task(before, task_id=task.id, user_id=task.user_id)
    kept.version, kept.updated_at = task.version, task.updated_at
    return kept
