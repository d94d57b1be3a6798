"""Retraction: an occurrence that is opened again takes the next one back, unless somebody changed that."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat.tasks.batches import fetch_tasks
from taskchat.tasks.history import snapshot
from taskchat.tasks.models import Task, TaskChange
from taskchat.tasks.series.succession import Following


async def untouched_next(session: AsyncSession, reopened: Sequence[Following], *, user_id: UUID) -> list[Following]:
    """Find what followed tasks that are opened again, and is as it was made; locked, each with the change it falls to.

    `reopened` are those tasks with the changes that opened them. Tasks of no series among them cost nothing.
    """
    causes = {one.task.id: one.cause_id for one in reopened if one.task.series_id is not None}
    if not causes:
        return []
    ids = select(col(TaskChange.id), col(TaskChange.task_id))
    closing = ids.where(TaskChange.user_id == user_id, col(TaskChange.task_id).in_(causes)).subquery()
    made = (
        select(TaskChange, closing.c.task_id)
        .join(closing, closing.c.id == TaskChange.cause_id)
        .where(TaskChange.user_id == user_id, col(TaskChange.before).is_(None), col(TaskChange.undone_at).is_(None))
    )
    found = {change.task_id: (change, task_id) for change, task_id in await session.execute(made)}
    kept = select(Task).where(Task.user_id == user_id).with_for_update().execution_options(populate_existing=True)
    tasks = await fetch_tasks(session, kept, list(found))
    return [Following(task, causes[found[task.id][1]]) for task in tasks if snapshot(task) == found[task.id][0].after]
