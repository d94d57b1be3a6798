"""Pruning of the journal: entries that are too old go, and those that one person has too many of.

It is done in small transactions, at the start of a process and each day. It remembers nothing, so that any number of
processes may do it.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, exists, func
from sqlalchemy.orm import aliased
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
    younger = aliased(TaskChange)
    same_batch = and_(col(younger.user_id) == TaskChange.user_id, col(younger.batch_id) == TaskChange.batch_id)
    stays: ColumnElement[bool] = exists().where(same_batch, col(younger.id) >= oldest)
    old = select(TaskChange.id).where(col(TaskChange.id) < oldest, ~stays)
    if user_id is not None:
        old = old.where(TaskChange.user_id == user_id)
    # What is being taken back is left for the next time.
    some = old.order_by(col(TaskChange.id)).limit(_AT_ONCE).with_for_update(skip_locked=True, of=TaskChange)
    removed = 0
    while True:
        async with database.begin() as session:
            ids = (await session.execute(some)).scalars().all()
            gone = delete(TaskChange).where(col(TaskChange.id).in_(ids))
            await session.execute(gone, execution_options={"synchronize_session": False})
        removed += len(ids)
        if len(ids) < _AT_ONCE:
            return removed
