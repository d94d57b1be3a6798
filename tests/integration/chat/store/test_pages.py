"""The store's contract: items in their order, page by page."""

import asyncio
from datetime import timedelta

import pytest
from chatkit.types import (
    HiddenContextItem,
    Page,
    ThreadMetadata,
)

from taskchat.chat import NotFoundError, RequestContext, SqlStore
from taskchat.database import Database, new_id
from tests.integration.chat.made import assistant_message, fill, saved_thread, sdk_now, user_message


async def test_order_is_that_of_saving_whatever_the_clock_says(
    store: SqlStore, context: RequestContext, thread: ThreadMetadata
) -> None:
    late = user_message(thread, "a", created_at=sdk_now() + timedelta(hours=1))
    early = user_message(thread, "b", created_at=sdk_now() - timedelta(hours=1))
    for item in (late, early):
        await store.add_thread_item(thread.id, item, context)
    assert (await store.load_thread_items(thread.id, None, 10, "desc", context)).data == [early, late]


@pytest.mark.parametrize("order", ["asc", "desc"])
async def test_pages_go_on_after_the_last_item_in_the_order_asked(
    store: SqlStore, database: Database, context: RequestContext, thread: ThreadMetadata, order: str
) -> None:
    ids = await fill(database, thread, context, 7)
    wanted = ids if order == "asc" else ids[::-1]
    after: str | None = None
    for part in (wanted[:3], wanted[3:6], wanted[6:]):
        page = await store.load_thread_items(thread.id, after, 3, order, context)
        assert [item.id for item in page.data] == part
        after = page.after
    assert (page.has_more, page.after) == (False, None)


async def test_a_page_that_ends_with_the_thread_is_the_last(
    store: SqlStore, database: Database, context: RequestContext, thread: ThreadMetadata
) -> None:
    await fill(database, thread, context, 3)
    page = await store.load_thread_items(thread.id, None, 3, "asc", context)
    assert (len(page.data), page.has_more, page.after) == (3, False, None)


async def test_an_empty_thread_has_an_empty_page(
    store: SqlStore, context: RequestContext, thread: ThreadMetadata
) -> None:
    assert await store.load_thread_items(thread.id, None, 3, "asc", context) == Page()


async def test_a_cursor_of_another_thread_is_not_found(
    store: SqlStore, database: Database, context: RequestContext, thread: ThreadMetadata
) -> None:
    elsewhere = await fill(database, await saved_thread(store, context), context, 1)
    for after in (elsewhere[0], str(new_id()), "msg_1234"):
        with pytest.raises(NotFoundError):
            await store.load_thread_items(thread.id, after, 3, "asc", context)


async def test_hidden_items_do_not_shorten_what_a_person_sees(
    store: SqlStore, context: RequestContext, thread: ThreadMetadata
) -> None:
    hidden = HiddenContextItem(id=str(new_id()), thread_id=thread.id, created_at=sdk_now(), content="x")
    for item in (user_message(thread, "a"), hidden, assistant_message(thread, "b")):
        await store.add_thread_item(thread.id, item, context)
    page = await store.load_visible_items(thread.id, None, 2, "asc", context)
    assert ([item.type for item in page.data], page.has_more) == (["user_message", "assistant_message"], False)


async def test_items_written_at_once_are_all_kept(
    store: SqlStore, context: RequestContext, thread: ThreadMetadata
) -> None:
    items = [user_message(thread, str(number)) for number in range(12)]
    await asyncio.gather(*(store.add_thread_item(thread.id, item, context) for item in items))
    page = await store.load_thread_items(thread.id, None, 50, "asc", context)
    assert {item.id for item in page.data} == {item.id for item in items}
