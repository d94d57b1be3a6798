"""Taking of an import: its rows become tasks, all of one batch, so that one undo takes them back.

Each step is a transaction that moves the import's mark with the tasks that it makes. So one that broke off goes on
where it stood, of two at once the second waits for the first, and what was taken is never taken again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat.database import Database, now
from taskchat.interchange.models import Import, ImportRow
from taskchat.interchange.previewing import ImportNotFound
from taskchat.interchange.row_fields import to_new_row
from taskchat.tasks import InvalidTask, NewRow, Origin, check_new, create_many

# Rows of one transaction: others write between two of them.
STEP = 500


@dataclass(frozen=True)
class Progress:
    """State of an import: `done` of `total` rows are behind it, `made` of them became tasks of the batch."""

    total: int
    done: int
    made: int
    batch_id: UUID
    product: str

    @property
    def is_over(self) -> bool:
        """Whether all of it was taken."""
        return self.done == self.total


async def take(
    database: Database, *, user_id: UUID, import_id: UUID, timezone: str, with_duplicates: bool = False
) -> Progress:
    """Take all that is left of an import, and return its end; raises `ImportNotFound`."""
    while True:
        progress = await take_step(
            database, user_id=user_id, import_id=import_id, timezone=timezone, with_duplicates=with_duplicates
        )
        if progress.is_over:
            return progress


async def take_step(
    database: Database, *, user_id: UUID, import_id: UUID, timezone: str, with_duplicates: bool = False
) -> Progress:
    """Take the next rows of an import; raises `ImportNotFound`. Whether duplicates are made is said by the first."""
    async with database.begin() as session:
        mine = select(Import).where(Import.id == import_id, Import.user_id == user_id).with_for_update()
        taken = (await session.execute(mine)).scalar_one_or_none()
        if taken is None:
            raise ImportNotFound
        if taken.taken_at is None:
            await _step(session, taken, timezone=timezone, with_duplicates=with_duplicates)
        return Progress(taken.total, taken.done, taken.made, taken.batch_id, taken.product)


async def _step(session: AsyncSession, taken: Import, *, timezone: str, with_duplicates: bool) -> None:
    if taken.with_duplicates is None:
        taken.with_duplicates = with_duplicates
    rows = await _next_rows(session, taken)
    wanted = [row for row in rows if taken.with_duplicates or not row.is_duplicate]
    new = [_that_can_come(to_new_row(row.id, row.fields, timezone=timezone)) for row in wanted]
    origin = Origin(batch_id=taken.batch_id, source=taken.product)
    await create_many(session, new, user_id=taken.user_id, origin=origin)
    taken.done, taken.made = taken.done + len(rows), taken.made + len(new)
    taken.taken_at = now() if taken.done == taken.total else None
    gone = delete(ImportRow).where(col(ImportRow.import_id) == taken.id, col(ImportRow.number) < taken.done)
    await session.execute(gone, execution_options={"synchronize_session": False})


def _that_can_come(row: NewRow) -> NewRow:
    """Let a task come no more whose rule has no day left, since its file was read."""
    if row.data.rrule is None:
        return row
    try:
        check_new(row.data, timezone=row.timezone, slot=row.slot, skipped=row.skipped)
    except InvalidTask:
        return replace(row, data=row.data.model_copy(update={"rrule": None}))
    return row


async def _next_rows(session: AsyncSession, taken: Import) -> Sequence[ImportRow]:
    of_it = select(ImportRow).where(ImportRow.import_id == taken.id, col(ImportRow.number) >= taken.done)
    rows = (await session.execute(of_it.order_by(col(ImportRow.number)).limit(STEP))).scalars().all()
    for row in rows:
        session.expunge(row)
    return rows
