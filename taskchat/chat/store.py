"""ChatKit's store on SQL: the complete interface, one short transaction a call."""

from collections.abc import Sequence

from chatkit.store import Store, StoreItemType
from chatkit.types import Attachment, FeedbackKind, Page, ThreadItem, ThreadMetadata

from taskchat.chat import attachments, items, threads
from taskchat.chat.context import RequestContext
from taskchat.database import Database, new_id


class SqlStore(Store[RequestContext]):
    """Threads, items and attachments of the person in the context, and of nobody else.

    What is missing and what is somebody else's is the same `NotFoundError`. Names of parameters are ChatKit's: it
    passes them by keyword and by position.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def generate_thread_id(self, context: RequestContext) -> str:
        """A UUIDv7; ChatKit's own ids have 32 random bits."""
        return str(new_id())

    def generate_item_id(self, item_type: StoreItemType, thread: ThreadMetadata, context: RequestContext) -> str:
        """A UUIDv7, whatever the item is."""
        return str(new_id())

    async def load_thread(self, thread_id: str, context: RequestContext) -> ThreadMetadata:
        async with self._database.read() as session:
            return await threads.load(session, thread_id, user_id=context.user_id)

    async def save_thread(self, thread: ThreadMetadata, context: RequestContext) -> None:
        async with self._database.begin() as session:
            await threads.save(session, thread, user_id=context.user_id)

    async def load_threads(
        self, limit: int, after: str | None, order: str, context: RequestContext
    ) -> Page[ThreadMetadata]:
        async with self._database.read() as session:
            return await threads.page(session, limit=limit, after=after, order=order, user_id=context.user_id)

    async def delete_thread(self, thread_id: str, context: RequestContext) -> None:
        async with self._database.begin() as session:
            await threads.remove(session, thread_id, user_id=context.user_id)

    async def load_thread_items(
        self, thread_id: str, after: str | None, limit: int, order: str, context: RequestContext
    ) -> Page[ThreadItem]:
        async with self._database.read() as session:
            return await items.page(session, thread_id, after=after, limit=limit, order=order, user_id=context.user_id)

    async def load_visible_items(
        self, thread_id: str, after: str | None, limit: int, order: str, context: RequestContext
    ) -> Page[ThreadItem]:
        """A page without hidden context, and as full as can be: what a person may see."""
        async with self._database.read() as session:
            return await items.page(
                session, thread_id, after=after, limit=limit, order=order, user_id=context.user_id, hidden=False
            )

    async def add_thread_item(self, thread_id: str, item: ThreadItem, context: RequestContext) -> None:
        await self.save_item(thread_id, item, context)

    async def save_item(self, thread_id: str, item: ThreadItem, context: RequestContext) -> None:
        async with self._database.begin() as session:
            await items.save(session, thread_id, item, user_id=context.user_id)

    async def load_item(self, thread_id: str, item_id: str, context: RequestContext) -> ThreadItem:
        async with self._database.read() as session:
            return await items.load(session, thread_id, item_id, user_id=context.user_id)

    async def delete_thread_item(self, thread_id: str, item_id: str, context: RequestContext) -> None:
        async with self._database.begin() as session:
            await items.remove(session, thread_id, item_id, user_id=context.user_id)

    async def delete_items_after(self, thread_id: str, item_id: str, context: RequestContext) -> None:
        """Delete everything after an item at once, however much that is."""
        async with self._database.begin() as session:
            await items.remove_after(session, thread_id, item_id, user_id=context.user_id)

    async def save_feedback(
        self, thread_id: str, item_ids: Sequence[str], kind: FeedbackKind, context: RequestContext
    ) -> None:
        """Keep what the person thinks of items; raises `NotFoundError` unless all are in the thread."""
        async with self._database.begin() as session:
            await items.keep_feedback(session, thread_id, item_ids, kind, user_id=context.user_id)

    async def save_attachment(self, attachment: Attachment, context: RequestContext) -> None:
        async with self._database.begin() as session:
            await attachments.save(session, attachment, user_id=context.user_id)

    async def load_attachment(self, attachment_id: str, context: RequestContext) -> Attachment:
        async with self._database.read() as session:
            return await attachments.load(session, attachment_id, user_id=context.user_id)

    async def delete_attachment(self, attachment_id: str, context: RequestContext) -> None:
        async with self._database.begin() as session:
            await attachments.remove(session, attachment_id, user_id=context.user_id)
