"""The store, the server with a Gemini on loopback, and two people who use them."""

from collections.abc import AsyncIterator, Iterator

import pytest
from chatkit.types import ThreadMetadata

from taskchat import feed
from taskchat.accounts import User
from taskchat.assistant import ModelRegistry, build_registry
from taskchat.chat import RequestContext, SqlStore, TaskChatServer
from taskchat.database import Database
from taskchat.settings import Settings
from tests.conftest import MakeUser
from tests.integration.chat.chat import Chat
from tests.integration.chat.desk import Desk
from tests.integration.chat.made import saved_thread


@pytest.fixture
def store(database: Database) -> SqlStore:
    return SqlStore(database)


@pytest.fixture
def context(user: User) -> RequestContext:
    """A request of the person the tests are about."""
    return RequestContext(user.id, "Europe/Berlin")


@pytest.fixture
async def stranger(make_user: MakeUser) -> RequestContext:
    """A request of somebody else."""
    return RequestContext((await make_user()).id)


@pytest.fixture
async def thread(store: SqlStore, context: RequestContext) -> ThreadMetadata:
    """A thread of the person."""
    return await saved_thread(store, context)


@pytest.fixture
def heard() -> Iterator[list[feed.Change]]:
    """The changes that the feed published."""
    changes: list[feed.Change] = []
    end = feed.subscribe(feed.Change, changes.append)
    yield changes
    end()


@pytest.fixture
async def models(settings: Settings) -> AsyncIterator[ModelRegistry]:
    """Gemini, as the settings name it, and the built-in assistant behind it."""
    models = build_registry(settings)
    yield models
    await models.close()


@pytest.fixture
async def server(database: Database, settings: Settings, models: ModelRegistry) -> AsyncIterator[TaskChatServer]:
    """As it runs; what it does after an answer ends before its database does."""
    server = TaskChatServer(database, settings, models)
    yield server
    await server.aclose()


@pytest.fixture
def chat(server: TaskChatServer, user: User) -> Chat:
    """The person at their page."""
    return Chat(server, user)


@pytest.fixture
async def desk(chat: Chat, store: SqlStore, database: Database, context: RequestContext) -> Desk:
    """The person in a thread with cards."""
    return Desk(chat, store, database, context, (await saved_thread(store, context)).id)
