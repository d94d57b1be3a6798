"""Pauses of a conversation: for the output of a tool in the page, the press of a button."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from chatkit.types import (
    ClientToolCallItem,
    NoticeEvent,
    ThreadMetadata,
    ThreadStreamEvent,
    WidgetItem,
)
from chatkit.widgets import DynamicWidgetRoot

from taskchat.accounts import User
from taskchat.assistant import ModelRegistry
from taskchat.chat import BadRequest, RequestContext, SqlStore, TaskChatServer
from taskchat.database import Database, new_id
from taskchat.settings import Settings
from tests.gemini_stand_in import GeminiStandIn
from tests.integration.chat.chat import Chat, shape
from tests.integration.chat.made import assistant_message, sdk_now, user_message


async def test_a_tool_output_needs_a_tool_that_waits(
    chat: Chat, gemini: GeminiStandIn, store: SqlStore, context: RequestContext, thread: ThreadMetadata
) -> None:
    with pytest.raises(BadRequest, match="waits for an output"):
        await chat.stream("threads.add_client_tool_output", thread_id=thread.id, result={"ok": True})
    await store.add_thread_item(thread.id, user_message(thread, "Where am I?"), context)
    made = {"id": str(new_id()), "thread_id": thread.id, "created_at": sdk_now()}
    call = ClientToolCallItem(call_id="call-1", name="locate", arguments={}, **made)
    await store.add_thread_item(thread.id, call, context)
    gemini.reply("In Berlin.")
    events = await chat.stream("threads.add_client_tool_output", thread_id=thread.id, result={"city": "Berlin"})
    assert shape(events)[-1] == "item.done assistant_message"
    assert "Berlin" in str(gemini.requests[-1].messages[-1])


@pytest.fixture
def cheering(database: Database, settings: Settings, models: ModelRegistry, user: User) -> Chat:
    """The person at a server that knows one action."""

    async def cheer(*_: object) -> AsyncIterator[ThreadStreamEvent]:
        yield NoticeEvent(level="info", message="Hooray")

    return Chat(TaskChatServer(database, settings, models, actions={"cheer": cheer}), user)


async def test_actions_are_those_the_server_was_given(
    chat: Chat, cheering: Chat, store: SqlStore, context: RequestContext, thread: ThreadMetadata
) -> None:
    made = {"id": str(new_id()), "thread_id": thread.id, "created_at": sdk_now()}
    widget = WidgetItem(widget=DynamicWidgetRoot.model_validate({"type": "Card"}), **made)
    message = assistant_message(thread, "x")
    for item in (widget, message):
        await store.add_thread_item(thread.id, item, context)
    asked: dict[str, Any] = {"thread_id": thread.id, "action": {"type": "cheer"}, "item_id": widget.id}
    for kind in ("threads.custom_action", "threads.sync_custom_action"):
        with pytest.raises(BadRequest, match="no action called 'cheer'"):
            await chat.ask(kind, **asked)
    assert shape(await cheering.stream("threads.custom_action", **asked)) == ["stream_options", "notice"]
    with pytest.raises(BadRequest, match="belong to widgets"):
        await cheering.stream("threads.custom_action", **asked | {"item_id": message.id})
