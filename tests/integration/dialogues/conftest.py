"""One server for all dialogues of a module: only the person is new each time."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
import pytest_asyncio

from taskchat.accounts import User
from taskchat.assistant import ModelRegistry, build_registry, builtin_choice
from taskchat.assistant.builtin import BuiltinModel
from taskchat.chat import TaskChatServer
from taskchat.database import Database
from taskchat.settings import load_settings
from tests.gemini_stand_in import GeminiStandIn
from tests.integration.dialogues.stage import Clock, Stage

MakeSomebody = Callable[[], Awaitable[User]]


@pytest.fixture(scope="module")
def module_gemini() -> Iterator[GeminiStandIn]:
    """Gemini on loopback."""
    with GeminiStandIn() as stand_in:
        yield stand_in


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def module_database(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Database]:
    """A migrated database; dialogues do not depend on the engine."""
    database = Database(f"sqlite:///{shutil.copy(sqlite_template, tmp_path_factory.mktemp('dialogues') / 'tasks.db')}")
    yield database
    await database.dispose()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(
    module_database: Database, module_gemini: GeminiStandIn, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Stage]:
    """The server as it runs, with both models; the built-in one speaks without pauses."""
    data_dir = tmp_path_factory.mktemp("data")
    given = {"data_dir": data_dir, "gemini_api_key": "key", "gemini_base_url": module_gemini.url}
    settings = load_settings(_env_file=None, **given)
    models = ModelRegistry(replace(builtin_choice(), model=BuiltinModel(pace=0)), *build_registry(settings).offered)
    clock = Clock()
    server = TaskChatServer(module_database, settings, models, clock=clock)
    yield Stage(server, module_database, module_gemini, clock)
    await server.aclose()
    await models.close()


@pytest.fixture
def make_somebody(module_database: Database) -> MakeSomebody:
    """Makes people with nothing on their lists; nobody can sign in as them."""

    async def make() -> User:
        user = User(email=f"{uuid4().hex}@example.com", hashed_password="!", timezone="Europe/Berlin")
        async with module_database.begin() as session:
            session.add(user)
        return user

    return make


@pytest_asyncio.fixture(loop_scope="module")
async def somebody(make_somebody: MakeSomebody) -> User:
    """One of them."""
    return await make_somebody()
