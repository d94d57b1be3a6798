"""Every other request type: answered, or refused in a sentence before anything is streamed or saved."""

from typing import Any

import pytest
from chatkit.types import (
    ClosedStatus,
    LockedStatus,
    ThreadMetadata,
)
from sqlmodel import select

from taskchat.chat import BadRequest, MessageRow, NotFoundError, RequestContext, SqlStore
from taskchat.database import Database, new_id
from tests.gemini_stand_in import GeminiStandIn
from tests.integration.chat.chat import Chat, thread_id_of, words
from tests.integration.chat.made import assistant_message, file_attachment, fill, saved_thread

MISSING = str(new_id())
IN_MISSING: list[tuple[str, dict[str, Any]]] = [
    ("threads.get_by_id", {}),
    ("threads.update", {"title": "x"}),
    ("threads.delete", {}),
    ("items.list", {}),
    ("items.feedback", {"item_ids": [MISSING], "kind": "positive"}),
    ("threads.add_user_message", {"input": words("x")}),
    ("threads.retry_after_item", {"item_id": MISSING}),
    ("threads.add_client_tool_output", {"result": 1}),
    ("threads.add_structured_input", {"item_id": MISSING, "input": {}}),
    ("threads.custom_action", {"action": {"type": "x"}}),
    ("threads.sync_custom_action", {"action": {"type": "x"}}),
]


async def test_a_thread_that_is_not_mine_is_not_found(chat: Chat, store: SqlStore, stranger: RequestContext) -> None:
    for thread_id in (MISSING, (await saved_thread(store, stranger)).id):
        for kind, params in IN_MISSING:
            with pytest.raises(NotFoundError):
                await chat.ask(kind, thread_id=thread_id, **params)


async def test_threads_are_renamed_listed_and_deleted(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.reply("Hello.")
    thread_id = thread_id_of(await chat.create("Hi"))
    renamed = await chat.ask("threads.update", thread_id=thread_id, title="  The  move ")
    assert renamed["title"] == "The move"
    listed = await chat.ask("threads.list", limit=100_000)
    assert [thread["title"] for thread in listed["data"]] == ["The move"]
    assert await chat.ask("threads.delete", thread_id=thread_id) == {}
    assert (await chat.ask("threads.list"))["data"] == []


async def test_pages_have_a_limit(
    chat: Chat, database: Database, context: RequestContext, thread: ThreadMetadata
) -> None:
    await fill(database, thread, context, 105)
    for asked, given in ((100_000, 100), (3, 3), (0, 20), (-5, 1)):
        page = await chat.ask("items.list", thread_id=thread.id, limit=asked)
        assert (len(page["data"]), page["has_more"]) == (given, True)


@pytest.mark.parametrize("status", [LockedStatus(reason="It is full."), ClosedStatus()])
async def test_a_locked_or_closed_thread_takes_no_message(
    chat: Chat, store: SqlStore, context: RequestContext, status: LockedStatus | ClosedStatus
) -> None:
    thread = await saved_thread(store, context, status=status)
    with pytest.raises(BadRequest, match=f"{status.type}.*{status.reason or ''}"):
        await chat.say(thread.id, "Hello?")
    assert await chat.items(thread.id) == []


async def test_feedback_is_kept_beside_the_item(
    chat: Chat, database: Database, store: SqlStore, context: RequestContext, thread: ThreadMetadata
) -> None:
    item = assistant_message(thread, "Done.")
    await store.add_thread_item(thread.id, item, context)
    assert await chat.ask("items.feedback", thread_id=thread.id, item_ids=[item.id], kind="negative") == {}
    async with database.read() as session:
        row = (await session.execute(select(MessageRow))).scalar_one()
    assert row.payload["feedback"] == "negative"
    assert await store.load_item(thread.id, item.id, context) == item


async def test_dictation_is_refused_and_an_own_file_can_be_deleted(
    chat: Chat, store: SqlStore, context: RequestContext, stranger: RequestContext
) -> None:
    with pytest.raises(BadRequest, match="not available"):
        await chat.ask("input.transcribe", audio_base64="AAAA", mime_type="audio/webm")
    mine, theirs = file_attachment(), file_attachment()
    await store.save_attachment(mine, context)
    await store.save_attachment(theirs, stranger)
    assert await chat.ask("attachments.delete", attachment_id=mine.id) == {}
    for attachment in (mine, theirs):
        with pytest.raises(NotFoundError):
            await chat.ask("attachments.delete", attachment_id=attachment.id)
        with pytest.raises(NotFoundError):
            await chat.stream("threads.create", input=words("See this", attachments=[attachment.id]))
    assert (await chat.ask("threads.list"))["data"] == []
