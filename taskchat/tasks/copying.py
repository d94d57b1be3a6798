"""Copies of tasks: another one like it, open, with its subtasks."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.database import new_id
from taskchat.database import now as utc_now
from taskchat.tasks.errors import TaskNotFound
from taskchat.tasks.history import restored_task, snapshot
from taskchat.tasks.models import Task
from taskchat.tasks.origin import Origin
from taskchat.tasks.seen import Seen
from taskchat.tasks.service import journal_change
from taskchat.tasks.subtasks import lock_with_subtasks


async def duplicate(
    session: AsyncSession, *, user_id: UUID, task_id: UUID, seen: Seen | None = None, origin: Origin | None = None
) -> Task:
    """Make a copy of a task and of its subtasks, as one batch, and return it; raises `TaskNotFound`.

    The copies are open, and none comes again; in the order by hand they are at the end.
    """
    found, subtasks = await lock_with_subtasks(session, [task_id], user_id=user_id)
    if not found:
        raise TaskNotFound
    batch = origin or Origin()
    (task,) = found
    if seen is not None:
        seen.check(task, before := snapshot(task), before)
    copy = await _copy(session, task, parent_id=task.parent_id, origin=batch)
    for subtask in subtasks.of(task):
        await _copy(session, subtask, parent_id=copy.id, origin=batch)
    return copy


async def _copy(session: AsyncSession, task: Task, *, parent_id: UUID | None, origin: Origin) -> Task:
    copy = restored_task(snapshot(task), task_id=new_id(), user_id=task.user_id)
    copy.created_at = copy.updated_at = utc_now()
    copy.version, copy.completed_at, copy.position = 1, None, None
    copy.series_id = copy.slot = None
    copy.parent_id = parent_id
    session.add(copy)
    await session.flush()
    journal_change(session, copy, before=None, origin=origin)
    return copy
