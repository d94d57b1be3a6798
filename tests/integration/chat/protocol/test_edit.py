"""A message that takes the place of the last one."""

import pytest

from taskchat.chat import BadRequest
from tests.gemini_stand_in import GeminiStandIn, call
from tests.integration.chat.chat import Chat, Event, shape, text_of, thread_id_of, words


def edit(thread_id: str, item_id: str, text: str) -> Event:
    params = {"thread_id": thread_id, "input": words(text)}
    return {"type": "threads.add_user_message", "params": params, "metadata": {"edits": item_id}}


async def test_the_old_message_and_its_answer_go_and_the_new_one_is_answered(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply("Hello.")
    thread_id = thread_id_of(await chat.create("Hi"))
    gemini.reply(call("list_tasks"))
    gemini.reply("None.")
    await chat.say(thread_id, "My taks?")
    before = await chat.items(thread_id)
    gemini.reply("None at all.")
    events = await chat.send(edit(thread_id, before[2]["id"], "My tasks?"))
    assert {event["item_id"] for event in events if event["type"] == "thread.item.removed"} >= {
        item["id"] for item in before[2:]
    }
    assert [name for name in shape(events) if "removed" not in name][:2] == ["item.done user_message", "stream_options"]
    assert [text_of(item) for item in await chat.items(thread_id)] == ["Hi", "Hello.", "My tasks?", "None at all."]
    said = [message["content"] for message in gemini.requests[-1].messages[1:]]
    assert said == ["Hi", "Hello.", "My tasks?"]


async def test_only_the_last_message_of_ones_own_can_be_edited(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply("Hello.")
    events = await chat.create("Hi")
    thread_id, first, answer = thread_id_of(events), events[1]["item"]["id"], events[-1]["item"]["id"]
    gemini.reply("Nothing.")
    await chat.say(thread_id, "What is due?")
    for item_id in (first, answer, "unheard of"):
        with pytest.raises(BadRequest, match="Only your last message"):
            await chat.send(edit(thread_id, item_id, "Hello"))
    assert [text_of(item) for item in await chat.items(thread_id)] == ["Hi", "Hello.", "What is due?", "Nothing."]


async def test_what_is_no_id_of_a_message_makes_a_new_one(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply("Hello.")
    thread_id = thread_id_of(await chat.create("Hi"))
    gemini.reply("Hello again.")
    await chat.send(edit(thread_id, "", "Hi again"))
    assert len(await chat.items(thread_id)) == 4
