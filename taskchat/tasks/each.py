"""Changes of several tasks that somebody chose: each gets fields by what it is now, and those that refuse stay."""

from collections.abc import Callable, Collection
from datetime import UTC, date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.tasks.batches import batches
from taskchat.tasks.bulk import BulkResult, update_many
from taskchat.tasks.clock import LocalClock
from taskchat.tasks.errors import InvalidTask
from taskchat.tasks.models import Task, TaskUpdate
from taskchat.tasks.origin import Origin
from taskchat.tasks.plan import preview
from taskchat.tasks.planning import is_over, moved_to
from taskchat.tasks.service import get_many_for_update, valid_update

FieldsOf = Callable[[Task], TaskUpdate]


class Refused(NamedTuple):
    """Task that stayed as it was, and the reason in a sentence for people."""

    task: Task
    reason: str


class EachChanged(NamedTuple):
    """Result of a change of each: what became of those that took it, and those that refused."""

    bulk: BulkResult
    refused: list[Refused]


async def change_each(
    session: AsyncSession,
    *,
    user_id: UUID,
    task_ids: Collection[UUID],
    fields: FieldsOf,
    origin: Origin | None = None,
) -> EachChanged:
    """Change fields of tasks as one batch; `fields` says which by the task as it is, and may raise `InvalidTask`."""
    found = await get_many_for_update(session, user_id=user_id, task_ids=task_ids)
    updates: dict[UUID, TaskUpdate] = {}
    refused: list[Refused] = []
    async for some in batches(found):
        for task in some:
            try:
                update = fields(task)
                preview(task, update)
            except InvalidTask as error:
                refused.append(Refused(task, str(error)))
            else:
                updates[task.id] = update
    bulk = await update_many(session, user_id=user_id, updates=updates, origin=origin)
    there = {task.id for task in found}
    bulk.missing.extend(task_id for task_id in dict.fromkeys(task_ids) if task_id not in there)
    return EachChanged(bulk, refused)


def put_on(day: date, clock: LocalClock) -> FieldsOf:
    """Fields that put a task on a day, at its time of day; for the whole day where that time has passed."""
    # Days that no task can have are refused here, as they are wherever a due date is set.
    valid_update(due_at=datetime(day.year, day.month, day.day, tzinfo=UTC))

    def fields(task: Task) -> TaskUpdate:
        update = moved_to(task, day, clock)
        if task.all_day or not is_over(task, day, clock):
            return update
        return moved_to(Task(title=task.title, user_id=task.user_id), day, clock)

    return fields


def tagged(tag: str) -> FieldsOf:
    """Fields that give a task a tag beside its own."""
    return lambda task: valid_update(tags=[*task.tags, tag])


def untagged(tag: str) -> FieldsOf:
    """Fields that take a tag from a task."""
    return lambda task: valid_update(tags=[own for own in task.tags if own != tag])
