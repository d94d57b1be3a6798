"""Reading of the journal: a page of entries, the newest first, in one statement."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, func
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat.tasks.models import TaskChange


class ChangeNotFound(Exception):
    """Refusal: there is no such change in the journal, or not any more, or it is somebody else's."""


class Standing(NamedTuple):
    """Change that was not taken back, and its batch."""

    change_id: UUID
    batch_id: UUID | None


async def list_history(
    session: AsyncSession,
    *,
    user_id: UUID,
    task_id: UUID | None = None,
    series_id: UUID | None = None,
    thread_id: UUID | None = None,
    limit: int = 50,
    after: UUID | None = None,
    until: UUID | None = None,
) -> list[TaskChange]:
    """List changes, the newest first: a page of them behind the one with the id `after`, or down to `until`, included.

    They are those of a task, of a series with its occurrences, or of a conversation, where one is given. Consequences
    are told only of a task or a series: everywhere else they go with their cause.
    """
    mine = select(TaskChange).where(TaskChange.user_id == user_id)
    if task_id is not None:
        mine = mine.where(TaskChange.task_id == task_id)
    if series_id is not None:
        mine = mine.where(TaskChange.series_id == series_id)
    if task_id is None and series_id is None:
        mine = mine.where(col(TaskChange.cause_id).is_(None))
    if thread_id is not None:
        mine = mine.where(TaskChange.thread_id == thread_id)
    if after is not None:
        mine = mine.where(col(TaskChange.id) < after)
    if until is not None:
        mine = mine.where(col(TaskChange.id) >= until)
    return list((await session.execute(mine.order_by(col(TaskChange.id).desc()).limit(limit))).scalars())


async def get_change(session: AsyncSession, *, user_id: UUID, change_id: UUID) -> TaskChange:
    """Return a change of the journal; raises `ChangeNotFound`."""
    mine = select(TaskChange).where(TaskChange.user_id == user_id, TaskChange.id == change_id)
    change = (await session.execute(mine)).scalar_one_or_none()
    if change is None:
        raise ChangeNotFound
    return change


async def list_known_batches(session: AsyncSession, *, user_id: UUID, batch_ids: Collection[UUID]) -> set[UUID]:
    """List those of these batches of which the journal has something, undone or not."""
    mine = select(TaskChange.batch_id).where(TaskChange.user_id == user_id, col(TaskChange.batch_id).in_(batch_ids))
    return {batch_id for batch_id in (await session.execute(mine.distinct())).scalars() if batch_id}


async def count_standing(session: AsyncSession, *, user_id: UUID, batch_ids: Collection[UUID]) -> dict[UUID, int]:
    """Count what stands of each of these batches, without consequences."""
    mine = select(col(TaskChange.batch_id), func.count()).where(*_standing(user_id))
    rows = await session.execute(mine.where(col(TaskChange.batch_id).in_(batch_ids)).group_by(col(TaskChange.batch_id)))
    return {batch_id: count for batch_id, count in rows if batch_id}


async def newest_standing(session: AsyncSession, *, user_id: UUID) -> Standing | None:
    """Return the newest change that was not taken back, and is no consequence; None where nothing stands."""
    mine = select(col(TaskChange.id), col(TaskChange.batch_id)).where(*_standing(user_id))
    found = (await session.execute(mine.order_by(col(TaskChange.id).desc()).limit(1))).first()
    return Standing(*found) if found else None


def _standing(user_id: UUID) -> tuple[ColumnElement[bool], ...]:
    is_mine = col(TaskChange.user_id) == user_id
    return is_mine, col(TaskChange.undone_at).is_(None), col(TaskChange.cause_id).is_(None)


def first_id_at(moment: datetime) -> UUID:
    """Return the id before which all rows are older than a moment (UUIDv7, RFC 9562: milliseconds come first)."""
    return UUID(int=int(moment.timestamp() * 1000) << 80)
