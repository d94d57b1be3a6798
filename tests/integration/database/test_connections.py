"""Connections to PostgreSQL: there are as many as were allowed, and who finds none free waits."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text

from taskchat.assistant import build_registry
from taskchat.chat import TaskChatServer
from taskchat.database import Database
from taskchat.settings import Settings
from tests.conftest import EMPTIES, MakeUser
from tests.gemini_stand_in import GeminiStandIn, Reply, call
from tests.integration.chat.chat import Chat

_COUNT = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name <> :empties"
)


@pytest.fixture
def database_url(fresh_postgres_url: str) -> str:
    return fresh_postgres_url


@pytest.fixture
async def narrow(database_url: str) -> AsyncIterator[Database]:
    """The database through one connection only."""
    opened = Database(database_url, connections=1)
    yield opened
    await opened.dispose()


async def test_no_turn_needs_two_connections_at_once(
    narrow: Database, make_user: MakeUser, settings: Settings, gemini: GeminiStandIn
):
    for number in range(3):
        gemini.reply(call("create_task", title=f"milk {number}"))
    gemini.otherwise = Reply(text="Done.")
    models = build_registry(settings)
    server = TaskChatServer(narrow, settings, models)
    people = [Chat(server, await make_user()) for _ in range(3)]
    async with asyncio.timeout(20):
        answers = await asyncio.gather(*(person.create("Make it") for person in people))
    assert [answer[-1]["type"] for answer in answers].count("error") == 0
    async with narrow.read() as session:
        assert (await session.execute(text("SELECT count(*) FROM tasks"))).scalar_one() == 3
    await server.aclose()
    await models.close()


async def test_as_many_connections_are_open_as_were_allowed(database_url: str):
    database = Database(database_url, connections=3)

    async def look() -> int:
        async with database.read() as session:
            await session.execute(text("SELECT pg_sleep(0.01)"))
            return (await session.execute(_COUNT, {"empties": EMPTIES})).scalar_one()

    try:
        counts = await asyncio.gather(*(look() for _ in range(12)))
    finally:
        await database.dispose()
    assert max(counts) == 3
