"""Changes of many tasks at once, in one transaction: a few statements a batch, others served between two batches."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.tasks.batches import batches
from taskchat.tasks.models import Task, TaskUpdate
from taskchat.tasks.origin import Origin
from taskchat.tasks.service import (
    Changed,
    change_fields,
    get_many_for_update,
    lock_new_parents,
    remove,
    set_done,
    settle_series,
)
from taskchat.tasks.subtasks import lock_with_subtasks


@dataclass(frozen=True)
class BulkResult:
    """Result of a change of many tasks: those changed, those that were like that already, and ids of none.

    Each in the order in which they were named.
    """

    changed: list[Task]
    unchanged: list[Task]
    missing: list[UUID]


async def complete_many(
    session: AsyncSession,
    *,
    user_id: UUID,
    task_ids: Collection[UUID],
    done: bool = True,
    origin: Origin | None = None,
) -> BulkResult:
    """Mark tasks as done or, with `done=False`, as open; subtasks and series go on as they do with one task."""
    tasks, subtasks = await lock_with_subtasks(session, task_ids, user_id=user_id)
    changed: list[Changed] = []

    def change(task: Task) -> Changed:
        changed.append(set_done(session, task, done=done, origin=origin, subtasks=subtasks.of(task)))
        return changed[-1]

    bulk = await _change_each(session, change, tasks, task_ids)
    await settle_series(session, changed, user_id=user_id, done=done, origin=origin, subtasks=subtasks)
    return bulk


async def update_many(
    session: AsyncSession, *, user_id: UUID, updates: Mapping[UUID, TaskUpdate], origin: Origin | None = None
) -> BulkResult:
    """Change fields of tasks, by their ids; raises `InvalidTask`."""

    def change(task: Task) -> Changed:
        return change_fields(session, task, updates[task.id], origin=origin)

    await lock_new_parents(session, updates, user_id=user_id)
    tasks = await get_many_for_update(session, user_id=user_id, task_ids=updates)
    return await _change_each(session, change, tasks, updates)


async def delete_many(
    session: AsyncSession, *, user_id: UUID, task_ids: Collection[UUID], origin: Origin | None = None
) -> BulkResult:
    """Delete tasks with their subtasks and return them as they were. The journal keeps them for undo."""
    tasks, subtasks = await lock_with_subtasks(session, task_ids, user_id=user_id)
    await remove(session, tasks, subtasks, user_id=user_id, origin=origin)
    return BulkResult(tasks, [], _missing(task_ids, tasks))


async def _change_each(
    session: AsyncSession, change: Callable[[Task], Changed], tasks: Sequence[Task], task_ids: Collection[UUID]
) -> BulkResult:
    bulk = BulkResult([], [], _missing(task_ids, tasks))
    async for some in batches(tasks):
        for task in some:
            (bulk.changed if change(task).change_id else bulk.unchanged).append(task)
        await session.flush()
    return bulk


def _missing(task_ids: Collection[UUID], found: Collection[Task]) -> list[UUID]:
    there = {task.id for task in found}
    return [task_id for task_id in dict.fromkeys(task_ids) if task_id not in there]
