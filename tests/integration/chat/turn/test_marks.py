"""Marks below answers that did not come to their end: why, and the one button that fits."""

import asyncio
from contextlib import aclosing
from typing import Any

import pytest
from sqlalchemy import text

from taskchat.accounts import User
from taskchat.chat import RequestContext, ShuttingDown, SqlStore
from taskchat.chat.channel import Ending
from taskchat.database import Database, new_id
from tests.gemini_stand_in import GeminiStandIn, Reply, call
from tests.integration.chat.chat import Chat, Event, parsed, shape, steps_of, text_of, thread_id_of, words
from tests.integration.chat.leaving import come_to_a_limit, end_process, is_delta, is_workflow, stop
from tests.integration.chat.made import saved_thread, titles, user_message

BUILTIN = {"gemini_api_key": None}


def mark_of(items: list[Event]) -> tuple[str, str]:
    """Reason and action of the mark at the end of some items, the only one."""
    marks = [item for item in items if item["type"] == "end_of_turn"]
    assert marks == items[-1:]
    return marks[0]["reason"], marks[0]["action"]


def marks_in(items: list[Event]) -> list[Event]:
    return [item for item in items if item["type"] == "end_of_turn"]


async def go_on(chat: Chat, thread_id: str) -> list[Event]:
    """Press the button of the mark, as the element does where the answer can go on."""
    message = next(item for item in reversed(await chat.items(thread_id)) if item["type"] == "user_message")
    return await chat.stream("threads.retry_after_item", thread_id=thread_id, item_id=message["id"])


@pytest.mark.parametrize(
    ("end", "mark"),
    [
        (stop, ("stopped", "answer_again")),
        (come_to_a_limit, ("cut", "continue")),
        (end_process, ("shutdown", "continue")),
    ],
)
async def test_an_answer_that_is_ended_says_so_in_its_stream_and_after_a_reload(
    chat: Chat, gemini: GeminiStandIn, end: Any, mark: tuple[str, str]
) -> None:
    gemini.hang(after="Once")
    heard = await end(chat, is_delta)
    assert heard[-1]["type"] == "thread.item.done"
    assert mark_of([heard[-1]["item"]]) == mark
    items = await chat.items(thread_id_of(heard))
    assert mark_of(items) == mark
    assert items[-1] == heard[-1]["item"]


async def test_an_answer_that_never_began_can_only_be_made_anew(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.hang()
    heard = await end_process(chat, lambda event: event["type"] == "stream_options")
    assert mark_of(await chat.items(thread_id_of(heard))) == ("shutdown", "answer_again")


async def test_an_answer_that_came_to_its_end_has_no_mark(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply("Hello.")
    assert marks_in(await chat.items(thread_id_of(await chat.create("Hi")))) == []


async def test_the_model_is_told_why_the_answer_before_has_no_end(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.hang(after="Once")
    thread_id = thread_id_of(await stop(chat, is_delta))
    gemini.reply("Yes?")
    await chat.say(thread_id, "Hello?")
    told = [str(message["content"]) for message in gemini.requests[-1].messages]
    assert "the person stopped the answer above" in told[-2]
    assert not any("cancelled" in one for one in told)


async def test_words_that_the_model_had_no_room_for_can_be_continued(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.script(Reply(text="Once upon a", finish="length"))
    heard = await chat.create("Tell me a story")
    thread_id = thread_id_of(heard)
    assert mark_of(await chat.items(thread_id)) == ("cut", "continue")
    assert heard[-1]["item"]["type"] == "end_of_turn"
    gemini.reply("time.")
    assert "error" not in shape(await chat.say(thread_id, "Continue"))
    told = [str(message["content"]) for message in gemini.requests[-1].messages]
    assert "go on exactly where it breaks off" in told[-2]
    assert told[-1] == "Continue"


async def test_what_a_filter_ends_cannot_be_continued(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.script(Reply(text="Once upon a", finish="content_filter"))
    items = await chat.items(thread_id_of(await chat.create("Tell me a story")))
    assert marks_in(items) == []
    assert "safety filter ended the answer" in text_of(items[-1])


@pytest.mark.parametrize("overrides", [{"tool_rounds": 2}, {"tool_rounds": 2, **BUILTIN}], ids=["gemini", "builtin"])
async def test_an_answer_that_takes_too_many_rounds_is_cut_and_keeps_what_it_did(
    chat: Chat, gemini: GeminiStandIn, database: Database, user: User, overrides: dict[str, Any]
) -> None:
    for title in ("milk", "bread", "salt"):
        gemini.reply(call("create_task", title=title))
    text = "Add milk" if "gemini_api_key" not in overrides else "add milk"
    items = await chat.items(thread_id_of(await chat.create(text)))
    if "gemini_api_key" in overrides:
        # It needs one round of tools and one for its words, which is what is allowed.
        assert marks_in(items) == []
        return
    assert mark_of(items) == ("cut", "continue")
    assert await titles(database, user) == ["milk", "bread"]
    assert "widget" in [item["type"] for item in items]


@pytest.mark.parametrize("overrides", [{"turn_seconds": 1}])
async def test_an_answer_that_takes_too_long_is_cut(
    chat: Chat, gemini: GeminiStandIn, overrides: dict[str, Any]
) -> None:
    gemini.hang(after="Once")
    heard = await chat.create("Tell me")
    assert mark_of([heard[-1]["item"]]) == ("cut", "continue")
    assert text_of((await chat.items(thread_id_of(heard)))[1]) == "Once"


async def test_an_interrupted_answer_goes_on_below_what_it_said_and_does_nothing_twice(
    chat: Chat, gemini: GeminiStandIn, database: Database, user: User
) -> None:
    gemini.reply(call("create_task", title="milk"))
    gemini.hang(after="I added milk")
    thread_id = thread_id_of(await end_process(chat, is_delta))
    before = await chat.items(thread_id)
    chat.server.turns.is_draining = False
    chat.server.turns._over.clear()
    gemini.reply(" and that is all.")
    heard = await go_on(chat, thread_id)
    after = await chat.items(thread_id)
    assert "error" not in shape(heard)
    assert marks_in(after) == []
    assert [text_of(item) for item in after if item["type"] == "assistant_message"] == [
        "I added milk",
        "and that is all.",
    ]
    assert steps_of(after) == steps_of(before) == [["Create task · milk", "complete", "Created “milk”."]]
    assert [item["type"] for item in after].count("widget") == 1
    assert await titles(database, user) == ["milk"]
    messages = gemini.requests[-1].messages
    assert [message["role"] for message in messages][-4:] == ["assistant", "tool", "assistant", "user"]
    assert "Go on from there" in str(messages[-1]["content"])


@pytest.mark.parametrize("overrides", [BUILTIN])
async def test_the_built_in_assistant_is_stopped_and_answers_again(
    chat: Chat, database: Database, user: User, overrides: dict[str, Any]
) -> None:
    heard = await _stopped(chat, "add milk", Ending.STOPPED)
    thread_id = thread_id_of(heard)
    assert mark_of(await chat.items(thread_id)) == ("stopped", "answer_again")
    assert "error" not in shape(await go_on(chat, thread_id))
    assert marks_in(await chat.items(thread_id)) == []
    assert await titles(database, user) == ["milk"]


@pytest.mark.parametrize("overrides", [BUILTIN])
async def test_the_built_in_assistant_goes_on_after_a_shutdown_and_does_nothing_twice(
    chat: Chat, database: Database, user: User, overrides: dict[str, Any]
) -> None:
    heard = await _stopped(chat, "add milk", Ending.SHUTDOWN)
    thread_id = thread_id_of(heard)
    assert mark_of(await chat.items(thread_id)) == ("shutdown", "continue")
    assert "error" not in shape(await go_on(chat, thread_id))
    items = await chat.items(thread_id)
    assert marks_in(items) == []
    assert await titles(database, user) == ["milk"]
    assert items[-1]["type"] == "widget"


async def _stopped(chat: Chat, text: str, reason: Ending) -> list[Event]:
    """Events of a turn that is ended as soon as its step is done."""
    async with aclosing(await chat.open("threads.create", input=words(text))) as events:
        heard = [parsed(await anext(events))]
        turn_id = await chat.turn_in(thread_id_of(heard))
        async for event in events:
            heard.append(parsed(event))
            if heard[-1]["type"] == "thread.item.added" and is_workflow(heard[-1]):
                chat.server.turns.stop(turn_id, reason)
    return heard


async def test_a_turn_whose_process_is_gone_is_marked_when_somebody_asks_for_its_thread(
    chat: Chat, store: SqlStore, database: Database, context: RequestContext
) -> None:
    thread_id = await _abandoned(store, database, context)
    thread = await chat.ask("threads.get_by_id", thread_id=thread_id)
    assert "turn" not in thread
    assert mark_of(thread["items"]["data"]) == ("interrupted", "answer_again")
    assert mark_of(await chat.items(thread_id)) == ("interrupted", "answer_again")


async def test_a_turn_whose_process_is_gone_is_marked_at_start_up(
    chat: Chat, store: SqlStore, database: Database, context: RequestContext
) -> None:
    thread_id = await _abandoned(store, database, context)
    await chat.server.orphans.sweep()
    assert mark_of(await chat.items(thread_id)) == ("interrupted", "answer_again")
    await chat.server.orphans.sweep()
    assert len(marks_in(await chat.items(thread_id))) == 1


async def _abandoned(store: SqlStore, database: Database, context: RequestContext) -> str:
    """A thread whose turn runs in a process that is gone."""
    thread = await saved_thread(store, context)
    message = user_message(thread, "Tell me")
    mine = RequestContext(context.user_id, turn_id=new_id())
    await store.add_user_message(message, mine)
    async with database.begin() as session:
        await session.execute(text("UPDATE turns SET process_id = :gone"), {"gone": new_id().hex})
    return thread.id


async def test_while_the_process_ends_answers_come_to_their_end_and_no_more_are_begun(
    chat: Chat, gemini: GeminiStandIn
) -> None:
    gemini.hang("One ", then=["two ", "three."])
    heard: list[Event] = []
    draining: asyncio.Task[None] | None = None
    async for raw in await chat.open("threads.create", input=words("Count")):
        heard.append(parsed(raw))
        if draining is None and is_delta(heard[-1]):
            draining = asyncio.create_task(chat.server.turns.drain(20))
            await asyncio.sleep(0)
            with pytest.raises(ShuttingDown):
                await chat.create("Another")
            gemini.release()
    assert draining is not None
    await draining
    items = await chat.items(thread_id_of(heard))
    assert text_of(items[-1]) == "One two three."
    assert (await chat.ask("threads.list"))["data"][0]["id"] == thread_id_of(heard)


async def test_what_does_not_end_in_time_is_saved_and_says_so(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.hang(after="Once")
    heard: list[Event] = []
    async for raw in await chat.open("threads.create", input=words("Tell me")):
        heard.append(parsed(raw))
        if is_delta(heard[-1]):
            await chat.server.turns.drain(0.1)
    assert mark_of([heard[-1]["item"]]) == ("shutdown", "continue")
    assert mark_of(await chat.items(thread_id_of(heard))) == ("shutdown", "continue")
