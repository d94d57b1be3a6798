"""Subscriptions: browsers that take push messages for a person, for as long as their session lasts."""

from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat.database import new_id, now
from taskchat.notifications.models import PushSubscription
from taskchat.push import Subscription

# Browsers of one person; of more the oldest are forgotten.
MAX_BROWSERS = 20
_INSERT = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


async def subscribe(session: AsyncSession, subscription: Subscription, *, user_id: UUID, jti: UUID) -> None:
    """Keep a browser's subscription, which was checked; one that was somebody else's is this person's from now on."""
    # With what was still to be delivered there, which is none of this person's business.
    theirs = delete(PushSubscription).where(col(PushSubscription.endpoint) == subscription.endpoint)
    await session.execute(theirs.where(col(PushSubscription.user_id) != user_id))
    fields = {"jti": jti, "p256dh": subscription.p256dh, "auth": subscription.auth, "created_at": now()}
    row = {"id": new_id(), "user_id": user_id, "endpoint": subscription.endpoint, **fields}
    insert = _INSERT[session.get_bind().dialect.name](PushSubscription).values(row)
    mine = PushSubscription.user_id == user_id
    await session.execute(insert.on_conflict_do_update(index_elements=["endpoint"], set_=fields, where=mine))
    newest = select(PushSubscription.id).where(mine).order_by(col(PushSubscription.created_at).desc())
    old = (await session.execute(newest.offset(MAX_BROWSERS))).scalars().all()
    if old:
        await session.execute(delete(PushSubscription).where(col(PushSubscription.id).in_(old)))


async def unsubscribe(session: AsyncSession, *, user_id: UUID, endpoint: str) -> None:
    """Forget a browser's subscription; one that is not there, or somebody else's, stays as it is."""
    mine = delete(PushSubscription).where(col(PushSubscription.user_id) == user_id)
    await session.execute(mine.where(col(PushSubscription.endpoint) == endpoint))


async def end_session(session: AsyncSession, *, jti: UUID) -> None:
    """Forget the subscriptions of a session that is signed out."""
    await session.execute(delete(PushSubscription).where(col(PushSubscription.jti) == jti))
