"""Stop, a limit, a shutdown: what was said is kept, and nothing more is done."""

import asyncio

import pytest

from taskchat.accounts import User
from taskchat.database import Database
from tests.gemini_stand_in import GeminiStandIn, Reply, call
from tests.integration.chat.chat import Chat, Event, parsed, shape, steps_of, text_of, thread_id_of, words
from tests.integration.chat.leaving import ENDING, Leave, is_delta, is_workflow, stop
from tests.integration.chat.made import titles


@pytest.mark.parametrize("end", ENDING)
async def test_the_part_that_was_said_is_kept(chat: Chat, gemini: GeminiStandIn, end: Leave) -> None:
    gemini.hang(after="Once")
    heard = await end(chat, is_delta)
    items = await chat.items(thread_id_of(heard))
    assert [item["type"] for item in items] == ["user_message", "assistant_message", "end_of_turn"]
    assert text_of(items[1]) == "Once"
    assert items[1]["id"] == next(e["item"]["id"] for e in heard if e["type"] == "thread.item.added")


@pytest.mark.parametrize("end", ENDING)
async def test_the_steps_that_were_shown_are_kept(chat: Chat, gemini: GeminiStandIn, end: Leave) -> None:
    gemini.reply(call("create_task", title="milk"))
    gemini.hang()
    heard = await end(chat, lambda event: event.get("update", {}).get("type") == "workflow.task.updated")
    items = await chat.items(thread_id_of(heard))
    assert steps_of(items) == [["Create task · milk", "complete", "Created “milk”."]]


@pytest.mark.parametrize("end", ENDING)
async def test_no_tool_runs_and_nobody_is_asked_any_more(
    chat: Chat, gemini: GeminiStandIn, database: Database, user: User, end: Leave
) -> None:
    gemini.hang("One ", ["two "], call("create_task", title="milk"))
    gemini.reply("Done.")
    await end(chat, is_delta)
    gemini.release()
    await asyncio.sleep(0.5)
    assert await titles(database, user) == []
    assert len(gemini.requests) == 1
    assert gemini.requests[0].cut


async def test_the_next_turn_knows_that_it_was_stopped_and_what_was_done(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply(call("create_task", title="milk"))
    gemini.hang(after="I added")
    thread_id = thread_id_of(await stop(chat, is_delta))
    gemini.reply("Yes.")
    assert shape(await chat.say(thread_id, "Is it there?"))[-1] == "item.done assistant_message"
    messages = gemini.requests[-1].messages
    assert [m["role"] for m in messages] == ["system", "user", "assistant", "tool", "assistant", "user", "user", "user"]
    assert "the card below the answer says" in str(messages[5]["content"])
    assert "the person stopped the answer above" in str(messages[6]["content"])
    assert "milk" in messages[3]["content"]


async def test_stopping_before_the_model_was_asked_keeps_the_question(chat: Chat, gemini: GeminiStandIn) -> None:
    heard = await stop(chat, lambda event: event["type"] == "stream_options")
    assert [item["type"] for item in await chat.items(thread_id_of(heard))] == ["user_message", "end_of_turn"]
    gemini.reply("Here I am.")
    assert text_of((await chat.say(thread_id_of(heard), "Hello?"))[-1]["item"]) == "Here I am."


async def test_a_thread_deleted_meanwhile_ends_the_turn_and_stays_deleted(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply(call("create_task", title="milk"))
    gemini.script(Reply(text="One two three.", delay=0.05))
    heard: list[Event] = []
    async for raw in await chat.open("threads.create", input=words("Tell me")):
        heard.append(parsed(raw))
        if is_workflow(heard[-1]) and heard[-1]["type"] == "thread.item.added":
            await chat.ask("threads.delete", thread_id=thread_id_of(heard))
    assert [event["item"]["type"] for event in heard if event["type"] == "thread.item.done"] == ["user_message"]
    assert (await chat.ask("threads.list"))["data"] == []


async def test_a_message_that_comes_while_the_process_ends_is_kept_and_not_answered(
    chat: Chat, gemini: GeminiStandIn
) -> None:
    gemini.reply("Too late.")
    chat.server.turns.cancel_all()
    events = await chat.create("Hello?")
    message, mark = await chat.items(thread_id_of(events))
    assert text_of(message) == "Hello?"
    assert (mark["reason"], mark["action"]) == ("shutdown", "answer_again")
    assert gemini.requests == []
