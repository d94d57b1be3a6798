"""Marks of turns that did not come to their end, saved in the transaction that ends the turn."""

from uuid import UUID

from sqlalchemy import func, or_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat.chat.end_mark import EndMark, EndReason, end_mark
from taskchat.chat.store import items
from taskchat.chat.store.models import MessageRow, TurnRow
from taskchat.chat.store.rows import to_item
from taskchat.chat.store.unreadable import HIDDEN
from taskchat.chat.values import to_key
from taskchat.tasks import TaskCommand

# They stand below the message of a turn, and are none of its answer: messages that wait, other marks.
_NO_ANSWER = ("user_message", "end_of_turn", *HIDDEN)


async def add(session: AsyncSession, thread_id: str, turn_id: UUID, reason: EndReason, *, user_id: UUID) -> EndMark:
    """Save the mark of a turn that has its thread, below all that it said; raises `TurnLost` where it has not."""
    message_id = await session.scalar(select(TurnRow.message_id).where(col(TurnRow.id) == turn_id))
    has_begun = await _has_begun(session, thread_id, message_id, user_id=user_id)
    mark = end_mark(thread_id, reason, has_begun=has_begun)
    await items.save(session, thread_id, mark, user_id=user_id, turn_id=turn_id)
    return mark


async def find(session: AsyncSession, thread_id: str, message_id: UUID | None, *, user_id: UUID) -> EndMark | None:
    """Find the mark below the answer to a message; without a message, the newest one of the thread."""
    mine = (col(MessageRow.thread_id) == to_key(thread_id), col(MessageRow.user_id) == user_id)
    begins = select(MessageRow.sequence).where(*mine, col(MessageRow.id) == message_id).scalar_subquery()
    is_below = col(MessageRow.sequence) > func.coalesce(begins, 0)
    found = select(MessageRow).where(*mine, col(MessageRow.kind) == "end_of_turn", is_below)
    row = (await session.execute(found.order_by(col(MessageRow.sequence).desc()).limit(1))).scalar_one_or_none()
    mark = to_item(row) if row else None
    return mark if isinstance(mark, EndMark) else None


async def _has_begun(session: AsyncSession, thread_id: str, message_id: UUID | None, *, user_id: UUID) -> bool:
    """Whether something of the answer to a message is there: words, steps, cards, or what its tools did."""
    mine = (col(MessageRow.thread_id) == to_key(thread_id), col(MessageRow.user_id) == user_id)
    begins = select(func.max(MessageRow.sequence)).where(*mine, col(MessageRow.id) == message_id).scalar_subquery()
    said = select(MessageRow.id).where(
        *mine, col(MessageRow.kind).not_in(_NO_ANSWER), col(MessageRow.sequence) > func.coalesce(begins, 0)
    )
    done = select(TaskCommand.id).where(TaskCommand.user_id == user_id, TaskCommand.message_id == message_id)
    return bool(await session.scalar(select(or_(said.exists(), done.exists()))))
