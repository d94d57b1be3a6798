"""Titles: at once from the first words, then from the model, and never over somebody's own."""

import asyncio

import pytest

from taskchat import feed
from taskchat.chat import RequestContext, SqlStore
from tests.gemini_stand_in import Failure, GeminiStandIn, Reply
from tests.integration.chat.chat import Chat, thread_id_of
from tests.integration.chat.made import saved_thread


async def settled(chat: Chat) -> None:
    """Until what is done afterwards is done."""
    await chat.server.settle()


async def title(chat: Chat, thread_id: str) -> str:
    return (await chat.ask("threads.get_by_id", thread_id=thread_id))["title"]


async def test_a_better_title_follows(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.aside(Reply(text='"**Groceries for Sunday**."\n'))
    gemini.reply("What shall I add?")
    events = await chat.create("I want to plan what to buy for Sunday")
    assert events[0]["thread"]["title"] == "I want to plan what to buy for Sunday"
    await settled(chat)
    assert await title(chat, thread_id_of(events)) == "Groceries for Sunday"
    (asked,) = gemini.asides
    assert asked.said == "I want to plan what to buy for Sunday"
    assert "tools" not in asked.body
    assert asked.body["reasoning_effort"] == "none"


async def test_only_the_first_message_is_asked_about(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply("Hello.")
    thread_id = thread_id_of(await chat.create("Hi there"))
    gemini.reply("Yes.")
    await chat.say(thread_id, "Are you there?")
    await settled(chat)
    assert len(gemini.asides) == 1


async def test_without_a_better_one_the_first_words_stay(chat: Chat, gemini: GeminiStandIn) -> None:
    for reply in (Reply(text="  \n "), Reply(failure=Failure(503)), Reply(finish="content_filter")):
        gemini.aside(reply)
        gemini.reply("Hello.")
        thread_id = thread_id_of(await chat.create("Hi there"))
        await settled(chat)
        assert await title(chat, thread_id) == "Hi there"


async def test_a_title_of_ones_own_is_never_replaced(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.aside(Reply(text="Greetings", first_delay=0.3))
    gemini.reply("Hello.")
    thread_id = thread_id_of(await chat.create("Hi there"))
    await chat.ask("threads.update", thread_id=thread_id, title="Mine")
    await settled(chat)
    assert await title(chat, thread_id) == "Mine"


async def test_nobody_waits_for_a_title(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.aside(Reply(text="Greetings", first_delay=30))
    gemini.reply("Hello.")
    await asyncio.wait_for(chat.create("Hi there"), timeout=15)
    await asyncio.wait_for(settled(chat), timeout=15)


@pytest.mark.parametrize(("before", "done"), [("Hi", True), ("Mine", False)])
async def test_other_tabs_hear_of_a_title_that_was_given_and_of_none_that_was_not(
    store: SqlStore, context: RequestContext, heard: list[feed.Change], before: str, done: bool
) -> None:
    thread = await saved_thread(store, context, title=before)
    heard.clear()
    assert await store.retitle(thread.id, "Hi", "Greetings", context) is done
    assert heard == [feed.Change(context.user_id, feed.Topic.THREADS)] * done
    assert (await store.load_thread(thread.id, context)).title == ("Greetings" if done else before)


async def test_a_conversation_that_begins_with_the_same_words_keeps_its_title(
    chat: Chat, gemini: GeminiStandIn, store: SqlStore, stranger: RequestContext
) -> None:
    theirs = await saved_thread(store, stranger, title="Hi there")
    gemini.aside(Reply(text="Greetings"))
    gemini.reply("Hello.")
    mine = thread_id_of(await chat.create("Hi there"))
    await settled(chat)
    assert await title(chat, mine) == "Greetings"
    assert (await store.load_thread(theirs.id, stranger)).title == "Hi there"
