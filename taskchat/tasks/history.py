"""The undo journal: each change of a task, written in the same transaction as the change itself."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat import feed
from taskchat.database import now
from taskchat.tasks.models import Priority, Task, TaskChange

_KEPT = ("title", "description", "priority", "due_at", "all_day", "tags", "completed_at", "created_at")
_MOMENTS = ("due_at", "completed_at", "created_at")


class NothingToUndo(Exception):
    """There is no change left to undo, or it is somebody else's."""


class UndoConflict(Exception):
    """The task was changed again since; undoing the older change would lose the newer one."""


def snapshot(task: Task) -> dict[str, Any]:
    """The task's fields as JSON keeps them, moments in ISO 8601."""
    values = {name: getattr(task, name) for name in _KEPT}
    return values | {name: values[name].isoformat() if values[name] else None for name in _MOMENTS}


def record(
    session: AsyncSession,
    *,
    user_id: UUID,
    task_id: UUID,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
) -> TaskChange:
    """Add an entry to the journal; None stands for no task."""
    change = TaskChange(user_id=user_id, task_id=task_id, before=before, after=after)
    session.add(change)
    return change


async def undo(session: AsyncSession, *, user_id: UUID, change_id: UUID | None = None) -> TaskChange:
    """Take back a change, by default the newest; raises `NothingToUndo` or `UndoConflict`."""
    change = await _change(session, user_id=user_id, change_id=change_id)
    task = await session.get(Task, change.task_id, with_for_update=True)
    if (snapshot(task) if task else None) != change.after:
        raise UndoConflict
    await _restore(session, task, change)
    change.undone_at = now()
    feed.changed(session, user_id=user_id, topic=feed.Topic.TASKS)
    return change


async def _change(session: AsyncSession, *, user_id: UUID, change_id: UUID | None) -> TaskChange:
    statement = select(TaskChange).where(TaskChange.user_id == user_id).where(col(TaskChange.undone_at).is_(None))
    if change_id:
        statement = statement.where(TaskChange.id == change_id)
    # Kept from other writers: the same change undone twice at once is undone once.
    newest = statement.order_by(col(TaskChange.id).desc()).limit(1).with_for_update()
    change = (await session.execute(newest)).scalar_one_or_none()
    if change is None:
        raise NothingToUndo
    return change


async def _restore(session: AsyncSession, task: Task | None, change: TaskChange) -> None:
    if change.before is None:
        await session.delete(task)
        return
    task = task or Task(id=change.task_id, user_id=change.user_id, title="")
    for name, value in change.before.items():
        setattr(task, name, datetime.fromisoformat(value) if value and name in _MOMENTS else value)
    task.priority = Priority(change.before["priority"])
    task.updated_at = now()
    session.add(task)
