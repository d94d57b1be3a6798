"""Summaries of the older parts of long threads, one a thread."""

from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat.chat.store.models import SummaryRow, ThreadRow
from taskchat.chat.values import to_key


async def load(session: AsyncSession, thread_id: str, *, user_id: UUID) -> SummaryRow | None:
    """Load the summary of a person's thread; None where there is none."""
    mine = select(ThreadRow.id).where(ThreadRow.id == to_key(thread_id), ThreadRow.user_id == user_id)
    statement = select(SummaryRow).where(col(SummaryRow.thread_id).in_(mine))
    return (await session.execute(statement)).scalar_one_or_none()


async def save(session: AsyncSession, thread_id: str, *, up_to: int, text: str, user_id: UUID) -> None:
    """Replace a thread's summary, unless the thread is gone or its summary covers more."""
    # Writers of one thread wait for its row.
    mine = select(ThreadRow.id).where(ThreadRow.id == to_key(thread_id), ThreadRow.user_id == user_id)
    if (await session.execute(mine.with_for_update())).first() is None:
        return
    before = await load(session, thread_id, user_id=user_id)
    if before is None:
        session.add(SummaryRow(thread_id=to_key(thread_id), up_to=up_to, text=text))
    elif before.up_to < up_to:
        before.up_to, before.text = up_to, text


async def delete_after(session: AsyncSession, thread_id: UUID, sequence: int) -> None:
    """Delete a summary that covers items after `sequence`, the last one now."""
    statement = delete(SummaryRow).where(col(SummaryRow.thread_id) == thread_id, col(SummaryRow.up_to) > sequence)
    await session.execute(statement)
