"""One row that this version cannot read: the conversation around it stays readable, and the row as it is."""

import logging
from typing import Any
from uuid import UUID

import pytest
from chatkit.types import HiddenContextItem, StructuredInputItem, ThreadItem, ThreadMetadata, WidgetItem
from chatkit.widgets import DynamicWidgetRoot
from sqlalchemy import update
from sqlmodel import col, select

from taskchat.chat import MessageRow, NotFoundError, RequestContext, SqlStore
from taskchat.chat.store import AttachmentRow, ThreadRow
from taskchat.database import Database, new_id
from tests.gemini_stand_in import GeminiStandIn
from tests.integration.chat.chat import Chat, shape, text_of, thread_id_of, words
from tests.integration.chat.made import assistant_message, file_attachment, sdk_now, user_message

REFUSED: dict[str, Any] = {"type": "from_the_future", "content": 7}


async def spoil(database: Database, item_id: str, payload: Any = REFUSED) -> None:
    """Write a payload of another version into the row of an item."""
    async with database.begin() as session:
        await session.execute(update(MessageRow).where(col(MessageRow.id) == UUID(item_id)).values(payload=payload))


async def payload_of(database: Database, item_id: str) -> Any:
    async with database.read() as session:
        return await session.scalar(select(MessageRow.payload).where(MessageRow.id == UUID(item_id)))


def kinds(thread: ThreadMetadata) -> list[ThreadItem]:
    made: dict[str, Any] = {"thread_id": thread.id, "created_at": sdk_now()}
    widget = DynamicWidgetRoot.model_validate({"type": "Card", "children": []})
    return [
        user_message(thread, "Buy milk"),
        assistant_message(thread, "Bought."),
        WidgetItem(id=str(new_id()), widget=widget, copy_text="a card", **made),
        HiddenContextItem(id=str(new_id()), content={"calls": []}, **made),
        StructuredInputItem(id=str(new_id()), inputs=[], **made),
    ]


@pytest.mark.parametrize("payload", [REFUSED, {}, [], 7, "text"], ids=str)
async def test_a_conversation_with_items_of_another_version_is_read(
    database: Database, store: SqlStore, context: RequestContext, thread: ThreadMetadata, payload: Any
) -> None:
    items = kinds(thread)
    for item in items:
        await store.add_thread_item(thread.id, item, context)
        await spoil(database, item.id, payload)
    page = await store.load_thread_items(thread.id, None, 10, "asc", context)
    assert [item.type for item in page.data] == [
        "user_message",
        "assistant_message",
        "workflow",
        "hidden_context_item",
        "workflow",
    ]
    assert [item.id for item in page.data] == [item.id for item in items]
    tail = await store.load_tail(thread.id, 10, context)
    assert [item for _, item in tail.items] == page.data
    assert [await store.load_item(thread.id, item.id, context) for item in items] == page.data
    assert [await payload_of(database, item.id) for item in items] == [payload] * 5


async def test_the_log_says_it_once(
    database: Database,
    store: SqlStore,
    context: RequestContext,
    thread: ThreadMetadata,
    caplog: pytest.LogCaptureFixture,
) -> None:
    item = assistant_message(thread, "Bought.")
    await store.add_thread_item(thread.id, item, context)
    await spoil(database, item.id)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            await store.load_item(thread.id, item.id, context)
    assert [item.id in record.getMessage() for record in caplog.records] == [True]


@pytest.mark.parametrize("spoiled", range(4))
@pytest.mark.parametrize("then", ["say", "retry", "edit", "reload"])
async def test_the_conversation_goes_on_whichever_item_is_unreadable(
    chat: Chat, gemini: GeminiStandIn, database: Database, spoiled: int, then: str
) -> None:
    gemini.reply("First answer.")
    thread_id = thread_id_of(await chat.create("First"))
    gemini.reply("Second answer.")
    await chat.say(thread_id, "Second")
    items = await chat.items(thread_id)
    await spoil(database, items[spoiled]["id"])
    gemini.reply("Third answer.")
    last = items[2]["id"]
    match then:
        case "say":
            await chat.say(thread_id, "Third")
        case "retry":
            await chat.stream("threads.retry_after_item", thread_id=thread_id, item_id=last)
        case "edit":
            params = {"thread_id": thread_id, "input": words("Second, edited")}
            request = {"type": "threads.add_user_message", "params": params, "metadata": {"edits": last}}
            assert "error" not in shape(await chat.send(request))
        case _:
            thread = await chat.ask("threads.get_by_id", thread_id=thread_id)
            assert [item["id"] for item in thread["items"]["data"]] == [item["id"] for item in items]
            return
    answered = await chat.items(thread_id)
    assert text_of(answered[-1]) == "Third answer."
    assert len(gemini.requests[-1].messages) > 1


async def test_a_question_of_another_version_is_refused_and_does_not_stop_the_next_message(
    chat: Chat, gemini: GeminiStandIn, database: Database, store: SqlStore, context: RequestContext
) -> None:
    gemini.reply("Hello.")
    thread_id = thread_id_of(await chat.create("Hello"))
    question = StructuredInputItem(id=str(new_id()), thread_id=thread_id, created_at=sdk_now(), inputs=[])
    await store.add_thread_item(thread_id, question, context)
    payload = {"type": "structured_input", "status": "pending", "inputs": [{"type": "hologram"}]}
    await spoil(database, question.id, payload)
    gemini.reply("Yes.")
    assert "error" not in shape(await chat.say(thread_id, "Anybody?"))
    assert await payload_of(database, question.id) == payload


async def test_a_thread_of_another_version_is_listed_and_keeps_what_can_be_read(
    database: Database, store: SqlStore, context: RequestContext, thread: ThreadMetadata
) -> None:
    details = {"status": {"type": "archived"}, "metadata": {"kept": 1}, "allowed_image_domains": None}
    async with database.begin() as session:
        await session.execute(update(ThreadRow).where(col(ThreadRow.id) == UUID(thread.id)).values(details=details))
    (listed,) = (await store.load_threads(10, None, "desc", context)).data
    assert (listed.id, listed.status.type, listed.metadata) == (thread.id, "active", {"kept": 1})
    assert await store.load_thread(thread.id, context) == listed


@pytest.mark.parametrize("details", [[], 7, "text"], ids=str)
async def test_a_thread_whose_details_are_none_is_listed(
    database: Database, store: SqlStore, context: RequestContext, thread: ThreadMetadata, details: Any
) -> None:
    async with database.begin() as session:
        await session.execute(update(ThreadRow).where(col(ThreadRow.id) == UUID(thread.id)).values(details=details))
    assert (await store.load_thread(thread.id, context)).metadata == {}


async def test_an_attachment_of_another_version_is_not_found(
    database: Database, store: SqlStore, context: RequestContext
) -> None:
    attachment = file_attachment()
    await store.save_attachment(attachment, context)
    async with database.begin() as session:
        await session.execute(update(AttachmentRow).values(payload=REFUSED))
    with pytest.raises(NotFoundError, match="cannot be read"):
        await store.load_attachment(attachment.id, context)
    with pytest.raises(NotFoundError, match="cannot be read"):
        await store.load_usable([attachment.id], context)
