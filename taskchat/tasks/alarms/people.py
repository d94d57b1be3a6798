"""Zones of people and their reminder of timed tasks, read from their accounts, which are beside tasks."""

from collections.abc import Iterable
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

_users = sa.table(
    "users",
    sa.column("id", sa.Uuid),
    sa.column("timezone", sa.String),
    sa.column("default_reminder", sa.String),
)


def fetch_zones(session: Session, user_ids: Iterable[UUID]) -> dict[UUID, ZoneInfo]:
    """Fetch the zones of people, and keep them from being changed until the transaction ends."""
    # Else whoever changes one would not see the alarms that are made here meanwhile.
    zones = sa.select(_users.c.id, _users.c.timezone).where(_users.c.id.in_(sorted(user_ids))).order_by(_users.c.id)
    return {user_id: ZoneInfo(name) for user_id, name in session.execute(zones.with_for_update(read=True))}


async def default_reminders(session: AsyncSession, *, user_id: UUID) -> list[str]:
    """Return the reminders that a person's timed task has where none are said: one, or none."""
    chosen = await session.scalar(sa.select(_users.c.default_reminder).where(_users.c.id == user_id))
    return [chosen] if chosen else []
