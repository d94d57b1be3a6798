"""The store's contract: what is somebody else's is not there, cannot be overwritten and cannot be taken."""

from collections.abc import Awaitable, Callable

import pytest
from chatkit.types import ThreadMetadata

from taskchat.chat import NotFoundError, RequestContext, SqlStore
from taskchat.database import Database
from tests.integration.chat.made import assistant_message, file_attachment, fill, new_thread, saved_thread, user_message

Attempt = Callable[[SqlStore, ThreadMetadata, str, RequestContext], Awaitable[object]]

ATTEMPTS: dict[str, Attempt] = {
    "load_thread": lambda store, thread, _, who: store.load_thread(thread.id, who),
    "save_thread": lambda store, thread, _, who: store.save_thread(new_thread(id=thread.id, title="mine"), who),
    "delete_thread": lambda store, thread, _, who: store.delete_thread(thread.id, who),
    "threads after": lambda store, thread, _, who: store.load_threads(5, thread.id, "desc", who),
    "items": lambda store, thread, _, who: store.load_thread_items(thread.id, None, 5, "asc", who),
    "items after": lambda store, thread, item, who: store.load_thread_items(thread.id, item, 5, "asc", who),
    "load_item": lambda store, thread, item, who: store.load_item(thread.id, item, who),
    "add item": lambda store, thread, _, who: store.add_thread_item(thread.id, user_message(thread, "x"), who),
    "save item": lambda store, thread, item, who: store.save_item(thread.id, user_message(thread, "x", id=item), who),
    "delete item": lambda store, thread, item, who: store.delete_thread_item(thread.id, item, who),
    "delete after": lambda store, thread, item, who: store.delete_items_after(thread.id, item, who),
    "feedback": lambda store, thread, item, who: store.save_feedback(thread.id, [item], "positive", who),
    "attach": lambda store, thread, _, who: store.save_attachment(file_attachment(thread_id=thread.id), who),
}


async def test_a_stranger_finds_nothing_and_changes_nothing(
    store: SqlStore, database: Database, context: RequestContext, stranger: RequestContext, thread: ThreadMetadata
) -> None:
    (item,) = await fill(database, thread, context, 1)
    before = await store.load_thread_items(thread.id, None, 5, "asc", context)
    for name, attempt in ATTEMPTS.items():
        with pytest.raises(NotFoundError):
            await attempt(store, thread, item, stranger)
        assert await store.load_thread_items(thread.id, None, 5, "asc", context) == before, name
        assert await store.load_thread(thread.id, context) == thread, name


async def test_a_stranger_sees_no_threads(
    store: SqlStore, context: RequestContext, stranger: RequestContext, thread: ThreadMetadata
) -> None:
    own = await saved_thread(store, stranger)
    assert [t.id for t in (await store.load_threads(5, None, "desc", stranger)).data] == [own.id]
    assert [t.id for t in (await store.load_threads(5, None, "desc", context)).data] == [thread.id]


async def test_an_item_cannot_be_taken_into_another_thread(
    store: SqlStore, database: Database, context: RequestContext, stranger: RequestContext, thread: ThreadMetadata
) -> None:
    (item,) = await fill(database, thread, context, 1)
    for who in (stranger, context):
        other = await saved_thread(store, who)
        for save in (store.add_thread_item, store.save_item):
            with pytest.raises(NotFoundError):
                await save(other.id, assistant_message(other, "stolen", id=item), who)
        with pytest.raises(NotFoundError):
            await store.load_item(other.id, item, who)
        assert (await store.load_thread_items(other.id, None, 5, "asc", who)).data == []
    assert (await store.load_item(thread.id, item, context)).type == "user_message"


async def test_an_attachment_is_its_owners(store: SqlStore, context: RequestContext, stranger: RequestContext) -> None:
    attachment = file_attachment(name="secret.txt")
    await store.save_attachment(attachment, context)
    with pytest.raises(NotFoundError):
        await store.load_attachment(attachment.id, stranger)
    with pytest.raises(NotFoundError):
        await store.save_attachment(attachment.model_copy(update={"name": "mine.txt"}), stranger)
    with pytest.raises(NotFoundError):
        await store.delete_attachment(attachment.id, stranger)
    assert await store.load_attachment(attachment.id, context) == attachment
