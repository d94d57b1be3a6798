"""The store's contract: threads."""

from datetime import datetime, timedelta

import pytest
from chatkit.types import ClosedStatus, LockedStatus, Page, Thread, ThreadMetadata

from taskchat.chat import NotFoundError, RequestContext, SqlStore
from taskchat.database import new_id
from tests.integration.chat.made import new_thread, saved_thread, sdk_now, user_message


async def test_a_thread_comes_back_as_it_was_saved(store: SqlStore, context: RequestContext) -> None:
    thread = new_thread(
        title="Plans ✓",
        status=LockedStatus(reason="Payment is due"),
        allowed_image_domains=["example.com"],
        metadata={"deep": {"er": [1, {"und": "Grüße"}], "none": None}},
    )
    await store.save_thread(thread, context)
    assert await store.load_thread(thread.id, context) == thread


async def test_moments_are_naive_and_local_as_the_sdk_makes_them(store: SqlStore, context: RequestContext) -> None:
    thread = await store.load_thread((await saved_thread(store, context)).id, context)
    assert timedelta(0) <= sdk_now() - thread.created_at < timedelta(minutes=1)


async def test_saving_again_changes_the_thread_and_keeps_when_it_began(
    store: SqlStore, context: RequestContext
) -> None:
    thread = await saved_thread(store, context)
    changed = thread.model_copy(update={"title": "New", "status": ClosedStatus(), "created_at": datetime(2020, 1, 1)})  # noqa: DTZ001
    await store.save_thread(changed, context)
    loaded = await store.load_thread(thread.id, context)
    assert (loaded.title, loaded.status, loaded.created_at) == ("New", ClosedStatus(), thread.created_at)


async def test_the_items_of_a_full_thread_are_not_kept_in_it(store: SqlStore, context: RequestContext) -> None:
    bare = new_thread()
    full = Thread(**bare.model_dump(), items=Page(data=[user_message(bare, "hello")]))
    await store.save_thread(full, context)
    loaded = await store.load_thread(bare.id, context)
    assert type(loaded) is ThreadMetadata
    assert (await store.load_thread_items(bare.id, None, 10, "asc", context)).data == []


async def test_a_long_title_is_cut_to_what_the_table_takes(store: SqlStore, context: RequestContext) -> None:
    thread = await saved_thread(store, context, title="ü" * 300)
    assert (await store.load_thread(thread.id, context)).title == "ü" * 255


async def test_what_postgresql_cannot_keep_is_left_out(store: SqlStore, context: RequestContext) -> None:
    thread = await saved_thread(store, context, title="a\x00b\ud83d", metadata={"k\x00": ["v\x00"]})
    loaded = await store.load_thread(thread.id, context)
    assert (loaded.title, loaded.metadata) == ("ab?", {"k": ["v"]})


@pytest.mark.parametrize("thread_id", ["thr_1234", "", "x" * 5_000, "019a0000-0000-7000-8000-000000000000"])
async def test_a_thread_that_is_not_there_is_not_found(
    store: SqlStore, context: RequestContext, thread_id: str
) -> None:
    with pytest.raises(NotFoundError):
        await store.load_thread(thread_id, context)
    with pytest.raises(NotFoundError):
        await store.delete_thread(thread_id, context)


async def test_threads_are_listed_by_what_happened_last(store: SqlStore, context: RequestContext) -> None:
    old, middle, new = [await saved_thread(store, context) for _ in range(3)]
    await store.add_thread_item(old.id, user_message(old, "again"), context)
    page = await store.load_threads(10, None, "desc", context)
    assert [thread.id for thread in page.data] == [old.id, new.id, middle.id]
    assert (page.has_more, page.after) == (False, None)


async def test_a_thread_that_is_saved_again_is_the_latest(store: SqlStore, context: RequestContext) -> None:
    old, new = [await saved_thread(store, context) for _ in range(2)]
    await store.save_thread(old, context)
    assert [thread.id for thread in (await store.load_threads(10, None, "desc", context)).data] == [old.id, new.id]


@pytest.mark.parametrize("order", ["asc", "desc"])
async def test_pages_of_threads_hold_each_once_in_either_order(
    store: SqlStore, context: RequestContext, order: str
) -> None:
    ids = [(await saved_thread(store, context)).id for _ in range(5)]
    seen: list[str] = []
    page = await store.load_threads(2, None, order, context)
    seen += [thread.id for thread in page.data]
    while page.has_more:
        page = await store.load_threads(2, page.after, order, context)
        seen += [thread.id for thread in page.data]
    assert seen == (ids if order == "asc" else ids[::-1])


async def test_an_unknown_cursor_is_not_found(store: SqlStore, context: RequestContext) -> None:
    with pytest.raises(NotFoundError):
        await store.load_threads(2, str(new_id()), "desc", context)


async def test_deleting_a_thread_deletes_its_items(
    store: SqlStore, context: RequestContext, thread: ThreadMetadata
) -> None:
    item = user_message(thread, "hello")
    await store.add_thread_item(thread.id, item, context)
    await store.delete_thread(thread.id, context)
    with pytest.raises(NotFoundError):
        await store.load_item(thread.id, item.id, context)
    with pytest.raises(NotFoundError):
        await store.load_thread_items(thread.id, None, 10, "asc", context)


async def test_ids_are_long_and_never_repeat(store: SqlStore, context: RequestContext, thread: ThreadMetadata) -> None:
    ids = {store.generate_item_id("message", thread, context) for _ in range(1_000)}
    assert len(ids) == 1_000
    assert all(len(one) == 36 for one in [*ids, store.generate_thread_id(context)])
