"""The store's contract: attachments."""

import pytest
from chatkit.types import AttachmentUploadDescriptor, ImageAttachment, ThreadMetadata
from pydantic import AnyUrl

from taskchat.chat import NotFoundError, RequestContext, SqlStore
from taskchat.database import new_id
from tests.integration.chat.made import file_attachment, saved_thread


async def test_an_attachment_comes_back_as_it_was_saved(store: SqlStore, context: RequestContext) -> None:
    upload = AttachmentUploadDescriptor(url=AnyUrl("https://files.example/1"), method="PUT", headers={"x": "y"})
    image = ImageAttachment(
        id=str(new_id()),
        name="plan.png",
        mime_type="image/png",
        preview_url=AnyUrl("https://files.example/1.png"),
        upload_descriptor=upload,
        metadata={"size": 12},
    )
    await store.save_attachment(image, context)
    assert await store.load_attachment(image.id, context) == image


async def test_saving_again_moves_it_into_the_thread(
    store: SqlStore, context: RequestContext, thread: ThreadMetadata
) -> None:
    attachment = file_attachment()
    await store.save_attachment(attachment, context)
    moved = attachment.model_copy(update={"thread_id": thread.id, "metadata": {"read": True}})
    await store.save_attachment(moved, context)
    assert await store.load_attachment(attachment.id, context) == moved


async def test_it_goes_with_its_thread(store: SqlStore, context: RequestContext, thread: ThreadMetadata) -> None:
    attachment = file_attachment(thread_id=thread.id)
    await store.save_attachment(attachment, context)
    await store.delete_thread(thread.id, context)
    with pytest.raises(NotFoundError):
        await store.load_attachment(attachment.id, context)


async def test_a_deleted_one_is_gone(store: SqlStore, context: RequestContext) -> None:
    attachment = file_attachment()
    await store.save_attachment(attachment, context)
    await store.delete_attachment(attachment.id, context)
    for attachment_id in (attachment.id, "atc_1234"):
        with pytest.raises(NotFoundError):
            await store.delete_attachment(attachment_id, context)


async def test_it_stays_in_the_thread_it_was_sent_in(store: SqlStore, context: RequestContext) -> None:
    first, second = await saved_thread(store, context), await saved_thread(store, context)
    attachment = file_attachment(thread_id=first.id)
    await store.save_attachment(attachment, context)
    with pytest.raises(NotFoundError):
        await store.save_attachment(attachment.model_copy(update={"thread_id": second.id}), context)
    assert await store.load_attachment(attachment.id, context) == attachment
