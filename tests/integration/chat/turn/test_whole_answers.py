"""A whole answer and the end of its turn: saved together, so that no whole answer is taken for an interrupted one."""

from contextlib import aclosing
from uuid import UUID

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.accounts import User
from taskchat.chat.store import TurnStatus, turns
from taskchat.database import Database
from tests.gemini_stand_in import GeminiStandIn, call
from tests.integration.chat.chat import Chat, Event, parsed, shape, thread_id_of, words
from tests.integration.chat.made import titles


@pytest.fixture
def no_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database goes away as the end of an answer that is whole is written down."""
    end = turns.end

    async def fail(session: AsyncSession, thread_id: str, turn_id: UUID, how: TurnStatus) -> None:
        if how is TurnStatus.DONE:
            raise OperationalError("UPDATE", {}, OSError("the server closed the connection"))
        await end(session, thread_id, turn_id, how)

    monkeypatch.setattr(turns, "end", fail)


@pytest.mark.usefixtures("no_end")
async def test_where_the_end_cannot_be_saved_neither_is_the_answer(
    chat: Chat, gemini: GeminiStandIn, database: Database, user: User
) -> None:
    gemini.reply("I look.", call("create_task", title="milk"))
    gemini.reply("I added milk.")
    events = await chat.create("Add milk")
    assert shape(events)[-1] == "error"
    items = await chat.items(thread_id_of(events))
    # What was said and done before is there; of the last message, and the card below it, nothing.
    assert [item["type"] for item in items] == ["user_message", "assistant_message", "workflow"]
    assert await titles(database, user) == ["milk"]


async def test_whoever_reads_the_last_words_as_saved_finds_the_turn_ended(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply(call("create_task", title="milk"))
    gemini.reply("I added milk.")
    open_turns: list[Event | None] = []
    async with aclosing(await chat.open("threads.create", input=words("Add milk"))) as stream:
        thread_id = thread_id_of([parsed(await anext(stream))])
        async for event in stream:
            if shape([parsed(event)]) == ["item.done assistant_message"]:
                open_turns.append((await chat.ask("threads.get_by_id", thread_id=thread_id)).get("turn"))
    assert open_turns == [None]
    items = await chat.items(thread_id)
    assert [item["type"] for item in items] == ["user_message", "workflow", "assistant_message", "widget"]
