"""Pruning of the journal: entries that are too old go, and those that one person has too many of.

It is done in small transactions, at the start of a process and each day. It remembers nothing, so that any number of
processes may do it.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import delete, func
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat.database import Database, now
from taskchat.tasks.journal.reading import first_id_at
from taskchat.tasks.models import TaskChange

# Newest entries of one person that stay, with those that were made together with the oldest of them.
MAX_CHANGES = 20_000

_AT_ONCE = 500
_PERIOD_S = 86_400.0

logger = logging.getLogger(__name__)


@contextlib.asynccontextmanager
async def pruned_daily(database: Database, *, days: int) -> AsyncIterator[None]:
    """Prune the journal now and each day, in the background, until the end of the block."""
    job = asyncio.create_task(_prune_daily(database, days))
    try:
        yield
    finally:
        job.cancel()
        await asyncio.wait({job})


async def _prune_daily(database: Database, days: int) -> None:
    while True:
        try:
            if removed := await prune_journal(database, days=days):
                logger.info("%d entries of the history were too old or too many", removed)
        except Exception as error:
            logger.warning("The history could not be pruned: %r", error)
        await asyncio.sleep(_PERIOD_S)


async def prune_journal(database: Database, *, days: int, max_changes: int = MAX_CHANGES) -> int:
    """Remove entries older than so many days, and all but the newest `max_changes` of a person; return their number.

    Entries of one batch go together, when the youngest of them is to go.
    """
    removed = await _remove(database, first_id_at(now() - timedelta(days=days)))
    for user_id, oldest in await _too_many(database, max_changes):
        removed += await _remove(database, oldest, user_id=user_id)
    return removed


class _Entry(NamedTuple):
    id: UUID
    user_id: UUID
    batch_id: UUID | None


async def _too_many(database: Database, max_changes: int) -> list[tuple[UUID, UUID]]:
    """Find people with too many entries, each with the id of the oldest that stays."""
    found: list[tuple[UUID, UUID]] = []
    counted = select(TaskChange.user_id).group_by(col(TaskChange.user_id)).having(func.count() > max_changes)
    async with database.read() as session:
        for user_id in (await session.execute(counted)).scalars().all():
            mine = select(TaskChange.id).where(TaskChange.user_id == user_id).order_by(col(TaskChange.id).desc())
            oldest = (await session.execute(mine.offset(max_changes - 1).limit(1))).scalar_one_or_none()
            if oldest is not None:
                found.append((user_id, oldest))
    return found


async def _remove(database: Database, oldest: UUID, *, user_id: UUID | None = None) -> int:
    """Remove what is older than an entry, of one person or of all."""
    columns = select(TaskChange.id, TaskChange.user_id, TaskChange.batch_id).where(col(TaskChange.id) < oldest)
    old = columns if user_id is None else columns.where(TaskChange.user_id == user_id)
    # What is being taken back is left for the next time.
    some = old.order_by(col(TaskChange.id)).limit(_AT_ONCE).with_for_update(skip_locked=True)
    removed, looked_at = 0, UUID(int=0)
    while True:
        async with database.begin() as session:
            found = [_Entry(*row) for row in await session.execute(some.where(col(TaskChange.id) > looked_at))]
            staying = await _staying_batches(session, found, oldest)
            ids = [entry.id for entry in found if entry.batch_id not in staying]
            gone = delete(TaskChange).where(col(TaskChange.id).in_(ids))
            await session.execute(gone, execution_options={"synchronize_session": False})
        removed += len(ids)
        if len(found) < _AT_ONCE:
            return removed
        looked_at = found[-1].id


async def _staying_batches(session: AsyncSession, found: Sequence[_Entry], oldest: UUID) -> set[UUID | None]:
    """Find the batches of entries that reach beyond the oldest that stays."""
    in_batches = [entry for entry in found if entry.batch_id]
    if not in_batches:
        return set()
    # Compared here: asked for younger ones, SQLite looks through all that is younger, for each entry again.
    theirs = select(TaskChange.batch_id, TaskChange.id).where(
        col(TaskChange.user_id).in_({entry.user_id for entry in in_batches}),
        col(TaskChange.batch_id).in_({entry.batch_id for entry in in_batches}),
    )
    return {batch_id for batch_id, change_id in await session.execute(theirs) if change_id >= oldest}
