"""A message that is answered once more: what its tools did is taken back or gone on from, and is there once."""

from typing import Any
from uuid import UUID

import pytest
from chatkit.types import ThreadItem
from sqlalchemy import delete

from taskchat import tasks
from taskchat.accounts import User
from taskchat.chat import SqlStore
from taskchat.database import Database
from taskchat.tasks import Status, TaskChange, TaskQuery, find
from tests.gemini_stand_in import Failure, GeminiStandIn, Reply, call
from tests.integration.chat.cards import button, labels
from tests.integration.chat.chat import Chat, Event, shape, steps_of, text_of, thread_id_of, words

MILK = call("create_task", title="milk")
BUILT_IN = {"gemini_api_key": None}


class Talk:
    """A conversation that began with one message, and that message."""

    def __init__(self, chat: Chat, events: list[Event]) -> None:
        self._chat = chat
        self.thread_id, self.message_id = thread_id_of(events), events[1]["item"]["id"]

    async def again(self) -> list[Event]:
        """Press "Answer again" or "Try again"; both ask the same."""
        return await self._chat.stream("threads.retry_after_item", thread_id=self.thread_id, item_id=self.message_id)

    async def edit(self, text: str) -> list[Event]:
        params = {"thread_id": self.thread_id, "input": words(text)}
        edits = {"metadata": {"edits": self.message_id}}
        return await self._chat.send({"type": "threads.add_user_message", "params": params, **edits})

    async def press(self, label: str, about: str = "") -> None:
        """Press a button of the newest card."""
        card = (await self.cards())[-1]
        action = button(card, label, about)
        params = {"thread_id": self.thread_id, "item_id": card["id"], "action": action}
        await self._chat.stream("threads.custom_action", **params)

    async def items(self) -> list[Event]:
        return await self._chat.items(self.thread_id)

    async def cards(self) -> list[Event]:
        return [item for item in await self.items() if item["type"] == "widget"]


async def begin(chat: Chat, text: str) -> Talk:
    return Talk(chat, await chat.create(text))


async def all_titles(database: Database, user: User) -> list[str]:
    async with database.read() as session:
        page = await find(session, user_id=user.id, query=TaskQuery(status=Status.ALL))
    return sorted(task.title for task in page.tasks)


async def test_what_a_finished_answer_did_is_taken_back_first(
    chat: Chat, gemini: GeminiStandIn, database: Database, user: User
) -> None:
    for _ in range(3):
        gemini.reply(MILK, call("create_task", title="bread"))
        gemini.reply("I added milk and bread.")
    talk = await begin(chat, "Add milk and bread")
    for _ in range(2):
        events = await talk.again()
        assert shape(events)[:2] == ["item.done assistant_message", "stream_options"]
        assert await all_titles(database, user) == ["bread", "milk"]
        items = await talk.items()
        assert [item["type"] for item in items] == [
            "user_message",
            "assistant_message",
            "workflow",
            "assistant_message",
            "widget",
        ]
        assert text_of(items[1]) == "I took back what the answer before did: created “milk”, created “bread”."
        assert [card["copy_text"] for card in await talk.cards()] == ["2 tasks created\n- milk\n- bread"]
        told = gemini.requests[-2].messages[-1]
        assert told["role"] == "user"
        assert "taken back first (created “milk”, created “bread”)" in told["content"]


@pytest.mark.parametrize("overrides", [BUILT_IN])
async def test_the_built_in_assistant_does_it_once_too(chat: Chat, database: Database, user: User) -> None:
    talk = await begin(chat, "Add milk")
    await talk.again()
    assert await all_titles(database, user) == ["milk"]
    assert [card["copy_text"] for card in await talk.cards()] == ["Task created\n- milk"]


async def test_an_answer_that_changed_nothing_is_only_replaced(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply(call("list_tasks"))
    gemini.reply("None.")
    talk = await begin(chat, "My tasks?")
    gemini.reply("None at all.")
    assert shape(await talk.again())[0] == "stream_options"
    assert [text_of(item) for item in await talk.items()] == ["My tasks?", "None at all."]


async def test_what_was_undone_already_is_done_anew(
    chat: Chat, gemini: GeminiStandIn, database: Database, user: User
) -> None:
    for _ in range(2):
        gemini.reply(MILK)
        gemini.reply("Done.")
    talk = await begin(chat, "Add milk")
    await talk.press("Undo")
    assert shape(await talk.again())[0] == "stream_options"
    assert await all_titles(database, user) == ["milk"]


async def test_what_the_history_has_not_any_more_is_not_done_a_second_time(
    chat: Chat, gemini: GeminiStandIn, database: Database, user: User
) -> None:
    gemini.reply(MILK)
    gemini.reply("Done.")
    talk = await begin(chat, "Add milk")
    async with database.begin() as session:
        await session.execute(delete(TaskChange))
    asked = len(gemini.requests)
    for _ in range(2):
        await talk.again()
        assert len(gemini.requests) == asked
        assert await all_titles(database, user) == ["milk"]
        _, answer = await talk.items()
        assert text_of(answer).startswith("The history does not reach back any more to what the answer before did.")


async def test_where_a_task_was_changed_since_nothing_is_done_a_second_time(
    chat: Chat, gemini: GeminiStandIn, database: Database, user: User
) -> None:
    gemini.reply(MILK, call("create_task", title="bread"))
    gemini.reply("Done.")
    talk = await begin(chat, "Add milk and bread")
    await talk.press("Complete", "milk")
    asked = len(gemini.requests)
    for _ in range(2):
        await talk.again()
        assert len(gemini.requests) == asked
        assert await all_titles(database, user) == ["bread", "milk"]
        items = await talk.items()
        assert [item["type"] for item in items] == ["user_message", "assistant_message", "widget"]
        assert text_of(items[1]).startswith("“milk” was changed since and stays as it is. So I took nothing back")
        assert "Undo" in labels(items[2])
    await talk.press("Reopen", "milk")
    gemini.reply(MILK, call("create_task", title="bread"))
    gemini.reply("Done.")
    await talk.again()
    assert await all_titles(database, user) == ["bread", "milk"]


async def test_an_edited_message_takes_back_what_it_did(
    chat: Chat, gemini: GeminiStandIn, database: Database, user: User
) -> None:
    gemini.reply(MILK)
    gemini.reply("Done.")
    talk = await begin(chat, "Add milk")
    gemini.reply(call("create_task", title="oat milk"))
    gemini.reply("Done.")
    events = await talk.edit("Add oat milk")
    assert [name for name in shape(events) if "removed" not in name][:3] == [
        "item.done user_message",
        "item.done assistant_message",
        "stream_options",
    ]
    assert await all_titles(database, user) == ["oat milk"]
    assert text_of((await talk.items())[1]) == "I took back what the answer before did: created “milk”."


async def test_an_edited_message_whose_task_was_changed_since_does_nothing(
    chat: Chat, gemini: GeminiStandIn, database: Database, user: User
) -> None:
    gemini.reply(MILK)
    gemini.reply("Done.")
    talk = await begin(chat, "Add milk")
    await talk.press("Complete", "milk")
    await talk.edit("Add oat milk")
    assert await all_titles(database, user) == ["milk"]
    items = await talk.items()
    assert [item["type"] for item in items] == ["user_message", "assistant_message", "widget"]
    assert (text_of(items[0]), "changed since" in text_of(items[1])) == ("Add oat milk", True)


async def test_a_deletion_that_was_confirmed_below_the_answer_is_taken_back_and_asked_anew(
    chat: Chat, gemini: GeminiStandIn, database: Database, user: User
) -> None:
    names = ["bread", "eggs", "milk", "salt"]
    async with database.begin() as session:
        for name in names:
            await tasks.create(session, user_id=user.id, data=tasks.valid_task(title=name))
    for _ in range(2):
        gemini.reply(call("delete_many", all=True))
        gemini.reply("Please confirm below.")
    talk = await begin(chat, "Delete everything")
    await talk.press("Delete 4 tasks")
    assert await all_titles(database, user) == []
    await talk.again()
    assert await all_titles(database, user) == names
    said = text_of((await talk.items())[1])
    assert said.endswith("before did: deleted “bread”, deleted “eggs”, deleted “milk” and 1 more.")
    assert "Delete 4 tasks" in labels((await talk.cards())[-1])


async def test_an_answer_that_broke_off_is_gone_on_from(
    chat: Chat, gemini: GeminiStandIn, database: Database, user: User
) -> None:
    gemini.reply(MILK)
    gemini.script(Reply(text=["Now the "], failure=Failure(500)))
    talk = await begin(chat, "Add milk and bread")
    gemini.reply(MILK, call("create_task", title="bread"))
    gemini.reply("I added milk and bread.")
    await talk.again()
    told = [message for message in gemini.requests[2].messages if message["role"] in ("assistant", "tool")]
    assert [one.get("tool_calls", [{}])[0].get("function", {}).get("name") for one in told] == ["create_task", None]
    assert await all_titles(database, user) == ["bread", "milk"]
    assert [card["copy_text"] for card in await talk.cards()] == ["2 tasks created\n- milk\n- bread"]
    steps = steps_of(await talk.items())
    assert [step[2] for step in steps] == ["Created “milk”.", "Created “milk”.", "Created “bread”."]
    assert "Nothing was changed" not in [step[0] for step in steps]


@pytest.fixture
def nothing_is_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    """No item of an answer can be saved, as where a process is killed in the middle of it."""

    async def full(_store: SqlStore, _thread_id: str, _item: ThreadItem, _context: Any) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(SqlStore, "add_thread_item", full)


@pytest.mark.usefixtures("nothing_is_saved")
@pytest.mark.parametrize("overrides", [{}, BUILT_IN], ids=["gemini", "built-in"])
async def test_an_answer_of_which_nothing_was_saved_is_gone_on_from(
    chat: Chat,
    gemini: GeminiStandIn,
    database: Database,
    user: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gemini.reply(MILK)
    gemini.reply("I added milk.")
    talk = await begin(chat, "Add milk")
    assert [item["type"] for item in await talk.items()] == ["user_message"]
    assert await all_titles(database, user) == ["milk"]
    monkeypatch.undo()
    gemini.reply("I added milk.")
    await talk.again()
    assert await all_titles(database, user) == ["milk"]
    assert [item["type"] for item in await talk.items()] == [
        "user_message",
        "workflow",
        "assistant_message",
        "widget",
    ]


async def test_an_undo_is_not_done_twice(chat: Chat, gemini: GeminiStandIn, database: Database, user: User) -> None:
    gemini.reply(MILK)
    gemini.reply("Done.")
    gemini.reply(call("create_task", title="bread"))
    gemini.reply("Done.")
    gemini.reply(call("undo"))
    gemini.reply("I took it back.")
    talk = await begin(chat, "Add milk")
    await chat.say(talk.thread_id, "Add bread")
    talk.message_id = (await chat.say(talk.thread_id, "Undo that"))[0]["item"]["id"]
    gemini.reply(call("undo"))
    gemini.reply("I took it back.")
    await talk.again()
    assert await all_titles(database, user) == ["milk"]


async def test_what_a_message_did_is_known_by_its_own_id_only(
    chat: Chat, gemini: GeminiStandIn, database: Database, user: User
) -> None:
    for _ in range(2):
        gemini.reply(MILK)
        gemini.reply("Done.")
    talk = await begin(chat, "Add milk")
    await chat.say(talk.thread_id, "Add milk")
    assert await all_titles(database, user) == ["milk", "milk"]
    async with database.read() as session:
        commands = await tasks.list_commands(session, user_id=user.id, message_id=UUID(talk.message_id))
    assert [(command.name, command.arguments) for command in commands] == [("create_task", {"title": "milk"})]


async def test_between_taking_back_and_beginning_anew_nothing_is_lost_or_doubled(
    chat: Chat, gemini: GeminiStandIn, database: Database, user: User
) -> None:
    gemini.reply(MILK)
    gemini.reply("Done.")
    talk = await begin(chat, "Add milk")
    gemini.fail(400, "INVALID_ARGUMENT")
    assert (await talk.again())[-1]["type"] == "error"
    assert await all_titles(database, user) == []
    gemini.reply(MILK)
    gemini.reply("Done.")
    await talk.again()
    assert await all_titles(database, user) == ["milk"]
    assert [item["type"] for item in await talk.items()] == ["user_message", "workflow", "assistant_message", "widget"]


async def test_titles_are_no_markup_in_what_is_said_of_them(chat: Chat, gemini: GeminiStandIn) -> None:
    for _ in range(2):
        gemini.reply(call("create_task", title="[bug](x) *fix*"))
        gemini.reply("Done.")
    talk = await begin(chat, "Add it")
    await talk.again()
    assert text_of((await talk.items())[1]).endswith("created “\\[bug\\]\\(x\\) \\*fix\\*”.")
