"""Turns in the database: which one owns a thread, which ones wait for it, and how each ends.

The row of the thread is locked first wherever one of its turns begins or ends: of two processes, one is second.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from chatkit.store import NotFoundError
from chatkit.types import ThreadMetadata
from sqlalchemy import Select, bindparam, case, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col

from taskchat import feed
from taskchat.chat.context import RequestContext
from taskchat.chat.errors import TurnLost
from taskchat.chat.store import threads
from taskchat.chat.store.models import ThreadRow, TurnRow, TurnStatus
from taskchat.chat.values import to_key
from taskchat.database import now

_THREADS = SQLModel.metadata.tables["threads"]
_TURNS = SQLModel.metadata.tables["turns"]
_IS_OPEN = _TURNS.c.ended_at.is_(None)

_WAITING = [status.value for status in TurnStatus if status.waits]
_IS_WAITING = _TURNS.c.state.in_(_WAITING)
_others = _TURNS.alias("others")
_STOPS = [status.value for status in TurnStatus if status.is_to_stop]
_STARTED = case(
    (_TURNS.c.state == TurnStatus.WITHDRAWN.value, TurnStatus.STOPPING.value), else_=TurnStatus.RUNNING.value
)
_TO_STOP = case((_IS_WAITING, TurnStatus.WITHDRAWN.value), else_=TurnStatus.STOPPING.value)

# Made once, since every turn runs them.
_INSERT = insert(_TURNS)
_RELEASE = (
    update(_THREADS)
    .where(_THREADS.c.id == bindparam("key"), _THREADS.c.turn_id == bindparam("turn"))
    .values(turn_id=None)
    .returning(_THREADS.c.id)
)
_NEXT = (
    select(_others.c.id)
    .where(
        _others.c.thread_id == bindparam("key"),
        _others.c.ended_at.is_(None),
        _others.c.state.in_(_WAITING),
        _others.c.id != bindparam("turn"),
    )
    .order_by(_others.c.id)
    .limit(1)
)
_END = (
    update(_TURNS)
    .where(_TURNS.c.id == bindparam("turn"), _IS_OPEN)
    .values(state=bindparam("how"), ended_at=bindparam("moment"))
    .returning(_NEXT.scalar_subquery())
)
_HAND_OVER = update(_THREADS).where(_THREADS.c.id == bindparam("key")).values(turn_id=bindparam("turn"))
_MINE = (
    select(_THREADS.c.id)
    .where(_THREADS.c.id == bindparam("key"), _THREADS.c.turn_id == bindparam("turn"))
    .with_for_update(read=True)
)


@dataclass(frozen=True)
class Begun:
    """Beginning of a turn: its thread, and whether it waits for another turn there; a new thread is not loaded.

    `is_unanswered` says that the turn before it, for the same message, waited until now.
    """

    key: UUID
    thread: ThreadMetadata | None = None
    is_waiting: bool = False
    is_unanswered: bool = False


async def begin(
    session: AsyncSession,
    thread_id: str,
    message_id: str | None,
    context: RequestContext,
    *,
    is_new_thread: bool = False,
) -> Begun:
    """Lock a thread, and begin the turn of the context there, or let it wait where another one answers.

    Without a turn in the context, only lock the thread. Raises `NotFoundError`.
    """
    if context.turn_id is None:
        return Begun(await threads.touch(session, thread_id, user_id=context.user_id))
    key, thread, owner = to_key(thread_id), None, context.turn_id
    if not is_new_thread:
        thread, owner = await threads.claim(session, thread_id, turn_id=context.turn_id, user_id=context.user_id)
    is_waiting = owner != context.turn_id
    await _insert(session, key, message_id, context, is_waiting=is_waiting)
    return Begun(key, thread, is_waiting)


async def take(
    session: AsyncSession, thread_id: str, message_id: str, context: RequestContext, *, instead_of: str
) -> Begun:
    """Lock a thread and take it over from the turn that answers there, which ends; those that wait go on waiting.

    `instead_of` is the message that is answered once more, or the one that `message_id` replaces. Where its own turn
    still waits, nothing was answered: then the new one takes the place of that.
    """
    if context.turn_id is None:
        return Begun(await threads.touch(session, thread_id, user_id=context.user_id))
    key = to_key(thread_id)
    thread, owner = await threads.claim(session, thread_id, turn_id=context.turn_id, user_id=context.user_id)
    others = await _open(session, key)
    same = [other.id for other in others if other.message_id == to_key(instead_of) and _waits(other)]
    ended = same or [other.id for other in others if not _waits(other)]
    for turn_id in ended:
        await _end(session, key, turn_id, TurnStatus.REPLACED)
        feed.announce(session, feed.TurnStop(key, turn_id))
    is_waiting = bool(same) and owner not in {context.turn_id, *same}
    if not is_waiting and owner != context.turn_id:
        await session.execute(_HAND_OVER, {"key": key, "turn": context.turn_id})
    await _insert(session, key, message_id, context, is_waiting=is_waiting)
    return Begun(key, thread, is_waiting, is_unanswered=bool(same))


async def start(session: AsyncSession, thread_id: str, turn_id: UUID) -> bool:
    """Start a turn that waited, if its time has come; returns whether it has.

    Raises `TurnLost` where it was ended meanwhile, or its thread deleted.
    """
    waits = (_TURNS.c.id == turn_id, _IS_OPEN)
    if not await is_mine(session, thread_id, turn_id):
        if (await session.execute(select(_TURNS.c.id).where(*waits))).first() is None:
            raise TurnLost
        return False
    started = update(_TURNS).where(*waits).values(state=_STARTED, started_at=now())
    if (await session.execute(started.returning(_TURNS.c.id))).first() is None:
        raise TurnLost
    return True


async def end(
    session: AsyncSession, thread_id: str, turn_id: UUID, how: TurnStatus, *, is_released: bool = False
) -> None:
    """End a turn and hand its thread over to the next one that waits; one that has ended keeps its end.

    `is_released` says that it has given its thread up in this transaction.
    """
    key = to_key(thread_id)
    released = is_released or (await session.execute(_RELEASE, {"key": key, "turn": turn_id})).first() is not None
    following = await _end(session, key, turn_id, how)
    if released and following:
        await session.execute(_HAND_OVER, {"key": key, "turn": following})
        feed.announce(session, feed.TurnEnded(key))


async def ask_stop(session: AsyncSession, thread_id: str, turn_id: UUID, *, user_id: UUID) -> bool:
    """Ask a turn of a person's thread to stop, in whichever process it is; returns whether it is open.

    It keeps the wish until it ends, since the announcement may be lost on its way.
    """
    key = to_key(thread_id)
    mine = (_TURNS.c.id == turn_id, _TURNS.c.thread_id == key, _TURNS.c.user_id == user_id, _IS_OPEN)
    if (await session.execute(select(_TURNS.c.id).where(*mine))).first() is None:
        return False
    await session.execute(update(_TURNS).where(*mine).values(state=_TO_STOP))
    feed.announce(session, feed.TurnStop(key, turn_id))
    return True


async def among_ended(session: AsyncSession, turn_ids: Collection[UUID]) -> dict[UUID, TurnStatus]:
    """Load those of some turns that were asked to stop, or ended by somebody else, with their states."""
    is_over = or_(_TURNS.c.state.in_(_STOPS), _TURNS.c.ended_at.is_not(None))
    rows = await session.execute(select(_TURNS.c.id, _TURNS.c.state).where(_TURNS.c.id.in_(turn_ids), is_over))
    return {row.id: TurnStatus(row.state) for row in rows}


async def announce_stop(session: AsyncSession, thread_id: str, *, user_id: UUID) -> None:
    """Announce the stop of all turns of a person's thread."""
    key = to_key(thread_id)
    mine = select(_TURNS.c.id).where(_TURNS.c.thread_id == key, _TURNS.c.user_id == user_id, _IS_OPEN)
    for turn_id in (await session.execute(mine)).scalars():
        feed.announce(session, feed.TurnStop(key, turn_id))


async def is_mine(session: AsyncSession, thread_id: str, turn_id: UUID) -> bool:
    """Whether a turn still has its thread; where it has, nobody takes it away before the end of the transaction."""
    return (await session.execute(_MINE, {"key": to_key(thread_id), "turn": turn_id})).first() is not None


async def with_thread(session: AsyncSession, thread_id: str, *, user_id: UUID) -> tuple[ThreadRow, TurnRow | None]:
    """Load a thread, and the turn that has it, if one does; raises `NotFoundError`."""
    mine = (col(ThreadRow.id) == to_key(thread_id), col(ThreadRow.user_id) == user_id)
    owned = (col(TurnRow.id) == col(ThreadRow.turn_id)) & _IS_OPEN
    found = (await session.execute(select(ThreadRow, TurnRow).outerjoin(TurnRow, owned).where(*mine))).one_or_none()
    if found is None:
        raise NotFoundError(f"There is no thread {thread_id}")
    return found[0], found[1]


async def load_one(session: AsyncSession, thread_id: str, turn_id: UUID, *, user_id: UUID) -> TurnRow | None:
    """Load a turn of a person's thread, one that has ended too; None where there is none."""
    mine = (col(TurnRow.id) == turn_id, col(TurnRow.thread_id) == to_key(thread_id), col(TurnRow.user_id) == user_id)
    return (await session.execute(select(TurnRow).where(*mine))).scalar_one_or_none()


async def owners(session: AsyncSession) -> Sequence[TurnRow]:
    """Load the turns that have a thread, of everybody."""
    owned = col(TurnRow.id) == col(ThreadRow.turn_id)
    statement = select(TurnRow).join(ThreadRow, col(ThreadRow.id) == col(TurnRow.thread_id)).where(owned, _IS_OPEN)
    return (await session.execute(statement)).scalars().all()


async def forget(session: AsyncSession, *, before: datetime) -> None:
    """Delete the rows of turns that ended before a moment."""
    await session.execute(delete(_TURNS).where(_TURNS.c.ended_at < before))


def waiting_messages(key: UUID) -> Select[tuple[UUID | None]]:
    """Select the ids of the messages of a thread whose turns still wait: nothing that is there knows of them yet."""
    is_message = _TURNS.c.message_id.is_not(None)
    return select(_TURNS.c.message_id).where(_TURNS.c.thread_id == key, _IS_OPEN, _IS_WAITING, is_message)


def _waits(turn: Any) -> bool:
    return turn.state in _WAITING


async def _open(session: AsyncSession, key: UUID) -> Sequence[Any]:
    statement = select(_TURNS.c.id, _TURNS.c.state, _TURNS.c.message_id).where(_TURNS.c.thread_id == key, _IS_OPEN)
    return (await session.execute(statement)).all()


async def _end(session: AsyncSession, key: UUID, turn_id: UUID, how: TurnStatus) -> UUID | None:
    """End a turn that is open; returns the next one that waits in its thread."""
    return await session.scalar(_END, {"key": key, "turn": turn_id, "how": how.value, "moment": now()})


async def _insert(
    session: AsyncSession, key: UUID, message_id: str | None, context: RequestContext, *, is_waiting: bool
) -> None:
    moment = now()
    values = {
        "id": context.turn_id,
        "thread_id": key,
        "user_id": context.user_id,
        "message_id": to_key(message_id) if message_id else None,
        "process_id": feed.process_id(),
        "state": (TurnStatus.WAITING if is_waiting else TurnStatus.RUNNING).value,
        "created_at": moment,
        "started_at": None if is_waiting else moment,
    }
    await session.execute(_INSERT, values)
