"""Tokens that were signed out: each for good, and none other with it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlmodel import select

from taskchat import accounts
from taskchat.accounts import InvalidToken, RevokedToken, User
from taskchat.database import Database, now
from tests.conftest import MakeUser

KEY = "k" * 32
WEEK = timedelta(days=7)


def token_of(user: User, lifetime: timedelta = WEEK) -> str:
    return accounts.issue(user.id, key=KEY, lifetime=lifetime)


async def sign_out(database: Database, encoded: str) -> None:
    async with database.begin() as session:
        await accounts.revoke(session, encoded=encoded, key=KEY)


async def revoked(database: Database) -> list[RevokedToken]:
    async with database.read() as session:
        return list((await session.execute(select(RevokedToken))).scalars())


async def test_whoever_signs_out_signs_nobody_in_again(database: Database, make_user: MakeUser):
    tokens = [token_of(await make_user()) for _ in range(3)]
    for encoded in tokens:
        await sign_out(database, encoded)
    for encoded in tokens:
        with pytest.raises(InvalidToken):
            async with database.read() as session:
                await accounts.get_user_by_token(session, encoded=encoded, key=KEY)


async def test_a_token_signed_out_is_kept_until_it_would_have_expired(database: Database, user: User):
    async with database.begin() as session:
        session.add(RevokedToken(jti=uuid4(), expires_at=now() - timedelta(seconds=1)))
    await sign_out(database, token_of(user))
    (kept,) = await revoked(database)
    assert timedelta(days=6) < kept.expires_at - now() <= WEEK


async def test_a_token_that_is_not_valid_anyway_is_signed_out_without_a_word(database: Database, user: User):
    for encoded in ("", "rubbish", token_of(user, timedelta(seconds=-1))):
        await sign_out(database, encoded)
    assert await revoked(database) == []
