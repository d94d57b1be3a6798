"""A turn that fails: said inside the stream, with everything kept that was done before."""

from collections.abc import Sequence
from typing import Any

import pytest
from chatkit.types import ThreadItem
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.accounts import User
from taskchat.chat.quota.usage_log import UsageLog
from taskchat.chat.store import items
from taskchat.database import Database
from tests.gemini_stand_in import Failure, GeminiStandIn, Reply, call
from tests.integration.chat.chat import Chat, shape, text_of, thread_id_of
from tests.integration.chat.made import titles


@pytest.mark.parametrize(
    ("reply", "says", "retry"),
    [
        (Reply(failure=Failure(400, "INVALID_ARGUMENT")), "did not understand", True),
        (Reply(finish="stop"), "empty", True),
        (Reply(finish="content_filter"), "safety filter", False),
    ],
)
async def test_a_failure_is_said_inside_the_stream(
    chat: Chat, gemini: GeminiStandIn, reply: Reply, says: str, retry: bool
) -> None:
    gemini.script(reply)
    events = await chat.create("Hi")
    assert shape(events) == ["created", "item.done user_message", "stream_options", "error"]
    assert says in events[-1]["message"]
    assert (events[-1]["code"], events[-1]["allow_retry"]) == ("custom", retry)
    assert [item["type"] for item in await chat.items(thread_id_of(events))] == ["user_message"]


async def test_what_was_done_and_said_before_a_failure_is_kept(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply(call("create_task", title="milk"))
    gemini.script(Reply(text=["I added ", "milk, "], delay=0.05, failure=Failure(500)))
    events = await chat.create("Add milk")
    assert shape(events)[-3:] == ["item.done assistant_message", "item.done widget", "error"]
    assert events[-1]["allow_retry"] is True
    items = await chat.items(thread_id_of(events))
    assert [item["type"] for item in items] == ["user_message", "workflow", "assistant_message", "widget"]
    assert text_of(items[-2]) == "I added milk,"


def disk_full() -> OperationalError:
    return OperationalError("INSERT", {}, OSError("no space left on device"))


@pytest.fixture
def no_room_for_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages of the assistant cannot be saved."""
    save_all = items.save_all

    async def full(session: AsyncSession, thread_id: str, several: Sequence[ThreadItem], **kwargs: Any) -> None:
        if any(item.type == "assistant_message" for item in several):
            raise disk_full()
        await save_all(session, thread_id, several, **kwargs)

    monkeypatch.setattr(items, "save_all", full)


@pytest.mark.usefixtures("no_room_for_answers")
async def test_an_answer_that_cannot_be_saved_after_a_change_may_be_asked_for_again(
    chat: Chat, gemini: GeminiStandIn, database: Database, user: User
) -> None:
    gemini.reply(call("create_task", title="milk"))
    gemini.reply("I added milk.")
    events = await chat.create("Add milk")
    assert (events[-1]["type"], events[-1]["allow_retry"]) == ("error", True)
    assert await titles(database, user) == ["milk"]


@pytest.mark.usefixtures("no_room_for_answers")
async def test_it_may_be_asked_for_again_where_nothing_was_changed(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply("Hello.")
    events = await chat.create("Hi")
    assert (events[-1]["type"], events[-1]["allow_retry"]) == ("error", True)


async def test_an_answer_is_no_failure_because_its_usage_cannot_be_written_down(
    chat: Chat, gemini: GeminiStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: Any) -> None:
        raise disk_full()

    monkeypatch.setattr(UsageLog, "save_turn", full)
    gemini.reply(call("create_task", title="milk"))
    gemini.reply("I added milk.")
    events = await chat.create("Add milk")
    assert "error" not in shape(events)
    items = await chat.items(thread_id_of(events))
    assert [item["type"] for item in items] == ["user_message", "workflow", "assistant_message", "widget"]
