"""Items of threads in the database, in the order in which they came."""

from collections.abc import Sequence
from uuid import UUID

from chatkit.store import NotFoundError
from chatkit.types import FeedbackKind, Page, ThreadItem
from sqlalchemy import ColumnElement, delete
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col, select

from taskchat.chat.store import summaries, threads, turns
from taskchat.chat.store.models import MessageRow
from taskchat.chat.store.rows import item_values, to_item, to_page
from taskchat.chat.store.unreadable import HIDDEN
from taskchat.chat.store.upserts import insert_new, upsert
from taskchat.chat.values import to_key

_FEEDBACK = "feedback"
_TABLE = SQLModel.metadata.tables["messages"]
# The sequence, which is the place in the thread, is given by the database.
_FIXED = ("thread_id", "user_id", "created_at")
_MOVED = [column for column in _TABLE.c if column.name != "sequence"]


async def save(
    session: AsyncSession, thread_id: str, item: ThreadItem, *, user_id: UUID, turn_id: UUID | None = None
) -> None:
    """Insert an item, or update the one with its id, which keeps its place; raises `TurnLost`, as `threads.touch`."""
    await save_all(session, thread_id, [item], user_id=user_id, turn_id=turn_id)


async def save_all(
    session: AsyncSession,
    thread_id: str,
    several: Sequence[ThreadItem],
    *,
    user_id: UUID,
    turn_id: UUID | None = None,
    releases: bool = False,
) -> None:
    """Save items in their order, as `save` does; the thread is locked in any case, and the turn may give it up."""
    key = await threads.touch(session, thread_id, user_id=user_id, turn_id=turn_id, releases=releases)
    for item in several:
        values = item_values(item, thread_id=key, user_id=user_id)
        await upsert(session, _TABLE, values, fixed=_FIXED)


async def add(session: AsyncSession, key: UUID, item: ThreadItem, *, user_id: UUID) -> bool:
    """Insert an item into a thread that is locked, unless one with its id exists; returns whether it was inserted."""
    return await insert_new(session, _TABLE, item_values(item, thread_id=key, user_id=user_id))


async def move_to_end(session: AsyncSession, thread_id: str, item_id: str, *, user_id: UUID) -> None:
    """Move an item behind all others of its thread, which is locked; nothing where it is gone."""
    mine = (*_in_thread(thread_id, user_id), col(MessageRow.id) == to_key(item_id))
    moved = (await session.execute(delete(MessageRow).where(*mine).returning(*_MOVED))).one_or_none()
    if moved is not None:
        await insert_new(session, _TABLE, dict(moved._mapping))


async def load(session: AsyncSession, thread_id: str, item_id: str, *, user_id: UUID) -> ThreadItem:
    """Load an item; raises `NotFoundError` when it is not in this thread, or the thread not this person's."""
    return to_item(await _row(session, thread_id, item_id, user_id=user_id))


async def exists(session: AsyncSession, item_id: str, *, user_id: UUID) -> bool:
    """Whether the person has an item with this id, in any thread."""
    statement = select(MessageRow.id).where(col(MessageRow.id) == to_key(item_id), col(MessageRow.user_id) == user_id)
    return await session.scalar(statement) is not None


async def newest(
    session: AsyncSession, thread_id: str, *, after: int, limit: int, user_id: UUID
) -> list[tuple[int, ThreadItem]]:
    """Load the newest items whose sequence is above `after`, oldest first, each with its sequence.

    Messages whose turns still wait are left out: they come after the answer that is made now.
    """
    sequence = col(MessageRow.sequence)
    statement = select(MessageRow).where(*_in_thread(thread_id, user_id), sequence > after, _is_begun(thread_id))
    rows = (await session.execute(statement.order_by(sequence.desc()).limit(limit))).scalars().all()
    return [(row.sequence or 0, to_item(row)) for row in reversed(rows)]


async def page(
    session: AsyncSession,
    thread_id: str,
    *,
    after: str | None,
    limit: int,
    order: str,
    user_id: UUID,
    hidden: bool = True,
) -> Page[ThreadItem]:
    """Load a page of items in `order`; `after` is the last one of the page before, in the same order."""
    sequence = col(MessageRow.sequence)
    statement = select(MessageRow).where(*_in_thread(thread_id, user_id)).limit(limit + 1)
    if after is not None:
        last = (await _row(session, thread_id, after, user_id=user_id)).sequence
        statement = statement.where(sequence > last if order == "asc" else sequence < last)
    if not hidden:
        statement = statement.where(col(MessageRow.kind).not_in(HIDDEN))
    ordered = statement.order_by(sequence if order == "asc" else sequence.desc())
    found = [to_item(row) for row in (await session.execute(ordered)).scalars()]
    if not found and after is None:
        await threads.load(session, thread_id, user_id=user_id)
    return to_page(found, limit)


async def remove(
    session: AsyncSession, thread_id: str, item_id: str, *, user_id: UUID, turn_id: UUID | None = None
) -> None:
    """Delete an item; one that is gone already, or never was saved, is no error. Raises `TurnLost`."""
    await threads.touch(session, thread_id, user_id=user_id, turn_id=turn_id)
    await session.execute(
        delete(MessageRow).where(*_in_thread(thread_id, user_id), col(MessageRow.id) == to_key(item_id))
    )


async def remove_after(session: AsyncSession, thread_id: str, item_id: str, *, user_id: UUID) -> list[ThreadItem]:
    """Delete what came after an item of a thread that is locked; returns the deleted items, oldest first.

    Messages whose turns still wait stay.
    """
    last = (await _row(session, thread_id, item_id, user_id=user_id)).sequence or 0
    return await _cut(session, thread_id, last, user_id=user_id)


async def remove_from(session: AsyncSession, thread_id: str, item_id: str, *, user_id: UUID) -> list[ThreadItem]:
    """Delete an item of a thread that is locked, and what came after it, as `remove_after` does."""
    first = (await _row(session, thread_id, item_id, user_id=user_id)).sequence or 0
    return await _cut(session, thread_id, first - 1, user_id=user_id)


async def remove_one(session: AsyncSession, thread_id: str, item_id: str, *, user_id: UUID) -> list[ThreadItem]:
    """Delete an item of a thread that is locked; returns it."""
    mine = (*_in_thread(thread_id, user_id), col(MessageRow.id) == to_key(item_id))
    deleted = await session.execute(delete(MessageRow).where(*mine).returning(MessageRow))
    return [to_item(row) for row in deleted.scalars()]


async def _cut(session: AsyncSession, thread_id: str, last: int, *, user_id: UUID) -> list[ThreadItem]:
    is_later = col(MessageRow.sequence) > last
    later = delete(MessageRow).where(*_in_thread(thread_id, user_id), is_later, _is_begun(thread_id))
    deleted = (await session.execute(later.returning(MessageRow))).scalars().all()
    await summaries.delete_after(session, to_key(thread_id), last)
    return [to_item(row) for row in sorted(deleted, key=lambda row: row.sequence or 0)]


async def save_feedback(
    session: AsyncSession, thread_id: str, item_ids: Sequence[str], kind: FeedbackKind, *, user_id: UUID
) -> None:
    """Save what a person thinks of some items with them; raises `NotFoundError` unless all are in the thread."""
    keys = {to_key(item_id) for item_id in item_ids}
    statement = select(MessageRow).where(*_in_thread(thread_id, user_id), col(MessageRow.id).in_(keys))
    rows = (await session.execute(statement)).scalars().all()
    if len(rows) != len(keys):
        raise NotFoundError(f"Not every item is in the thread {thread_id}")
    for row in rows:
        row.payload = {**row.payload, _FEEDBACK: kind}


async def _row(session: AsyncSession, thread_id: str, item_id: str, *, user_id: UUID) -> MessageRow:
    statement = select(MessageRow).where(*_in_thread(thread_id, user_id), MessageRow.id == to_key(item_id))
    row = (await session.execute(statement)).scalar_one_or_none()
    if row is None:
        raise NotFoundError(f"There is no item {item_id} in the thread {thread_id}")
    return row


def _in_thread(thread_id: str, user_id: UUID) -> tuple[ColumnElement[bool], ...]:
    return col(MessageRow.thread_id) == to_key(thread_id), col(MessageRow.user_id) == user_id


def _is_begun(thread_id: str) -> ColumnElement[bool]:
    return col(MessageRow.id).not_in(turns.waiting_messages(to_key(thread_id)))
