"""Ringing: alarms whose moment has come become notifications, in their order and once.

A batch is one transaction: the alarms go, the notifications come with what is to be delivered of them, and the pages
are told. Whoever is killed in it has done nothing, and whoever comes after it finds nothing left of it. Two at once
take different alarms on PostgreSQL and wait for each other on SQLite; and a notification has the id of its alarm, so
that the database refuses a second one whatever happens.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col, select

from taskchat import feed
from taskchat.database import new_id
from taskchat.notifications.models import PushSubscription
from taskchat.tasks import Alarm, Task

# A tenth of a second at a time, since others write, too: a batch waits for the disk, and touches each page once.
BATCH = 1_000
# Later than that, nobody was there to ring.
MISSED_AFTER = timedelta(minutes=5)
_notifications, _deliveries = (SQLModel.metadata.tables[name] for name in ("notifications", "deliveries"))
_INSERT = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


class _Due(NamedTuple):
    """Alarm whose moment has come, with what is told of its task."""

    id: UUID
    user_id: UUID
    task_id: UUID
    remind_at: datetime
    title: str
    completed_at: datetime | None


async def first_alarm(session: AsyncSession) -> datetime | None:
    """Return the moment of the alarm that is the next to ring; None where none waits."""
    return await session.scalar(select(Alarm.remind_at).order_by(col(Alarm.remind_at), col(Alarm.id)).limit(1))


async def ring(session: AsyncSession, *, at: datetime, by_mail: bool = False, limit: int = BATCH) -> int:
    """Ring the first alarms whose moment has come, and return how many there were; those of done tasks say nothing.

    With `by_mail` people get an e-mail who have no browser that takes push messages.
    """
    due = await _due(session, at, limit)
    if not due:
        return 0
    gone = sa.delete(Alarm).where(col(Alarm.id).in_([alarm.id for alarm in due]))
    await session.execute(gone, execution_options={"synchronize_session": False})
    told = await _insert_new(session, [_row(alarm, at) for alarm in due if alarm.completed_at is None])
    rung = [alarm for alarm in due if alarm.id in told]
    await _note_deliveries(session, rung, at=at, by_mail=by_mail)
    for user_id in dict.fromkeys(alarm.user_id for alarm in rung):
        feed.announce(session, feed.Change(user_id, feed.Topic.NOTIFICATIONS))
    return len(due)


async def _due(session: AsyncSession, at: datetime, limit: int) -> list[_Due]:
    # The task is locked as well: a person who changes it has it first, and wants the lock of its alarms next.
    statement = (
        sa.select(*map(col, (Alarm.id, Alarm.user_id, Alarm.task_id, Alarm.remind_at)))
        .add_columns(col(Task.title), col(Task.completed_at))
        .join(Task, col(Task.id) == col(Alarm.task_id))
        .where(col(Alarm.remind_at) <= at)
        .order_by(col(Alarm.remind_at), col(Alarm.id))
        .limit(limit)
        .with_for_update(of=(Alarm, Task), skip_locked=True, key_share=True)
    )
    return [_Due(*row) for row in await session.execute(statement)]


def _row(alarm: _Due, at: datetime) -> dict[str, Any]:
    return {
        "id": alarm.id,
        "user_id": alarm.user_id,
        "task_id": alarm.task_id,
        "title": alarm.title,
        "remind_at": alarm.remind_at,
        "missed": at - alarm.remind_at > MISSED_AFTER,
        "created_at": at,
    }


async def _insert_new(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> set[UUID]:
    """Insert notifications, and return the ids of those that were not there yet."""
    if not rows:
        return set()
    insert = _INSERT[session.get_bind().dialect.name](_notifications).on_conflict_do_nothing(index_elements=["id"])
    return set((await session.execute(insert.returning(_notifications.c.id), rows)).scalars())


async def _note_deliveries(session: AsyncSession, rung: Sequence[_Due], *, at: datetime, by_mail: bool) -> None:
    browsers = await _subscriptions(session, {alarm.user_id for alarm in rung})
    nobody: list[UUID | None] = [None] if by_mail else []
    rows = [
        {"id": new_id(), "notification_id": alarm.id, "subscription_id": way, "attempts": 0, "next_try_at": at}
        for alarm in rung
        for way in browsers.get(alarm.user_id, nobody)
    ]
    if rows:
        await session.execute(sa.insert(_deliveries), rows)


async def _subscriptions(session: AsyncSession, user_ids: Iterable[UUID]) -> dict[UUID, list[UUID | None]]:
    of_them = sa.select(col(PushSubscription.user_id), col(PushSubscription.id))
    found: dict[UUID, list[UUID | None]] = {}
    for user_id, subscription_id in await session.execute(of_them.where(col(PushSubscription.user_id).in_(user_ids))):
        found.setdefault(user_id, []).append(subscription_id)
    return found
