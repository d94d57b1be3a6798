"""A turn through the real agent: what the page is sent, and what a reload shows."""

from datetime import UTC, datetime
from typing import Any

from taskchat.accounts import User
from taskchat.database import Database
from tests.gemini_stand_in import GeminiStandIn, call
from tests.integration.chat.chat import Chat, shape, steps_of, text_of, thread_id_of
from tests.integration.chat.made import titles

SENTENCE = "I added **test migration**."


async def test_a_new_thread_runs_through_the_protocols_events_in_order(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply(call("create_task", title="test migration"))
    gemini.reply(SENTENCE)
    events = await chat.create("Create a task called test migration")
    assert shape(events) == [
        "created",
        "item.done user_message",
        "stream_options",
        "item.added workflow",
        "workflow.task.updated",
        "item.done workflow",
        "item.added assistant_message",
        "added",
        "text_delta",
        "done",
        "item.done assistant_message",
        "item.done widget",
    ]
    assert events[0]["thread"]["title"] == "Create a task called test migration"
    assert text_of(events[-2]["item"]) == SENTENCE


async def test_a_step_is_shown_running_and_then_with_what_the_tool_did(
    chat: Chat, gemini: GeminiStandIn, database: Database, user: User
) -> None:
    gemini.reply(call("create_task", title="test migration"))
    gemini.reply(SENTENCE)
    events = await chat.create("Create a task called test migration")
    added = next(e["item"]["workflow"] for e in events if e["type"] == "thread.item.added")
    assert [(task["title"], task["status_indicator"]) for task in added["tasks"]] == [
        ("Create task · test migration", "loading")
    ]
    done = next(e["item"] for e in events if e["type"] == "thread.item.done" and e["item"]["type"] == "workflow")
    assert steps_of([done]) == [["Create task · test migration", "complete", "Created “test migration”."]]
    assert done["workflow"]["summary"] == {"title": "Create task · test migration"}
    assert await titles(database, user) == ["test migration"]


async def test_a_reload_shows_the_same_items(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply(call("create_task", title="milk"), call("create_task", title="bread"))
    gemini.reply(SENTENCE)
    events = await chat.create("Add milk and bread")
    sent = [event["item"] for event in events if event["type"] == "thread.item.done"]
    assert await chat.items(thread_id_of(events)) == sent
    assert [step[0] for step in steps_of(sent)] == ["Create task · milk", "Create task · bread"]
    workflow = next(item["workflow"] for item in sent if item["type"] == "workflow")
    assert (workflow["summary"], workflow["expanded"]) == ({"title": "2 steps"}, False)
    thread = await chat.ask("threads.get_by_id", thread_id=thread_id_of(events))
    assert thread["items"]["data"] == sent


async def test_words_before_a_tool_are_a_message_of_their_own(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply("Let me see.", call("list_tasks"))
    gemini.reply("\n\nYou have none.")
    items = await chat.items(thread_id_of(await chat.create("my tasks?")))
    assert [item["type"] for item in items] == ["user_message", "assistant_message", "workflow", "assistant_message"]
    assert [text_of(items[n]) for n in (1, 3)] == ["Let me see.", "You have none."]


async def test_a_line_break_before_a_tool_is_no_message(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply("\n", call("list_tasks"))
    gemini.reply("None.")
    items = await chat.items(thread_id_of(await chat.create("my tasks?")))
    assert [item["type"] for item in items] == ["user_message", "workflow", "assistant_message"]


async def test_a_step_that_did_nothing_says_so(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply(call("delete_task", task="milk"))
    gemini.reply("There is no such task.")
    items = await chat.items(thread_id_of(await chat.create("Delete milk")))
    ((title, state, content),) = steps_of(items)
    assert (title, state) == ("Delete task · milk · not done", "none")
    assert "milk" in content
    assert items[1]["workflow"]["summary"]["title"].endswith(" · not done")


async def test_ids_are_never_the_same_across_turns(chat: Chat, gemini: GeminiStandIn) -> None:
    for _ in range(3):
        gemini.reply(call("list_tasks"), ids="same")
        gemini.reply("None.")
    thread_id = thread_id_of(await chat.create("my tasks?"))
    for _ in range(2):
        await chat.say(thread_id, "and now?")
    ids = [item["id"] for item in await chat.items(thread_id)]
    assert len(ids) == len(set(ids)) == 9


async def test_moments_carry_their_zone(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply("Hello.")
    for event in await chat.create("Hi"):
        for thing in (event.get("item"), event.get("thread")):
            if thing:
                age = datetime.now(UTC) - datetime.fromisoformat(thing["created_at"])
                assert abs(age.total_seconds()) < 60


async def test_an_old_thread_without_a_title_gets_one_and_the_page_hears_of_it(
    chat: Chat, gemini: GeminiStandIn, thread: Any
) -> None:
    gemini.reply("Hello.")
    events = await chat.say(thread.id, "Plan the move")
    updated = [event["thread"] for event in events if event["type"] == "thread.updated"]
    assert [one["title"] for one in updated] == ["Plan the move"]
    listed = await chat.ask("threads.list")
    assert [one["title"] for one in listed["data"]] == ["Plan the move"]
