"""Events of turns in PostgreSQL, in batches, on their way to listeners in other processes."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, delete, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel

from taskchat.chat.store.models import TurnEventRow
from taskchat.database import new_id, now

_TABLE = SQLModel.metadata.tables["turn_events"]
# Each event ends so, and none has it within: it is one line of JSON.
_END = b"\n\n"


def to_row(turn_id: UUID, first: int, events: Sequence[bytes], is_end: bool) -> dict[str, Any]:
    """Columns of a batch whose first event has the number `first`."""
    last = first + len(events) - 1
    moment = {"id": new_id(), "created_at": now()}
    return {"turn_id": turn_id, "first": first, "last": last, "is_end": is_end, "data": b"".join(events), **moment}


def events_of(row: TurnEventRow) -> list[bytes]:
    """Split a batch into its events."""
    return [event + _END for event in row.data.split(_END)[:-1]]


async def add(session: AsyncSession, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert batches, by one statement."""
    await session.execute(insert(_TABLE).values(list(rows)))


async def load(session: AsyncSession, read: Mapping[UUID, int]) -> Sequence[TurnEventRow]:
    """Load the batches of turns behind the numbers that were read, in their order, and the ends of the turns."""
    table = _TABLE.c
    # An end may come with no event of its own.
    wanted = [and_(table.turn_id == turn, or_(table.last > number, table.is_end)) for turn, number in read.items()]
    statement = select(TurnEventRow).where(or_(*wanted)).order_by(table.turn_id, table.first, table.last)
    return (await session.execute(statement)).scalars().all()


async def forget(session: AsyncSession, *, ended_before: datetime, written_before: datetime) -> None:
    """Delete the events of turns that ended before a moment, and whatever was written before another."""
    table = _TABLE.c
    ended = select(table.turn_id).where(table.is_end, table.created_at < ended_before)
    await session.execute(delete(_TABLE).where(or_(table.turn_id.in_(ended), table.created_at < written_before)))
