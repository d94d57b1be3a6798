"""Summaries of the older parts of long threads, one a thread."""

from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat.chat.store.models import SummaryRow, ThreadRow
from taskchat.chat.values import key_of


async def load(session: AsyncSession, thread_id: str, *, user_id: UUID) -> SummaryRow | None:
    """The summary of a person's thread; None where there is none."""
    mine = select(ThreadRow.id).where(ThreadRow.id == key_of(thread_id), ThreadRow.user_id == user_id)
    statement = select(SummaryRow).where(col(SummaryRow.thread_id).in_(mine))
    return (await session.execute(statement)).scalar_one_or_none()


async def save(session: AsyncSession, thread_id: str, *, up_to: int, text: str, user_id: UUID) -> None:
    """Replace a thread's summary, unless the thread is gone or has one that tells of more."""
    # The thread's row is what writers of one thread wait for.
    mine = select(ThreadRow.id).where(ThreadRow.id == key_of(thread_id), ThreadRow.user_id == user_id)
    if (await session.execute(mine.with_for_update())).first() is None:
        return
    before = await load(session, thread_id, user_id=user_id)
    if before is None:
        session.add(SummaryRow(thread_id=key_of(thread_id), up_to=up_to, text=text))
    elif before.up_to < up_to:
        before.up_to, before.text = up_to, text


async def forget_after(session: AsyncSession, thread_id: UUID, sequence: int) -> None:
    """Delete a summary that tells of items after one that is the last now."""
    statement = delete(SummaryRow).where(col(SummaryRow.thread_id) == thread_id, col(SummaryRow.up_to) > sequence)
    await session.execute(statement)
