"""Postponing of a task: to the day after, of what is late to tomorrow."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.tasks.clock import LocalClock
from taskchat.tasks.due import due_day, get_due
from taskchat.tasks.origin import Origin
from taskchat.tasks.planning import moved_to
from taskchat.tasks.service import Changed, change_fields, get_for_update


async def postpone(
    session: AsyncSession, *, user_id: UUID, task_id: UUID, clock: LocalClock, origin: Origin | None = None
) -> Changed:
    """Move a task to the day after the one it is due, or after today where that is over or it has none.

    Its time of day stays, and of a series only this occurrence moves. Raises `TaskNotFound`.
    """
    task = await get_for_update(session, user_id=user_id, task_id=task_id)
    due = get_due(task)
    day = max(due_day(due, clock), clock.today) if due else clock.today
    return change_fields(session, task, moved_to(task, day + timedelta(days=1), clock), origin=origin)
