"""What can be done to tasks. Every change is journalled with it, and made known after its commit."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import func
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import select
from sqlmodel.sql.expression import SelectOfScalar

from taskchat import feed
from taskchat.database import now as utc_now
from taskchat.tasks.filters import TaskQuery, in_order, select_tasks
from taskchat.tasks.history import record, snapshot
from taskchat.tasks.models import Task, TaskCreate, TaskUpdate


class TaskNotFound(Exception):
    """There is no such task, or it is somebody else's."""


class InvalidTask(ValueError):
    """Fields that no task can have; the text says what is wrong, for people."""


@dataclass(frozen=True)
class TaskPage:
    """A page of tasks in order, and how many fit in all."""

    tasks: list[Task]
    total: int


def valid_task(**fields: Any) -> TaskCreate:
    """A task to be made from plain values; raises `InvalidTask` with a sentence for people."""
    try:
        return TaskCreate(**fields)
    except ValidationError as error:
        raise InvalidTask(_sentence(error)) from None


def valid_update(**fields: Any) -> TaskUpdate:
    """A change of a task from plain values; raises `InvalidTask` with a sentence for people."""
    try:
        return TaskUpdate(**fields)
    except ValidationError as error:
        raise InvalidTask(_sentence(error)) from None


def _sentence(error: ValidationError) -> str:
    first = error.errors()[0]
    name = str(first["loc"][0]) if first["loc"] else "task"
    match first["type"]:
        case "string_too_short":
            return f"The {name} cannot be empty."
        case "string_too_long":
            return f"The {name} has at most {first.get('ctx', {}).get('max_length')} characters."
        case "value_error":
            return first["msg"].removeprefix("Value error, ")
        case _:
            return f"The {name} is not valid: {first['msg'].lower()}."


async def create(session: AsyncSession, *, user_id: UUID, data: TaskCreate) -> Task:
    """Make a task."""
    task = Task(**data.model_dump(), user_id=user_id)
    _settle_due(task)
    session.add(task)
    await session.flush()
    return _changed(session, task, before=None)


async def get(session: AsyncSession, *, user_id: UUID, task_id: UUID) -> Task:
    """One task; raises `TaskNotFound` also when it is somebody else's."""
    return await _one(session, _mine(user_id, task_id))


async def _to_change(session: AsyncSession, *, user_id: UUID, task_id: UUID) -> Task:
    # Read anew and kept from other writers: else the journal's `before` would not be what this change replaces.
    kept = _mine(user_id, task_id).with_for_update().execution_options(populate_existing=True)
    return await _one(session, kept)


def _mine(user_id: UUID, task_id: UUID) -> SelectOfScalar[Task]:
    return select(Task).where(Task.id == task_id).where(Task.user_id == user_id)


async def _one(session: AsyncSession, statement: SelectOfScalar[Task]) -> Task:
    task = (await session.execute(statement)).scalar_one_or_none()
    if task is None:
        raise TaskNotFound
    return task


async def find(
    session: AsyncSession,
    *,
    user_id: UUID,
    query: TaskQuery,
    timezone: str = "UTC",
    now: datetime | None = None,
) -> TaskPage:
    """The tasks that fit a query, a page of them in order, and how many there are: two statements."""
    statement = select_tasks(query, user_id=user_id, now=now or utc_now(), timezone=timezone)
    total = (await session.execute(select(func.count()).select_from(statement.subquery()))).scalar_one()
    page = in_order(statement).limit(query.limit).offset(query.offset)
    return TaskPage(tasks=list((await session.execute(page)).scalars()), total=total)


async def update(session: AsyncSession, *, user_id: UUID, task_id: UUID, data: TaskUpdate) -> Task:
    """Change the fields that are set in `data`; `due_at=None` set on purpose takes the date away."""
    task = await _to_change(session, user_id=user_id, task_id=task_id)
    before = snapshot(task)
    for name, value in data.model_dump(exclude_unset=True).items():
        if value is None and name != "due_at":
            raise InvalidTask(f"The {name} cannot be empty.")
        setattr(task, name, value)
    _settle_due(task)
    return _changed(session, task, before=before)


async def complete(session: AsyncSession, *, user_id: UUID, task_id: UUID) -> Task:
    """Mark a task as done; one that is done already stays as it is."""
    return await _set_completed(session, user_id=user_id, task_id=task_id, completed_at=utc_now())


async def reopen(session: AsyncSession, *, user_id: UUID, task_id: UUID) -> Task:
    """Mark a task as not done; one that is open already stays as it is."""
    return await _set_completed(session, user_id=user_id, task_id=task_id, completed_at=None)


async def _set_completed(session: AsyncSession, *, user_id: UUID, task_id: UUID, completed_at: datetime | None) -> Task:
    task = await _to_change(session, user_id=user_id, task_id=task_id)
    if (task.completed_at is None) == (completed_at is None):
        return task
    before = snapshot(task)
    task.completed_at = completed_at
    return _changed(session, task, before=before)


async def delete(session: AsyncSession, *, user_id: UUID, task_id: UUID) -> Task:
    """Delete a task; gives what it was. The journal keeps it for undo."""
    task = await _to_change(session, user_id=user_id, task_id=task_id)
    record(session, user_id=user_id, task_id=task.id, before=snapshot(task), after=None)
    await session.delete(task)
    feed.changed(session, user_id=user_id, topic=feed.Topic.TASKS)
    return task


def _settle_due(task: Task) -> None:
    if task.due_at is None:
        task.all_day = False
        return
    due = task.due_at.astimezone(UTC)
    # A day has no time of its own: two ways to write the same day must compare equal.
    task.due_at = due.replace(hour=0, minute=0, second=0, microsecond=0) if task.all_day else due


def _changed(session: AsyncSession, task: Task, *, before: dict[str, Any] | None) -> Task:
    after = snapshot(task)
    if after != before:
        if before is not None:
            task.updated_at = utc_now()
        record(session, user_id=task.user_id, task_id=task.id, before=before, after=after)
        feed.changed(session, user_id=task.user_id, topic=feed.Topic.TASKS)
    return task
