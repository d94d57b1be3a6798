"""Long conversations: what is older is summarised once, kept, and told to the model instead."""

from typing import Any

import pytest

from taskchat.chat import RequestContext, SqlStore
from taskchat.chat.store import ThreadTail
from tests.gemini_stand_in import Failure, GeminiStandIn, Reply
from tests.integration.chat.chat import Chat
from tests.integration.chat.made import assistant_message, saved_thread, user_message

# Some 100 tokens.
WORDS = "word" * 100


@pytest.fixture
def overrides() -> dict[str, Any]:
    """Room for ten such messages."""
    return {"history_tokens": 1_000}


async def talked(store: SqlStore, context: RequestContext, rounds: int) -> str:
    """A thread in which much was said; gives its id."""
    thread = await saved_thread(store, context, title="Long")
    for number in range(rounds):
        await store.add_thread_item(thread.id, user_message(thread, f"question {number} {WORDS}"), context)
        await store.add_thread_item(thread.id, assistant_message(thread, f"answer {number} {WORDS}"), context)
    return thread.id


async def test_the_older_part_is_summarised_and_told(
    chat: Chat, gemini: GeminiStandIn, store: SqlStore, context: RequestContext
) -> None:
    thread_id = await talked(store, context, 8)
    gemini.aside(Reply(text="Ada buys milk on Fridays."))
    gemini.reply("Yes.")
    await chat.say(thread_id, "Really?")
    await chat.server.settle()
    (asked,) = gemini.asides
    assert asked.said.startswith("Person: question 0 word")
    assert "Person: Really?" not in asked.said
    gemini.reply("Still yes.")
    await chat.say(thread_id, "And now?")
    messages = [str(message["content"]) for message in gemini.requests[-1].messages[1:]]
    assert messages[0].startswith("Hidden context for the assistant")
    assert messages[0].endswith("Ada buys milk on Fridays.")
    assert messages[-3:] == ["Really?", "Yes.", "And now?"]
    assert not any("question 0" in message for message in messages)
    await chat.server.settle()
    assert len(gemini.asides) == 1


async def test_the_next_summary_builds_on_the_one_before(
    chat: Chat, gemini: GeminiStandIn, store: SqlStore, context: RequestContext
) -> None:
    thread_id = await talked(store, context, 8)
    for summary, answer in (("First.", WORDS * 3), ("Second.", WORDS * 3), ("Third.", "Yes.")):
        gemini.aside(Reply(text=summary))
        gemini.reply(answer)
        await chat.say(thread_id, f"Tell me more {WORDS}")
        await chat.server.settle()
    assert [" before:\nFirst." in asked.said for asked in gemini.asides] == [False, True, False][: len(gemini.asides)]
    assert len(gemini.asides) >= 2


async def test_where_there_is_no_summary_the_newest_part_must_do(
    chat: Chat, gemini: GeminiStandIn, store: SqlStore, context: RequestContext
) -> None:
    thread_id = await talked(store, context, 8)
    gemini.aside(Reply(failure=Failure(503)))
    for _ in range(2):
        gemini.reply("Yes.")
        await chat.say(thread_id, "Really?")
        await chat.server.settle()
    assert str(gemini.requests[-1].messages[1]["content"]).startswith("question")
    assert len(gemini.asides) == 2


async def test_an_answer_that_is_made_anew_forgets_what_came_after(
    chat: Chat, gemini: GeminiStandIn, store: SqlStore, context: RequestContext
) -> None:
    thread_id = await talked(store, context, 8)
    gemini.aside(Reply(text="Ada buys milk on Fridays."))
    gemini.reply("Yes.")
    await chat.say(thread_id, "Really?")
    await chat.server.settle()
    first = (await chat.items(thread_id))[0]["id"]
    gemini.reply("A new beginning.")
    await chat.stream("threads.retry_after_item", thread_id=thread_id, item_id=first)
    messages = [str(message["content"]) for message in gemini.requests[-1].messages[1:]]
    assert len(messages) == 1
    assert messages[0].startswith("question 0")


async def test_nobody_elses_thread_is_recalled_or_summarised(
    store: SqlStore, context: RequestContext, stranger: RequestContext
) -> None:
    thread_id = await talked(store, context, 1)
    await store.save_summary(thread_id, 1, "Theirs.", stranger)
    assert (await store.load_tail(thread_id, 10, context)).summary is None
    await store.save_summary(thread_id, 2, "Mine.", context)
    await store.save_summary(thread_id, 1, "Older.", context)
    assert (await store.load_tail(thread_id, 10, context)).summary == "Mine."
    recalled = await store.load_tail(thread_id, 10, stranger)
    assert (recalled.items, recalled.summary) == ([], None)


async def test_what_a_summary_tells_of_is_recalled_no_more(store: SqlStore, context: RequestContext) -> None:
    thread_id = await talked(store, context, 2)
    whole = (await store.load_tail(thread_id, 10, context)).items
    assert len(whole) == 4
    up_to, _ = whole[1]
    await store.save_summary(thread_id, up_to, "How it began.", context)
    assert await store.load_tail(thread_id, 10, context) == ThreadTail(whole[2:], "How it began.")
