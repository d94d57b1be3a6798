"""History: the earlier turns as the model is told them."""

import json
from typing import Any

import pytest
from chatkit.types import ThreadMetadata

from taskchat.chat import RequestContext, SqlStore
from taskchat.database import Database
from tests.gemini_stand_in import GeminiStandIn, call
from tests.integration.chat.chat import Chat, shape, text_of, thread_id_of, words
from tests.integration.chat.made import assistant_message, fill, saved_thread, user_message
from tests.integration.chat.statements import statements

# Some 200 tokens.
LONG = "x" * 800


async def test_the_second_turn_holds_what_was_said_and_which_tools_ran(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply(call("create_task", title="milk"))
    gemini.reply("I added **milk**.")
    thread_id = thread_id_of(await chat.create("Add milk"))
    gemini.reply("You are welcome.")
    events = await chat.say(thread_id, "Thanks")
    assert text_of(events[-1]["item"]) == "You are welcome."
    _, asked, called, result, answer, card, thanks = gemini.requests[-1].messages
    assert (asked["content"], answer["content"], thanks["content"]) == ("Add milk", "I added **milk**.", "Thanks")
    assert json.loads(called["tool_calls"][0]["function"]["arguments"]) == {"title": "milk"}
    assert "Hidden context" in card["content"]
    assert result["tool_call_id"] == called["tool_calls"][0]["id"]
    assert json.loads(result["content"])["created"]["id"]


async def test_positions_count_in_the_list_that_was_shown_last(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply(*(call("create_task", title=title) for title in ("milk", "bread", "salt")))
    gemini.reply("Added.")
    thread_id = thread_id_of(await chat.create("Add milk, bread and salt"))
    gemini.reply(call("list_tasks", search="bread"))
    gemini.reply("1. bread")
    await chat.say(thread_id, "Do I have bread?")
    gemini.reply("Hm.")
    await chat.say(thread_id, "Hm")
    gemini.reply(call("complete_task", task="1"))
    gemini.reply("Done.")
    items = [e["item"] for e in await chat.say(thread_id, "Complete the first") if e["type"] == "thread.item.done"]
    assert items[1]["workflow"]["tasks"][0]["content"] == "Completed “bread”."


@pytest.mark.parametrize("overrides", [{"history_tokens": 1_000}])
async def test_a_long_conversation_is_cut_to_its_newest_whole_turns(
    chat: Chat, gemini: GeminiStandIn, store: SqlStore, context: RequestContext
) -> None:
    thread = await saved_thread(store, context, title="Long")
    for number in range(30):
        await store.add_thread_item(thread.id, user_message(thread, f"question {number} {LONG}"), context)
        await store.add_thread_item(thread.id, assistant_message(thread, f"answer {number} {LONG}"), context)
    gemini.reply("Yes.")
    await chat.say(thread.id, "Really?")
    contents = [message["content"].split(" x")[0] for message in gemini.requests[-1].messages[1:]]
    assert contents == ["question 28", "answer 28", "question 29", "answer 29", "Really?"]


async def test_tags_and_quotes_are_told_without_hiding_what_was_said(
    chat: Chat, gemini: GeminiStandIn, thread: ThreadMetadata
) -> None:
    tag: dict[str, Any] = {"type": "input_tag", "id": "task-1", "text": "milk", "data": {}}
    content = [{"type": "input_text", "text": "Complete "}, tag]
    message = words("", content=content, quoted_text="Buy milk")
    gemini.reply("Yes.")
    events = await chat.stream("threads.add_user_message", thread_id=thread.id, input=message)
    assert shape(events)[-1] == "item.done assistant_message"
    *context_messages, last = [m["content"] for m in gemini.requests[-1].messages[1:]]
    assert last == "Complete @milk"
    told = "\n".join(context_messages)
    assert all(part in told for part in ("Buy milk", "task-1"))


async def test_a_turn_costs_the_same_in_a_short_and_in_a_long_thread(
    chat: Chat, gemini: GeminiStandIn, store: SqlStore, context: RequestContext, database: Database
) -> None:
    costs: set[tuple[int, ...]] = set()
    for size in (10, 60):
        thread = await saved_thread(store, context, title="Long")
        await fill(database, thread, context, size)
        gemini.reply("Yes, I think so, and there is more to say.")
        with statements(database) as sent:
            await chat.say(thread.id, "Really?")
        talking = len(sent)
        gemini.reply(call("list_tasks"))
        gemini.reply("None.")
        with statements(database) as sent:
            await chat.say(thread.id, "My tasks?")
        working = len(sent)
        with statements(database) as sent:
            await chat.ask("items.list", thread_id=thread.id)
        costs.add((talking, working, len(sent)))
    assert costs == {(12, 19, 1)}
