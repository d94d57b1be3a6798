"""The stage for conversations; SQLite only, unless a module wants both engines."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from taskchat.assistant import build_registry, builtin_choice
from taskchat.assistant.builtin import BuiltinModel
from taskchat.assistant.circuit_breaker import CircuitBreaker
from taskchat.chat import TaskChatServer
from taskchat.database import Database
from taskchat.settings import Settings
from tests.conftest import MakeUser
from tests.gemini_stand_in import GeminiStandIn
from tests.integration.conversations.script import Conversation
from tests.integration.conversations.stage import Clock, Stage


@pytest.fixture
def conversation() -> Conversation:
    """The one that a test plays; tests give it by their parameters."""
    return Conversation("nothing is said")


@pytest.fixture
def overrides(conversation: Conversation) -> dict[str, Any]:
    """The settings that the conversation wants otherwise."""
    return dict(conversation.settings)


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """A database on one engine: conversations do not depend on it."""
    return sqlite_url


@pytest.fixture
async def stage(
    database: Database, settings: Settings, gemini: GeminiStandIn, make_user: MakeUser
) -> AsyncIterator[Stage]:
    """The server as it runs; only the built-in assistant speaks without pauses, and the breaker has a clock to turn."""
    models, clock = build_registry(settings), Clock()
    models.breaker = CircuitBreaker(clock)
    models.builtin = replace(builtin_choice(), model=BuiltinModel(pace=0))
    server = TaskChatServer(database, settings, models)
    yield Stage(server, database, gemini, clock, [await make_user(), await make_user()])
    await server.aclose()
    await models.close()
