"""Tasks whose alarms wait, made at once, and what came of them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import col, select

from taskchat.accounts import User
from taskchat.database import Database
from taskchat.notifications import Delivery, Notification, PushSubscription
from taskchat.tasks import Alarm, Task, alarm_id


async def waiting(database: Database, user: User, moments: Sequence[datetime]) -> list[Task]:
    """Tasks "task 0" and so on, each with an alarm at one of the moments."""
    made = [Task(title=f"task {number}", user_id=user.id) for number in range(len(moments))]
    alarms = [
        Alarm(id=alarm_id(task.id, moment), user_id=user.id, task_id=task.id, text="-PT0M", remind_at=moment)
        for task, moment in zip(made, moments, strict=True)
    ]
    async with database.begin() as session:
        session.add_all(made)
        await session.flush()
        session.add_all(alarms)
    return made


async def subscribe(database: Database, user: User, number: int = 0) -> UUID:
    """A browser of somebody, that takes push messages."""
    row = PushSubscription(
        user_id=user.id, endpoint=f"https://push.test/{user.id}/{number}", p256dh="k", auth="a", jti=user.id
    )
    async with database.begin() as session:
        session.add(row)
    return row.id


async def rung(database: Database, user: User | None = None) -> list[Notification]:
    """The notifications that came, in the order in which they were to."""
    statement = select(Notification).order_by(col(Notification.remind_at), col(Notification.id))
    if user:
        statement = statement.where(Notification.user_id == user.id)
    async with database.read() as session:
        return list((await session.execute(statement)).scalars())


async def left(database: Database) -> int:
    """The number of alarms that wait still."""
    async with database.read() as session:
        return await session.scalar(select(sa.func.count()).select_from(Alarm)) or 0


async def deliveries(database: Database) -> list[tuple[UUID, UUID | None]]:
    """Deliveries that wait: notifications and subscriptions."""
    async with database.read() as session:
        rows = await session.execute(sa.select(col(Delivery.notification_id), col(Delivery.subscription_id)))
        return [(row[0], row[1]) for row in rows]
