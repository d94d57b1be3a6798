"""Values that an account keeps from signing up and in: a zone that exists, and a hash that is up to date."""

from datetime import timedelta

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from taskchat import accounts
from taskchat.accounts import InvalidAccount, User
from taskchat.database import Database, now
from tests.passwords import CHEAP_HASHER

CHEAP = Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1)
PASSWORD = "correct horse"
# Made with other costs than hashes are made with here.
OLD = PasswordHash((Argon2Hasher(time_cost=2, memory_cost=8, parallelism=1),)).hash(PASSWORD)
GOOD = PasswordHash((CHEAP,)).hash(PASSWORD)


async def person(database: Database, hashed: str = OLD) -> User:
    """Somebody in Tokyo, since yesterday."""
    yesterday = now() - timedelta(days=1)
    user = User(email="ada@example.com", hashed_password=hashed, timezone="Asia/Tokyo", updated_at=yesterday)
    async with database.begin() as session:
        session.add(user)
    return user


async def sign_in(database: Database, user: User, password: str = PASSWORD, timezone: str | None = None) -> User:
    return await accounts.sign_in(database, email=user.email, password=password, timezone=timezone, hasher=CHEAP_HASHER)


async def kept(database: Database, user: User) -> User:
    async with database.read() as session:
        return await session.get_one(User, user.id)


@pytest.mark.parametrize("zone", [None, "Asia/Tokyo"])
async def test_an_old_hash_is_renewed_in_the_zone_that_one_had(database: Database, zone: str | None):
    user = await person(database)
    signed_in = await sign_in(database, user, timezone=zone)
    after = await kept(database, user)
    assert after == signed_in
    assert after.hashed_password.startswith("$argon2id$v=19$m=8,t=1,p=1$")
    assert after.timezone == "Asia/Tokyo"
    assert after.updated_at > now() - timedelta(minutes=1)


@pytest.mark.parametrize(("zone", "after"), [("Europe/Berlin", "Europe/Berlin"), ("Mars/Olympus", "Asia/Tokyo")])
async def test_a_new_zone_is_kept_beside_a_good_hash(database: Database, zone: str, after: str):
    user = await person(database, GOOD)
    signed_in = await sign_in(database, user, timezone=zone)
    assert signed_in.timezone == after
    now_kept = await kept(database, user)
    assert (now_kept.timezone, now_kept.hashed_password) == (after, GOOD)


async def test_signing_in_without_news_writes_nothing(database: Database):
    user = await person(database, GOOD)
    await sign_in(database, user, timezone="Asia/Tokyo")
    assert await kept(database, user) == user


@pytest.mark.parametrize("zone", [None, "Mars/Olympus"])
async def test_an_account_without_a_zone_that_exists_begins_in_utc(database: Database, zone: str | None):
    user = await accounts.sign_up(
        database, email="ada@example.com", password=PASSWORD, timezone=zone, hasher=CHEAP_HASHER
    )
    assert (await kept(database, user)).timezone == "UTC"


@pytest.mark.parametrize(("length", "refused"), [(7, True), (8, False), (1_024, False), (1_025, True)])
def test_a_password_has_8_to_1024_characters(length: int, refused: bool):
    password = "x" * length
    if not refused:
        assert accounts.check_password(password) == password
        return
    with pytest.raises(InvalidAccount, match=r"at least 8|at most 1024"):
        accounts.check_password(password)


async def test_a_password_of_1024_characters_signs_in_and_none_that_only_begins_like_it(database: Database):
    password = "x" * 1_024
    user = await person(database, PasswordHash((CHEAP,)).hash(password))
    assert (await sign_in(database, user, password)).id == user.id
    with pytest.raises(accounts.WrongCredentials):
        await sign_in(database, user, password[:-1])
