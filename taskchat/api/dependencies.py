"""Dependencies of routes: the services of this installation, a transaction, and the current user."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat import accounts
from taskchat.accounts import COOKIE, InvalidToken, PasswordHasher, User
from taskchat.api.limits import Limits
from taskchat.api.readiness import Readiness
from taskchat.assistant import ModelRegistry
from taskchat.chat import TaskChatServer
from taskchat.database import Database
from taskchat.settings import Settings


@dataclass(frozen=True)
class Services:
    """The services of one installation that routes use."""

    settings: Settings
    database: Database
    chat: TaskChatServer
    models: ModelRegistry
    limits: Limits
    readiness: Readiness
    hasher: PasswordHasher


async def _services(request: Request) -> Services:
    return request.app.state.services


CurrentServices = Annotated[Services, Depends(_services)]


async def _transaction(services: CurrentServices) -> AsyncIterator[AsyncSession]:
    async with services.database.begin() as session:
        yield session


async def _read_session(services: CurrentServices) -> AsyncIterator[AsyncSession]:
    async with services.database.read() as session:
        yield session


# `function`: the commit comes before the response, so that a success is saved.
Transaction = Annotated[AsyncSession, Depends(_transaction, scope="function")]
ReadSession = Annotated[AsyncSession, Depends(_read_session, scope="function")]


async def _current_user(request: Request, services: CurrentServices) -> User:
    encoded = request.cookies.get(COOKIE)
    if not encoded:
        raise InvalidToken
    # A separate transaction: a wrong cookie must neither wait for nor hold the one that writes.
    async with services.database.read() as session:
        return await accounts.get_user_by_token(session, encoded=encoded, key=services.settings.signing_key())


CurrentUser = Annotated[User, Depends(_current_user)]
