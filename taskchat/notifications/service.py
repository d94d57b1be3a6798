"""Notifications of a person: list them, take note of them, put a reminder off, or do its task."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import delete, func, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col, select

from taskchat import feed, tasks
from taskchat.database import now
from taskchat.notifications.models import Notification
from taskchat.notifications.snoozing import Snooze, snoozed_until
from taskchat.tasks import Alarm, Changed, LocalClock, Seen, TaskNotFound, alarm_id

_INSERT = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


class NotificationNotFound(Exception):
    """Refusal: there is no such notification, or it is somebody else's."""


class TaskDone(Exception):
    """Refusal to remind of a task that is done."""


class NotificationPublic(SQLModel):
    """Notification as the API gives it; without `task_id` its task is gone. It is new until `seen_at` is set."""

    id: UUID
    task_id: UUID | None
    title: str
    remind_at: datetime
    missed: bool
    created_at: datetime
    seen_at: datetime | None
    snoozed_until: datetime | None


class NotificationPlace(NamedTuple):
    """Place of a notification among those of a person, by when it was to ring."""

    remind_at: datetime
    id: UUID


class NotificationPage(NamedTuple):
    """Page of notifications, the newest first, and how many of all are new."""

    notifications: list[Notification]
    unseen: int


async def find_newest(
    session: AsyncSession,
    *,
    user_id: UUID,
    limit: int = 50,
    after: NotificationPlace | None = None,
    until: NotificationPlace | None = None,
) -> NotificationPage:
    """List the newest notifications of a person: a page of them behind one place, or down to one, included."""
    mine = select(Notification).where(Notification.user_id == user_id)
    place = tuple_(col(Notification.remind_at), col(Notification.id))
    page = mine.order_by(col(Notification.remind_at).desc(), col(Notification.id).desc()).limit(limit)
    if after is not None:
        page = page.where(place < tuple_(*after))
    if until is not None:
        page = page.where(place >= tuple_(*until))
    unseen = select(func.count()).where(Notification.user_id == user_id, col(Notification.seen_at).is_(None))
    count = (await session.execute(unseen)).scalar_one()
    return NotificationPage(list((await session.execute(page)).scalars()), count)


async def place_of(session: AsyncSession, *, user_id: UUID, notification_id: UUID) -> NotificationPlace:
    """Return the place of a notification; raises `NotificationNotFound`."""
    found = await get(session, user_id=user_id, notification_id=notification_id)
    return NotificationPlace(found.remind_at, found.id)


async def get(session: AsyncSession, *, user_id: UUID, notification_id: UUID, lock: bool = False) -> Notification:
    """Return a notification, locked where it is to be changed; raises `NotificationNotFound`."""
    mine = select(Notification).where(Notification.id == notification_id, Notification.user_id == user_id)
    if lock:
        mine = mine.with_for_update().execution_options(populate_existing=True)
    found = (await session.execute(mine)).scalar_one_or_none()
    if found is None:
        raise NotificationNotFound
    return found


async def see(session: AsyncSession, *, user_id: UUID, notification_id: UUID) -> Notification:
    """Note that a person has seen a notification; raises `NotificationNotFound`."""
    found = await get(session, user_id=user_id, notification_id=notification_id, lock=True)
    _note_seen(session, found)
    return found


async def see_all(session: AsyncSession, *, user_id: UUID) -> int:
    """Note that a person has seen all notifications, and return how many were new."""
    new = update(Notification).where(col(Notification.user_id) == user_id, col(Notification.seen_at).is_(None))
    seen = (await session.execute(new.values(seen_at=now()).returning(col(Notification.id)))).scalars().all()
    if seen:
        feed.announce(session, feed.Change(user_id, feed.Topic.NOTIFICATIONS))
    return len(seen)


async def snooze(
    session: AsyncSession, *, user_id: UUID, notification_id: UUID, until: Snooze, clock: LocalClock
) -> Notification:
    """Put a reminder off: it rings again then, and no more when it was put off to before.

    Raises `NotificationNotFound`, `TaskNotFound` or `TaskDone`.
    """
    found = await get(session, user_id=user_id, notification_id=notification_id)
    # Always the task first, as whoever does or deletes it.
    task = await tasks.get_for_update(session, user_id=user_id, task_id=_task_of(found))
    if task.completed_at is not None:
        raise TaskDone
    found = await get(session, user_id=user_id, notification_id=notification_id, lock=True)
    if found.snoozed_until is not None:
        old = alarm_id(task.id, found.snoozed_until)
        await session.execute(delete(Alarm).where(col(Alarm.id) == old, col(Alarm.text).is_(None)))
    found.snoozed_until = snoozed_until(until, clock)
    insert = _INSERT[session.get_bind().dialect.name](Alarm).on_conflict_do_nothing(index_elements=["id"])
    ids = {"id": alarm_id(task.id, found.snoozed_until), "user_id": user_id, "task_id": task.id}
    await session.execute(insert, [ids | {"text": None, "remind_at": found.snoozed_until}])
    _note_seen(session, found)
    feed.announce(session, feed.AlarmsChanged())
    feed.announce(session, feed.Change(user_id, feed.Topic.NOTIFICATIONS))
    return found


async def complete(session: AsyncSession, *, user_id: UUID, notification_id: UUID, seen: Seen | None = None) -> Changed:
    """Mark the task of a notification as done; raises `NotificationNotFound`, `TaskNotFound` or `ChangedSince`."""
    found = await get(session, user_id=user_id, notification_id=notification_id)
    changed = await tasks.complete(session, user_id=user_id, task_id=_task_of(found), seen=seen)
    _note_seen(session, found)
    return changed


def _task_of(notification: Notification) -> UUID:
    if notification.task_id is None:
        raise TaskNotFound
    return notification.task_id


def _note_seen(session: AsyncSession, notification: Notification) -> None:
    if notification.seen_at is None:
        notification.seen_at = now()
        feed.announce(session, feed.Change(notification.user_id, feed.Topic.NOTIFICATIONS))


def to_public(notifications: Sequence[Notification]) -> list[NotificationPublic]:
    """Return notifications as the API gives them."""
    return [NotificationPublic.model_validate(one) for one in notifications]
