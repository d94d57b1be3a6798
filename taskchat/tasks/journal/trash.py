"""Trash: tasks that somebody deleted in the last days, kept by the journal until they are restored or forgotten."""

from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import delete, or_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from taskchat import feed
from taskchat.database import now
from taskchat.tasks.history import restored_task
from taskchat.tasks.journal.entries import Author, author_of
from taskchat.tasks.journal.reading import first_id_at
from taskchat.tasks.models import Subject, Task, TaskChange
from taskchat.tasks.taking_back import take_back

TRASH_DAYS = 30


class NotInTrash(Exception):
    """Refusal: this task is not in the trash, or not any more, or it is somebody else's."""


class TrashedTask(NamedTuple):
    """Task, in no session, as it was when it was deleted, and the change that deleted it."""

    task: Task
    change_id: UUID
    deleted_at: datetime
    author: Author
    thread_id: UUID | None


async def list_trash(
    session: AsyncSession, *, user_id: UUID, limit: int = 50, after: UUID | None = None, until: UUID | None = None
) -> list[TrashedTask]:
    """List tasks that were deleted in the last 30 days and are gone, the latest first, in one statement.

    It is a page of them, behind the one that the change `after` deleted, or down to that of `until`, included. What a
    series took away by itself is none.
    """
    gone = _deletions(user_id)
    if after is not None:
        gone = gone.where(col(TaskChange.id) < after)
    if until is not None:
        gone = gone.where(col(TaskChange.id) >= until)
    found = await session.execute(gone.order_by(col(TaskChange.id).desc()).limit(limit))
    return [_trashed(change) for change in found.scalars()]


async def restore_task(session: AsyncSession, *, user_id: UUID, task_id: UUID) -> Task:
    """Take back the deletion of a task, and return it as it is then; raises `NotInTrash`."""
    change = await _deletion(session, user_id=user_id, task_id=task_id)
    undone = await take_back(session, [change], user_id=user_id)
    if undone.conflicts:
        raise NotInTrash
    await session.flush()
    mine = select(Task).where(Task.id == task_id, Task.user_id == user_id)
    return (await session.execute(mine)).scalar_one()


async def forget_task(session: AsyncSession, *, user_id: UUID, task_id: UUID) -> None:
    """Delete a task for good: nothing of it stays in the journal, nor of subtasks that went with it.

    Raises `NotInTrash`.
    """
    deletion = await _deletion(session, user_id=user_id, task_id=task_id)
    went = select(TaskChange.task_id).where(TaskChange.user_id == user_id, TaskChange.cause_id == deletion.id)
    gone = or_(
        col(TaskChange.task_id) == task_id, col(TaskChange.task_id).in_(went.where(col(TaskChange.after).is_(None)))
    )
    its = delete(TaskChange).where(col(TaskChange.user_id) == user_id, gone)
    await session.execute(its)
    feed.announce(session, feed.Change(user_id, feed.Topic.TASKS))


async def _deletion(session: AsyncSession, *, user_id: UUID, task_id: UUID) -> TaskChange:
    its = _deletions(user_id).where(TaskChange.task_id == task_id).order_by(col(TaskChange.id).desc()).limit(1)
    change = (await session.execute(its.with_for_update())).scalar_one_or_none()
    if change is None:
        raise NotInTrash
    return change


def _deletions(user_id: UUID) -> SelectOfScalar[TaskChange]:
    """Select the changes that deleted tasks which are gone still, and not as a consequence of something else."""
    there = select(Task).where(Task.id == TaskChange.task_id).exists()
    deletions = select(TaskChange).where(TaskChange.user_id == user_id, TaskChange.subject == Subject.TASK.value)
    standing = deletions.where(col(TaskChange.after).is_(None), col(TaskChange.undone_at).is_(None))
    recent = standing.where(col(TaskChange.id) >= first_id_at(now() - timedelta(days=TRASH_DAYS)))
    return recent.where(col(TaskChange.cause_id).is_(None), ~there)


def _trashed(change: TaskChange) -> TrashedTask:
    task = restored_task(change.before or {}, task_id=change.task_id, user_id=change.user_id)
    return TrashedTask(task, change.id, change.created_at, author_of(change), change.thread_id)
