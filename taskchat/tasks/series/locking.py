"""Series read and locked, with what is known of their occurrences. Tasks are always locked before their series."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache
from uuid import UUID

from sqlalchemy import Executable, Uuid, bindparam, func
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat.tasks.batches import batches
from taskchat.tasks.models import Task
from taskchat.tasks.series.models import Series


@dataclass(frozen=True)
class LockedSeries:
    """Series that is locked: its `latest` slot, how many occurrences there are, and whether one of them is open.

    Those that were said to be closing have neither that slot nor are open.
    """

    series: Series
    latest: str | None
    made: int
    has_open: bool


async def lock_series(
    session: AsyncSession, *, user_id: UUID, series_ids: Collection[UUID], closing: Collection[UUID] = ()
) -> dict[UUID, LockedSeries]:
    """Lock those of these series that are this person's, in the order of their ids; `closing` tasks are not open."""
    found: dict[UUID, LockedSeries] = {}
    async for ids in batches(sorted(set(series_ids))):
        given = {"user_id": user_id, "ids": ids, "closing": list(closing)}
        rows = await session.execute(_locking(), given)
        found.update((row[0].id, LockedSeries(*row)) for row in rows)
    return await _look_again(session, found, closing)


@cache
def _locking() -> Executable:
    # Made once: to put it together takes as long as to run it.
    others = select(Task).where(
        Task.series_id == Series.id, col(Task.id).not_in(bindparam("closing", expanding=True, type_=Uuid()))
    )
    of_it = select(Task).where(Task.series_id == Series.id)
    return (
        select(
            Series,
            others.with_only_columns(func.max(Task.slot)).scalar_subquery(),
            of_it.with_only_columns(func.count()).scalar_subquery(),
            others.where(col(Task.completed_at).is_(None)).exists(),
        )
        .where(
            col(Series.user_id) == bindparam("user_id"),
            col(Series.id).in_(bindparam("ids", expanding=True, type_=Uuid())),
        )
        .order_by(col(Series.id))
        .with_for_update(of=Series)
        .execution_options(populate_existing=True)
    )


async def _look_again(
    session: AsyncSession, found: dict[UUID, LockedSeries], closing: Collection[UUID]
) -> dict[UUID, LockedSeries]:
    """Look again at series with an open occurrence: whoever held the lock meanwhile may have closed it."""
    doubtful = [series_id for series_id, locked in found.items() if locked.has_open]
    if not doubtful:
        return found
    mine = select(Task.series_id).where(col(Task.series_id).in_(doubtful), col(Task.completed_at).is_(None))
    still = set((await session.execute(mine.where(col(Task.id).not_in(closing)))).scalars())
    return {series_id: replace(locked, has_open=series_id in still) for series_id, locked in found.items()}
