"""Answering again: what came after the message is gone, and there is a new answer."""

import pytest
from sqlmodel import col, select

from taskchat.chat import BadRequest, NotFoundError
from taskchat.database import Database
from taskchat.usage import ModelUsage, Purpose
from tests.gemini_stand_in import GeminiStandIn, call
from tests.integration.chat.chat import Chat, Event, parsed, shape, text_of, thread_id_of, words
from tests.integration.chat.leaving import is_delta


async def test_the_old_answer_goes_and_a_new_one_comes(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply(call("list_tasks"))
    gemini.reply("None.")
    events = await chat.create("My tasks?")
    thread_id, question = thread_id_of(events), events[1]["item"]["id"]
    gemini.reply("Later.")
    await chat.say(thread_id, "And now?")
    gemini.reply("None at all.")
    again = await chat.stream("threads.retry_after_item", thread_id=thread_id, item_id=question)
    assert shape(again) == [
        "stream_options",
        "item.added assistant_message",
        "added",
        "text_delta",
        "done",
        "item.done assistant_message",
    ]
    items = await chat.items(thread_id)
    assert [text_of(item) for item in items] == ["My tasks?", "None at all."]
    assert [message["content"] for message in gemini.requests[-1].messages[1:]] == ["My tasks?"]


@pytest.mark.parametrize("way", ["retry", "edit"])
async def test_an_answer_that_is_still_told_to_another_tab_is_taken_back_too(
    chat: Chat, gemini: GeminiStandIn, way: str
) -> None:
    gemini.hang(after="One, two")
    other_tab = await chat.open("threads.create", input=words("Count"))
    told: list[Event] = []
    async for raw in other_tab:
        told.append(parsed(raw))
        if is_delta(told[-1]):
            break
    thread_id, question = thread_id_of(told), told[1]["item"]["id"]
    gemini.reply("One, two, three.")
    if way == "retry":
        await chat.stream("threads.retry_after_item", thread_id=thread_id, item_id=question)
    else:
        edited = {"params": {"thread_id": thread_id, "input": words("Count")}, "metadata": {"edits": question}}
        await chat.send({"type": "threads.add_user_message"} | edited)
    told += [parsed(raw) async for raw in other_tab]
    assert [event["item"]["type"] for event in told if event["type"] == "thread.item.done"] == ["user_message"]
    assert [text_of(item) for item in await chat.items(thread_id)] == ["Count", "One, two, three."]


async def test_only_messages_of_ones_own_can_be_answered_again(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply("Hello.")
    events = await chat.create("Hi")
    thread_id, answer = thread_id_of(events), events[-1]["item"]["id"]
    with pytest.raises(BadRequest, match="your own"):
        await chat.open("threads.retry_after_item", thread_id=thread_id, item_id=answer)
    with pytest.raises(NotFoundError):
        await chat.open("threads.retry_after_item", thread_id=thread_id, item_id=thread_id)
    assert len(await chat.items(thread_id)) == 2


@pytest.mark.parametrize("overrides", [{"gemini_models": ["gemini-2.5-pro"]}])
async def test_another_model_can_answer_again(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply("Flash.")
    events = await chat.create("Hi")
    thread_id, question = thread_id_of(events), events[1]["item"]["id"]
    gemini.reply("Pro.")
    again = {"type": "threads.retry_after_item", "params": {"thread_id": thread_id, "item_id": question}}
    options = {"inference_options": {"model": "gemini-2.5-pro"}}
    await chat.send(again | {"metadata": options})
    assert [request.body["model"] for request in gemini.requests] == ["gemini-2.5-flash", "gemini-2.5-pro"]
    with pytest.raises(BadRequest, match="no model called “gpt”"):
        await chat.send(again | {"metadata": {"inference_options": {"model": "gpt"}}})


async def test_an_answer_that_was_made_again_is_counted_as_such(
    chat: Chat, gemini: GeminiStandIn, database: Database
) -> None:
    gemini.reply("Hello.")
    events = await chat.create("Hi")
    thread_id, question = thread_id_of(events), events[1]["item"]["id"]
    gemini.reply("Good day.")
    await chat.stream("threads.retry_after_item", thread_id=thread_id, item_id=question)
    async with database.read() as session:
        answers = select(ModelUsage.is_retry).where(col(ModelUsage.purpose) == Purpose.ANSWER)
        assert (await session.execute(answers.order_by(col(ModelUsage.created_at)))).scalars().all() == [False, True]
