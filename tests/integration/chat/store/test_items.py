"""The store's contract: items."""

from datetime import timedelta

import pytest
from chatkit.types import (
    CustomTask,
    EndOfTurnItem,
    HiddenContextItem,
    ThreadItem,
    ThreadMetadata,
    UserMessageTagContent,
    UserMessageTextContent,
    WidgetItem,
    Workflow,
    WorkflowItem,
)
from chatkit.widgets import DynamicWidgetRoot
from sqlmodel import select

from taskchat.chat import MessageRow, NotFoundError, RequestContext, SqlStore
from taskchat.database import Database, new_id
from tests.integration.chat.made import assistant_message, file_attachment, fill, sdk_now, user_message


async def test_an_item_comes_back_as_it_was_saved(
    store: SqlStore, context: RequestContext, thread: ThreadMetadata
) -> None:
    tag = UserMessageTagContent(id="t1", text="milk", data={"deep": [1]}, group="tasks", interactive=True)
    words = UserMessageTextContent(text="Buy it — 日本")
    attachments = [file_attachment(metadata={"pages": 3}, thread_id=thread.id)]
    item = user_message(thread, "", content=[words, tag], attachments=attachments, quoted_text="milk?")
    await store.add_thread_item(thread.id, item, context)
    assert await store.load_item(thread.id, item.id, context) == item


async def test_every_other_kind_comes_back_too(
    store: SqlStore, context: RequestContext, thread: ThreadMetadata
) -> None:
    made = {"thread_id": thread.id, "created_at": sdk_now()}
    task = CustomTask(title="Create task", icon="plus", content="Created.", status_indicator="complete")
    items: list[ThreadItem] = [
        assistant_message(thread, "Done."),
        WorkflowItem(id=str(new_id()), workflow=Workflow(type="custom", tasks=[task]), **made),
        HiddenContextItem(id=str(new_id()), content={"calls": []}, **made),
        EndOfTurnItem(id=str(new_id()), **made),
    ]
    for item in items:
        await store.add_thread_item(thread.id, item, context)
    assert (await store.load_thread_items(thread.id, None, 10, "asc", context)).data == items


async def test_a_widget_comes_back_whole(store: SqlStore, context: RequestContext, thread: ThreadMetadata) -> None:
    card = {
        "type": "Card",
        "border": {"size": 2, "color": "red"},
        "newProp": {"nested": [1, {"a": "b"}]},
        "children": [{"type": "Text", "value": "milk", "unheardOf": True}, {"type": "Sparkline", "points": [1, 2]}],
    }
    widget = DynamicWidgetRoot.model_validate(card)
    item = WidgetItem(id=str(new_id()), thread_id=thread.id, created_at=sdk_now(), widget=widget, copy_text="milk")
    await store.add_thread_item(thread.id, item, context)
    loaded = await store.load_item(thread.id, item.id, context)
    assert isinstance(loaded, WidgetItem)
    assert loaded.widget.model_dump(mode="json", exclude_none=True) == card


async def test_moments_are_naive_and_local(store: SqlStore, context: RequestContext, thread: ThreadMetadata) -> None:
    item = user_message(thread, "now")
    await store.add_thread_item(thread.id, item, context)
    loaded = await store.load_item(thread.id, item.id, context)
    assert loaded.created_at == item.created_at
    assert timedelta(0) <= sdk_now() - loaded.created_at < timedelta(minutes=1)


async def test_saving_an_item_again_changes_it_in_its_place(
    store: SqlStore, context: RequestContext, thread: ThreadMetadata
) -> None:
    first, second = assistant_message(thread, "one"), assistant_message(thread, "two")
    await store.add_thread_item(thread.id, first, context)
    await store.add_thread_item(thread.id, second, context)
    for save, text in ((store.add_thread_item, "uno"), (store.save_item, "eins")):
        changed = assistant_message(thread, text, id=first.id, created_at=first.created_at)
        await save(thread.id, changed, context)
        assert (await store.load_thread_items(thread.id, None, 10, "asc", context)).data == [changed, second]


async def test_saving_an_item_again_keeps_when_it_came(
    store: SqlStore, context: RequestContext, thread: ThreadMetadata
) -> None:
    item = assistant_message(thread, "one")
    await store.add_thread_item(thread.id, item, context)
    later = assistant_message(thread, "eins", id=item.id, created_at=item.created_at + timedelta(hours=1))
    await store.save_item(thread.id, later, context)
    assert await store.load_item(thread.id, item.id, context) == later.model_copy(
        update={"created_at": item.created_at}
    )


async def test_deleting_an_item_leaves_the_others(
    store: SqlStore, database: Database, context: RequestContext, thread: ThreadMetadata
) -> None:
    first, second, third = await fill(database, thread, context, 3)
    await store.delete_thread_item(thread.id, second, context)
    await store.delete_thread_item(thread.id, second, context)
    assert [i.id for i in (await store.load_thread_items(thread.id, None, 9, "asc", context)).data] == [first, third]
    await store.delete_items_after(thread.id, first, context)
    assert [i.id for i in (await store.load_thread_items(thread.id, None, 9, "asc", context)).data] == [first]


async def test_an_id_that_no_row_can_have_is_not_found(
    store: SqlStore, context: RequestContext, thread: ThreadMetadata
) -> None:
    with pytest.raises(NotFoundError):
        await store.load_item(thread.id, "__fake_id__", context)
    with pytest.raises(NotFoundError):
        await store.add_thread_item(thread.id, assistant_message(thread, "x", id="__fake_id__"), context)


async def test_what_was_written_can_be_searched_as_plain_text(
    store: SqlStore, database: Database, context: RequestContext, thread: ThreadMetadata
) -> None:
    for item in (user_message(thread, "Kaufe\x00 Büro"), assistant_message(thread, "Fertig")):
        await store.add_thread_item(thread.id, item, context)
    async with database.read() as session:
        rows = (await session.execute(select(MessageRow).order_by("sequence"))).scalars().all()
    assert [(row.kind, row.content) for row in rows] == [
        ("user_message", "Kaufe Büro"),
        ("assistant_message", "Fertig"),
    ]
    assert "\\u0000" not in str(rows[0].payload)
