"""Turns that are told to listeners in other processes, over PostgreSQL; here one process is both of them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import pytest
from sqlalchemy import text

from taskchat import feed
from taskchat.chat import SqlStore, TaskChatServer
from taskchat.chat.channel import TurnChannel
from taskchat.chat.running.registry import RunningTurn
from taskchat.chat.running.remote_turns import RemoteTurns
from taskchat.chat.store import TurnRow, turns
from taskchat.database import Database
from taskchat.feed.subscribers import deliver
from tests.gemini_stand_in import GeminiStandIn
from tests.integration.chat.chat import Chat
from tests.integration.chat.running.test_one_after_the_other import begun

SOON = 20.0


@pytest.fixture
def database_url(fresh_postgres_url: str) -> str:
    """On SQLite there are no other processes."""
    return fresh_postgres_url


@pytest.fixture
def remote(server: TaskChatServer, database: Database) -> RemoteTurns:
    """The listeners of another process."""
    return RemoteTurns(SqlStore(database), database, server.orphans)


async def owner(database: Database) -> TurnRow:
    async with database.read() as session:
        (row,) = await turns.owners(session)
    return row


async def events(turn: RunningTurn) -> AsyncIterator[bytes]:
    """Events of a turn, to its end."""
    number, log = 0, turn.channel.log
    while await asyncio.wait_for(log.wait(number), SOON):
        number += 1
        yield log[number - 1]


def own(server: TaskChatServer, turn_id: UUID) -> TurnChannel:
    turn = server.turns.find(turn_id)
    assert turn is not None
    return turn.channel


async def test_after_a_crash_of_the_database_the_answer_is_told_from_its_beginning(
    chat: Chat, gemini: GeminiStandIn, database: Database, server: TaskChatServer, remote: RemoteTurns
) -> None:
    gemini.hang("0 ", then=["1 ", "2 "])
    await begun(chat)
    row = await owner(database)
    async with remote.following(row) as turn:
        assert await anext(events(turn))
    # PostgreSQL empties the table, which is not logged, and every process loses the connection on which it listens.
    async with database.begin() as session:
        await session.execute(text("DELETE FROM turn_events"))
    deliver((feed.SignalsMissed(),))
    gemini.release()
    async with remote.following(row) as turn:
        told = [event async for event in events(turn)]
    log = own(server, row.id).log
    assert told == [log[index] for index in range(len(log))]


async def test_whoever_leaves_at_once_takes_nothing_from_whoever_stays(
    chat: Chat, gemini: GeminiStandIn, database: Database, remote: RemoteTurns
) -> None:
    gemini.hang(after="One, two")
    await begun(chat)
    row = await owner(database)

    @asynccontextmanager
    async def leaving_meanwhile() -> AsyncIterator[RunningTurn]:
        stays = remote.following(row)
        coming = asyncio.ensure_future(stays.__aenter__())
        await asyncio.sleep(0)
        async with remote.following(row):
            pass
        try:
            yield await coming
        finally:
            await stays.__aexit__(None, None, None)

    async with leaving_meanwhile() as turn:
        assert await anext(events(turn))
    await chat.stop(str(row.thread_id))
