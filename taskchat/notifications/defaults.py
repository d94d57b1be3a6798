"""Reminder that a person's timed tasks get where none is said."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.accounts import InvalidAccount, User
from taskchat.database import now
from taskchat.tasks import canonical_reminder, is_offset

_FIELD = "default_reminder"


async def set_default_reminder(session: AsyncSession, *, user_id: UUID, reminder: str | None) -> User:
    """Choose it, or none; raises `InvalidAccount` for what is no time before the due date."""
    kept = _kept(reminder) if reminder else None
    user = await session.get_one(User, user_id)
    user.default_reminder, user.updated_at = kept, now()
    return user


def _kept(reminder: str) -> str:
    try:
        text = canonical_reminder(reminder)
    except ValueError as error:
        raise InvalidAccount(_FIELD, str(error)) from None
    if not is_offset(text):
        raise InvalidAccount(_FIELD, "The reminder of every timed task is a time before its due date, like -PT10M.")
    return text
