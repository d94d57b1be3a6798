"""Limits of a turn: one that does not end by itself is cut, and what it said is kept."""

import asyncio

import pytest
from sqlalchemy import text

from taskchat.assistant import ModelRegistry
from taskchat.chat import RequestContext, SqlStore, TurnChannel
from taskchat.chat.channel import Ending
from taskchat.chat.files import Files
from taskchat.chat.turn import TurnRunner
from taskchat.database import Database
from taskchat.settings import Settings
from tests.gemini_stand_in import GeminiStandIn, Reply
from tests.integration.chat.chat import Chat, text_of, thread_id_of, words
from tests.integration.chat.made import new_thread, user_message


async def test_a_turn_with_too_many_events_is_cut_and_keeps_what_it_said(
    chat: Chat, gemini: GeminiStandIn, database: Database
) -> None:
    gemini.script(Reply(text=[f"{number} " for number in range(200)], delay=0.005))
    channel = TurnChannel(max_events=20)
    request = await chat.checked({"type": "threads.create", "params": {"input": words("Count")}})
    events = await chat.handle(request, channel)
    assert channel.cancel.reason is Ending.CUT
    assert len(events) < 100
    items = [item for item in await chat.items(thread_id_of(events)) if "content" in item]
    assert text_of(items[1]).startswith("0 1 2 3")
    async with database.read() as session:
        assert await session.scalar(text("SELECT state FROM turns")) == "cut"


@pytest.fixture
def impatient(store: SqlStore, settings: Settings, models: ModelRegistry, database: Database) -> TurnRunner:
    """A runner that gives no answer more than a moment."""
    return TurnRunner(store, Files(settings.data_dir), database, models, settings, max_seconds=0.05)


async def test_a_turn_that_takes_too_long_is_cut(
    impatient: TurnRunner, store: SqlStore, context: RequestContext, gemini: GeminiStandIn
) -> None:
    gemini.hang()
    thread, channel = new_thread(title="Count"), TurnChannel()
    message = user_message(thread, "Count")
    await store.add_user_message(message, context, new_thread=thread)
    with pytest.raises(asyncio.CancelledError):
        async for _ in impatient.answer(thread, message, context, channel):
            pass
    assert channel.cancel.reason is Ending.CUT
    await impatient.background.finish()
