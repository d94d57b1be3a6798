"""Making many tasks at once: a few statements a batch, however many there are, and others served between two."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat.database import new_id
from taskchat.tasks.batches import batches, fetch_tasks
from taskchat.tasks.making import go_on, make_task
from taskchat.tasks.models import Task, TaskChange, TaskCreate
from taskchat.tasks.origin import Origin
from taskchat.tasks.series import Series, record_series
from taskchat.tasks.service import journal_change

# Rows of one flush: some 60 ms of work, in four pieces.
_BATCH = 100


@dataclass(frozen=True)
class NewRow:
    """Task to be made as it is told elsewhere: when it was made and done, where its series stands, its parent.

    What comes again does so on the clocks of `timezone`; of `slot`, `skipped` and `paused` see `making.go_on`.
    """

    data: TaskCreate
    timezone: str
    id: UUID = field(default_factory=new_id)
    parent_id: UUID | None = None
    done_at: datetime | None = None
    created_at: datetime | None = None
    slot: str | None = None
    skipped: tuple[str, ...] = ()
    paused: bool = False


async def create_many(session: AsyncSession, new: Sequence[NewRow], *, user_id: UUID, origin: Origin) -> None:
    """Make tasks together, parents before their subtasks; raises `InvalidTask`.

    One whose parent is gone by now, or is none of this person's, is nobody's subtask. The session holds none of them
    afterwards.
    """
    known = await _parents(session, new, user_id=user_id)
    async for some in batches(new, _BATCH):
        made = [_made(row, known, user_id=user_id) for row in some]
        session.add_all([series for _, series in made if series])
        await session.flush()
        session.add_all([task for task, _ in made])
        await session.flush()
        for task, series in made:
            _journal(session, task, series, origin)
        await session.flush()
        # What is written is not needed any more: so many rows are held, and no more.
        for written in [one for one in session if isinstance(one, Task | Series | TaskChange)]:
            session.expunge(written)


async def _parents(session: AsyncSession, new: Sequence[NewRow], *, user_id: UUID) -> set[UUID]:
    """Return the parents that the rows may have: those among them, and those that are there and locked."""
    own = {row.id for row in new if row.parent_id is None}
    outside = {row.parent_id for row in new if row.parent_id is not None} - {row.id for row in new}
    free = select(Task).where(Task.user_id == user_id, col(Task.parent_id).is_(None)).with_for_update()
    return own | {task.id for task in await fetch_tasks(session, free, outside)}


def _made(row: NewRow, parents: Collection[UUID], *, user_id: UUID) -> tuple[Task, Series | None]:
    task, series = make_task(row.data, user_id=user_id, timezone=row.timezone)
    task.id, task.completed_at = row.id, row.done_at.astimezone(UTC) if row.done_at else None
    task.parent_id = row.parent_id if row.parent_id in parents else None
    if row.created_at:
        task.created_at = row.created_at.astimezone(UTC)
    if series:
        go_on(task, series, slot=row.slot, skipped=row.skipped, paused=row.paused)
    return task, series


def _journal(session: AsyncSession, task: Task, series: Series | None, origin: Origin) -> None:
    changed = journal_change(session, task, before=None, origin=origin)
    if series:
        record_series(session, series, before=None, origin=origin, cause_id=changed.change_id)
