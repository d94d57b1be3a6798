"""The store, the server with a Gemini on loopback, and two people who use them."""

from collections.abc import AsyncIterator

import pytest
from chatkit.types import ThreadMetadata

from taskchat.accounts import User
from taskchat.assistant import ChosenModel
from taskchat.assistant.gemini import gemini_model, gemini_settings
from taskchat.chat import RequestContext, SqlStore, TaskChatServer
from taskchat.database import Database
from taskchat.settings import Settings
from tests.conftest import MakeUser
from tests.integration.chat.chat import Chat
from tests.integration.chat.made import thread_in


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
    return await thread_in(store, context)


@pytest.fixture
async def chosen(settings: Settings) -> AsyncIterator[ChosenModel]:
    """Gemini, which gives up at once where it would wait between retries."""
    model = gemini_model(settings, max_retries=0)
    yield ChosenModel(model, settings.gemini_model, "Gemini", False, gemini_settings(settings))
    await model.close()


@pytest.fixture
def server(database: Database, settings: Settings, chosen: ChosenModel) -> TaskChatServer:
    return TaskChatServer(database, settings, chosen)


@pytest.fixture
def chat(server: TaskChatServer, user: User) -> Chat:
    """The person at their page."""
    return Chat(server, user)
