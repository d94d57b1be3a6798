"""Moving a task on the page: to another day, into another column, by one change."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.tasks.clock import LocalClock
from taskchat.tasks.models import Priority, Task, TaskUpdate
from taskchat.tasks.origin import Origin
from taskchat.tasks.planning import moved_to
from taskchat.tasks.service import Changed, change_fields, get_for_update, valid_update


@dataclass(frozen=True)
class Goal:
    """Place that a task is moved to: a day, a priority, or a `tag` in the place of the one it is `taken` from.

    An empty tag is none.
    """

    day: date | None = None
    priority: Priority | None = None
    tag: str | None = None
    taken: str = ""


async def move_task(
    session: AsyncSession, *, user_id: UUID, task_id: UUID, goal: Goal, clock: LocalClock, origin: Origin | None = None
) -> Changed:
    """Move one task; on another day it keeps its time, and of what comes again this one alone moves.

    Raises `TaskNotFound`, `InvalidTask`.
    """
    task = await get_for_update(session, user_id=user_id, task_id=task_id)
    return change_fields(session, task, _update(task, goal, clock), origin=origin)


def _update(task: Task, goal: Goal, clock: LocalClock) -> TaskUpdate:
    if goal.day is not None:
        return moved_to(task, goal.day, clock)
    if goal.priority is not None:
        return TaskUpdate(priority=goal.priority)
    kept = [tag for tag in task.tags if tag != goal.taken]
    return valid_update(tags=[*kept, *([goal.tag] if goal.tag and goal.tag not in kept else [])])
