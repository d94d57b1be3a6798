"""Retraction: an occurrence that is opened again takes the next one back, unless somebody changed that."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat.tasks.history import snapshot
from taskchat.tasks.models import Task, TaskChange
from taskchat.tasks.series.succession import Following
from taskchat.tasks.subtasks import Subtasks, lock_with_subtasks


async def untouched_next(
    session: AsyncSession, reopened: Sequence[Following], *, user_id: UUID
) -> tuple[list[Following], Subtasks]:
    """Find what followed tasks that are opened again, and is as it was made; locked, each with the change it falls to.

    With it come its subtasks, which are as they were made too. `reopened` are those tasks with the changes that opened
    them. Tasks of no series among them cost nothing.
    """
    causes = {one.task.id: one.cause_id for one in reopened if one.task.series_id is not None}
    if not causes:
        return [], Subtasks()
    ids = select(col(TaskChange.id), col(TaskChange.task_id))
    closing = ids.where(TaskChange.user_id == user_id, col(TaskChange.task_id).in_(causes)).subquery()
    made = (
        select(TaskChange, closing.c.task_id)
        .join(closing, closing.c.id == TaskChange.cause_id)
        .where(TaskChange.user_id == user_id, col(TaskChange.before).is_(None), col(TaskChange.undone_at).is_(None))
    )
    found = {change.task_id: (change, task_id) for change, task_id in await session.execute(made)}
    tops = [task_id for task_id, (change, _) in found.items() if (change.after or {}).get("series_id")]
    tasks, subtasks = await lock_with_subtasks(session, tops, user_id=user_id)

    def is_untouched(task: Task) -> bool:
        return task.id in found and snapshot(task) == found[task.id][0].after

    kept = [task for task in tasks if all(map(is_untouched, [task, *subtasks.of(task)]))]
    return [Following(task, causes[found[task.id][1]]) for task in kept], subtasks
