"""Accounts and their tokens, on both databases."""

import asyncio
import base64
import json
import threading
from datetime import timedelta

import jwt
import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from taskchat import accounts, feed
from taskchat.accounts import DayOrder, EmailTaken, InvalidAccount, InvalidToken, User, WrongCredentials
from taskchat.database import Database
from tests.passwords import CHEAP_HASHER

KEY = "k" * 32
WEEK = timedelta(days=7)


async def register(database: Database, email: str = "ada@example.com", password: str = "correct horse") -> User:
    return await accounts.sign_up(database, email=email, password=password, hasher=CHEAP_HASHER)


async def sign_in(database: Database, **given: str) -> User:
    return await accounts.sign_in(database, **given, hasher=CHEAP_HASHER)


async def owner(database: Database, encoded: str) -> User:
    async with database.read() as session:
        return await accounts.get_user_by_token(session, encoded=encoded, key=KEY)


async def test_one_signs_in_with_any_spelling_of_the_address(database: Database):
    user = await register(database, email="Ada@Example.com ")
    assert (await sign_in(database, email="ADA@example.COM", password="correct horse")).id == user.id
    assert user.hashed_password.startswith("$argon2id$")


async def test_an_address_has_one_account(database: Database):
    await register(database)
    with pytest.raises(EmailTaken):
        await register(database, email="ADA@EXAMPLE.COM")


@pytest.mark.parametrize(
    ("email", "password"),
    [("ada@example.com", "wrong horse"), ("eve@example.com", "correct horse"), ("no address", "correct horse")],
)
async def test_a_wrong_address_and_a_wrong_password_are_refused_alike(database: Database, email: str, password: str):
    await register(database)
    with pytest.raises(WrongCredentials):
        await sign_in(database, email=email, password=password)


@pytest.mark.parametrize(
    ("email", "password", "field"),
    [("ada", "correct horse", "email"), ("a@" + "b" * 300 + ".com", "x" * 9, "email"),
     ("ada@example.com", "1234567", "password"), ("ada@example.com", "x" * 1_025, "password")],
)  # fmt: skip
async def test_what_cannot_be_an_account_names_its_field(database: Database, email: str, password: str, field: str):
    with pytest.raises(InvalidAccount) as refusal:
        await register(database, email=email, password=password)
    assert refusal.value.field == field


async def test_a_token_is_its_owners_until_it_is_signed_out(database: Database):
    user = await register(database)
    first, second = (accounts.issue(user.id, key=KEY, lifetime=WEEK) for _ in range(2))
    assert (await owner(database, first)).id == user.id
    async with database.begin() as session:
        await accounts.revoke(session, encoded=first, key=KEY)
        await accounts.revoke(session, encoded=first, key=KEY)
    with pytest.raises(InvalidToken):
        await owner(database, first)
    assert (await owner(database, second)).id == user.id


async def test_forged_and_expired_tokens_are_refused(database: Database):
    user = await register(database)
    good = accounts.issue(user.id, key=KEY, lifetime=WEEK)
    header, payload, signature = good.split(".")
    unsigned = base64.urlsafe_b64encode(json.dumps({"alg": "none", "typ": "JWT"}).encode()).decode().rstrip("=")
    forged = [
        "",
        "rubbish",
        accounts.issue(user.id, key="x" * 32, lifetime=WEEK),
        accounts.issue(user.id, key=KEY, lifetime=timedelta(seconds=-1)),
        f"{unsigned}.{payload}.",
        f"{header}.{payload}.{signature[:-4]}AAAA",
        jwt.encode({"sub": str(user.id)}, KEY, algorithm="HS256"),
        jwt.encode({"sub": "me", "jti": "x", "iat": 1, "exp": 9_999_999_999}, KEY, algorithm="HS256"),
    ]
    for encoded in forged:
        with pytest.raises(InvalidToken):
            await owner(database, encoded)


async def test_a_token_of_somebody_who_left_is_refused(database: Database):
    user = await register(database)
    encoded = accounts.issue(user.id, key=KEY, lifetime=WEEK)
    async with database.begin() as session:
        await session.delete(await session.get_one(User, user.id))
    with pytest.raises(InvalidToken):
        await owner(database, encoded)


async def test_the_zone_must_exist(database: Database):
    user = await register(database)
    async with database.begin() as session:
        assert await accounts.notice_browser(session, user_id=user.id, timezone="Asia/Karachi", day_first=True)
        assert not await accounts.notice_browser(session, user_id=user.id, timezone="Asia/Karachi", day_first=True)
        for wrong in ("Mars/Olympus", "../../etc/passwd", ""):
            with pytest.raises(InvalidAccount):
                await accounts.notice_browser(session, user_id=user.id, timezone=wrong, day_first=True)
    async with database.read() as session:
        assert (await session.get_one(User, user.id)).timezone == "Asia/Karachi"


async def test_signing_in_keeps_the_zone_and_renews_an_old_hash(database: Database):
    user = await register(database)
    weak = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=1_024),)).hash("correct horse")
    async with database.begin() as session:
        (await session.get_one(User, user.id)).hashed_password = weak
    await accounts.sign_in(database, email=user.email, password="correct horse", timezone="Asia/Tokyo")
    await accounts.sign_in(database, email=user.email, password="correct horse", timezone="Mars/Olympus")
    async with database.read() as session:
        kept = await session.get_one(User, user.id)
    assert kept.timezone == "Asia/Tokyo"
    assert kept.hashed_password != weak


@pytest.mark.slow
async def test_many_people_at_once_do_not_take_all_the_memory(database: Database):
    # Each hash takes 64 MiB in a thread of its own.
    before = {thread.ident for thread in threading.enumerate()}
    attempts = (accounts.sign_in(database, email="a@example.com", password="wrong horse") for _ in range(10))
    assert all(isinstance(end, WrongCredentials) for end in await asyncio.gather(*attempts, return_exceptions=True))
    workers = [t for t in threading.enumerate() if t.ident not in before and "AnyIO" in t.name]
    assert 1 <= len(workers) <= 4


@pytest.mark.parametrize(
    ("day_order", "browser", "day_first"),
    [
        (DayOrder.AUTOMATIC, None, None),
        (DayOrder.AUTOMATIC, True, True),
        (DayOrder.AUTOMATIC, False, False),
        (DayOrder.DAY_FIRST, None, True),
        (DayOrder.DAY_FIRST, False, True),
        (DayOrder.MONTH_FIRST, True, False),
    ],
)
async def test_day_and_month_are_in_the_chosen_order_or_in_that_of_the_browser(
    database: Database, day_order: DayOrder, browser: bool | None, day_first: bool | None
):
    user = await register(database)
    async with database.begin() as session:
        if browser is not None:
            await accounts.notice_browser(session, user_id=user.id, timezone="UTC", day_first=browser)
        await accounts.set_day_order(session, user_id=user.id, day_order=day_order)
    async with database.read() as session:
        assert (await session.get_one(User, user.id)).day_first is day_first


async def test_a_new_zone_is_said_to_every_page_that_is_open(database: Database):
    user = await register(database)
    told: list[feed.Change] = []
    end = feed.subscribe(feed.Change, told.append)
    try:
        for _ in range(2):
            async with database.begin() as session:
                await accounts.notice_browser(session, user_id=user.id, timezone="Asia/Karachi", day_first=True)
    finally:
        end()
    assert told == [feed.Change(user.id, feed.Topic.TASKS)]


async def test_another_order_of_day_and_month_is_said_to_every_page_that_is_open(database: Database):
    user = await register(database)
    told: list[feed.Change] = []
    end = feed.subscribe(feed.Change, told.append)
    try:
        async with database.begin() as session:
            await accounts.set_day_order(session, user_id=user.id, day_order=DayOrder.MONTH_FIRST)
    finally:
        end()
    assert told == [feed.Change(user.id, feed.Topic.TASKS)]
