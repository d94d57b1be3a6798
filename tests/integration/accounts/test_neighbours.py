"""Operations on one account leave every other account, and what people have, as it was."""

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from taskchat import accounts
from taskchat.accounts import RevokedToken, User
from taskchat.chat import RequestContext
from taskchat.database import Database, now
from tests.integration.chat.beside import make_neighbours, rows_of
from tests.passwords import CHEAP_HASHER

KEY = "k" * 32
PASSWORD = "correct horse"
# Made with other costs than hashes are made with here, so that signing in renews it.
OLD = PasswordHash((Argon2Hasher(time_cost=2, memory_cost=8, parallelism=1),)).hash(PASSWORD)


@dataclass(frozen=True)
class Work:
    """An account to work on."""

    database: Database
    user: User

    @property
    def token(self) -> str:
        return accounts.issue(self.user.id, key=KEY, lifetime=timedelta(days=1))


Operation = Callable[[Work], Awaitable[object]]


async def _sign_up(work: Work) -> None:
    await accounts.sign_up(work.database, email="new@example.com", password=PASSWORD, hasher=CHEAP_HASHER)


async def _sign_in(work: Work) -> None:
    given = {"email": work.user.email, "password": PASSWORD, "timezone": "Asia/Tokyo"}
    await accounts.sign_in(work.database, **given, hasher=CHEAP_HASHER)


async def _get_user_by_token(work: Work) -> None:
    async with work.database.begin() as session:
        found = await accounts.get_user_by_token(session, encoded=work.token, key=KEY)
    assert found.id == work.user.id


async def _revoke(work: Work) -> None:
    async with work.database.begin() as session:
        await accounts.revoke(session, encoded=work.token, key=KEY)


async def _signed_out(work: Work) -> None:
    async with work.database.read() as session:
        assert await accounts.signed_out(session, jtis=[uuid4()]) == set()


async def _notice_browser(work: Work) -> None:
    async with work.database.begin() as session:
        await accounts.notice_browser(session, user_id=work.user.id, timezone="Asia/Karachi", day_first=True)


async def _set_day_order(work: Work) -> None:
    async with work.database.begin() as session:
        await accounts.set_day_order(session, user_id=work.user.id, day_order=accounts.DayOrder.DAY_FIRST)


async def _set_email(work: Work) -> None:
    await accounts.set_email(work.database, old=work.user.email, new="new@example.com")


OPERATIONS: dict[str, Operation] = {
    "sign_up": _sign_up,
    "sign_in": _sign_in,
    "get_user_by_token": _get_user_by_token,
    "revoke": _revoke,
    "signed_out": _signed_out,
    "notice_browser": _notice_browser,
    "set_day_order": _set_day_order,
    "set_email": _set_email,
}

READING = {"get_user_by_token", "signed_out"}


async def people(database: Database, folder: Path) -> list[User]:
    """Three alike, with conversations and a token that is signed out."""
    found = [User(email=f"{name}@example.com", hashed_password=OLD) for name in ("ada", "eve", "joe")]
    async with database.begin() as session:
        session.add_all([*found, RevokedToken(jti=uuid4(), expires_at=now() + timedelta(days=1))])
    await make_neighbours(database, folder, RequestContext(found[0].id), RequestContext(found[1].id))
    return found


@pytest.mark.parametrize("name", OPERATIONS)
async def test_what_is_done_to_one_account_leaves_everything_else_as_it_was(
    database: Database, tmp_path: Path, name: str
) -> None:
    ada, *_ = await people(database, tmp_path)
    before = await rows_of(database)
    others = {key: row for key, row in before.items() if key != ("users", (ada.id,))}
    await OPERATIONS[name](Work(database, ada))
    after = await rows_of(database)
    assert {key: after.get(key) for key in others} == others
    assert (after != before) is (name not in READING)


def test_every_operation_of_accounts_is_tried_beside_others() -> None:
    public = {name for name in accounts.__all__ if inspect.iscoroutinefunction(getattr(accounts, name))}
    assert set(OPERATIONS) == public
