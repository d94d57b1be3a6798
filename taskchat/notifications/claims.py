"""Claims of deliveries: whoever delivers some has them for a minute; what came of them is written down afterwards.

A delivery whose process dies is claimed again, so that each is made once at least. It has the notification's id, by
which a device shows it once.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat.accounts import User
from taskchat.notifications.models import Delivery, Notification, PushSubscription
from taskchat.push import Gone, Outcome, RetryLater
from taskchat.tasks import Task

# Longer than a push service or a mail server is waited for.
_CLAIM = timedelta(seconds=60)
# Who is away for longer finds it in the page.
_MAX_AGE = timedelta(days=1)
_PAUSES_S = (5, 15, 60, 300, 900, 3_600)
BATCH = 50


class Claimed(NamedTuple):
    """Delivery with what it is about and whom it is for; without a `subscription` it goes by e-mail."""

    delivery: Delivery
    notification: Notification
    user: User
    subscription: PushSubscription | None
    task: Task | None


async def next_delivery(session: AsyncSession) -> datetime | None:
    """Return the moment of the next delivery to try; None where there is none."""
    return await session.scalar(select(Delivery.next_try_at).order_by(col(Delivery.next_try_at)).limit(1))


async def claim(session: AsyncSession, *, at: datetime, limit: int = BATCH) -> list[Claimed] | None:
    """Claim the next deliveries; None where there is none to try.

    Those that nobody needs any more are dropped: seen in the page meanwhile, of a task that is done, or too old.
    """
    statement = (
        sa.select(Delivery, Notification, User, PushSubscription, Task)
        .join(Notification, col(Notification.id) == Delivery.notification_id)
        .join(User, col(User.id) == Notification.user_id)
        .outerjoin(PushSubscription, col(PushSubscription.id) == Delivery.subscription_id)
        .outerjoin(Task, col(Task.id) == Notification.task_id)
        .where(col(Delivery.next_try_at) <= at)
        .order_by(col(Delivery.next_try_at), col(Delivery.id))
        .limit(limit)
        .with_for_update(of=Delivery, skip_locked=True)
    )
    found = [Claimed(*row) for row in await session.execute(statement)]
    if not found:
        return None
    wanted = [one for one in found if _is_wanted(one, at)]
    await _drop(session, [one.delivery.id for one in found if one not in wanted])
    if wanted:
        mine = update(Delivery).where(col(Delivery.id).in_([one.delivery.id for one in wanted]))
        await session.execute(mine.values(next_try_at=at + _CLAIM, attempts=Delivery.attempts + 1), **_UNSEEN)
    return wanted


def _is_wanted(one: Claimed, at: datetime) -> bool:
    is_open = one.task is not None and one.task.completed_at is None
    is_theirs = one.subscription is None or one.subscription.user_id == one.user.id
    is_new = one.notification.seen_at is None and at - one.notification.created_at < _MAX_AGE
    return is_open and is_theirs and is_new


async def write_down(
    session: AsyncSession, claimed: Sequence[Claimed], outcomes: Mapping[UUID, Outcome], *, at: datetime
) -> None:
    """Write down what came of deliveries, by their ids: again later, a browser that is gone, or done with."""
    over: list[UUID] = []
    gone: list[UUID] = []
    for one in claimed:
        outcome = outcomes[one.delivery.id]
        if isinstance(outcome, RetryLater):
            later = update(Delivery).where(col(Delivery.id) == one.delivery.id)
            await session.execute(later.values(next_try_at=at + _pause(one, outcome)), **_UNSEEN)
        elif isinstance(outcome, Gone) and one.subscription:
            gone.append(one.subscription.id)
        else:
            over.append(one.delivery.id)
    await _drop(session, over)
    if gone:
        # With all that was still to be delivered there.
        await session.execute(delete(PushSubscription).where(col(PushSubscription.id).in_(gone)), **_UNSEEN)


def _pause(one: Claimed, outcome: RetryLater) -> timedelta:
    usual = _PAUSES_S[min(one.delivery.attempts, len(_PAUSES_S) - 1)]
    return timedelta(seconds=max(usual, outcome.wait or 0))


async def _drop(session: AsyncSession, ids: Sequence[UUID]) -> None:
    if ids:
        await session.execute(delete(Delivery).where(col(Delivery.id).in_(ids)), **_UNSEEN)


_UNSEEN = {"execution_options": {"synchronize_session": False}}
