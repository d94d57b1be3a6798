"""Gemini is away: the built-in assistant goes on, the page is told, and the thread reads well afterwards."""

from taskchat.accounts import User
from taskchat.database import Database
from tests.gemini_stand_in import GeminiStandIn, Reply, call
from tests.integration.chat.chat import Chat, shape, steps_of, text_of, thread_id_of
from tests.integration.chat.made import titles


async def test_the_built_in_assistant_answers_and_a_notice_says_so(
    chat: Chat, gemini: GeminiStandIn, database: Database, user: User
) -> None:
    gemini.fail(429, "RESOURCE_EXHAUSTED", "quota", retry_after="34s")
    events = await chat.create("Add buy milk tomorrow")
    notice = next(event for event in events if event["type"] == "notice")
    assert notice["level"] == "warning"
    assert "quota is used up" in notice["message"]
    assert "34 seconds" in notice["message"]
    assert "error" not in shape(events)
    assert await titles(database, user) == ["buy milk"]
    items = await chat.items(thread_id_of(events))
    assert steps_of(items)[0][1] == "complete"
    assert "buy milk" in text_of(next(item for item in items if item["type"] == "assistant_message"))


async def test_a_short_trouble_shows_progress_and_then_the_answer(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.fail(503, "UNAVAILABLE", "busy")
    gemini.reply("Hello!")
    events = await chat.create("Hi")
    assert [event["text"] for event in events if event["type"] == "progress_update"] == [
        "Gemini is busy; trying again…"
    ]
    assert text_of(events[-1]["item"]) == "Hello!"
    assert "notice" not in shape(events)


async def test_gemini_comes_back_and_knows_what_the_other_one_did(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.fail(429, "RESOURCE_EXHAUSTED", "quota", retry_after="0.2s", times=3)
    thread_id = thread_id_of(await chat.create("Add buy milk"))
    chat.server.models.breaker.record_success(chat.server.models.default.name)
    gemini.reply(call("complete_task", task="buy milk"))
    gemini.reply("I completed it.")
    events = await chat.say(thread_id, "I have it")
    assert steps_of([event["item"] for event in events if event["type"] == "thread.item.done"])[0][1] == "complete"
    roles = [message["role"] for message in gemini.requests[-2].messages]
    assert roles == ["system", "user", "assistant", "tool", "assistant", "user", "user"]


async def test_no_title_is_asked_for_while_it_is_away(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.fail(429, "RESOURCE_EXHAUSTED", "quota", retry_after="60s")
    await chat.create("Add buy milk")
    await chat.server.settle()
    before = len(gemini.asides)
    await chat.create("Add bread")
    await chat.server.settle()
    assert len(gemini.asides) == before
    assert len(gemini.requests) == 1


async def test_a_claim_that_no_tool_founds_is_contradicted_for_good(
    chat: Chat, gemini: GeminiStandIn, database: Database, user: User
) -> None:
    gemini.reply("I've added **milk** to your list.")
    events = await chat.create("Add milk")
    assert await titles(database, user) == []
    (remark,) = steps_of(await chat.items(thread_id_of(events)))
    assert remark == [
        "Nothing was changed",
        "none",
        "The answer speaks of a change, but none of your tasks was changed.",
    ]
    gemini.reply("Sorry.")
    await chat.say(thread_id_of(events), "Really?")
    assert "no tool made one" in str(gemini.requests[-1].messages)


async def test_a_claim_that_a_tool_founds_stands(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply(call("create_task", title="milk"))
    gemini.script(Reply(text="I've added **milk** to your list."))
    events = await chat.create("Add milk")
    assert [step[0] for step in steps_of(await chat.items(thread_id_of(events)))] == ["Create task · milk"]
