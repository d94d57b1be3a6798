"""Threads in the database: each statement sees one person's rows only."""

from collections.abc import Collection
from uuid import UUID

from chatkit.store import NotFoundError
from chatkit.types import Page, ThreadMetadata
from sqlalchemy import ColumnElement, bindparam, delete, func, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col, select

from taskchat import feed
from taskchat.chat.errors import TurnLost
from taskchat.chat.store.models import ThreadRow
from taskchat.chat.store.rows import thread_values, to_page, to_thread
from taskchat.chat.store.upserts import upsert
from taskchat.chat.values import to_key
from taskchat.database import now

_TABLE = SQLModel.metadata.tables["threads"]
# Made once, since every item that is saved runs it.
_TOUCH = (
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("key"), _TABLE.c.user_id == bindparam("person"))
    .values(updated_at=bindparam("moment"))
    .returning(_TABLE.c.id)
)
_TOUCH_MINE = _TOUCH.where(_TABLE.c.turn_id == bindparam("turn"))
_RELEASE = _TOUCH_MINE.values(turn_id=None)
# The turn that comes first has the thread.
_FIRST = func.coalesce(_TABLE.c.turn_id, bindparam("turn", type_=_TABLE.c.turn_id.type))
_CLAIM = (
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("key"), _TABLE.c.user_id == bindparam("person"))
    .values(
        updated_at=bindparam("moment"),
        turn_id=_FIRST,
    )
    .returning(
        *(_TABLE.c[name] for name in ("id", "title", "created_at", "turn_id")), _TABLE.c.metadata.label("details")
    )
)
# Threads of the same moment need an order, too, or a page could show one twice.
_ORDER = (col(ThreadRow.updated_at), col(ThreadRow.id))


async def load(session: AsyncSession, thread_id: str, *, user_id: UUID) -> ThreadMetadata:
    """Load a thread; raises `NotFoundError` also when it is somebody else's."""
    return to_thread(await _row(session, thread_id, user_id=user_id))


async def save(
    session: AsyncSession, thread: ThreadMetadata, *, user_id: UUID, new_turn_id: UUID | None = None
) -> None:
    """Insert or update a thread, which makes it the latest one; a new one may belong to a turn from the start."""
    values = thread_values(thread, user_id=user_id)
    if new_turn_id is not None:
        values["turn_id"] = new_turn_id
    await upsert(session, _TABLE, values, fixed=("user_id", "created_at"))
    feed.announce(session, feed.Change(user_id, feed.Topic.THREADS))


async def touch(
    session: AsyncSession, thread_id: str, *, user_id: UUID, turn_id: UUID | None = None, releases: bool = False
) -> UUID:
    """Make a thread the latest one, lock it until the end of the transaction, and return its key.

    With a turn, raises `TurnLost` where the thread is that turn's no more, or gone; without, `NotFoundError`. The turn
    may give its thread up, which it `releases` then.
    """
    parameters = {"key": to_key(thread_id), "person": user_id, "moment": now()}
    if turn_id is None:
        found = (await session.execute(_TOUCH, parameters)).scalar_one_or_none()
    else:
        statement = _RELEASE if releases else _TOUCH_MINE
        found = (await session.execute(statement, {**parameters, "turn": turn_id})).scalar_one_or_none()
    if found is None:
        raise NotFoundError(f"There is no thread {thread_id}") if turn_id is None else TurnLost
    feed.announce(session, feed.Change(user_id, feed.Topic.THREADS))
    return found


async def claim(session: AsyncSession, thread_id: str, *, turn_id: UUID, user_id: UUID) -> tuple[ThreadMetadata, UUID]:
    """Touch a thread, and give it to a turn if it has none; returns it and the turn that has it now."""
    parameters = {"key": to_key(thread_id), "person": user_id, "moment": now(), "turn": turn_id}
    found = (await session.execute(_CLAIM, parameters)).one_or_none()
    if found is None:
        raise NotFoundError(f"There is no thread {thread_id}")
    feed.announce(session, feed.Change(user_id, feed.Topic.THREADS))
    return to_thread(found), found.turn_id


async def retitle(session: AsyncSession, thread_id: str, *, before: str | None, title: str, user_id: UUID) -> bool:
    """Change the title of a thread unless somebody did meanwhile; returns whether it was changed."""
    statement = update(ThreadRow).where(*_mine(thread_id, user_id), col(ThreadRow.title) == before)
    done = (await session.execute(statement.values(title=title).returning(col(ThreadRow.id)))).first() is not None
    if done:
        feed.announce(session, feed.Change(user_id, feed.Topic.THREADS))
    return done


async def page(
    session: AsyncSession, *, limit: int, after: str | None, order: str, user_id: UUID
) -> Page[ThreadMetadata]:
    """Load a page of threads, latest first with `desc`; `after` is the last one of the page before."""
    ascending = order == "asc"
    statement = select(ThreadRow).where(ThreadRow.user_id == user_id).limit(limit + 1)
    if after is not None:
        last = await _row(session, after, user_id=user_id)
        place, its_place = tuple_(*_ORDER), tuple_(last.updated_at, last.id)
        statement = statement.where(place > its_place if ascending else place < its_place)
    ordered = statement.order_by(*(column.asc() if ascending else column.desc() for column in _ORDER))
    found = [to_thread(row) for row in (await session.execute(ordered)).scalars()]
    return to_page(found, limit)


async def list_thread_titles(
    session: AsyncSession, thread_ids: Collection[UUID], *, user_id: UUID
) -> dict[UUID, str | None]:
    """List the titles of those of these threads that are there, by their ids."""
    mine = select(ThreadRow.id, ThreadRow.title).where(ThreadRow.user_id == user_id)
    found = await session.execute(mine.where(col(ThreadRow.id).in_(thread_ids)))
    return {row.id: row.title for row in found}


async def remove(session: AsyncSession, thread_id: str, *, user_id: UUID) -> None:
    """Delete a thread with its items and attachments."""
    statement = delete(ThreadRow).where(*_mine(thread_id, user_id)).returning(col(ThreadRow.id))
    if (await session.execute(statement)).first() is None:
        raise NotFoundError(f"There is no thread {thread_id}")
    feed.announce(session, feed.Change(user_id, feed.Topic.THREADS))


async def _row(session: AsyncSession, thread_id: str, *, user_id: UUID) -> ThreadRow:
    statement = select(ThreadRow).where(*_mine(thread_id, user_id))
    row = (await session.execute(statement)).scalar_one_or_none()
    if row is None:
        raise NotFoundError(f"There is no thread {thread_id}")
    return row


def _mine(thread_id: str, user_id: UUID) -> tuple[ColumnElement[bool], ...]:
    return col(ThreadRow.id) == to_key(thread_id), col(ThreadRow.user_id) == user_id
