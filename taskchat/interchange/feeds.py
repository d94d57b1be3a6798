"""Private addresses of calendars: one a person, found by a secret token of which only the hash is kept."""

import secrets
from hashlib import sha256
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat.interchange.models import CalendarFeed

# 256 bits: nobody guesses it.
_TOKEN_BYTES = 32
TOKEN_MAX = 64


async def get_feed(session: AsyncSession, *, user_id: UUID) -> CalendarFeed | None:
    """Return a person's address, without its token; None where there is none."""
    newest = select(CalendarFeed).where(CalendarFeed.user_id == user_id).order_by(col(CalendarFeed.id).desc()).limit(1)
    return (await session.execute(newest)).scalar_one_or_none()


async def make_feed(session: AsyncSession, *, user_id: UUID) -> str:
    """Make a new address and return its token, which is told this once; the one before is revoked."""
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    await revoke_feed(session, user_id=user_id)
    session.add(CalendarFeed(user_id=user_id, token_hash=_hash(token)))
    await session.flush()
    return token


async def revoke_feed(session: AsyncSession, *, user_id: UUID) -> None:
    """Revoke a person's address: nobody reads anything there any more."""
    await session.execute(delete(CalendarFeed).where(col(CalendarFeed.user_id) == user_id))


async def owner_of_feed(session: AsyncSession, *, token: str) -> UUID | None:
    """Return whose calendar a token opens; None for an unknown or revoked one."""
    if len(token) > TOKEN_MAX:
        return None
    found = select(CalendarFeed.user_id).where(CalendarFeed.token_hash == _hash(token))
    return (await session.execute(found)).scalar_one_or_none()


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
