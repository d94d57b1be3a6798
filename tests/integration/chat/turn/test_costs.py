"""Costs of a call in statements, whatever the size of the conversation; and the people who hear of a change."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from chatkit.types import ThreadMetadata

from taskchat import feed
from taskchat.chat import RequestContext, SqlStore, TaskChatServer, load_allowance
from taskchat.database import Database
from tests.gemini_stand_in import GeminiStandIn
from tests.integration.chat.chat import Chat, thread_id_of
from tests.integration.chat.made import assistant_message, file_attachment, fill, saved_thread, sdk_now, user_message
from tests.integration.chat.statements import statements

Call = Callable[[SqlStore, ThreadMetadata, str, RequestContext], Awaitable[object]]

COSTS: dict[str, tuple[int, Call]] = {
    "load_thread": (1, lambda s, t, _, c: s.load_thread(t.id, c)),
    "save_thread": (1, lambda s, t, _, c: s.save_thread(t, c)),
    "load_threads": (1, lambda s, _, __, c: s.load_threads(20, None, "desc", c)),
    "load_threads after": (2, lambda s, t, _, c: s.load_threads(20, t.id, "desc", c)),
    "load_thread_items": (1, lambda s, t, _, c: s.load_thread_items(t.id, None, 20, "desc", c)),
    "load_thread_items after": (2, lambda s, t, i, c: s.load_thread_items(t.id, i, 20, "desc", c)),
    "add_thread_item": (2, lambda s, t, _, c: s.add_thread_item(t.id, user_message(t, "x"), c)),
    "save_item": (2, lambda s, t, i, c: s.save_item(t.id, assistant_message(t, "x", id=i), c)),
    "load_item": (1, lambda s, t, i, c: s.load_item(t.id, i, c)),
    "save_feedback": (2, lambda s, t, i, c: s.save_feedback(t.id, [i], "negative", c)),
    "save_attachment": (2, lambda s, t, _, c: s.save_attachment(file_attachment(thread_id=t.id), c)),
    "delete_items_after": (4, lambda s, t, i, c: s.delete_items_after(t.id, i, c)),
    "delete_thread_item": (2, lambda s, t, i, c: s.delete_thread_item(t.id, i, c)),
    "delete_thread": (3, lambda s, t, _, c: s.delete_thread(t.id, c)),
}


@pytest.mark.parametrize("size", [10, 500])
async def test_a_call_costs_the_same_in_a_short_and_in_a_long_thread(
    store: SqlStore, database: Database, context: RequestContext, size: int
) -> None:
    thread = await saved_thread(store, context)
    item = (await fill(database, thread, context, size))[size // 2]
    costs: dict[str, int] = {}
    for name, (_, call) in COSTS.items():
        with statements(database) as sent:
            await call(store, thread, item, context)
        costs[name] = len(sent)
    assert costs == {name: cost for name, (cost, _) in COSTS.items()}


async def test_a_long_answer_costs_as_many_statements_as_a_short_one(
    chat: Chat, gemini: GeminiStandIn, server: TaskChatServer, database: Database
) -> None:
    gemini.reply("Hello!")
    thread_id = thread_id_of(await chat.create("hi"))
    await server.settle()  # its title
    costs: list[int] = []
    for words in (1, 500):
        gemini.reply("word " * words)
        with statements(database) as sent:
            await chat.say(thread_id, "go on")
        costs.append(len(sent))
    assert costs[0] == costs[1] > 0


async def test_nothing_is_read_of_a_conversation_that_begins(
    chat: Chat, gemini: GeminiStandIn, server: TaskChatServer, database: Database
) -> None:
    gemini.reply("Hello!")
    with statements(database) as sent:
        await chat.create("hi")
        await server.settle()
    read = [one for one in sent if one.startswith(("SELECT messages.", "SELECT thread_summaries."))]
    assert read == []
    assert gemini.requests[0].body["messages"][-1] == {"role": "user", "content": "hi"}


async def test_other_tabs_hear_of_every_change_and_of_no_look(
    store: SqlStore, context: RequestContext, thread: ThreadMetadata, heard: list[feed.Change]
) -> None:
    item = user_message(thread, "hello")
    changing = [
        store.save_thread(thread, context),
        store.add_thread_item(thread.id, item, context),
        store.save_item(thread.id, item, context),
        store.delete_thread_item(thread.id, item.id, context),
        store.delete_thread(thread.id, context),
    ]
    for call in changing:
        heard.clear()
        await call
        assert heard == [feed.Change(context.user_id, feed.Topic.THREADS)]
    heard.clear()
    await store.load_threads(20, None, "desc", context)
    assert heard == []


async def test_messages_of_the_last_24_hours_are_counted(
    store: SqlStore, database: Database, context: RequestContext, stranger: RequestContext, thread: ThreadMetadata
) -> None:
    ages = [timedelta(0), timedelta(hours=23), timedelta(hours=25)]
    for item in (
        *(user_message(thread, "x", created_at=sdk_now() - age) for age in ages),
        assistant_message(thread, "y"),
    ):
        await store.add_thread_item(thread.id, item, context)
    async with database.read() as session:
        assert (await load_allowance(session, user_id=context.user_id, allowed=10)).used == 2
        assert (await load_allowance(session, user_id=stranger.user_id, allowed=10)).used == 0
