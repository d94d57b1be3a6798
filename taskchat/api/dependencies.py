"""What routes ask for: the parts of this installation, a transaction, and who is asking."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat import accounts
from taskchat.accounts import COOKIE, InvalidToken, PasswordHasher, User
from taskchat.api.limits import Limits
from taskchat.assistant import ModelRegistry
from taskchat.chat import TaskChatServer
from taskchat.database import Database
from taskchat.settings import Settings


@dataclass(frozen=True)
class Parts:
    """The parts of one installation that the routes use."""

    settings: Settings
    database: Database
    chat: TaskChatServer
    models: ModelRegistry
    limits: Limits
    hasher: PasswordHasher


async def _parts(request: Request) -> Parts:
    return request.app.state.parts


Installation = Annotated[Parts, Depends(_parts)]


async def _transaction(parts: Installation) -> AsyncIterator[AsyncSession]:
    async with parts.database.begin() as session:
        yield session


async def _reading(parts: Installation) -> AsyncIterator[AsyncSession]:
    async with parts.database.read() as session:
        yield session


# `function`: the commit comes before the answer, so that what was answered is saved.
Transaction = Annotated[AsyncSession, Depends(_transaction, scope="function")]
Reading = Annotated[AsyncSession, Depends(_reading, scope="function")]


async def _current_user(request: Request, parts: Installation) -> User:
    encoded = request.cookies.get(COOKIE)
    if not encoded:
        raise InvalidToken
    # A transaction of its own: a wrong cookie must not wait for, or hold, the one that writes.
    async with parts.database.read() as session:
        return await accounts.user_of_token(session, encoded=encoded, key=parts.settings.signing_key())


CurrentUser = Annotated[User, Depends(_current_user)]
